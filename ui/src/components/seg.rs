use leptos::prelude::*;

/// As many stand side by side on a narrow phone, in every language.
const SIDE_BY_SIDE: usize = 3;

/// Short views of one thing: two or three side by side, more as a list that opens.
#[component]
pub(crate) fn Seg(
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    if options.len() > SIDE_BY_SIDE {
        let rows: Vec<_> = options
            .into_iter()
            .map(|(key, words)| {
                let mine = key.clone();
                view! { <option value=key selected=move || chosen.with(|chosen| *chosen == mine)>{words}</option> }
            })
            .collect();
        return view! {
            <select class="seg-list" aria-label=label prop:value=chosen on:change=move |event| chosen.set(event_target_value(&event))>{rows}</select>
        }
        .into_any();
    }
    let buttons: Vec<_> = options
        .into_iter()
        .map(|(key, words)| {
            let mine = key.clone();
            let pressed = move || chosen.with(|chosen| (*chosen == mine).to_string());
            view! { <button type="button" aria-pressed=pressed on:click=move |_| chosen.set(key.clone())>{words}</button> }
        })
        .collect();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }.into_any()
}
