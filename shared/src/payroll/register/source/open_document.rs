//! `.ods`, streamed. Not with calamine, which knows no merged cells in it and sets up whole sheets with all repetitions.

use super::cell::Cell;
use super::sheet::{Grid, Sheet, Tally, Visit, Visitor, merged, too_many_cells, truncated, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::Merged;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;

const MERGED_MAX: usize = 100_000;
const CELL_BYTES_MAX: usize = 100_000;

pub struct OpenDocument<'a> {
    bytes: &'a [u8],
    pub sheets: Vec<Sheet>,
    merged: Vec<Vec<Merged>>,
}

impl<'a> OpenDocument<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<OpenDocument<'a>, RegisterFault> {
        let mut book = OpenDocument {
            bytes,
            sheets: Vec::new(),
            merged: Vec::new(),
        };
        let mut spans: Vec<Vec<Merged>> = Vec::new();
        let mut sheets: Vec<Sheet> = Vec::new();
        book.walk(&mut |step| {
            match step {
                Step::Sheet(name) => {
                    sheets.push(Sheet {
                        name: name.to_owned(),
                        ..Sheet::default()
                    });
                    spans.push(Vec::new());
                }
                Step::Span(span) => {
                    if let Some(spans) = spans.last_mut().filter(|spans| spans.len() < MERGED_MAX) {
                        spans.push(span);
                    }
                }
                Step::Row(row, cells) => {
                    if let (Some(sheet), Some((column, _))) = (sheets.last_mut(), cells.last()) {
                        sheet.rows = Some(row);
                        sheet.columns = sheet.columns.max(Some(column + 1));
                    }
                }
            }
            Ok(Visit::On)
        })?;
        (book.sheets, book.merged) = (sheets, spans);
        Ok(book)
    }

    pub fn merged(&self, sheet: &str) -> Vec<Merged> {
        let place = self.sheets.iter().position(|known| known.name == sheet);
        place
            .and_then(|place| self.merged.get(place))
            .cloned()
            .unwrap_or_default()
    }

    pub fn visit(&self, sheet: &str, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let mut inside = false;
        self.walk(&mut |step| match step {
            Step::Sheet(_) if inside => Ok(Visit::Enough),
            Step::Sheet(name) => {
                inside = name == sheet;
                Ok(Visit::On)
            }
            Step::Row(row, cells) if inside => visitor(row, cells),
            Step::Row(..) | Step::Span(_) => Ok(Visit::On),
        })
    }

    fn walk(&self, each: &mut Each<'_>) -> Result<(), RegisterFault> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(|_| truncated())?;
        let content = archive.by_name("content.xml").map_err(|_| truncated())?;
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, content));
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Walk::default().run(&mut reader, each)
    }
}

enum Step<'s> {
    Sheet(&'s str),
    Span(Merged),
    /// A row that holds anything, from 1.
    Row(u32, &'s [(u32, Cell<'static>)]),
}

type Each<'e> = dyn FnMut(Step<'_>) -> Result<Visit, RegisterFault> + 'e;

/// A cell under way.
struct Open {
    kind: Option<String>,
    value: Option<String>,
    formula: bool,
    repeated: u32,
    text: String,
}

#[derive(Default)]
struct Walk {
    tally: Tally,
    /// The number of the row under way, from 0.
    row: u32,
    repeated: u32,
    column: u32,
    cells: Vec<(u32, Cell<'static>)>,
    cell: Option<Open>,
    /// Depth inside of comments, whose text is none of the cell's.
    comment: u32,
}

impl Walk {
    fn run<R: Read>(&mut self, reader: &mut Reader<BufReader<R>>, each: &mut Each<'_>) -> Result<(), RegisterFault>
    where
        BufReader<R>: BufRead,
    {
        let mut buffer = Vec::new();
        let mut closed = false;
        loop {
            buffer.clear();
            let event = reader
                .read_event_into(&mut buffer)
                .map_err(|error| unreadable(&error))?;
            match event {
                Event::Start(start) if self.start(&start, each)? == Visit::Enough => return Ok(()),
                Event::End(end) => match end.name().into_inner() {
                    "table:table-row" if self.end_row(each)? == Visit::Enough => return Ok(()),
                    "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
                    "office:annotation" => self.comment = self.comment.saturating_sub(1),
                    "office:document-content" => closed = true,
                    _ => {}
                },
                Event::Text(text) => self.characters(&text.xml10_content()),
                Event::CData(data) => self.characters(&data.xml10_content()),
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    match (reference.resolve_char_ref(), resolve_xml_entity(&name)) {
                        (Ok(Some(letter)), _) => self.characters(letter.encode_utf8(&mut [0; 4])),
                        (_, Some(text)) => self.characters(text),
                        _ => {}
                    }
                }
                Event::Eof if closed => return Ok(()),
                Event::Eof => return Err(truncated()),
                _ => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, each: &mut Each<'_>) -> Result<Visit, RegisterFault> {
        match start.name().into_inner() {
            "table:table" => {
                (self.row, self.column) = (0, 0);
                return each(Step::Sheet(&attribute(start, "table:name").unwrap_or_default()));
            }
            "table:table-row" => {
                self.column = 0;
                self.repeated = count(start, "table:number-rows-repeated");
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let (down, across) = (
                    count(start, "table:number-rows-spanned"),
                    count(start, "table:number-columns-spanned"),
                );
                if down > 1 || across > 1 {
                    let end = (
                        self.row.saturating_add(down - 1),
                        self.column.saturating_add(across - 1),
                    );
                    each(Step::Span(merged((self.row, self.column), end)))?;
                }
                let kind = attribute(start, "office:value-type");
                let error = attribute(start, "calcext:value-type").filter(|kind| kind == "error");
                let value = match kind.as_deref() {
                    Some("date") => attribute(start, "office:date-value"),
                    Some("time") => attribute(start, "office:time-value"),
                    Some("boolean") => attribute(start, "office:boolean-value"),
                    Some("string") => attribute(start, "office:string-value"),
                    _ => attribute(start, "office:value"),
                };
                self.cell = Some(Open {
                    kind: error.or(kind),
                    value,
                    formula: attribute(start, "table:formula").is_some(),
                    repeated: count(start, "table:number-columns-repeated"),
                    text: String::new(),
                });
            }
            "office:annotation" => self.comment = self.comment.saturating_add(1),
            "text:p" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.characters("\n"),
            "text:s" | "text:tab" | "text:line-break" => self.characters(" "),
            _ => {}
        }
        Ok(Visit::On)
    }

    fn characters(&mut self, text: &str) {
        if let Some(cell) = self
            .cell
            .as_mut()
            .filter(|cell| self.comment == 0 && cell.text.len() < CELL_BYTES_MAX)
        {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) -> Result<(), RegisterFault> {
        let Some(open) = self.cell.take() else {
            return Ok(());
        };
        let repeated = open.repeated;
        let cell = typed(open);
        if !cell.is_nothing() {
            if self.column.saturating_add(repeated) > Grid::COLUMNS {
                return Err(too_many_cells());
            }
            self.tally.add(repeated as usize)?;
            let columns = self.column..self.column.saturating_add(repeated);
            self.cells.extend(columns.map(|column| (column, cell.clone())));
        }
        self.column = self.column.saturating_add(repeated).min(Grid::COLUMNS);
        Ok(())
    }

    fn end_row(&mut self, each: &mut Each<'_>) -> Result<Visit, RegisterFault> {
        if !self.cells.is_empty() {
            if self.row.saturating_add(self.repeated) > Grid::ROWS {
                return Err(too_many_cells());
            }
            self.tally
                .add(self.cells.len().saturating_mul(self.repeated as usize))?;
            for row in self.row..self.row.saturating_add(self.repeated) {
                if each(Step::Row(row + 1, &self.cells))? == Visit::Enough {
                    return Ok(Visit::Enough);
                }
            }
        }
        self.row = self.row.saturating_add(self.repeated).min(Grid::ROWS);
        Ok(Visit::On)
    }
}

fn typed(open: Open) -> Cell<'static> {
    let Open {
        kind,
        value,
        formula,
        text,
        ..
    } = open;
    let number = |value: Option<String>| value.and_then(|value| value.parse::<f64>().ok());
    match kind.as_deref() {
        Some("error") => match Cell::owned_text(text) {
            Cell::Error(error) => Cell::Error(error),
            _ => Cell::Error("#VALUE!"),
        },
        Some("float" | "percentage" | "currency") => number(value).map_or_else(|| Cell::owned_text(text), Cell::Number),
        Some("date") => value.map_or_else(|| Cell::owned_text(text), |day| Cell::IsoDay(Cow::Owned(day))),
        Some("time") => value.map_or_else(|| Cell::owned_text(text), |time| Cell::IsoTime(Cow::Owned(time))),
        Some("boolean") => Cell::YesNo(value.as_deref() == Some("true")),
        Some("string") => Cell::owned_text(value.unwrap_or(text)),
        _ if formula => Cell::Uncomputed,
        _ => Cell::owned_text(text),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok().flatten()?;
    found
        .normalized_value(XmlVersion::Explicit1_0)
        .ok()
        .map(Cow::into_owned)
}

fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}
