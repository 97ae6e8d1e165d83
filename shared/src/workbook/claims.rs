//! What the parts of an `.xlsx` claim about themselves, held against what is in them. Its reader believes them: it makes room for
//! as many texts as are announced, and keeps a format's names once for every style.

use super::container::Refused;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{BufReader, Read};

/// What is no sheet is kept in memory, unlike rows.
pub(super) const KEPT_BYTES_MAX: u64 = 500_000_000;
/// As many texts as may be announced without being there: some programs count wrong.
const UNSEEN_TEXTS_MAX: u64 = 1_000_000;
/// `<si/>`.
const TEXT_BYTES_MIN: u64 = 5;
/// What stands before the texts.
const HEAD_BYTES: u64 = 64 * 1024;
/// Excel itself has no more than 65,490 of cells, and as many that cells inherit from.
const STYLES_MAX: u64 = 200_000;
const STYLES_BYTES_MAX: u64 = 64_000_000;

/// A part whose claims are believed.
#[derive(Clone, Copy)]
pub(super) enum Believed {
    Texts,
    Styles,
}

impl Believed {
    /// By the name of a part, in whatever folder the workbook says that it is.
    pub fn named(name: &str) -> Option<Believed> {
        let name = name.to_ascii_lowercase();
        match name.rsplit(['/', '\\']).next()? {
            "sharedstrings.xml" => Some(Believed::Texts),
            "styles.xml" => Some(Believed::Styles),
            _ => None,
        }
    }

    /// Holds the claims of `part` against its `unpacked` bytes. What is no XML is left to the reader, which says so.
    pub fn check(self, unpacked: u64, part: impl Read) -> Result<(), Refused> {
        match self {
            Believed::Texts => texts(unpacked, part),
            Believed::Styles if unpacked > STYLES_BYTES_MAX => Err(Refused::Overfull),
            Believed::Styles => styles(part),
        }
    }
}

fn texts(unpacked: u64, part: impl Read) -> Result<(), Refused> {
    let mut xml = reader(part.take(HEAD_BYTES));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "sst" => {
                let most = (unpacked / TEXT_BYTES_MIN).max(UNSEEN_TEXTS_MAX);
                return match claimed(tag.as_bytes()).is_none_or(|claimed| claimed <= most) {
                    true => Ok(()),
                    false => Err(Refused::Truncated),
                };
            }
            Ok(Event::Eof) | Err(_) if unpacked > HEAD_BYTES => return Err(Refused::Truncated),
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// The largest number after the attribute's name, however the tag is malformed: what reads it is more lenient than XML.
fn claimed(tag: &[u8]) -> Option<u64> {
    const NAME: &[u8] = b"uniqueCount";
    let numbers = memchr::memmem::find_iter(tag, NAME).map(|at| {
        let after = tag.get(at + NAME.len()..).unwrap_or_default().iter();
        let digits = after
            .skip_while(|byte| !byte.is_ascii_digit())
            .take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u64, |number, byte| {
            number.saturating_mul(10).saturating_add(u64::from(byte - b'0'))
        })
    });
    numbers.max()
}

fn styles(part: impl Read) -> Result<(), Refused> {
    let mut xml = reader(part);
    let mut buffer = Vec::new();
    let (mut styles, mut longest) = (0_u64, 0_u64);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => {
                styles += u64::from(tag.local_name().as_ref() == "xf");
                longest = longest.max(tag.len() as u64);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    match styles > STYLES_MAX || styles.saturating_mul(longest) > KEPT_BYTES_MAX {
        true => Err(Refused::Overfull),
        false => Ok(()),
    }
}

/// As the workbook's own reader is set up: what one stumbles over, both do.
fn reader<R: Read>(part: R) -> Reader<BufReader<R>> {
    let mut xml = Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Limits, recognise};
    use std::io::{Cursor, Write};

    fn check(name: &str, text: &str) -> Result<(), Refused> {
        Believed::named(name).unwrap().check(text.len() as u64, text.as_bytes())
    }

    #[test]
    fn texts_that_are_announced_must_be_there() {
        let texts = |count: &str, texts: usize| {
            let text = format!(
                "<?xml version=\"1.0\"?>\n<x:sst uniqueCount=\"{count}\">{}",
                "<x:si/>".repeat(texts)
            );
            check("xl/sharedStrings.xml", &text)
        };
        for (count, there) in [("3", 3), ("900000", 3), ("2000000", 2_000_000), ("many", 1), ("", 0)] {
            assert_eq!(texts(count, there), Ok(()), "{count}");
        }
        for tag in [
            "a b=\"1\" uniqueCount=\"99999999999\"",
            "\u{c}uniqueCount=\"99999999999\"",
        ] {
            assert_eq!(
                check("sharedStrings.xml", &format!("<sst {tag}>")),
                Err(Refused::Truncated)
            );
        }
        for count in ["99999999999", "0099999999999", "2000000"] {
            assert_eq!(texts(count, 3), Err(Refused::Truncated), "{count}");
        }
        let hidden = format!("<!--{}--><sst uniqueCount=\"99999999999\">", " ".repeat(100_000));
        assert_eq!(check("XL\\SharedStrings.XML", &hidden), Err(Refused::Truncated));
        assert_eq!(check("xl/sharedStrings.xml", "no XML"), Ok(()));
    }

    #[test]
    fn whoever_opens_a_workbook_holds_it_to_its_claims() {
        let limits = Limits {
            file_bytes: 1_000_000,
            unpacked_bytes: 1_000_000,
            xls_span: 0,
            unpack_sheets: false,
        };
        for (count, expected) in [("1", Ok(())), ("99999999999", Err(Refused::Truncated))] {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            let stored = zip::write::SimpleFileOptions::default();
            zip.start_file("xl/worksheets/sheet/sharedStrings.xml", stored).unwrap();
            zip.write_all(format!("<sst uniqueCount=\"{count}\"><si/></sst>").as_bytes())
                .unwrap();
            let bytes = zip.finish().unwrap().into_inner();
            assert_eq!(recognise(&bytes, &limits).map(|_| ()), expected);
        }
    }

    #[test]
    fn styles_may_not_multiply_a_long_name() {
        let styles = |name: usize, styles: usize| {
            let name = "A".repeat(name);
            let text = format!("<styleSheet><fonts><font><name val=\"{name}\"/></font></fonts>");
            check("xl/styles.xml", &(text + &"<xf fontId=\"0\"/>".repeat(styles)))
        };
        assert_eq!(styles(10, 65_000), Ok(()));
        assert_eq!(styles(1_000_000, 400), Ok(()));
        assert_eq!(styles(1_000_000, 600), Err(Refused::Overfull));
        assert_eq!(styles(10, 200_001), Err(Refused::Overfull));
    }

    #[test]
    fn other_parts_claim_nothing() {
        for name in ["xl/worksheets/sheet1.xml", "xl/theme/theme1.xml", "", "styles.xml.rels"] {
            assert!(Believed::named(name).is_none());
        }
    }
}
