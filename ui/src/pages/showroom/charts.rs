use super::samples::{arithmetic, coverage};
use super::{Group, Shown};
use crate::components::{CoverageBars, CoverageRing, Furrow, Ledger, Verdicts};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::payroll::Verdict;

const GOAL_PERCENT: u32 = 50;

/// Figures that show their working.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let furrows: Vec<_> = [0, 27, 50, 81, 130]
        .into_iter()
        .map(|percent| view! { <div class="stack tight"><p class="small num">{say::percent(percent)}</p><Furrow percent goal=GOAL_PERCENT label=say::coverage_says(percent, 100u32, GOAL_PERCENT)/></div> })
        .collect();
    let rings: Vec<_> = [1usize, 3, 6]
        .into_iter()
        .map(|strata| view! {
            <Shown what=format!("Ring of {strata}")>
                <div class="sheet"><CoverageRing rows=coverage(strata) heard=41 workers=96 goal_percent=GOAL_PERCENT/></div>
            </Shown>
        })
        .collect();
    view! {
        <Group id="charts" title="Figures and charts">
            <div class="sheet stack">
                <Shown what="Furrow: nothing, part, at the goal, over it, over everything"><div class="stack">{furrows}</div></Shown>
                <Shown what="Without a goal"><Furrow percent=60 label=say::percent(60u32)/></Shown>
            </div>
            <div class="cols is-three">{rings}</div>
            <div class="cols is-two">
                <Shown what="The table beside a ring"><div class="sheet"><CoverageBars caption=say::ring_table(say::by_crew()) head=say::by_crew() rows=coverage(3) goal_percent=GOAL_PERCENT bars=false/></div></Shown>
                <Shown what="More than six groups: bars, and no headcount"><div class="sheet"><CoverageBars caption=say::ring_table(say::by_language()) head=say::by_language() rows=coverage(8) goal_percent=GOAL_PERCENT bars=true/></div></Shown>
            </div>
            <div class="cols is-three">
                <Shown what="Pay: short"><Verdicts of=arithmetic(Verdict::Short)/></Shown>
                <Shown what="Pay: reaches"><Verdicts of=arithmetic(Verdict::Reaches)/></Shown>
                <Shown what="Pay: not verifiable"><Verdicts of=arithmetic(Verdict::NotVerifiable)/></Shown>
            </div>
            <Shown what="Ledger"><div class="stack"><Ledger of=arithmetic(Verdict::Short)/></div></Shown>
            <Shown what="Totals">
                <div class="sheet figures">
                    <div class="stack tight is-first"><p class="label">{say::payroll()}</p><p class="figure short">"$1,284.60"</p></div>
                    <div class="stack tight"><p class="label">{say::findings()}</p><p class="figure">{figures::number(31.0)}</p></div>
                    <div class="stack tight"><p class="label">{say::interviews()}</p><p class="kept-back padded">"kept back"</p></div>
                </div>
            </Shown>
        </Group>
    }
}
