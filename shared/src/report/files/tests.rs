use super::*;
use crate::report::outline::{findings_table, outline};
use crate::report::samples;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn drawn(language: &str) -> (Outline, Table) {
    let (content, actions) = (samples::content(), samples::actions());
    let of = samples::published(&content, &actions);
    (outline(of, language), findings_table(of, language))
}

#[test]
fn the_workbook_has_a_sheet_a_section_and_numbers_in_it() {
    let (outline, findings) = drawn("en");
    let bytes = xlsx(&outline, &findings).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "What the team found",
            "Standing of each provision",
            "Findings",
            "Who was heard",
            "Pay",
            "Hourly pay",
            "Corrective actions",
            "Method and decisions"
        ]
    );
    let coverage = book.worksheet_range("Who was heard").unwrap();
    let numbers: Vec<f64> = coverage
        .used_cells()
        .filter_map(|(_, _, cell)| match cell {
            Data::Float(number) => Some(*number),
            _ => None,
        })
        .collect();
    assert_eq!(numbers[..3], [41.0, 70.0, 58.6]);
    assert!(
        coverage
            .used_cells()
            .any(|(_, _, cell)| *cell == Data::String("kept back".into()))
    );
}

#[test]
fn nothing_that_somebody_wrote_runs_in_a_spreadsheet() {
    let mut content = samples::content();
    content.site = "=cmd|' /C calc'!A0".into();
    content.findings[0].statement = "=HYPERLINK(\"http://evil\")".into();
    content.findings[1].statement = "\t@SUM(A1)".into();
    let actions = samples::actions();
    let of = samples::published(&content, &actions);
    let (outline, findings) = (outline(of, "en"), findings_table(of, "en"));

    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(&outline, &findings).unwrap())).unwrap();
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet}");
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(csv(&outline, &findings, false).unwrap())).unwrap();
    for at in 0..zip.len() {
        let mut text = String::new();
        zip.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        for record in ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .records()
        {
            for cell in &record.unwrap() {
                let number = cell.parse::<rust_decimal::Decimal>().is_ok();
                assert!(
                    number || !cell.trim_start().starts_with(['=', '+', '-', '@']),
                    "{cell:?}"
                );
            }
        }
    }
}

#[test]
fn csv_holds_every_table_and_begins_as_wished() {
    let (outline, findings) = drawn("bn");
    let names = |bom: bool| {
        let mut zip = zip::ZipArchive::new(Cursor::new(csv(&outline, &findings, bom).unwrap())).unwrap();
        let mut names = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            names.push(file.name().unwrap().to_string());
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            assert_eq!(text.starts_with(b"\xef\xbb\xbf"), bom);
        }
        names
    };
    assert_eq!(names(true), names(false));
    assert_eq!(
        names(false),
        [
            "summary.csv",
            "standing.csv",
            "findings-by-provision.csv",
            "findings.csv",
            "coverage-crew.csv",
            "coverage-gender.csv",
            "register-1.csv",
            "register-1-rules.csv",
            "register-1-sums.csv",
            "slips-1.csv",
            "wages-1.csv",
            "actions-over-time.csv",
            "actions.csv"
        ]
    );
}

#[test]
fn a_site_is_a_point_with_its_longitude_first() {
    let site = SitePoint {
        name: "Tres Robles".into(),
        operator: "Robles Farms LLC".into(),
        sector: "tomato".into(),
        position: Some(("27.4191".parse().unwrap(), "-81.398".parse().unwrap())),
        broken: Some((2, 4)),
        last_audit: Some(samples::day("2026-11-06")),
        open_actions: 2,
    };
    let nowhere = SitePoint {
        position: None,
        ..site.clone()
    };
    let map: serde_json::Value = serde_json::from_slice(&geojson(&[site, nowhere]).unwrap()).unwrap();
    assert_eq!(
        map["features"][0]["geometry"]["coordinates"],
        serde_json::json!([-81.4, 27.42])
    );
    assert_eq!(map["features"][1]["geometry"], serde_json::Value::Null);
    assert_eq!(map["features"][0]["properties"]["open_actions"], 2);
}
