//! `api-docs [--check]`: writes docs/api.md and docs/schema/report.json from the types, or fails if they are not up to date.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let check = std::env::args().any(|argument| argument == "--check");
    let files = [
        ("api.md", tests::api_docs::api_docs().page),
        ("schema/report.json", tests::report_schema::report_schema_text()),
    ];
    let mut code = ExitCode::SUCCESS;
    for (name, now) in files {
        let path = docs.join(name);
        let done = match check {
            true => match std::fs::read_to_string(&path) {
                Ok(stands) if stands == now => Ok(()),
                Ok(_) | Err(_) => {
                    Err("is not what the types say: run `cargo run -p tests --bin api-docs` and commit it".into())
                }
            },
            false => std::fs::write(&path, now).map_err(|why| format!("could not be written: {why}")),
        };
        if let Err(why) = done {
            eprintln!("docs/{name} {why}");
            code = ExitCode::FAILURE;
        }
    }
    code
}
