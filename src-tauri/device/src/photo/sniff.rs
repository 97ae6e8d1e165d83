//! What a file is, by its first bytes: a name or a declared type proves nothing.

/// The kinds of file that captures tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    Jpeg,
    Png,
    /// HEIC, HEIF or AVIF: kept as it is, without a preview.
    Heic,
    Webp,
    Pdf,
    /// A zip archive, which is also what an .xlsx register is.
    Zip,
    /// MPEG-4 or WebM sound and film.
    Media,
    Other,
}

/// Types that an unrecognised file may be declared as. Never one that a web view would run (HTML, SVG).
const DECLARABLE: [&str; 8] = [
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/webm",
    "text/csv",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/zip",
];

/// Whether a record's media type is one that captures get here: a teammate's app may have written anything.
pub(super) fn is_kept_type(media_type: &str) -> bool {
    const SNIFFED: [&str; 5] = ["image/jpeg", "image/png", "image/heic", "image/webp", "application/pdf"];
    SNIFFED.contains(&media_type) || DECLARABLE.contains(&media_type)
}

impl FileType {
    /// Looks at the first 16 bytes only.
    pub fn of(bytes: &[u8]) -> FileType {
        const HEIF_BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"];
        let brand = bytes.get(8..12);
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => FileType::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType::Png,
            [b'%', b'P', b'D', b'F', b'-', ..] => FileType::Pdf,
            [b'P', b'K', 3, 4, ..] => FileType::Zip,
            [b'R', b'I', b'F', b'F', ..] if brand == Some(b"WEBP") => FileType::Webp,
            [0x1A, 0x45, 0xDF, 0xA3, ..] => FileType::Media,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => match brand {
                Some(brand) if HEIF_BRANDS.contains(&brand) => FileType::Heic,
                _ => FileType::Media,
            },
            _ => FileType::Other,
        }
    }

    /// Whether a preview can be made of it here.
    pub fn has_preview(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png | FileType::Webp)
    }

    /// The media type that is kept; `declared` counts only where the bytes leave it open.
    pub fn media_type(self, declared: &str) -> &'static str {
        let declared = DECLARABLE.iter().find(|known| **known == declared).copied();
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Heic => "image/heic",
            FileType::Webp => "image/webp",
            FileType::Pdf => "application/pdf",
            FileType::Zip => declared
                .filter(|name| name.starts_with("application/"))
                .unwrap_or("application/zip"),
            FileType::Media => declared
                .filter(|name| name.starts_with("audio/"))
                .unwrap_or("application/octet-stream"),
            FileType::Other => declared
                .filter(|name| name.starts_with("audio/") || name.starts_with("text/"))
                .unwrap_or("application/octet-stream"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_named_a_photo_is_kept_as_plain_bytes() {
        let page = b"<html><script>alert(1)</script></html>";
        assert_eq!(FileType::of(page), FileType::Other);
        assert_eq!(FileType::of(page).media_type("image/jpeg"), "application/octet-stream");
        assert_eq!(FileType::of(page).media_type("text/html"), "application/octet-stream");
    }

    #[test]
    fn the_bytes_win_over_the_declared_type() {
        assert_eq!(
            FileType::of(b"\xFF\xD8\xFF\xE0rest").media_type("text/plain"),
            "image/jpeg"
        );
        assert_eq!(
            FileType::of(b"\0\0\0\x18ftypheic....").media_type("image/jpeg"),
            "image/heic"
        );
        assert_eq!(
            FileType::of(b"PK\x03\x04....").media_type("image/jpeg"),
            "application/zip"
        );
        assert_eq!(FileType::of(b"").media_type(""), "application/octet-stream");
    }
}
