//! What matters of the parts of a workbook while they are unpacked for the first time, and nothing else of them.

use memchr::{memchr, memmem, memrchr};
use std::io::{Result as IoResult, Write};

const MERGED: &[u8] = b"<mergeCell";
/// Every sheet that is listed keeps a copy of where it lies.
const SHEETS_MAX: usize = 5_000;
/// A cell holds 32,767 letters; readers keep whole whatever stands from one tag to the next.
const TEXT_BYTES_MAX: usize = 32_000_000;
/// Where parts lie: longer than any address on the web.
const RELATION_BYTES_MAX: usize = 64 * 1024;

/// Takes what is unpacked.
#[derive(Default)]
pub(super) struct Seen {
    pub merged: bool,
    /// The end of what came before: the word may be cut in two.
    end: Vec<u8>,
    /// Of the part under way: sheets that it lists, bytes since its last tag, and the longest such stretch.
    sheets: usize,
    since_tag: usize,
    longest: usize,
}

impl Seen {
    pub fn begin_part(&mut self) {
        (self.sheets, self.since_tag, self.longest) = (0, 0, 0);
    }

    pub fn has_too_many_sheets(&self) -> bool {
        self.sheets > SHEETS_MAX
    }

    /// Whether one of its tags or texts goes on and on.
    pub fn has_endless_text(&self, part: &str) -> bool {
        let most = match part.ends_with(".rels") {
            true => RELATION_BYTES_MAX,
            false => TEXT_BYTES_MAX,
        };
        self.longest > most
    }

    fn measure(&mut self, bytes: &[u8]) {
        let first = memchr(b'<', bytes).unwrap_or(bytes.len());
        self.longest = self.longest.max(self.since_tag + first);
        // Within one step no stretch is long enough to matter, but for relations.
        let tags = memchr::memchr_iter(b'<', bytes);
        if self.longest <= RELATION_BYTES_MAX && bytes.len() > RELATION_BYTES_MAX {
            let longest = tags
                .scan(first, |from, at| Some(at - std::mem::replace(from, at)))
                .max();
            self.longest = self.longest.max(longest.unwrap_or_default());
        }
        self.since_tag = match memrchr(b'<', bytes) {
            Some(last) => bytes.len() - last,
            None => self.since_tag + bytes.len(),
        };
        self.longest = self.longest.max(self.since_tag);
        let is_tag = |at: &usize| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes.get(at + b"sheet".len());
            before.is_some_and(|byte| b"<:".contains(byte)) && after.is_some_and(|byte| b" \t\r\n/>".contains(byte))
        };
        self.sheets += memmem::find_iter(bytes, b"sheet").filter(is_tag).count();
    }
}

impl Write for Seen {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.measure(bytes);
        if !self.merged {
            self.end.extend(bytes.iter().take(MERGED.len()));
            self.merged = memmem::find(&self.end, MERGED).is_some() || memmem::find(bytes, MERGED).is_some();
            let from = bytes.len().saturating_sub(MERGED.len());
            self.end = bytes.get(from..).unwrap_or_default().to_vec();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(part: &[u8], step: usize) -> Seen {
        let mut seen = Seen::default();
        seen.begin_part();
        part.chunks(step).for_each(|chunk| seen.write_all(chunk).unwrap());
        seen
    }

    #[test]
    fn sheets_are_counted_by_their_tags() {
        let list = |count: usize| format!("<sheets>{}</sheets>", "<sheet name=\"a\" r:id=\"r1\"/>".repeat(count));
        assert!(!seen(list(SHEETS_MAX).as_bytes(), 8_192).has_too_many_sheets());
        let more = list(SHEETS_MAX * 2).replace("<sheet ", "<x:sheet\t");
        assert!(seen(more.as_bytes(), 8_192).has_too_many_sheets());
        let view = "<sheetView/><sheetPr>Timesheet sheet</sheetPr>".repeat(SHEETS_MAX * 2);
        assert!(!seen(view.as_bytes(), 8_192).has_too_many_sheets());
    }

    #[test]
    fn a_text_that_goes_on_and_on_is_found() {
        let part = |text: usize| format!("<a>{}</a><b/><c>short</c>", "x".repeat(text));
        for step in [8_192, 65_536, 1_000_000] {
            let (short, long) = (part(60_000), part(70_000));
            assert!(!seen(short.as_bytes(), step).has_endless_text("_rels/.rels"));
            assert!(seen(long.as_bytes(), step).has_endless_text("_rels/.rels"), "{step}");
            assert!(!seen(long.as_bytes(), step).has_endless_text("xl/worksheets/sheet1.xml"));
        }
        assert!(seen(part(TEXT_BYTES_MAX).as_bytes(), 65_536).has_endless_text("xl/worksheets/sheet1.xml"));
    }
}
