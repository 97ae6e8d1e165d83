use super::{Shown, held};
use crate::components::controls::{Accuracy, PlaceField, TraceField};
use leptos::prelude::*;

/// A walk along the edge of a field.
const WALK: &str = "23.8100 90.4120 8 4.2;23.8104 90.4126 8 4.0;23.8109 90.4125 8 5.1;23.8111 90.4131 8 3.8";
const FIELD: &str =
    "23.8100 90.4120 0 0;23.8100 90.4131 0 0;23.8108 90.4133 0 0;23.8109 90.4121 0 0;23.8100 90.4120 0 0";

/// Places, lines and outlines.
#[component]
pub(super) fn Places() -> impl IntoView {
    let (empty, gate, fixed) = (held(""), held("23.8104 90.4125 8 4.75"), held("23.8104 90.4125 0 0"));
    let (walk, field, few, still) = (held(WALK), held(FIELD), held(""), held(FIELD));
    let yes = Signal::stored(true);
    let accuracy = Accuracy {
        threshold_m: 3.0,
        warning_m: 20.0,
    };
    view! {
        <div class="cols is-two">
            <Shown what="Place: empty"><PlaceField id="place-empty" label="Gate" accuracy value=empty.value put=empty.put/></Shown>
            <Shown what="Place: found and saved"><PlaceField id="place-one" label="Gate" value=gate.value put=gate.put saved=yes/></Shown>
            <Shown what="Place: typed, not to be changed"><PlaceField id="place-fixed" label="Gate" value=fixed.value put=fixed.put disabled=yes/></Shown>
            <Shown what="Line: empty"><TraceField id="trace-empty" label="Way" value=few.value put=few.put/></Shown>
            <Shown what="Line: walked and saved"><TraceField id="trace" label="Way" value=walk.value put=walk.put saved=yes/></Shown>
            <Shown what="Outline: saved"><TraceField id="shape" label="Field" closed=true value=field.value put=field.put saved=yes/></Shown>
            <div dir="rtl"><Shown what="Outline: from right to left, not to be changed"><TraceField id="shape-fixed" label="Field" closed=true value=still.value put=still.put disabled=yes/></Shown></div>
        </div>
    }
}
