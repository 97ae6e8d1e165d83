//! Forms that are being filled in: opened from their record, kept at hand between two answers, written back as changes.

use super::host::{Host, Row};
use crate::api::{ApiError, Code};
use crate::domain::interview::kept;
use crate::domain::keys::interview as key;
use crate::domain::slip::device_letters;
use crate::form::{AnswerFault, Begun, Device, Form, Keep, Kept, Sitting, SittingFault};
use crate::record::Edit;
use std::cell::Cell;

/// The moment and the dice of whoever writes.
struct Moment {
    now: chrono::DateTime<chrono::FixedOffset>,
    dice: Cell<u64>,
}

impl Device for Moment {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        self.now
    }

    /// SplitMix64 from a seed of the host's own chance: codes and orders in a form, nothing secret.
    fn random(&self) -> f64 {
        let state = self.dice.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.dice.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        f64::from(u32::try_from(mixed >> 32).unwrap_or(0)) / (f64::from(u32::MAX) + 1.0)
    }
}

fn moment(host: &mut impl Host) -> Box<dyn Device> {
    let mut seed = [0; 8];
    host.chance(&mut seed);
    Box::new(Moment {
        now: host.here(),
        dice: Cell::new(u64::from_le_bytes(seed)),
    })
}

/// The letters that entries of this device begin with.
pub(super) fn letters(host: &mut impl Host) -> Result<String, ApiError> {
    Ok(device_letters(host.writer()?.device))
}

/// A fresh form, and what its record is to hold from the start.
pub(super) fn begin(host: &mut impl Host, form: &Form) -> Result<Vec<Edit>, ApiError> {
    let (letters, person) = (letters(host)?, host.writer()?.person);
    let begun = Begun {
        at: host.here().to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
        on: host.today().to_string(),
        device: letters.clone(),
        person,
    };
    let (_, changes) = Sitting::begin(form, moment(host), &letters, &begun);
    Ok(edits(&changes))
}

/// What a form writes down when somebody finishes it: the hour, where it asks for that.
pub(super) fn end(host: &mut impl Host, row: &Row) -> Result<Vec<Edit>, ApiError> {
    let pack = super::interviews::pack_of(host, row)?;
    let form = super::answering::form_in(&pack, row)?;
    let now = host.here().to_rfc3339_opts(chrono::SecondsFormat::Millis, false);
    let mut sitting = sit(host, row, form);
    let changes = sitting.end(&now);
    host.put_sitting(row.id, sitting);
    Ok(edits(&changes))
}

/// The form of a record as the record stands now. Give it back with `Host::put_sitting` once what it did is written.
pub(super) fn sit(host: &mut impl Host, row: &Row, form: &Form) -> Sitting {
    let kept = kept(&row.fields);
    let device = moment(host);
    let at_hand = host.take_sitting(row.id);
    match at_hand.filter(|sitting| std::sync::Arc::ptr_eq(sitting.plan(), &form.plan)) {
        Some(mut sitting) => {
            sitting.lend(device);
            sitting.catch_up(&kept);
            sitting
        }
        None => {
            let mut sitting = Sitting::open(form, device, &kept);
            sitting.look();
            sitting
        }
    }
}

/// The form of a record for counting and giving out: nobody looks at it, so it is not kept at hand.
pub(super) fn read(host: &mut impl Host, row: &Row, form: &Form) -> Sitting {
    Sitting::open(form, moment(host), &kept(&row.fields))
}

/// A form in which nothing is said, or may be shown any more.
pub(super) fn empty(host: &mut impl Host, form: &Form) -> Sitting {
    Sitting::open(form, moment(host), &Kept::default())
}

/// Changes as a record takes them.
pub(super) fn edits(changes: &[Keep]) -> Vec<Edit> {
    let text = |prefix: &str, name: &str, text: &Option<String>| match text {
        Some(text) => Edit::put(format!("{prefix}{name}"), text.clone()),
        None => Edit::remove(format!("{prefix}{name}")),
    };
    let edits = changes.iter().map(|change| match change {
        Keep::Answer(name, answer) => text(key::ANSWERS, name, answer),
        Keep::Computed(name, computed) => text(key::COMPUTED, name, computed),
        Keep::Row(name, order) => Edit::put(format!("{}{name}", key::ROWS), *order),
    });
    edits.collect()
}

/// What a person reads when an answer does not fit.
pub(super) fn refused(fault: &SittingFault) -> ApiError {
    match fault {
        SittingFault::NothingThere => {
            ApiError::bad_request("question", "The questionnaire has no such question, or no such entry.")
        }
        SittingFault::Answer(AnswerFault::ReadOnly) => ApiError::new(
            Code::NotAllowed,
            "This can be read, not changed: the form computes it.",
            "Nothing was changed.",
            "Change the answers that it follows from.",
        )
        .at("answer"),
        other => ApiError::bad_request("answer", sentence(&other.to_string())),
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{stop}", first.unwrap_or_default(), letters.as_str())
}
