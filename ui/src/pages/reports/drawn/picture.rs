use super::parts::to_part;
use super::sheet::Sheet;
use super::{prose, tone_class};
use crate::components::Icon;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{self, Bar, BarLine, Drawing, Legend, Table, Tile};

/// A picture; whoever cannot see it hears the same figures.
#[component]
pub(super) fn Picture(
    of: api::Picture,
    /// Its section says the title already.
    bare: bool,
) -> impl IntoView {
    let drawing = match of.drawing {
        Drawing::Bars { bars, mark } => view! { <Bars bars mark says=of.says/> }.into_any(),
        Drawing::Columns { bars, mark } => view! { <Columns bars mark says=of.says/> }.into_any(),
        Drawing::Tiles { tiles } => view! { <p class="measure">{of.says}</p><Tiles tiles/> }.into_any(),
    };
    view! {
        {(!bare).then(|| view! { <h3 class="head">{of.title}</h3> })}
        {drawing}
        <Key of=of.legend/>
    }
}

/// The table with the same figures, one press away; on paper it always stands there.
pub(super) fn with_table(picture: AnyView, table: Table) -> AnyView {
    let open = RwSignal::new(false);
    let id = format!("table-{}", table.key);
    view! {
        <div class="stack tight-3">
            {picture}
            <div>
                <button class="btn is-bare only-screen" type="button" aria-expanded=move || open.get().to_string() aria-controls=id.clone()
                    on:click=move |_| open.update(|open| *open = !*open)>
                    <Icon of=icondata::LuTable/>{move || if open.get() { say::hide_table() } else { say::as_table() }}
                </button>
                <div id=id class="same-table" hidden=move || !open.get()><Sheet of=table/></div>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Key(of: Vec<Legend>) -> impl IntoView {
    let rows: Vec<_> = of
        .into_iter()
        .map(|one| view! { <li><span class=format!("swatch {}", tone_class(one.tone))></span>{one.words}</li> })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="legend-row small soft">{rows}</ul> })
}

fn share(permille: u32) -> String {
    format!("{}%", f64::from(permille) / 10.0)
}

/// One bar below the other, a line across all of them.
#[component]
fn Bars(bars: Vec<Bar>, mark: Option<BarLine>, says: String) -> impl IntoView {
    let at = mark.as_ref().map(|mark| share(mark.permille));
    let rows: Vec<_> = bars
        .into_iter()
        .map(|bar| {
            let parts: Vec<_> = bar
                .parts
                .iter()
                .map(|part| view! { <span class=tone_class(part.tone) style=("inline-size", share(part.permille))></span> })
                .collect();
            view! {
                <div class="bar-row">
                    <span class="bar-label">{prose(bar.label)}</span>
                    <span class="bar-words num">{bar.words}</span>
                    <span class="bar-track" class:t-unseen=bar.kept_back class:has-mark=at.is_some() style=("--mark-at", at.clone())>{parts}</span>
                </div>
            }
        })
        .collect();
    view! {
        <div class="bars" role="img" aria-label=says>
            {rows}
            {mark.map(|mark| view! { <div class="bar-mark" style=("--mark-at", share(mark.permille))><span>{mark.words}</span></div> })}
        </div>
    }
}

/// Standing columns, a line between two of them. A scale never mirrors.
#[component]
fn Columns(bars: Vec<Bar>, mark: Option<BarLine>, says: String) -> impl IntoView {
    let columns: Vec<_> = bars
        .into_iter()
        .map(|bar| {
            let parts: Vec<_> = bar
                .parts
                .iter()
                .rev()
                .map(|part| view! { <span class=tone_class(part.tone) style=("block-size", share(part.permille))></span> })
                .collect();
            view! {
                <div class="column">
                    <span class="column-words num">{bar.words}</span>
                    <span class="column-track" class:t-unseen=bar.kept_back>{parts}</span>
                    <span class="column-label small">{prose(bar.label)}</span>
                </div>
            }
        })
        .collect();
    let marked = mark.is_some();
    view! {
        // Many columns scroll on a phone, by keys too.
        <div class="columns-wrap scrolls" class:has-mark=marked role="img" aria-label=says tabindex="0">
            <div class="columns">
                {columns}
                {mark.map(|mark| view! { <div class="column-mark" class:is-late=is_late(mark.permille) style=("--mark-at", share(mark.permille))><span>{mark.words}</span></div> })}
            </div>
        </div>
    }
}

/// One tile each; where there are findings it leads to them.
#[component]
fn Tiles(tiles: Vec<Tile>) -> impl IntoView {
    let tiles: Vec<_> = tiles
        .into_iter()
        .map(|tile| {
            let class = format!("stand {}", tone_class(tile.tone));
            let inside = view! { <strong>{prose(tile.label)}</strong><span class="small">{tile.words}</span> };
            match tile.findings.first().copied() {
                Some(number) => {
                    let go = move |event: web_sys::MouseEvent| {
                        event.prevent_default();
                        to_part(&format!("finding-{number}"));
                    };
                    view! { <li><a class=class href=format!("#part-finding-{number}") rel="external" on:click=go>{inside}</a></li> }.into_any()
                }
                None => view! { <li><div class=class>{inside}</div></li> }.into_any(),
            }
        })
        .collect();
    view! { <ul class="stands">{tiles}</ul> }
}

/// Its words stand before the line, where they would not fit behind it.
fn is_late(permille: u32) -> bool {
    permille > 500
}
