//! What a file may cost before a byte of it is decoded.

use super::PhotoError;
use super::sniff::{FileType, essence};

/// Caps on what comes through the blob door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoLimits {
    /// Largest picture or document in bytes.
    pub file_bytes: usize,
    /// Largest file of a type that nobody recognised or declared as a register, in bytes: such as ten megabytes pasted by accident.
    pub unknown_bytes: usize,
    /// Pictures above this many pixels are refused: a few kilobytes can claim billions.
    pub pixels: u64,
    /// Pictures above this many pixels are kept, but not decoded for a preview, unless they can be reduced while decoding.
    pub preview_pixels: u64,
    /// What decoding may allocate, in bytes.
    pub decode_bytes: u64,
    pub longest_edge_px: u32,
    pub jpeg_quality_percent: u8,
}

impl Default for PhotoLimits {
    fn default() -> Self {
        PhotoLimits {
            file_bytes: 32 << 20,
            unknown_bytes: 8 << 20,
            pixels: 120_000_000,
            preview_pixels: 25_000_000,
            decode_bytes: 100 << 20,
            longest_edge_px: 1600,
            jpeg_quality_percent: 80,
        }
    }
}

impl PhotoLimits {
    /// Refuses by length alone. A register said to be CSV, which no byte proves, may be as large as any document.
    pub fn check_length(&self, length: usize, file: FileType, declared: &str) -> Result<(), PhotoError> {
        let most = match file {
            FileType::Other if essence(declared) == "text/csv" => self.file_bytes,
            FileType::Other => self.unknown_bytes,
            _ => self.file_bytes,
        };
        match length {
            0 => Err(PhotoError::Empty),
            length if length > most => Err(PhotoError::TooLong {
                length_mb: megabytes(length),
                most_mb: megabytes(most),
            }),
            _ => Ok(()),
        }
    }
}

/// Rounded up, so that what is over the limit never reads as equal to it.
fn megabytes(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(1 << 20)
}
