//! The preview: upright, at most so many pixels along its longer edge, a JPEG without metadata.

use super::sniff::FileType;
use super::{PhotoError, PhotoLimits};
use image::codecs::jpeg::JpegEncoder;
use image::error::LimitErrorKind;
use image::metadata::Orientation;
use image::{DynamicImage, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// A picture's upright size, and its preview unless it has too many pixels to decode here.
pub(super) struct Picture {
    pub size_px: (u32, u32),
    pub jpeg: Option<Vec<u8>>,
}

pub(super) fn make(
    original: &[u8],
    file: FileType,
    orientation: Option<u8>,
    limits: &PhotoLimits,
) -> Result<Picture, PhotoError> {
    let format = if file == FileType::Png {
        ImageFormat::Png
    } else {
        ImageFormat::Jpeg
    };
    let (width, height) = reader(original, format, limits)
        .into_dimensions()
        .map_err(|_| PhotoError::Unreadable)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.pixels {
        return Err(too_many(pixels, limits));
    }
    let orientation = orientation
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms);
    let size_px = if turned_sideways(orientation) {
        (height, width)
    } else {
        (width, height)
    };
    if pixels > limits.preview_pixels {
        return Ok(Picture { size_px, jpeg: None });
    }
    match reader(original, format, limits).decode() {
        Ok(picture) => Ok(Picture {
            size_px,
            jpeg: Some(encode(picture, orientation, limits)?),
        }),
        // Deep colour can outgrow the allocation at an allowed size: kept, only without a preview.
        Err(ImageError::Limits(error)) if error.kind() == LimitErrorKind::InsufficientMemory => {
            Ok(Picture { size_px, jpeg: None })
        }
        Err(ImageError::Limits(_)) => Err(too_many(pixels, limits)),
        Err(_) => Err(PhotoError::Unreadable),
    }
}

fn reader<'a>(original: &'a [u8], format: ImageFormat, limits: &PhotoLimits) -> ImageReader<Cursor<&'a [u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(original), format);
    let mut caps = Limits::default();
    caps.max_alloc = Some(limits.decode_bytes);
    reader.limits(caps);
    reader
}

fn too_many(pixels: u64, limits: &PhotoLimits) -> PhotoError {
    PhotoError::TooManyPixels {
        megapixels: pixels.div_ceil(1_000_000),
        most: limits.pixels / 1_000_000,
    }
}

fn turned_sideways(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

fn encode(picture: DynamicImage, orientation: Orientation, limits: &PhotoLimits) -> Result<Vec<u8>, PhotoError> {
    let edge = limits.longest_edge_px;
    // `thumbnail` averages in integers; the filters of `resize` would hold a copy of 16 bytes a pixel.
    let small = if picture.width().max(picture.height()) > edge {
        picture.thumbnail(edge, edge)
    } else {
        picture
    };
    let mut small = DynamicImage::ImageRgb8(on_white(small));
    small.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, limits.jpeg_quality_percent)
        .encode_image(&small)
        .map_err(|_| PhotoError::Unreadable)?;
    Ok(jpeg)
}

/// JPEG has no transparency: what shows through is white, as on a screen's page.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        image::Rgb([blend(red, alpha), blend(green, alpha), blend(blue, alpha)])
    })
}
