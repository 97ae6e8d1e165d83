//! Photos as phones make them: a real JPEG with an EXIF block that says when, with what, and where.

use anyhow::Result;
use image::{Rgb, RgbImage};
use std::io::Cursor;
use std::path::Path;

/// Writes a JPEG of `width` × `height` with EXIF: a camera's name, a time, and a position with `canary` in its description.
pub fn field_photo(file: &Path, width: u32, height: u32, seed: u32, canary: &str) -> Result<()> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let furrow = (x.wrapping_mul(7) ^ y.wrapping_mul(13)).wrapping_add(seed) as u8;
        Rgb([
            150_u8.wrapping_add(furrow / 8),
            110_u8.wrapping_add((y * 80 / height) as u8),
            furrow / 3,
        ])
    });
    photograph(file, &picture, canary)
}

/// Writes a picture as a phone's camera would: a JPEG with the EXIF block of [`field_photo`].
pub fn photograph(file: &Path, picture: &RgbImage, canary: &str) -> Result<()> {
    let mut jpeg = Vec::new();
    picture.write_to(&mut Cursor::new(&mut jpeg), image::ImageFormat::Jpeg)?;
    std::fs::write(file, with_exif(&jpeg, &exif(canary)))?;
    Ok(())
}

/// Puts an APP1 segment right after the start of the image.
fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    let mut whole = jpeg[..2].to_vec();
    whole.extend([0xff, 0xe1]);
    whole.extend(u16::try_from(exif.len() + 2).unwrap_or(u16::MAX).to_be_bytes());
    whole.extend(exif);
    whole.extend(&jpeg[2..]);
    whole
}

/// A little-endian TIFF block: one directory with description, model, time and a GPS directory (26.4211 N, 81.4242 W).
fn exif(canary: &str) -> Vec<u8> {
    let mut description = canary.as_bytes().to_vec();
    description.push(0);
    let model = b"Surco Testphone\0".to_vec();
    let taken = b"2026:11:20 12:05:09\0".to_vec();
    let (first, gps_at) = (8_u32, 8 + 2 + 5 * 12 + 4);
    let data_at = gps_at + 2 + 4 * 12 + 4;
    let (mut directory, mut data) = (Vec::<u8>::new(), Vec::<u8>::new());
    let mut place = |bytes: &[u8]| {
        let at = data_at + data.len() as u32;
        data.extend(bytes);
        at
    };
    let rationals = |degrees: [u32; 3]| {
        degrees
            .iter()
            .flat_map(|d| [d.to_le_bytes(), 100_u32.to_le_bytes()].concat())
            .collect::<Vec<u8>>()
    };
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            tag.to_le_bytes().to_vec(),
            kind.to_le_bytes().to_vec(),
            count.to_le_bytes().to_vec(),
            value.to_le_bytes().to_vec(),
        ]
        .concat()
    };
    directory.extend(5_u16.to_le_bytes());
    directory.extend(entry(0x010e, 2, description.len() as u32, place(&description)));
    directory.extend(entry(0x0110, 2, model.len() as u32, place(&model)));
    directory.extend(entry(0x0112, 3, 1, 1));
    directory.extend(entry(0x0132, 2, taken.len() as u32, place(&taken)));
    directory.extend(entry(0x8825, 4, 1, gps_at));
    directory.extend(0_u32.to_le_bytes());
    directory.extend(4_u16.to_le_bytes());
    directory.extend(entry(0x0001, 2, 2, u32::from_le_bytes(*b"N\0\0\0")));
    directory.extend(entry(0x0002, 5, 3, place(&rationals([2600, 2500, 1596]))));
    directory.extend(entry(0x0003, 2, 2, u32::from_le_bytes(*b"W\0\0\0")));
    directory.extend(entry(0x0004, 5, 3, place(&rationals([8100, 2500, 2712]))));
    directory.extend(0_u32.to_le_bytes());
    let mut block = b"Exif\0\0II*\0".to_vec();
    block.extend(first.to_le_bytes());
    block.extend(directory);
    block.extend(data);
    block
}
