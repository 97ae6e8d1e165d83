use crate::components::{Seg, Tick};
use crate::pages::vault::Tongue;
use crate::state::session;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{Settings, Theme};

const TEXT_SIZES_PERCENT: [u16; 5] = [100, 115, 130, 160, 200];

/// Language, light or dark, size of the text, ticks.
#[component]
pub(super) fn Screens() -> impl IntoView {
    let session = session();
    let now = session.settings.get_untracked();
    let theme = RwSignal::new(word(now.theme).to_string());
    let size = RwSignal::new(now.text_size_percent.to_string());
    let haptics = RwSignal::new(now.haptics);
    on_change(theme, move |word| {
        session.keep(|settings| settings.theme = theme_of(&word))
    });
    on_change(size, move |size| {
        session.keep(|settings| settings.text_size_percent = size.parse().unwrap_or(100));
    });
    on_change(haptics, move |on| session.keep(|settings| settings.haptics = on));
    let sizes: Vec<_> = TEXT_SIZES_PERCENT
        .into_iter()
        .map(|percent| (percent.to_string(), say::percent(u32::from(percent))))
        .collect();
    let on_device = !session.is_staff();
    view! {
        <section class="sheet stack"><h2 class="head">{say::language_of_screens()}</h2><Tongue/></section>
        <section class="sheet stack">
            <h2 class="head">{say::light_and_dark()}</h2>
            <Seg label=say::light_and_dark() chosen=theme options=[Theme::System, Theme::Light, Theme::Dark].map(|theme| (word(theme).into(), said(theme))).into()/>
        </section>
        <section class="sheet stack">
            <h2 class="head">{say::text_size()}</h2>
            <div><Seg label=say::text_size() chosen=size options=sizes/></div>
        </section>
        {on_device.then(|| view! { <Tick label=say::haptics() on=haptics/> })}
    }
}

/// What photos may do over a link that costs money.
#[component]
pub(super) fn Link() -> impl IntoView {
    let session = session();
    let metered = RwSignal::new(
        session
            .settings
            .with_untracked(|settings: &Settings| settings.metered_link),
    );
    on_change(metered, move |on| session.keep(|settings| settings.metered_link = on));
    view! { <Tick label=say::metered_link() note=say::metered_link_note() on=metered/> }
}

/// Runs when the person changes it, not when the page opens.
fn on_change<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, act: impl Fn(T) + 'static) {
    Effect::new(move |before: Option<T>| {
        let now = signal.get();
        if before.is_some_and(|before| before != now) {
            act(now.clone());
        }
        now
    });
}

fn word(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn theme_of(word: &str) -> Theme {
    match word {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}

fn said(theme: Theme) -> String {
    match theme {
        Theme::System => say::as_device(),
        Theme::Light => say::light(),
        Theme::Dark => say::dark(),
    }
}
