use super::grid::Grid;
use crate::components::{Empty, Frame, Icon, Loaded, Pick};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{EvidenceView, ListEvidence};
use shared::kinds::Kind;
use std::collections::BTreeSet;

/// What a person wants to see of it.
#[derive(Clone, Copy)]
struct Wanted {
    kind: RwSignal<String>,
    link: RwSignal<String>,
    person: RwSignal<String>,
}

impl Wanted {
    fn new() -> Self {
        let any = || RwSignal::new(String::new());
        Wanted {
            kind: any(),
            link: any(),
            person: any(),
        }
    }

    fn has(self, item: &EvidenceView) -> bool {
        let linked = !item.findings.is_empty() || !item.links.is_empty();
        let kind = match self.kind.get().as_str() {
            "photo" => item.media_type.starts_with("image/") && item.redacts.is_none(),
            "redacted" => item.redacts.is_some(),
            "sound" => item.media_type.starts_with("audio/"),
            "file" => !item.media_type.starts_with("image/") && !item.media_type.starts_with("audio/"),
            _ => true,
        };
        let link = match self.link.get().as_str() {
            "linked" => linked,
            "unlinked" => !linked,
            _ => true,
        };
        kind && link
            && self
                .person
                .with(|person| person.is_empty() || *person == item.author_name)
    }
}

/// Evidence of an audit: previews with their captions and custody.
#[component]
pub(crate) fn Gallery() -> impl IntoView {
    let audit = audit_here();
    let list = ask(&[Kind::Evidence], move || ListEvidence { audit });
    let wanted = Wanted::new();
    let new = StoredValue::new(format!("{}/evidence/new", audit_path(audit)));
    let dock = move || view! { <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuCamera/>{say::take_photo()}</A> };
    let sub = Signal::derive(move || list.get().map(|list| say::items(list.items.len())));
    view! {
        <Frame title=say::evidence() sub back=audit_path(audit) dock=move || dock().into_any()>
            <Loaded from=list let:value>
                {
                    let items = Signal::derive(move || value.with(|value| value.items.iter().filter(|item| wanted.has(item)).cloned().collect::<Vec<_>>()));
                    let none = Memo::new(move |_| value.with(|value| value.items.is_empty()));
                    let all = Signal::derive(move || value.with(|value| value.items.clone()));
                    view! {
                        <div class="stack">
                            {move || if none.get() {
                                view! {
                                    <Empty icon=icondata::LuCamera title=say::no_evidence() text=say::no_evidence_text()>
                                        <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuCamera/>{say::take_photo()}</A>
                                    </Empty>
                                }.into_any()
                            } else {
                                view! { <Filters wanted all/> }.into_any()
                            }}
                            {move || (!none.get() && items.with(Vec::is_empty)).then(|| view! { <p class="soft" role="status">{say::no_match()}</p> })}
                            <Grid audit items/>
                        </div>
                    }
                }
            </Loaded>
        </Frame>
    }
}

#[component]
fn Filters(wanted: Wanted, all: Signal<Vec<EvidenceView>>) -> impl IntoView {
    let choices = |of: Vec<(&'static str, String)>| {
        let of: Vec<(String, String)> = of.into_iter().map(|(key, words)| (key.to_string(), words)).collect();
        Signal::stored(of)
    };
    let kinds = choices(vec![
        ("", say::any_kind()),
        ("photo", say::kind_photos()),
        ("redacted", say::redacted_copies()),
        ("file", say::kind_files()),
        ("sound", say::kind_sounds()),
    ]);
    let links = choices(vec![
        ("", say::linked_or_not()),
        ("linked", say::linked_only()),
        ("unlinked", say::unlinked_only()),
    ]);
    let people = Signal::derive(move || {
        let people = all.with(|all| all.iter().map(|item| item.author_name.clone()).collect::<BTreeSet<_>>());
        let first = (String::new(), say::anybody());
        std::iter::once(first)
            .chain(people.into_iter().map(|person| (person.clone(), person)))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="filters" role="group" aria-label=say::filter_evidence()>
            <Pick id="filter-kind" label=say::kind_of_file() options=kinds value=wanted.kind/>
            <Pick id="filter-link" label=say::links_head() options=links value=wanted.link/>
            <Pick id="filter-person" label=say::by() options=people value=wanted.person/>
        </div>
    }
}
