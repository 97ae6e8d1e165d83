//! One original can be sent before the rest, and the server's disk fills up on the way; what holds up files otherwise is in
//! originals.rs.

use anyhow::{Context, Result, ensure};
use shared::api::*;
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::browser::free_port;
use tests::world::{TestDevice, World, farm_audit, field_photo, open_fieldwork};

fn photo(phone: &mut TestDevice, world: &World, audit: RoomId, seed: u32) -> Result<EvidenceView> {
    photo_in(phone, &world.path(""), audit, seed, (640, 480))
}

fn custody(phone: &mut TestDevice, item: &EvidenceView) -> Result<(CustodyAt, CustodyAt)> {
    let view = phone.call(OpenEvidence {
        evidence: item.evidence,
    })?;
    Ok((view.preview_custody, view.original_custody))
}

#[test]
fn one_original_goes_before_the_rest_when_it_is_asked_for() -> Result<()> {
    let world = World::new()?;
    let mut phone = world.lead("Lucía")?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut phone, audit)?;
    let first = photo(&mut phone, &world, audit, 1)?;
    let wanted = photo(&mut phone, &world, audit, 2)?;
    phone.call(SyncNow { originals: false })?;
    assert_eq!(custody(&mut phone, &wanted)?, (CustodyAt::Server, CustodyAt::Here));
    let status = phone.call(SendOriginal {
        evidence: wanted.evidence,
    })?;
    assert_eq!(status.originals_to_send, 1);
    assert_eq!(custody(&mut phone, &wanted)?, (CustodyAt::Server, CustodyAt::Server));
    assert_eq!(custody(&mut phone, &first)?, (CustodyAt::Server, CustodyAt::Here));
    // Once more is no fault and sends nothing.
    let again = phone.call(SendOriginal {
        evidence: wanted.evidence,
    })?;
    assert_eq!(again.tries.first().map(|last| last.sent_blobs), Some(0));
    let nobody = phone.refused(SendOriginal {
        evidence: shared::ids::RecordId::ZERO,
    })?;
    assert_eq!(nobody.code, Code::NotFound);
    Ok(())
}

/// A disk of its own, gone with this value.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None`: this machine lets nobody mount one.
    fn mount(at: &Path, megabytes: u32) -> Result<Option<SmallDisk>> {
        std::fs::create_dir_all(at)?;
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(at)
            .status();
        Ok(mounted
            .is_ok_and(|status| status.success())
            .then(|| SmallDisk(at.to_owned())))
    }

    /// Somebody's film takes what is free, but for `left_bytes`.
    fn fill(&self, left_bytes: u64) -> Result<()> {
        let told = Command::new("df")
            .args(["--output=avail", "-B1"])
            .arg(&self.0)
            .output()?;
        let told = String::from_utf8(told.stdout)?;
        let free: u64 = told.lines().last().context("df tells")?.trim().parse()?;
        let film = std::fs::File::create(self.0.join("film"))?;
        let zeros = vec![0; usize::try_from(free.saturating_sub(left_bytes))?];
        std::io::Write::write_all(&mut &film, &zeros)?;
        Ok(())
    }

    fn make_room(&self) -> Result<()> {
        Ok(std::fs::remove_file(self.0.join("film"))?)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Bytes of unfinished uploads at the server.
fn begun_bytes(world: &World) -> Result<u64> {
    let mut bytes = 0;
    let mut folders = vec![world.server.data().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "part") {
                bytes += std::fs::metadata(path)?.len();
            }
        }
    }
    Ok(bytes)
}

#[test]
fn a_server_without_room_says_so_keeps_what_it_acknowledged_and_goes_on_where_it_was() -> Result<()> {
    let place = tempfile::tempdir()?;
    let Some(disk) = SmallDisk::mount(&place.path().join("disk"), 48)? else {
        eprintln!("skipped: no right to mount a small tmpfs here");
        return Ok(());
    };
    let world = World::lasting(&place.path().join("disk"), free_port()?)?;
    // The phone's own disk is another one.
    let mut phone = TestDevice::create(&place.path().join("phone"))?;
    phone.enrol(&world.server.invite("lead", "Lucía")?.code, &world.server.address())?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut phone, audit)?;
    let before = photo_in(&mut phone, place.path(), audit, 1, (640, 480))?;
    phone.sync()?;
    assert_eq!(custody(&mut phone, &before)?.1, CustodyAt::Server);

    let large = photo_in(&mut phone, place.path(), audit, 2, (4000, 3000))?;
    ensure!(large.size_bytes > 2_000_000, "{} bytes", large.size_bytes);
    disk.fill(1_500_000)?;
    let status = phone.call(SyncNow { originals: true })?;
    let stopped = status.tries.first().and_then(|last| last.stopped.clone());
    let why = stopped.or_else(|| status.stuck.first().map(|file| file.why.clone()));
    let why = why.context("the round ended as if all was sent")?;
    ensure!(why.message.contains("disk is full"), "{why:?}");
    ensure!(!why.safe.is_empty() && !why.next.is_empty(), "{why:?}");
    assert_eq!(
        custody(&mut phone, &large)?.1,
        CustodyAt::Here,
        "it is not said to be there"
    );
    ensure!(phone.sync_status()?.originals_to_send >= 1);
    let begun = begun_bytes(&world)?;
    ensure!(begun > 200_000, "what arrived before is kept: {begun} bytes");

    // Writing goes on meanwhile; what cannot go waits.
    let written = tests::world::raise(&mut phone, audit, "Written while the server was full.")?;
    phone.call(SyncNow { originals: true })?;
    ensure!(
        phone
            .call(ListFindings { audit })?
            .findings
            .iter()
            .any(|one| one.label == written.label)
    );

    disk.make_room()?;
    ensure!(
        begun_bytes(&world)? >= begun,
        "nothing that was acknowledged is sent again"
    );
    for _ in 0..2 {
        phone.sync()?;
    }
    assert_eq!(custody(&mut phone, &large)?, (CustodyAt::Server, CustodyAt::Server));
    let status = phone.sync_status()?;
    assert_eq!((status.custody.only_here, status.originals_to_send), (0, 0));
    ensure!(status.stuck.is_empty(), "{:?}", status.stuck);
    assert_eq!(begun_bytes(&world)?, 0, "nothing half sent is left");
    world.server.verify()?;
    Ok(())
}

fn photo_in(
    phone: &mut TestDevice,
    place: &Path,
    audit: RoomId,
    seed: u32,
    (width, height): (u32, u32),
) -> Result<EvidenceView> {
    let file = place.join(format!("photo{seed}.jpg"));
    field_photo(&file, width, height, seed, "canary")?;
    let captured = phone.put_blob(&file, "image/jpeg")?;
    phone.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: format!("Row {seed}"),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })
}
