//! `surco init`

use super::passphrase::PassphraseFrom;
use anyhow::{Context, bail};
use shared::ids::RoomId;
use shared::seal::root::fingerprint;
use shared::seal::{PassphraseCost, RootKey, receiving};
use shared::sync::ReceivingKey;
use std::path::PathBuf;
use std::process::ExitCode;
use sync_server::folder::{Folder, write_durably};
use sync_server::found::{Founding, found};
use sync_server::{chance, packs};

/// Founds a program.
#[derive(clap::Args)]
pub struct Init {
    /// The server's new data folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The new root key file, outside the data folder: on a stick that is kept in a safe place.
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    /// The program's name.
    #[arg(long, value_name = "NAME")]
    program: String,
    /// The complaint line, as workers find it on their slips. An administrator can change it later.
    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,
    /// The program's pack.
    #[arg(long, value_name = "DIR")]
    pack: PathBuf,
    /// Who can open a device whose passphrase is lost, with the device at hand: an age recipient (age1…), as `age-keygen`
    /// prints it. May be given several times; each of them alone suffices.
    #[arg(long, value_name = "AGE1…", value_parser = receiving::from_text)]
    recovery: Vec<ReceivingKey>,
    #[command(flatten)]
    passphrase: PassphraseFrom,
    /// Prints one line of JSON.
    #[arg(long)]
    json: bool,
}

impl Init {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let (pack_hash, bundle, _) = packs::from_folder(&self.pack).map_err(super::pack::with_faults)?;
        if self.root.exists() {
            bail!(
                "{} exists already; a root key is never overwritten",
                self.root.display()
            );
        }
        std::fs::create_dir_all(&self.data).with_context(|| format!("{}", self.data.display()))?;
        if Folder::open(&self.data).is_ok() {
            bail!(
                "{} holds a program already; choose an empty folder",
                self.data.display()
            );
        }
        if Folder::at(&self.data).contains(&self.root) {
            bail!("the root key must lie outside the data folder: whoever takes the server would own the program");
        }
        let passphrase = self.passphrase.new_one()?;
        let root = RootKey::generate(&mut |bytes| chance::fill(bytes));
        let room = RoomId(chance::bytes());
        let cost = PassphraseCost::USUAL;
        let file = root.to_file(room, &self.program, &passphrase, cost, &mut |bytes| chance::fill(bytes))?;
        // The root first: a program whose root was never kept would be lost from the start.
        write_durably(&self.root, &file)?;
        let now = chrono::Utc::now();
        let founding = Founding {
            data: &self.data,
            room,
            name: &self.program,
            phone: self.phone.as_deref(),
            root: &root,
            recovery: &self.recovery,
            pack: bundle,
            now,
        };
        super::runtime()?.block_on(found(founding))?;
        if self.json {
            let line = serde_json::json!({
                "program": room, "fingerprint": fingerprint(&root.public()), "pack": pack_hash,
                "data": self.data, "root": self.root,
            });
            println!("{line}");
        } else {
            println!("Program “{}” is founded in {}.", self.program, self.data.display());
            println!(
                "Root key: {} (fingerprint {}).",
                self.root.display(),
                fingerprint(&root.public())
            );
            println!(
                "Keep that file and its passphrase away from this machine: it makes leads, and nothing replaces it."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
