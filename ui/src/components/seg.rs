use leptos::prelude::*;

/// Two or three short views of one thing.
#[component]
pub(crate) fn Seg(
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    let buttons: Vec<_> = options
        .into_iter()
        .map(|(key, words)| {
            let mine = key.clone();
            let pressed = move || chosen.with(|chosen| (*chosen == mine).to_string());
            view! { <button type="button" aria-pressed=pressed on:click=move |_| chosen.set(key.clone())>{words}</button> }
        })
        .collect();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }
}
