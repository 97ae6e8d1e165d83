//! Every figure of the README and docs/benchmarks.md: one file a benchmark, measured on the programs that people run.
//!
//! Devices and servers are release builds of `surco-device` and `surco`, spoken to as a script would speak to them, over
//! vaults with real ciphers on a real disk. `cargo xtask bench` runs this.

mod answer;
mod asker;
mod board;
mod farm;
mod figure;
mod first_load;
mod forms;
mod http_counter;
mod link;
mod list;
mod machine;
mod memory;
mod payroll;
mod photo;
mod publish;
mod report;
mod samples;
mod screens;
mod sync;
mod sync_count;
mod unlock;

use anyhow::{Result, bail};
use farm::Farm;
use figure::Sheet;
use std::process::ExitCode;

/// Stored interviews of a device after many seasons, and of a quick look.
const MANY: u32 = 10_000;
const MANY_QUICK: u32 = 1_000;
/// Stored interviews of a device in its first week.
const FEW: u32 = 10;

type Measure = fn(&mut Bench) -> Result<()>;

/// What is measured, by name.
const BENCHMARKS: [(&str, Measure); 18] = [
    ("first-load", first_load::measure),
    ("answer-saved", answer::measure),
    ("unlock-to-today", unlock::measure),
    ("list-of-interviews", list::measure),
    ("board", board::measure),
    ("sync-bytes", sync::measure),
    ("memory", memory::measure),
    ("photo", photo::measure),
    ("forms", forms::measure),
    ("report-files", report::measure),
    ("publish", publish::measure),
    ("payroll", payroll::measure),
    ("screens-many", screens::many),
    ("screens-questions", screens::questions),
    ("screens-report", screens::report_page),
    ("screens-payroll", screens::register),
    ("screens-gallery", screens::gallery),
    ("screens-window", screens::window),
];

/// What the benchmarks share.
pub struct Bench {
    sheet: Sheet,
    many: u32,
    rows: Option<u32>,
}

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Benchmarks whose name contains one of these; all when empty.
    pub names: Vec<String>,
    /// An object a line instead of a table.
    pub json: bool,
    /// 1,000 interviews instead of 10,000; the figures' names say so.
    pub quick: bool,
    /// Rows of the payroll register, instead of 100,000 and a million.
    pub rows: Option<u32>,
}

impl Options {
    /// Reads `[NAME…] [--json] [--quick] [--rows N]`; refuses names that no benchmark has.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => options.json = true,
                "--quick" => options.quick = true,
                "--rows" => {
                    let rows = arguments.next().and_then(|rows| rows.parse().ok());
                    let Some(rows) = rows.filter(|rows| (1_000..=1_000_000).contains(rows)) else {
                        bail!("--rows is a number from 1,000 to 1,000,000");
                    };
                    options.rows = Some(rows);
                }
                name if BENCHMARKS.iter().any(|(known, _)| known.contains(name)) => options.names.push(argument),
                other => {
                    let known: Vec<&str> = BENCHMARKS.iter().map(|(name, _)| *name).collect();
                    bail!("no benchmark is called {other}; there are {}", known.join(", "))
                }
            }
        }
        Ok(options)
    }

    fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|word| name.contains(word.as_str()))
    }
}

/// Measures what was asked for. One that cannot be measured is told on standard error, and the others go on.
pub fn run(options: &Options) -> ExitCode {
    let many = if options.quick { MANY_QUICK } else { MANY };
    let mut bench = Bench {
        sheet: Sheet::new(options.json),
        many,
        rows: options.rows,
    };
    let mut code = ExitCode::SUCCESS;
    for (name, measure) in BENCHMARKS.iter().filter(|(name, _)| options.wants(name)) {
        bench.sheet.begin(name);
        if let Err(reason) = measure(&mut bench) {
            eprintln!("{name} could not be measured: {reason:#}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

impl Bench {
    /// A program with few interviews.
    fn small_farm(&self) -> Result<Farm> {
        Farm::with(FEW)
    }

    /// A program with as many interviews as devices are built for.
    fn large_farm(&self) -> Result<Farm> {
        Farm::with(self.many)
    }
}

/// `10000` as `10,000`.
fn spelled(number: u32) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", spelled(number / 1000), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Options> {
        Options::parse(text.split_whitespace().map(String::from))
    }

    #[test]
    fn names_choose_by_a_part_of_them_and_a_misspelt_one_is_refused() {
        let options = parsed("unlock --json").unwrap();
        assert!(options.json && options.wants("unlock-to-today") && !options.wants("memory"));
        assert!(parsed("--quick").unwrap().wants("memory"));
        assert!(parsed("unlok").is_err() && parsed("--jason").is_err());
        assert_eq!(parsed("payroll --rows 5000").unwrap().rows, Some(5_000));
        assert!(parsed("payroll --rows many").is_err() && parsed("payroll --rows").is_err());
    }

    #[test]
    fn numbers_are_spelled_as_people_read_them() {
        assert_eq!(
            [10, 1_000, 10_000, 1_234_005].map(spelled),
            ["10", "1,000", "10,000", "1,234,005"]
        );
    }
}
