//! The employers' books: last week at Rancho Alisos, where a part of the piece workers is short, and at Tres Robles.

use super::super::hearing::Worker;
use super::CREWS;
use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use shared::api::{ImportRegister, RegisterView};
use std::fmt::Write as _;
use tests::world::TestDevice;

const FIRST_NUMBER: u32 = 4001;
const HEADS: &str = "Employee No,Name,Crew,Pay basis,Period start,Period end,Hours,Buckets,Piece rate,Hourly rate,Premium,Gross pay,Net pay\n";
/// Cents a bucket, and what the job order promises an hour.
const PIECE_CENTS: u32 = 75;
const HOURLY_CENTS: u32 = 1500;

/// Everybody on the books of Rancho Alisos.
pub fn workers() -> Vec<Worker> {
    let mut all = Vec::new();
    for (crew, workers, _) in CREWS {
        for _ in 0..workers {
            let place = all.len() as u32;
            let quarters = quarter_hours(place);
            all.push(Worker {
                number: FIRST_NUMBER + place,
                crew: crew.into(),
                by_piece: crew != "Packing house",
                hours_told: quarters / 4,
                // Who remembers whole hours says what the books say; of the others no row is known.
                number_known: quarters.is_multiple_of(4),
            });
        }
    }
    all
}

/// Whether the team hears this worker: the first of each crew, as many as `CREWS` says.
pub fn is_heard(worker: &Worker) -> bool {
    let mut before = FIRST_NUMBER;
    for (_, workers, heard) in CREWS {
        if worker.number < before + workers {
            return worker.number - before < heard;
        }
        before += workers;
    }
    false
}

/// The register of last week. Every third or so of the piece workers has less than the job order promises.
pub fn alisos() -> String {
    let mut text = String::from(HEADS);
    for (place, worker) in (0u32..).zip(workers()) {
        let quarters = quarter_hours(place);
        let (pieces, cents) = match worker.by_piece {
            true => {
                let enough = quarters * HOURLY_CENTS / 4 / PIECE_CENTS;
                let pieces = match place % 5 {
                    1 | 3 => enough - 40 - place * 11 % 97,
                    _ => enough + 12 + place * 7 % 60,
                };
                (pieces, pieces * PIECE_CENTS)
            }
            false => (0, quarters * HOURLY_CENTS / 4),
        };
        row(&mut text, &worker, quarters, pieces, cents);
    }
    text
}

/// Last week at Tres Robles: ten workers of crew B, who have what they are owed, and fewer hours than one of them told.
pub fn tres_robles() -> String {
    let mut text = String::from(HEADS);
    for place in 0..10 {
        let worker = Worker {
            number: 3001 + place,
            crew: "B".into(),
            by_piece: true,
            hours_told: 0,
            number_known: true,
        };
        let hours = 37 + place;
        row(&mut text, &worker, hours * 4, hours * 20, hours * 20 * PIECE_CENTS);
    }
    text
}

/// The job order's rate stands above the law's floor.
pub fn with_contract(lead: &mut TestDevice, register: RegisterView) -> Result<RegisterView> {
    let mut circumstances = register.circumstances;
    circumstances.contract_hourly = Some(Decimal::new(i64::from(HOURLY_CENTS), 2));
    lead.call(ImportRegister {
        audit: register.audit,
        correct: Some(register.line.payroll),
        register: register.register,
        time_cards: None,
        tickets: None,
        circumstances,
    })
}

fn quarter_hours(place: u32) -> u32 {
    4 * 37 + place * 3 % 23
}

fn row(text: &mut String, worker: &Worker, quarters: u32, pieces: u32, cents: u32) {
    let (first, last) = last_week(chrono::Utc::now().date_naive());
    let sum = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let premium = 1800 + quarters * 4;
    let gross = cents + premium;
    let by = |yes: bool, words: &str| if yes { words.to_owned() } else { String::new() };
    let _ = writeln!(
        text,
        "{},Worker {},{},{},{},{},{}.{:02},{},{},{},{},{},{}",
        worker.number,
        worker.number,
        worker.crew,
        if worker.by_piece { "piece" } else { "hour" },
        first.format("%m/%d/%Y"),
        last.format("%m/%d/%Y"),
        quarters / 4,
        quarters % 4 * 25,
        by(worker.by_piece, &pieces.to_string()),
        by(worker.by_piece, &sum(PIECE_CENTS)),
        by(!worker.by_piece, &sum(HOURLY_CENTS)),
        sum(premium),
        sum(gross),
        sum(gross - gross * 765 / 10_000)
    );
}

/// Monday to Sunday of the last full week.
fn last_week(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()) + 7);
    (monday, monday + Days::new(6))
}
