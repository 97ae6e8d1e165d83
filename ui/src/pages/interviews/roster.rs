use super::place::entries;
use super::writer::Writer;
use crate::components::{Confirm, Icon};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{FormSheet, InterviewView};

/// Entries drawn at once; more are one tap away.
const PAGE: usize = 50;

/// The entries of a repeat that people count: open one, add one, take one out.
#[component]
pub(super) fn Roster(
    view: RwSignal<InterviewView>,
    writer: Writer,
    form: StoredValue<FormSheet>,
    /// As `relevant` names it: `crews[]`.
    repeat: String,
    lang: Signal<String>,
    go: Callback<String>,
) -> impl IntoView {
    let repeat = StoredValue::new(repeat);
    let relevant = Memo::new(move |_| view.with(|view| view.relevant.clone()));
    let all = Memo::new(move |_| relevant.with(|stops| repeat.with_value(|repeat| entries(stops, repeat))));
    let shown = RwSignal::new(PAGE);
    let may_write = view.with_untracked(|view| view.may_write && !view.line.withdrawn);
    let title = move || {
        let pattern = repeat.with_value(|repeat| shared::api::pattern_of(repeat));
        let label = form.with_value(|form| {
            let group = form
                .groups
                .iter()
                .find(|group| group.repeat.as_deref() == Some(&*pattern));
            group.map(|group| group.label.read(&lang.get()).to_string())
        });
        label.filter(|label| !label.is_empty()).unwrap_or_else(say::entries)
    };
    // The first stop within an entry is where it is opened.
    let open = move |entry: &str| {
        let first = relevant.with_untracked(|stops| {
            let inside = format!("{entry}/");
            stops.iter().find(|stop| stop.starts_with(&inside)).cloned()
        });
        first.into_iter().for_each(|key| go.run(key));
    };
    let added = Callback::new(move |entry: String| open(&entry));
    let rows = move || {
        let entries = all.get();
        let drawn: Vec<_> = entries
            .iter()
            .take(shown.get())
            .enumerate()
            .map(|(place, entry)| {
                let (to_open, to_take_out) = (entry.clone(), entry.clone());
                let says = summary(view, entry);
                let name = say::entry(place as u32 + 1);
                view! {
                    <li class="row spread">
                        <button class="item grow" type="button" on:click=move |_| open(&to_open)>
                            <span class="grow"><strong>{name}</strong><span class="small soft" dir="auto">{says}</span></span>
                            <Icon of=icondata::LuChevronRight turns=true/>
                        </button>
                        {may_write.then(|| view! {
                            <Confirm icon=icondata::LuTrash2 label=say::take_entry_out() consequence=say::take_entry_out_consequence() class="btn is-bare" destroys=true
                                go=Callback::new(move |()| writer.take_out(&to_take_out))/>
                        })}
                    </li>
                }
            })
            .collect();
        let more = entries.len().saturating_sub(drawn.len());
        view! {
            <ul class="list sheet is-flush">{drawn}</ul>
            {(more > 0).then(|| view! {
                <button class="btn is-wide" type="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>{say::more_entries(more as u32)}</button>
            })}
        }
    };
    view! {
        <section class="stack" aria-labelledby="ask">
            <p class="ask" id="ask" dir="auto">{title}</p>
            {move || match all.with(Vec::is_empty) {
                true => view! { <p class="soft">{say::no_entries()}</p> }.into_any(),
                false => rows().into_any(),
            }}
            {may_write.then(|| view! {
                <button class="btn is-wide" type="button" on:click=move |_| repeat.with_value(|repeat| writer.add(repeat, added))>
                    <Icon of=icondata::LuPlus/>{say::add_entry()}
                </button>
            })}
        </section>
    }
}

/// The first answers of an entry, so that a person knows which it is.
fn summary(view: RwSignal<InterviewView>, entry: &str) -> String {
    let inside = format!("{entry}/");
    view.with(|view| {
        let keys = view.relevant.iter().filter(|key| key.starts_with(&inside));
        let said = keys.filter_map(|key| view.answers.get(key)).take(2);
        said.map(String::as_str).collect::<Vec<_>>().join(" · ")
    })
}
