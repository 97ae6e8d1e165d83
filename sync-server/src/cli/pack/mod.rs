//! `surco pack new`, `surco pack check`, `surco pack compare`

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
            PackTask::Compare { old, new, json } => compare::run(&old, &new, json),
        }
    }
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
