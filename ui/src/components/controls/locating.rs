use crate::answers::{Point, Unplaced};
use crate::components::{Icon, Notice, Tone};
use crate::transport::position::{Fix, NoPosition, Watch, watch};
use crate::words::{figures, say};
use leptos::prelude::*;

/// How exact a place has to be, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Accuracy {
    /// Good enough to keep.
    pub threshold_m: f64,
    /// Worse than this is said.
    pub warning_m: f64,
}

impl Default for Accuracy {
    /// As the field's tools do when the form says nothing.
    fn default() -> Self {
        Accuracy {
            threshold_m: 5.0,
            warning_m: 100.0,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Looking {
    Off,
    On(Option<Fix>),
    Without(NoPosition),
}

/// A button that looks for the place where this device is, and fields for a place that is typed. The device is asked only
/// after the button was pressed, and until the person keeps the place, stops, or leaves.
#[component]
pub(super) fn Locating(
    id: String,
    /// What the button says.
    find: String,
    accuracy: Accuracy,
    take: Callback<Point>,
    disabled: Signal<bool>,
) -> impl IntoView {
    let looking = RwSignal::new(Looking::Off);
    let device = StoredValue::new_local(None::<Watch>);
    let off = move || {
        if let Some(Some(watch)) = device.try_update_value(Option::take) {
            watch.off();
        }
    };
    on_cleanup(off);
    let start = move |_| {
        off();
        looking.set(Looking::On(None));
        // An answer of the system may come when the page is gone.
        let found = move |fix| _ = looking.try_set(Looking::On(Some(fix)));
        let failed = move |why| _ = looking.try_set(Looking::Without(why));
        match watch(found, failed) {
            Ok(watch) => device.set_value(Some(watch)),
            Err(why) => looking.set(Looking::Without(why)),
        }
    };
    let stop = move |_| {
        off();
        looking.set(Looking::Off);
    };
    let keep = move |fix: Fix| {
        off();
        looking.set(Looking::Off);
        take.run(Point {
            lat: fix.lat,
            lon: fix.lon,
            alt_m: fix.alt_m,
            accuracy_m: fix.accuracy_m,
        });
    };
    let stop_button = move || view! { <button class="btn" type="button" on:click=stop><Icon of=icondata::LuX/>{say::place_stop()}</button> };
    view! {
        <div class="stack tight">
            {move || match looking.get() {
                Looking::Off | Looking::Without(_) => view! {
                    <button class="btn is-wide" type="button" disabled=disabled on:click=start><Icon of=icondata::LuMapPin/>{find.clone()}</button>
                }.into_any(),
                Looking::On(None) => stop_button().into_any(),
                Looking::On(Some(fix)) => view! {
                    <div class="row">
                        <button class="btn grow" class:is-main=fix.accuracy_m <= accuracy.threshold_m type="button" on:click=move |_| keep(fix)>
                            <Icon of=icondata::LuCheck/>{say::place_keep(metres(fix.accuracy_m))}
                        </button>
                        {stop_button()}
                    </div>
                }.into_any(),
            }}
            <div role="status">{move || match looking.get() {
                Looking::Off => None,
                Looking::On(None) => Some(view! { <p class="small soft">{say::place_looking()}</p> }.into_any()),
                Looking::On(Some(fix)) => Some(view! { <Exactness metres=fix.accuracy_m accuracy/> }.into_any()),
                Looking::Without(why) => Some(view! { <Without why/> }.into_any()),
            }}</div>
            <Typing id take disabled/>
        </div>
    }
}

/// How exact the place is so far, and what to do when that is too little.
#[component]
pub(super) fn Exactness(metres: f64, accuracy: Accuracy) -> impl IntoView {
    let words = say::accurate_to(self::metres(metres));
    if metres > accuracy.warning_m {
        view! { <Notice tone=Tone::Here icon=icondata::LuTriangleAlert><span>{words}" "{say::place_rough()}</span></Notice> }.into_any()
    } else {
        view! { <p class="small">{words}</p> }.into_any()
    }
}

#[component]
fn Without(why: NoPosition) -> impl IntoView {
    let words = match why {
        NoPosition::Refused => say::position_refused(),
        NoPosition::Absent => say::position_absent(),
    };
    view! { <Notice tone=Tone::Here icon=icondata::LuMapPinOff><span>{words}</span></Notice> }
}

/// Latitude and longitude by hand.
#[component]
fn Typing(id: String, take: Callback<Point>, disabled: Signal<bool>) -> impl IntoView {
    let (lat, lon) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Unplaced>);
    let keep = move |_| match Point::typed(&lat.get_untracked(), &lon.get_untracked()) {
        Ok(point) => {
            wrong.set(None);
            lat.set(String::new());
            lon.set(String::new());
            take.run(point);
        }
        Err(why) => wrong.set(Some(why)),
    };
    let note = format!("{id}-note");
    let field = |key: &str, name: String, text: RwSignal<String>, mine: Unplaced| {
        let (field, note) = (format!("{id}-{key}"), note.clone());
        view! {
            <div class="entry">
                <label for=field.clone()>{name}</label>
                <input id=field class="num" type="text" inputmode="text" autocomplete="off" dir="ltr" maxlength="20" disabled=disabled aria-describedby=note
                    aria-invalid=move || (wrong.get() == Some(mine)).then_some("true") prop:value=text on:input=move |event| text.set(event_target_value(&event))/>
            </div>
        }
    };
    let fields = (
        field("lat", say::latitude(), lat, Unplaced::Latitude),
        field("lon", say::longitude(), lon, Unplaced::Longitude),
    );
    let fault = move || {
        wrong.get().map(|wrong| match wrong {
            Unplaced::Latitude => say::latitude_range(),
            Unplaced::Longitude => say::longitude_range(),
        })
    };
    view! {
        <details>
            <summary>{say::place_type()}</summary>
            <div class="stack tight">
                <div class="day-parts">{fields}</div>
                <div id=note>{move || fault().map(|fault| view! { <p class="wrong" role="alert">{fault}</p> })}</div>
                <button class="btn start" type="button" disabled=disabled on:click=keep><Icon of=icondata::LuCheck/>{say::place_type_keep()}</button>
            </div>
        </details>
    }
}

/// Whole metres, in the reader's digits; one decimal below ten.
pub(super) fn metres(metres: f64) -> String {
    let shown = if metres < 10.0 {
        (metres * 10.0).round() / 10.0
    } else {
        metres.round()
    };
    figures::number(shown)
}
