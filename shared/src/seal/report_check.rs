//! Checking a report offline with public data alone: its values, who published it, and where each picture comes from.

use super::lead::{CertifiedLead, certified_lead};
use super::plate::is_plate;
use super::root::fingerprint;
use super::stamp::{SignedStamp, Stamp};
use super::statement::Statement;
use crate::api::{Plate, REPORT_FILE_FORMAT, ReportFile};
use crate::domain::report::{about_hash, content_hash};
use crate::ids::Hash;
use crate::sync::wire::{self, PublicKey, Signature};
use crate::time::Day;
use data_encoding::BASE64;
use serde::Serialize;

/// What was found, in the order in which it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportCheck {
    /// Of the root key in the file: a reader compares it with what the program publishes elsewhere.
    pub root_fingerprint: String,
    /// Who published, as the root named them.
    pub lead: Option<String>,
    pub checks: Vec<Checked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    #[serde(flatten)]
    pub of: CheckOf,
    pub verdict: Verdict,
}

/// What one check is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "check", rename_all = "snake_case")]
pub enum CheckOf {
    /// The file is of a kind that this program reads.
    Format,
    /// The root key is the one that the reader named.
    Root,
    /// The values are those that the report's hash names.
    Content,
    /// The root made the publisher a lead.
    Lead,
    /// That lead signed the values.
    Signature,
    /// That lead says that this name stands for this device.
    Signer { name: String },
    /// A device signed, on that day, that it took the original.
    Stamp { plate: u32, day: Option<Day> },
    /// The lead says that the picture derives from that original.
    Derived { plate: u32 },
    /// The picture is the one that the report names.
    Picture { plate: u32 },
    /// The original given is what the stamp of this plate is of; without a plate: of none.
    Original { plate: Option<u32> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Holds,
    Fails,
    /// Nothing to check was given.
    Missing,
}

impl ReportCheck {
    /// Whether everything was there and held.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.verdict == Verdict::Holds)
    }

    fn note(&mut self, of: CheckOf, holds: bool) {
        let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
        self.checks.push(Checked { of, verdict });
    }
}

/// Why a file is not checked at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportFileFault {
    #[error("this is not a report file")]
    NotAReport,
    #[error("this report holds what this program does not know, and so cannot vouch for; use a newer one")]
    Unknown,
}

/// Reads a report file. What it holds beyond what is checked makes it unreadable: nobody should be shown it as checked.
pub fn read_report(bytes: &[u8]) -> Result<ReportFile, ReportFileFault> {
    let file: ReportFile = serde_json::from_slice(bytes).map_err(|_| ReportFileFault::NotAReport)?;
    let written: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| ReportFileFault::NotAReport)?;
    match serde_json::to_value(&file).is_ok_and(|known| known == written) {
        true => Ok(file),
        false => Err(ReportFileFault::Unknown),
    }
}

/// Checks a report. `root`: the fingerprint that the reader knows. `picture`: the bytes of a plate that the file does not
/// hold. `original`: the salted hash of an original, as `stamp::salted_hash` makes it.
pub fn check_report(
    file: &ReportFile,
    root: Option<&str>,
    picture: &dyn Fn(u32) -> Option<Vec<u8>>,
    original: Option<Hash>,
) -> ReportCheck {
    let root_key = key(&file.root);
    let mut check = ReportCheck {
        root_fingerprint: root_key.as_ref().map(fingerprint).unwrap_or_default(),
        lead: None,
        checks: Vec::new(),
    };
    check.note(CheckOf::Format, file.format == REPORT_FILE_FORMAT);
    if let Some(wanted) = root {
        let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
        let same = bare(wanted) == bare(&check.root_fingerprint) && !check.root_fingerprint.is_empty();
        check.note(CheckOf::Root, same);
    }
    check.note(CheckOf::Content, content_hash(&file.content) == file.content.hash);
    let lead = publisher(&mut check, file, root_key);
    check.lead = lead.as_ref().map(|lead| lead.person.clone());
    let lead = lead.map(|lead| lead.key);
    signers(&mut check, file, lead);
    for plate in file.plates() {
        one_plate(&mut check, file, plate, lead, picture);
    }
    if let Some(original) = original {
        is_of(&mut check, file, original);
    }
    check
}

fn publisher(check: &mut ReportCheck, file: &ReportFile, root: Option<PublicKey>) -> Option<CertifiedLead> {
    let Some(signed) = &file.signed else {
        for of in [CheckOf::Lead, CheckOf::Signature] {
            check.checks.push(Checked {
                of,
                verdict: Verdict::Missing,
            });
        }
        return None;
    };
    let certificate = BASE64.decode(signed.certificate.as_bytes()).ok();
    let certificate = certificate.and_then(|cbor| wire::decode(&cbor).ok());
    let lead = root
        .zip(certificate)
        .and_then(|(root, entry)| certified_lead(&root, &entry));
    let lead = lead.filter(|lead| key(&signed.key) == Some(lead.key));
    check.note(CheckOf::Lead, lead.is_some());
    let said = Statement::Report {
        content: file.content.hash,
    };
    let holds = lead
        .as_ref()
        .is_some_and(|lead| is_said(said, &lead.key, &signed.signature));
    check.note(CheckOf::Signature, holds);
    lead
}

fn signers(check: &mut ReportCheck, file: &ReportFile, lead: Option<PublicKey>) {
    let about = about_hash(&file.content);
    for signer in &file.content.signers {
        let said = key(&signer.key).map(|key| Statement::Signer {
            about,
            name: &signer.name,
            key,
        });
        let holds = lead
            .zip(said)
            .is_some_and(|(lead, said)| is_said(said, &lead, &signer.certified));
        let name = signer.name.clone();
        check.note(CheckOf::Signer { name }, holds);
    }
}

fn one_plate(
    check: &mut ReportCheck,
    file: &ReportFile,
    plate: &Plate,
    lead: Option<PublicKey>,
    beside: &dyn Fn(u32) -> Option<Vec<u8>>,
) {
    let stamp = stamp_of(file, plate);
    let day = stamp.and_then(|stamp| stamp.day());
    let number = plate.plate;
    check.note(CheckOf::Stamp { plate: number, day }, stamp.is_some());
    let bytes = BASE64.decode(plate.stamp.as_bytes()).unwrap_or_default();
    let said = Statement::Plate {
        plate: plate.hash,
        stamp: &bytes,
    };
    let derived = lead.is_some_and(|lead| is_said(said, &lead, &plate.derived));
    check.note(CheckOf::Derived { plate: number }, derived);
    let held = file.pictures.iter().find(|picture| picture.plate == number);
    let picture = match held {
        Some(held) => Some(BASE64.decode(held.jpeg.as_bytes()).unwrap_or_default()),
        None => beside(number),
    };
    let verdict = match picture {
        Some(bytes) if is_plate(plate, &bytes) => Verdict::Holds,
        Some(_) => Verdict::Fails,
        None => Verdict::Missing,
    };
    check.checks.push(Checked {
        of: CheckOf::Picture { plate: number },
        verdict,
    });
}

fn is_of(check: &mut ReportCheck, file: &ReportFile, original: Hash) {
    let of: Vec<u32> = file
        .plates()
        .filter(|plate| stamp_of(file, plate).is_some_and(|stamp| stamp.original == original))
        .map(|plate| plate.plate)
        .collect();
    if of.is_empty() {
        check.note(CheckOf::Original { plate: None }, false);
    }
    for plate in of {
        check.note(CheckOf::Original { plate: Some(plate) }, true);
    }
}

/// A plate's stamp, if the device that the report names for it signed it.
fn stamp_of(file: &ReportFile, plate: &Plate) -> Option<Stamp> {
    let signer = file.content.signers.iter().find(|signer| signer.name == plate.signer)?;
    let bytes = BASE64.decode(plate.stamp.as_bytes()).ok()?;
    let signed: SignedStamp = wire::decode(&bytes).ok()?;
    signed.verify(&key(&signer.key)?)
}

fn is_said(said: Statement<'_>, by: &PublicKey, signature: &str) -> bool {
    let signature = BASE64.decode(signature.as_bytes()).ok();
    let signature = signature.and_then(|bytes| Signature::from_slice(&bytes));
    signature.is_some_and(|signature| said.is_signed_by(by, &signature))
}

fn key(text: &str) -> Option<PublicKey> {
    PublicKey::from_slice(&BASE64.decode(text.as_bytes()).ok()?)
}
