use super::*;
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// Left half red, right half blue.
pub(super) fn two_halves(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([200, 0, 0])
        } else {
            Rgb([0, 0, 200])
        }
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 90)
        .encode_image(&picture)
        .unwrap();
    jpeg
}

/// A camera's EXIF with a position in Immokalee, put behind the start of the JPEG.
pub(super) fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let degrees = |d, m, s| Value::Rational([d, m, s].map(|num| Rational { num, denom: 1 }).to_vec());
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (
            Tag::DateTimeOriginal,
            Value::Ascii(vec![b"2026:03:14 09:26:53".to_vec()]),
        ),
        (Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        (Tag::GPSLatitude, degrees(26, 25, 7)),
        (Tag::GPSLongitudeRef, Value::Ascii(vec![b"W".to_vec()])),
        (Tag::GPSLongitude, degrees(81, 25, 2)),
        (Tag::Model, Value::Ascii(vec![b"CanaryCam 9".to_vec()])),
    ]
    .map(|(tag, value)| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    });
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).unwrap();
    let tiff = tiff.into_inner();
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length[..], b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

pub(super) fn take(original: &[u8]) -> Result<PreparedPhoto, PhotoError> {
    prepare(original, "image/jpeg", &PhotoLimits::default())
}

pub(super) fn open(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg)
        .unwrap()
        .into_rgb8()
}

#[test]
fn a_phones_photo_becomes_upright_and_small_and_forgets_where_it_was_taken() {
    let original = with_exif(&two_halves(2000, 1000), 6);
    let photo = take(&original).unwrap();
    assert!(photo.had_position);
    assert_eq!(photo.taken_at.unwrap().to_string(), "2026-03-14 09:26:53");
    assert_eq!(
        (photo.width_px, photo.height_px),
        (Some(1000), Some(2000)),
        "upright size of the original"
    );

    let jpeg = photo.preview.unwrap();
    let preview = open(&jpeg);
    assert_eq!(preview.dimensions(), (800, 1600));
    // Orientation 6: turn clockwise, so that the left half comes on top.
    let (top, bottom) = (preview.get_pixel(400, 100), preview.get_pixel(400, 1500));
    assert!(top.0[0] > 150 && top.0[2] < 60, "red on top, found {top:?}");
    assert!(bottom.0[2] > 150 && bottom.0[0] < 60, "blue below, found {bottom:?}");

    let holds = |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(
        holds(&original, b"CanaryCam") && holds(&original, b"Exif"),
        "the control must be found in the original"
    );
    assert!(!holds(&jpeg, b"CanaryCam") && !holds(&jpeg, b"Exif"));
    assert_eq!(ExifFacts::read(&jpeg), ExifFacts::default());
}

#[test]
fn all_eight_orientations_end_with_the_same_corner_up() {
    // One dark corner in each stored form; the upright picture has it top left.
    let upright = RgbImage::from_fn(64, 32, |x, y| {
        if x < 24 && y < 12 {
            Rgb([0, 0, 0])
        } else {
            Rgb([255, 255, 255])
        }
    });
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    let stored: [(u16, RgbImage); 8] = [
        (1, upright.clone()),
        (2, flip_horizontal(&upright)),
        (3, rotate180(&upright)),
        (4, flip_vertical(&upright)),
        (5, rotate270(&flip_horizontal(&upright))),
        (6, rotate270(&upright)),
        (7, rotate90(&flip_horizontal(&upright))),
        (8, rotate90(&upright)),
    ];
    for (orientation, picture) in stored {
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 95)
            .encode_image(&picture)
            .unwrap();
        let photo = take(&with_exif(&jpeg, orientation)).unwrap();
        let preview = open(&photo.preview.unwrap());
        assert_eq!(preview.dimensions(), (64, 32), "orientation {orientation}");
        assert!(preview.get_pixel(4, 4).0[0] < 90, "orientation {orientation}");
        assert!(preview.get_pixel(60, 28).0[0] > 160, "orientation {orientation}");
    }
}

#[test]
fn a_twelve_megapixel_photo_passes() {
    let photo = take(&two_halves(4000, 3000)).unwrap();
    assert_eq!((photo.width_px, photo.height_px), (Some(4000), Some(3000)));
    assert_eq!(open(&photo.preview.unwrap()).dimensions(), (1600, 1200));
    assert!(!photo.had_position);
}

#[test]
fn an_image_bomb_is_refused_before_it_is_decoded() {
    // A PNG of a hundred bytes that claims 65,000 × 65,000 pixels: 16 GB decoded.
    let mut png = Cursor::new(Vec::new());
    RgbaImage::new(1, 1).write_to(&mut png, ImageFormat::Png).unwrap();
    let mut bomb = png.into_inner();
    bomb[16..20].copy_from_slice(&65_000u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&65_000u32.to_be_bytes());
    let crc = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(
        take(&bomb),
        Err(PhotoError::TooManyPixels {
            megapixels: 4225,
            most: 120
        })
    );

    // A JPEG whose header claims the most that the format can say.
    let mut bomb = two_halves(16, 16);
    let frame = bomb.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert!(matches!(take(&bomb), Err(PhotoError::TooManyPixels { .. })));
}

#[test]
fn ten_megabytes_of_pasted_text_are_refused_with_a_sentence() {
    let error = prepare(&vec![b'a'; 10 << 20], "text/plain", &PhotoLimits::default()).unwrap_err();
    assert_eq!(error.to_string(), "This file has 10 MB; the most is 8 MB.");
    assert_eq!(
        prepare(b"", "text/plain", &PhotoLimits::default()),
        Err(PhotoError::Empty)
    );
}

#[test]
fn a_large_register_passes_where_pasted_text_does_not() {
    let row = b"00017,A,03/16/2026,03/22/2026,40,480.00\n";
    let register = row.repeat((24 << 20) / row.len());
    let kept = prepare(&register, "text/csv", &PhotoLimits::default()).unwrap();
    assert_eq!((kept.media_type, kept.preview), ("text/csv", None));
    let error = prepare(&register.repeat(2), "text/csv", &PhotoLimits::default()).unwrap_err();
    assert_eq!(error.to_string(), "This file has 48 MB; the most is 32 MB.");
}

#[test]
fn a_file_of_another_kind_is_kept_as_it_is() {
    let heic = prepare(
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "image/jpeg",
        &PhotoLimits::default(),
    )
    .unwrap();
    assert_eq!(
        (heic.media_type, heic.preview, heic.width_px),
        ("image/heic", None, None)
    );
    let notes = prepare(b"hours kept by the crew leader", "text/plain", &PhotoLimits::default()).unwrap();
    assert_eq!((notes.media_type, notes.preview), ("text/plain", None));
}

#[test]
fn a_transparent_drawing_gets_a_white_ground() {
    let mut png = Cursor::new(Vec::new());
    RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]))
        .write_to(&mut png, ImageFormat::Png)
        .unwrap();
    let photo = take(&png.into_inner()).unwrap();
    assert_eq!(photo.media_type, "image/png");
    assert!(
        open(&photo.preview.unwrap())
            .get_pixel(10, 10)
            .0
            .iter()
            .all(|&part| part > 250)
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn damage_costs_a_picture_never_the_device(at in 2usize..4000, byte: u8, cut in 0usize..4000) {
        let mut original = with_exif(&two_halves(64, 48), 6);
        let at = at % original.len();
        original[at] = byte;
        original.truncate(original.len().saturating_sub(cut % original.len()));
        // Either outcome is right; a panic or a picture that claims another size than it shows is not.
        if let Ok(PreparedPhoto { preview: Some(jpeg), .. }) = take(&original) {
            let preview = open(&jpeg);
            proptest::prop_assert!(preview.width().max(preview.height()) <= 1600);
        }
    }
}

/// As PNG wants it; bit by bit is fast enough for 17 bytes.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
