//! The way into a file: what it is, told by its bytes and never by its name.

use super::delimited::Delimited;
use super::encoding::{self, decode};
use super::excel::ExcelBook;
use super::open_document::OpenDocument;
use super::sheet::{Sheet, Visit, Visitor, too_many_cells, truncated, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::{HowSure, Merged};
use crate::payroll::register::mapping::{CsvForm, FileForm};
use crate::workbook::{Ahead, Container, Limits, Refused, recognise};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Workbooks: a year of a large factory stays far below.
const WORKBOOK_BYTES_MAX: usize = 200_000_000;
const TEXT_BYTES_MAX: usize = 1_000_000_000;
/// Workbooks that are measured whatever is wanted of them.
const SMALL_BYTES: usize = 1_000_000;
const UNPACKED_BYTES_MAX: u64 = 3_000_000_000;

/// A file that is safe to read.
pub struct Opened<'a> {
    pub form: FileForm,
    pub encoding_sure: HowSure,
    pub from_1904: bool,
    pub sheets: Vec<Sheet>,
    book: Book<'a>,
}

enum Book<'a> {
    /// With whether it may have merged cells; `None`: nobody has looked.
    Excel(Box<ExcelBook<'a>>, Option<bool>),
    Ods(OpenDocument<'a>),
    Text(Cow<'a, str>),
}

/// Whether somebody measures a workbook's sheets.
#[derive(Clone, Copy)]
pub enum Measured<'a> {
    /// Nobody: the caller stops after the first rows. Merged cells of large sheets are not known.
    FirstRows,
    /// Before anything is read.
    Before,
    /// While it is read; merged cells are not known yet.
    Ahead(&'a Ahead<'a>),
}

/// The sheets of a workbook to be measured while they are read. `None`: the file is none, or small enough to be measured before.
///
/// # Errors
/// A zip that no program has written.
pub fn ahead(bytes: &[u8]) -> Result<Option<Ahead<'_>>, RegisterFault> {
    if !bytes.starts_with(b"PK") || !(SMALL_BYTES..=WORKBOOK_BYTES_MAX).contains(&bytes.len()) {
        return Ok(None);
    }
    Ahead::new(bytes, limits(false)).map(Some).map_err(refused)
}

/// What measuring found: whether there are merged cells.
///
/// # Errors
/// Why the workbook must not be read.
pub fn ended(ahead: &Ahead<'_>) -> Result<bool, RegisterFault> {
    ahead.ended().map_err(refused)
}

fn limits(unpack_sheets: bool) -> Limits {
    Limits {
        file_bytes: WORKBOOK_BYTES_MAX,
        unpacked_bytes: UNPACKED_BYTES_MAX,
        xls_span: 8_000_000,
        unpack_sheets,
    }
}

/// Opens `bytes`. `known` is the form of a text file that a mapping states; without it the form is detected.
///
/// # Errors
/// What the bytes are instead of a register, or which limit they break.
pub fn open<'a>(
    bytes: &'a [u8],
    known: Option<&FileForm>,
    measured: Measured<'a>,
) -> Result<Opened<'a>, RegisterFault> {
    let (ahead, before) = match measured {
        Measured::FirstRows => (None, false),
        Measured::Before => (None, true),
        Measured::Ahead(ahead) => (Some(ahead), false),
    };
    let limits = limits(before || bytes.len() < SMALL_BYTES);
    let is_container = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    if !is_container {
        return open_text(bytes, known);
    }
    if let Some(FileForm::Csv(_)) = known {
        return Err(other_form("a text file", "a workbook"));
    }
    match recognise(bytes, &limits).map_err(refused)? {
        Container::Ole => excel(FileForm::Xls, Some(true), || ExcelBook::xls(bytes)),
        Container::Zip { .. } if holds(bytes, "content.xml") => {
            if encrypted_open_document(bytes) {
                return Err(refused(Refused::Encrypted));
            }
            let book = OpenDocument::open(bytes)?;
            Ok(Opened {
                form: FileForm::Ods,
                encoding_sure: HowSure::Certain,
                from_1904: false,
                sheets: book.sheets.clone(),
                book: Book::Ods(book),
            })
        }
        Container::Zip { .. } if holds(bytes, "xl/workbook.bin") => {
            Err(other_program("an Excel binary workbook (.xlsb)"))
        }
        Container::Zip { .. } if holds(bytes, "Index/Document.iwa") || holds(bytes, "Index.zip") => {
            Err(other_program("an Apple Numbers file"))
        }
        Container::Zip { .. } if !holds(bytes, "[Content_Types].xml") => {
            Err(other_program("a zip archive, not a register"))
        }
        Container::Zip { .. } if holds(bytes, "word/document.xml") => Err(other_program("a Word document")),
        Container::Zip { merged } => excel(FileForm::Xlsx, merged, || ExcelBook::xlsx(bytes, ahead)),
    }
}

fn excel<'a>(
    form: FileForm,
    merged: Option<bool>,
    open: impl FnOnce() -> Result<ExcelBook<'a>, RegisterFault>,
) -> Result<Opened<'a>, RegisterFault> {
    guarded(|| {
        let mut book = open()?;
        Ok(Opened {
            form,
            encoding_sure: HowSure::Certain,
            from_1904: book.counts_from_1904(),
            sheets: book.sheets(),
            book: Book::Excel(Box::new(book), merged),
        })
    })
}

fn open_text<'a>(bytes: &'a [u8], known: Option<&FileForm>) -> Result<Opened<'a>, RegisterFault> {
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(too_large(TEXT_BYTES_MAX));
    }
    super::text_door::check(bytes)?;
    let known = match known {
        Some(FileForm::Csv(form)) => Some(form),
        Some(FileForm::Xlsx | FileForm::Xls | FileForm::Ods) => return Err(other_form("a workbook", "a text file")),
        None => None,
    };
    let decoded = decode(bytes, known.map(|form| form.encoding.as_str()))?;
    let delimiter = match known {
        Some(form) if form.delimiter.is_ascii() => form.delimiter,
        _ => Delimited::sniffed(&decoded.text).delimiter,
    };
    let form = CsvForm {
        delimiter,
        encoding: encoding::label(decoded.encoding),
        bom: decoded.bom,
    };
    let about = Delimited {
        text: &decoded.text,
        delimiter,
    }
    .rows_about();
    Ok(Opened {
        form: FileForm::Csv(form),
        encoding_sure: decoded.how_sure,
        from_1904: false,
        sheets: vec![Sheet {
            rows: Some(about),
            ..Sheet::default()
        }],
        book: Book::Text(decoded.text),
    })
}

impl Opened<'_> {
    pub fn visit(&mut self, sheet: &str, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let delimiter = match &self.form {
            FileForm::Csv(form) => form.delimiter,
            FileForm::Xlsx | FileForm::Xls | FileForm::Ods => ',',
        };
        match &mut self.book {
            Book::Excel(book, _) => guarded(|| book.visit(sheet, visitor)),
            Book::Ods(book) => book.visit(sheet, visitor),
            Book::Text(text) => Delimited { text, delimiter }.visit(visitor),
        }
    }

    /// Measuring has ended, and found that there may be merged cells.
    pub fn knows_merged(&mut self) {
        if let Book::Excel(_, merged) = &mut self.book {
            *merged = Some(true);
        }
    }

    /// Merged cells. They stand behind all rows of an `.xlsx`, so it is passed through a second time if it has any.
    pub fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, RegisterFault> {
        match &mut self.book {
            Book::Excel(_, Some(false) | None) => Ok(Vec::new()),
            Book::Excel(book, _) => guarded(|| book.merged(sheet)),
            Book::Ods(book) => Ok(book.merged(sheet)),
            Book::Text(_) => Ok(Vec::new()),
        }
    }

    /// The first rows of a sheet, until `wanted` rows with anything in them were seen.
    pub fn visit_first(&mut self, sheet: &str, wanted: usize, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let mut seen = 0;
        self.visit(sheet, &mut |row, cells| {
            seen += usize::from(!cells.is_empty());
            match visitor(row, cells)? {
                Visit::On if seen < wanted => Ok(Visit::On),
                Visit::On | Visit::Enough => Ok(Visit::Enough),
            }
        })
    }
}

/// Calamine indexes into what a file claims: a claim that does not hold must not end the program.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, RegisterFault>) -> Result<T, RegisterFault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(&"a part of it contradicts another")))
}

fn holds(bytes: &[u8], part: &str) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| archive.index_for_name(part).is_some())
}

fn encrypted_open_document(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let mut manifest = String::new();
    let read = archive.by_name("META-INF/manifest.xml").ok().map(|part| {
        use std::io::Read;
        part.take(1_000_000).read_to_string(&mut manifest)
    });
    read.is_some() && manifest.contains("manifest:encryption-data")
}

fn refused(refused: Refused) -> RegisterFault {
    match refused {
        Refused::TooLarge => too_large(WORKBOOK_BYTES_MAX),
        Refused::LfsPointer | Refused::Empty | Refused::NotAContainer => other_program("no register"),
        Refused::NoWorkbook => other_program("a file of an old Office program without a workbook in it"),
        Refused::Truncated => truncated(),
        Refused::Bomb => RegisterFault::new(
            "zip_bomb",
            format!(
                "The workbook unpacks to more than {} MB.",
                UNPACKED_BYTES_MAX / 1_000_000
            ),
            "Save fewer periods in one file, and choose it again.",
        ),
        Refused::Overfull => RegisterFault::new(
            "zip_bomb",
            "The workbook's texts and styles are more than can be read safely.",
            "Save the register as CSV, and choose that file.",
        ),
        Refused::Encrypted => RegisterFault::new(
            "encrypted",
            "The workbook is locked with a password.",
            "Ask the office for a copy without one: open it, remove the password, save it and choose that file.",
        ),
        Refused::TooManyCells => too_many_cells(),
    }
}

pub fn too_large(most: usize) -> RegisterFault {
    RegisterFault::new(
        "file_too_large",
        format!(
            "The file is larger than {} MB, the most that is read of its kind.",
            most / 1_000_000
        ),
        "Save fewer periods in one file, or save it as CSV, and choose it again.",
    )
}

fn other_program(what: &str) -> RegisterFault {
    RegisterFault::new(
        "not_a_register",
        format!("The file is {what}."),
        "Open it in the program that made it, save it as .xlsx or CSV, and choose that file.",
    )
}

fn other_form(mapped: &str, found: &str) -> RegisterFault {
    RegisterFault::new(
        "other_form",
        format!("The mapping is for {mapped}, but this file is {found}."),
        "Let the columns be guessed anew for this file.",
    )
}
