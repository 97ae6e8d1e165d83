//! A preview that a screen drew of a photo which the device does not decode: taken once, for that photo, small, and nothing else.

use anyhow::{Context, Result, ensure};
use image::{Rgb, RgbImage};
use shared::api::*;
use shared::ids::{Hash, RecordId, RoomId};
use tests::world::{TestDevice, World, farm_audit, field_photo, open_fieldwork};

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and nothing that could be drawn";

/// A JPEG without metadata, as a canvas gives it.
fn drawn(width: u32, height: u32, shade: u8) -> Result<Vec<u8>> {
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([shade, (x % 251) as u8, (y % 241) as u8]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg)?;
    Ok(jpeg.into_inner())
}

fn captured(device: &mut TestDevice, world: &World, bytes: &[u8], media_type: &str) -> Result<Hash> {
    let file = world.path("captured");
    std::fs::write(&file, bytes)?;
    Ok(device.put_blob(&file, media_type)?.capture)
}

fn keep(device: &mut TestDevice, audit: RoomId, capture: Hash) -> Result<EvidenceView> {
    device.call(AddEvidence {
        audit,
        capture,
        caption: String::new(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })
}

fn preview(device: &mut TestDevice, world: &World, evidence: RecordId) -> Result<Vec<u8>> {
    let file = world.path("preview");
    device.get_blob(&format!("{evidence}/preview"), &file)?;
    Ok(std::fs::read(file)?)
}

#[test]
fn a_heic_takes_one_small_preview_of_its_own_and_refuses_everything_else() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    let capture = captured(&mut amina, &world, HEIC, "image/heic")?;
    let evidence = keep(&mut amina, audit, capture)?.evidence;
    let of_another = drawn(320, 240, 10)?;
    let named = captured(&mut amina, &world, &of_another, "image/jpeg")?;
    let other = keep(&mut amina, audit, named)?;
    ensure!(other.has_preview);

    // A pixel flood does not even come through the blob door.
    let mut flood = drawn(64, 64, 0)?;
    let frame = flood
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .context("a frame header")?;
    flood[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    let refused = captured(&mut amina, &world, &flood, "image/jpeg")
        .err()
        .context("refused")?;
    assert_eq!(refused.downcast::<ApiError>()?.code, Code::BadPicture);

    let with_position = world.path("with-position.jpg");
    field_photo(&with_position, 640, 480, 1, "canary")?;
    let with_position = std::fs::read(with_position)?;
    for (bytes, kind, why) in [
        (drawn(1601, 40, 1)?, "image/jpeg", "longer than a preview"),
        (drawn(2400, 1800, 2)?, "image/jpeg", "a whole photo"),
        (with_position, "image/jpeg", "it says where it was taken"),
        (HEIC.to_vec(), "image/heic", "no JPEG"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            "image/jpeg",
            "junk",
        ),
    ] {
        let capture = captured(&mut amina, &world, &bytes, kind)?;
        let refused = amina.refused(DrawPreview { evidence, capture })?;
        assert_eq!(
            (refused.code, refused.place.as_deref()),
            (Code::BadRequest, Some("capture")),
            "{why}"
        );
    }
    for (evidence, capture, why) in [
        (evidence, Hash([7; 32]), "nobody captured it"),
        (evidence, named, "another record names it"),
        (a_finding(&mut amina, audit)?, named, "no evidence"),
    ] {
        assert_eq!(
            amina.refused(DrawPreview { evidence, capture })?.code,
            Code::NotFound,
            "{why}"
        );
    }
    ensure!(
        !amina.call(OpenEvidence { evidence })?.has_preview,
        "nothing of all that was kept"
    );

    let picture = drawn(1600, 1200, 90)?;
    let capture = captured(&mut amina, &world, &picture, "image/jpeg")?;
    let view = amina.call(DrawPreview { evidence, capture })?;
    ensure!(view.has_preview && view.media_type == "image/heic");
    assert_eq!(preview(&mut amina, &world, evidence)?, picture, "as it was drawn");
    assert_eq!(
        keep(&mut amina, audit, capture)
            .err()
            .context("used up")?
            .downcast::<ApiError>()?
            .code,
        Code::NotFound
    );

    // A second one changes nothing, neither here nor at a photo that has its own.
    let second = captured(&mut amina, &world, &drawn(200, 200, 200)?, "image/jpeg")?;
    amina.call(DrawPreview {
        evidence,
        capture: second,
    })?;
    assert_eq!(preview(&mut amina, &world, evidence)?, picture);
    let before = preview(&mut amina, &world, other.evidence)?;
    let same = amina.call(DrawPreview {
        evidence: other.evidence,
        capture: second,
    })?;
    assert_eq!(
        (same.hash, preview(&mut amina, &world, other.evidence)?),
        (other.hash, before)
    );

    // The lead sees it and redacts by it; the original is what was taken.
    amina.sync()?;
    lead.sync()?;
    assert_eq!(preview(&mut lead, &world, evidence)?, picture);
    let original = world.path("original");
    lead.get_blob(&format!("{evidence}/original"), &original)?;
    assert_eq!(std::fs::read(original)?, HEIC);
    let copy = lead.call(RedactEvidence {
        evidence,
        boxes: Vec::new(),
        shows_nobody: true,
        caption: None,
    })?;
    assert_eq!((copy.width_px, copy.height_px), (Some(1600), Some(1200)));
    Ok(())
}

/// A record that is no evidence.
fn a_finding(device: &mut TestDevice, audit: RoomId) -> Result<RecordId> {
    Ok(tests::world::raise(device, audit, "No shade at noon.")?.finding)
}
