use super::Icon;
use crate::transport::clipboard;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use shared::spreadsheet::{Field, html, tab_separated};

/// A table that goes into a spreadsheet by its button, or by Ctrl+C while the focus is in it.
#[component]
pub(crate) fn Table(
    caption: String,
    /// What is copied: its head, then its rows, with plain figures.
    sheet: Vec<Vec<Field>>,
    /// Head and body as they are read here.
    children: Children,
) -> impl IntoView {
    let name = caption.clone();
    let table = NodeRef::<html::Table>::new();
    let copied = RwSignal::new(None::<String>);
    let rows = u32::try_from(sheet.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let (text, markup) = (tab_separated(&sheet), html(&sheet));
    let copy = Callback::new(move |()| {
        if let Some(table) = table.get_untracked() {
            copied.set(Some(if clipboard::put(&table, &text, &markup) {
                say::table_copied(rows)
            } else {
                say::table_not_copied()
            }));
        }
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        let selected = window().get_selection().ok().flatten();
        let nothing_selected = selected.is_none_or(|selection| selection.is_collapsed());
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("c") && nothing_selected {
            event.prevent_default();
            copy.run(());
        }
    };
    view! {
        <div class="stack tight">
            <div class="table-wrap" tabindex="0" role="region" aria-label=name aria-keyshortcuts="Control+C" on:keydown=pressed>
                <table class="table" node_ref=table>
                    <caption class="unseen">{caption}</caption>
                    {children()}
                </table>
            </div>
            <div class="row">
                <button class="btn is-bare" type="button" on:click=move |_| copy.run(())><Icon of=icondata::LuCopy/>{say::copy_table()}</button>
                <span class="small soft" role="status">{move || copied.get()}</span>
            </div>
        </div>
    }
}
