use crate::components::Icon;
use crate::state::session;
use crate::words::{language, own_name, say};
use leptos::prelude::*;

/// The language of the screens, each by its own name.
#[component]
pub(crate) fn Tongue() -> impl IntoView {
    let session = session();
    let choose = move |event| {
        let wish = event_target_value(&event);
        if let Some(tag) = say::LANGUAGES.iter().find(|tag| **tag == wish) {
            session.keep(|settings| settings.language = Some((*tag).to_string()));
        }
    };
    view! {
        <div class="tongue">
            <label for="tongue"><Icon of=icondata::LuLanguages/><span class="unseen">{say::language_of_screens()}</span></label>
            <select id="tongue" on:change=choose>
                {say::LANGUAGES.iter().map(|tag| view! { <option value=*tag lang=*tag selected=*tag == language()>{own_name(tag)}</option> }).collect::<Vec<_>>()}
            </select>
        </div>
    }
}
