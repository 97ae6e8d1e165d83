//! Redaction: pixels under a box are replaced before anything is encoded, so that nothing of them is left in the copy.

use super::picture::{self, Picture};
use super::sniff::FileType;
use super::{ExifFacts, PhotoError, PhotoLimits};
use image::{Rgb, RgbImage};
use shared::api::{RedactBox, RedactHow};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What stands in for a whole box that is blurred: at most so many colours along an edge, whatever its size.
const CELLS: u32 = 5;
const QUALITY_PERCENT: u8 = 85;

/// A redacted copy: a JPEG without metadata.
pub(super) struct Copy {
    pub jpeg: Vec<u8>,
    pub size_px: (u32, u32),
}

/// Decodes a picture upright and covers the boxes. Pure.
pub(super) fn redact(original: &[u8], boxes: &[RedactBox], limits: &PhotoLimits) -> Result<Copy, PhotoError> {
    let file = FileType::of(original);
    if !file.has_preview() {
        return Err(PhotoError::Unreadable);
    }
    limits.check_length(original.len(), file, file.media_type(""))?;
    catch_unwind(AssertUnwindSafe(|| {
        let facts = ExifFacts::read(original);
        let Picture { pixels, .. } = picture::read(original, file, facts.orientation, limits)?;
        let mut pixels = pixels.ok_or(PhotoError::Unreadable)?;
        boxes.iter().for_each(|one| cover(&mut pixels, one));
        Ok(Copy {
            jpeg: picture::encode(&pixels, QUALITY_PERCENT)?,
            size_px: pixels.dimensions(),
        })
    }))
    .unwrap_or(Err(PhotoError::Unreadable))
}

/// From, up to but without.
struct Area {
    x: (u32, u32),
    y: (u32, u32),
}

fn cover(picture: &mut RgbImage, one: &RedactBox) {
    // Outwards: a pixel that the box touches is covered.
    let span = |from: u16, length: u16, all: u32| {
        let all_of = u64::from(all);
        let first = u64::from(from) * all_of / 1000;
        let end = ((u64::from(from) + u64::from(length)) * all_of).div_ceil(1000);
        let clamp = |px: u64| u32::try_from(px).unwrap_or(all).min(all);
        (clamp(first), clamp(end))
    };
    let area = Area {
        x: span(one.x, one.w, picture.width()),
        y: span(one.y, one.h, picture.height()),
    };
    if one.w == 0 || one.h == 0 || area.x.0 >= area.x.1 || area.y.0 >= area.y.1 {
        return;
    }
    match one.how {
        RedactHow::Black => fill(picture, &area, |_, _| Rgb([0, 0, 0])),
        RedactHow::Blur => blur(picture, &area),
    }
}

fn fill(picture: &mut RgbImage, area: &Area, colour: impl Fn(u32, u32) -> Rgb<u8>) {
    for y in area.y.0..area.y.1 {
        for x in area.x.0..area.x.1 {
            picture.put_pixel(x, y, colour(x, y));
        }
    }
}

/// The means of a few cells, spread softly over the box: 25 colours are all that is left of it.
fn blur(picture: &mut RgbImage, area: &Area) {
    let (width, height) = (area.x.1 - area.x.0, area.y.1 - area.y.0);
    let (columns, rows) = (CELLS.min(width), CELLS.min(height));
    let mut sums = vec![[0u64; 4]; (columns * rows) as usize];
    let place = |x: u32, y: u32| (y * columns + x) as usize;
    for y in 0..height {
        for x in 0..width {
            let Rgb([red, green, blue]) = *picture.get_pixel(area.x.0 + x, area.y.0 + y);
            let cell = place(x * columns / width, y * rows / height);
            if let Some(sum) = sums.get_mut(cell) {
                let seen = [red.into(), green.into(), blue.into(), 1];
                sum.iter_mut()
                    .zip(seen)
                    .for_each(|(sum, one): (&mut u64, u64)| *sum += one);
            }
        }
    }
    let mean = |x: u32, y: u32, part: usize| -> f32 {
        let sum = sums.get(place(x, y)).copied().unwrap_or_default();
        let count = sum.last().copied().unwrap_or(1).max(1);
        (sum.get(part).copied().unwrap_or(0) / count) as f32
    };
    // Between which two cells a pixel lies, and how near to the second.
    let between = |at: u32, length: u32, cells: u32| {
        let along = ((at as f32 + 0.5) * cells as f32 / length as f32 - 0.5).clamp(0.0, (cells - 1) as f32);
        let first = along.floor();
        (first as u32, (first as u32 + 1).min(cells - 1), along - first)
    };
    fill(picture, area, |x, y| {
        let (left, right, over) = between(x - area.x.0, width, columns);
        let (top, bottom, down) = between(y - area.y.0, height, rows);
        let part = |part: usize| {
            let line = |y: u32| mean(left, y, part) * (1.0 - over) + mean(right, y, part) * over;
            (line(top) * (1.0 - down) + line(bottom) * down).round() as u8
        };
        Rgb([part(0), part(1), part(2)])
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;

    /// Fine stripes of full contrast, as a face's or a plate's detail.
    fn striped(width: u32, height: u32, shift: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            if (x + y + shift) % 4 < 2 {
                Rgb([255, 255, 255])
            } else {
                Rgb([0, 0, 0])
            }
        });
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 95)
            .encode_image(&picture)
            .unwrap();
        jpeg
    }

    fn boxed(how: RedactHow) -> RedactBox {
        RedactBox {
            x: 250,
            y: 250,
            w: 500,
            h: 500,
            how,
        }
    }

    fn copy(original: &[u8], boxes: &[RedactBox]) -> RgbImage {
        let copy = redact(original, boxes, &PhotoLimits::default()).unwrap();
        let picture = image::load_from_memory(&copy.jpeg).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), copy.size_px);
        picture
    }

    fn spread(picture: &RgbImage) -> u8 {
        let inside = |x: u32, y: u32| picture.get_pixel(x, y).0[0];
        let seen: Vec<u8> = (60..140)
            .flat_map(|x| (60..140).map(move |y| (x, y)))
            .map(|(x, y)| inside(x, y))
            .collect();
        seen.iter().max().unwrap() - seen.iter().min().unwrap()
    }

    #[test]
    fn what_was_under_a_box_is_gone_and_the_rest_stays() {
        let original = striped(200, 200, 0);
        assert!(
            spread(&copy(&original, &[])) > 150,
            "the control: without a box the stripes are there"
        );
        let black = copy(&original, &[boxed(RedactHow::Black)]);
        assert!((60..140).all(|at| black.get_pixel(at, at).0.iter().all(|part| *part < 8)));
        assert!(spread(&copy(&original, &[boxed(RedactHow::Blur)])) < 24);
        let outside: Vec<u8> = (0..40).map(|x| black.get_pixel(x, 10).0[0]).collect();
        assert!(
            outside.iter().max().unwrap() - outside.iter().min().unwrap() > 150,
            "outside the box nothing changed"
        );
    }

    #[test]
    fn a_blur_says_the_same_of_two_faces_with_the_same_few_means() {
        // Another pattern under the box, the same means: the copies do not tell them apart.
        let [one, two] = [0, 2].map(|shift| {
            copy(
                &striped(400, 400, shift),
                &[RedactBox {
                    x: 0,
                    y: 0,
                    w: 1000,
                    h: 1000,
                    how: RedactHow::Blur,
                }],
            )
        });
        let most = one
            .pixels()
            .zip(two.pixels())
            .map(|(a, b)| a.0[0].abs_diff(b.0[0]))
            .max()
            .unwrap();
        assert!(most <= 4, "{most}");
    }

    #[test]
    fn a_box_at_the_edge_covers_the_last_pixel_and_an_empty_one_nothing() {
        let original = striped(101, 67, 0);
        let corner = RedactBox {
            x: 990,
            y: 985,
            w: 10,
            h: 15,
            how: RedactHow::Black,
        };
        let picture = copy(&original, &[corner]);
        assert!(picture.get_pixel(100, 66).0[0] < 40);
        let nothing = RedactBox { w: 0, ..corner };
        assert!(copy(&original, &[nothing]) == copy(&original, &[]));
        let beyond = RedactBox {
            x: 1000,
            y: 1000,
            w: 1000,
            h: 1000,
            how: RedactHow::Blur,
        };
        assert!(copy(&original, &[beyond]) == copy(&original, &[]));
    }

    #[test]
    fn what_is_no_picture_is_not_redacted() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\xFF\xD8\xFF\xE0cut",
        ] {
            assert!(redact(bytes, &[], &PhotoLimits::default()).is_err());
        }
    }
}
