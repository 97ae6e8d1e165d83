use super::Icon;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{ActionState, FindingState, ReviewState};

/// Weight falls with gravity: the tone of the severity at `place` of `all`, gravest first.
pub(crate) fn severity_tone(place: usize) -> &'static str {
    match place {
        0 => "is-blood",
        1 => "is-clay",
        2 => "is-ochre",
        _ => "",
    }
}

/// A severity: shape, word, colour. `place`: how many are graver.
#[component]
pub(crate) fn SeverityMark(place: usize, #[prop(into)] word: String) -> impl IntoView {
    let icon = match place {
        0 => icondata::LuOctagonAlert,
        1 => icondata::LuTriangleAlert,
        2 => icondata::LuDiamond,
        _ => icondata::LuCircle,
    };
    view! { <span class=format!("mark {}", severity_tone(place))><Icon of=icon/>{word}</span> }
}

/// Draft, confirmed, dismissed.
#[component]
pub(crate) fn FindingMark(state: FindingState) -> impl IntoView {
    match state {
        FindingState::Draft => view! { <span class="mark">{say::draft()}</span> }.into_any(),
        FindingState::Confirmed => {
            view! { <span class="mark is-field"><Icon of=icondata::LuCheck/>{say::confirmed()}</span> }.into_any()
        }
        FindingState::Merged => {
            view! { <span class="mark"><Icon of=icondata::LuGitMerge/>{say::merged()}</span> }.into_any()
        }
        FindingState::Dismissed => view! { <span class="mark">{say::dismissed()}</span> }.into_any(),
    }
}

/// Where a report stands in its review.
#[component]
pub(crate) fn ReviewMark(state: ReviewState) -> impl IntoView {
    let (class, icon, word) = match state {
        ReviewState::Waiting => ("mark is-indigo", icondata::LuHourglass, say::review_waiting()),
        ReviewState::Returned => ("mark is-ochre", icondata::LuUndo2, say::review_returned()),
        ReviewState::Answered => ("mark is-indigo", icondata::LuMessageSquare, say::review_answered()),
        ReviewState::Replaced => ("mark", icondata::LuHistory, say::review_replaced()),
        ReviewState::Approved => ("mark is-field", icondata::LuShieldCheck, say::review_approved()),
    };
    view! { <span class=class><Icon of=icon/>{word}</span> }
}

/// Where a corrective action stands; overdue days come first.
#[component]
pub(crate) fn ActionMark(state: ActionState, overdue_days: Option<u32>) -> impl IntoView {
    let (class, icon, word) = match (state, overdue_days) {
        (ActionState::InProgress, Some(days)) | (ActionState::Reopened, Some(days)) => {
            ("mark is-clay", icondata::LuAlarmClock, say::overdue(days))
        }
        (ActionState::InProgress, None) => ("mark", icondata::LuCalendarClock, say::action_in_progress()),
        (ActionState::ReportedFixed, _) => (
            "mark is-indigo",
            icondata::LuClipboardCheck,
            say::action_reported_fixed(),
        ),
        (ActionState::Verified, _) => ("mark is-field", icondata::LuShieldCheck, say::action_verified()),
        (ActionState::Reopened, None) => ("mark", icondata::LuUndo2, say::action_reopened()),
    };
    view! { <span class=class><Icon of=icon/>{word}</span> }
}
