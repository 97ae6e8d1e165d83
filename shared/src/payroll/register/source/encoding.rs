//! The letters of a text file.

use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::HowSure;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes that are enough to tell letters apart.
const SAMPLE_BYTES: usize = 1_000_000;
/// A text that is not UTF-8 is written anew in memory, so less of it is taken.
const OTHER_BYTES_MAX: usize = 300_000_000;

/// A text and how its letters were written.
#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static Encoding,
    pub bom: bool,
    pub how_sure: HowSure,
}

/// The encoding of these bytes, and whether a byte order mark says so.
pub fn detect(bytes: &[u8]) -> (&'static Encoding, bool, HowSure) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, true, HowSure::Certain);
    }
    if let Some(encoding) = utf_16(bytes) {
        return (encoding, false, HowSure::Likely);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false, HowSure::Certain);
    }
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // A few bad letters in a long UTF-8 text are damage, not another encoding.
    (guess, false, HowSure::Likely)
}

/// UTF-16 without a mark: in most languages of registers, figures and signs have a zero in every second byte.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4_000).unwrap_or(bytes);
    let pairs = sample.chunks_exact(2);
    let total = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        if let [one, two] = pair {
            first += usize::from(*one == 0 && *two != 0);
            second += usize::from(*two == 0 && *one != 0);
        }
    }
    match (first * 5 > total && second == 0, second * 5 > total && first == 0) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// The text of `bytes` in `label`, the name of an encoding, or in the one that is detected.
///
/// # Errors
/// An unknown label, or a text that is too long to be written anew.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, RegisterFault> {
    let (detected, marked, sure) = match label {
        Some(_) => (UTF_8, Encoding::for_bom(bytes).is_some(), HowSure::Certain),
        None => detect(bytes),
    };
    let encoding = match label {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            RegisterFault::new(
                "no_such_encoding",
                format!("The mapping names the encoding `{label}`, which does not exist."),
                "Choose the file again and let its encoding be detected.",
            )
        })?,
        None => detected,
    };
    let body = match Encoding::for_bom(bytes) {
        Some((_, length)) => bytes.get(length..).unwrap_or_default(),
        None => bytes,
    };
    let decoded = |text| Decoded {
        text,
        encoding,
        bom: marked,
        how_sure: sure,
    };
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        return Ok(decoded(Cow::Borrowed(text)));
    }
    if body.len() > OTHER_BYTES_MAX {
        return Err(RegisterFault::new(
            "file_too_large",
            format!(
                "A text file that is not in UTF-8 is read up to {} MB.",
                OTHER_BYTES_MAX / 1_000_000
            ),
            "Save it as UTF-8, or in parts, and choose it again.",
        ));
    }
    let (text, _) = encoding.decode_without_bom_handling(body);
    Ok(decoded(text))
}

/// The name that [`crate::payroll::register::CsvForm`] keeps.
pub fn label(encoding: &'static Encoding) -> String {
    encoding.name().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn encodings_are_told_apart() {
        let (cp1252, _, _) = WINDOWS_1252.encode("Nombre;Días trabajados;Año\nJosé Núñez;5;2025\nMaría Peña;6;2025\n");
        assert_eq!(detect(&cp1252).0, WINDOWS_1252);
        let utf_16: Vec<u8> = "Name,Hours\nAna,40\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(detect(&utf_16).0, UTF_16LE);
        assert_eq!(decode(&utf_16, None).unwrap().text, "Name,Hours\nAna,40\n");
        assert_eq!(detect("নাম,ঘণ্টা".as_bytes()), (UTF_8, false, HowSure::Certain));
        let marked = decode(b"\xEF\xBB\xBFName", None).unwrap();
        assert_eq!((marked.text.as_ref(), marked.bom), ("Name", true));
        assert!(decode(b"x", Some("klingon")).is_err());
    }
}
