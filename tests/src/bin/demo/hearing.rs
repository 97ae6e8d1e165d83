//! Interviews of the demonstration: workers who answer as people on a farm might, most of them content with most things.

use anyhow::Result;
use shared::api::{FinishInterview, FormQuestion, QuestionKind, SetIdentity};
use shared::ids::{RecordId, RoomId};
use tests::world::{TestDevice, answer_each, start};

/// Somebody on the employer's books.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The employer's number.
    pub number: u32,
    pub crew: String,
    /// Paid by the piece, otherwise by the hour.
    pub by_piece: bool,
    /// What they say of their last week.
    pub hours_told: u32,
    /// They showed a pay slip, so that their row of the books is known.
    pub number_known: bool,
}

const GIVEN: [&str; 8] = [
    "Eulalia",
    "Anselmo",
    "Jean-Bernard",
    "Petrona",
    "Wilner",
    "Herlinda",
    "Maximino",
    "Odilia",
];
const FAMILY: [&str; 7] = ["Xol", "Caal", "Desravines", "Tzoc", "Pérez Ixim", "Altidor", "Cuxil"];

/// Hears a worker to the end: consent, questions, name apart, slip.
pub fn hear(device: &mut TestDevice, audit: RoomId, worker: &Worker) -> Result<RecordId> {
    let view = start(device, audit, &worker.crew)?;
    let interview = view.line.interview;
    answer_each(device, &view, |question, _| vec![says(question, worker)])?;
    let place = worker.number as usize;
    device.call(SetIdentity {
        interview,
        name: format!("{} {}", GIVEN[place % GIVEN.len()], FAMILY[place % FAMILY.len()]),
        contact: String::new(),
        worker_number: match worker.number_known {
            true => worker.number.to_string(),
            false => String::new(),
        },
    })?;
    device.call(FinishInterview { interview })?;
    Ok(interview)
}

/// Whether somebody says what one in so many says; the same person always says the same.
pub fn one_in(worker: &Worker, so_many: u32, salt: u32) -> bool {
    (worker.number * 7 + salt * 3).is_multiple_of(so_many)
}

/// What is wrong on these farms: water and shade far away, waiting unpaid, full rooms, a line that nobody can find.
fn says(question: &FormQuestion, worker: &Worker) -> String {
    let (often, seldom) = ("mostly".to_owned(), "seldom".to_owned());
    match question.name.as_str() {
        "gender" => pick(
            worker.number.is_multiple_of(5) || worker.number % 5 == 2,
            "woman",
            "man",
        ),
        "spoken_language" => match worker.number % 10 {
            0..=5 => "spanish".into(),
            6 | 7 => "haitian_creole".into(),
            _ => "indigenous".into(),
        },
        "pay_type" => pick(worker.by_piece, "piece", "hour"),
        "hours_week" => worker.hours_told.to_string(),
        "days_off" => "2".into(),
        "waiting_hours" => pick(worker.by_piece, "1", "0"),
        "waiting_paid" => pick(one_in(worker, 3, 1), "unsure", "no"),
        "made_up" => pick(one_in(worker, 2, 1), "no", "yes"),
        "water" | "shade" => match worker.by_piece && one_in(worker, 2, 0) {
            true => seldom,
            false => often,
        },
        "line_on_slip" | "knows_line" => pick(one_in(worker, 2, 1), "no", "yes"),
        "employer_housing" => pick(one_in(worker, 3, 0), "no", "yes"),
        "housing_problems" => pick(one_in(worker, 4, 1), "none", "crowded"),
        "arrived_at" => "a las seis".into(),
        "work_started_at" => "como a las siete, ya sin rocío".into(),
        "rate_told" => pick(worker.by_piece, "75 centavos la cubeta", "15 dólares la hora"),
        "anything_else" => "Que traigan el agua más cerca.".into(),
        name => usual(question, name),
    }
}

fn pick(first: bool, one: &str, other: &str) -> String {
    if first { one.into() } else { other.into() }
}

/// Questions about harm, to which most people say no.
const HARM: [&str; 13] = [
    "fee_paid",
    "heat_ill",
    "injured",
    "sprayed",
    "stopped_unsafe",
    "threatened",
    "remarks",
    "touched",
    "documents_held",
    "children",
    "h2a",
    "complained",
    "session",
];
/// Answers that say that all is well, where they are offered.
const WELL: [&str; 12] = [
    "yes", "always", "company", "own_card", "myself", "machine", "meal", "level", "check", "none", "nobody", "never",
];

fn usual(question: &FormQuestion, name: &str) -> String {
    let offered = |wanted: &str| question.choices.iter().any(|choice| choice.name == wanted);
    if HARM.contains(&name) && offered("no") {
        return "no".into();
    }
    // Shouting is asked as "how often": there "never" is well.
    let well = WELL.into_iter().find(|wanted| offered(wanted));
    match (well, question.kind) {
        (Some(well), _) => well.into(),
        (None, QuestionKind::Integer | QuestionKind::Decimal) => "1".into(),
        (None, _) => match question.choices.first() {
            Some(choice) => choice.name.clone(),
            None => "sí".into(),
        },
    }
}
