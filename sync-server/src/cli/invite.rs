//! `surco invite`

use super::RoleName;
use super::passphrase::PassphraseFrom;
use anyhow::{Context, bail};
use chrono::{DateTime, SecondsFormat, Utc};
use shared::permissions::Role;
use shared::seal::root::RootFile;
use shared::sync::exchange::PROTOCOL;
use shared::sync::invite::SignedCertificate;
use shared::sync::messages::{Problem, PutInvite, paths};
use shared::sync::{InviteId, wire};
use std::path::PathBuf;
use std::process::ExitCode;
use sync_server::folder::Folder;
use sync_server::invites::{by_root, grouped};
use sync_server::log::{Log, SqliteLog};
use sync_server::{qr, staff};

/// Invites a person.
#[derive(clap::Args)]
pub struct Invite {
    /// The server's data folder, on the server's own machine.
    #[arg(long, value_name = "DIR", conflicts_with = "server")]
    data: Option<PathBuf>,
    /// The server's address, from another machine.
    #[arg(long, value_name = "URL")]
    server: Option<String>,
    /// With --data: the address that the invite names, if not the one at which the server last started.
    #[arg(long, value_name = "URL", requires = "data")]
    public: Option<String>,
    #[arg(long)]
    role: RoleName,
    /// How the person is called on screens.
    #[arg(long, value_name = "NAME")]
    person: String,
    /// The program's root key file. Needed for devices, not for browsers.
    #[arg(long, value_name = "FILE")]
    root: Option<PathBuf>,
    /// The person will use a browser: signs in with a password and one-time codes.
    #[arg(long, requires = "data")]
    browser: bool,
    #[command(flatten)]
    passphrase: PassphraseFrom,
    /// Prints one line of JSON.
    #[arg(long)]
    json: bool,
}

/// What is told to the person who invites.
#[derive(serde::Serialize)]
struct Told {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    qr_text: Option<String>,
    server: String,
    expires: String,
}

impl Invite {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let told = match self.browser {
            true => self.for_browser()?,
            false => self.for_device()?,
        };
        if self.json {
            println!("{}", serde_json::to_string(&told)?);
            return Ok(ExitCode::SUCCESS);
        }
        println!("Code for {}: {}", self.person, told.code);
        println!("Server: {}", told.server);
        println!("Good once, until {}.", told.expires);
        if let Some(text) = &told.qr_text {
            println!("{text}");
            println!("{}", qr::terminal(text).unwrap_or_default());
        }
        Ok(ExitCode::SUCCESS)
    }

    fn for_browser(&self) -> anyhow::Result<Told> {
        let role = self.role.role();
        if !matches!(role, Role::Monitor | Role::Administrator | Role::Investigator) {
            bail!(
                "browsers are for monitors, administrators and investigators; leads and auditors use their own devices"
            );
        }
        let log = self.log()?;
        let (code, expires) = staff::accounts::invite(&log, &self.person, role, Utc::now().timestamp())?;
        Ok(Told {
            code: grouped(&code),
            qr_text: None,
            server: self.address(),
            expires: day_and_time(expires)?,
        })
    }

    fn for_device(&self) -> anyhow::Result<Told> {
        let path = self
            .root
            .as_ref()
            .context("an invite for a device is signed by the root key: give --root FILE")?;
        let bytes = std::fs::read(path).with_context(|| format!("{}", path.display()))?;
        let file = RootFile::read(&bytes)?;
        let root = file.open(&self.passphrase.existing()?)?;
        let (program, now) = (file.program, Utc::now().timestamp());
        let invite = by_root(&root, program, &file.title, self.role.role(), &self.person, now);
        let id = invite.secret.keys().id();
        match (&self.data, &self.server) {
            (Some(_), _) => self.deposit_here(&file, id, &invite.certificate)?,
            (None, Some(server)) => super::runtime()?.block_on(deposit_there(server, invite.certificate.clone()))?,
            (None, None) => bail!("say where the server is: --server URL, or --data DIR on its own machine"),
        }
        let server = self.address();
        Ok(Told {
            code: grouped(&invite.secret.to_text()),
            qr_text: Some(invite.link(&root, &server)),
            server,
            expires: day_and_time(invite.expires_unix_s)?,
        })
    }

    fn deposit_here(&self, file: &RootFile, id: InviteId, certificate: &SignedCertificate) -> anyhow::Result<()> {
        let log = self.log()?;
        let program = log.program()?.context("this data folder holds no program")?;
        if program.room != file.program || program.root != file.public {
            bail!("this root key belongs to another program than the data folder");
        }
        Ok(log.put_invite(id, certificate)?)
    }

    fn log(&self) -> anyhow::Result<SqliteLog> {
        let data = self.data.as_ref().context("give --data DIR")?;
        Ok(SqliteLog::open(&Folder::open(data)?.log())?)
    }

    /// As given, else where the server in the data folder was reached when it last started.
    fn address(&self) -> String {
        let noted = self.data.as_deref().and_then(|data| Folder::at(data).address());
        let address = self.server.clone().or_else(|| self.public.clone()).or(noted);
        address.map_or_else(
            || "http://127.0.0.1:7440".to_owned(),
            |address| address.trim_end_matches('/').to_owned(),
        )
    }
}

async fn deposit_there(server: &str, certificate: SignedCertificate) -> anyhow::Result<()> {
    let body = wire::encode(&PutInvite {
        protocol: PROTOCOL,
        certificate,
    });
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let url = format!("{}{}", server.trim_end_matches('/'), paths::INVITES);
    let reply = client
        .post(url)
        .header("content-type", paths::CBOR)
        .body(body)
        .send()
        .await?;
    if reply.headers().get("surco-protocol").is_none() {
        bail!("what answers at {server} is not a Surco server");
    }
    if reply.status().is_success() {
        return Ok(());
    }
    let bytes = reply.bytes().await?;
    match wire::decode::<Problem>(&bytes) {
        Ok(problem) => bail!("the server refused the invite: {}", problem.message),
        Err(_) => bail!("the server refused the invite"),
    }
}

fn day_and_time(unix_s: i64) -> anyhow::Result<String> {
    let at = DateTime::from_timestamp(unix_s, 0).context("a time beyond the calendar")?;
    Ok(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}
