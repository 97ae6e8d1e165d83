//! A report as PDF: set by Typst from `report.typ`, tagged for screen readers (PDF/UA-1), with its own fonts.
//!
//! Every text enters as a value, so nothing that somebody wrote is markup; the world that Typst sees has one source, no files and
//! no packages.

mod fonts;
mod unshown;
mod values;
mod world;

use super::files::FileFault;
use super::words::Phrases;
use crate::api::Outline;
use std::collections::BTreeMap;
use typst::comemo;
use typst::foundations::{Bytes, Dict, IntoValue, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::World;

/// Makes the bytes of a PDF. `pictures`: plates by their number; one that is missing, or no picture, is named in its place.
///
/// The same report gives the same pages. Letters that no font has are shown by their number, with a note.
///
/// # Errors
/// When Typst cannot set the pages.
pub fn pdf(outline: &Outline, pictures: &BTreeMap<u32, Vec<u8>>) -> Result<Vec<u8>, FileFault> {
    let made = document(outline, pictures).and_then(|document| written(&document));
    // Whatever Typst remembers of these pages is of no use to the next report.
    comemo::evict(0);
    made
}

/// The pages, before they are written.
pub(super) fn document(outline: &Outline, pictures: &BTreeMap<u32, Vec<u8>>) -> Result<PagedDocument, FileFault> {
    // One damaged picture must not cost the whole report.
    set(outline, pictures).or_else(|fault| match pictures.is_empty() {
        true => Err(fault),
        false => set(outline, &BTreeMap::new()),
    })
}

fn set(outline: &Outline, pictures: &BTreeMap<u32, Vec<u8>>) -> Result<PagedDocument, FileFault> {
    let json = serde_json::to_value(outline).map_err(|cause| FileFault(cause.to_string()))?;
    let mut unshown = unshown::Unshown::default();
    let report = values::value(json, &mut unshown);
    let phrases = Phrases::of(&outline.language);
    let mut inputs = Dict::new();
    inputs.insert("report".into(), report);
    inputs.insert(
        "note".into(),
        unshown.note(phrases).map_or(Value::None, |note| note.into_value()),
    );
    inputs.insert("words".into(), words(outline, phrases));
    let pictures = pictures.iter().map(|(plate, bytes)| {
        (
            plate.to_string().as_str().into(),
            Bytes::new(bytes.clone()).into_value(),
        )
    });
    inputs.insert("pictures".into(), Value::Dict(pictures.collect()));
    let warned = typst::compile::<PagedDocument>(&World::new(inputs));
    warned.output.map_err(|faults| FileFault(said(&faults)))
}

/// Words that only pages need.
fn words(outline: &Outline, phrases: &Phrases) -> Value {
    let short: String = outline.hash.to_string().chars().take(12).collect();
    let mut words = Dict::new();
    let report = phrases.say("report-of", [("site", (&outline.title).into())]);
    words.insert("report".into(), values::bare(&report).into_value());
    words.insert(
        "made_with".into(),
        values::bare(&phrases.say("made-with", [("hash", short.into())])).into_value(),
    );
    words.insert(
        "plate_missing".into(),
        values::bare(&phrases.say("plate-missing", [("hash", "%".into())])).into_value(),
    );
    words.insert("nought".into(), phrases.numerals.digits().into_value());
    Value::Dict(words)
}

fn written(document: &PagedDocument) -> Result<Vec<u8>, FileFault> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| FileFault(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Surco".into())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|faults| FileFault(said(&faults)))
}

fn said(faults: &[typst::diag::SourceDiagnostic]) -> String {
    let faults: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).take(3).collect();
    faults.join("; ")
}

#[cfg(test)]
mod tests;
