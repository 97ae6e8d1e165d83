//! `surco verify-evidence`: a report's proofs, offline, without a data folder. docs/evidence.md says what each means.

use anyhow::{Context, bail};
use shared::api::ReportFile;
use shared::ids::Hash;
use shared::seal::plate::MAX_PLATE_BYTES;
use shared::seal::report_check::{CheckOf, Checked, ReportCheck, Verdict, check_report, read_report};
use shared::seal::stamp::salted_hash;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks who published a report and where its pictures come from, offline and with public data alone.
///
/// Ends with 0 if everything is there and holds, with 1 if anything does not, with 2 if a file cannot be read.
#[derive(clap::Args)]
pub struct VerifyEvidence {
    /// The report as JSON. Pictures that it does not hold lie beside it as plate-1.jpg, plate-2.jpg …
    report: PathBuf,
    /// The fingerprint of the program's root key, as the program publishes it.
    #[arg(long, value_name = "FINGERPRINT")]
    root: Option<String>,
    /// An original, to be checked too.
    #[arg(long, value_name = "FILE", requires = "salt")]
    original: Option<PathBuf>,
    /// The original's salt: 32 hexadecimal digits.
    #[arg(long, value_name = "HEX", requires = "original")]
    salt: Option<String>,
    /// Prints one line of JSON.
    #[arg(long)]
    json: bool,
}

/// A report with a hundred pictures in it has some 40 MB.
const MOST_BYTES: u64 = 256 << 20;
const UNREADABLE: u8 = 2;

impl VerifyEvidence {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.check() {
            Ok((file, check)) => {
                if self.json {
                    println!("{}", serde_json::to_string(&check)?);
                } else {
                    self.tell(&file, &check);
                }
                Ok(if check.holds() {
                    ExitCode::SUCCESS
                } else {
                    ExitCode::FAILURE
                })
            }
            Err(error) => {
                eprintln!("surco: {error:#}");
                Ok(ExitCode::from(UNREADABLE))
            }
        }
    }

    fn check(&self) -> anyhow::Result<(ReportFile, ReportCheck)> {
        let bytes = read(&self.report, MOST_BYTES)?;
        let file = read_report(&bytes).with_context(|| self.report.display().to_string())?;
        let original = self.original()?;
        let folder = self.report.parent().unwrap_or(Path::new("."));
        let beside = |plate: u32| read(&folder.join(format!("plate-{plate}.jpg")), MAX_PLATE_BYTES).ok();
        let check = check_report(&file, self.root.as_deref(), &beside, original);
        Ok((file, check))
    }

    fn original(&self) -> anyhow::Result<Option<Hash>> {
        let (Some(path), Some(salt)) = (&self.original, &self.salt) else {
            return Ok(None);
        };
        let salt = data_encoding::HEXLOWER_PERMISSIVE.decode(salt.trim().as_bytes());
        let Ok(Ok(salt)) = salt.map(<[u8; 16]>::try_from) else {
            bail!("a salt has 32 hexadecimal digits");
        };
        let file = File::open(path).with_context(|| path.display().to_string())?;
        let hash = salted_hash(&salt, BufReader::new(file)).with_context(|| path.display().to_string())?;
        Ok(Some(hash))
    }

    fn tell(&self, file: &ReportFile, check: &ReportCheck) {
        let content = &file.content;
        // One line, whatever a site is called.
        let plain = |text: &str| text.chars().filter(|c| !c.is_control()).collect::<String>();
        println!(
            "{}, {}, version {}",
            plain(&content.site),
            plain(&content.title),
            content.version
        );
        if let Some(lead) = &check.lead {
            println!("Published by {}", plain(lead));
        }
        println!("Root key: {}", check.root_fingerprint);
        if self.root.is_none() {
            println!("  Compare it with the fingerprint that the program itself makes known.");
        }
        for Checked { of, verdict } in &check.checks {
            let verdict = match verdict {
                Verdict::Holds => "holds  ",
                Verdict::Fails => "FAILS  ",
                Verdict::Missing => "missing",
            };
            println!("{verdict}  {}", sentence(of));
        }
        println!(
            "{}",
            if check.holds() {
                "Everything holds."
            } else {
                "Not everything holds: do not rely on what is named above."
            }
        );
    }
}

fn sentence(of: &CheckOf) -> String {
    match of {
        CheckOf::Format => "The file is a report of this format.".into(),
        CheckOf::Root => "The root key is the one you named.".into(),
        CheckOf::Content => "The values are those that the report's hash names.".into(),
        CheckOf::Lead => "The root key made the publisher a lead.".into(),
        CheckOf::Signature => "That lead signed the values.".into(),
        CheckOf::Signer { name } => format!("The lead vouches for the device called {name}."),
        CheckOf::Stamp { plate, day: Some(day) } => {
            format!("Plate {plate}: a device signed on {day} that it took the original.")
        }
        CheckOf::Stamp { plate, day: None } => format!("Plate {plate}: a device signed that it took the original."),
        CheckOf::Derived { plate } => format!("Plate {plate}: the lead says that it derives from that original."),
        CheckOf::Picture { plate } => format!("Plate {plate}: the picture is the one that the report names."),
        CheckOf::Original { plate: Some(plate) } => format!("The original is what the stamp of plate {plate} is of."),
        CheckOf::Original { plate: None } => "The original is what a stamp of this report is of.".into(),
    }
}

fn read(path: &Path, most_bytes: u64) -> anyhow::Result<Vec<u8>> {
    let place = || path.display().to_string();
    let file = File::open(path).with_context(place)?;
    let mut bytes = Vec::new();
    file.take(most_bytes + 1).read_to_end(&mut bytes).with_context(place)?;
    if bytes.len() as u64 > most_bytes {
        bail!("{}: larger than {} MB", place(), most_bytes >> 20);
    }
    Ok(bytes)
}
