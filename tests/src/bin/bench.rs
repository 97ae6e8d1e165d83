//! `bench [NAME…] [--json] [--quick] [--rows N]`: measures what docs/benchmarks.md describes. `cargo xtask bench` builds and runs it.

use std::process::ExitCode;
use tests::bench::{Options, run};

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)) {
        Ok(options) => run(&options),
        Err(reason) => {
            eprintln!("{reason:#}");
            ExitCode::FAILURE
        }
    }
}
