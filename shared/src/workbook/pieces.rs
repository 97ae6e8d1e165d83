//! A sheet's rows cut into pieces that each read as a sheet of their own: several can be read side by side.

use memchr::memmem::{find, rfind};
use std::io::{Error, Read, Result as IoResult};

/// What stands before the rows of a sheet: sizes of columns, panes, filters.
const HEAD_MAX: usize = 256 * 1024;
/// Rows are cut off after about so many bytes.
const PIECE: usize = 1024 * 1024;
/// A row that does not end.
const PIECE_MAX: usize = 64 * PIECE;
/// From the end of what is there, so many ends of rows are looked at.
const TRIES: usize = 8;

/// Cuts a sheet's XML.
pub(crate) struct Pieces<R> {
    xml: R,
    names: Names,
    /// All before the first row; every piece begins with it.
    head: Vec<u8>,
    unread: Vec<u8>,
    ended: bool,
}

/// The sheet's tags, with their prefix if it has one.
struct Names {
    row: Vec<u8>,
    row_end: Vec<u8>,
    tail: Vec<u8>,
}

impl<R: Read> Pieces<R> {
    /// `None`: the sheet cannot be cut, because its rows say no numbers or it begins as few do. Read it as a whole.
    ///
    /// # Errors
    /// `xml` cannot be read.
    pub fn new(mut xml: R) -> IoResult<Option<Pieces<R>>> {
        let mut head = Vec::new();
        let ended = fill(&mut xml, &mut head, HEAD_MAX)?;
        let Some((from, names)) = rows_from(&head) else {
            return Ok(None);
        };
        let unread = head.split_off(from);
        let pieces = Pieces {
            xml,
            names,
            head,
            unread,
            ended,
        };
        Ok(pieces.names.begins_numbered(&pieces.unread).then_some(pieces))
    }

    /// The next rows as XML of a sheet; `None` after the last.
    ///
    /// # Errors
    /// The sheet cannot be read, or a row goes on and on.
    pub fn next(&mut self) -> IoResult<Option<Vec<u8>>> {
        let mut wanted = PIECE;
        loop {
            self.ended = self.ended || fill(&mut self.xml, &mut self.unread, wanted)?;
            if self.ended {
                let rest = std::mem::take(&mut self.unread);
                return Ok((!rest.is_empty()).then(|| [self.head.as_slice(), &rest].concat()));
            }
            if let Some(end) = self.names.last_end(&self.unread) {
                let rest = self.unread.split_off(end);
                let rows = std::mem::replace(&mut self.unread, rest);
                return Ok(Some([self.head.as_slice(), &rows, &self.names.tail].concat()));
            }
            wanted = wanted.saturating_mul(2);
            if wanted > PIECE_MAX {
                return Err(Error::other("a row of a sheet does not end"));
            }
        }
    }
}

impl Names {
    /// Where the last row ends after which a row begins that says its number.
    fn last_end(&self, rows: &[u8]) -> Option<usize> {
        let mut until = rows.len();
        for _ in 0..TRIES {
            let at = rfind(rows.get(..until)?, &self.row_end)?;
            let end = at + self.row_end.len();
            let (before, after) = rows.split_at_checked(end)?;
            until = match open(before, b"<!--", b"-->").or_else(|| open(before, b"<![", b"]]>")) {
                Some(said) => said,
                None if self.begins_numbered(after) => return Some(end),
                None => at,
            };
        }
        None
    }

    /// Whether `xml` begins with a row that says its number.
    fn begins_numbered(&self, xml: &[u8]) -> bool {
        let tag = xml.trim_ascii_start().strip_prefix(self.row.as_slice());
        let tag = tag.and_then(|tag| tag.get(..tag.iter().position(|byte| *byte == b'>')?));
        tag.is_some_and(|tag| tag.starts_with(b" ") && find(tag, b" r=").is_some())
    }
}

/// Where what lies between two marks, such as a comment, begins, if `xml` breaks off within it.
fn open(xml: &[u8], begin: &[u8], end: &[u8]) -> Option<usize> {
    let at = rfind(xml, begin)?;
    find(xml.get(at..)?, end).is_none().then_some(at)
}

/// Where the rows of a sheet begin, and what its tags are called.
fn rows_from(head: &[u8]) -> Option<(usize, Names)> {
    const DATA: &[u8] = b"sheetData";
    let at = find(head, DATA)?;
    let (before, after) = head.split_at_checked(at)?;
    let prefix = before.get(rfind(before, b"<")? + 1..)?;
    let plain = prefix.is_empty() || prefix.strip_suffix(b":").is_some_and(|prefix| prefix.is_ascii());
    let end = after.iter().position(|byte| *byte == b'>')?;
    let tag = after.get(DATA.len()..end)?;
    if !plain || !tag.trim_ascii().is_empty() || find(before, b"<!").is_some() {
        return None;
    }
    let prefix = String::from_utf8(prefix.to_vec()).ok()?;
    let names = Names {
        row: format!("<{prefix}row").into(),
        row_end: format!("</{prefix}row>").into(),
        tail: format!("</{prefix}sheetData></{prefix}worksheet>").into(),
    };
    Some((at + end + 1, names))
}

/// Reads until `into` has `wanted` bytes. Whether nothing more comes.
fn fill(xml: &mut impl Read, into: &mut Vec<u8>, wanted: usize) -> IoResult<bool> {
    let missing = wanted.saturating_sub(into.len());
    let read = xml.take(missing as u64).read_to_end(into)?;
    Ok(read < missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &str = "<?xml version=\"1.0\"?>\n<worksheet xmlns=\"m\"><cols><col min=\"1\"/></cols><sheetData>";
    const END: &str = "</sheetData><mergeCells/></worksheet>";

    fn cut(sheet: &str) -> Option<Vec<String>> {
        let mut pieces = Pieces::new(sheet.as_bytes()).unwrap()?;
        let mut cut = Vec::new();
        while let Some(piece) = pieces.next().unwrap() {
            cut.push(String::from_utf8(piece).unwrap());
        }
        Some(cut)
    }

    fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
        (1..=count).map(row).collect()
    }

    /// All rows of all pieces, one after the other.
    fn joined(pieces: &[String], begin: &str, end: &str) -> String {
        let rows = pieces.iter().map(|piece| {
            let rows = piece.strip_prefix(begin).unwrap();
            rows.split_once(end).unwrap().0
        });
        rows.collect()
    }

    #[test]
    fn every_row_is_in_one_piece_in_its_order() {
        let cell = "<c><v>17</v></c>".repeat(40);
        let text = rows(5_000, |row| format!("<row r=\"{row}\" spans=\"1:40\">{cell}</row>\n"));
        let pieces = cut(&format!("{BEGIN}{text}{END}")).unwrap();
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| piece.len() < PIECE + 2_000));
        assert_eq!(joined(&pieces, BEGIN, "</sheetData>"), text);
    }

    #[test]
    fn tags_may_have_a_prefix() {
        let begin = "<x:worksheet xmlns:x=\"m\"><x:sheetData>";
        let cell = "<x:c><x:v>17</x:v></x:c>".repeat(40);
        let text = rows(2_500, |row| format!("<x:row r=\"{row}\">{cell}</x:row>"));
        let pieces = cut(&format!("{begin}{text}</x:sheetData></x:worksheet>")).unwrap();
        assert!(pieces.len() > 1);
        assert_eq!(joined(&pieces, begin, "</x:sheetData>"), text);
    }

    #[test]
    fn what_is_said_about_a_row_is_no_row() {
        let said = "</row><row r=\"9\"><c/></row><row r=\"10\">".repeat(200);
        for (begin, end) in [("<!--", "-->"), ("<c t=\"str\"><v><![CDATA[", "]]></v></c>")] {
            let text = rows(200, |row| format!("<row r=\"{row}\">{begin}{said}{end}</row>"));
            let pieces = cut(&format!("{BEGIN}{text}{END}")).unwrap();
            assert!(pieces.len() > 1);
            assert_eq!(joined(&pieces, BEGIN, "</sheetData>"), text);
            for piece in &pieces {
                assert_eq!(piece.matches(begin).count(), piece.matches(end).count());
            }
        }
    }

    #[test]
    fn rows_without_numbers_are_not_cut() {
        let cell = "<c><v>17</v></c>".repeat(4_000);
        for sheet in [
            format!("{BEGIN}<row>{cell}</row>{END}"),
            format!("<worksheet><sheetData/>{END}"),
            format!("{BEGIN}{END}"),
            "<worksheet><sheetData".into(),
            "not XML".into(),
            String::new(),
        ] {
            assert_eq!(cut(&sheet), None);
        }
        // Only between rows of which the second says its number.
        let text = rows(40, |row| match row % 2 {
            0 => format!("<row r=\"{row}\">{cell}</row>"),
            _ if row == 1 => "<row r=\"1\"/>".into(),
            _ => format!("<row>{cell}</row>"),
        });
        let pieces = cut(&format!("{BEGIN}{text}{END}")).unwrap();
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| piece.starts_with(&format!("{BEGIN}<row r="))));
        assert_eq!(joined(&pieces, BEGIN, "</sheetData>"), text);
    }

    #[test]
    fn a_row_that_does_not_end_is_an_error() {
        let endless = format!("{BEGIN}<row r=\"1\">{}", "<c/>".repeat(PIECE_MAX / 4));
        let mut pieces = Pieces::new(endless.as_bytes()).unwrap().unwrap();
        assert!(pieces.next().is_err());
    }
}
