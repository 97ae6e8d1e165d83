//! `surco verify`

use anyhow::Context;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use sync_server::blobs::Blobs;
use sync_server::folder::Folder;
use sync_server::log::{Log, SqliteLog};
use sync_server::trust::Trust;
use sync_server::verify::verify;

/// Checks a data folder. Ends with 0 if all is sound, with 1 if anything is not.
#[derive(clap::Args)]
pub struct Verify {
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Prints one line of JSON.
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let folder = Folder::open(&self.data)?;
        let log: Arc<dyn Log> = Arc::new(SqliteLog::open(&folder.log())?);
        let program = log.program()?.context("this data folder holds no program")?;
        let trust = Trust::new(log.clone(), program);
        let blobs = Blobs::in_folder(&folder.blobs())?;
        let report = super::runtime()?.block_on(verify(&*log, &trust, &blobs))?;
        if self.json {
            println!("{}", serde_json::to_string(&report)?);
        } else {
            println!(
                "{} rooms, {} member entries, {} batches with {} parts ({} gone), {} forks, {} blobs",
                report.rooms,
                report.member_entries,
                report.batches,
                report.parts,
                report.parts_gone,
                report.forks,
                report.blobs
            );
            report.faults.iter().for_each(|fault| println!("{fault}"));
            println!(
                "{}",
                if report.is_sound() {
                    "All is sound."
                } else {
                    "Restore what is named above from the backup."
                }
            );
        }
        Ok(if report.is_sound() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
