use super::draft::{Draft, first_sheet};
use crate::components::{Entry, Pick};
use crate::words::payroll::say;
use leptos::prelude::*;
use shared::api::RegisterLook;
use shared::payroll::register::{
    About, BlockMeaning, CellAt, DateOrder, DecimalMark, FieldKind, HoursForm, Layout, Mapping,
};
use std::sync::Arc;

/// How the file is read beside its columns; what was asked above does not stand here again.
#[component]
pub(super) fn Settings(draft: Draft, seen: Arc<RegisterLook>, asked: Vec<About>) -> impl IntoView {
    let order = [
        About::HeaderRow,
        About::DateOrder,
        About::DecimalMark,
        About::HoursForm,
        About::Blocks,
        About::Period,
        About::Currency,
    ];
    let rest = order.into_iter().filter(|about| !asked.contains(about));
    let rest: Vec<_> = rest
        .map(|about| view! { <Setting draft about seen=seen.clone()/> })
        .collect();
    let layout = draft.bound(
        |mapping| match mapping.layout {
            Layout::Period => "period".into(),
            Layout::Day => "day".into(),
        },
        |mapping, chosen| mapping.layout = if chosen == "day" { Layout::Day } else { Layout::Period },
    );
    let grid = untrack(|| draft.read(|mapping| mapping.grid)).flatten().map(|grid| {
        let at = CellAt {
            sheet: String::new(),
            row: 1,
            column: grid.first_column,
        };
        view! { <p class="small">{say::grid_note(grid.slots, at.address().trim_end_matches('1'))}</p> }
    });
    view! {
        <details class="sheet">
            <summary>{say::settings()}</summary>
            <div class="stack">
                {grid}
                <div class="cols is-two">
                    <Pick id=draft.id("layout") label=say::rows_are() value=layout options=vec![
                        ("period".to_string(), say::layout_period()), ("day".to_string(), say::layout_day()),
                    ]/>
                    <FirstRow draft seen/>
                    {rest}
                </div>
            </div>
        </details>
    }
}

/// The control for one part of the mapping.
#[component]
pub(super) fn Setting(draft: Draft, about: About, seen: Arc<RegisterLook>) -> impl IntoView {
    match about {
        About::HeaderRow => view! { <HeaderRow draft seen/> }.into_any(),
        About::DateOrder => {
            let value = draft.bound(
                |mapping| match mapping.dates {
                    DateOrder::DayFirst => "day".into(),
                    DateOrder::MonthFirst => "month".into(),
                    DateOrder::YearFirst => "year".into(),
                },
                |mapping, chosen| {
                    mapping.dates = match chosen {
                        "month" => DateOrder::MonthFirst,
                        "year" => DateOrder::YearFirst,
                        _ => DateOrder::DayFirst,
                    }
                },
            );
            let options = vec![
                ("day".to_string(), say::day_first()),
                ("month".to_string(), say::month_first()),
                ("year".to_string(), say::year_first()),
            ];
            view! { <Pick id=draft.id("dates") label=say::date_order() value options/> }.into_any()
        }
        About::DecimalMark => {
            let value = draft.bound(
                |mapping| match mapping.decimals {
                    DecimalMark::Point => "point".into(),
                    DecimalMark::Comma => "comma".into(),
                },
                |mapping, chosen| {
                    mapping.decimals = if chosen == "comma" {
                        DecimalMark::Comma
                    } else {
                        DecimalMark::Point
                    }
                },
            );
            let options = vec![
                ("point".to_string(), say::point_mark()),
                ("comma".to_string(), say::comma_mark()),
            ];
            view! { <Pick id=draft.id("decimals") label=say::decimal_mark() value options/> }.into_any()
        }
        About::HoursForm => {
            let value = draft.bound(
                |mapping| match mapping.hours {
                    HoursForm::Hours => "hours".into(),
                    HoursForm::Minutes => "minutes".into(),
                    HoursForm::Days => "days".into(),
                },
                |mapping, chosen| {
                    mapping.hours = match chosen {
                        "minutes" => HoursForm::Minutes,
                        "days" => HoursForm::Days,
                        _ => HoursForm::Hours,
                    }
                },
            );
            let options = vec![
                ("hours".to_string(), say::in_hours()),
                ("minutes".to_string(), say::in_minutes()),
                ("days".to_string(), say::in_days()),
            ];
            view! { <Pick id=draft.id("hours") label=say::plain_hours() value options/> }.into_any()
        }
        About::Blocks => {
            let value = draft.bound(
                |mapping| match mapping.blocks {
                    BlockMeaning::Work => "work".into(),
                    BlockMeaning::Rest => "rest".into(),
                },
                |mapping, chosen| {
                    mapping.blocks = if chosen == "rest" {
                        BlockMeaning::Rest
                    } else {
                        BlockMeaning::Work
                    };
                    // What is answered is what the marks stand for; letters say it themselves.
                    if let Some(grid) = &mut mapping.grid {
                        grid.marked = mapping.blocks;
                    }
                },
            );
            let options = vec![
                ("work".to_string(), say::blocks_work()),
                ("rest".to_string(), say::blocks_rest()),
            ];
            let only_with_times = move || {
                let has = |mapping: &Mapping| mapping.columns.iter().any(|one| one.field.kind() == FieldKind::Clock);
                draft
                    .read(|mapping| mapping.grid.is_some() || has(mapping))
                    .unwrap_or_default()
            };
            let id = draft.id("blocks");
            view! { {move || only_with_times().then(|| view! { <Pick id=id.clone() label=say::blocks_are() value options=options.clone()/> })} }
                .into_any()
        }
        About::Period => view! { <PeriodOf draft/> }.into_any(),
        About::Currency => {
            let value = draft.bound(
                |mapping| mapping.currency.clone().unwrap_or_default(),
                |mapping, typed| {
                    let typed = typed.trim().to_uppercase();
                    mapping.currency = (!typed.is_empty()).then_some(typed);
                },
            );
            view! { <Entry id=draft.id("currency") label=say::currency() note=say::currency_of_pack() length=3 value/> }
                .into_any()
        }
        About::WorkerColumn | About::GrossColumn | About::HoursWithOvertime | About::Sheets | About::Encoding => {
            ().into_any()
        }
    }
}

fn rows_offered(seen: &RegisterLook, mapping: &Mapping) -> Vec<(String, String)> {
    let sheet = first_sheet(seen, mapping);
    let rows = sheet.map(|sheet| sheet.first_rows.as_slice()).unwrap_or_default();
    let words = |row: &shared::payroll::register::LookRow| {
        let texts = row
            .cells
            .iter()
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty());
        let words: String = texts.take(3).collect::<Vec<_>>().join(" · ").chars().take(40).collect();
        (row.row.to_string(), say::row_and_words(row.row, words))
    };
    rows.iter().map(words).collect()
}

#[component]
fn HeaderRow(draft: Draft, seen: Arc<RegisterLook>) -> impl IntoView {
    let offered = untrack(|| draft.read(|mapping| rows_offered(&seen, mapping))).unwrap_or_default();
    let options: Vec<_> = std::iter::once((String::new(), say::no_heads()))
        .chain(offered)
        .collect();
    let value = draft.bound(
        |mapping| mapping.header_row.map(|row| row.to_string()).unwrap_or_default(),
        |mapping, chosen| {
            mapping.header_row = chosen.parse().ok();
            if let Some(row) = mapping.header_row {
                mapping.first_row = mapping.first_row.max(row + 1);
            }
        },
    );
    view! { <Pick id=draft.id("header") label=say::header_row() value options/> }
}

#[component]
fn FirstRow(draft: Draft, seen: Arc<RegisterLook>) -> impl IntoView {
    let mut options = untrack(|| draft.read(|mapping| rows_offered(&seen, mapping))).unwrap_or_default();
    let now = untrack(|| draft.read(|mapping| mapping.first_row)).unwrap_or(1);
    if !options.iter().any(|(row, _)| *row == now.to_string()) {
        options.push((now.to_string(), say::row_number(now)));
    }
    let value = draft.bound(
        |mapping| mapping.first_row.to_string(),
        |mapping, chosen| mapping.first_row = chosen.parse().unwrap_or(mapping.first_row),
    );
    view! { <Pick id=draft.id("first") label=say::first_row() value options/> }
}

/// The pay period where the file states it once, or not at all.
#[component]
fn PeriodOf(draft: Draft) -> impl IntoView {
    let kept = untrack(|| draft.read(|mapping| mapping.period)).flatten();
    let from = RwSignal::new(kept.map(|(first, _)| first.to_string()).unwrap_or_default());
    let until = RwSignal::new(kept.map(|(_, last)| last.to_string()).unwrap_or_default());
    Effect::new(move |before: Option<(String, String)>| {
        let now = (from.get(), until.get());
        if before.is_some_and(|before| before != now) {
            let period = now.0.parse().ok().zip(now.1.parse().ok());
            draft.change(|mapping| mapping.period = period);
        }
        now
    });
    view! {
        <Entry id=draft.id("from") label=say::period_from() kind="date" value=from/>
        <Entry id=draft.id("until") label=say::period_until() kind="date" value=until/>
    }
}
