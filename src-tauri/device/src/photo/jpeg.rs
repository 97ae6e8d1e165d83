//! JPEG by libjpeg-turbo, which reduces while it decodes; what a JPEG's headers say before a pixel is decoded.

use image::RgbImage;
use std::panic::catch_unwind;

/// A JPEG's own eighths: the smallest reduction that still has `edge_px` along its longer edge.
pub(super) fn eighths(size_px: (u32, u32), edge_px: u32) -> u8 {
    let longest = u64::from(size_px.0.max(size_px.1)).max(1);
    let eighths = (u64::from(edge_px) * 8).div_ceil(longest);
    u8::try_from(eighths.clamp(1, 8)).unwrap_or(8)
}

/// The picture at so many eighths of its size. `None`: libjpeg-turbo does not make red, green and blue of it (CMYK as
/// printers' scanners write it, damage).
pub(super) fn decode(jpeg: &[u8], eighths: u8) -> Option<RgbImage> {
    // It says what it cannot do by unwinding.
    catch_unwind(|| decoded(jpeg, eighths)).ok().flatten()
}

fn decoded(jpeg: &[u8], eighths: u8) -> Option<RgbImage> {
    let mut decoder = mozjpeg::Decompress::new_mem(jpeg).ok()?;
    decoder.scale(eighths);
    let mut lines = decoder.rgb().ok()?;
    let (width, height) = (u32::try_from(lines.width()).ok()?, u32::try_from(lines.height()).ok()?);
    let pixels: Vec<u8> = lines.read_scanlines().ok()?;
    lines.finish().ok()?;
    RgbImage::from_raw(width, height, pixels)
}

/// Whether the file has its end: a JPEG cut off by a full card or a broken transfer decodes to grey from there on.
pub(super) fn has_end(jpeg: &[u8]) -> bool {
    let last = |marker: u8| jpeg.windows(2).rposition(|pair| pair == [0xFF, marker]);
    last(0xD9) > last(0xDA)
}

/// Whether the decoder has to hold the whole picture's coefficients in memory: progressive files, and those with their
/// colours one after the other. Unreadable headers count as such.
pub(super) fn is_held_whole(jpeg: &[u8]) -> bool {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    let mut colours = None;
    while let [0xFF, marker, after @ ..] = rest {
        if *marker == 0xFF {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let [high, low, body @ ..] = after else { return true };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        match marker {
            0xC0 | 0xC1 => colours = body.get(5).copied(),
            0xC2..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return true,
            0xDA => return colours.is_none() || body.first().copied() != colours,
            _ => {}
        }
        rest = after.get(length.max(2)..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reduction_never_falls_below_what_is_wanted() {
        assert_eq!(eighths((4000, 3000), 1600), 4);
        assert_eq!(eighths((3000, 4000), 1600), 4);
        assert_eq!(eighths((1600, 1200), 1600), 8);
        assert_eq!(eighths((640, 480), 1600), 8);
        assert_eq!(eighths((12_000, 9000), 1600), 2);
        assert_eq!(eighths((60_000, 2), 1600), 1);
        assert_eq!(eighths((0, 0), 1600), 8);
    }

    #[test]
    fn headers_of_nonsense_are_held_whole_and_end_nowhere() {
        for bytes in [
            &b""[..],
            b"\xFF\xD8",
            b"\xFF\xD8\xFF",
            b"\xFF\xD8\xFF\xC0\x00",
            b"\xFF\xD8\xFF\xE0\x00\x00\x00",
        ] {
            assert!(is_held_whole(bytes));
        }
        assert!(!has_end(b"\xFF\xD8\xFF\xD9\xFF\xDA"));
        assert!(has_end(b"\xFF\xD8\xFF\xDA..\xFF\xD9 and what a phone appended"));
    }
}
