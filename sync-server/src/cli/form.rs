//! `surco form check`, `surco form run`; `list` and `fetch` stand in `form_server.rs`.

use super::form_server::{self, Server};
use anyhow::{Context, bail};
use chrono::{DateTime, FixedOffset, Local};
use shared::form::{Definition, Device, Filled, Plan};
use shared::xform;
use shared::xlsform::{self, Fault, Imported, Workbook};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Works on questionnaires written as XLSForm or XForm.
#[derive(clap::Args)]
pub struct FormArguments {
    #[command(subcommand)]
    task: FormTask,
}

#[derive(clap::Subcommand)]
enum FormTask {
    /// Reads a form and lists what is wrong with it: sheet, row, column, or line and column; what to write instead.
    Check {
        /// A workbook (.xlsx, .xls), an XForm (.xml), or a folder with survey.csv, choices.csv and settings.csv.
        file: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Fills a form in and prints what follows: what is asked, computed and violated. The engine is that of the screens.
    Run {
        /// A workbook, an XForm, or a folder with sheets as CSV.
        file: PathBuf,
        /// A JSON object of answers by path: `{"housing/rooms[2]/beds": "4"}`.
        #[arg(long)]
        answers: PathBuf,
        /// The code of the language that labels are printed in.
        #[arg(long)]
        language: Option<String>,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Lists the forms that an OpenRosa server offers (ODK Central, KoboToolbox).
    List {
        #[command(flatten)]
        server: Server,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Fetches a form and its files into a folder of its own, and checks it. The folder appears whole or not at all.
    Fetch {
        #[command(flatten)]
        server: Server,
        /// The form's id, as `surco form list` tells it.
        form_id: String,
        /// Where the form's folder is made.
        #[arg(long)]
        into: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
}

impl FormArguments {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.task {
            FormTask::Check { file, json } => check(&file, json),
            FormTask::Run {
                file,
                answers,
                language,
                json,
            } => fill(&file, &answers, language.as_deref(), json),
            FormTask::List { server, json } => form_server::list(&server, json),
            FormTask::Fetch {
                server,
                form_id,
                into,
                json,
            } => form_server::fetch(&server, &form_id, &into, json),
        }
    }
}

fn check(file: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let read = checked(file)?;
    match json {
        true => println!("{}", verdict(&read)),
        false => print(file, &read),
    }
    Ok(code_of(&read))
}

pub fn code_of(read: &Result<Imported, Vec<Fault>>) -> ExitCode {
    match read {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// A form with everything that is wrong with it, or its warnings.
pub fn checked(file: &Path) -> anyhow::Result<Result<Imported, Vec<Fault>>> {
    // What the importer cannot see: questions that wait for each other.
    Ok(
        import(file)?.and_then(|found| match Plan::new(found.0.clone(), &BTreeMap::new()) {
            Ok(_) => Ok(found),
            Err(fault) => Err(vec![Fault::of_form("cycle", fault.to_string())]),
        }),
    )
}

/// The verdict on a form as `--json` tells it.
pub fn verdict(read: &Result<Imported, Vec<Fault>>) -> serde_json::Value {
    match read {
        Ok((form, warnings)) => serde_json::json!({
            "ok": true,
            "form": {
                "id": form.id,
                "version": form.version,
                "title": form.title,
                "languages": form.languages,
                "questions": form.questions().count(),
            },
            "faults": [],
            "warnings": warnings,
        }),
        Err(faults) => serde_json::json!({ "ok": false, "faults": faults, "warnings": [] }),
    }
}

pub fn print(file: &Path, read: &Result<Imported, Vec<Fault>>) {
    match read {
        Ok((form, warnings)) => {
            for warning in warnings {
                println!("warning: {}", warning.0);
            }
            let (file, questions) = (file.display(), form.questions().count());
            println!(
                "{file}: sound. Form {}, version {:?}, {questions} questions",
                form.id, form.version
            );
        }
        Err(faults) => {
            for fault in faults {
                println!("{fault}");
            }
            println!("{}: {} faults; nothing was read", file.display(), faults.len());
        }
    }
}

fn fill(file: &Path, answers: &Path, language: Option<&str>, json: bool) -> anyhow::Result<ExitCode> {
    let definition = match import(file)? {
        Ok((definition, _)) => definition,
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            bail!("the form has {} faults:\n{}", faults.len(), lines.join("\n"));
        }
    };
    let files = beside(file, &definition)?;
    let plan = Plan::new(definition, &files)?;
    let mut form = Filled::begin(Arc::new(plan), Box::new(ThisMachine));
    if let Some(language) = language {
        form.speak(language);
    }
    let not_taken = form.answer_all(&answers_in(answers)?);
    for refused in &not_taken {
        eprintln!("surco: not taken: {refused}");
    }
    let standing = form.standing();
    if json {
        println!("{}", serde_json::to_string(&standing)?);
    } else {
        for (path, value) in &standing.values {
            match standing.relevant.get(path) {
                Some(true) => println!("{path}\t{value}"),
                _ => println!("{path}\t(not asked)"),
            }
        }
        for violation in &standing.violations {
            println!("{}\t! {}", violation.path, violation.message);
        }
    }
    Ok(if not_taken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn import(file: &Path) -> anyhow::Result<Result<Imported, Vec<Fault>>> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let reading = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    if !file.is_dir() {
        let bytes = reading(file)?;
        // By what is in it: servers and browsers name files as they like.
        return Ok(match xform::is_xml(&bytes) {
            true => xform::read(&bytes, &name),
            false => xlsform::import_bytes(&bytes, &name),
        });
    }
    let mut sheets = Vec::new();
    for name in ["survey", "choices", "settings", "external_choices", "entities"] {
        let path = file.join(format!("{name}.csv"));
        if path.exists() {
            let text =
                String::from_utf8(reading(&path)?).with_context(|| format!("{} is not UTF-8", path.display()))?;
            sheets.push((name, text));
        }
    }
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let workbook = Workbook::from_csv(&sheets).map_err(|fault| vec![*fault]);
    Ok(workbook.and_then(|workbook| xlsform::import(&workbook, &name)))
}

/// The files that a form names, from its own folder. None is fetched; one that is missing is an empty list.
fn beside(file: &Path, definition: &Definition) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let folder = match file.is_dir() {
        true => file,
        false => file.parent().unwrap_or(Path::new(".")),
    };
    let mut files = BTreeMap::new();
    for name in definition.files() {
        let path = folder.join(&name);
        if path.parent() == Some(folder) && path.exists() {
            files.insert(
                name,
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?,
            );
        }
    }
    Ok(files)
}

fn answers_in(file: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let answers: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text)
        .with_context(|| format!("{} is no JSON object of answers by path", file.display()))?;
    answers
        .into_iter()
        .map(|(path, value)| {
            let text = match value {
                serde_json::Value::String(text) => text,
                serde_json::Value::Null => String::new(),
                serde_json::Value::Number(number) => number.to_string(),
                serde_json::Value::Bool(truth) => truth.to_string(),
                serde_json::Value::Array(words) => {
                    let words: Vec<String> = words
                        .into_iter()
                        .map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned))
                        .collect();
                    words.join(" ")
                }
                serde_json::Value::Object(_) => bail!("{path}: an answer is a text, a number or a list of them"),
            };
            Ok((path, text))
        })
        .collect()
}

struct ThisMachine;

impl Device for ThisMachine {
    fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }

    fn random(&self) -> f64 {
        let mut bytes = [0; 8];
        // Without chance of its own the form still runs; only its order of choices is no surprise.
        let _ = getrandom::fill(&mut bytes);
        (u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
