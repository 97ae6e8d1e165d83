//! `cargo xtask test [NAME…]`: unit, property and story tests, the browser, the window.

use crate::setup::{Scope, setup};
use crate::step::step;
use crate::ui;
use crate::workspace::{cargo, run};
use anyhow::Result;

/// Builds what the tests drive, then runs them; `names` choose among them.
///
/// Nothing is printed after cargo test's own closing lines: CI reads them.
pub fn test(names: &[String]) -> Result<()> {
    setup(Scope::Tests)?;
    step("building the screens", ui::development)?;
    step("building server, device and app", binaries)?;
    tests(names)
}

/// Everything that the tests are and start. One selection of packages for programs and tests, because cargo decides a
/// dependency's features by the selection: another one would build half of it twice.
pub fn binaries() -> Result<()> {
    run(&mut cargo(&[
        "build",
        "--locked",
        "--workspace",
        "--exclude",
        "ui",
        "--lib",
        "--bins",
        "--tests",
    ]))
}

/// Runs the tests. Examples in the docs come first, because the run has to close on a count that is not zero:
/// the last package by name is this one, whose tests always run.
pub fn tests(names: &[String]) -> Result<()> {
    let selection = ["test", "--locked", "--workspace", "--exclude", "ui"];
    if names.is_empty() {
        run(cargo(&selection).args(["--doc", "--quiet"]))?;
    }
    let mut all = cargo(&selection);
    // One run tells of every program that fails, not of the first.
    all.args(["--lib", "--bins", "--tests", "--no-fail-fast"]);
    if !names.is_empty() {
        all.arg("--").args(names);
    }
    run(&mut all)
}
