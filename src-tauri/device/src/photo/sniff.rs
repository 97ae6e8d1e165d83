//! What a file is, by its first bytes: a name or a declared type proves nothing.

/// The kinds of file that captures tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    Jpeg,
    Png,
    Webp,
    /// A picture of this media type that no preview is made of here: kept as it is.
    Picture(&'static str),
    Pdf,
    /// A zip archive, which is also what an .xlsx register is.
    Zip,
    /// What Office wrote before 2007: an .xls register, a .doc.
    OldOffice,
    /// MPEG-4, which holds sound or film.
    Mpeg4,
    /// WebM or Matroska, which hold sound or film.
    Webm,
    /// Sound alone, of this media type.
    Sound(&'static str),
    /// Film of this media type.
    Film(&'static str),
    Other,
}

/// Types that an unrecognised file may be declared as. Never one that a web view would run (HTML, SVG).
const DECLARABLE: [&str; 4] = [
    "text/csv",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/zip",
];

/// Types that first bytes prove, some with the declared type's help.
const SNIFFED: [&str; 27] = [
    "image/jpeg",
    "image/png",
    "image/heic",
    "image/avif",
    "image/webp",
    "image/gif",
    "image/tiff",
    "application/pdf",
    "application/x-ole-storage",
    "audio/aac",
    "audio/aiff",
    "audio/amr",
    "audio/flac",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "audio/x-caf",
    "video/mp4",
    "video/mpeg",
    "video/quicktime",
    "video/webm",
    "video/x-flv",
    "video/x-ms-asf",
    "video/x-msvideo",
    "application/octet-stream",
];

/// Whether a record's media type is one that captures get here: a teammate's app may have written anything.
pub(super) fn is_kept_type(media_type: &str) -> bool {
    SNIFFED.contains(&media_type) || DECLARABLE.contains(&media_type)
}

impl FileType {
    /// Looks at the first 16 bytes only.
    pub fn of(bytes: &[u8]) -> FileType {
        const HEIF_BRANDS: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"];
        let brand = bytes.get(8..12);
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => FileType::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType::Png,
            [b'%', b'P', b'D', b'F', b'-', ..] => FileType::Pdf,
            [b'P', b'K', 3, 4, ..] => FileType::Zip,
            [b'R', b'I', b'F', b'F', ..] if brand == Some(b"WEBP") => FileType::Webp,
            [b'R', b'I', b'F', b'F', ..] if brand == Some(b"WAVE") => FileType::Sound("audio/wav"),
            [b'O', b'g', b'g', b'S', ..] => FileType::Sound("audio/ogg"),
            [b'I', b'D', b'3', ..] | [0xFF, 0xFB | 0xFA | 0xF3 | 0xF2, ..] => FileType::Sound("audio/mpeg"),
            [b'f', b'L', b'a', b'C', ..] => FileType::Sound("audio/flac"),
            [b'#', b'!', b'A', b'M', b'R', ..] => FileType::Sound("audio/amr"),
            [b'c', b'a', b'f', b'f', 0, ..] => FileType::Sound("audio/x-caf"),
            [b'F', b'O', b'R', b'M', ..] if matches!(brand, Some(b"AIFF" | b"AIFC")) => FileType::Sound("audio/aiff"),
            [0xFF, 0xF1 | 0xF9, ..] => FileType::Sound("audio/aac"),
            [b'R', b'I', b'F', b'F', ..] if brand == Some(b"AVI ") => FileType::Film("video/x-msvideo"),
            [b'F', b'L', b'V', 1, ..] => FileType::Film("video/x-flv"),
            [0, 0, 1, 0xB3 | 0xBA, ..] => FileType::Film("video/mpeg"),
            // Windows Media, which holds sound or film: film is the more careful guess.
            [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => FileType::Film("video/x-ms-asf"),
            [0, _, _, _, b'm', b'o', b'o', b'v', ..] | [0, _, _, _, b'm', b'd', b'a', b't', ..] => {
                FileType::Film("video/quicktime")
            }
            [0x1A, 0x45, 0xDF, 0xA3, ..] => FileType::Webm,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => FileType::Picture("image/gif"),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => FileType::Picture("image/tiff"),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => FileType::OldOffice,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => match brand {
                Some(brand) if HEIF_BRANDS.contains(&brand) => FileType::Picture("image/heic"),
                Some(b"avif" | b"avis") => FileType::Picture("image/avif"),
                Some(b"M4A " | b"M4B ") => FileType::Sound("audio/mp4"),
                _ => FileType::Mpeg4,
            },
            _ => FileType::Other,
        }
    }

    /// Whether a preview can be made of it here.
    pub fn has_preview(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png | FileType::Webp)
    }

    /// The media type that is kept; `declared` counts only where the bytes leave it open. What may be sound or film is film
    /// unless it was called sound: both wait for the worker's agreement.
    pub fn media_type(self, declared: &str) -> &'static str {
        let known = DECLARABLE.iter().find(|known| **known == essence(declared)).copied();
        let sound = essence(declared).starts_with("audio/");
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Webp => "image/webp",
            FileType::Pdf => "application/pdf",
            FileType::Zip => known
                .filter(|name| name.starts_with("application/"))
                .unwrap_or("application/zip"),
            FileType::Mpeg4 if sound => "audio/mp4",
            FileType::Mpeg4 => "video/mp4",
            FileType::Webm if sound => "audio/webm",
            FileType::Webm => "video/webm",
            FileType::OldOffice => "application/x-ole-storage",
            FileType::Sound(media_type) | FileType::Film(media_type) | FileType::Picture(media_type) => media_type,
            FileType::Other => known
                .filter(|name| name.starts_with("text/"))
                .unwrap_or("application/octet-stream"),
        }
    }
}

/// A media type without its parameters: `audio/webm;codecs=opus` is `audio/webm`.
pub(super) fn essence(declared: &str) -> &str {
    declared.split(';').next().unwrap_or_default().trim()
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
    fn sound_and_film_are_known_as_such_whatever_they_are_called() {
        for (bytes, declared, kept) in [
            (&b"\x1A\x45\xDF\xA3...."[..], "audio/webm;codecs=opus", "audio/webm"),
            (b"\x1A\x45\xDF\xA3....", "", "video/webm"),
            (b"\0\0\0\x20ftypisom....", "audio/mp4", "audio/mp4"),
            (b"\0\0\0\x20ftypisom....", "application/pdf", "video/mp4"),
            (b"\0\0\0\x20ftypM4A ....", "", "audio/mp4"),
            (b"ID3\x04....", "", "audio/mpeg"),
            (b"\xFF\xFB\x90\x64....", "", "audio/mpeg"),
            (b"OggS....", "text/plain", "audio/ogg"),
            (b"RIFF....WAVE....", "", "audio/wav"),
            (b"#!AMR\n..", "", "audio/amr"),
            (b"\xFF\xF1\x50\x80....", "text/plain", "audio/aac"),
            (b"FORM....AIFF....", "", "audio/aiff"),
            (b"caff\0\x01....", "", "audio/x-caf"),
            (b"RIFF....AVI ....", "audio/wav", "video/x-msvideo"),
            (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "", "video/x-ms-asf"),
            (b"\0\0\x04\x20moov....", "", "video/quicktime"),
            (b"\0\0\x01\xBA....", "", "video/mpeg"),
        ] {
            assert_eq!(FileType::of(bytes).media_type(declared), kept);
            assert!(is_kept_type(kept));
        }
    }

    #[test]
    fn a_register_that_begins_like_a_media_file_is_a_register() {
        for text in [
            "GIFT,HOURS\n",
            "BM,Name\n",
            "FORM 12,2026",
            "MM/DD,Hours",
            "caffeine;1",
            "II,III,IV",
        ] {
            assert_eq!(
                FileType::of(text.as_bytes()).media_type("text/csv"),
                "text/csv",
                "{text}"
            );
        }
    }

    #[test]
    fn pictures_without_a_preview_here_and_old_workbooks_are_known() {
        for (bytes, kept) in [
            (&b"\0\0\0\x1Cftypavif...."[..], "image/avif"),
            (b"GIF89a....", "image/gif"),
            (b"II*\0....", "image/tiff"),
            (b"MM\0*....", "image/tiff"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"),
        ] {
            assert_eq!(FileType::of(bytes).media_type("text/csv"), kept);
            assert!(is_kept_type(kept));
        }
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
