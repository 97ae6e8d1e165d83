use super::*;
use crate::disclosure::Why;
use crate::report::samples;
use crate::report::words::LANGUAGES;

fn json(language: &str) -> String {
    let (content, actions) = (samples::content(), samples::actions());
    serde_json::to_string_pretty(&outline(samples::published(&content, &actions), language)).unwrap()
}

#[test]
fn a_whole_report_has_all_its_words_in_every_language() {
    for language in LANGUAGES {
        let text = json(language);
        assert!(
            !text.contains('⁉'),
            "{language} lacks {:?}",
            text.lines().find(|line| line.contains('⁉'))
        );
        let english = ["kept back", "broken", "workers", "Findings", "floor"];
        if language != "en" {
            for word in english {
                assert!(!text.contains(&format!("\"{word}\"")), "{language} says {word}");
            }
        }
    }
}

#[test]
fn every_figure_says_of_how_many_and_when() {
    let (content, actions) = (samples::content(), samples::actions());
    let outline = outline(samples::published(&content, &actions), "en");
    let says: Vec<String> = outline
        .facts
        .iter()
        .map(|fact| format!("{} {}", fact.figure.text, fact.says))
        .collect();
    assert_eq!(
        says,
        [
            "102 of 186 workers · 54.8\u{a0}% · goal 50\u{a0}% · 3–6 November 2026",
            "3 about 2 of 4 provisions · 3–6 November 2026",
            "USD\u{a0}4,812.60 44 of 180 workers checked · 1–31 October 2026",
            "1 of 3 · as of 15 December 2026",
        ]
    );
}

#[test]
fn what_is_kept_back_is_said_in_its_place_with_its_reason() {
    let (content, actions) = (samples::content(), samples::actions());
    let outline = outline(samples::published(&content, &actions), "en");
    let coverage = outline
        .sections
        .iter()
        .find(|section| section.key == "coverage")
        .unwrap();
    let Block::Picture(picture) = &coverage.blocks[0] else {
        panic!("a picture comes first");
    };
    let crate::api::Drawing::Bars { bars, mark } = &picture.drawing else {
        panic!("bars");
    };
    let kept: Vec<bool> = bars.iter().map(|bar| bar.kept_back).collect();
    assert_eq!(kept, [false, false, true, true]);
    assert!(bars[2].parts.is_empty(), "a hatched bar has no length");
    assert_eq!(mark.as_ref().unwrap().permille, 500);
    assert!(picture.table.rows[2][1].kept_back);
    assert_eq!(
        coverage.blocks[1],
        Block::KeptBack {
            text: "Kept back: a group is under 5 people.".into()
        }
    );
}

#[test]
fn a_site_of_eight_has_no_figures_about_workers_and_says_why() {
    let mut content = samples::content();
    (content.heard, content.workers) = (None, None);
    content.coverage.clear();
    content.registers.clear();
    content.wages.clear();
    content.pay.clear();
    content.no_worker_tables_why = Some(Why::SmallSite);
    let outline = outline(
        Of {
            content: &content,
            published: None,
            actions: None,
            as_of: samples::day("2026-11-08"),
        },
        "es",
    );
    assert!(outline.facts[0].figure.kept_back);
    let coverage = outline
        .sections
        .iter()
        .find(|section| section.key == "coverage")
        .unwrap();
    assert!(
        matches!(&coverage.blocks[..], [Block::KeptBack { text }] if text.starts_with("Aquí trabajan menos de 20"))
    );
    assert!(
        !outline
            .sections
            .iter()
            .any(|section| section.key == "pay" || section.key == "wages")
    );
}

#[test]
fn actions_over_time_follow_what_was_reported_and_when() {
    let (content, actions) = (samples::content(), samples::actions());
    let outline = outline(samples::published(&content, &actions), "en");
    let section = outline
        .sections
        .iter()
        .find(|section| section.key == "actions")
        .unwrap();
    let Block::Picture(picture) = &section.blocks[0] else {
        panic!("a picture");
    };
    let rows: Vec<String> = picture
        .table
        .rows
        .iter()
        .map(|row| row.iter().map(|value| value.text.clone()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(rows.first().unwrap(), "8 November 2026 0 0 3 0 3");
    assert_eq!(rows.last().unwrap(), "15 December 2026 1 0 1 1 3");
    assert_eq!(rows.len(), 8);
}

#[test]
fn a_report_of_the_first_version_still_reads() {
    let mut content = samples::content();
    content.severities.clear();
    content.standing.clear();
    content.method_lines.clear();
    content.method = vec!["We asked at the gate.".into()];
    for finding in &mut content.findings {
        finding.rests_on = None;
        finding.basis = "records".into();
    }
    let outline = outline(
        Of {
            content: &content,
            published: None,
            actions: None,
            as_of: samples::day("2026-11-08"),
        },
        "bn",
    );
    let text = serde_json::to_string(&outline).unwrap();
    assert!(text.contains("We asked at the gate.") && text.contains("records"));
}

/// The showroom draws this report, so that every picture is looked at; `SURCO_WRITE=1` writes it anew.
#[test]
fn the_showroom_has_this_report() {
    for language in ["en", "ur"] {
        let file = format!(
            "{}/../ui/src/pages/showroom/report-{language}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let now = json(language) + "\n";
        if std::env::var_os("SURCO_WRITE").is_some() {
            std::fs::write(&file, &now).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(&file).unwrap_or_default(),
            now,
            "run again with SURCO_WRITE=1"
        );
    }
}

/// The same values as a file, for whoever needs a report with everything in it: benchmarks and other programs.
#[test]
fn the_report_with_everything_in_it_is_kept_as_a_file() {
    let file = format!("{}/../tests/reports/everything.json", env!("CARGO_MANIFEST_DIR"));
    let now = serde_json::to_string_pretty(&samples::content()).unwrap() + "\n";
    if std::env::var_os("SURCO_WRITE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        now,
        "run again with SURCO_WRITE=1"
    );
}
