//! What bytes that are no container are, when they are no register in text either.

use crate::payroll::register::fault::RegisterFault;

/// # Errors
/// A web page, a picture, a PDF, an empty file, and other files that a register is often taken for.
pub fn check(bytes: &[u8]) -> Result<(), RegisterFault> {
    let begins = bytes.get(..2_000).unwrap_or(bytes);
    let text = String::from_utf8_lossy(begins)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    if bytes.iter().take(1_000_000).all(u8::is_ascii_whitespace) && bytes.len() < 1_000_000 {
        return Err(RegisterFault::new(
            "empty_file",
            "The file is empty.",
            "Choose the register again.",
        ));
    }
    if text.starts_with("version https://git-lfs") {
        return Err(RegisterFault::new(
            "lfs_pointer",
            "This is a Git LFS pointer, not the register.",
            "Fetch the file itself (`git lfs pull`) and choose it again.",
        ));
    }
    let page = ["<!doctype html", "<html", "<table", "<meta", "<head", "<body"];
    if page.iter().any(|tag| text.starts_with(tag)) || text.starts_with("<?xml") && text.contains("<html") {
        return Err(renamed(
            "web_page",
            "This is a web page with the name of a workbook, as some payroll programs make it.",
        ));
    }
    if text.starts_with("<?xml") || text.starts_with("<workbook") {
        return Err(renamed(
            "xml",
            "This is an XML file, such as Excel 2003 saved, not a workbook.",
        ));
    }
    if text.starts_with("mime-version") {
        return Err(renamed(
            "web_page",
            "This is a web archive with the name of a workbook.",
        ));
    }
    let magic: [(&[u8], &str); 7] = [
        (
            b"%PDF",
            "This is a PDF: a picture of a register, which cannot be checked row by row.",
        ),
        (b"\x89PNG", "This is a picture."),
        (b"\xFF\xD8\xFF", "This is a picture."),
        (b"\x1F\x8B", "This is a compressed file."),
        (b"Rar!", "This is a compressed file."),
        (b"7z\xBC\xAF", "This is a compressed file."),
        (b"\x09\x08\x08\x00", "This is a workbook of Excel 4 or older."),
    ];
    if let Some((_, what)) = magic.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(renamed("not_a_register", what));
    }
    // UTF-16 has a zero beside most letters; other bytes that no text has are many in programs' own files.
    let strange = begins
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31))
        .count();
    let zeros = begins.iter().filter(|byte| **byte == 0).count();
    if strange * 20 > begins.len() || zeros * 5 > begins.len() * 3 {
        return Err(renamed("not_a_register", "The file is neither a workbook nor text."));
    }
    Ok(())
}

fn renamed(code: &'static str, sentence: &str) -> RegisterFault {
    RegisterFault::new(
        code,
        sentence,
        "Open it in a spreadsheet program, save it as .xlsx or CSV, and choose that file; or ask the office for the register as a workbook.",
    )
}
