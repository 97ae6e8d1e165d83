//! Every register of `tests/registers` comes out as the JSON beside it says.
//!
//! `UPDATE_REGISTERS=1 cargo test -p shared --features workbook --test registers` writes them anew: read the change.

#![allow(clippy::unwrap_used, reason = "tests")]

mod damage;
mod engine;
mod told;

use shared::payroll::register::{RegisterKind, guess, look, preview, read};
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/registers")
}

/// The registers: everything but the text about them, their golden files and the script.
fn registers() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            !matches!(
                path.extension().and_then(|ending| ending.to_str()),
                Some("json" | "md" | "py")
            )
        })
        .collect();
    files.sort();
    files
}

fn kind(name: &str) -> RegisterKind {
    match name.get(..2).unwrap() {
        "19" | "21" | "22" | "31" | "32" | "03" | "35" => RegisterKind::TimeCards,
        "29" => RegisterKind::PieceTickets,
        _ => RegisterKind::Register,
    }
}

fn name(path: &std::path::Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn every_ugly_register_comes_out_as_written_down() {
    let update = std::env::var_os("UPDATE_REGISTERS").is_some();
    let files = registers();
    assert!(files.len() >= 30, "only {} registers", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let told = told::told(&std::fs::read(&path).unwrap(), kind(&name(&path)));
        let told = serde_json::to_string_pretty(&told).unwrap() + "\n";
        let golden = folder().join(format!("{}.json", name(&path)));
        if update {
            std::fs::write(&golden, told).unwrap();
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != told {
            wrong.push(format!("{}\n{told}", name(&path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_preview_shows_what_reading_gives() {
    for path in registers() {
        let bytes = std::fs::read(&path).unwrap();
        let kind = kind(&name(&path));
        let Ok(seen) = look(&bytes) else { continue };
        let mapping = guess(&seen, kind, None).mapping;
        let Ok(register) = read(&bytes, &mapping, kind) else {
            continue;
        };
        let shown = preview(&bytes, &mapping, kind, 10).unwrap();
        let rows: Vec<_> = register.rows.iter().take(10).map(told::reads).collect();
        let previewed: Vec<Vec<_>> = shown
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.reads.clone()).collect())
            .collect();
        assert_eq!(rows, previewed, "{}", name(&path));
    }
}

#[test]
fn an_earlier_mapping_of_the_operator_is_taken_over() {
    let june = b"Emp No,Name,Date,Hours,Zulage\n1,Ana Ruiz,03/04/2025,8,5\n2,Luz Sol,03/04/2025,8,6\n";
    let mut mapping = guess(&look(june).unwrap(), RegisterKind::Register, None).mapping;
    // A person said: months first, and `Zulage` is an allowance.
    mapping.dates = shared::payroll::register::DateOrder::MonthFirst;
    let allowance = shared::payroll::register::Column::new(shared::payroll::register::Field::Allowance, 4, "Zulage");
    mapping.columns.push(allowance);
    // The next file has a title, a new column, and the others in another order.
    let july = b"Sunrise\n\nEmp No,Zulage,Hours,Date,Name,Telephone\n1,5,8,05/06/2025,Ana Ruiz,555\n";
    let guessed = guess(&look(july).unwrap(), RegisterKind::Register, Some(&mapping));
    assert!(guessed.same_as_earlier, "{guessed:?}");
    assert_eq!(guessed.mapping.dates, mapping.dates);
    let fields: Vec<_> = guessed
        .mapping
        .columns
        .iter()
        .map(|column| (column.head.as_str(), column.column))
        .collect();
    assert_eq!(
        fields,
        [("Emp No", 0), ("Zulage", 1), ("Hours", 2), ("Date", 3), ("Name", 4)]
    );
    assert!(guessed.questions.is_empty(), "{:?}", guessed.questions);
    let unlike = b"Badge,Pieces\n1,30\n2,31\n";
    assert!(!guess(&look(unlike).unwrap(), RegisterKind::Register, Some(&mapping)).same_as_earlier);
}
