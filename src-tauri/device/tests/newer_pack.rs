//! The program publishes a newer pack while a team is in the field: the lead reads what it changes, then goes on with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;
#[path = "fixture/team.rs"]
mod team_fixture;

use device::Device;
use fixture::*;
use shared::api::{
    AdoptPack, AnswerQuestion, ApiError, Audience, Code, ComparePack, Consent, GetHistory, InterviewView, MovePhase,
    OpenAudit, OpenInterview, Phase, StartInterview,
};
use shared::ids::{Hash, RecordId};
use shared::kinds::Kind;
use shared::pack::comparison::Lost;
use shared::pack::{PackFiles, bundle, pack_hash};
use shared::permissions::Role;
use shared::record::Edit;
use std::path::Path;
use team_fixture::{Team, new, put, team};
use tempfile::TempDir;

/// The construction pack as it ships.
fn first_version() -> PackFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/construction");
    let mut files = PackFiles::new();
    for entry in std::fs::read_dir(&root).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        match entry.path().is_dir() {
            true => {
                for inside in std::fs::read_dir(entry.path()).unwrap().flatten() {
                    let path = format!("{name}/{}", inside.file_name().into_string().unwrap());
                    files.insert(path, std::fs::read(inside.path()).unwrap());
                }
            }
            false => drop(files.insert(name, std::fs::read(entry.path()).unwrap())),
        }
    }
    files
}

fn edit(files: &mut PackFiles, file: &str, change: impl Fn(&str) -> String) {
    let text = change(std::str::from_utf8(&files[file]).unwrap());
    files.insert(file.to_owned(), text.into_bytes());
}

/// The next version: a question is dropped, and workers may be asked at the gate with a shorter form.
fn second_version() -> PackFiles {
    let mut files = first_version();
    edit(&mut files, "worker-interview/survey.csv", |text| {
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains(",may_refuse,")).collect();
        kept.join("\n")
    });
    edit(&mut files, "pack.toml", |text| {
        let short = "[[interview]]\naudience = \"worker\"\nfolder = \"at-the-gate\"\ntitle = { en = \"At the gate\", es = \"En la entrada\" }\n\n[[checklist]]";
        text.replacen("[[checklist]]", short, 1)
            .replacen("version = \"2026.2\"", "version = \"2026.3\"", 1)
    });
    let survey =
        "type,name,label::English (en),label::Spanish (es)\ntext,one_thing,What must change?,¿Qué debe cambiar?\n";
    files.insert("at-the-gate/survey.csv".into(), survey.into());
    files
}

/// A version that calls the worker's questionnaire otherwise, so that interviews begun with it could not be opened.
fn third_version() -> PackFiles {
    let mut files = second_version();
    edit(&mut files, "pack.toml", |text| {
        text.replacen("folder = \"worker-interview\"", "folder = \"workers\"", 1)
    });
    for sheet in ["survey", "choices", "settings"] {
        let bytes = files.remove(&format!("worker-interview/{sheet}.csv")).unwrap();
        files.insert(format!("workers/{sheet}.csv"), bytes);
    }
    files
}

/// Amina leads, Joseph interviews, and an office without a team publishes packs.
struct Program {
    team: Team,
    office: Device,
    record: RecordId,
    _place: TempDir,
}

impl Program {
    /// An audit in the field with the first version.
    fn in_the_field() -> (Program, Hash) {
        let mut team = team();
        let place = tempfile::tempdir().unwrap();
        let office = new_device(place.path(), env());
        team.program.enrol(&office, "Office", Role::Administrator);
        let (room, entries) = (team.program.log.room(), team.program.entries.clone());
        for device in [&team.amina, &team.joseph] {
            let known = device
                .with_session(|session| Ok(session.member_entries(room).len()))
                .unwrap();
            device
                .with_session(|session| session.extend_member_log(room, known as u32, &entries[known..], true))
                .unwrap();
        }
        let bytes = bundle(&first_version()).unwrap();
        let hash = pack_hash(&bytes);
        let record = office
            .with_session(|session| {
                let edits = vec![Edit::put("name", "Dignity"), Edit::put("pack", hash.to_string())];
                new(session, room, Kind::Program, edits)
            })
            .unwrap();
        let program = Program {
            team,
            office,
            record,
            _place: place,
        };
        program.give_pack(&bytes);
        program.tell_program();
        let plan = vec![
            Edit::put("title", "Tower 4"),
            Edit::put("phase", "fieldwork"),
            Edit::put("starts", "2026-11-02"),
            Edit::put("ends", "2026-11-20"),
            Edit::put("goal_percent", 33_i64),
            Edit::put("crews/A", 12_i64),
            Edit::put("pack", hash.to_string()),
        ];
        let audit = program.team.room;
        program
            .team
            .at(&program.team.amina, |session| new(session, audit, Kind::Plan, plan));
        program.team.exchange();
        (program, hash)
    }

    /// Both phones fetch a bundle.
    fn give_pack(&self, bytes: &[u8]) {
        for device in [&self.team.amina, &self.team.joseph] {
            device
                .with_session(|session| session.put_pack(pack_hash(bytes), bytes))
                .unwrap();
        }
    }

    /// Carries the program room from the office to both phones.
    fn tell_program(&self) {
        let room = self.team.program.log.room();
        let batches: Vec<_> = self
            .office
            .with_session(|session| {
                session.seal_all()?;
                let hashes = session.store().batch_hashes(room)?;
                hashes
                    .into_iter()
                    .map(|hash| Ok(session.store().batch(hash)?.unwrap()))
                    .collect()
            })
            .unwrap();
        for device in [&self.team.amina, &self.team.joseph] {
            device
                .with_session(|session| session.take_batches(room, batches.clone()))
                .unwrap();
        }
    }

    /// The office makes a version the program's present one, and the phones hear of it.
    fn publish(&self, files: &PackFiles) -> Hash {
        let bytes = bundle(files).unwrap();
        let (room, hash) = (self.team.program.log.room(), pack_hash(&bytes));
        self.office
            .with_session(|session| put(session, room, self.record, "pack", &hash.to_string()))
            .unwrap();
        self.tell_program();
        self.give_pack(&bytes);
        hash
    }

    fn begin(&self, form: Option<&str>) -> Result<InterviewView, ApiError> {
        let call = StartInterview {
            audit: self.team.room,
            audience: Audience::Worker,
            crew: "A".into(),
            language: "es".into(),
            consent: Consent {
                notes: true,
                language: "es".into(),
                ..Consent::default()
            },
            present: Vec::new(),
            group: None,
            form: form.map(str::to_owned),
        };
        ask(&self.team.joseph, call)
    }

    fn answer(&self, interview: RecordId, question: &str, answer: &str) {
        let call = AnswerQuestion {
            interview,
            question: question.into(),
            answer: Some(answer.into()),
            brief: true,
        };
        ask(&self.team.joseph, call).unwrap();
    }

    fn adopt(&self, by: &Device, pack: Hash, instead_of: Hash) -> Result<(), ApiError> {
        let audit = self.team.room;
        let call = AdoptPack {
            audit,
            pack,
            instead_of,
        };
        ask(by, call).map(|_| ())
    }
}

#[test]
fn an_answer_to_a_question_that_the_newer_pack_drops_stays_readable_and_is_named_as_left_out() {
    let (program, first) = Program::in_the_field();
    let (amina, joseph, audit) = (&program.team.amina, &program.team.joseph, program.team.room);
    let interview = program.begin(None).unwrap().line.interview;
    program.answer(interview, "may_refuse", "no");
    program.answer(interview, "breaks", "yes");
    program.team.exchange();
    let same = ask(amina, ComparePack { audit }).unwrap();
    assert!(same.is_same && same.comparison.is_empty() && !same.may_adopt);

    let second = program.publish(&second_version());
    let news = ask(amina, ComparePack { audit }).unwrap();
    assert_eq!((news.pinned, news.present, news.may_adopt), (first, second, true));
    let lost = &news.comparison.no_longer_asked;
    assert_eq!(lost.len(), 1, "{lost:#?}");
    assert_eq!(
        (lost[0].key.as_str(), &lost[0].why, lost[0].answered),
        ("may_refuse", &Lost::Gone, Some(1))
    );

    // An auditor reads it and decides nothing; a lead who compared something else does not either.
    assert!(!ask(joseph, ComparePack { audit }).unwrap().may_adopt);
    assert_eq!(program.adopt(joseph, second, first).unwrap_err().code, Code::NotAllowed);
    let stale = program.adopt(amina, second, second).unwrap_err();
    assert_eq!((stale.code, stale.place.as_deref()), (Code::BadRequest, Some("pack")));

    program.adopt(amina, second, first).unwrap();
    program.adopt(amina, second, first).unwrap();
    program.team.exchange();
    for device in [amina, joseph] {
        let view = ask(device, OpenInterview { interview }).unwrap();
        assert_eq!(view.answers.get("may_refuse").map(String::as_str), Some("no"));
        assert_eq!(
            (view.left_out.as_slice(), view.hidden_answers),
            (&["may_refuse".to_owned()][..], 1)
        );
        assert!(!view.relevant.contains(&"may_refuse".to_owned()));
        assert!(view.relevant.contains(&"breaks".to_owned()));
        let history = GetHistory {
            record: interview,
            offset: 0,
            limit: 100,
        };
        let told = ask(device, history).unwrap().entries;
        let said = told.iter().find(|entry| entry.key == "answers/may_refuse").unwrap();
        assert_eq!((said.value.as_deref(), said.person.as_str()), (Some("no"), "Joseph"));
    }
    program.answer(interview, "breaks", "no");
    program.team.exchange();
    program.team.assert_same();
}

#[test]
fn a_plan_that_moved_on_a_form_in_use_and_a_review_keep_the_pack_that_there_is() {
    let (program, first) = Program::in_the_field();
    let (amina, audit) = (&program.team.amina, program.team.room);
    let interview = program.begin(None).unwrap().line.interview;
    program.answer(interview, "breaks", "yes");
    program.team.exchange();
    let second = program.publish(&second_version());
    program.adopt(amina, second, first).unwrap();
    let third = program.publish(&third_version());

    // What was compared on Monday is not what stands there on Tuesday.
    assert_eq!(program.adopt(amina, third, first).unwrap_err().code, Code::BadRequest);
    let news = ask(amina, ComparePack { audit }).unwrap();
    assert_eq!(news.forms_in_use_gone, ["worker-interview"]);
    assert!(!news.may_adopt);
    let refused = program.adopt(amina, third, second).unwrap_err();
    assert_eq!(refused.code, Code::NotAllowed);
    assert!(refused.message.contains("worker-interview"), "{refused:?}");
    assert!(ask(amina, OpenInterview { interview }).is_ok());

    for phase in [Phase::Reconciling, Phase::Review] {
        let call = MovePhase {
            audit,
            phase,
            reason: Some("done".into()),
        };
        ask(amina, call).unwrap();
    }
    assert_eq!(program.adopt(amina, third, second).unwrap_err().code, Code::WrongPhase);
}

#[test]
fn a_worker_may_be_asked_with_another_form_of_the_same_audience() {
    let (program, first) = Program::in_the_field();
    let second = program.publish(&second_version());
    program.adopt(&program.team.amina, second, first).unwrap();
    program.team.exchange();
    let audit = program.team.room;
    let forms = ask(&program.team.joseph, OpenAudit { audit }).unwrap().questionnaires;
    let workers: Vec<&str> = forms
        .iter()
        .filter(|form| form.audience == Audience::Worker)
        .map(|form| form.form.as_str())
        .collect();
    assert_eq!(workers, ["worker-interview", "at-the-gate"]);
    assert_eq!(program.begin(None).unwrap().form, "worker-interview");
    let short = program.begin(Some("at-the-gate")).unwrap();
    assert_eq!(short.form, "at-the-gate");
    program.answer(short.line.interview, "one_thing", "Water on the upper floors");
    for wrong in ["contractor-interview", "site-checklist", "nothing"] {
        let refused = program.begin(Some(wrong)).unwrap_err();
        assert_eq!(
            (refused.code, refused.place.as_deref()),
            (Code::BadRequest, Some("form")),
            "{wrong}"
        );
    }
}
