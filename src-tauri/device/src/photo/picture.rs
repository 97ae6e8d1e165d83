//! A picture in memory: upright, in red, green and blue, reduced while it is decoded. Previews and redacted copies begin here.

use super::sniff::FileType;
use super::{PhotoError, PhotoLimits, jpeg};
use image::codecs::jpeg::JpegEncoder;
use image::error::LimitErrorKind;
use image::metadata::Orientation;
use image::{DynamicImage, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// What a file gave.
pub(super) struct Picture {
    /// Upright size of the original.
    pub size_px: (u32, u32),
    /// At most `longest_edge_px` along its longer edge. `None`: it would cost more to decode than a device may spend.
    pub pixels: Option<RgbImage>,
}

/// Decodes a JPEG, PNG or WebP within the limits.
pub(super) fn read(
    original: &[u8],
    file: FileType,
    orientation: Option<u8>,
    limits: &PhotoLimits,
) -> Result<Picture, PhotoError> {
    let format = match file {
        FileType::Png => ImageFormat::Png,
        FileType::Webp => ImageFormat::WebP,
        _ => ImageFormat::Jpeg,
    };
    let stored_px = reader(original, format, limits)
        .into_dimensions()
        .map_err(|_| PhotoError::Unreadable)?;
    let pixels = u64::from(stored_px.0) * u64::from(stored_px.1);
    if pixels > limits.pixels {
        return Err(too_many(pixels, limits));
    }
    let orientation = orientation
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms);
    let size_px = if turned_sideways(orientation) {
        (stored_px.1, stored_px.0)
    } else {
        stored_px
    };
    if format == ImageFormat::Jpeg && !jpeg::has_end(original) {
        return Err(PhotoError::Unreadable);
    }
    let decoded = match reduced(original, format, stored_px, limits) {
        Some(picture) => Some(picture),
        None if pixels > limits.preview_pixels => None,
        None => whole(original, format, pixels, limits)?,
    };
    Ok(Picture {
        size_px,
        pixels: decoded.map(|picture| upright(picture, orientation, limits.longest_edge_px)),
    })
}

/// As JPEG without any metadata.
pub(super) fn encode(picture: &RgbImage, quality_percent: u8) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality_percent)
        .encode_image(picture)
        .map_err(|_| PhotoError::Unreadable)?;
    Ok(jpeg)
}

/// A JPEG by the decoder that reduces, if its memory is bounded. `None`: `image` has to try.
fn reduced(original: &[u8], format: ImageFormat, size_px: (u32, u32), limits: &PhotoLimits) -> Option<RgbImage> {
    let pixels = u64::from(size_px.0) * u64::from(size_px.1);
    let too_costly = pixels > limits.preview_pixels && jpeg::is_held_whole(original);
    if format != ImageFormat::Jpeg || too_costly {
        return None;
    }
    let eighths = jpeg::eighths(size_px, limits.longest_edge_px);
    let side = u64::from(eighths);
    if (pixels * side * side / 64) * 3 > limits.decode_bytes {
        return None;
    }
    jpeg::decode(original, eighths)
}

/// By `image`, whole. `None`: deep colour can outgrow the allocation at an allowed size.
fn whole(
    original: &[u8],
    format: ImageFormat,
    pixels: u64,
    limits: &PhotoLimits,
) -> Result<Option<RgbImage>, PhotoError> {
    match reader(original, format, limits).decode() {
        Ok(picture) => {
            let edge = limits.longest_edge_px;
            // Reduced before its colours are changed: `thumbnail` averages in integers and holds no second copy.
            let small = if picture.width().max(picture.height()) > edge {
                picture.thumbnail(edge, edge)
            } else {
                picture
            };
            Ok(Some(on_white(small)))
        }
        Err(ImageError::Limits(error)) if error.kind() == LimitErrorKind::InsufficientMemory => Ok(None),
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

fn upright(picture: RgbImage, orientation: Orientation, edge_px: u32) -> RgbImage {
    let mut picture = DynamicImage::ImageRgb8(picture);
    if picture.width().max(picture.height()) > edge_px {
        // Averages in integers; the filters of `resize` would hold a copy of 16 bytes a pixel.
        picture = picture.thumbnail(edge_px, edge_px);
    }
    picture.apply_orientation(orientation);
    picture.into_rgb8()
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
