use crate::components::{Entry, Fault, Icon};
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{PlaceSite, SiteLine};

/// Where a site stands on the map, as coarse as the program may tell; nobody has to say it.
#[component]
pub(super) fn Mapping(of: SiteLine, placed: Callback<()>) -> impl IntoView {
    let doing = Doing::new();
    let site = of.site;
    let position = RwSignal::new(of.position.replace(' ', ", "));
    let place = move |_| {
        let call = PlaceSite {
            site,
            position: position.get_untracked().trim().to_string(),
        };
        doing.run(call, move |_| placed.run(()));
    };
    view! {
        <details class="sheet">
            <summary><Icon of=icondata::LuMapPin/>{say::on_the_map(of.name)}</summary>
            <div class="stack">
                <Entry id="site-position" label=say::position_of_site() note=say::position_note() value=position/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=place aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::put_on_map()}</button>
            </div>
        </details>
    }
}
