//! R11: what a later version of the app adds to a manifest, a header or a record is passed over and kept, not refused or lost.
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
use shared::api::Unlock;
use shared::commands::Host;
use shared::seal::slot::HEADER_MAGIC;
use shared::sync::batch::SIGNED_AS;
use team_fixture::{put, team};

/// The same CBOR map with one more field, under a key that this version does not know.
fn with_later_field(map: &[u8]) -> Vec<u8> {
    assert!((0xa0..0xb7).contains(&map[0]), "a short map");
    let later = "of version 9";
    let mut bytes = vec![map[0] + 1];
    bytes.extend_from_slice(&map[1..]);
    bytes.extend_from_slice(&[0x18, 99, 0x60 | later.len() as u8]);
    bytes.extend_from_slice(later.as_bytes());
    bytes
}

#[test]
fn a_later_apps_manifest_is_counted_kept_to_the_byte_and_handed_on() {
    let team = team();
    let interview = team.at(&team.amina, |session| start_interview(session, team.room));
    team.at(&team.amina, |session| {
        put(session, team.room, interview, "later/dialect", "Mixteco")
    });
    let mut batches = team.batches(&team.amina);
    let last = batches.last_mut().unwrap();
    last.manifest.bytes = with_later_field(&last.manifest.bytes);
    let forged = last.clone();
    let keys = team.at(&team.amina, |session| Ok(session.device_keys().clone()));
    last.manifest.signature = keys.sign(SIGNED_AS, &last.manifest.bytes);
    let later = last.clone();

    // The control: the same bytes that nobody signed.
    let take = |batch: &shared::sync::Batch| {
        team.at(&team.joseph, |session| {
            session.take_batches(team.room, vec![batch.clone()])
        })
    };
    take(&forged);
    let text = |key: &str| team.at(&team.joseph, |session| Ok(text_of(session, interview, key)));
    assert_eq!(text("later/dialect"), None);

    team.at(&team.joseph, |session| session.take_batches(team.room, batches.clone()));
    assert_eq!(text("later/dialect").as_deref(), Some("Mixteco"));
    team.at(&team.joseph, |session| {
        put(session, team.room, interview, "answers/q1", "yes")
    });
    assert_eq!(
        text("later/dialect").as_deref(),
        Some("Mixteco"),
        "an edit leaves it there"
    );
    team.at(&team.joseph, |session| {
        session.seal_all()?;
        session.rebuild(team.room)
    });
    assert_eq!(text("later/dialect").as_deref(), Some("Mixteco"));
    let kept = team.at(&team.joseph, |session| Ok(session.store().batch(later.hash())?));
    assert_eq!(kept, Some(later), "what goes on to others is what was signed");
}

#[test]
fn a_later_apps_header_opens() {
    let place = tempfile::tempdir().unwrap();
    drop(lead_with_room(place.path(), env()));
    let path = place.path().join("header");
    let header = std::fs::read(&path).unwrap();
    let body = with_later_field(header.strip_prefix(HEADER_MAGIC).unwrap());
    std::fs::write(&path, [HEADER_MAGIC, &body].concat()).unwrap();
    let device = Device::open(place.path(), env()).unwrap();
    let passphrase = PASSPHRASE.to_owned();
    ask(&device, Unlock { passphrase }).unwrap();
    device.with_session(|session| session.open_team_room(false)).unwrap();
}

fn text_of(session: &mut device::Session, record: shared::ids::RecordId, key: &str) -> Option<String> {
    let row = Host::row(session, record).unwrap()?;
    row.fields.text(key).map(str::to_owned)
}
