//! `surco payroll check` and `surco payroll rules`: the checks of the app, over files, without a vault.

use super::payroll_guesses::Guesses;
use super::payroll_words as words;
use anyhow::{Context, bail};
use shared::pack::{Pack, PayrollRules};
use shared::payroll::register::{DateOrder, Guessed, HowSure, Mapping, Register, RegisterKind, guess, look, read};
use shared::payroll::{Books, Circumstances, ContractTerms, PremiumReceived, Review, export};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use sync_server::packs::read_folder;

/// Checks an employer's register against a program's pay rules.
#[derive(clap::Args)]
pub struct PayrollArguments {
    #[command(subcommand)]
    task: PayrollTask,
}

#[derive(clap::Subcommand)]
enum PayrollTask {
    /// Checks a register: who was paid less than owed, by how much, by which rule, and what could not be told.
    ///
    /// Ends with 0 when nothing is short or broken, with 1 when something is, with 2 when a file cannot be read.
    Check(Box<CheckArguments>),
    /// Lists the pay rules of a pack with their sources, and the rates of its wage table.
    Rules {
        /// The folder of the pack.
        #[arg(long)]
        pack: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
}

#[derive(clap::Args)]
struct CheckArguments {
    /// The folder of the pack.
    #[arg(long)]
    pack: PathBuf,
    /// The employer's register: XLSX, XLS, ODS or CSV.
    #[arg(long)]
    register: PathBuf,
    /// How the register is read, as JSON; without it, guessed. `--save-mapping` writes one.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// Writes the mapping that was used, to be looked over and given again.
    #[arg(long)]
    save_mapping: Option<PathBuf>,
    /// Time cards: a row for each worker and day.
    #[arg(long)]
    timecards: Option<PathBuf>,
    #[arg(long)]
    timecards_mapping: Option<PathBuf>,
    /// Piece tickets, by worker and day.
    #[arg(long)]
    tickets: Option<PathBuf>,
    #[arg(long)]
    tickets_mapping: Option<PathBuf>,
    /// Where the work was done, as ISO 3166: `US-FL`.
    #[arg(long)]
    region: Option<String>,
    /// As the pack's wage table names it: `garment`.
    #[arg(long)]
    sector: Option<String>,
    /// The site has workers under H-2A.
    #[arg(long)]
    h2a: bool,
    /// The rate per hour of the contract or job order.
    #[arg(long)]
    contract_rate: Option<rust_decimal::Decimal>,
    /// Weeks of the contract, for its guarantee of hours.
    #[arg(long, requires = "contract_weekly_hours")]
    contract_weeks: Option<rust_decimal::Decimal>,
    #[arg(long)]
    contract_weekly_hours: Option<rust_decimal::Decimal>,
    /// Hours of holidays and Sabbaths over the contract.
    #[arg(long, default_value = "0")]
    contract_hours_off: rust_decimal::Decimal,
    /// What buyers paid as premium for the time of the register.
    #[arg(long)]
    premium_received: Option<rust_decimal::Decimal>,
    /// The employer's share of it for administration, as an amount.
    #[arg(long)]
    premium_admin: Option<rust_decimal::Decimal>,
    /// Days after a period's end by which pay is due.
    #[arg(long)]
    due_after_days: Option<u32>,
    /// The language of sentences and files: `en` or `es`.
    #[arg(long, default_value = "en")]
    language: String,
    /// One JSON object instead of lines.
    #[arg(long)]
    json: bool,
    /// Writes a workbook with formulas that can be followed.
    #[arg(long)]
    xlsx: Option<PathBuf>,
    /// Writes a table of everything that is not clean.
    #[arg(long)]
    csv: Option<PathBuf>,
}

/// Something in a file kept the check from being made.
const NOT_READ: u8 = 2;

impl PayrollArguments {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.task {
            PayrollTask::Check(arguments) => arguments.run(),
            PayrollTask::Rules { pack, json } => {
                let pack = read_pack(&pack)?;
                match json {
                    true => println!("{}", words::rules_json(&pack)),
                    false => words::say_rules(&pack),
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

impl CheckArguments {
    fn run(self) -> anyhow::Result<ExitCode> {
        let pack = read_pack(&self.pack)?;
        let files = match self.files() {
            Ok(files) => files,
            Err(error) if self.json => {
                println!("{}", serde_json::json!({ "ok": false, "fault": format!("{error:#}") }));
                return Ok(ExitCode::from(NOT_READ));
            }
            Err(error) => {
                eprintln!("surco: {error:#}");
                return Ok(ExitCode::from(NOT_READ));
            }
        };
        let register = &files.register.register;
        if let Some(path) = &self.save_mapping {
            write(path, &serde_json::to_vec_pretty(&register.mapping)?)?;
        }
        let others = || files.cards.iter().chain(&files.tickets);
        let guesses: Vec<Guesses> = [&files.register]
            .into_iter()
            .chain(others())
            .filter_map(|read| Some(Guesses::of(&read.register, read.guessed.as_ref()?)))
            .collect();
        let books = Books {
            register,
            time_cards: files.cards.as_ref().map(|read| &read.register),
            tickets: files.tickets.as_ref().map(|read| &read.register),
            told: &[],
        };
        let circumstances = self.circumstances();
        self.checked(&pack.payroll, &books, &circumstances, &guesses)
    }

    fn checked(
        &self,
        rules: &PayrollRules,
        books: &Books<'_>,
        circumstances: &Circumstances,
        guesses: &[Guesses<'_>],
    ) -> anyhow::Result<ExitCode> {
        let review = Review::new(books, rules, circumstances);
        let checked = review.check();
        if let Some(path) = &self.xlsx {
            write(path, &export::workbook(&review, &checked, rules, &self.language)?)?;
        }
        if let Some(path) = &self.csv {
            write(path, &export::csv(&review, &checked, &self.language))?;
        }
        match self.json {
            true => {
                let told = words::CheckTold::of(&review, &checked, books.register, guesses);
                let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
                serde_json::to_writer(&mut out, &told)?;
                writeln!(out)?;
                out.flush()?;
            }
            false => words::say_check(&review, &checked, rules, books.register, guesses, &self.language),
        }
        let broken = checked.totals.iter().any(|total| total.breaches > 0);
        Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    fn files(&self) -> anyhow::Result<Files> {
        let main = register(&self.register, self.mapping.as_deref(), RegisterKind::Register, None)?;
        let dates = Some((main.register.mapping.dates, main.dates_sure));
        let other = |file: &Option<PathBuf>, mapping: &Option<PathBuf>, kind: RegisterKind| {
            let read = file
                .as_ref()
                .map(|file| register(file, mapping.as_deref(), kind, dates));
            read.transpose()
        };
        Ok(Files {
            cards: other(&self.timecards, &self.timecards_mapping, RegisterKind::TimeCards)?,
            tickets: other(&self.tickets, &self.tickets_mapping, RegisterKind::PieceTickets)?,
            register: main,
        })
    }

    fn circumstances(&self) -> Circumstances {
        let contract = self.contract_weeks.zip(self.contract_weekly_hours);
        Circumstances {
            region: self.region.clone(),
            sector: self.sector.clone(),
            h2a: self.h2a.then_some(true),
            contract_hourly: self.contract_rate,
            contract: contract.map(|(weeks, weekly_hours)| ContractTerms {
                weeks,
                weekly_hours,
                hours_off: self.contract_hours_off,
            }),
            premium: self.premium_received.map(|amount| PremiumReceived {
                amount,
                admin_share: self.premium_admin,
            }),
            due_after_days: self.due_after_days,
        }
    }
}

/// A file as it is read, and how that was guessed, if it was.
struct Read {
    register: Register,
    guessed: Option<Guessed>,
    /// How sure the order of its dates is.
    dates_sure: HowSure,
}

struct Files {
    register: Read,
    cards: Option<Read>,
    tickets: Option<Read>,
}

/// `dates`: the order in the register, which is of the same office, for files that do not know their own as surely.
fn register(
    file: &Path,
    mapping: Option<&Path>,
    kind: RegisterKind,
    dates: Option<(DateOrder, HowSure)>,
) -> anyhow::Result<Read> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (mapping, guessed, dates_sure) = match mapping {
        Some(path) => {
            let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let mapping: Mapping = serde_json::from_slice(&text)
                .with_context(|| format!("{} is no mapping; make one with --save-mapping", path.display()))?;
            (mapping, None, HowSure::Certain)
        }
        None => {
            let mut look = look(&bytes).with_context(|| file.display().to_string())?;
            let own = look.dates.how_sure;
            if let Some((order, _)) = dates.filter(|(_, sure)| own < HowSure::Certain && own <= *sure) {
                look.dates.value = order;
            }
            let guessed = guess(&look, kind, None);
            (guessed.mapping.clone(), Some(guessed), own)
        }
    };
    let register = read(&bytes, &mapping, kind).with_context(|| file.display().to_string())?;
    Ok(Read {
        register,
        guessed,
        dates_sure,
    })
}

fn read_pack(folder: &Path) -> anyhow::Result<Pack> {
    match Pack::parse(&read_folder(folder)?) {
        Ok(pack) => Ok(pack),
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            bail!("{} cannot be used:\n{}", folder.display(), lines.join("\n"))
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
