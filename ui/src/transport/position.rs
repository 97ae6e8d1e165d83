//! Where this device is: asked of the system only while somebody looks at the answer.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Position, PositionError, PositionOptions};

/// One answer of the system; each is usually better than the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fix {
    pub lat: f64,
    pub lon: f64,
    pub alt_m: f64,
    pub accuracy_m: f64,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPosition {
    /// The person, or the system for them, said no.
    Refused,
    Absent,
}

/// A device that is looking. Dropping it does not stop that: `off` does.
pub(crate) struct Watch {
    number: i32,
    _found: Closure<dyn FnMut(Position)>,
    _failed: Closure<dyn FnMut(PositionError)>,
}

/// The code by which the browser says that the position may not be used.
const REFUSED: u16 = 1;
/// And that it took too long this time: it goes on looking.
const TIMEOUT: u16 = 3;

/// Looks until `off`: each fix goes to `found`, an end without one to `failed`.
pub(crate) fn watch(found: impl Fn(Fix) + 'static, failed: impl Fn(NoPosition) + 'static) -> Result<Watch, NoPosition> {
    let places = window().navigator().geolocation().map_err(|_| NoPosition::Absent)?;
    let wish = PositionOptions::new();
    wish.set_enable_high_accuracy(true);
    wish.set_maximum_age(0);
    let found = Closure::new(move |position: Position| {
        let at = position.coords();
        found(Fix {
            lat: at.latitude(),
            lon: at.longitude(),
            alt_m: at.altitude().unwrap_or_default(),
            accuracy_m: at.accuracy(),
        });
    });
    let failed = Closure::new(move |fault: PositionError| match fault.code() {
        TIMEOUT => {}
        REFUSED => failed(NoPosition::Refused),
        _ => failed(NoPosition::Absent),
    });
    let number = places
        .watch_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &wish,
        )
        .map_err(|_| NoPosition::Absent)?;
    Ok(Watch {
        number,
        _found: found,
        _failed: failed,
    })
}

impl Watch {
    pub fn off(self) {
        if let Ok(places) = window().navigator().geolocation() {
            places.clear_watch(self.number);
        }
    }
}
