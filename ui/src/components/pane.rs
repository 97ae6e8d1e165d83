use super::Icon;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;
use wasm_bindgen::JsCast;

/// In the context of a list that stands at the desk: what is open beside it. `Frame` draws both.
#[derive(Clone, Copy)]
pub(crate) struct Beside {
    /// Which row is open, as the address names it.
    pub open: Memo<Option<String>>,
    pub detail: StoredValue<Box<dyn Fn() -> AnyView + Send + Sync>>,
}

/// In the context of what is open beside a list: its `Frame` is a pane of the list's page.
#[derive(Clone, Copy)]
struct InPane;

/// Whether this stands beside its list, whose dock then holds what can be done with the whole list.
pub(crate) fn in_pane() -> bool {
    use_context::<InPane>().is_some()
}

/// Begins the page anew at its top, or the pane that stands beside a list.
pub(crate) fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(pane)) = document().query_selector(".desk-detail") {
        pane.set_scroll_top(0);
    }
}

/// List and detail side by side. The list stays as it is while rows open beside it; when the detail closes, the focus
/// goes back to its row.
#[component]
pub(super) fn Panes(of: Beside, list: AnyView) -> impl IntoView {
    let rows = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Option<String>>| {
        let open = of.open.get();
        if let (None, Some(closed), Some(rows)) = (&open, before.flatten(), rows.get_untracked())
            && let Ok(Some(row)) = rows.query_selector(&format!("a[href$='/{closed}']"))
        {
            focus(row);
        }
        open
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if rows.get_untracked().is_some_and(|rows| move_focus(&rows, step)) {
            event.prevent_default();
        }
    };
    let detail = move || {
        match of.open.get() {
        Some(_) => {
            provide_context(InPane);
            of.detail.with_value(|detail| detail())
        }
        None => view! { <super::Empty icon=icondata::LuPanelRight title=say::nothing_chosen() text=say::nothing_chosen_text()/> }.into_any(),
    }
    };
    view! {
        <div class="desk">
            <div class="desk-list" node_ref=rows on:keydown=pressed>{list}</div>
            <div class="desk-detail">{detail}</div>
        </div>
    }
}

fn focus(row: web_sys::Element) {
    if let Ok(row) = row.dyn_into::<web_sys::HtmlElement>() {
        let _ = row.focus();
    }
}

/// From row to row; `false` where the focus is on none.
fn move_focus(rows: &web_sys::HtmlDivElement, step: i32) -> bool {
    let (Ok(all), Some(here)) = (rows.query_selector_all("li > a"), document().active_element()) else {
        return false;
    };
    let row = |place: u32| all.get(place)?.dyn_into::<web_sys::Element>().ok();
    let Some(at) = (0..all.length()).find(|place| row(*place).as_ref() == Some(&here)) else {
        return false;
    };
    at.checked_add_signed(step).and_then(row).into_iter().for_each(focus);
    true
}

/// What `Frame` is in a pane: a heading that takes the focus, what it holds, and what can be done with it.
#[component]
pub(super) fn Pane(
    title: Signal<String>,
    sub: MaybeProp<String>,
    back: MaybeProp<String>,
    tools: ViewFnOnce,
    dock: ViewFnOnce,
    progress: MaybeProp<u32>,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
            to_top();
        }
    });
    view! {
        <section class="pane" aria-labelledby="pane-head">
            <div class="pane-bar">
                <div class="grow">
                    <h2 class="title" id="pane-head" tabindex="-1" node_ref=heading dir="auto">{title}</h2>
                    {move || sub.get().filter(|sub| !sub.is_empty()).map(|sub| view! { <p class="small soft" dir="auto">{sub}</p> })}
                </div>
                {tools.run()}
                {move || back.get().map(|back| view! {
                    <A href=back attr:class="btn is-bare" attr:aria-label=say::close()><Icon of=icondata::LuX/></A>
                })}
            </div>
            {move || progress.get().map(|at| view! { <super::Furrow percent=at label=say::answered_so_far()/> })}
            <div class="pane-page">{children()}</div>
            <div class="pane-dock">{dock.run()}</div>
        </section>
    }
}
