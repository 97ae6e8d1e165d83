use crate::pages::program::Pack;
use crate::words::{changes, figures, language, own_name, say};
use leptos::prelude::*;
use shared::pack::comparison::{Change, Difference, Part};
use shared::words::Words;

/// Things of one part that are drawn at once; a list of ten thousand villages has as many.
const AT_ONCE: usize = 100;

/// One thing, and all that differs in it.
#[derive(Clone)]
struct Thing {
    id: String,
    within: Option<String>,
    title: Words,
    changes: Vec<Change>,
}

/// Everything that differs, part by part, folded.
#[component]
pub(super) fn Differences(of: Vec<Difference>, pack: Pack) -> impl IntoView {
    if of.is_empty() {
        return view! { <p>{say::nothing_differs()}</p> }.into_any();
    }
    let parts: Vec<_> = by_part(of)
        .into_iter()
        .map(|(part, things)| view! { <PartSheet part things pack/> })
        .collect();
    view! {
        <section class="stack" aria-labelledby="differs">
            <h2 class="title" id="differs">{say::what_differs()}</h2>
            {parts}
        </section>
    }
    .into_any()
}

/// The engine gives them in the order of the parts, and one thing's changes one after the other.
fn by_part(all: Vec<Difference>) -> Vec<(Part, Vec<Thing>)> {
    let mut parts: Vec<(Part, Vec<Thing>)> = Vec::new();
    for one in all {
        if parts.last().is_none_or(|(part, _)| *part != one.part) {
            parts.push((one.part, Vec::new()));
        }
        let Some((_, things)) = parts.last_mut() else { continue };
        match things.last_mut() {
            Some(thing) if thing.id == one.id && thing.within == one.within => thing.changes.push(one.change),
            Some(_) | None => things.push(Thing {
                id: one.id,
                within: one.within,
                title: one.title,
                changes: vec![one.change],
            }),
        }
    }
    parts
}

#[component]
fn PartSheet(part: Part, things: Vec<Thing>, pack: Pack) -> impl IntoView {
    let count = things.len();
    let things = StoredValue::new(things);
    // Drawn when it is first opened.
    let shown = RwSignal::new(0_usize);
    let rows = move || {
        pack.track();
        let things = things.with_value(|things| things.iter().take(shown.get()).cloned().collect::<Vec<_>>());
        things
            .into_iter()
            .map(|thing| view! { <Row thing pack/> })
            .collect::<Vec<_>>()
    };
    let rest = move || count.saturating_sub(shown.get());
    view! {
        <details class="sheet is-flush" on:toggle=move |_| if shown.get_untracked() == 0 { shown.set(AT_ONCE) }>
            <summary class="head padded">{changes::part(part)}" · "{figures::number(count as f64)}</summary>
            <ul class="list">{rows}</ul>
            {move || (shown.get() > 0 && rest() > 0).then(|| view! {
                <button class="btn is-wide" type="button" on:click=move |_| shown.update(|shown| *shown += AT_ONCE)>{say::more_differences(rest().min(AT_ONCE))}</button>
            })}
        </details>
    }
}

#[component]
fn Row(thing: Thing, pack: Pack) -> impl IntoView {
    let title = thing.title.read(language()).to_string();
    let within = thing.within.map(|within| format!("{within} · ")).unwrap_or_default();
    let id = format!("{within}{}", thing.id);
    let has_title = !title.is_empty();
    let changes: Vec<_> = thing
        .changes
        .into_iter()
        .map(|change| view! { <Changed change pack/> })
        .collect();
    view! {
        <li class="item">
            <div class="grow stack tight">
                {has_title.then(|| view! { <strong dir="auto">{title}</strong> })}
                {(!id.is_empty()).then(|| view! { <p class="small"><span class="code">{id}</span></p> })}
                {changes}
            </div>
        </li>
    }
}

#[component]
fn Changed(change: Change, pack: Pack) -> impl IntoView {
    match change {
        Change::Added => view! { <p><span class="mark is-field">{say::is_new()}</span></p> }.into_any(),
        Change::Gone => view! { <p><span class="mark is-clay">{say::is_gone()}</span></p> }.into_any(),
        Change::Moved { before, after } => {
            let told = say::moved_to(changes::place(&before), changes::place(&after));
            view! { <p class="small" dir="auto">{told}</p> }.into_any()
        }
        Change::Reworded { what, before, after } => {
            let (here, others) = (spoken(&before, &after), others(&before, &after));
            let texts: Vec<_> = here
                .into_iter()
                .map(|code| {
                    let text = |words: &Words| words.0.get(&code).cloned().unwrap_or_default();
                    view! { <BeforeAfter before=text(&before) after=text(&after) lang=code.clone()/> }
                })
                .collect();
            view! {
                <p class="label">{changes::facet(&what)}</p>
                {texts}
                {(!others.is_empty()).then(|| view! { <p class="small soft">{say::also_reworded(others.join(", "))}</p> })}
            }
            .into_any()
        }
        Change::Set { what, before, after } => {
            let word = |value: String| match what.as_str() {
                "severity" if !value.is_empty() => pack.severity(&value).1,
                "provision" if !value.is_empty() => pack.provision(&value),
                _ => changes::value(&value),
            };
            let (before, after) = (word(before), word(after));
            view! {
                <p class="label">{changes::facet(&what)}</p>
                <BeforeAfter before after lang=String::new()/>
            }
            .into_any()
        }
    }
}

/// The languages whose texts are shown: the reader's where it changed, else all that did.
fn spoken(before: &Words, after: &Words) -> Vec<String> {
    let mut codes: Vec<String> = before.0.keys().chain(after.0.keys()).cloned().collect();
    codes.sort();
    codes.dedup();
    match codes.iter().any(|code| code == language()) {
        true => vec![language().to_string()],
        false => codes,
    }
}

/// The further languages in which a text changed, by their own names.
fn others(before: &Words, after: &Words) -> Vec<String> {
    let shown = spoken(before, after);
    let mut rest: Vec<&String> = before.0.keys().chain(after.0.keys()).collect();
    rest.sort();
    rest.dedup();
    let rest = rest.into_iter().filter(|code| !shown.contains(code));
    rest.map(|code| own_name(code)).collect()
}

#[component]
fn BeforeAfter(before: String, after: String, lang: String) -> impl IntoView {
    let said = |text: String| if text.is_empty() { say::nothing_set() } else { text };
    let lang = Some(lang).filter(|lang| !lang.is_empty());
    view! {
        <dl class="facts">
            <dt>{say::was()}</dt><dd><del lang=lang.clone() dir="auto">{said(before)}</del></dd>
            <dt>{say::is_now()}</dt><dd><ins lang=lang dir="auto">{said(after)}</ins></dd>
        </dl>
    }
}
