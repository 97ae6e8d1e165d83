//! Bytes as the text of an XML file: what is none is told by its nature, not by its name.

use super::notes::At;
use crate::xlsform::{FILE_BYTES_MAX, Fault};

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_MARKS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];
/// A `<` in UTF-16 without a mark.
const UTF16_BARE: [&[u8]; 2] = [b"<\0", b"\0<"];

/// Whether some bytes are meant as XML: told by their beginning.
pub fn is_xml(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let marked = UTF16_MARKS.iter().chain(&UTF16_BARE).any(|mark| body.starts_with(mark));
    marked || body.trim_ascii_start().starts_with(b"<")
}

fn whole(code: &'static str, reason: impl Into<String>) -> Box<Fault> {
    Box::new(At::default().fault(code, reason))
}

pub(super) fn decode(bytes: &[u8]) -> Result<&str, Box<Fault>> {
    if bytes.len() > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX / 1_000_000;
        return Err(whole(
            "file_too_large",
            format!("the file is larger than {most} MB; a form without pictures in it stays far below"),
        ));
    }
    let body = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if body.trim_ascii().is_empty() {
        return Err(whole("empty_file", "the file is empty; fetch or export the form again"));
    }
    if UTF16_MARKS.iter().chain(&UTF16_BARE).any(|mark| body.starts_with(mark)) {
        return Err(located(
            b"",
            "not_utf8",
            "the file is written in UTF-16; save it as UTF-8",
        ));
    }
    let text = std::str::from_utf8(body).map_err(|error| {
        let before = body.get(..error.valid_up_to()).unwrap_or_default();
        located(
            before,
            "not_utf8",
            "here stands a byte that is no UTF-8; save the file as UTF-8",
        )
    })?;
    if let Some(at) = text.find(|letter: char| matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')) {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        return Err(located(
            before,
            "bad_character",
            "here stands a character that XML does not allow; the file is damaged, or no form",
        ));
    }
    check_nature(text)?;
    check_declared(text)?;
    Ok(text)
}

fn located(before: &[u8], code: &'static str, reason: &str) -> Box<Fault> {
    let before = String::from_utf8_lossy(before);
    let mut place = Place::default();
    place.pass(&before);
    Box::new(
        At {
            line: place.line,
            column: place.column,
            ..At::default()
        }
        .fault(code, reason),
    )
}

fn check_nature(text: &str) -> Result<(), Box<Fault>> {
    let start = text.trim_start();
    let mut head = start;
    // Comments and declarations may stand before what tells the nature.
    while let Some((_, rest)) = head
        .strip_prefix("<!--")
        .and_then(|rest| rest.split_once("-->"))
        .or_else(|| head.strip_prefix("<?").and_then(|rest| rest.split_once("?>")))
    {
        head = rest.trim_start();
    }
    let opening: String = head.chars().take(2000).collect::<String>().to_lowercase();
    let page = opening.starts_with("<!doctype html") || (opening.starts_with("<html") && !opening.contains("xforms"));
    if page {
        return Err(located(
            b"",
            "html_page",
            "this is a web page and no form, perhaps a login or an error page; fetch the form again, with a login if one is asked",
        ));
    }
    if start.starts_with("version https://git-lfs") {
        return Err(whole(
            "lfs_pointer",
            "this is a Git LFS pointer, not the form; fetch the file itself (`git lfs pull`) and choose it again",
        ));
    }
    if !start.starts_with('<') {
        return Err(located(
            b"",
            "not_xml",
            "this is no XML; an XForm begins with `<?xml` or `<h:html`",
        ));
    }
    Ok(())
}

/// An old encoding that is declared can only be meant where letters beyond ASCII stand.
fn check_declared(text: &str) -> Result<(), Box<Fault>> {
    let declaration = text
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map(|(declaration, _)| declaration);
    let declared = declaration
        .and_then(|declaration| declaration.split_once("encoding"))
        .map(|(_, value)| value.trim_start().trim_start_matches('=').trim_start())
        .and_then(|value| value.strip_prefix(['"', '\'']))
        .and_then(|value| value.split(['"', '\'']).next());
    match declared {
        Some(name)
            if !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("us-ascii") && !text.is_ascii() =>
        {
            Err(located(
                b"",
                "not_utf8",
                &format!("the file says that it is written in `{name}`; save it as UTF-8"),
            ))
        }
        _ => Ok(()),
    }
}

/// A place that moves forward through a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub line: u32,
    pub column: u32,
}

impl Default for Place {
    fn default() -> Place {
        Place { line: 1, column: 1 }
    }
}

impl Place {
    /// Moves past a text.
    pub fn pass(&mut self, text: &str) {
        for letter in text.chars() {
            if letter == '\n' {
                self.line = self.line.saturating_add(1);
                self.column = 1;
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
    }
}
