//! A sheet's rows cut into pieces that each read as a sheet of their own: several can be read side by side.

use memchr::memmem::{find, rfind};
use std::io::{Error, Read, Result as IoResult};
use std::ops::Range;

/// What stands before the rows of a sheet: sizes of columns, panes, filters.
const HEAD_MAX: usize = 256 * 1024;
/// Rows are cut off after about so many bytes.
const PIECE: usize = 1024 * 1024;
/// The first rows of a sheet that can be cut at all are shorter.
const FIRST_MAX: usize = 8 * PIECE;
/// A row that does not end.
const PIECE_MAX: usize = 64 * PIECE;

/// Cuts a sheet's XML.
pub(crate) struct Pieces<R> {
    xml: R,
    names: Names,
    /// All before the first row; every piece begins with it.
    head: Vec<u8>,
    unread: Vec<u8>,
    ended: bool,
    /// The sheet says where its rows end; one that breaks off before must not look whole.
    closed: bool,
    /// Where the first piece ends, found when it was tried whether there is any.
    first: Option<usize>,
}

/// The sheet's tags, with their prefix if it has one.
struct Names {
    row: Vec<u8>,
    rows_end: Vec<u8>,
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
        if !names.begins_numbered(unread.trim_ascii_start()) {
            return Ok(None);
        }
        let mut pieces = Pieces {
            xml,
            names,
            head,
            unread,
            ended,
            closed: false,
            first: None,
        };
        pieces.first = pieces.cut(FIRST_MAX)?;
        Ok((pieces.ended || pieces.first.is_some()).then_some(pieces))
    }

    /// The next rows as XML of a sheet; `None` after the last.
    ///
    /// # Errors
    /// The sheet cannot be read, or a row goes on and on.
    pub fn next(&mut self) -> IoResult<Option<Vec<u8>>> {
        let found = match self.first.take() {
            None => self.cut(PIECE_MAX)?,
            first => first,
        };
        let rest = match found {
            Some(end) => self.unread.split_off(end),
            None if self.ended => Vec::new(),
            None => return Err(Error::other("a row of a sheet does not end")),
        };
        let rows = std::mem::replace(&mut self.unread, rest);
        let tail: &[u8] = if found.is_some() || self.closed {
            &self.names.tail
        } else {
            b""
        };
        Ok((!rows.is_empty()).then(|| [self.head.as_slice(), &rows, tail].concat()))
    }

    /// Where to cut what is unread, of which more is read as long as that is nowhere. `None`: nowhere before `most` bytes or the
    /// end of the rows.
    fn cut(&mut self, most: usize) -> IoResult<Option<usize>> {
        let mut wanted = PIECE;
        loop {
            self.ended = self.ended || fill(&mut self.xml, &mut self.unread, wanted)?;
            let remarks = remarks(&self.unread);
            // What follows the rows is nobody's here.
            if let Some(end) = self.names.end(&self.unread, &remarks) {
                self.unread.truncate(end);
                (self.ended, self.closed) = (true, true);
            }
            if self.ended {
                return Ok(None);
            }
            if let Some(at) = self.names.last_begin(&self.unread, &remarks) {
                return Ok(Some(at));
            }
            wanted = wanted.saturating_mul(2);
            if wanted > most {
                return Ok(None);
            }
        }
    }
}

impl Names {
    /// Where the last row begins that says its number: rows do not lie in rows, so all before it are whole.
    fn last_begin(&self, rows: &[u8], remarks: &[Range<usize>]) -> Option<usize> {
        let mut until = rows.len();
        loop {
            let at = rfind(rows.get(..until)?, &self.row).filter(|at| *at > 0)?;
            until = match remark_at(remarks, at) {
                Some(remark) => remark.start,
                None if self.begins_numbered(rows.get(at..)?) => return Some(at),
                None => at,
            };
        }
    }

    /// Where the rows end, if they do here.
    fn end(&self, rows: &[u8], remarks: &[Range<usize>]) -> Option<usize> {
        let mut from = 0;
        loop {
            let at = from + find(rows.get(from..)?, &self.rows_end)?;
            match remark_at(remarks, at) {
                Some(remark) => from = remark.end,
                None => return Some(at),
            }
        }
    }

    /// Whether `xml` begins with a row that says its number before all else, as all programs write it.
    fn begins_numbered(&self, xml: &[u8]) -> bool {
        let number = xml.strip_prefix(self.row.as_slice()).and_then(|tag| {
            let tag = tag.strip_prefix(b" r=")?;
            let (quote, number) = tag.split_first().filter(|(quote, _)| b"\"'".contains(quote))?;
            let end = number.iter().position(|byte| !byte.is_ascii_digit())?;
            let rest = number.get(end..)?;
            // The tag must end here; another that begins first says that it does not.
            let ends = memchr::memchr2(b'>', b'<', rest).is_some_and(|at| rest.get(at) == Some(&b'>'));
            (rest.first() == Some(quote) && ends).then_some(end)
        });
        number.is_some_and(|digits| digits > 0)
    }
}

/// Where comments, texts as they are, and instructions stand: what looks like a row in them is none. One that breaks off goes on
/// to the end.
fn remarks(xml: &[u8]) -> Vec<Range<usize>> {
    type Marks = (&'static [u8], &'static [u8]);
    const KINDS: [Marks; 3] = [(b"<!--", b"-->"), (b"<![", b"]]>"), (b"<?", b"?>")];
    let next = |(begin, end): Marks, from: usize| Some((from + find(xml.get(from..)?, begin)?, begin, end));
    let mut remarks: Vec<Range<usize>> = Vec::new();
    let mut ahead = KINDS.map(|marks| next(marks, 0));
    while let Some((start, begin, end)) = ahead.iter().flatten().min_by_key(|(start, ..)| *start).copied() {
        let after = start + begin.len();
        let until = xml.get(after..).and_then(|rest| find(rest, end));
        let until = until.map_or(xml.len(), |length| after + length + end.len());
        remarks.push(start..until);
        for (found, marks) in ahead.iter_mut().zip(KINDS) {
            if found.is_some_and(|(at, ..)| at < until) {
                *found = next(marks, until);
            }
        }
    }
    remarks
}

fn remark_at(remarks: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let place = remarks.partition_point(|remark| remark.end <= at);
    remarks.get(place).filter(|remark| remark.contains(&at))
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
    // Only the line that says that it is XML.
    let instructed = rfind(before, b"<?").is_some_and(|at| find(before, b"<?xml ") != Some(at));
    if !plain || !tag.trim_ascii().is_empty() || find(before, b"<!").is_some() || instructed {
        return None;
    }
    let prefix = String::from_utf8(prefix.to_vec()).ok()?;
    let names = Names {
        row: format!("<{prefix}row").into(),
        rows_end: format!("</{prefix}sheetData").into(),
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
        let said = "</row><row r=\"9\"><c/></row></sheetData><row r=\"10\">".repeat(200);
        let marks = [
            ("<!--", "-->"),
            ("<c t=\"str\"><v><![CDATA[", "]]></v></c>"),
            ("<?x ", "?>"),
        ];
        for (begin, end) in marks {
            let text = rows(200, |row| format!("<row r=\"{row}\">{begin}{said}{end}</row>"));
            let pieces = cut(&format!("{BEGIN}{text}{END}")).unwrap();
            assert!(pieces.len() > 1);
            let rows = pieces.iter().map(|piece| piece.strip_prefix(BEGIN).unwrap());
            let rows = rows.map(|rows| rows.strip_suffix("</sheetData></worksheet>").unwrap());
            assert_eq!(rows.collect::<String>(), text);
            for piece in pieces.iter().filter_map(|piece| piece.strip_prefix(BEGIN)) {
                assert_eq!(piece.matches(begin).count(), piece.matches(end).count());
            }
        }
    }

    #[test]
    fn rows_that_close_themselves_are_cut_too() {
        let text = rows(2_000_000, |row| {
            format!("<row r=\"{row}\" ht=\"12.8\" customHeight=\"1\"/>")
        });
        assert!(text.len() > PIECE_MAX);
        let pieces = cut(&format!("{BEGIN}{text}{END}")).unwrap();
        assert_eq!(joined(&pieces, BEGIN, "</sheetData>"), text);
    }

    #[test]
    fn what_follows_the_rows_is_left_away() {
        let text = rows(20_000, |row| format!("<row r=\"{row}\"><c><v>17</v></c></row>"));
        let after = "<extLst><row r=\"7\"><c><v>1</v></c></row></extLst>".repeat(50_000);
        let pieces = cut(&format!("{BEGIN}{text}</sheetData>{after}</worksheet>")).unwrap();
        assert_eq!(joined(&pieces, BEGIN, "</sheetData>"), text);
        assert!(pieces.iter().all(|piece| !piece.contains("extLst")));
    }

    #[test]
    fn a_sheet_that_breaks_off_does_not_look_whole() {
        let text = rows(50_000, |row| format!("<row r=\"{row}\"><c><v>17</v></c></row>"));
        let pieces = cut(&format!("{BEGIN}{text}")).unwrap();
        assert!(pieces.len() > 1 && pieces.last().unwrap().ends_with("</row>"));
    }

    #[test]
    fn rows_without_numbers_are_not_cut() {
        let cell = "<c><v>17</v></c>".repeat(4_000);
        for sheet in [
            format!("{BEGIN}<row>{cell}</row>{END}"),
            format!("<worksheet><sheetData/>{END}"),
            format!("{BEGIN}{END}"),
            format!("{BEGIN}<row ht=\"1 r=\"><c/></row>{END}"),
            format!(
                "{BEGIN}<row r=\"1\"></row>{}{END}",
                "<row><c/></row>".repeat(FIRST_MAX / 10)
            ),
            format!("<?xml version=\"1.0\"?><?x sheetData>?>{BEGIN}<row r=\"1\"/>{END}"),
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
        let first = rows(50_000, |row| format!("<row r=\"{row}\"><c/></row>"));
        let endless = format!("{BEGIN}{first}{}", "<c/>".repeat(PIECE_MAX / 4));
        let mut pieces = Pieces::new(endless.as_bytes()).unwrap().unwrap();
        assert!(pieces.next().is_ok());
        assert!((0..3).any(|_| pieces.next().is_err()));
    }
}
