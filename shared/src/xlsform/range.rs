//! Questions of type `range`: a number line whose parts fit together.

use super::choices::Lists;
use super::fault::{Notes, Place};
use super::number;
use super::parameters::Parameters;
use super::table::Row;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

struct Line {
    start: Decimal,
    end: Decimal,
    step: Decimal,
    tick: Option<Decimal>,
}

impl Line {
    fn holds(&self, value: Decimal) -> bool {
        value >= self.start.min(self.end) && value <= self.start.max(self.end)
    }

    fn width(&self) -> Option<Decimal> {
        self.end.checked_sub(self.start).map(|width| width.abs())
    }
}

/// Whether `value` is a multiple of `step`; what cannot be computed is no multiple.
fn is_multiple(value: Option<Decimal>, step: Decimal) -> bool {
    value
        .and_then(|value| value.checked_rem(step))
        .is_some_and(|rest| rest.is_zero())
}

/// Notes what does not fit, and fills in `start`, `end` and `step`.
pub(super) fn check(parameters: &mut Parameters, row: &Row<'_>, lists: &Lists, notes: &mut Notes) {
    let place = row.place_of("parameters");
    let appearance = row.text("control::appearance").unwrap_or_default();
    let ticked = ["tick_interval", "placeholder", "tick_labelset"]
        .iter()
        .any(|key| parameters.contains_key(*key));
    if ticked && !appearance.is_empty() && !appearance.contains("vertical") && !appearance.contains("no-ticks") {
        let reason =
            "`tick_interval`, `placeholder` and `tick_labelset` are for a plain, `vertical` or `no-ticks` range";
        notes.fault(place.clone(), "bad_range", reason);
    }
    for (key, usual) in [("start", "1"), ("end", "10"), ("step", "1")] {
        parameters.entry(key.to_owned()).or_insert_with(|| usual.to_owned());
    }
    let mut faults = Vec::new();
    let mut value = |key: &str| {
        let text = parameters.get(key)?;
        let value = number::decimal(text);
        if value.is_none() {
            faults.push(format!(
                "the parameter `{key}` of a range must be a number, not `{text}`"
            ));
        }
        value
    };
    let (start, end, step) = (value("start"), value("end"), value("step"));
    let (tick, placeholder) = (value("tick_interval"), value("placeholder"));
    if let (Some(start), Some(end), Some(step), true) = (start, end, step, faults.is_empty()) {
        let line = Line { start, end, step, tick };
        fits(&line, placeholder, &mut faults);
        if let (Some(list), true) = (parameters.get("tick_labelset"), faults.is_empty()) {
            labels(&line, list, appearance.contains("no-ticks"), lists, &mut faults);
        }
    }
    note(faults, &place, notes);
}

fn note(faults: Vec<String>, place: &Place, notes: &mut Notes) {
    for reason in faults {
        notes.fault(place.clone(), "bad_range", reason);
    }
}

fn fits(line: &Line, placeholder: Option<Decimal>, faults: &mut Vec<String>) {
    for (key, size) in [("step", Some(line.step)), ("tick_interval", line.tick)] {
        let Some(size) = size else { continue };
        if size.is_zero() {
            faults.push(format!("the parameter `{key}` of a range must not be 0"));
        } else if line.width().is_none_or(|width| size > width) {
            faults.push(format!(
                "the parameter `{key}` is larger than the range from `start` to `end`"
            ));
        }
    }
    if !faults.is_empty() {
        return;
    }
    if line.tick.is_some_and(|tick| !is_multiple(Some(tick), line.step)) {
        faults.push("`tick_interval` must be a multiple of `step`".to_owned());
    }
    if let Some(placeholder) = placeholder {
        if !is_multiple(placeholder.checked_sub(line.start), line.step) {
            faults.push("`placeholder` must be `start` and a multiple of `step`".to_owned());
        }
        if !line.holds(placeholder) {
            faults.push("`placeholder` must lie between `start` and `end`".to_owned());
        }
    }
}

fn labels(line: &Line, list: &str, no_ticks: bool, lists: &Lists, faults: &mut Vec<String>) {
    let Some(list) = lists.get(list) else {
        faults.push(format!(
            "`tick_labelset` must name a list of the choices sheet; `{list}` is none"
        ));
        return;
    };
    let mut values = BTreeSet::new();
    for choice in &list.choices {
        let name = &choice.name;
        let Some(value) = number::decimal(name) else {
            faults.push(format!(
                "the choices of `tick_labelset` must be numbers; `{name}` is none"
            ));
            return;
        };
        if !line.holds(value) {
            faults.push(format!(
                "the choice `{name}` of `tick_labelset` must lie between `start` and `end`"
            ));
            return;
        }
        if !is_multiple(value.checked_sub(line.start), line.tick.unwrap_or(line.step)) {
            faults.push(format!(
                "the choice `{name}` of `tick_labelset` does not fall on a tick"
            ));
            return;
        }
        values.insert(value);
    }
    if no_ticks && values != BTreeSet::from([line.start, line.end]) {
        faults.push("with `no-ticks`, `tick_labelset` must hold `start` and `end` and nothing else".to_owned());
    }
}
