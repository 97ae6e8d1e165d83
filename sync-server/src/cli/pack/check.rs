//! `surco pack check`: what is wrong in a pack and what is worth knowing, for people and as JSON for programs.

use shared::ids::Hash;
use shared::pack::{Pack, PackFault, PackFiles, PackWarning, bundle, pack_hash};
use std::path::Path;
use std::process::ExitCode;
use sync_server::packs::read_folder;

/// A sound pack and what it weighs.
struct Sound {
    pack: Pack,
    hash: Hash,
    bytes: usize,
}

pub fn run(folder: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let files = match read_folder(folder) {
        Ok(files) => files,
        Err(error) if json => {
            // Programs get JSON whatever happens, also for a folder that is none.
            let fault = PackFault::new("", None, format!("{error:#}"));
            println!("{}", told(&Err(vec![fault]), &[]));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error),
    };
    let (read, warnings) = read(&files);
    match json {
        true => println!("{}", told(&read, &warnings)),
        false => say(folder, &read, &warnings),
    }
    Ok(match read {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn read(files: &PackFiles) -> (Result<Sound, Vec<PackFault>>, Vec<PackWarning>) {
    let checked = Pack::check(files);
    let read = checked.pack.and_then(|pack| match bundle(files) {
        Ok(bundle) => Ok(Sound {
            pack,
            hash: pack_hash(&bundle),
            bytes: bundle.len(),
        }),
        Err(fault) => Err(vec![PackFault::new("pack.toml", None, fault.to_string())]),
    });
    (read, checked.warnings)
}

/// The shape of `surco form check --json`.
fn told(read: &Result<Sound, Vec<PackFault>>, warnings: &[PackWarning]) -> serde_json::Value {
    let Sound { pack, hash, bytes } = match read {
        Ok(sound) => sound,
        Err(faults) => return serde_json::json!({ "ok": false, "faults": faults, "warnings": warnings }),
    };
    let interviews = pack.interviews.iter().map(|asked| {
        serde_json::json!({
            "folder": asked.folder,
            "audience": asked.audience,
            "questions": asked.form.question_count(),
        })
    });
    let checklists = pack.checklists.iter().map(|list| {
        serde_json::json!({
            "folder": list.folder,
            "questions": list.form.question_count(),
        })
    });
    serde_json::json!({
        "ok": true,
        "pack": {
            "id": pack.id,
            "version": pack.version,
            "kind": pack.kind,
            "sector": pack.sector,
            "languages": pack.languages,
            "provisions": pack.provisions.len(),
            "interviews": interviews.collect::<Vec<_>>(),
            "checklists": checklists.collect::<Vec<_>>(),
            "bytes": bytes,
            "hash": hash.to_string(),
        },
        "faults": [],
        "warnings": warnings,
    })
}

fn say(folder: &Path, read: &Result<Sound, Vec<PackFault>>, warnings: &[PackWarning]) {
    for warning in warnings {
        println!("warning: {}", line(&warning.0));
    }
    let folder = folder.display();
    match read {
        Ok(Sound { pack, hash, bytes }) => {
            let (kind, provisions) = (pack.kind.name(), pack.provisions.len());
            let forms = pack.interviews.len() + pack.checklists.len();
            println!(
                "{folder}: sound. {} {}, kind {kind}, {provisions} provisions, {forms} forms, {bytes} bytes, {hash}",
                pack.id, pack.version
            );
        }
        Err(faults) => {
            for fault in faults {
                println!("{}", line(fault));
            }
            println!("{folder}: {} faults; the pack cannot be used", faults.len());
        }
    }
}

/// As editors jump to it: `file:line: reason`; in a workbook the sheet and cell stand before the reason.
pub(super) fn line(fault: &PackFault) -> String {
    match (&fault.sheet, fault.line) {
        (None, Some(line)) => format!("{}:{line}: {}", fault.file, fault.reason),
        (None, None) if fault.file.is_empty() => fault.reason.clone(),
        _ => fault.to_string(),
    }
}
