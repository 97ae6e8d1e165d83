//! What `surco payroll` prints: lines for people, JSON for programs. The figures are those of the screens.

use super::payroll_guesses::Guesses;
use rust_decimal::Decimal;
use serde::Serialize;
use shared::money::minor_digits;
use shared::pack::{FloorRate, Pack, PayUnit, PayrollRules};
use shared::payroll::register::{CellAt, Mapping, Question, Register, RegisterKind, RowLeftOut};
use shared::payroll::{Breach, Checked, ENGINE_VERSION, Review, judgement_label, missing_label};

/// Breaches that are told with their arithmetic; the others with their amounts.
const MOST_TOLD: usize = 2_000;
/// Breaches that are printed as sentences.
const MOST_SAID: usize = 40;

/// The JSON of `surco payroll check --json`.
#[derive(Serialize)]
pub struct CheckTold<'c> {
    ok: bool,
    /// SHA-256 of the register's bytes: what a payroll record keeps beside mapping and engine.
    register_hash: String,
    mapping: &'c Mapping,
    /// What stayed open while the mapping was guessed.
    questions: &'c [Question],
    /// Of every file whose mapping was guessed.
    guesses: &'c [Guesses<'c>],
    left_out: &'c [RowLeftOut],
    #[serde(flatten)]
    checked: &'c Checked,
    breaches: Vec<Breach>,
}

impl<'c> CheckTold<'c> {
    pub fn of(
        review: &Review<'_, '_>,
        checked: &'c Checked,
        register: &'c Register,
        guesses: &'c [Guesses<'c>],
    ) -> CheckTold<'c> {
        let of_register = guesses.iter().find(|guess| guess.book == RegisterKind::Register);
        CheckTold {
            ok: true,
            register_hash: register.hash.to_string(),
            mapping: &register.mapping,
            questions: of_register.map_or(&[], |guess| guess.questions),
            guesses,
            left_out: &register.left_out,
            checked,
            breaches: review.explain_all(MOST_TOLD),
        }
    }
}

pub fn say_check(
    review: &Review<'_, '_>,
    checked: &Checked,
    rules: &PayrollRules,
    register: &Register,
    guesses: &[Guesses<'_>],
    language: &str,
) {
    guesses.iter().for_each(Guesses::say);
    for fault in &checked.faults {
        println!("fault: {}", fault.sentence(language));
    }
    let counts = &checked.summary;
    println!(
        "{} rows, {} workers: {} short, {} in other breach, {} not verifiable, {} clean; {} rows left out",
        counts.rows,
        counts.workers,
        counts.workers_short,
        counts.workers_in_breach,
        counts.workers_not_verifiable,
        counts.workers_clean,
        register.left_out.len()
    );
    for owed in &counts.owed {
        println!("owed: {} {}", owed.currency, coins(owed.amount, &owed.currency));
    }
    for total in &checked.totals {
        let title = rules.rule(total.rule.id()).map_or("", |rule| rule.title.read(language));
        println!(
            "{}\t{} {}\t{} breaches, {} not verifiable of {} workers\t{title}",
            total.rule.id(),
            total.currency,
            coins(total.owed, &total.currency),
            total.breaches,
            total.not_verifiable,
            total.workers_checked
        );
    }
    let breaches = review.explain_all(MOST_SAID + 1);
    for breach in breaches.iter().take(MOST_SAID) {
        let sentence = breach.statement.sentence(language);
        let judgement = judgement_label(breach.judgement, language);
        println!(
            "{}\t{}\t{judgement}\t{sentence}",
            review.place_name(breach.subject),
            breach.rule.id()
        );
    }
    if breaches.len() > MOST_SAID {
        println!("… more: --json, --xlsx and --csv have all of them");
    }
    for open in &checked.not_verifiable {
        let cells: Vec<String> = open.cells.iter().take(5).map(CellAt::address).collect();
        let field = open.field.map(|field| format!(" ({field:?})")).unwrap_or_default();
        let missing = missing_label(open.missing, language);
        println!(
            "not verifiable: {} {missing}{field}, {} times {}",
            open.rule.id(),
            open.count,
            cells.join(" ")
        );
    }
}

/// An amount with all digits that its currency has.
fn coins(amount: Decimal, currency: &str) -> String {
    format!("{amount:.*}", minor_digits(currency) as usize)
}

/// The JSON of `surco payroll rules --json`: the pack's rules as data, and the engine that applies them.
pub fn rules_json(pack: &Pack) -> serde_json::Value {
    serde_json::json!({
        "pack": pack.id,
        "version": pack.version,
        "engine": ENGINE_VERSION,
        "payroll": pack.payroll,
        "sources": pack.sources,
    })
}

pub fn say_rules(pack: &Pack) {
    println!(
        "{} {}, engine {ENGINE_VERSION}, amounts in {}",
        pack.id, pack.version, pack.payroll.currency
    );
    for rule in &pack.payroll.rules {
        let unverified = if rule.grounds.unverified { " (unverified)" } else { "" };
        println!(
            "{}\t{}{unverified}\t{}",
            rule.id,
            rule.title.read("en"),
            rule.grounds.sources.join(", ")
        );
        println!("\t{}", rule.text.read("en"));
    }
    for scheme in &pack.payroll.checks.overtime {
        println!(
            "overtime\t{}\tover {} h a week, × {}\t{}",
            scheme.id,
            scheme.weekly_hours,
            scheme.multiplier,
            scheme.grounds.sources.join(", ")
        );
    }
    for floor in &pack.payroll.floors {
        println!("{}", floor_line(floor, &pack.payroll.currency));
    }
}

fn floor_line(floor: &FloorRate, currency: &str) -> String {
    let until = floor.until.map_or_else(|| "…".to_owned(), |until| until.to_string());
    let unverified = if floor.grounds.unverified { " (unverified)" } else { "" };
    format!(
        "floor\t{}\t{currency} {} {} {}\t{} {} to {until}{unverified}\t{}",
        floor.id,
        floor.amount,
        if floor.unit == PayUnit::Hour { "an" } else { "a" },
        floor.unit.name(),
        floor.region,
        floor.from,
        floor.grounds.sources.join(", ")
    )
}
