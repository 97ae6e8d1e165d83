use super::*;
use crate::api::{Plate, PublishedFinding};
use crate::ids::Hash;
use crate::report::outline::outline;
use crate::report::samples;
use crate::report::words::LANGUAGES;
use std::io::Write;
use std::process::{Command, Stdio};

fn drawn(language: &str) -> Outline {
    let (content, actions) = (samples::content(), samples::actions());
    outline(samples::published(&content, &actions), language)
}

/// The text of a PDF as `pdftotext` (poppler) reads it; `None` where that is not installed.
fn text_of(pdf: &[u8]) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(pdf).ok()?;
    let read = child.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&read.stdout).into_owned())
}

/// Where the pages are kept to be looked at, if somebody wants to: `SURCO_KEEP_PDF=folder`.
fn keep(name: &str, pdf: &[u8]) {
    if let Ok(folder) = std::env::var("SURCO_KEEP_PDF") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf).unwrap();
    }
}

#[test]
fn a_report_is_set_in_every_language_for_eyes_and_screen_readers() {
    for language in LANGUAGES {
        let bytes = pdf(&drawn(language), &BTreeMap::new()).unwrap();
        keep(language, &bytes);
        let plain = String::from_utf8_lossy(&bytes);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{language}");
        assert!(
            plain.contains("/StructTreeRoot") && plain.contains("pdfuaid"),
            "{language} is not tagged"
        );
        assert!(
            plain.contains(&format!("/Lang ({language})")) || plain.contains("/Lang"),
            "{language}"
        );
        if let Some(text) = text_of(&bytes) {
            assert!(text.contains("Tres Robles"), "{language}: {text}");
        }
    }
}

#[test]
fn what_somebody_wrote_stays_text() {
    let mut content = samples::content();
    let written = "#read(\"/etc/passwd\") $x^2$ *bold* _soft_ #include \"x\" \\ @ref <label> // gone? #sys.version `code` ~ --- = Head";
    content.summary = written.into();
    content.findings[0].statement = written.into();
    content.site = "#panic(\"x\") *Tres*".into();
    let actions = samples::actions();
    let bytes = pdf(&outline(samples::published(&content, &actions), "en"), &BTreeMap::new()).unwrap();
    keep("markup", &bytes);
    if let Some(text) = text_of(&bytes) {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = written.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(flat.matches(&wanted).count(), 2, "{text}");
        assert!(!text.contains("root:"));
    }
}

#[test]
fn a_letter_without_a_picture_is_named_and_told() {
    let mut content = samples::content();
    content.summary = "Corn 🌽 and 漢 were seen.".into();
    let actions = samples::actions();
    let bytes = pdf(&outline(samples::published(&content, &actions), "en"), &BTreeMap::new()).unwrap();
    if let Some(text) = text_of(&bytes) {
        assert!(text.contains("[U+1F33D]") && text.contains("[U+6F22]"), "{text}");
        assert!(text.contains("2 characters have no picture"), "{text}");
    }
}

#[test]
fn every_script_of_the_programs_has_letters() {
    for text in [
        "ñ Ł ž",
        "রিনা ক্ষ",
        "मज़दूर ळ",
        "தமிழ் தொழிலாளர்",
        "العربية پنجابی ٹھیکیدار ے",
        "Ελλάδα Київ",
        "০১২ ۴۵ … – ’ · − €",
    ] {
        let mut unshown = unshown::Unshown::default();
        assert_eq!(unshown.shown(text), text);
    }
}

#[test]
fn a_damaged_plate_is_named_in_its_place() {
    let mut content = samples::content();
    let plate = |number: u32| Plate {
        plate: number,
        caption: "Time clock at the gate".into(),
        media_type: "image/jpeg".into(),
        width_px: 1,
        height_px: 1,
        size_bytes: 3,
        hash: Hash([9; 32]),
        sealed: Hash([8; 32]),
        sealed_bytes: 9,
        key: String::new(),
        stamp: String::new(),
        signer: String::new(),
        derived: String::new(),
    };
    let add = |finding: &mut PublishedFinding| finding.plates = vec![plate(1), plate(2)];
    add(&mut content.findings[0]);
    let actions = samples::actions();
    let drawn = outline(samples::published(&content, &actions), "en");
    let bytes = pdf(&drawn, &BTreeMap::from([(1, b"no picture".to_vec())])).unwrap();
    if let Some(text) = text_of(&bytes) {
        assert_eq!(text.matches("This picture is not here").count(), 2, "{text}");
    }
}
