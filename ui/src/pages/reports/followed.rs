use crate::components::{ActionMark, Icon};
use crate::state::ask;
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ActionLine, ListActions};
use shared::ids::RoomId;
use shared::kinds::Kind;

/// The corrective actions of the report's audit, overdue first, and the way to all of them.
#[component]
pub(super) fn Followed(audit: RoomId) -> impl IntoView {
    let actions = ask(&[Kind::Action], move || ListActions { audit: Some(audit) });
    move || {
        let mut lines = actions.get().map(|actions| actions.actions).unwrap_or_default();
        if lines.is_empty() {
            return ().into_any();
        }
        lines.sort_by_key(|line| (std::cmp::Reverse(line.overdue_days), line.due));
        let overdue = lines.iter().filter(|line| line.overdue_days.is_some()).count();
        let rows: Vec<_> = lines.into_iter().map(row).collect();
        view! {
            <section class="stack tight">
                <h2 class="head">{say::actions()}</h2>
                {(overdue > 0).then(|| view! { <p class="small short">{say::overdue_count(overdue)}</p> })}
                <ul class="list sheet is-flush">{rows}</ul>
                <A href="/actions" attr:class="btn is-wide"><Icon of=icondata::LuClipboardCheck/>{say::follow_actions()}</A>
            </section>
        }
        .into_any()
    }
}

fn row(line: ActionLine) -> impl IntoView {
    let due = line.due.map(|due| say::due(figures::day_of_year(due)));
    view! {
        <li class="item"><span class="grow"><strong dir="auto">{line.what}</strong>{due.map(|due| view! { <span class="small soft">{due}</span> })}</span>
            <ActionMark state=line.state overdue_days=line.overdue_days/></li>
    }
}
