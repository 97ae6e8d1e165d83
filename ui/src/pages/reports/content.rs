use super::plates::Plates;
use crate::components::{CoverageTables, Furrow, Icon, Notice, SeverityMark, severity_tone};
use crate::pages::program::Pack;
use crate::words::{figures, language, say};
use leptos::prelude::*;
use shared::api::{PublishedFinding, PublishedPay, ReportContent};

/// A report as it stands or as it would leave: summary, findings, coverage, pay, method. What is kept back says why.
#[component]
pub(crate) fn Content(of: ReportContent, pack: Pack) -> impl IntoView {
    let findings = of.findings.len();
    let rows: Vec<_> = of
        .findings
        .into_iter()
        .map(|finding| view! { <Found finding pack/> })
        .collect();
    let pay: Vec<_> = of.pay.into_iter().map(|pay| view! { <Pay pay/> }).collect();
    let method: Vec<_> = of
        .method
        .into_iter()
        .map(|line| view! { <li dir="auto">{line}</li> })
        .collect();
    let decisions: Vec<_> = of
        .decisions
        .into_iter()
        .map(|line| view! { <li dir="auto">{line}</li> })
        .collect();
    let no_decisions = decisions.is_empty();
    let hash = of.hash.to_string();
    let heard = match (of.heard, of.workers) {
        (Some(heard), Some(workers)) => view! {
            <p class="figure">{figures::number(heard.into())}" "<small>{say::of_all(workers)}</small></p>
            <Furrow percent=(heard * 100).checked_div(workers).unwrap_or(0) goal=of.goal_percent label=say::coverage_says(heard, workers, of.goal_percent)/>
            <p class="small num">{say::share_and_goal(figures::percent(heard, workers), of.goal_percent)}</p>
        }
        .into_any(),
        _ => view! { <p class="kept-back padded">{say::kept_back()}</p> }.into_any(),
    };
    view! {
        <div class="stack loose">
            {of.no_worker_tables.clone().map(|why| view! { <Notice icon=icondata::LuLock><h2 class="head">{say::no_worker_tables()}</h2><p dir="auto">{why}</p></Notice> })}
            <section class="sheet figures" aria-label=say::summary()>
                <div class="stack tight"><p class="label">{say::workers_heard()}</p>{heard}</div>
                <div class="stack tight"><p class="label">{say::findings()}</p><p class="figure">{findings}</p></div>
                <div class="stack tight"><p class="label">{say::fieldwork_days()}</p><p class="num">{figures::days(of.starts, of.ends)}</p></div>
                <div class="stack tight"><p class="label">{say::operator()}</p><p dir="auto">{of.operator}</p></div>
            </section>
            <section class="sheet stack" id="part-summary">
                <h2 class="title">{say::what_the_team_found()}</h2>
                <div class="measure stack tight" dir="auto">{lines(&of.summary)}</div>
            </section>
            <section class="sheet is-flush" id="part-findings">
                <h2 class="head padded">{say::findings()}</h2>
                {if findings == 0 { view! { <p class="padded soft">{say::no_findings_published()}</p> }.into_any() } else { view! { <ul class="list">{rows}</ul> }.into_any() }}
            </section>
            {(!of.coverage.is_empty()).then(|| view! { <CoverageTables of=of.coverage goal_percent=of.goal_percent/> })}
            {(!pay.is_empty()).then(|| view! { <section class="sheet stack" id="part-pay"><h2 class="head">{say::pay_slips()}</h2>{pay}</section> })}
            <section class="sheet stack tight" id="part-method">
                <h2 class="head">{say::method_and_decisions()}</h2>
                <ul class="bullets stack tight small">{method}</ul>
                {(!no_decisions).then(|| view! { <h3 class="label">{say::decisions_so_far()}</h3><ul class="bullets stack tight small">{decisions}</ul> })}
                <p class="small soft">{say::report_hash()}" "<span class="code hash" id="report-hash">{hash}</span></p>
            </section>
        </div>
    }
}

fn lines(text: &str) -> Vec<impl IntoView + use<>> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_string()}</p> })
        .collect()
}

#[component]
fn Found(finding: PublishedFinding, pack: Pack) -> impl IntoView {
    let severity = finding.severity;
    let place = move || pack.severity(&severity);
    let tone = {
        let place = place.clone();
        move || format!("finding {}", severity_tone(place().0))
    };
    view! {
        <li><article class=tone id=format!("part-finding-{}", finding.number)>
            <div class="row spread"><span class="label num">{finding.number}</span>{move || { let (place, word) = place(); view! { <SeverityMark place word/> } }}</div>
            <h3 class="head" dir="auto">{finding.provision_title.read(language()).to_string()}</h3>
            <p dir="auto">{finding.statement}</p>
            {(!finding.basis.is_empty()).then(|| view! { <p class="small">{say::rests_on()}": "<span dir="auto">{finding.basis}</span></p> })}
            {(finding.evidence_items > 0).then(|| view! { <p class="small">{say::evidence_count(finding.evidence_items)}</p> })}
            <Plates of=finding.plates/>
            {finding.action.map(|action| view! {
                <p class="small soft"><Icon of=icondata::LuCalendarClock/>" "<span dir="auto">{action.what}</span>
                    {action.due.map(|due| format!(" · {}", say::due(figures::day_of_year(due))))}</p>
            })}
        </article></li>
    }
}

#[component]
fn Pay(pay: PublishedPay) -> impl IntoView {
    let kept = || view! { <td class="kept-back">{say::kept_back()}</td> }.into_any();
    let counted = move |count: Option<u32>| {
        count.map_or_else(kept, |count| {
            view! { <td>{figures::number(count.into())}</td> }.into_any()
        })
    };
    view! {
        <p class="small soft" dir="auto">{pay.rule}</p>
        <table class="ledger"><tbody>
            <tr><th scope="row">{say::slips_checked()}</th>{counted(pay.slips_checked)}</tr>
            <tr><th scope="row">{say::slips_short()}</th>{counted(pay.slips_short)}</tr>
            <tr class="total"><th scope="row">{say::owed_to_workers()}</th>{match pay.owed {
                Some(owed) => view! { <td class="short">{figures::money(&owed)}</td> }.into_any(),
                None => kept(),
            }}</tr>
        </tbody></table>
        {pay.why_kept_back.map(|why| view! { <p class="small soft row"><Icon of=icondata::LuLock/><span class="grow" dir="auto">{why}</span></p> })}
    }
}
