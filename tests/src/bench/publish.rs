//! A report on its way out: the disclosure rules by themselves, and the whole call over an audit of 500 interviews.

use super::Bench;
use super::asker::timed;
use super::farm::Farm;
use super::samples::Samples;
use crate::world::import_register;
use anyhow::{Context, Result, ensure};
use shared::api::{
    Basis, ConfirmFinding, ExplainCoverage, GetProgram, HandIn, MovePhase, Phase, PreviewReport, PublishReport,
    RaiseFinding, ReportText,
};
use shared::disclosure::{Count, CountTable, Earlier, Forbidden, Population, Reader, release, texts_check};
use shared::pack::Thresholds;
use std::fmt::Write as _;
use std::time::Instant;

const INTERVIEWS: u32 = 500;
const FINDINGS: u32 = 60;
/// Workers in the register beside the interviews.
const ROWS: u32 = 300;
const CALLS: u32 = 9;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    tables(bench);
    texts(bench)?;
    calls(bench)
}

/// Ten tables of a report, among them two that count by two groups at once.
fn tables(bench: &mut Bench) {
    let population = Population {
        workers: 900,
        interviews: INTERVIEWS,
    };
    let count = |people: u32| Count {
        people,
        of: None,
        structural_zero: false,
    };
    let crossed = |n: u32| CountTable {
        id: format!("crossed {n}"),
        rows: (0..12).map(|row| format!("crew {row}")).collect(),
        columns: (0..4).map(|column| format!("group {column}")).collect(),
        counts: (0..12)
            .map(|row| (0..4).map(|column| count((row * 7 + column * 5 + n) % 19)).collect())
            .collect(),
    };
    let plain = |n: u32| {
        let groups = (0..40).map(|row| (format!("group {row}"), (row * 11 + n * 3) % 27, Some(40)));
        CountTable::by_group(&format!("plain {n}"), groups)
    };
    let all: Vec<CountTable> = (0..8).map(plain).chain((0..2).map(crossed)).collect();
    let mut samples = Samples::default();
    for _ in 0..CALLS {
        let began = Instant::now();
        for table in &all {
            let released = release(
                table,
                population,
                Reader::NamedMonitor,
                &Thresholds::LOWEST,
                Earlier::default(),
            );
            std::hint::black_box(&released);
        }
        samples.push_time(began.elapsed());
    }
    bench
        .sheet
        .held("disclosure of a report of ten tables", samples.median(), "ms", 100.0);
}

/// Sixty statements against everything that 200 workers said.
fn texts(bench: &mut Bench) -> Result<()> {
    let said = |worker: u32| {
        let words = (0..5_000).map(|word: u32| {
            format!(
                "palabra{} ",
                word.wrapping_mul(2_654_435_761).wrapping_add(worker) % 4_999
            )
        });
        words.collect::<String>()
    };
    let forbidden = Forbidden {
        names: (0..200)
            .map(|worker| format!("Nombre{worker} Apellido{worker} Segundo{worker}"))
            .collect(),
        phones: (0..200)
            .map(|worker| format!("239 555 {:04}", 1_000 + worker))
            .collect(),
        testimony: (0..200).map(said).collect(),
        ..Forbidden::default()
    };
    let statement = "The register shows fewer hours than the time cards of the same days. ".repeat(20);
    let texts: Vec<&str> = (0..FINDINGS).map(|_| statement.as_str()).collect();
    let mut samples = Samples::default();
    for _ in 0..CALLS {
        let began = Instant::now();
        let leaks = texts_check(&texts, &forbidden);
        samples.push_time(began.elapsed());
        ensure!(leaks.iter().all(Vec::is_empty), "an ordinary statement was refused");
    }
    let name = "60 statements against 200 interviews of 5,000 words";
    bench.sheet.told(name, samples.median(), "ms");
    Ok(())
}

fn register() -> String {
    let mut text = String::from("Employee No,Crew,Period start,Period end,Hours,Gross pay\n");
    for number in 0..ROWS {
        let cents = 48_000 + number * 97 % 14_000;
        let _ = writeln!(
            text,
            "{:05},A,03/16/2026,03/22/2026,40,{}.{:02}",
            20_000 + number,
            cents / 100,
            cents % 100
        );
    }
    text
}

fn calls(bench: &mut Bench) -> Result<()> {
    let farm = Farm::with(INTERVIEWS)?;
    let mut copy = farm.copy()?;
    copy.device.start()?;
    copy.device.unlock()?;
    let (device, audit) = (&mut copy.device, farm.audit);
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("week.csv");
    std::fs::write(&file, register())?;
    import_register(device, audit, &file, "text/csv", "US-FL")?;
    let provisions = device.call(GetProgram {})?.provisions;
    for number in 0..FINDINGS {
        let provision = provisions.iter().cycle().nth(number as usize).context("a provision")?;
        let raised = device.call(RaiseFinding {
            audit,
            provision: provision.id.clone(),
            severity: provision.severity.clone(),
            statement: "The register shows fewer hours than the time cards of the same days. ".repeat(10),
            basis: vec![Basis::Records],
            supports: Vec::new(),
        })?;
        device.call(ConfirmFinding {
            finding: raised.finding,
            confirm: true,
            reason: String::new(),
        })?;
    }
    device.call(ExplainCoverage {
        audit,
        reason: "Rain closed the field.".into(),
    })?;
    device.call(HandIn { audit })?;
    device.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;
    let text = ReportText {
        summary: "Most provisions stand.".into(),
        method: "Interviews apart from management.".into(),
    };
    let mut samples = Samples::default();
    let mut hash = None;
    for _ in 0..CALLS {
        let text = text.clone();
        let (shown, took) = timed(device, PreviewReport { audit, text })?;
        ensure!(
            shown.stops.is_empty() && shown.leaks.is_empty(),
            "{:?} {:?}",
            shown.stops,
            shown.leaks
        );
        hash = Some(shown.content.hash);
        samples.push_time(took);
    }
    let told = format!("{INTERVIEWS} interviews, {FINDINGS} findings, a register of {ROWS}");
    bench
        .sheet
        .held(&format!("preview of a report, {told}"), samples.median(), "ms", 1_000.0);
    let hash = hash.context("a preview")?;
    let (_, took) = timed(device, PublishReport { audit, text, hash })?;
    bench
        .sheet
        .held(&format!("publish, {told}"), took.as_secs_f64() * 1_000.0, "ms", 1_000.0);
    Ok(())
}
