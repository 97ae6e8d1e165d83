//! A newer version of the program's pack, put into use on a server that stands still.

use crate::config::Config;
use crate::folder::Folder;
use crate::log::Account;
use crate::packs::parse;
use crate::server::open;
use crate::staff::Desk;
use anyhow::{Context, anyhow, bail};
use shared::commands::{Host, Target, Write};
use shared::domain::keys::program;
use shared::ids::Hash;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::record::Edit;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tokio::sync::watch;

/// On whose behalf the program's record is changed.
const WHO: &str = "surco pack use";

/// Makes a sound bundle the program's pack from now on. Audits go on with the one that they have pinned until their lead adopts the
/// newer one. Returns what was in use before, and the hash of the bundle.
///
/// # Errors
/// The server runs, or the pack is another program's: nothing is changed then.
pub async fn use_pack(data: &Path, bundle: Vec<u8>) -> anyhow::Result<(Hash, Hash)> {
    let folder = Folder::open(data)?;
    let _held = folder.hold().context("stop the server first; nothing was changed")?;
    let newer = parse(&bundle)?;
    let (_stop, stopping) = watch::channel(false);
    let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let app = open(Config::new(data.to_owned(), nowhere), &folder, stopping).await?;
    let before = app.clone();
    let before = tokio::task::spawn_blocking(move || program_of(&before)).await??;
    let present = before.pack.context("the program's record names no pack")?;
    let bundle_of_present = app.packs.bundle(present).await?;
    let known = parse(&bundle_of_present)?;
    if known.id != newer.id {
        bail!(
            "this is the pack of another program (`{}`, not `{}`); nothing was changed",
            newer.id,
            known.id
        );
    }
    let hash = app.packs.put(bundle).await?;
    if hash != present {
        tokio::task::spawn_blocking(move || {
            let mut desk = Desk::new(&app, administrator());
            let edits = vec![Edit::put(program::PACK, hash.to_string())];
            let write = Write {
                target: Target::Existing(before.record),
                edits,
            };
            desk.commit(app.program.room, vec![write])
        })
        .await?
        .map_err(|refused| anyhow!("{refused}"))?;
    }
    Ok((present, hash))
}

/// The program's own record.
struct ProgramRecord {
    record: shared::ids::RecordId,
    pack: Option<Hash>,
}

fn program_of(app: &crate::app::App) -> anyhow::Result<ProgramRecord> {
    let mut desk = Desk::new(app, administrator());
    app.projection.catch_up()?;
    let rows = desk
        .rows(app.program.room, Kind::Program)
        .map_err(|refused| anyhow!("{refused}"))?;
    let row = rows.last().context("the program has no record")?;
    Ok(ProgramRecord {
        record: row.id,
        pack: row.fields.text(program::PACK).and_then(|hash| hash.parse().ok()),
    })
}

/// Whoever holds the machine and its data folder acts as an administrator of the program.
fn administrator() -> Account {
    Account {
        id: 0,
        sign_in_name: String::new(),
        person: WHO.to_owned(),
        role: Role::Administrator,
        password: String::new(),
        one_time_secret: Vec::new(),
        last_step: 0,
        proven: true,
    }
}
