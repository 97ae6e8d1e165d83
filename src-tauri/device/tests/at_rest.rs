//! What a locked device leaves for others to find: nothing in its files, no key in its memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use fixture::*;

#[test]
fn nothing_in_the_vaults_files_is_in_clear() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let canary = "CANARY-they-keep-our-passports";
    device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", canary)?;
            session.seal_all()?;
            answer(session, room, interview, "q2", canary)?;
            shared::commands::Host::keep_draft(session, interview, "q3", canary)
        })
        .unwrap();
    let mut files = vec![place.path().to_owned()];
    let mut looked = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        looked += bytes.len();
        for secret in [canary.as_bytes(), PASSPHRASE.as_bytes(), b"Amina", b"SQLite format"] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret), "{}", path.display());
        }
    }
    assert!(looked > 50_000, "the control: there is something to look through");
}

/// R18. Looks for a key through this process's own memory; the needle is kept masked, so that it does not find itself.
#[cfg(target_os = "linux")]
#[test]
fn after_lock_no_room_key_is_left_in_memory() {
    use std::io::{Read, Seek, SeekFrom};
    const MASK: u8 = 0xa5;
    fn count(masked: &[u8; 32]) -> usize {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = std::fs::File::open("/proc/self/mem").unwrap();
        let mut found = 0;
        for line in maps
            .lines()
            .filter(|line| line.contains(" rw-p ") && !line.contains("[vvar"))
        {
            let (from, rest) = line.split_once('-').unwrap();
            let to = rest.split(' ').next().unwrap();
            let (mut at, to) = (
                u64::from_str_radix(from, 16).unwrap(),
                u64::from_str_radix(to, 16).unwrap(),
            );
            let mut piece = vec![0; 1 << 20];
            while at < to {
                let length = piece.len().min((to - at) as usize);
                if memory.seek(SeekFrom::Start(at)).is_err() || memory.read_exact(&mut piece[..length]).is_err() {
                    break;
                }
                // Pieces overlap, so that a key across their border is found too. Comparing masks each byte on the fly.
                found += piece[..length]
                    .windows(32)
                    .filter(|w| w.iter().zip(masked).all(|(a, b)| a ^ MASK == *b))
                    .count();
                at += if length < piece.len() {
                    length as u64
                } else {
                    (length - 31) as u64
                };
            }
            piece.fill(0);
        }
        found
    }
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let masked = device
        .with_session(|session| {
            let interview = start_interview(session, room)?;
            answer(session, room, interview, "q1", "yes")?;
            Ok(session.keyring().room(room).unwrap().keys[0].masked(MASK))
        })
        .unwrap();
    assert!(count(&masked) > 0, "the control: while open it is there");
    lock(&device);
    assert_eq!(count(&masked), 0);
}
