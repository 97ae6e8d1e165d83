use crate::components::{Fault, SuggestionRow};
use crate::pages::audit_path;
use crate::pages::program::Pack;
use crate::state::{Doing, ask};
use crate::words::say;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::{DraftFinding, ListSuggestions, Suggestion};
use shared::ids::RoomId;
use shared::kinds::Kind;

/// What answers suggest, above the findings; nothing where they suggest nothing, or the host does not count them.
#[component]
pub(super) fn Suggested(audit: RoomId, pack: Pack) -> impl IntoView {
    let told = ask(&[Kind::Interview, Kind::Finding, Kind::Decision], move || {
        ListSuggestions { audit }
    });
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let draft = move |provision: String| {
        doing.run(DraftFinding { audit, provision }, move |view| {
            navigate.with_value(|go| {
                go(
                    &format!("{}/findings/{}", audit_path(audit), view.finding),
                    Default::default(),
                );
            });
        });
    };
    let row = move |of: Suggestion, may_draft: bool| {
        let (place, severity) = pack.severity(&of.severity);
        let to = of.finding.as_ref();
        let to = to.map(|found| format!("{}/findings/{}", audit_path(audit), found.finding));
        let provision = of.provision.clone();
        let draft = may_draft.then(|| Callback::new(move |()| draft(provision.clone())));
        view! { <SuggestionRow of place severity to busy=doing.busy draft/> }
    };
    move || {
        let told = told.get().filter(|told| !told.suggestions.is_empty())?;
        pack.track();
        let rows: Vec<_> = told
            .suggestions
            .into_iter()
            .map(|one| row(one, told.may_draft))
            .collect();
        Some(view! {
            <section class="stack tight" aria-labelledby="suggested">
                <h2 class="head" id="suggested">{say::suggested_by_answers()}</h2>
                <p class="small soft">{say::suggested_note()}</p>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <ul class="list sheet is-flush">{rows}</ul>
            </section>
        })
    }
}
