use crate::answers::{Appearance, Asked, Calendar, CalendarDay, Parts, Unfit};
use crate::components::Saved;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::time::Day;

/// A day, a month or a year, in the calendar of the appearance; stored as the Gregorian day.
#[component]
pub(crate) fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] appearance: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let appearance = Appearance::new(&appearance);
    let (calendar, reckoned) = Calendar::wished(appearance);
    let asked = match () {
        () if appearance.has("month-year") => Asked::Month,
        () if appearance.has("year") => Asked::Year,
        () => Asked::Day,
    };
    let typed = calendar != Calendar::Gregorian || asked != Asked::Day || appearance.has("no-calendar");
    let saved = Signal::derive(move || saved.get() && value.with(|value| !value.is_empty()));
    let note = (!reckoned).then(|| view! { <p class="small soft">{say::calendar_missing()}</p> });
    if typed {
        view! { <DayParts id label calendar asked value put disabled saved/>{note} }.into_any()
    } else {
        view! { <Native id label value put disabled saved/>{note} }.into_any()
    }
}

/// The browser's own field with its calendar.
#[component]
fn Native(
    id: String,
    label: String,
    value: Signal<String>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let commit = move |event| {
        let day = event_target_value(&event);
        // The field is whole at every digit of the year: 0002, 0020, 0202.
        if !day.starts_with('0') {
            put.run((!day.is_empty()).then_some(day));
        }
    };
    let stored = move || value.with(|value| value.get(..10).unwrap_or_default().to_owned());
    view! {
        <div class="entry">
            <input id=id class="num" type="date" dir="ltr" aria-label=label disabled=disabled prop:value=stored on:change=commit/>
            <Saved when=saved/>
        </div>
    }
}

/// Day, month and year in fields of their own; the Gregorian day below, where the calendar is another one.
#[component]
fn DayParts(
    id: String,
    label: String,
    calendar: Calendar,
    asked: Asked,
    value: Signal<String>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let stored = move || value.with(|value| value.get(..10).and_then(|day| day.parse::<Day>().ok()));
    let parts = RwSignal::new(Parts::default());
    let wrong = RwSignal::new(None::<Unfit>);
    // What came from outside fills the fields; what this field wrote itself leaves them as they were typed.
    let written = StoredValue::new(None::<Option<Day>>);
    Effect::new(move |_| {
        let now = stored();
        if written.get_value() != Some(now) {
            written.set_value(Some(now));
            wrong.set(None);
            parts.set(now.map(|day| Parts::of(day, calendar)).unwrap_or_default());
        }
    });
    let commit = move || {
        let day = parts.with_untracked(|parts| parts.day(calendar, asked));
        wrong.set(day.err().filter(|why| matches!(why, Unfit::Day { .. } | Unfit::Year)));
        let day = match day {
            Ok(day) => Some(day),
            // What was an answer is none any more as soon as a part of it is gone.
            Err(_) if untrack(stored).is_some() => None,
            Err(_) => return,
        };
        written.set_value(Some(day));
        put.run(day.map(|day| day.to_string()));
    };
    let note = format!("{id}-note");
    let figure = |name: String,
                  key: &'static str,
                  class: &'static str,
                  digits: u32,
                  of: fn(&mut Parts) -> &mut String| {
        let (field, note) = (format!("{id}-{key}"), note.clone());
        view! {
            <div class=class>
                <label for=field.clone()>{name}</label>
                <input id=field class="num" type="text" inputmode="numeric" autocomplete="off" dir="ltr" maxlength=digits disabled=disabled
                    aria-describedby=note aria-invalid=move || wrong.get().is_some().then_some("true")
                    prop:value=move || parts.with(|parts| of(&mut parts.clone()).clone())
                    on:input=move |event| parts.update(|parts| *of(parts) = event_target_value(&event)) on:change=move |_| commit()/>
            </div>
        }
    };
    let months = (asked != Asked::Year).then(|| {
        let field = format!("{id}-month");
        let options: Vec<_> = month_names(calendar)
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let key = (at + 1).to_string();
                let mine = key.clone();
                view! { <option value=key selected=move || parts.with(|parts| parts.month == mine)>{name}</option> }
            })
            .collect();
        let pick = move |event| {
            parts.update(|parts| parts.month = event_target_value(&event));
            commit();
        };
        view! {
            <div class="entry">
                <label for=field.clone()>{say::month_field()}</label>
                <select id=field disabled=disabled on:change=pick>
                    <option value="" selected=move || parts.with(|parts| parts.month.is_empty())>"–"</option>
                    {options}
                </select>
            </div>
        }
    });
    let day =
        (asked == Asked::Day).then(|| figure(say::day_field(), "day", "entry is-short", 2, |parts| &mut parts.day));
    let year = figure(say::year_field(), "year", "entry is-year", 4, |parts| &mut parts.year);
    let gregorian = move || {
        let day = stored().filter(|_| calendar != Calendar::Gregorian)?;
        Some(say::gregorian_day(figures::day_of_year(day)))
    };
    let fault = move || match wrong.get()? {
        Unfit::Day { last } => Some(say::no_such_day(u32::from(last))),
        Unfit::Year => Some(say::year_range()),
        Unfit::Empty | Unfit::Open => None,
    };
    view! {
        <div class="stack tight" role="group" aria-label=label id=id>
            <div class="day-parts">{day}{months}{year}</div>
            <div id=note>{move || fault().map(|fault| view! { <p class="wrong" role="alert">{fault}</p> })}</div>
            <p class="row spread small"><span role="status">{gregorian}</span><Saved when=saved/></p>
        </div>
    }
}

/// As the browser writes them, told by the first days of a year's months.
fn month_names(calendar: Calendar) -> Vec<String> {
    /// Any year serves: the calendars that are reckoned have the same months every year.
    const YEAR: i32 = 2000;
    let first = |month| {
        calendar.gregorian(CalendarDay {
            year: YEAR,
            month,
            day: 1,
        })
    };
    let months = (1..=calendar.months()).filter_map(first);
    months.map(|day| figures::month_of(day, calendar.intl())).collect()
}
