use super::date::DateField;
use super::time::offset;
use crate::answers::{Clock, Moment};
use crate::components::Saved;
use crate::words::say;
use leptos::prelude::*;
use shared::time::Day;

/// A day and a time of day: an answer as soon as both are there.
#[component]
pub(crate) fn DateTimeField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] appearance: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let day = RwSignal::new(String::new());
    let time = RwSignal::new(String::new());
    // What came from outside fills both halves; what was written here leaves a half that is being typed.
    let written = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let now = value.get();
        if written.get_value().as_ref() == Some(&now) {
            return;
        }
        let moment = Moment::read(&now);
        day.set(moment.map(|moment| moment.day.to_string()).unwrap_or_default());
        time.set(moment.map(|moment| moment.clock.field()).unwrap_or_default());
        written.set_value(Some(now));
    });
    let commit = move || {
        let answer = moment(&day.get_untracked(), &time.get_untracked()).map(Moment::text);
        if answer.is_none() && value.with_untracked(String::is_empty) {
            return;
        }
        written.set_value(Some(answer.clone().unwrap_or_default()));
        put.run(answer);
    };
    let put_day = Callback::new(move |typed: Option<String>| {
        day.set(typed.unwrap_or_default());
        commit();
    });
    let put_time = move |event| {
        time.set(event_target_value(&event));
        commit();
    };
    let half = move || day.with(String::is_empty) != time.with(String::is_empty);
    let elsewhere = move || {
        let stored = value.with(|value| Moment::read(value))?;
        stored
            .clock
            .elsewhere(here(stored.day, stored.clock))
            .map(say::time_elsewhere)
    };
    let saved = Signal::derive(move || saved.get() && value.with(|value| !value.is_empty()));
    let (day_id, time_id) = (format!("{id}-of-day"), format!("{id}-time"));
    view! {
        <div class="stack tight" role="group" aria-label=label.clone() id=id>
            <DateField id=day_id label=label.clone() appearance value=day put=put_day disabled/>
            <div class="entry">
                <label for=time_id.clone()>{say::time_field()}</label>
                <input id=time_id class="num" type="time" dir="ltr" disabled=disabled prop:value=time on:change=put_time/>
            </div>
            <p class="row spread small soft">
                <span role="status">{move || if half() { Some(say::day_and_time_needed()) } else { elsewhere() }}</span>
                <Saved when=saved/>
            </p>
        </div>
    }
}

fn moment(day: &str, time: &str) -> Option<Moment> {
    let day: Day = day.parse().ok()?;
    let clock = Clock::read(time)?;
    let offset = Some(here(day, clock));
    Some(Moment {
        day,
        clock: Clock { offset, ..clock },
    })
}

/// What this device adds to UTC at that time of that day: summer time may have changed since.
fn here(day: Day, clock: Clock) -> i32 {
    let local = format!("{day}T{}:00", clock.field());
    let at = js_sys::Date::new(&local.into());
    offset(&at)
}
