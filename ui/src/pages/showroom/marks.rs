use super::samples::custody;
use super::{Group, Shown};
use crate::components::{
    ActionMark, CustodyCounts, CustodyMark, FindingMark, PhaseLine, ReviewMark, SeverityMark, VerdictMark,
};
use leptos::prelude::*;
use shared::api::{ActionState, CustodyAt, FindingState, Phase, ReviewState};
use shared::money::Money;
use shared::payroll::Verdict;

/// Marks: word, shape, colour.
#[component]
pub(super) fn Marks() -> impl IntoView {
    let severities: Vec<_> = ["Zero tolerance", "Serious", "Systems", "Observation"]
        .into_iter()
        .enumerate()
        .map(|(place, word)| view! { <SeverityMark place word/> })
        .collect();
    let actions: Vec<_> = [
        (ActionState::InProgress, None),
        (ActionState::InProgress, Some(6)),
        (ActionState::ReportedFixed, None),
        (ActionState::Verified, None),
        (ActionState::Reopened, None),
        (ActionState::Reopened, Some(1)),
    ]
    .into_iter()
    .map(|(state, overdue_days)| view! { <ActionMark state overdue_days/> })
    .collect();
    let reviews: Vec<_> = [
        ReviewState::Waiting,
        ReviewState::Returned,
        ReviewState::Answered,
        ReviewState::Replaced,
        ReviewState::Approved,
    ]
    .into_iter()
    .map(|state| view! { <ReviewMark state/> })
    .collect();
    let findings = [FindingState::Draft, FindingState::Confirmed, FindingState::Dismissed]
        .map(|state| view! { <FindingMark state/> });
    let verdicts = [Verdict::Short, Verdict::Reaches, Verdict::NotVerifiable].map(|verdict| {
        let shortfall = Money {
            amount: rust_decimal::Decimal::new(4806, 2),
            currency: "USD".into(),
        };
        view! { <VerdictMark verdict shortfall/> }
    });
    let places = [CustodyAt::Here, CustodyAt::Mate, CustodyAt::Server].map(|at| view! { <CustodyMark at/> });
    let phases = [
        Phase::Planned,
        Phase::Fieldwork,
        Phase::Reconciling,
        Phase::Review,
        Phase::Closed,
    ]
    .map(|at| view! { <PhaseLine at/> });
    view! {
        <Group id="marks" title="Marks">
            <div class="sheet stack">
                <Shown what="Severity"><p class="row">{severities}</p></Shown>
                <Shown what="Corrective action"><p class="row">{actions}</p></Shown>
                <Shown what="Finding"><p class="row">{findings.collect_view()}</p></Shown>
                <Shown what="Review"><p class="row">{reviews}</p></Shown>
                <Shown what="Pay slip"><p class="row">{verdicts.collect_view()}</p></Shown>
                <Shown what="Custody"><p class="row">{places.collect_view()}</p></Shown>
                <Shown what="Phase of an audit"><div class="stack">{phases.collect_view()}</div></Shown>
            </div>
            <div class="cols is-two">
                <Shown what="Custody counted: some only here, some old"><div class="sheet stack tight"><CustodyCounts of=custody(12, 4)/></div></Shown>
                <Shown what="Custody counted: with teammates"><div class="sheet stack tight"><CustodyCounts of=custody(0, 4)/></div></Shown>
                <Shown what="Custody counted: all on the server"><div class="sheet stack tight"><CustodyCounts of=custody(0, 0)/></div></Shown>
            </div>
        </Group>
    }
}
