//! `surco pack check`

use anyhow::anyhow;
use shared::pack::PackFault;
use std::path::PathBuf;
use std::process::ExitCode;
use sync_server::packs::{self, PackError};

/// Works on packs.
#[derive(clap::Args)]
pub struct PackArguments {
    #[command(subcommand)]
    task: PackTask,
}

#[derive(clap::Subcommand)]
enum PackTask {
    /// Reads a pack and lists what is wrong with it, by file and line.
    Check {
        /// The pack's folder.
        folder: PathBuf,
    },
}

impl PackArguments {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let PackTask::Check { folder } = self.task;
        match packs::from_folder(&folder) {
            Ok((hash, bundle, pack)) => {
                println!(
                    "{}: sound. {} provisions, {} bytes, {hash}",
                    folder.display(),
                    pack.provisions.len(),
                    bundle.len()
                );
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => Err(with_faults(error)),
        }
    }
}

/// The error with every fault on a line of its own.
pub fn with_faults(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<PackError>() {
        Some(PackError::Faults(faults)) => {
            let lines: Vec<String> = faults.iter().map(line).collect();
            anyhow!("the pack has {} faults:\n{}", faults.len(), lines.join("\n"))
        }
        _ => error,
    }
}

fn line(fault: &PackFault) -> String {
    match fault.line {
        Some(line) => format!("{}:{line}: {}", fault.file, fault.reason),
        None => format!("{}: {}", fault.file, fault.reason),
    }
}
