//! `surco payroll check` and `surco payroll rules`: the checks of the app, over files, without a vault.

use super::payroll_words as words;
use anyhow::{Context, bail};
use shared::pack::{Pack, PayrollRules};
use shared::payroll::register::{Guessed, Mapping, Question, Register, RegisterKind, guess, look, read};
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
        let (register, open) = &files.register;
        if let Some(path) = &self.save_mapping {
            write(path, &serde_json::to_vec_pretty(&register.mapping)?)?;
        }
        let books = Books {
            register,
            time_cards: files.cards.as_ref(),
            tickets: files.tickets.as_ref(),
            told: &[],
        };
        let circumstances = self.circumstances();
        self.checked(&pack.payroll, &books, &circumstances, open)
    }

    fn checked(
        &self,
        rules: &PayrollRules,
        books: &Books<'_>,
        circumstances: &Circumstances,
        open: &[Question],
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
                let told = words::CheckTold::of(&review, &checked, books.register, open);
                let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
                serde_json::to_writer(&mut out, &told)?;
                writeln!(out)?;
                out.flush()?;
            }
            false => words::say_check(&review, &checked, rules, books.register, open, &self.language),
        }
        let broken = checked.totals.iter().any(|total| total.breaches > 0);
        Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    fn files(&self) -> anyhow::Result<Files> {
        let other = |file: &Option<PathBuf>, mapping: &Option<PathBuf>, kind: RegisterKind| {
            let read = file.as_ref().map(|file| register(file, mapping.as_deref(), kind));
            read.transpose().map(|read| read.map(|(register, _)| register))
        };
        Ok(Files {
            register: register(&self.register, self.mapping.as_deref(), RegisterKind::Register)?,
            cards: other(&self.timecards, &self.timecards_mapping, RegisterKind::TimeCards)?,
            tickets: other(&self.tickets, &self.tickets_mapping, RegisterKind::PieceTickets)?,
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

/// The files of a check; beside the register, what stayed open while its mapping was guessed.
struct Files {
    register: (Register, Vec<Question>),
    cards: Option<Register>,
    tickets: Option<Register>,
}

fn register(file: &Path, mapping: Option<&Path>, kind: RegisterKind) -> anyhow::Result<(Register, Vec<Question>)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (mapping, open) = match mapping {
        Some(path) => {
            let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let mapping: Mapping = serde_json::from_slice(&text)
                .with_context(|| format!("{} is no mapping; make one with --save-mapping", path.display()))?;
            (mapping, Vec::new())
        }
        None => {
            let look = look(&bytes).with_context(|| file.display().to_string())?;
            let Guessed { mapping, questions, .. } = guess(&look, kind, None);
            (mapping, questions)
        }
    };
    let register = read(&bytes, &mapping, kind).with_context(|| file.display().to_string())?;
    Ok((register, open))
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
