use super::{Shown, held};
use crate::components::controls::{DateField, DateTimeField, TimeField};
use leptos::prelude::*;

/// Days in every calendar, and times.
#[component]
pub(super) fn Days() -> impl IntoView {
    let yes = Signal::stored(true);
    let day = |what: &'static str, id: &'static str, appearance: &'static str, stored: &'static str| {
        let held = held(stored);
        let saved = Signal::stored(!stored.is_empty());
        view! { <Shown what><DateField id label="Hired on" appearance value=held.value put=held.put saved/></Shown> }
    };
    let (fixed, shift, elsewhere, begun) = (
        held("2026-11-11"),
        held(""),
        held("05:40:00.000+06:00"),
        held("2026-11-11T05:40:00.000+00:00"),
    );
    let (half, ethiopian) = (held(""), held("2023-09-12T08:30:00.000+03:00"));
    view! {
        <div class="cols is-two">
            {day("Day: empty", "day-empty", "", "")}
            {day("Day: answered and saved", "day-one", "", "2026-11-11")}
            {day("Day: no-calendar", "day-parts", "no-calendar", "2026-11-11")}
            {day("Month and year", "day-month", "month-year", "2026-11-01")}
            {day("Year", "day-year", "year", "")}
            {day("Ethiopian", "day-ethiopian", "ethiopian", "2023-09-12")}
            {day("Coptic, month and year", "day-coptic", "coptic month-year", "2023-09-12")}
            {day("Islamic", "day-islamic", "islamic", "2023-07-19")}
            {day("Persian: empty", "day-persian", "persian", "")}
            {day("A calendar that nobody reckons", "day-sambat", "bikram-sambat", "2026-11-11")}
            <Shown what="Day: not to be changed"><DateField id="day-fixed" label="Hired on" appearance="no-calendar" value=fixed.value put=fixed.put disabled=yes/></Shown>
            <Shown what="Time: empty"><TimeField id="time-empty" label="Shift begins" value=shift.value put=shift.put/></Shown>
            <Shown what="Time: written elsewhere"><TimeField id="time-one" label="Shift begins" value=elsewhere.value put=elsewhere.put saved=yes/></Shown>
            <Shown what="Day and time: answered"><DateTimeField id="moment" label="Seen at" value=begun.value put=begun.put saved=yes/></Shown>
            <Shown what="Day and time: empty"><DateTimeField id="moment-empty" label="Seen at" appearance="no-calendar" value=half.value put=half.put/></Shown>
            <Shown what="Day and time: Ethiopian, not to be changed"><DateTimeField id="moment-fixed" label="Seen at" appearance="ethiopian" value=ethiopian.value put=ethiopian.put disabled=yes/></Shown>
        </div>
    }
}
