use super::filter::{Filter, Wanted, keep, last_of};
use crate::answers::{MOST_ROWS, Window};
use crate::components::{Empty, Fault, Icon};
use crate::pages::{audit_here, audit_path};
use crate::state::session;
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, ListRegisterRows, RegisterRow, RegisterRows, RegisterView, RowFilter};
use shared::ids::RecordId;
use shared::payroll::Judgement;
use wasm_bindgen::JsCast;

/// Rows in sight before the frame is there to be measured.
const IN_SIGHT: u32 = 8;
/// What a page key moves by.
const LEAP: u32 = 6;

/// A part of the rows as it came, with what was asked.
#[derive(Clone, PartialEq)]
struct Part {
    filter: RowFilter,
    offset: u32,
    rows: RegisterRows,
}

/// Every worker's pay period: up to 100,000 of them, of which at most 200 are nodes of the page.
#[component]
pub(super) fn Rows(record: RecordId, known: RwSignal<RegisterView>, sampled: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let (last, first) = last_of(record).unwrap_or_default();
    let wanted = Wanted::new(&last, sampled);
    let filter = Memo::new(move |_| wanted.read());
    let part = RwSignal::new(None::<Part>);
    let fault = RwSignal::new(None::<ApiError>);
    let frame = NodeRef::<html::Div>::new();
    // The row that Tab comes to, and whether the focus is on its way there.
    let active = RwSignal::new(first);
    let moving = RwSignal::new(false);
    let turn = StoredValue::new(0u32);
    let asked = StoredValue::new(None::<(RowFilter, Window)>);
    let total = Memo::new(move |_| part.with(|part| part.as_ref().map_or(0, |part| part.rows.total)));

    let ask = move |first: u32, in_sight: u32, total: u32| {
        let wanted = (filter.get_untracked(), Window::around(first, in_sight, total));
        if asked.with_value(|asked| asked.as_ref() == Some(&wanted)) {
            return;
        }
        asked.set_value(Some(wanted.clone()));
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let (filter, window) = wanted;
            let call = ListRegisterRows {
                payroll: record,
                filter: filter.clone(),
                offset: window.offset,
                limit: window.limit,
            };
            let reply = session.call(call).await;
            // What was scrolled to or filtered since has made this reply stale.
            if turn.try_with_value(|turn| *turn == mine) != Some(true) {
                return;
            }
            match reply {
                Ok(rows) => {
                    let offset = window.offset;
                    let _ = part.try_set(Some(Part { filter, offset, rows }));
                }
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    let in_sight = move || {
        let frame = frame.get_untracked()?;
        let row = row_px(&frame, total.get_untracked());
        let first = f64::from(frame.scroll_top()) / row;
        let rows = f64::from(frame.client_height()) / row;
        Some((first.max(0.0) as u32, (rows.max(1.0) as u32).max(IN_SIGHT)))
    };
    let scrolled = move || {
        if let Some((first, rows)) = in_sight() {
            ask(first, rows, total.get_untracked());
        }
    };
    // Another filter begins at the top; so does a register that was checked anew.
    Effect::new(move |before: Option<(RowFilter, RegisterView)>| {
        let now = (filter.get(), known.get());
        match &before {
            None => ask(first, IN_SIGHT, u32::MAX),
            Some(before) if *before != now => {
                asked.set_value(None);
                active.set(0);
                if let Some(frame) = frame.get_untracked() {
                    frame.set_scroll_top(0);
                }
                ask(0, IN_SIGHT, u32::MAX);
            }
            Some(_) => {}
        }
        now
    });
    // Back comes to the row that was opened.
    let returned = StoredValue::new(first == 0);
    Effect::new(move |_| {
        let total = total.get();
        if let (Some(frame), true, false) = (frame.get(), total > 0, returned.get_value()) {
            returned.set_value(true);
            frame.set_scroll_top((row_px(&frame, total) * f64::from(first)) as i32);
        }
    });
    let go = move |to: u32| {
        let to = to.min(total.get_untracked().saturating_sub(1));
        active.set(to);
        moving.set(true);
        if let Some(frame) = frame.get_untracked() {
            let row = row_px(&frame, total.get_untracked());
            let (top, height) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()));
            let at = f64::from(to) * row;
            if at < top {
                frame.set_scroll_top(at as i32);
            } else if at + row > top + height {
                frame.set_scroll_top((at + row - height).ceil() as i32);
            }
        }
        scrolled();
    };
    // The focus follows once the row is there.
    Effect::new(move |_| {
        let (at, here) = (active.get(), part.with(|part| part.is_some()));
        if moving.get() && here && focus(&format!("row-{at}")) {
            moving.set(false);
        }
    });
    let key = move |event: leptos::ev::KeyboardEvent| {
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => go(at.saturating_add(1)),
            "ArrowUp" => go(at.saturating_sub(1)),
            "PageDown" => go(at.saturating_add(LEAP)),
            "PageUp" => go(at.saturating_sub(LEAP)),
            "Home" => go(0),
            "End" => go(u32::MAX),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let base = StoredValue::new(format!("{}/pay/register/{record}", audit_path(audit_here())));
    let opened = Callback::new(move |at: u32| keep(record, filter.get_untracked(), at));
    // Rows that stay in the window stay as nodes: scrolling on costs the new ones alone.
    let rows = move || {
        let Some(part) = part.get() else { return Vec::new() };
        let lines = part.rows.lines.into_iter().take(MOST_ROWS);
        (part.offset..)
            .zip(lines)
            .map(|(at, row)| (at, part.rows.total, row))
            .collect::<Vec<_>>()
    };
    let line = move |(at, total, row): (u32, u32, RegisterRow)| {
        let to = format!("{}/{}", base.get_value(), row.period);
        let currency = known.with_untracked(|known| known.currency.clone());
        view! { <Line row at total to currency active opened/> }
    };
    let empty = Memo::new(move |_| part.with(|part| part.as_ref().is_some_and(|part| part.rows.total == 0)));
    view! {
        <section class="stack tight" aria-labelledby="rows">
            <div class="row spread">
                <h2 class="head" id="rows" tabindex="-1">{say::rows()}</h2>
                <span class="small soft" role="status">{move || part.with(|part| part.as_ref().map(|part| say::rows_count(part.rows.total)))}</span>
            </div>
            <Filter of=wanted known/>
            {move || fault.get().map(|fault| view! { <Fault of=payroll::fault(fault) retry=Callback::new(move |()| { asked.set_value(None); scrolled() })/> })}
            {move || empty.get().then(|| view! { <Empty icon=icondata::LuListFilter title=say::no_rows() text=say::no_rows_text()/> })}
            <div class="long-list register-rows scrolls" class:is-empty=move || total.get() == 0 node_ref=frame on:scroll=move |_| scrolled()>
                <ul class="long-rows" aria-labelledby="rows" style=("--rows", move || total.get().to_string()) on:keydown=key><For each=rows key=Clone::clone children=line/></ul>
            </div>
        </section>
    }
}

/// One row: its number, never whose it is.
#[component]
fn Line(
    row: RegisterRow,
    at: u32,
    total: u32,
    to: String,
    currency: String,
    active: RwSignal<u32>,
    opened: Callback<u32>,
) -> impl IntoView {
    let period = payroll::period(row.first, row.last);
    let rules: Vec<_> = row.rules.iter().map(|rule| rule.id()).collect();
    let facts = [
        row.hours.map(|hours| everywhere::hours_short(figures::decimal(hours))),
        row.paid.map(|paid| say::paid_sum(payroll::sum(paid, &currency))),
        row.hourly.map(|hourly| say::per_hour(payroll::rate(hourly, &currency))),
        (!rules.is_empty()).then(|| rules.join(" ")),
        (!row.note.is_empty()).then(say::noted),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let about: Vec<_> = [row.crew.clone(), period]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let tab = move || if active.get() == at { "0" } else { "-1" };
    let owed = payroll::sum(row.owed, &currency);
    let mark = match row.judgement {
        Judgement::Short => view! { <strong class="num short">{owed}</strong> }.into_any(),
        Judgement::Breach => view! { <span class="mark is-clay"><Icon of=icondata::LuTriangleAlert/>{payroll::judgement(row.judgement)}</span> }.into_any(),
        Judgement::NotVerifiable => view! { <span class="mark is-ochre"><Icon of=icondata::LuCircleHelp/>{payroll::judgement(row.judgement)}</span> }.into_any(),
        Judgement::Clean => view! { <span class="mark is-field"><Icon of=icondata::LuCheck/>{payroll::judgement(row.judgement)}</span> }.into_any(),
    };
    view! {
        <li class="long-row" style=("--at", at.to_string()) aria-setsize=total.to_string() aria-posinset=at.saturating_add(1).to_string()>
            <a href=to class="register-row" id=format!("row-{at}") tabindex=tab on:click=move |_| opened.run(at) on:focus=move |_| active.set(at)>
                <strong class="clamp is-one" dir="auto">{say::row_of(row.row.clone())}</strong>
                <span class="about small soft clamp is-one" dir="auto">{about.join(" · ")}</span>
                <span class="found small soft clamp is-one" dir="auto">{facts.join(" · ")}</span>
                <span class="judged">{mark}</span>
            </a>
        </li>
    }
}

/// The height of a row in CSS pixels, which grows with the text.
fn row_px(frame: &web_sys::HtmlDivElement, total: u32) -> f64 {
    (f64::from(frame.scroll_height()) / f64::from(total.max(1))).max(24.0)
}

fn focus(id: &str) -> bool {
    let found = document()
        .get_element_by_id(id)
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    found.is_some_and(|found| found.focus().is_ok())
}
