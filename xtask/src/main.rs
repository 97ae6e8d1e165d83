//! `cargo xtask …`: every task that builds, runs, proves or measures Surco; one file a task.

mod android;
mod bench;
mod boundaries;
mod ci;
mod ios;
mod package;
mod run;
mod setup;
mod sizes;
mod step;
mod test;
mod ui;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask TASK

  run [--fresh]           a demonstration on this machine: server, devices, window; Ctrl-C stops it
  test [NAME…]            every test, or those whose name contains one of the words
  ci                      everything that has to hold before a change lands
  bench [NAME…] [--json] [--rows N]
                          measure, in a release build; N rows of a payroll register
  ui [--release] [--no-brotli]
                          the screens: wasm, bindings and static files into dist/
  package [--appimage]    Linux packages of app and server into target/package/
  setup                   install what is missing (system packages, wasm target, window driver)
  boundaries              prove that packages and sources know only what they may
  sizes                   no file grows without a second thought
  android                 type-check and lint the app for Android, as far as it goes without the NDK
  ios                     put icons and file protection into the project that `tauri ios init` made (on a Mac)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // In words, without a backtrace: what failed is a command or a rule, not this program.
        Err(reason) => {
            eprintln!("{reason:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(arguments: &[String]) -> Result<()> {
    let Some((task, rest)) = arguments.split_first() else {
        bail!("{USAGE}")
    };
    let options = Options::of(rest);
    match task.as_str() {
        "run" => run::run(options.only(&["--fresh"])?.has("--fresh")),
        "test" => test::test(&options.only(&[])?.words),
        "ci" => ci::ci(),
        "bench" => bench::bench(&options.only(&["--json", "--rows"])?),
        "ui" => {
            let options = options.only(&["--release", "--no-brotli"])?;
            let compress = !options.has("--no-brotli");
            if options.has("--release") {
                ui::release(compress)
            } else {
                ui::development()
            }
        }
        "package" => package::package(options.only(&["--appimage"])?.has("--appimage")),
        "setup" => setup::setup(setup::Scope::Everything),
        "boundaries" => boundaries::boundaries(),
        "sizes" => sizes::sizes(),
        "android" => android::check(),
        "ios" => ios::prepare(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no task `{other}`\n\n{USAGE}"),
    }
}

/// What stands behind the task's name: switches (`--json`) and words.
struct Options {
    switches: Vec<String>,
    words: Vec<String>,
}

impl Options {
    fn of(arguments: &[String]) -> Self {
        let (switches, words) = arguments.iter().cloned().partition(|a| a.starts_with("--"));
        Self { switches, words }
    }

    /// Refuses switches that the task does not know: a misspelt `--fresh` must not run without it.
    fn only(self, known: &[&str]) -> Result<Self> {
        match self.switches.iter().find(|s| !known.contains(&s.as_str())) {
            Some(unknown) => bail!("this task has no switch `{unknown}`\n\n{USAGE}"),
            None => Ok(self),
        }
    }

    fn has(&self, switch: &str) -> bool {
        self.switches.iter().any(|s| s == switch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_switch_is_refused_rather_than_ignored() {
        let options = |text: &str| Options::of(&text.split(' ').map(String::from).collect::<Vec<_>>());
        assert!(options("--frsh").only(&["--fresh"]).is_err());
        let bench = options("unlock --json sync").only(&["--json"]).unwrap();
        assert!(bench.has("--json"));
        assert_eq!(bench.words, ["unlock", "sync"]);
    }
}
