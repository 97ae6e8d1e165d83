//! `surco form list`, `surco form fetch`

use super::{form, runtime};
use anyhow::bail;
use secrecy::SecretString;
use std::path::Path;
use std::process::ExitCode;
use sync_server::openrosa::{self, Address, Client, Limits, Login, Refused};

/// Where the password is taken from: arguments can be seen by everybody on a machine.
const PASSWORD: &str = "SURCO_FORM_PASSWORD";

#[derive(clap::Args)]
pub struct Server {
    /// The address of a server, of a project (Central: https://…/v1/projects/1), or of its form list.
    url: String,
    /// The name that the server knows; its password stands in the variable SURCO_FORM_PASSWORD.
    #[arg(long)]
    user: Option<String>,
}

impl Server {
    fn client(&self) -> Result<Client, Refused> {
        Client::new(Address::parse(&self.url)?, self.login()?, Limits::default())
    }

    fn login(&self) -> Result<Option<Login>, Refused> {
        let Some(user) = &self.user else { return Ok(None) };
        match std::env::var(PASSWORD) {
            Ok(password) if !password.is_empty() => Ok(Some(Login {
                user: user.clone(),
                password: SecretString::from(password),
            })),
            _ => Err(Refused::no_password(PASSWORD)),
        }
    }
}

/// Tells a refusal: as JSON on standard output, or as a sentence on standard error.
fn refused(refused: Refused, json: bool) -> anyhow::Result<ExitCode> {
    if !json {
        bail!(refused);
    }
    println!("{}", serde_json::json!({ "ok": false, "refused": refused }));
    Ok(ExitCode::FAILURE)
}

pub fn list(server: &Server, json: bool) -> anyhow::Result<ExitCode> {
    let forms = runtime()?.block_on(async { server.client()?.list().await });
    let forms = match forms {
        Ok(forms) => forms,
        Err(reason) => return refused(reason, json),
    };
    if json {
        println!("{}", serde_json::json!({ "ok": true, "forms": forms }));
        return Ok(ExitCode::SUCCESS);
    }
    for form in &forms {
        println!("{}\t{}\t{}", form.form_id, form.version, form.name);
    }
    if forms.is_empty() {
        eprintln!("The server lists no form: check the project and the login.");
    }
    Ok(ExitCode::SUCCESS)
}

pub fn fetch(server: &Server, form_id: &str, into: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let fetched = runtime()?.block_on(async { openrosa::fetch(&server.client()?, form_id, into).await });
    let fetched = match fetched {
        Ok(fetched) => fetched,
        Err(reason) => return refused(reason, json),
    };
    let read = form::checked(&fetched.form)?;
    if json {
        let told = serde_json::json!({
            "ok": read.is_ok(),
            "folder": fetched.folder,
            "form": fetched.form,
            "files": fetched.files,
            "notes": fetched.notes,
            "check": form::verdict(&read),
        });
        println!("{told}");
        return Ok(form::code_of(&read));
    }
    for note in &fetched.notes {
        println!("note: {note}");
    }
    println!("{}: {} files", fetched.folder.display(), fetched.files.len());
    form::print(&fetched.form, &read);
    Ok(form::code_of(&read))
}
