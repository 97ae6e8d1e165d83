//! `api-docs [--check]`: writes docs/api.md from the types, or fails if it is not up to date.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/api.md");
    let page = tests::api_docs::api_docs().page;
    if std::env::args().any(|argument| argument == "--check") {
        return match std::fs::read_to_string(&path) {
            Ok(stands) if stands == page => ExitCode::SUCCESS,
            Ok(_) | Err(_) => {
                eprintln!(
                    "docs/api.md is not what the types say: run `cargo run -p tests --bin api-docs` and commit it"
                );
                ExitCode::FAILURE
            }
        };
    }
    match std::fs::write(&path, page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("docs/api.md could not be written: {why}");
            ExitCode::FAILURE
        }
    }
}
