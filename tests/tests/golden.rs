//! R11: what version 1 left on a phone and on a server is opened by the programs of today, and what a later version wrote
//! survives them.

// A wrong index fails the run that made it.
#![allow(clippy::indexing_slicing)]

use anyhow::{Context, Result};
use shared::api::*;
use tests::golden::{Golden, LATER_KEY, LATER_VALUE, PHONE, PORT, missing, text_of};
use tests::world::{TestDevice, TestServer};

/// `cargo test -p tests --test golden -- --ignored` once, when a version is released: see tests/golden/v1/README.md.
#[test]
#[ignore = "made once for each version, never again"]
fn make_the_golden_files() -> Result<()> {
    Golden::of("v1").make(tempfile::tempdir()?.path())
}

#[test]
fn a_phone_and_a_server_of_version_1_go_on_together_and_a_later_versions_field_survives() -> Result<()> {
    let place = tempfile::tempdir()?;
    let left = Golden::of("v1").unpack(place.path())?;
    let (audit, interview) = (left.audit, left.interview);
    let mut phone = TestDevice::over(&place.path().join(PHONE));
    assert_eq!(text_of(&phone, interview, LATER_KEY)?.as_deref(), Some(LATER_VALUE));
    phone.start()?;
    phone.unlock()?;
    assert_eq!(missing(&left.shown, &phone.shown(audit)?, ""), Vec::<String>::new());

    // This version's edit of the record that a later one wrote in, and a sync of all that was waiting.
    let view = phone.call(OpenInterview { interview })?;
    let (question, _) = view.answers.iter().next().context("an answer")?;
    let (question, note) = (question.clone(), "Asked again in this version.".to_owned());
    phone.call(NoteQuestion {
        interview,
        question: question.clone(),
        note: note.clone(),
    })?;
    let mut server = TestServer::over(place.path(), PORT);
    server.start().context("the golden server; its port may be taken")?;
    assert_eq!(phone.sync()?.custody.only_here, 0, "all is with the server");
    server.verify()?;

    // A newcomer gets everything through that server.
    let invite = phone.invite(shared::permissions::Role::Auditor, "Amina", &[audit])?;
    let mut newcomer = TestDevice::create(&place.path().join("newcomer"))?;
    newcomer.enrol(&invite.code, &server.address())?;
    phone.sync()?;
    newcomer.sync()?;
    let shown = newcomer.call(OpenInterview { interview })?;
    assert_eq!(shown.notes.get(&question), Some(&note));
    assert_eq!(shown.answers, view.answers);
    for device in [&mut phone, &mut newcomer] {
        device.stop()?;
        assert_eq!(text_of(device, interview, LATER_KEY)?.as_deref(), Some(LATER_VALUE));
    }
    Ok(())
}

#[test]
fn the_control_that_lacks_one_answer_is_noticed() -> Result<()> {
    let place = tempfile::tempdir()?;
    let left = Golden::of("v1").unpack(place.path())?;
    let mut less = left.shown.clone();
    let answers = less[left.interview.to_string()]["answers"].as_object_mut();
    let answers = answers.context("answers")?;
    let first = answers.keys().next().context("an answer")?.clone();
    answers.remove(&first);
    assert_eq!(missing(&left.shown, &less, "").len(), 1);
    Ok(())
}
