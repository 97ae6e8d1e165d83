//! Files that are not what they seem, and files that would cost too much.

use super::tests::{open, take, two_halves, with_exif};
use super::*;
use image::{ImageFormat, RgbImage};
use std::io::Cursor;

/// A progressive JPEG, whose decoder holds the whole picture in memory.
fn progressive(width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 250) as u8, (y % 250) as u8, 90]));
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    encoder.set_size(width as usize, height as usize);
    encoder.set_progressive_mode();
    let mut lines = encoder.start_compress(Vec::new()).unwrap();
    lines.write_scanlines(&pixels).unwrap();
    lines.finish().unwrap()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    RgbImage::new(width, height)
        .write_to(&mut png, ImageFormat::Png)
        .unwrap();
    png.into_inner()
}

#[test]
fn a_very_large_picture_gets_a_preview_only_if_it_can_be_reduced_while_it_is_decoded() {
    let limits = PhotoLimits {
        preview_pixels: 1000,
        longest_edge_px: 32,
        ..PhotoLimits::default()
    };
    let look = |file: &[u8]| {
        let photo = prepare(file, "", &limits).unwrap();
        (photo.width_px, photo.height_px, photo.preview.is_some())
    };
    assert_eq!(look(&two_halves(100, 50)), (Some(100), Some(50), true));
    assert_eq!(look(&progressive(100, 50)), (Some(100), Some(50), false));
    assert_eq!(look(&png(100, 50)), (Some(100), Some(50), false));
    assert_eq!(
        look(&progressive(40, 20)),
        (Some(40), Some(20), true),
        "the control: small enough"
    );
}

#[test]
fn a_photo_that_was_cut_off_is_refused_while_it_can_be_taken_again() {
    let whole = two_halves(640, 480);
    for cut in [whole.len() - 2, whole.len() * 3 / 4, whole.len() / 2, 700, 20, 3] {
        assert_eq!(take(&whole[..cut]), Err(PhotoError::Unreadable), "{cut}");
    }
    assert!(take(&whole).is_ok());
    let drawing = png(64, 64);
    assert_eq!(take(&drawing[..drawing.len() / 2]), Err(PhotoError::Unreadable));
}

#[test]
fn a_renamed_picture_is_what_its_bytes_are() {
    let photo = prepare(&png(20, 10), "image/jpeg", &PhotoLimits::default()).unwrap();
    assert_eq!((photo.media_type, photo.width_px), ("image/png", Some(20)));
    let photo = prepare(&two_halves(20, 10), "application/pdf", &PhotoLimits::default()).unwrap();
    assert_eq!((photo.media_type, photo.preview.is_some()), ("image/jpeg", true));
}

#[test]
fn a_scan_in_printing_colours_is_kept_and_shown_in_its_colours() {
    let mut scan = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_CMYK);
    scan.set_size(640, 480);
    let mut scan = scan.start_compress(Vec::new()).unwrap();
    // Adobe's way, which every program follows: 255 is no ink.
    scan.write_scanlines(&[255, 0, 0, 255].repeat(640 * 480)).unwrap();
    let photo = take(&scan.finish().unwrap()).unwrap();
    let image::Rgb([red, green, blue]) = *open(&photo.preview.unwrap()).get_pixel(320, 240);
    assert!(red > 200 && green < 60 && blue < 60, "{red} {green} {blue}");
}

#[test]
fn a_picture_from_a_messenger_has_its_preview() {
    let picture = image::DynamicImage::ImageRgb8(open(&two_halves(2000, 900)));
    let mut webp = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut webp, image::ImageFormat::WebP).unwrap();
    let webp = webp.into_inner();
    let photo = take(&webp).unwrap();
    assert_eq!((photo.media_type, photo.width_px), ("image/webp", Some(2000)));
    assert_eq!(open(&photo.preview.unwrap()).dimensions(), (1600, 720));
    assert_eq!(take(&webp[..webp.len() / 2]), Err(PhotoError::Unreadable));
}

#[test]
fn a_drawing_that_could_hold_a_program_is_plain_bytes() {
    for svg in [
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<?xml version='1.0'?><svg/>",
        "\u{feff}<svg/>",
    ] {
        let kept = prepare(svg.as_bytes(), "image/svg+xml", &PhotoLimits::default()).unwrap();
        assert_eq!((kept.media_type, kept.preview), ("application/octet-stream", None));
    }
}

#[test]
fn a_picture_that_is_also_an_archive_and_a_page_gives_a_preview_that_is_only_a_picture() {
    let also = b"PK\x03\x04 archive <html><script>alert('canary-polyglot')</script>";
    let photo = take(&[&two_halves(64, 48)[..], also].concat()).unwrap();
    assert_eq!(photo.media_type, "image/jpeg");
    let preview = photo.preview.unwrap();
    assert!(!preview.windows(6).any(|six| six == b"canary"));
    assert_eq!(open(&preview).dimensions(), (64, 48));
    // The other way round it is what its first bytes say, and nothing is decoded.
    let page = [&also[..], &two_halves(64, 48)].concat();
    let kept = prepare(&page, "image/jpeg", &PhotoLimits::default()).unwrap();
    assert_eq!((kept.media_type, kept.preview), ("application/zip", None));
}

#[test]
fn metadata_of_megabytes_is_read_past() {
    let jpeg = with_exif(&two_halves(64, 48), 6);
    // Four hundred segments of 64 KB that say nothing, before and after the picture's own.
    let segment = [&[0xFF, 0xE1, 0xFF, 0xFF][..], &vec![b'x'; 65_533]].concat();
    let padding = segment.repeat(200);
    let heavy = [&jpeg[..2], &padding, &jpeg[2..]].concat();
    let photo = take(&heavy).unwrap();
    assert_eq!(open(&photo.preview.unwrap()).width(), photo.width_px.unwrap());
    let claims = [
        &jpeg[..2],
        &[0xFF, 0xE1, 0xFF, 0xFF],
        b"Exif\0\0MM\0*\xFF\xFF\xFF\xFF".as_slice(),
        &jpeg[2..],
    ]
    .concat();
    assert!(matches!(take(&claims), Ok(_) | Err(PhotoError::Unreadable)));
}

#[test]
fn a_file_of_no_bytes_is_told_so() {
    for declared in ["image/jpeg", "application/pdf", ""] {
        assert_eq!(prepare(b"", declared, &PhotoLimits::default()), Err(PhotoError::Empty));
    }
}
