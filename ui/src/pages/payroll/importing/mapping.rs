use super::columns::Columns;
use super::draft::Draft;
use super::file::FileFacts;
use super::preview::PreviewOf;
use super::questions::Questions;
use super::settings::Settings;
use leptos::prelude::*;

/// How one file is read: what only a person can tell first, then columns, and what comes of it.
#[component]
pub(super) fn MappingOf(draft: Draft) -> impl IntoView {
    let file = draft.file.get_untracked()?;
    let asked: Vec<_> = file
        .seen
        .guessed
        .questions
        .iter()
        .map(|question| question.about)
        .collect();
    Some(view! {
        <FileFacts draft file=file.clone()/>
        <Questions draft questions=file.seen.guessed.questions.clone()/>
        <Columns draft seen=file.seen.clone()/>
        <PreviewOf draft evidence=file.evidence/>
        <Settings draft seen=file.seen asked/>
    })
}
