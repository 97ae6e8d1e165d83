use super::{CustodyMark, FindingMark, Icon, SeverityMark, severity_tone};
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{CustodyAt, FindingState};

/// A finding in a list: how grave, under which provision, what it rests on, where it is.
#[component]
pub(crate) fn FindingRow(
    to: String,
    /// How many severities are graver.
    place: usize,
    severity: String,
    label: String,
    title: String,
    statement: String,
    state: FindingState,
    /// Two people set something of it differently.
    conflicted: bool,
    says: String,
    custody: CustodyAt,
) -> impl IntoView {
    view! {
        <li><A href=to attr:class=format!("finding {}", severity_tone(place))>
            <span class="row spread"><span class="label num">{label}</span>
                <span class="row tight">
                    {(state != FindingState::Draft).then(|| view! { <FindingMark state/> })}
                    <SeverityMark place word=severity/>
                </span>
            </span>
            <span class="head" dir="auto">{title}</span>
            <span class="small soft clamp" dir="auto">{statement}</span>
            {conflicted.then(|| view! { <span class="mark is-ochre"><Icon of=icondata::LuSplit/>{say::two_values()}</span> })}
            <span class="row spread"><span class="small">{says}</span><CustodyMark at=custody/></span>
        </A></li>
    }
}
