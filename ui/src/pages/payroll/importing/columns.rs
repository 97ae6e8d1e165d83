use super::draft::{Draft, first_sheet, set_field, text_at};
use crate::components::Icon;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::api::RegisterLook;
use shared::payroll::register::{CellAt, ColumnGuess, Field, FieldKind, HoursForm, HowSure};
use std::sync::Arc;

/// Cells shown of each column.
const SAMPLES: usize = 3;

/// Each column with its head, some cells and what it says. Columns that no check needs are folded: a file may have hundreds.
#[component]
pub(super) fn Columns(draft: Draft, seen: Arc<RegisterLook>) -> impl IntoView {
    let mapped =
        untrack(|| draft.read(|mapping| mapping.columns.iter().map(|column| column.column).collect::<Vec<_>>()))
            .unwrap_or_default();
    let (needed, rest): (Vec<_>, Vec<_>) = seen
        .guessed
        .columns
        .iter()
        .cloned()
        .partition(|guess| mapped.contains(&guess.column) || guess.field.is_some());
    let rest_count = rest.len();
    let unfolded = RwSignal::new(false);
    let rows = move |guesses: Vec<ColumnGuess>, seen: &Arc<RegisterLook>| {
        let row = move |guess| view! { <ColumnOf draft guess seen=seen.clone()/> };
        guesses.into_iter().map(row).collect::<Vec<_>>()
    };
    let first = rows(needed, &seen);
    let heading = draft.id("columns");
    view! {
        <section class="stack" aria-labelledby=heading>
            <div class="stack tight"><h2 class="head" id=heading.clone()>{say::columns()}</h2><p class="small soft">{say::columns_note()}</p></div>
            <ul class="columns-of">{first}</ul>
            {(rest_count > 0).then(|| view! {
                <details on:toggle=move |_| unfolded.set(true)>
                    <summary>{say::other_columns(rest_count)}</summary>
                    {move || unfolded.get().then(|| view! { <ul class="columns-of">{rows(rest.clone(), &seen)}</ul> })}
                </details>
            })}
        </section>
    }
}

#[component]
fn ColumnOf(draft: Draft, guess: ColumnGuess, seen: Arc<RegisterLook>) -> impl IntoView {
    let column = guess.column;
    let letters = CellAt {
        sheet: String::new(),
        row: 1,
        column,
    };
    let letters = letters.address().trim_end_matches('1').to_string();
    let field = Memo::new(move |_| {
        let of = |mapping: &shared::payroll::register::Mapping| {
            mapping
                .columns
                .iter()
                .find(|one| one.column == column)
                .map(|one| one.field)
        };
        draft.read(of).flatten()
    });
    let head = {
        let (seen, guessed) = (seen.clone(), guess.head.clone());
        // Another row of heads has other words.
        Memo::new(move |_| {
            let row = draft.read(|mapping| mapping.header_row).flatten();
            let first = seen.guessed.mapping.header_row;
            if row == first {
                return guessed.clone();
            }
            let text = draft.read(|mapping| Some(text_at(first_sheet(&seen, mapping)?, row?, column)?.text.clone()));
            text.flatten().unwrap_or_default()
        })
    };
    let samples = Memo::new(move |_| {
        let of = |mapping: &shared::payroll::register::Mapping| {
            let sheet = first_sheet(&seen, mapping)?;
            let rows = sheet.first_rows.iter().filter(|row| row.row >= mapping.first_row);
            let texts =
                rows.filter_map(|row| Some(row.cells.get(usize::try_from(column).ok()?)?.text.trim().to_string()));
            Some(texts.filter(|text| !text.is_empty()).take(SAMPLES).collect::<Vec<_>>())
        };
        draft.read(of).flatten().unwrap_or_default()
    });
    let sealed = move || field.get() == Some(Field::Name);
    let shown = move || match sealed() {
        true => view! { <p class="small soft"><Icon of=icondata::LuLock/>" "{say::names_sealed()}</p> }.into_any(),
        false => view! { <p class="small soft clamp" dir="auto">{samples.get().join(" · ")}</p> }.into_any(),
    };
    let fields = move || payroll::GROUPS.iter().flat_map(|(_, fields)| fields.iter().copied());
    let place = move |field: Option<Field>| {
        let place = field.and_then(|field| fields().position(|one| one == field));
        place.map(|place| place.to_string()).unwrap_or_default()
    };
    let chosen = move |event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        let field = place.and_then(|place| fields().nth(place));
        let head = head.get_untracked();
        draft.change(|mapping| set_field(mapping, column, &head, field));
    };
    let id = draft.id(&format!("column-{column}"));
    let first = field.get_untracked();
    let options = {
        let mut at = 0;
        payroll::GROUPS
            .iter()
            .map(|(group, fields)| {
                let options: Vec<_> = fields
                    .iter()
                    .map(|field| {
                        let value = at.to_string();
                        at += 1;
                        view! { <option value=value selected=first == Some(*field)>{payroll::field(*field)}</option> }
                    })
                    .collect();
                view! { <optgroup label=payroll::group(*group)>{options}</optgroup> }
            })
            .collect::<Vec<_>>()
    };
    let guessed = guess.field;
    let sure = move || {
        let same = field.get() == guessed;
        same.then(|| {
            let words = format!("{}, {}", payroll::sure(guess.how_sure), payroll::because(guess.because));
            let class = match guess.how_sure {
                HowSure::Certain => "small soft",
                HowSure::Likely | HowSure::Unknown => "small doubted",
            };
            view! { <p class=class>{words}</p> }
        })
    };
    view! {
        <li class="sheet stack tight column-of" class:is-left=move || field.get().is_none()>
            <p class="row spread"><strong class="grow" dir="auto">{move || head.with(|head| if head.is_empty() { say::no_head() } else { head.clone() })}</strong><span class="label">{say::column_is(letters.clone())}</span></p>
            {shown}
            <div class="entry">
                <label class="unseen" for=id.clone()>{move || format!("{} {}", say::column_is(letters.clone()), head.get())}</label>
                <select id=id on:change=chosen prop:value=move || place(field.get())>
                    <option value="" selected=first.is_none()>{say::not_needed()}</option>
                    {options}
                </select>
            </div>
            {sure}
            <Minutes draft column field/>
        </li>
    }
}

/// A column of lengths whose plain numbers are minutes where the rest of the file has hours.
#[component]
fn Minutes(draft: Draft, column: u32, field: Memo<Option<Field>>) -> impl IntoView {
    let of = move |mapping: &shared::payroll::register::Mapping| {
        let one = mapping.columns.iter().find(|one| one.column == column);
        one.and_then(|one| one.hours)
    };
    let own = Memo::new(move |_| draft.read(of).flatten());
    let set = move |event| {
        let minutes = event_target_checked(&event);
        draft.change(|mapping| {
            let plain = mapping.hours;
            if let Some(one) = mapping.columns.iter_mut().find(|one| one.column == column) {
                let wanted = if minutes { HoursForm::Minutes } else { HoursForm::Hours };
                one.hours = (wanted != plain).then_some(wanted);
            }
        });
    };
    // Asked only where a column differs already, or could: a break beside hours.
    let stands = move || {
        let field = field.get();
        own.get().is_some() || field == Some(Field::Break)
    };
    move || {
        (stands() && field.get().is_some_and(|field| field.kind() == FieldKind::Hours)).then(|| {
            let on = move || draft.read(|mapping| own.get().unwrap_or(mapping.hours)) == Some(HoursForm::Minutes);
            view! {
                <label class="choice"><input type="checkbox" prop:checked=on on:change=set/><span class="grow">{say::minutes_in_column()}</span></label>
            }
        })
    }
}
