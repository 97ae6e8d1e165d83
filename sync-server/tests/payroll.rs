//! `surco payroll`: a register in, who is short out, by lines, JSON, workbook and CSV alike.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn surco(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_surco"))
        .args(arguments)
        .output()
        .unwrap()
}

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/fair-food")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The wait for dry fruit: five hours on the register, seven on the time card.
fn books(folder: &TempDir) -> (String, String) {
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let register = file(
        "register.csv",
        "Employee No,Period start,Period end,Total hours,Pieces,Piece rate,Gross pay\n\
         117,2025-11-03,2025-11-03,5,180,0.50,90.00\n118,2025-11-03,2025-11-03,5,240,0.50,120.00\n",
    );
    let cards = file(
        "cards.csv",
        "Employee No,Date,Time in,Time out,Total hours\n117,2025-11-03,8:00,16:00,7\n118,2025-11-03,10:00,15:00,5\n",
    );
    (register, cards)
}

#[test]
fn the_wait_for_dry_fruit_is_found_in_lines_json_and_files() {
    let folder = TempDir::new().unwrap();
    let (register, cards) = books(&folder);
    let (pack, xlsx, csv) = (pack(), folder.path().join("out.xlsx"), folder.path().join("out.csv"));
    let mut arguments = vec![
        "payroll",
        "check",
        "--pack",
        pack.to_str().unwrap(),
        "--register",
        &register,
    ];
    arguments.extend(["--timecards", &cards, "--region", "US-FL", "--h2a"]);
    let said = surco(&arguments);
    let lines = text(&said.stdout);
    assert_eq!(said.status.code(), Some(1), "{lines}{}", text(&said.stderr));
    assert!(lines.contains("owed: USD 23.61"), "{lines}");
    assert!(
        lines.contains(
            "A2\tP1\tshort\t7 h by the time cards at USD 16.23 an hour come to 113.61; paid 90; short 23.61."
        ),
        "{lines}"
    );
    arguments.extend([
        "--json",
        "--xlsx",
        xlsx.to_str().unwrap(),
        "--csv",
        csv.to_str().unwrap(),
    ]);
    let told: serde_json::Value = serde_json::from_slice(&surco(&arguments).stdout).unwrap();
    assert_eq!(told["summary"]["owed"][0]["amount"], "23.61");
    let breaches = told["breaches"].as_array().unwrap();
    let short = breaches.iter().find(|breach| breach["rule"] == "P1").unwrap();
    assert_eq!(short["owed"]["amount"], "23.61");
    assert!(fs::read(&xlsx).unwrap().starts_with(b"PK"));
    assert!(
        fs::read_to_string(&csv)
            .unwrap()
            .contains("P1,short,A2,2025-11-03,2025-11-03,USD,23.61,7")
    );
}

#[test]
fn a_file_that_cannot_be_read_ends_with_2_and_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let broken = folder.path().join("broken.xlsx");
    fs::write(&broken, b"PK\x03\x04 and then nothing").unwrap();
    let pack = pack();
    let arguments = [
        "payroll",
        "check",
        "--pack",
        pack.to_str().unwrap(),
        "--register",
        broken.to_str().unwrap(),
    ];
    let said = surco(&arguments);
    assert_eq!(said.status.code(), Some(2));
    assert!(
        text(&said.stderr).contains("Nothing was imported or changed"),
        "{}",
        text(&said.stderr)
    );
    let told = surco(&[&arguments[..], &["--json"]].concat());
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["ok"], false);
}

#[test]
fn the_rules_of_a_pack_are_listed_with_their_sources() {
    let pack = pack();
    let said = text(&surco(&["payroll", "rules", "--pack", pack.to_str().unwrap()]).stdout);
    assert!(
        said.contains("P8\tThree fourths of the contract’s hours (unverified)\tMAS-H2A, SESO"),
        "{said}"
    );
    assert!(
        said.contains("floor\taewr-florida-2025\tUSD 16.23 an hour\tUS-FL"),
        "{said}"
    );
    let told = surco(&["payroll", "rules", "--pack", pack.to_str().unwrap(), "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["payroll"]["checks"]["guarantee"]["share"], "0.75");
}

#[test]
fn guesses_and_unread_columns_of_every_file_are_told() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let register = file(
        "register.csv",
        "Emp ID,Name,Period Start,Period End,Hours,Zodiac,Gross\n\
         0042,Ana Ruiz,11/10/2025,11/16/2025,9,Leo,180.00\n0043,Beto Cruz,11/10/2025,11/16/2025,9,Leo,180.00\n",
    );
    // Nothing in it shows whether the day or the month comes first.
    let cards = file(
        "cards.csv",
        "Emp ID,Date,Time In,Lunch Out,Lunch In,Time Out\n\
         0042,11/11/2025,6:30 AM,11:30 AM,12:00 PM,4:00 PM\n0043,11/12/2025,6:30 AM,11:30 AM,12:00 PM,4:00 PM\n",
    );
    let pack = pack();
    let mut arguments = vec![
        "payroll",
        "check",
        "--pack",
        pack.to_str().unwrap(),
        "--register",
        &register,
    ];
    arguments.extend(["--timecards", &cards, "--region", "US-FL"]);
    let lines = text(&surco(&arguments).stdout);
    assert!(lines.contains("not read: F1 `Zodiac`"), "{lines}");
    assert!(
        lines.contains("likely (time cards): D1 `Lunch Out` is read as stop"),
        "{lines}"
    );
    assert!(lines.contains("guessed (time cards): `11/1"), "{lines}");
    arguments.push("--json");
    let told: serde_json::Value = serde_json::from_slice(&surco(&arguments).stdout).unwrap();
    assert_eq!(told["guesses"][0]["unread"][0]["head"], "Zodiac");
    assert_eq!(told["guesses"][1]["book"], "time_cards");
    assert_eq!(told["questions"], told["guesses"][0]["questions"]);
    let apart = told["breaches"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|breach| breach["rule"] == "P15");
    assert_eq!(apart.count(), 0, "the cards are of November, as the register is");
}
