//! `cargo xtask ci`: everything that has to hold before a change lands. Cheap proofs come first.

use crate::step::{seconds, step};
use crate::workspace::{built, cargo, root, run};
use crate::{android, boundaries, setup, sizes, test, ui};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Instant;

type Proof = (&'static str, fn() -> Result<()>);

/// The tests stand last, so that CI's log closes on their count.
const PROOFS: &[Proof] = &[
    ("machine", || setup::setup(setup::Scope::Everything)),
    ("format", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("boundaries", boundaries::boundaries),
    ("sizes", sizes::sizes),
    ("clippy", || {
        clippy(&["--workspace", "--exclude", "ui", "--all-targets"])
    }),
    ("clippy of the screens", || {
        clippy(&["--package", "ui", "--target", "wasm32-unknown-unknown"])
    }),
    // Without the gallery: what only it uses would be dead code in what people load.
    ("clippy of the screens as people load them", || {
        let without_gallery = "profile.dev.package.ui.debug-assertions=false";
        clippy(&[
            "--package",
            "ui",
            "--target",
            "wasm32-unknown-unknown",
            "--config",
            without_gallery,
        ])
    }),
    ("docs", docs),
    ("Android, types and lints", android::check),
    ("screens, with the gallery", ui::with_gallery),
    ("screens, release build", || ui::release(true)),
    ("programs and tests, build", test::binaries),
    ("docs/api.md", api_docs),
    ("tests of the screens' plain functions", || {
        run(&mut cargo(&["test", "--locked", "--quiet", "--package", "ui"]))
    }),
    ("tests", || test::tests(&[])),
];

/// Runs every proof, also after one failed, and tells all that failed at the end.
pub fn ci() -> Result<()> {
    let mut told = Vec::new();
    let mut failed = Vec::new();
    for (name, proof) in PROOFS {
        // The summary has to stand before the tests' closing lines, which nothing may follow.
        if *name == "tests" {
            println!("\n{}\n", told.join("\n"));
        }
        let began = Instant::now();
        let result = if *name == "tests" { proof() } else { step(name, proof) };
        let time = seconds(began.elapsed());
        match result {
            Ok(()) => told.push(format!("  holds   {name} ({time})")),
            Err(reason) => {
                eprintln!("{name} does not hold: {reason:#}");
                told.push(format!("  FAILED  {name} ({time})"));
                failed.push(*name);
            }
        }
        if *name == "machine" && !failed.is_empty() {
            break;
        }
    }
    if !failed.is_empty() {
        bail!("does not hold: {}\n{}", failed.join(", "), told.join("\n"));
    }
    Ok(())
}

fn clippy(what: &[&str]) -> Result<()> {
    run(cargo(&["clippy", "--locked", "--quiet"])
        .args(what)
        .args(["--", "-D", "warnings"]))
}

fn docs() -> Result<()> {
    run(cargo(&[
        "doc",
        "--locked",
        "--quiet",
        "--no-deps",
        "--workspace",
        "--exclude",
        "ui",
        "--document-private-items",
    ])
    .env("RUSTDOCFLAGS", "-D warnings"))
}

/// The page that lists every request and reply is made from the types: it has to be the one that they make today.
fn api_docs() -> Result<()> {
    run(Command::new(built("api-docs")).current_dir(root()).arg("--check"))
}
