//! An engine that reads a register otherwise has another version, or registers kept with the old one would not say that
//! their figures may differ.

use crate::{folder, kind, name, registers, told};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::ids::Hash;
use shared::payroll::ENGINE_VERSION;
use std::collections::BTreeMap;

/// `tests/registers/engine.json`.
#[derive(Serialize, Deserialize, PartialEq)]
struct Engine {
    version: String,
    /// By register: the hash of its rows as they are read.
    rows: BTreeMap<String, String>,
}

fn now() -> Engine {
    let rows = registers().into_iter().map(|path| {
        let told = told::told(&std::fs::read(&path).unwrap(), kind(&name(&path)));
        let rows = serde_json::to_vec(&told.get("rows")).unwrap();
        (name(&path), Hash(Sha256::digest(rows).into()).to_string())
    });
    Engine {
        version: ENGINE_VERSION.into(),
        rows: rows.collect(),
    }
}

#[test]
fn an_engine_that_reads_otherwise_has_another_version() {
    let file = folder().join("engine.json");
    let kept: Engine = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let now = now();
    let others = kept
        .rows
        .iter()
        .filter(|(name, rows)| now.rows.get(*name) != Some(rows));
    let others: Vec<&String> = others.map(|(name, _)| name).collect();
    assert!(
        others.is_empty() || kept.version != now.version,
        "{others:?} are not read as by version {}: raise ENGINE_VERSION",
        kept.version
    );
    match std::env::var_os("UPDATE_REGISTERS") {
        Some(_) => std::fs::write(file, serde_json::to_string_pretty(&now).unwrap() + "\n").unwrap(),
        None => assert!(
            kept == now,
            "a new register or version: write engine.json with UPDATE_REGISTERS=1"
        ),
    }
}
