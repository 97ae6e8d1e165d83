//! An employer's register in a story: a week of a farm's books, and how a device takes a file in.

use super::TestDevice;
use anyhow::Result;
use shared::api::{AddEvidence, BookFile, ImportRegister, LookAtRegister, RegisterView};
use shared::ids::RoomId;
use shared::payroll::Circumstances;
use shared::payroll::register::RegisterKind;
use std::fmt::Write as _;
use std::path::Path;

/// Forty workers in four crews by the piece, some below the floor; one row that nobody can read, and a total.
pub fn example_register() -> String {
    let mut text = String::from(
        "Payroll 03/16/2026 - 03/22/2026\nEmployee No,Name,Crew,Period start,Period end,Hours,Buckets,Piece rate,Gross pay,Net pay\n",
    );
    for number in 0..40u32 {
        let crew = ["A", "B", "C", "D"]
            .into_iter()
            .cycle()
            .nth(number as usize)
            .unwrap_or("A");
        let hours = 36 + number % 9;
        let buckets = 800 + number * 13 % 470;
        let gross = buckets * 52;
        let read = if number == 17 {
            "see card".to_owned()
        } else {
            hours.to_string()
        };
        let sum = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
        let net = gross - gross * 765 / 10_000;
        let _ = writeln!(
            text,
            "{:04},Worker {number},{crew},03/16/2026,03/22/2026,{read},{buckets},0.52,{},{}",
            2_000 + number,
            sum(gross),
            sum(net)
        );
    }
    text.push_str("Total,,,,,,,,21000.00,\n");
    text
}

/// Seals a file as evidence, takes its columns as they are guessed, and checks it.
pub fn import_register(
    device: &mut TestDevice,
    audit: RoomId,
    file: &Path,
    media_type: &str,
    region: &str,
) -> Result<RegisterView> {
    let captured = device.put_blob(file, media_type)?;
    let evidence = device.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Payroll register".into(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })?;
    let evidence = evidence.evidence;
    let seen = device.call(LookAtRegister {
        evidence,
        kind: RegisterKind::Register,
    })?;
    let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    device.call(ImportRegister {
        audit,
        correct: None,
        register: BookFile {
            evidence,
            file_name: file_name.unwrap_or_default(),
            mapping: seen.guessed.mapping,
        },
        time_cards: None,
        tickets: None,
        circumstances: Circumstances {
            region: Some(region.into()),
            ..Circumstances::default()
        },
    })
}
