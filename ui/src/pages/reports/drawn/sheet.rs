use super::cell;
use crate::components;
use leptos::prelude::*;
use shared::api::{Table, Value};
use shared::spreadsheet::Field;

/// A table of a report; it can be copied into a spreadsheet.
#[component]
pub(super) fn Sheet(of: Table) -> impl IntoView {
    let plain = |value: &Value| match value.number {
        Some(number) => Field::Number(number),
        None => Field::Text(value.text.clone()),
    };
    let mut sheet: Vec<Vec<Field>> = vec![of.head.iter().map(|head| Field::Text(head.text.clone())).collect()];
    sheet.extend(of.rows.iter().map(|row| row.iter().map(plain).collect()));
    let numbers: Vec<bool> = of.head.iter().map(|head| head.number).collect();
    let heads: Vec<_> = of
        .head
        .into_iter()
        .map(|head| view! { <th scope="col" class:num=head.number>{head.text}</th> })
        .collect();
    let last = of.rows.len();
    let rows: Vec<_> = (1..)
        .zip(of.rows)
        .map(|(at, row)| {
            let sums_up = of.totals && at == last;
            let mut cells = row.into_iter().zip(&numbers);
            let first = cells
                .next()
                .map(|(value, _)| view! { <th scope="row">{cell(value)}</th> });
            let rest: Vec<_> = cells
                .map(|(value, number)| {
                    let kept = value.kept_back;
                    view! { <td class:num=*number && !kept class:kept-back=kept>{cell(value)}</td> }
                })
                .collect();
            view! { <tr class:sums-up=sums_up>{first}{rest}</tr> }
        })
        .collect();
    let caption = of.caption.clone();
    view! {
        <div class="stack tight">
            <p class="label" aria-hidden="true">{of.caption}</p>
            <components::Table caption sheet><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></components::Table>
        </div>
    }
}
