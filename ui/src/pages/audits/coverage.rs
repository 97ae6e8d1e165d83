use crate::components::{CoverageBars, CoverageRing, Furrow, Seg, audience_name};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::CoverageView;

fn group_head(by: &str) -> String {
    match by {
        "crew" => say::by_crew(),
        "gender" => say::by_gender(),
        "language" => say::by_language(),
        "pay_type" => say::by_pay_type(),
        other => other.to_string(),
    }
}

/// Workers heard, by crew and by the other groups: never who.
#[component]
pub(super) fn Coverage(of: CoverageView, by: RwSignal<String>) -> impl IntoView {
    let options: Vec<_> = of
        .tables
        .iter()
        .map(|table| (table.by.clone(), group_head(&table.by)))
        .collect();
    let several = options.len() > 1;
    let (heard, workers, goal) = (of.heard, of.workers, of.goal_percent);
    let own_goals = of
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .any(|row| row.goal.is_some() && row.workers.is_some());
    let tables = of.tables;
    let shown = move || {
        let wish = by.get();
        let table = tables
            .iter()
            .find(|table| table.by == wish)
            .or_else(|| tables.first())?
            .clone();
        // Rings need a headcount; where the plan has none, the counts stand alone.
        let ring = table.rows.len() <= 6 && table.rows.iter().any(|row| row.share_percent.is_some());
        let head = group_head(&table.by);
        let rows = table.rows;
        Some(if ring {
            view! {
                <div class="cols is-two middle">
                    <CoverageRing rows=rows.clone() heard workers goal_percent=goal/>
                    <CoverageBars caption=say::ring_table(head.clone()) head rows goal_percent=goal bars=false/>
                </div>
            }
            .into_any()
        } else {
            view! { <CoverageBars caption=say::ring_table(head.clone()) head rows goal_percent=goal bars=true/> }
                .into_any()
        })
    };
    let share = (heard * 100).checked_div(workers).unwrap_or(0);
    view! {
        <section class="sheet stack" aria-labelledby="cov">
            <div class="row spread"><h2 class="head" id="cov">{say::workers_heard()}</h2>{several.then(|| view! { <Seg label=say::workers_heard() options chosen=by/> })}</div>
            <div class="stack tight">
                <p class="row spread">
                    <span><span class="figure">{figures::number(heard.into())}</span>" "<span class="soft">{say::of_workers_heard(workers)}</span></span>
                    <span class="small num">{say::share_and_goal_people(figures::percent(heard, workers), figures::number(of.goal_workers.into()))}</span>
                </p>
                <Furrow percent=share goal label=say::coverage_says(heard, workers, goal)/>
            </div>
            {shown}
            {(of.in_groups > 0).then(|| view! { <p class="small">{say::heard_in_groups(of.in_groups)}</p> })}
            {(!of.also.is_empty()).then(|| view! {
                <p class="row tight small"><span class="soft">{say::also_to_hear()}</span>
                    {of.also.iter().map(|also| {
                        let words = format!("{}: {}", audience_name(also.audience), figures::number(also.heard.into()));
                        let class = if also.heard > 0 { "mark is-field" } else { "mark is-ochre" };
                        view! { <span class=class>{words}</span> }
                    }).collect::<Vec<_>>()}
                </p>
            })}
            <p class="small soft">{if own_goals { say::ring_note(goal) } else { say::ring_note_site(goal) }}</p>
        </section>
    }
}
