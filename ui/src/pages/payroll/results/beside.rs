use crate::components::{Icon, Table};
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::prelude::*;
use rust_decimal::Decimal;
use shared::api::ToldBesideBooks;
use shared::spreadsheet::Field;

/// What workers told beside the books, by worker code: hours and pay, told and on the books.
#[component]
pub(super) fn Beside(of: Vec<ToldBesideBooks>, currency: String) -> impl IntoView {
    if of.is_empty() {
        return view! {
            <section class="sheet stack tight-3"><h2 class="head"><Icon of=icondata::LuScale/>{say::told_beside()}</h2><p>{say::told_none()}</p></section>
        }
        .into_any();
    }
    let (unlinked, of): (Vec<_>, Vec<_>) = of.into_iter().partition(|told| told.not_found);
    let missing = unlinked.len();
    let codes: Vec<_> = unlinked
        .into_iter()
        .map(|told| view! { <li class="code small">{told.code}</li> })
        .collect();
    let missing = (missing > 0).then(|| {
        view! {
            <details><summary>{say::told_unlinked(missing)}</summary><ul class="unlinked">{codes}</ul></details>
        }
    });
    let any = !of.is_empty();
    let head = [
        say::worker_code(),
        say::told_hours(),
        say::books_hours(),
        say::told_pay(),
        say::books_pay(),
    ];
    let mut sheet: Vec<Vec<Field>> = vec![head.clone().into_iter().map(Field::from).collect()];
    sheet.extend(of.iter().map(|told| {
        let figures = [told.hours_told, told.hours_on_books, told.pay_told, told.pay_on_books];
        std::iter::once(told.code.clone().into())
            .chain(figures.into_iter().map(Field::from))
            .collect()
    }));
    let hours = |hours: Option<Decimal>| {
        hours.map_or_else(|| "–".into(), |hours| everywhere::hours_short(figures::decimal(hours)))
    };
    let pay = |pay: Option<Decimal>| pay.map_or_else(|| "–".into(), |pay| payroll::sum(pay, &currency));
    let rows: Vec<_> = of
        .iter()
        .map(|told| {
            let apart = |one: Option<Decimal>, other: Option<Decimal>| one.zip(other).is_some_and(|(one, other)| one != other);
            let (hours_apart, pay_apart) = (apart(told.hours_told, told.hours_on_books), apart(told.pay_told, told.pay_on_books));
            view! {
                <tr>
                    <th scope="row"><span class="code">{told.code.clone()}</span></th>
                    <td class="num" class:short=hours_apart>{hours(told.hours_told)}</td><td class="num">{hours(told.hours_on_books)}</td>
                    <td class="num" class:short=pay_apart>{pay(told.pay_told)}</td><td class="num">{pay(told.pay_on_books)}</td>
                </tr>
            }
        })
        .collect();
    let heads: Vec<_> = head
        .into_iter()
        .enumerate()
        .map(|(place, head)| view! { <th scope="col" class:num=place != 0>{head}</th> })
        .collect();
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head"><Icon of=icondata::LuScale/>{say::told_beside()}</h2>
            {any.then(|| view! { <Table caption=say::told_beside() sheet><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></Table> })}
            {missing}
        </section>
    }
    .into_any()
}
