use crate::components::{Fault, Icon, Notice, Tone};
use crate::state::ask;
use crate::transport::saving::{Kept, save};
use crate::words::{engine, figures, language, say};
use data_encoding::BASE64;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, ExportedAnswers, GetForm, QuestionnaireLine};
use shared::ids::RoomId;

/// What left and what stayed. The file is saved when this is drawn, and again when somebody asks: the export is on record.
#[component]
pub(super) fn Given(
    of: ExportedAnswers,
    audit: RoomId,
    asked: Vec<QuestionnaireLine>,
    again: Callback<()>,
) -> impl IntoView {
    let saved = RwSignal::new(None::<Result<Kept, ApiError>>);
    let zip = StoredValue::new(BASE64.decode(of.zip.as_bytes()).unwrap_or_default());
    let name = StoredValue::new(of.file_name.clone());
    let keep = move || {
        saved.set(None);
        spawn_local(async move {
            let kept = save(&name.get_value(), "application/zip", &zip.get_value()).await;
            let _ = saved.try_set(Some(kept));
        });
    };
    keep();
    let where_to = move || match saved.get() {
        None => ().into_any(),
        Some(Ok(kept)) => {
            let told = match kept {
                Kept::At(path) => say::file_saved(path),
                Kept::ByBrowser => say::file_handed(name.get_value()),
            };
            view! {
                <Notice tone=Tone::Field icon=icondata::LuCheckCheck alert=true>
                    <h2 class="head">{say::given_out()}</h2>
                    <p dir="auto" class="path">{told}</p>
                    <p>{say::given_out_recorded()}</p>
                </Notice>
            }
            .into_any()
        }
        Some(Err(fault)) => view! {
            <Fault of=fault/>
            <p>{say::given_out_unsaved()}</p>
        }
        .into_any(),
    };
    let figure = |label: String, words: String| {
        view! { <div class="stack tight"><p class="label">{label}</p><p class="figure">{words}</p></div> }
    };
    let left = of.columns.clone();
    let stayed: Vec<_> = of
        .left_out
        .iter()
        .map(|left| (left.key.clone(), engine::left_out(left.why)))
        .collect();
    let form = asked.into_iter().map(|one| one.form).find(|form| {
        let rest = of.file_name.strip_prefix(form.as_str());
        rest.is_some_and(|rest| matches!(rest, "-csv.zip" | "-xforms.zip"))
    });
    let sheet = ask(&[], move || GetForm {
        audit,
        form: form.clone().unwrap_or_default(),
    });
    // By their keys until the form is here.
    let label = move |key: &str| {
        let found = sheet.with(|view| Some(view.form.question(key)?.label.read(language()).to_string()));
        found
            .flatten()
            .filter(|label| !label.is_empty())
            .unwrap_or_else(|| key.to_string())
    };
    let (count_left, count_stayed) = (left.len(), stayed.len());
    view! {
        <div class="stack loose measure">
            {where_to}
            <section class="sheet figures" aria-label=say::what_left()>
                {figure(say::leave_count(), figures::number(of.interviews.into()))}
                {figure(say::unfinished_stay(), figures::number(of.unfinished.into()))}
                {figure(say::taken_back_stay(), figures::number(of.withdrawn.into()))}
                {figure(say::file_size(), figures::size(of.size_bytes))}
            </section>
            <details class="sheet">
                <summary class="head">{say::what_left()}" · "{figures::number(count_left as f64)}</summary>
                <ul class="bullets stack tight small">{move || left.iter().map(|key| view! { <li>{label(key)}</li> }).collect::<Vec<_>>()}</ul>
            </details>
            <details class="sheet">
                <summary class="head">{say::what_stayed()}" · "{figures::number(count_stayed as f64)}</summary>
                <ul class="bullets stack tight small">{move || stayed.iter().map(|(key, why)| view! { <li>{label(key)}<br/><span class="soft">{why.clone()}</span></li> }).collect::<Vec<_>>()}</ul>
            </details>
            <div class="row">
                <button class="btn grow" type="button" on:click=move |_| keep()><Icon of=icondata::LuDownload/>{say::save_again()}</button>
                <button class="btn grow" type="button" on:click=move |_| again.run(())><Icon of=icondata::LuUpload/>{say::give_out_more()}</button>
            </div>
        </div>
    }
}
