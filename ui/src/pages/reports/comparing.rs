use crate::components::{Icon, Loaded};
use crate::state::ask;
use crate::words::{figures, language, say};
use leptos::prelude::*;
use shared::api::{CompareReports, ComparedPiece, ComparedSection, PieceChange, ReportComparison, ReportLine, Run};
use shared::ids::RecordId;

/// What changed from one version to another: side by side on a desk, one below the other on a phone.
#[component]
pub(super) fn Comparing(from: RecordId, to: RecordId, close: Callback<()>) -> impl IntoView {
    let found = ask(&[], move || CompareReports {
        from,
        to,
        language: language().to_string(),
    });
    view! {
        <section class="stack loose compared" aria-labelledby="compared">
            <div class="row spread">
                <h2 class="title" id="compared" tabindex="-1">{say::what_changed()}</h2>
                <button class="btn" type="button" on:click=move |_| close.run(())><Icon of=icondata::LuX/>{say::to_the_report()}</button>
            </div>
            <Loaded from=found let:value>{move || view! { <Compared of=value.get()/> }}</Loaded>
        </section>
    }
}

#[component]
fn Compared(of: ReportComparison) -> impl IntoView {
    let names = (version(&of.from), version(&of.to));
    let nothing = of.sections.is_empty();
    let sections: Vec<_> = of
        .sections
        .into_iter()
        .map(|section| view! { <Changed section names=names.clone()/> })
        .collect();
    view! {
        <p class="soft">{if nothing { say::nothing_changed() } else { say::unchanged_count(of.same) }}</p>
        {sections}
    }
}

fn version(line: &ReportLine) -> String {
    format!(
        "{} · {}",
        say::version_number(line.version),
        figures::moment(line.published)
    )
}

#[component]
fn Changed(section: ComparedSection, names: (String, String)) -> impl IntoView {
    let (before, after) = names;
    let pieces: Vec<_> = section
        .pieces
        .into_iter()
        .map(|piece| view! { <Piece piece before=before.clone() after=after.clone()/> })
        .collect();
    view! { <section class="sheet stack"><h3 class="head" dir="auto">{section.title}</h3>{pieces}</section> }
}

#[component]
fn Piece(piece: ComparedPiece, before: String, after: String) -> impl IntoView {
    let (mark, icon) = match piece.change {
        PieceChange::Added => (say::change_added(), icondata::LuPlus),
        PieceChange::Removed => (say::change_removed(), icondata::LuMinus),
        PieceChange::Changed => (say::change_changed(), icondata::LuPencil),
    };
    let old: Vec<_> = piece.before.into_iter().map(|run| words(run, true)).collect();
    let new: Vec<_> = piece.after.into_iter().map(|run| words(run, false)).collect();
    let side = |name: String, words: Vec<AnyView>| {
        let empty = words.is_empty();
        view! {
            <div class="side stack tight">
                <p class="label">{name}</p>
                {if empty { view! { <p class="soft">{say::not_there_then()}</p> }.into_any() } else { view! { <p dir="auto" class="lines">{words}</p> }.into_any() }}
            </div>
        }
    };
    view! {
        <article class="piece stack tight">
            <p class="row"><span class="mark"><Icon of=icon/>{mark}</span><strong class="small grow" dir="auto">{piece.label}</strong></p>
            <div class="sides">{side(before, old)}{side(after, new)}</div>
        </article>
    }
}

/// What stands in one version alone is marked by more than its colour.
fn words(run: Run, old: bool) -> AnyView {
    match (run.differs, old) {
        (false, _) => run.text.into_any(),
        (true, true) => view! { <del>{run.text}</del> }.into_any(),
        (true, false) => view! { <ins>{run.text}</ins> }.into_any(),
    }
}
