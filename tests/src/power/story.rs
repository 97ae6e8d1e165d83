//! A phone's first day under the recorder, with every reply that it gave; and which of them a phone after a cut still keeps.

use super::disk::{Fate, Image, after_cut};
use super::recorder::{Recorder, Step};
use crate::world::{
    CREWS, PASSPHRASE, PIN, TestDevice, World, answer_to, farm_audit, field_photo, open_fieldwork, start,
};
use anyhow::{Context, Result, ensure};
use device::{Chance, Device, Env, SystemChance};
use secrecy::SecretString;
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use shared::seal::{PassphraseCost, VaultHeader};
use std::fs;
use std::path::Path;

/// What a reply said is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    /// A vault that the passphrase opens.
    Vault,
    /// Who the person is, with the program's pack and rooms.
    Enrolled,
    Audit(RoomId),
    Answer {
        interview: RecordId,
        question: String,
        answer: String,
    },
    Photo {
        evidence: RecordId,
        bytes: u64,
    },
}

/// A promise, and how many steps lie before its reply.
#[derive(Clone, Debug)]
pub struct Sent {
    pub promise: Promise,
    pub from: usize,
}

/// What was done, in order, and what was promised.
pub struct Story {
    pub steps: Vec<Step>,
    pub sent: Vec<Sent>,
    /// The header as the phone wrote it, and one around the same key whose derivation takes no time.
    header: Vec<u8>,
    cheap_header: Vec<u8>,
}

/// The vault within the recorded folder: its own name has to last too.
const VAULT: &str = "vault";
const QUESTIONS: usize = 4;

impl Story {
    /// From an empty folder on: vault, invite, audit, answers, a photo, a lock, a sync, more answers, a restart.
    pub fn record() -> Result<Story> {
        let world = World::new()?;
        let folder = world.path("phone");
        fs::create_dir(&folder)?;
        let recorder = Recorder::new(&folder)?;
        let mut telling = Telling {
            device: TestDevice::over(&folder.join(VAULT)),
            recorder,
            sent: Vec::new(),
        };
        telling.day(&world)?;
        telling.device.stop()?;
        let Telling { recorder, sent, .. } = telling;
        let placed = recorder.steps()?;
        let from = |length: u64| {
            placed
                .iter()
                .rposition(|(at, step)| *at < length && *step == Step::Reply)
        };
        let sent = sent
            .into_iter()
            .map(|(promise, length)| {
                let from = from(length).context("no reply was recorded")? + 1;
                Ok(Sent { promise, from })
            })
            .collect::<Result<Vec<_>>>()?;
        let steps: Vec<Step> = placed.into_iter().map(|(_, step)| step).collect();
        ensure_complete(&steps, &folder)?;
        let header = fs::read(folder.join(VAULT).join("header"))?;
        let cheap_header = cheap_header(&header)?;
        Ok(Story {
            steps,
            sent,
            header,
            cheap_header,
        })
    }

    /// The step behind which something is promised.
    pub fn first_promise(&self) -> usize {
        self.sent.first().map_or(0, |sent| sent.from)
    }

    /// Promises whose reply lies before the cut.
    fn acknowledged(&self, cut: usize) -> usize {
        self.sent.iter().take_while(|sent| sent.from <= cut).count()
    }

    /// Writes a disk into `folder` and opens the device on it. Returns what is wrong: nothing, if all is as promised.
    pub fn broken(&self, image: &mut Image, cut: usize, folder: &Path) -> Result<Vec<String>> {
        let header = Path::new(VAULT).join("header");
        if image.files().get(header.as_path()) == Some(&self.header.as_slice()) {
            image.replace(&header, &self.cheap_header);
        }
        image.write_to(folder)?;
        let promised = self.acknowledged(cut);
        let mut broken = Vec::new();
        match open(&folder.join(VAULT)) {
            Err(error) => broken.push(format!("the vault does not open: {error:#}")),
            Ok((VaultState::Empty, _)) if promised > 0 => broken.push("the vault is gone".into()),
            Ok((_, device)) => {
                for (place, sent) in self.sent[..promised].iter().enumerate() {
                    if !self.holds(&device, place) {
                        broken.push(format!("lost: {:?}", sent.promise));
                    }
                }
                let damage = device.with_session(|session| Ok(session.store().damage()?));
                match damage {
                    Ok(damage) => broken.extend(damage),
                    Err(error) => broken.push(error.message),
                }
            }
        }
        // A database that SQLite could not read is set aside: no power cut may bring it there.
        if folder.join(VAULT).join("device.damaged").exists() {
            broken.push("the database was damaged".into());
        }
        Ok(broken)
    }

    fn holds(&self, device: &Device, place: usize) -> bool {
        match &self.sent[place].promise {
            Promise::Vault => true,
            Promise::Enrolled => ask(device, GetProgram {}).is_ok(),
            Promise::Audit(audit) => ask(device, OpenAudit { audit: *audit }).is_ok(),
            Promise::Answer {
                interview, question, ..
            } => {
                let view = ask(device, OpenInterview { interview: *interview }).ok();
                let found = view.as_ref().and_then(|view| view.answers.get(question));
                // A later answer to the same question may stand in its place, also one whose reply was cut off.
                self.sent[place..].iter().any(|later| match &later.promise {
                    Promise::Answer {
                        interview: of,
                        question: to,
                        answer,
                    } => of == interview && to == question && found == Some(answer),
                    _ => false,
                })
            }
            Promise::Photo { evidence, bytes } => {
                let original = device.get_blob(&format!("{evidence}/original"));
                original.is_ok_and(|found| found.bytes.len() as u64 == *bytes)
            }
        }
    }
}

struct Telling {
    device: TestDevice,
    recorder: Recorder,
    /// With the length of the record when the reply had been read.
    sent: Vec<(Promise, u64)>,
}

impl Telling {
    fn promised(&mut self, promise: Promise) -> Result<()> {
        self.sent.push((promise, self.recorder.length()?));
        Ok(())
    }

    fn day(&mut self, world: &World) -> Result<()> {
        self.device.start_with(&self.recorder.variables())?;
        self.device.call(CreateVault {
            passphrase: PASSPHRASE.into(),
            pin: PIN.into(),
        })?;
        self.promised(Promise::Vault)?;
        let invite = world.server.invite("lead", "Lucía")?;
        self.device.enrol(&invite.code, &world.server.address())?;
        self.promised(Promise::Enrolled)?;
        let audit = farm_audit(&mut self.device, "Tres Robles", &CREWS)?;
        self.promised(Promise::Audit(audit))?;
        open_fieldwork(&mut self.device, audit)?;
        let first = self.interview(audit, "A", 1)?;
        let photo = self.photo(world, audit)?;
        self.promised(photo)?;
        self.device.call(Lock {})?;
        self.device.unlock()?;
        self.answers(&first, 2)?;
        self.device.sync()?;
        self.interview(audit, "B", 3)?;
        self.device.stop()?;
        self.device.start_with(&self.recorder.variables())?;
        self.device.unlock()?;
        self.interview(audit, "C", 4)?;
        Ok(())
    }

    fn interview(&mut self, audit: RoomId, crew: &str, number: u32) -> Result<InterviewView> {
        let view = start(&mut self.device, audit, crew)?;
        self.answers(&view, number)?;
        Ok(view)
    }

    /// One question after the other; another `number` corrects what was answered before.
    fn answers(&mut self, view: &InterviewView, number: u32) -> Result<()> {
        let interview = view.line.interview;
        let (audit, form) = (view.audit, view.form.clone());
        let form = self.device.call(GetForm { audit, form })?.form;
        let questions = view.relevant.iter().filter_map(|name| form.question(name));
        let answerable = questions.filter(|question| question.kind != QuestionKind::Note && question.stratum.is_none());
        for question in answerable.take(QUESTIONS) {
            let (question, answer) = (question.name.clone(), answer_to(question, number));
            self.device.call(AnswerQuestion {
                interview,
                question: question.clone(),
                answer: Some(answer.clone()),
                brief: false,
            })?;
            self.promised(Promise::Answer {
                interview,
                question,
                answer,
            })?;
        }
        Ok(())
    }

    fn photo(&mut self, world: &World, audit: RoomId) -> Result<Promise> {
        let file = world.path("cooler.jpg");
        field_photo(&file, 320, 240, 1, "cooler")?;
        let captured = self.device.put_blob(&file, "image/jpeg")?;
        let evidence = self.device.call(AddEvidence {
            audit,
            capture: captured.capture,
            caption: "Water cooler at row 12".into(),
            place: String::new(),
            finding: None,
            interview: None,
            question: String::new(),
        })?;
        Ok(Promise::Photo {
            evidence: evidence.evidence,
            bytes: captured.size_bytes,
        })
    }
}

/// The record says all that was done: otherwise a write took a way that the recorder does not watch.
fn ensure_complete(steps: &[Step], folder: &Path) -> Result<()> {
    let image = after_cut(steps, Fate::AllKept, &|_| false);
    let recorded = image.files();
    for (path, bytes) in &recorded {
        let found = fs::read(folder.join(path)).with_context(|| format!("{} is not there", path.display()))?;
        ensure!(found == *bytes, "{} was written to unseen", path.display());
    }
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            let name = path.strip_prefix(folder)?;
            if path.is_dir() {
                folders.push(path);
            } else {
                ensure!(recorded.contains_key(name), "{} was made unseen", name.display());
            }
        }
    }
    Ok(())
}

fn env() -> Env {
    Env {
        passphrase_cost: PassphraseCost::FLOOR,
        ..Env::system()
    }
}

fn ask<C: Call>(device: &Device, call: C) -> Result<C::Reply> {
    let request: Request = call.into();
    Ok(device.call(request)?.read()?)
}

/// As a person does: with the passphrase; where no vault is, by making one.
fn open(folder: &Path) -> Result<(VaultState, Device)> {
    let device = Device::open(folder, env())?;
    let passphrase = PASSPHRASE.to_owned();
    let found = device.state();
    match found {
        VaultState::Empty => {
            let pin = PIN.to_owned();
            ask(&device, CreateVault { passphrase, pin })?;
        }
        VaultState::Locked | VaultState::Covered | VaultState::Open => {
            ask(&device, Unlock { passphrase })?;
        }
    }
    Ok((found, device))
}

/// The same vault key and secrets behind the least derivation that a header may name.
pub fn cheap_header(header: &[u8]) -> Result<Vec<u8>> {
    let header = VaultHeader::from_bytes(header)?;
    let passphrase = SecretString::from(PASSPHRASE);
    let key = header.open(&passphrase)?;
    let secrets = header.secrets(&key)?;
    let mut chance = |bytes: &mut [u8]| SystemChance.fill(bytes);
    Ok(VaultHeader::seal(&key, &passphrase, PassphraseCost::FLOOR, &[], &secrets, &mut chance)?.to_bytes())
}
