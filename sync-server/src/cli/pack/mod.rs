//! `surco pack new`, `surco pack check`, `surco pack compare`, `surco pack use`

mod check;
mod compare;

use anyhow::anyhow;
use std::path::PathBuf;
use std::process::ExitCode;
use sync_server::new_pack::NewPack;
use sync_server::packs::PackError;

/// Works on packs.
#[derive(clap::Args)]
pub struct PackArguments {
    #[command(subcommand)]
    task: PackTask,
}

#[derive(clap::Subcommand)]
enum PackTask {
    /// Writes a small, sound pack to begin with, whose every text is to be replaced.
    New {
        /// The pack's id and folder: small letters, digits, `-` and `_`.
        name: String,
        /// A language that the pack speaks, such as `es` or `mix=Tu'un Savi`; several times for several. English if none.
        #[arg(long = "language")]
        languages: Vec<String>,
        /// Such as agriculture, garments, construction, fishing.
        #[arg(long, default_value = "agriculture")]
        sector: String,
        /// The folder in which the pack's own folder is made.
        #[arg(long)]
        into: PathBuf,
    },
    /// Reads a pack and lists what is wrong with it, by file and line.
    Check {
        /// The pack's folder.
        folder: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Makes a newer version the program's pack. The server stands still meanwhile; audits keep the version that they have pinned
    /// until their lead adopts the newer one.
    Use {
        /// The folder of the newer version.
        folder: PathBuf,
        /// The server's data folder.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Says what a newer version changes: first the questions whose old answers would no longer be asked.
    Compare {
        /// The folder of the version in use.
        old: PathBuf,
        /// The folder of the newer version.
        new: PathBuf,
        /// One JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
}

impl PackArguments {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.task {
            PackTask::New {
                name,
                languages,
                sector,
                into,
            } => {
                let pack = NewPack {
                    name: &name,
                    languages: &languages,
                    sector: &sector,
                };
                let folder = pack.write(&into)?;
                println!(
                    "{}: written. Replace what says PLACEHOLDER, then run `surco pack check {}`",
                    folder.display(),
                    folder.display()
                );
                Ok(ExitCode::SUCCESS)
            }
            PackTask::Check { folder, json } => check::run(&folder, json),
            PackTask::Use { folder, data, json } => adopt(&folder, &data, json),
            PackTask::Compare { old, new, json } => compare::run(&old, &new, json),
        }
    }
}

fn adopt(folder: &std::path::Path, data: &std::path::Path, json: bool) -> anyhow::Result<ExitCode> {
    let (_, bundle, pack) = sync_server::packs::from_folder(folder).map_err(with_faults)?;
    let (before, hash) = super::runtime()?.block_on(sync_server::newer_pack::use_pack(data, bundle))?;
    if json {
        println!(
            "{}",
            serde_json::json!({ "pack": hash, "before": before, "version": pack.version })
        );
    } else if before == hash {
        println!("The program has this very version already.");
    } else {
        println!("The program's pack is version {} from now on ({hash}).", pack.version);
        println!("Devices fetch it at their next sync; a lead adopts it for an audit that is under way.");
    }
    Ok(ExitCode::SUCCESS)
}

/// The error with every fault on a line of its own.
pub fn with_faults(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<PackError>() {
        Some(PackError::Faults(faults)) => {
            let lines: Vec<String> = faults.iter().map(check::line).collect();
            anyhow!("the pack has {} faults:\n{}", faults.len(), lines.join("\n"))
        }
        _ => error,
    }
}
