use super::draft::Draft;
use crate::components::{Fault, Icon, Waiting};
use crate::state::session;
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, PreviewRegister};
use shared::ids::RecordId;
use shared::payroll::register::{CellAt, Column, Field, Mapping, Preview, PreviewCell, Reads};
use std::time::Duration;

/// A pause in choosing after which the rows are read anew.
const PAUSE: Duration = Duration::from_millis(300);
const ROWS: u32 = 10;
/// Unreadable cells that are spelt out.
const SPELT_OUT: usize = 5;

/// The first rows as the mapping reads them now.
#[component]
pub(super) fn PreviewOf(draft: Draft, evidence: RecordId) -> impl IntoView {
    let session = session();
    let shown = RwSignal::new(None::<Result<(Mapping, Preview), ApiError>>);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let Some(mapping) = draft.mapping.get() else { return };
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let look = move || {
            spawn_local(async move {
                let call = PreviewRegister {
                    evidence,
                    kind: draft.kind,
                    mapping: mapping.clone(),
                    rows: ROWS,
                };
                let reply = session.call(call).await;
                // What was chosen meanwhile has a preview of its own on the way.
                if draft.mapping.try_get_untracked().flatten().as_ref() == Some(&mapping) {
                    let _ = shown.try_set(Some(reply.map(|preview| (mapping, preview))));
                }
            })
        };
        pause.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    on_cleanup(move || {
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    });
    let heading = draft.id("preview");
    let region = heading.clone();
    view! {
        <section class="sheet stack">
            <h2 class="head" id=heading.clone()>{say::preview()}</h2>
            {move || match shown.get() {
                None => view! { <Waiting/> }.into_any(),
                Some(Err(fault)) => view! { <Fault of=payroll::fault(fault)/> }.into_any(),
                Some(Ok((mapping, preview))) => view! { <Rows mapping preview label=region.clone()/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Rows(mapping: Mapping, preview: Preview, label: String) -> impl IntoView {
    if preview.rows.is_empty() {
        return view! { <p>{say::preview_none()}</p> }.into_any();
    }
    let mut unreadable = Vec::new();
    for row in &preview.rows {
        for (column, cell) in mapping.columns.iter().zip(&row.cells) {
            if let Reads::Unreadable(code) = &cell.reads {
                let at = CellAt {
                    sheet: sheet_name(&preview, row.sheet),
                    row: row.row,
                    column: column.column,
                };
                let text = if column.field == Field::Name {
                    String::new()
                } else {
                    cell.text.clone()
                };
                unreadable.push(say::cell_unreadable(at.address(), text, payroll::unreadable(code)));
            }
        }
    }
    let count = unreadable.len();
    let spelt: Vec<_> = unreadable
        .into_iter()
        .take(SPELT_OUT)
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let left_out = preview.left_out.len();
    let heads: Vec<_> = mapping
        .columns
        .iter()
        .map(|column| {
            let head = column.head.clone();
            view! { <th scope="col" class:num=is_figure(column)>{payroll::field(column.field)}" "<small dir="auto">{head}</small></th> }
        })
        .collect();
    let several = preview.sheets.len() > 1;
    let rows: Vec<_> = preview
        .rows
        .iter()
        .map(|row| {
            let name = match several {
                true => format!("{}!{}", sheet_name(&preview, row.sheet), row.row),
                false => row.row.to_string(),
            };
            let cells: Vec<_> = mapping
                .columns
                .iter()
                .zip(&row.cells)
                .map(|(column, cell)| cell_of(column, cell))
                .collect();
            view! { <tr><th scope="row" class="num">{name}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby=label>
            <table class="table previewed">
                <thead><tr><th scope="col">{say::preview_row()}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(count > 0).then(|| view! {
            <div class="stack tight" role="status">
                <p class="small doubted"><Icon of=icondata::LuCircleHelp/>" "{say::preview_unreadable(count)}</p>
                <ul class="bullets small">{spelt}</ul>
            </div>
        })}
        {(left_out > 0).then(|| view! { <p class="small soft">{say::preview_left_out(left_out)}</p> })}
    }
    .into_any()
}

fn sheet_name(preview: &Preview, sheet: u16) -> String {
    preview.sheets.get(usize::from(sheet)).cloned().unwrap_or_default()
}

fn is_figure(column: &Column) -> bool {
    use shared::payroll::register::FieldKind;
    matches!(
        column.field.kind(),
        FieldKind::Hours | FieldKind::Number | FieldKind::Clock
    )
}

fn cell_of(column: &Column, cell: &PreviewCell) -> AnyView {
    if column.field == Field::Name && cell.reads != Reads::Nothing {
        return view! { <td><Icon of=icondata::LuLock/><span class="unseen">{say::names_sealed()}</span></td> }
            .into_any();
    }
    let text = match &cell.reads {
        Reads::Nothing => String::new(),
        Reads::Text(text) => text.clone(),
        Reads::Number(number) => figures::decimal(*number),
        Reads::Minutes(minutes) => everywhere::hours_short(figures::decimal(shared::payroll::hours_of(*minutes))),
        Reads::Day(day) => figures::day_of_year(*day),
        Reads::Clock(minutes) => figures::clock(*minutes),
        Reads::YesNo(true) => say::said_yes(),
        Reads::YesNo(false) => say::said_no(),
        Reads::Unreadable(_) => {
            let text = cell.text.clone();
            return view! { <td class="unread"><Icon of=icondata::LuCircleHelp/>" "<span dir="auto">{text}</span></td> }.into_any();
        }
    };
    view! { <td class:num=is_figure(column) dir=if is_figure(column) { "ltr" } else { "auto" }>{text}</td> }.into_any()
}
