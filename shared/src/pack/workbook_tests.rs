//! Forms made in Excel, with lists and pictures beside them, as a data manager keeps them in a pack's folder.

use super::tests::folder;
use super::*;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const NS: &str = "http://schemas.openxmlformats.org";

/// An `.xlsx` with these sheets, each given as CSV.
fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, text: String| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("<?xml version=\"1.0\"?>{text}").as_bytes())
            .unwrap();
    };
    put(
        "[Content_Types].xml",
        format!(
            r#"<Types xmlns="{NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#
        ),
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{NS}/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#)
    };
    let relations =
        |inside: &str| format!(r#"<Relationships xmlns="{NS}/package/2006/relationships">{inside}</Relationships>"#);
    put(
        "_rels/.rels",
        relations(&relation("rId1", "officeDocument", "xl/workbook.xml")),
    );
    let (mut names, mut targets) = (String::new(), String::new());
    for (number, (name, text)) in (1..).zip(sheets) {
        names.push_str(&format!(
            r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#
        ));
        targets.push_str(&relation(
            &format!("rId{number}"),
            "worksheet",
            &format!("worksheets/sheet{number}.xml"),
        ));
        put(
            &format!("xl/worksheets/sheet{number}.xml"),
            format!(
                r#"<worksheet xmlns="{NS}/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"#,
                rows(text)
            ),
        );
    }
    put(
        "xl/workbook.xml",
        format!(
            r#"<workbook xmlns="{NS}/spreadsheetml/2006/main" xmlns:r="{NS}/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>"#
        ),
    );
    put("xl/_rels/workbook.xml.rels", relations(&targets));
    zip.finish().unwrap().into_inner()
}

fn rows(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let row = |(number, record): (u32, csv::StringRecord)| {
        let cells = record.iter().zip('A'..='Z').map(|(cell, letter)| {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            format!(r#"<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>"#)
        });
        format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
    };
    (1..).zip(reader.records().map(Result::unwrap)).map(row).collect()
}

fn text(files: &PackFiles, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

/// The pack that ships, its worker interview in one workbook, with `change` made to the survey sheet.
fn with_workbook(change: impl Fn(&str) -> String) -> PackFiles {
    let mut files = folder("construction");
    let sheets = ["survey", "choices", "settings"].map(|sheet| {
        let path = format!("worker-interview/{sheet}.csv");
        let found = text(&files, &path);
        files.remove(&path);
        (sheet, found)
    });
    let survey = change(&sheets[0].1);
    let bytes = xlsx(&[
        ("Survey", &survey),
        ("choices", &sheets[1].1),
        ("settings", &sheets[2].1),
    ]);
    files.insert("worker-interview/interview.xlsx".into(), bytes);
    files
}

fn faults(files: &PackFiles) -> Vec<String> {
    let checked = Pack::check(files);
    let faults = checked.pack.err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_workbook_in_the_folder_is_the_same_form_as_its_sheets() {
    let in_sheets = Pack::parse(&folder("construction")).unwrap();
    let in_workbook = match Pack::parse(&with_workbook(str::to_owned)) {
        Ok(pack) => pack,
        Err(faults) => panic!("{faults:#?}"),
    };
    assert_eq!(in_workbook, in_sheets);
    let bytes = bundle(&with_workbook(str::to_owned)).unwrap();
    assert_eq!(Pack::parse(&unbundle(&bytes).unwrap()).unwrap(), in_sheets);
}

#[test]
fn faults_in_a_workbook_name_its_sheet_and_cell() {
    let files = with_workbook(|survey| {
        survey
            .replacen("select_one gender", "select_one gendre", 1)
            .replacen("employee-status", "employe-status", 1)
    });
    let found = faults(&files);
    assert_eq!(
        found.len(),
        1,
        "a form that cannot be read is not checked further: {found:#?}"
    );
    assert!(
        found[0].starts_with("worker-interview/interview.xlsx, sheet Survey, cell A4: "),
        "{found:?}"
    );
    assert!(found[0].contains("`gender`"), "{found:?}");
    let found = faults(&with_workbook(|survey| {
        survey.replacen("employee-status", "employe-status", 1)
    }));
    assert_eq!(
        found,
        [
            "worker-interview/interview.xlsx, sheet Survey, line 12: `employe-status` is no provision of code.toml; did you mean `employee-status`?"
        ]
    );
}

#[test]
fn a_workbook_beside_sheets_and_two_workbooks_are_refused() {
    let mut files = with_workbook(str::to_owned);
    files.insert("worker-interview/choices.csv".into(), b"list_name,name\n".to_vec());
    assert_eq!(
        faults(&files),
        [
            "worker-interview/choices.csv: this sheet and the workbook `worker-interview/interview.xlsx` stand side by side; keep one of them"
        ]
    );
    let mut files = with_workbook(str::to_owned);
    files.insert("worker-interview/old.xls".into(), Vec::new());
    assert_eq!(
        faults(&files),
        ["worker-interview/old.xls: the folder `worker-interview` holds more than one workbook; keep one"]
    );
    let mut files = with_workbook(str::to_owned);
    files.insert("worker-interview/interview.xlsx".into(), b"not a workbook".to_vec());
    assert_eq!(faults(&files).len(), 1);
}

/// A list of camps that the office keeps, and a picture of the badge, beside the checklist.
fn with_files_beside() -> PackFiles {
    let mut files = folder("construction");
    let survey = "type,name,label::English (en),label::Spanish (es),media::image\n\
        select_one_from_file camps.csv,camp,Which camp?,¿Qué campamento?,badge.png\n";
    files.remove("site-checklist/choices.csv");
    files.insert("site-checklist/survey.csv".into(), survey.into());
    files.insert(
        "site-checklist/camps.csv".into(),
        b"name,label\nnorth,North camp\nsouth,South camp\n".to_vec(),
    );
    files.insert("site-checklist/badge.png".into(), b"\x89PNG".to_vec());
    files
}

#[test]
fn lists_and_pictures_beside_a_form_travel_with_the_pack() {
    let files = with_files_beside();
    let checked = Pack::check(&files);
    let pack = checked.pack.unwrap_or_else(|faults| panic!("{faults:#?}"));
    let (_, form) = pack.form("site-checklist").unwrap();
    let names: Vec<&str> = form.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["badge.png", "camps.csv"]);
    assert_eq!(form.definition.files().into_iter().collect::<Vec<_>>(), ["camps.csv"]);
    assert!(
        !checked
            .warnings
            .iter()
            .any(|warning| warning.0.reason.contains("does not stand beside")),
        "{:#?}",
        checked.warnings
    );
}

#[test]
fn a_list_that_is_missing_is_a_fault_and_a_missing_picture_a_warning() {
    let mut files = with_files_beside();
    files.remove("site-checklist/badge.png");
    let camps = files.remove("site-checklist/camps.csv").unwrap();
    files.insert("site-checklist/camp.csv".into(), camps);
    let checked = Pack::check(&files);
    let faults: Vec<String> = checked.pack.unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "site-checklist/survey.csv: the form asks for the file `camps.csv`, which does not stand beside it; did you mean `camp.csv`?"
        ]
    );
    let warned: Vec<String> = checked.warnings.iter().map(|warning| warning.0.to_string()).collect();
    assert!(
        warned.contains(
            &"site-checklist/survey.csv: the form shows the file `badge.png`, which does not stand beside it"
                .to_owned()
        ),
        "{warned:#?}"
    );
}

#[test]
fn a_picture_column_without_a_language_asks_for_the_default_language_once() {
    let mut files = with_files_beside();
    files.remove("site-checklist/settings.csv");
    assert_eq!(
        faults(&files),
        [
            "site-checklist/settings.csv: a column of the form, such as a picture's, names no language: set `default_language` in the settings, such as `English (en)`"
        ]
    );
}
