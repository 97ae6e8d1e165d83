use leptos::prelude::*;

/// A line of typed input with its label, a note under it and what is wrong with it.
#[component]
pub(crate) fn Entry(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(optional, into)] wrong: MaybeProp<String>,
    /// `text`, `password`, `date`, `url`, `tel`, `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// `numeric` or `decimal` bring the number pad.
    #[prop(optional)]
    pad: Option<&'static str>,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] length: Option<u32>,
    #[prop(optional)] required: bool,
    value: RwSignal<String>,
) -> impl IntoView {
    let described = format!("{id}-note");
    let field = id.clone();
    view! {
        <div class="entry">
            <label for=field>{label}</label>
            <input
                id=id
                class:num=pad.is_some()
                type=kind
                inputmode=pad
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                maxlength=length
                required=required
                dir=if kind == "text" { "auto" } else { "ltr" }
                aria-describedby=described.clone()
                aria-invalid=move || wrong.get().is_some().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <div id=described>
                {note.map(|note| view! { <p class="small soft">{note}</p> })}
                {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            </div>
        </div>
    }
}

/// Several lines of typed input.
#[component]
pub(crate) fn Area(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional, into)] left: Option<Callback<()>>,
    value: RwSignal<String>,
) -> impl IntoView {
    let described = format!("{id}-note");
    let field = id.clone();
    view! {
        <div class="entry">
            <label for=field>{label}</label>
            <textarea
                id=id
                dir="auto"
                rows=rows
                maxlength="20000"
                required=required
                aria-describedby=described.clone()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| if let Some(left) = left { left.run(()) }
            ></textarea>
            <div id=described>{note.map(|note| view! { <p class="small soft">{note}</p> })}</div>
        </div>
    }
}

/// One of a list that is too long for choices: pairs of value and words.
#[component]
pub(crate) fn Pick(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    value: RwSignal<String>,
) -> impl IntoView {
    let field = id.clone();
    view! {
        <div class="entry">
            <label for=field>{label}</label>
            <select id=id on:change=move |event| value.set(event_target_value(&event)) prop:value=value>
                {move || options.get().into_iter().map(|(key, words)| {
                    let chosen = { let key = key.clone(); move || value.with(|value| *value == key) };
                    view! { <option value=key selected=chosen>{words}</option> }
                }).collect::<Vec<_>>()}
            </select>
            {note.map(|note| view! { <p class="small soft">{note}</p> })}
        </div>
    }
}
