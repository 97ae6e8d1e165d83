use crate::components::Icon;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::api::RowCell;
use shared::payroll::register::CellAt;

/// A date or a sum stays on one line; longer texts may take more.
const WHOLE: usize = 12;

/// The row as the file has it; who it is stands apart.
#[component]
pub(super) fn Cells(of: Vec<RowCell>) -> impl IntoView {
    let rows: Vec<_> = of
        .into_iter()
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| {
            let mark = cell.unreadable.then(|| view! { <Icon of=icondata::LuCircleHelp/> });
            let name = payroll::field(cell.field);
            // The title says the sheet.
            let short = CellAt { sheet: String::new(), ..cell.at }.address();
            let head = (!cell.head.is_empty() && cell.head != name).then(|| view! { <small class="soft" dir="auto">{cell.head}</small> });
            let whole = cell.text.chars().count() <= WHOLE;
            let text = payroll::cell(cell.field, cell.text);
            view! { <tr><th scope="row">{name}" "{head}</th><td class:unread=cell.unreadable class:whole=whole dir="auto">{mark}{text}</td><td class="code">{short}</td></tr> }
        })
        .collect();
    view! {
        <section class="sheet stack tight">
            <h2 class="head" id="cells">{say::row_cells()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="cells"><table class="table"><tbody>{rows}</tbody></table></div>
        </section>
    }
}
