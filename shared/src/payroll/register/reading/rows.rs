//! One sheet after the other, row by row.

use super::above::Above;
use super::judge::Judge;
use super::keys::{Keys, names_worker};
use super::names;
use super::slots;
use super::sums::Sums;
use crate::payroll::register::contents::{Contents, Packed, Value};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::look::Merged;
use crate::payroll::register::mapping::{Layout, Mapping};
use crate::payroll::register::row::{RowLeftOut, WhyLeftOut};
use crate::payroll::register::rows::Rows;
use crate::payroll::register::source::{Cell, too_many_cells};
use crate::payroll::register::typing::{Manner, value};
use std::borrow::Cow;

/// Figures differ from row to row; words and days less.
fn is_often_the_same(field: Field) -> bool {
    matches!(field.kind(), FieldKind::Text | FieldKind::Day | FieldKind::YesNo)
}

const BLANKS_MAX: usize = 1_000;
/// Rows left out that are listed: a file of notes alone is none to check.
const LEFT_OUT_MAX: usize = 200_000;

/// Values of one register: a million rows of sixty columns.
const VALUES_MAX: usize = 60_000_000;

/// Reads the rows of sheets as a mapping says.
pub struct SheetRows<'m> {
    mapping: &'m Mapping,
    /// By place among the columns.
    manners: Vec<Manner>,
    /// By place: the text before, and what it says. Crews, dates and marks stand in many rows one after the other.
    before: Vec<(String, Packed)>,
    above: Above,
    from_1904: bool,
    judge: Judge,
    keys: Keys,
    sums: Sums,
    sheet: u16,
    name: String,
    last_row: u32,
    blanks: usize,
    /// Where among all rows the part begins that a row of sums adds up.
    part: usize,
    /// Whether any column names the worker.
    can_name: bool,
    /// Places of the parts of a name, where it has several.
    name_parts: Vec<usize>,
    /// Whether a column holds the worker's number.
    numbered: bool,
    /// The last text of each place with its value: neighbours often say the same.
    found: Vec<Option<usize>>,
}

impl<'m> SheetRows<'m> {
    pub fn new(mapping: &'m Mapping, from_1904: bool) -> SheetRows<'m> {
        let manner = |hours| Manner {
            dates: mapping.dates,
            decimals: mapping.decimals,
            hours,
            currency: mapping.currency.clone(),
            period: mapping.period,
            from_1904,
        };
        let widest = mapping.columns.iter().map(|column| column.column).max().unwrap_or(0);
        SheetRows {
            mapping,
            manners: mapping
                .columns
                .iter()
                .map(|column| manner(column.hours.unwrap_or(mapping.hours)))
                .collect(),
            before: vec![(String::new(), Packed::NOTHING); mapping.columns.len()],
            above: Above::default(),
            from_1904,
            judge: Judge::new(mapping),
            keys: Keys::default(),
            sums: Sums::default(),
            sheet: 0,
            name: String::new(),
            last_row: 0,
            blanks: 0,
            part: 0,
            can_name: mapping.columns.iter().any(|column| names_worker(column.field)),
            name_parts: names::parts(mapping),
            numbered: mapping.columns.iter().any(|column| column.field == Field::Worker),
            found: vec![None; widest as usize + 1],
        }
    }

    pub fn begin(&mut self, sheet: u16, name: &str, merged: &[Merged]) {
        self.sheet = sheet;
        name.clone_into(&mut self.name);
        self.above = Above::default();
        self.last_row = self.mapping.first_row.saturating_sub(1);
        self.part = usize::MAX;
        self.keys = Keys::new(self.mapping, merged);
        self.judge.begin_sheet();
    }

    /// Whether merged cells change what rows of this mapping say.
    pub fn keeps(mapping: &Mapping, merged: &[Merged]) -> bool {
        Keys::new(mapping, merged).hold()
    }

    /// Reads one row into `rows` or `left_out`.
    pub fn add(
        &mut self,
        row: u32,
        cells: &[(u32, Cell<'_>)],
        rows: &mut Rows,
        left_out: &mut Vec<RowLeftOut>,
    ) -> Result<(), RegisterFault> {
        if row < self.mapping.first_row {
            let header = self.mapping.header_row;
            if header.is_some_and(|header| row < header) {
                self.above.add(cells, self.mapping, self.from_1904, rows.contents_mut());
            }
            // Heads may stand over two rows.
            if header.is_some_and(|header| row <= header && row + 2 > header) {
                self.judge.add_heads(cells);
            }
            if header == Some(row) {
                self.above.add_heads(cells, self.mapping);
            }
            return Ok(());
        }
        if self.part == usize::MAX {
            self.part = rows.len();
            self.take_period_of_sheet();
        }
        self.add_blanks(row, left_out)?;
        let mut packed = self.values(cells, rows.contents_mut());
        names::join(&self.name_parts, &mut packed, rows.contents_mut());
        self.keys.fill_merged(row, &mut packed);
        let contents = rows.contents();
        let values: Vec<Value<'_>> = packed.iter().map(|cell| contents.value(*cell)).collect();
        let why = self.judge.judge(cells, self.mapping, &values);
        let why = why.or_else(|| self.unnamed(cells, &packed, &values, rows));
        if let Some(why) = why {
            if why == WhyLeftOut::Totals {
                self.part = rows.len();
                self.keys.forget();
            }
            if why == WhyLeftOut::Note && self.is_section(&values) {
                self.keys.remember(self.mapping, &packed);
            }
            return self.leave_out(row, why, left_out);
        }
        if self.mapping.layout == Layout::Day && !cells.is_empty() && !self.names(&values) && self.can_name {
            self.keys.fill_worker(&mut packed);
            self.above.fill(&mut packed);
        }
        match self.mapping.grid {
            Some(grid) => {
                for cells in slots::rows(grid, self.mapping, cells, &packed, rows.contents_mut()) {
                    rows.push_cells(self.sheet, row, &cells);
                }
            }
            None => rows.push_cells(self.sheet, row, &packed),
        }
        match rows.len().saturating_mul(self.mapping.columns.len()) > VALUES_MAX {
            true => Err(too_many_cells()),
            false => Ok(()),
        }
    }

    /// Where the file has no one period, each sheet's own tells the month of its days.
    fn take_period_of_sheet(&mut self) {
        if self.mapping.period.is_none() {
            let period = self.above.period(self.mapping, &self.name);
            self.manners.iter_mut().for_each(|manner| manner.period = period);
            self.before.fill((String::new(), Packed::NOTHING));
        }
    }

    fn values(&mut self, cells: &[(u32, Cell<'_>)], contents: &mut Contents) -> Vec<Packed> {
        self.found.fill(None);
        for (place, (column, _)) in cells.iter().enumerate() {
            if let Some(found) = self.found.get_mut(*column as usize) {
                *found = Some(place);
            }
        }
        let mut values = Vec::with_capacity(self.mapping.columns.len());
        let columns = self.mapping.columns.iter().zip(&self.manners).zip(&mut self.before);
        for ((column, manner), before) in columns {
            let place = self.found.get(column.column as usize).copied().flatten();
            let cell = place.and_then(|place| cells.get(place)).map(|(_, cell)| cell);
            values.push(match cell {
                None => Packed::NOTHING,
                Some(Cell::Text(text)) if is_often_the_same(column.field) => {
                    if before.0 != *text {
                        before.0.clear();
                        before.0.push_str(text);
                        before.1 = value(&Cell::Text(Cow::Borrowed(text)), column.field, manner, contents);
                    }
                    before.1
                }
                Some(cell) => value(cell, column.field, manner, contents),
            });
        }
        values
    }

    /// A row that names nobody: sums without a label, or another day of the worker above.
    fn unnamed(
        &mut self,
        cells: &[(u32, Cell<'_>)],
        packed: &[Packed],
        values: &[Value<'_>],
        rows: &Rows,
    ) -> Option<WhyLeftOut> {
        let by_day = self.mapping.layout == Layout::Day;
        if self.names(values) {
            if by_day && self.says_nothing(values) && self.mapping.grid.is_none() {
                // The worker's line above the days.
                return Some(WhyLeftOut::Note);
            }
            // `Week 45` where a name would stand, without a number, over figures that are all sums.
            let unnumbered = !by_day && self.numbered && self.text_of(Field::Worker, values).is_none();
            if unnumbered && self.sums.is_sum_of_several(self.mapping, values, rows, self.part) {
                return Some(WhyLeftOut::Totals);
            }
            if by_day {
                self.keys.remember(self.mapping, packed);
            }
            return None;
        }
        let is_sum = self.can_name && !cells.is_empty() && self.sums.is_sum(self.mapping, values, rows, self.part);
        is_sum.then_some(WhyLeftOut::Totals)
    }

    fn names(&self, values: &[Value<'_>]) -> bool {
        let mut fields = self.mapping.columns.iter().map(|column| column.field).zip(values);
        fields.any(|(field, value)| names_worker(field) && *value != Value::Nothing)
    }

    /// No day, time, length or figure.
    fn says_nothing(&self, values: &[Value<'_>]) -> bool {
        let fields = self.mapping.columns.iter().map(|column| column.field).zip(values);
        let mut figures = fields
            .filter(|(field, _)| !matches!(field.kind(), FieldKind::Text | FieldKind::YesNo) && *field != Field::Hired);
        figures.all(|(_, value)| *value == Value::Nothing)
    }

    /// A line that names a worker for the days below it. A note in the same column has no number.
    fn is_section(&self, values: &[Value<'_>]) -> bool {
        if self.mapping.layout != Layout::Day || !self.says_nothing(values) {
            return false;
        }
        let worker = self.text_of(Field::Worker, values);
        let number = worker.is_some_and(|worker| {
            worker.len() <= 20 && crate::digits::latin(worker).contains(|letter: char| letter.is_ascii_digit())
        });
        number || worker.is_some() && self.text_of(Field::Name, values).is_some()
    }

    fn text_of<'v>(&self, wanted: Field, values: &[Value<'v>]) -> Option<&'v str> {
        let mut fields = self.mapping.columns.iter().map(|column| column.field).zip(values);
        fields.find_map(|(field, value)| match value {
            Value::Text(text) if field == wanted => Some(*text),
            _ => None,
        })
    }

    fn add_blanks(&mut self, row: u32, left_out: &mut Vec<RowLeftOut>) -> Result<(), RegisterFault> {
        for blank in self.last_row.saturating_add(1)..row {
            if self.blanks >= BLANKS_MAX {
                break;
            }
            self.blanks += 1;
            self.leave_out(blank, WhyLeftOut::Blank, left_out)?;
        }
        self.last_row = row;
        Ok(())
    }

    fn leave_out(&self, row: u32, why: WhyLeftOut, left_out: &mut Vec<RowLeftOut>) -> Result<(), RegisterFault> {
        if left_out.len() >= LEFT_OUT_MAX {
            return Err(RegisterFault::new(
                "few_rows_read",
                format!("More than {LEFT_OUT_MAX} rows are about no worker."),
                "Look whether the columns are mapped right: the worker's column may be another one.",
            ));
        }
        left_out.push(RowLeftOut {
            sheet: self.sheet,
            row,
            why,
        });
        Ok(())
    }
}
