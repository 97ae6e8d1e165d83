//! Files that are no forms, or forms in bad files.

use super::*;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const XLS: &[u8] = include_bytes!("../../tests/fixtures/wages.xls");
const XLSX: &[u8] = include_bytes!("../../tests/fixtures/wages.xlsx");
const LOCKED: &[u8] = include_bytes!("../../tests/fixtures/locked.xls");

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// An `.xlsx` whose survey sheet holds this XML.
fn xlsx(head: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?>{head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn header() -> String {
    format!(
        "<row r=\"1\">{}{}{}{}</row>",
        text("A1", "type"),
        text("B1", "name"),
        text("C1", "label"),
        text("D1", "default")
    )
}

fn code(bytes: &[u8]) -> String {
    import_bytes(bytes, "form").expect_err("it was accepted")[0]
        .code
        .to_string()
}

#[test]
fn a_workbook_is_told_by_its_bytes_not_by_its_name() {
    let (old, _) = import_bytes(XLS, "form").unwrap();
    let (new, _) = import_bytes(XLSX, "form").unwrap();
    assert_eq!(old, new);
    assert_eq!(old.id, "wages");
    let defaults = old.items.iter().filter_map(|item| match item {
        crate::form::Item::Question(question) => question.default.clone(),
        crate::form::Item::Group(_) => None,
    });
    let texts: Vec<String> = defaults
        .map(|default| match default {
            crate::form::Preset::Fixed(text) => text,
            crate::form::Preset::Computed(expression) => format!("= {}", expression.text()),
        })
        .collect();
    assert_eq!(texts, ["8", "0.5", "2026-01-31 00:00:00", "08:30:00", "TRUE", "a b"]);
}

#[test]
fn a_file_that_is_no_workbook_says_what_it_is() {
    assert_eq!(code(b""), "empty_file");
    assert_eq!(code(b"type,name,label\ntext,a,A"), "not_a_workbook");
    assert_eq!(
        code(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
        "lfs_pointer"
    );
    assert_eq!(code(LOCKED), "encrypted");
    assert_eq!(code(&zipped(&[("hello.txt", "no workbook")])), "unreadable");
    assert_eq!(code(&vec![0; FILE_BYTES_MAX + 1]), "file_too_large");
}

#[test]
fn a_damaged_file_is_refused_wherever_it_ends() {
    for whole in [XLSX, XLS] {
        for end in (0..whole.len()).step_by(97) {
            assert!(
                import_bytes(&whole[..end], "form").is_err() || end + 97 > whole.len(),
                "cut at {end}"
            );
        }
    }
    assert_eq!(code(&XLSX[..XLSX.len() / 2]), "truncated");
}

#[test]
fn a_changed_byte_never_ends_the_program() {
    for whole in [XLSX, XLS] {
        for at in (0..whole.len()).step_by(whole.len() / 400 + 1) {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0xFF;
            let _ = import_bytes(&bytes, "form");
        }
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let blank = " ".repeat(70_000_000);
    let bomb = zipped(&[("a.xml", &blank), ("b.xml", &blank), ("c.xml", &blank)]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(code(&bomb), "zip_bomb");
}

#[test]
fn entities_of_the_xml_are_not_expanded() {
    let head = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let row = format!(
        "<row r=\"2\">{}{}{}</row>",
        text("A2", "text"),
        text("B2", "a"),
        text("C2", "&b;")
    );
    let result = import_bytes(&xlsx(head, &(header() + &row)), "form");
    let shown = format!("{result:?}");
    assert!(!shown.contains("aaaaaaaaaa"), "{shown}");
}

#[test]
fn hundreds_of_thousands_of_rows_are_too_many() {
    let mut rows = header();
    for row in 2..=ROWS_MAX + 5 {
        rows.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
    }
    assert_eq!(code(&xlsx("", &rows)), "too_many_rows");
}

#[test]
fn a_cell_in_the_last_corner_takes_no_memory() {
    let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v></v></c></row>";
    let row = format!(
        "<row r=\"2\">{}{}{}</row>",
        text("A2", "text"),
        text("B2", "a"),
        text("C2", "A")
    );
    assert!(import_bytes(&xlsx("", &(header() + &row + corner)), "form").is_ok());
}

#[test]
fn a_formula_gives_its_stored_value_and_without_one_a_warning() {
    let row = format!(
        "<row r=\"2\">{}<c r=\"B2\" t=\"str\"><f>LOWER(\"AGE\")</f><v>age</v></c>{}<c r=\"D2\"><f>1+1</f></c></row>",
        text("A2", "integer"),
        text("C2", "Age")
    );
    let (form, warnings) = import_bytes(&xlsx("", &(header() + &row)), "form").unwrap();
    assert!(matches!(&form.items[0], crate::form::Item::Question(question) if question.name == "age"));
    let warning = &warnings[0].0;
    assert_eq!(
        (warning.code.as_ref(), warning.column.as_str(), warning.row),
        ("formula_without_value", "D", 2)
    );
}

#[test]
fn an_error_in_a_cell_is_a_fault_with_its_address() {
    let row = format!(
        "<row r=\"2\">{}{}{}<c r=\"D2\" t=\"e\"><f>X9</f><v>#REF!</v></c></row>",
        text("A2", "integer"),
        text("B2", "age"),
        text("C2", "Age")
    );
    let faults = import_bytes(&xlsx("", &(header() + &row)), "form").unwrap_err();
    assert_eq!(
        faults[0].to_string(),
        "sheet `survey`, D2: the cell shows the error #REF!; mend the formula or write a value"
    );
}

#[test]
fn notes_far_below_and_far_to_the_right_are_not_read() {
    let csv = format!("type,name,label{}remark\ntext,a,A\n\nnonsense,b,B", ",".repeat(22));
    assert_eq!(
        import(&Workbook::from_csv(&[("survey", &csv)]).unwrap(), "f")
            .unwrap_err()
            .len(),
        1
    );
    let far = format!("type,name,label\ntext,a,A\n{}nonsense,b,B", ",,\n".repeat(61));
    assert!(import(&Workbook::from_csv(&[("survey", &far)]).unwrap(), "f").is_ok());
    let near = format!("type,name,label\ntext,a,A\n{}nonsense,b,B", ",,\n".repeat(60));
    let faults = import(&Workbook::from_csv(&[("survey", &near)]).unwrap(), "f").unwrap_err();
    assert_eq!(faults[0].row, 63);
}

#[test]
fn a_missing_sheet_or_column_is_named_with_what_was_probably_meant() {
    let book = |name| Workbook::from_csv(&[(name, "type,name,label\ntext,a,A"), ("other", "x")]).unwrap();
    let faults = import(&book("survye"), "f").unwrap_err();
    assert_eq!(
        faults[0].to_string(),
        "the workbook has no sheet `survey` with questions in it; did you mean `survye`?"
    );
    assert!(import(&book("Survey"), "f").is_ok());
    let faults = import(
        &Workbook::from_csv(&[("survey", "tpye,name,label\ntext,a,A")]).unwrap(),
        "f",
    )
    .unwrap_err();
    assert!(faults[0].reason.contains("did you mean `tpye`?"), "{}", faults[0]);
    let (_, warnings) = import(
        &Workbook::from_csv(&[("survey", "type,name,label,relevnt\ntext,a,A,1")]).unwrap(),
        "f",
    )
    .unwrap();
    assert!(warnings[0].0.reason.contains("did you mean `relevant`?"));
}

#[test]
fn a_tree_without_bounds_is_refused() {
    let deep = format!(
        "type,name,label\n{}",
        (0..5000).map(|at| format!("begin group,g{at},G\n")).collect::<String>()
    );
    let faults = import(&Workbook::from_csv(&[("survey", &deep)]).unwrap(), "f").unwrap_err();
    assert_eq!(
        (faults.len(), faults[0].code.as_ref(), faults[0].row),
        (1, "too_deep", 61)
    );
}

#[test]
fn loops_in_loops_are_not_written_out_without_end() {
    let (mut begins, mut ends) = (String::new(), String::new());
    for at in 0..40 {
        begins.push_str(&format!("begin loop over l,g{at},G\n"));
        ends.push_str("end loop,,\n");
    }
    let survey = format!("type,name,label\n{begins}text,a,A\n{ends}");
    let choices: String = (0..10).map(|at| format!("l,c{at},C\n")).collect();
    let choices = format!("list_name,name,label\n{choices}");
    let book = Workbook::from_csv(&[("survey", &survey), ("choices", &choices)]).unwrap();
    assert!(
        import(&book, "f")
            .unwrap_err()
            .iter()
            .all(|fault| fault.code == "loop_too_large")
    );
}

#[test]
fn one_long_text_said_often_is_too_much() {
    let strings = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#,
        "x".repeat(1_000_000)
    );
    let mut rows = header();
    for row in 2..2000 {
        rows.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"));
    }
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let rels = BOOK_RELS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    );
    let bytes = zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert_eq!(code(&bytes), "too_many_cells");
}
