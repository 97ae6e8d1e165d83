//! A program in small: the real server and real devices as processes of their own, on loopback, over real HTTP.
//!
//! Stories drive them only by what is documented (docs/api.md, `surco --help`), so that a stranger could do the same.

mod device;
mod interviewing;
mod link;
pub mod lossy;
mod monitor;
mod own_form;
mod payslips;
mod photos;
mod raising;
mod registers;
mod scan;
mod server;

pub use device::{PASSPHRASE, PIN, TestDevice};
pub use interviewing::{TESTIMONY, answer_all, answer_each, answer_to, interview_worker, reopened, start};
pub use link::CuttingLink;
pub use monitor::Staff;
pub use own_form::pack_with_form;
pub use payslips::example_pay_slip;
pub use photos::{field_photo, photograph};
pub use raising::raise;
pub use registers::{example_register, import_register};
pub use scan::{canary_hits, encodings};
pub use server::{PHONE, PrintedInvite, TestServer};

use crate::browser::built;
use anyhow::{Context, Result};
use shared::api::{AddMember, AddSite, Crew, ListMembers, MakeAudit, MovePhase, OpenAudit, Phase};
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder, a server, and the devices that a story enrols.
pub struct World {
    folder: PathBuf,
    /// Removes the folder at the end; none for a world that stays.
    _temporary: Option<TempDir>,
    pub server: TestServer,
}

impl World {
    /// A running server with the Fair Food pack and nobody in it yet.
    pub fn new() -> Result<World> {
        let temporary = TempDir::new()?;
        let server = TestServer::init(temporary.path())?;
        Ok(World {
            folder: temporary.path().to_owned(),
            _temporary: Some(temporary),
            server,
        })
    }

    /// As [`World::new`], for a program with another pack.
    pub fn with_pack(pack: &Path) -> Result<World> {
        let temporary = TempDir::new()?;
        let server = TestServer::init_with_pack(temporary.path(), crate::browser::free_port()?, pack)?;
        Ok(World {
            folder: temporary.path().to_owned(),
            _temporary: Some(temporary),
            server,
        })
    }

    /// A world in a folder that stays, its server on a port that stays.
    pub fn lasting(folder: &Path, port: u16) -> Result<World> {
        let server = TestServer::init_on(folder, port)?;
        Ok(World {
            folder: folder.to_owned(),
            _temporary: None,
            server,
        })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A new phone in its owner's hands, with a vault and nothing else.
    pub fn new_device(&self, name: &str) -> Result<TestDevice> {
        TestDevice::create(&self.path(name))
    }

    /// A lead whose invite the root signed.
    pub fn lead(&self, person: &str) -> Result<TestDevice> {
        let invite = self.server.invite("lead", person)?;
        let mut device = self.new_device(&folder_name(person))?;
        device.enrol(&invite.code, &self.server.address())?;
        Ok(device)
    }

    /// An auditor whom `lead` invites to `audits`. Both have synced when this returns.
    pub fn auditor(&self, person: &str, lead: &mut TestDevice, audits: &[RoomId]) -> Result<TestDevice> {
        let invite = lead.invite(shared::permissions::Role::Auditor, person, audits)?;
        let mut device = self.new_device(&folder_name(person))?;
        device.enrol(&invite.code, &self.server.address())?;
        // The lead's device wraps the room key for the newcomer at its next contact.
        lead.sync().context("the lead wraps keys")?;
        device.sync().context("the newcomer fetches them")?;
        Ok(device)
    }
}

impl World {
    /// A monitor in a browser, signed in.
    pub fn monitor(&self, person: &str) -> Result<Staff> {
        let invite = self.server.invite_browser("monitor", person)?;
        Staff::accept(&self.server.address(), &invite.code, "mona")
    }
}

/// The farm of the stories: 41 workers in four crews, in the field.
pub fn farm_audit(lead: &mut TestDevice, site_name: &str, crews: &[(&str, u32)]) -> Result<RoomId> {
    let site = lead.call(AddSite {
        name: site_name.into(),
        operator: "Grupo Ejemplo".into(),
        sector: "tomatoes".into(),
        place: "Collier County, Florida".into(),
    })?;
    let today = chrono::Utc::now().date_naive();
    let made = lead.call(MakeAudit {
        site: site.site,
        title: "Autumn audit".into(),
        starts: today,
        ends: today + chrono::Days::new(4),
        crews: crews
            .iter()
            .map(|(name, workers)| Crew {
                name: (*name).into(),
                workers: *workers,
            })
            .collect(),
        practice: false,
    })?;
    lead.call(OpenAudit { audit: made.line.audit })?;
    Ok(made.line.audit)
}

/// Opens fieldwork with the one lead device that a small story has, and lets everybody know.
pub fn open_fieldwork(lead: &mut TestDevice, audit: RoomId) -> Result<()> {
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device in this test.".into()),
    })?;
    lead.sync()?;
    Ok(())
}

/// Another lead of the program comes into an audit, which goes into the field.
pub fn takes_in(lead: &mut TestDevice, audit: RoomId, person: &str) -> Result<()> {
    lead.sync()?;
    let others = lead.call(ListMembers { audit: Some(audit) })?.others;
    let joins = others.iter().find(|one| one.person == person);
    lead.call(AddMember {
        audit,
        device: joins.context("the other lead may join")?.device,
        role: shared::permissions::Role::Lead,
    })?;
    open_fieldwork(lead, audit)
}

/// The crews of the story that must hold.
pub const CREWS: [(&str, u32); 4] = [("A", 14), ("B", 12), ("C", 9), ("D", 6)];

/// The folder of a person's vault: the first name in plain letters.
pub fn folder_name(person: &str) -> String {
    let first = person.split_whitespace().next().unwrap_or("device");
    first
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_lowercase()
}

pub(crate) fn binary(name: &str) -> Result<PathBuf> {
    built(name)
}

pub(crate) fn pack_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/fair-food")
}
