//! A mapping proposed from what a file shows: its heads in any of the known languages, its cells, and what the operator's
//! earlier files were.

mod cells;
mod columns;
mod figures;
mod heads;
mod kept_back;
mod matching;
mod name_parts;
mod overtime;
mod pairs;
mod quantities;
mod questions;
mod refused;
mod settings;
mod slots;
mod title_words;
mod titles;

use super::field::{Field, FieldKind};
use super::guessed::{Because, ColumnGuess, Guessed};
use super::look::{Holds, HowSure, Look, LookRow, SheetLook};
use super::mapping::{BlockMeaning, Column, Layout, Mapping, SlotGrid};
use super::row::RegisterKind;
use super::words::plain;
use cells::Cells;
use figures::Figures;
use heads::Heads;
use questions::{Doubts, questions};
pub(super) use titles::{Titles, after_label};

/// Proposes how to read a file. `earlier` is the last mapping of the same operator: where its heads stand again, its
/// columns and answers are taken over.
///
/// Never fails: a file without heads gets a mapping by its cells alone, and a question.
pub fn guess(look: &Look, kind: RegisterKind, earlier: Option<&Mapping>) -> Guessed {
    let found: Vec<Option<Heads>> = look.sheets.iter().map(heads::find).collect();
    let best = best_sheet(look, &found);
    let empty = SheetLook {
        name: String::new(),
        hidden: false,
        rows: None,
        columns: None,
        first_rows: Vec::new(),
        merged: Vec::new(),
    };
    let sheet = look.sheets.get(best).unwrap_or(&empty);
    let heads = found.get(best).cloned().flatten();
    let header_row = heads.as_ref().map(|heads| heads.row);
    let first_row = first_row(sheet, header_row);
    let heads = heads.unwrap_or_else(|| no_heads(sheet));
    let same_as_earlier = earlier.is_some_and(|earlier| same_form(earlier, &heads));

    let dates = match earlier {
        Some(earlier) if same_as_earlier && look.dates.how_sure < HowSure::Certain => earlier.dates,
        _ => look.dates.value,
    };
    let decimals = match earlier {
        Some(earlier) if same_as_earlier && look.decimals.how_sure < HowSure::Certain => earlier.decimals,
        _ => look.decimals.value,
    };
    let cells: Vec<Cells> = (0..heads.texts.len())
        .map(|column| Cells::of(sheet, column, first_row, dates))
        .collect();
    let (mut columns, mut told) = columns::assign(&heads, &cells, kind, earlier);
    if let Some(earlier) = earlier.filter(|_| same_as_earlier) {
        // What a person left unmapped stays unmapped.
        let of_head = |head: &str| earlier.columns.iter().find(|column| plain(&column.head) == plain(head));
        let known = |head: &str| !head.is_empty() && of_head(head).is_some();
        columns.retain(|column| known(&column.head));
        for column in &mut columns {
            column.hours = of_head(&column.head).map_or(column.hours, |before| before.hours);
        }
        for column in told.iter_mut().filter(|column| !known(&column.head)) {
            column.field = None;
        }
    } else {
        let figures = Figures {
            sheet,
            first_row,
            decimals,
        };
        let rows = figures.rows();
        quantities::map(&mut columns, &mut told, &cells, &rows);
        kept_back::map(&mut columns, &mut told, &cells, &rows);
    }
    let in_parts = |earlier: &Mapping| {
        earlier
            .columns
            .iter()
            .filter(|column| column.field == Field::Start)
            .count()
            > 1
    };
    if !same_as_earlier || earlier.is_some_and(in_parts) {
        pairs::map(&mut columns, &mut told, sheet, &heads, first_row);
    }
    let rest = rest_is_told(look, sheet, &heads);
    let marked = earlier.filter(|_| same_as_earlier).and_then(|earlier| earlier.grid);
    let marked = marked.map_or(if rest { BlockMeaning::Rest } else { BlockMeaning::Work }, |grid| {
        grid.marked
    });
    let mut grid = slots::find(&heads, marked);
    let (mut slot_texts, mut marks_counted) = (Vec::new(), false);
    if let Some(grid) = &mut grid {
        match slots::letters(*grid, sheet, first_row) {
            Ok(letters) => grid.letters = letters,
            Err(texts) => slot_texts = texts,
        }
        let rest_hours = columns.iter().find(|column| column.field == Field::RestHours);
        if let Some(counted) =
            rest_hours.and_then(|column| slots::counted(*grid, sheet, first_row, column.column as usize))
        {
            (grid.marked, marks_counted) = (counted, true);
        }
    }
    if let Some(grid) = grid {
        let slots = grid.first_column..grid.first_column + grid.slots;
        columns.retain(|column| !slots.contains(&column.column) && !column.field.pairs());
        columns.push(Column::new(Field::Start, grid.first_column, ""));
        columns.push(Column::new(Field::Stop, grid.first_column, ""));
    }
    if let Some(label) = titles::person(sheet, header_row) {
        name_above(&mut columns, &mut told, sheet, grid, label);
    }
    let maps = |field: Field| columns.iter().any(|column| column.field == field);
    let layout = match maps(Field::Day) || maps(Field::Start) {
        true => Layout::Day,
        false => Layout::Period,
    };
    let blocks_told = maps(Field::Start) && rest;
    let (hours, hours_in_doubt) = settings::hours(&columns, &cells, layout);
    let (currencies, all_currencies) = settings::currencies(sheet, header_row);
    let currency_column = maps(Field::Currency);
    let written = overtime::Written { decimals, hours };
    let overtime_in_doubt = !same_as_earlier && overtime::settle(&mut columns, &mut told, sheet, first_row, written);
    let (currencies, all_currencies) = match currencies.is_empty() {
        true => {
            let signs = settings::of_signs(&columns, sheet, first_row);
            (signs.clone(), signs)
        }
        false => (currencies, all_currencies),
    };
    let (sheets, other_sheets) = sheets(look, &found, best);
    let day_numbers = columns.iter().any(|column| {
        let cells = cells.get(column.column as usize);
        column.field == Field::Day && cells.is_some_and(Cells::are_days_of_month)
    });
    let each_stated = titles::each_states(look, &sheets, header_row, dates);
    let period = titles::of_all(look, &sheets, sheet, header_row, dates);
    let mapping = Mapping {
        file: look.file.clone(),
        sheets,
        header_row,
        first_row,
        layout,
        period,
        columns,
        dates,
        decimals,
        hours: earlier
            .filter(|_| same_as_earlier)
            .map_or(hours, |earlier| earlier.hours),
        blocks: match earlier.filter(|_| same_as_earlier) {
            Some(earlier) => earlier.blocks,
            None if blocks_told => BlockMeaning::Rest,
            None => BlockMeaning::Work,
        },
        grid,
        currency: match earlier.filter(|_| same_as_earlier) {
            Some(earlier) => earlier.currency.clone(),
            None if currency_column || currencies.len() != 1 => None,
            None => currencies.first().cloned(),
        },
    };
    let doubts = Doubts {
        hours: hours_in_doubt && !same_as_earlier,
        blocks: match grid.map(|grid| grid.letters) {
            Some(letters) => letters.is_none() && !marks_counted && !same_as_earlier,
            None => blocks_told && !same_as_earlier,
        },
        overtime: overtime_in_doubt,
        gross: kind == RegisterKind::Register && !same_as_earlier && whole_is_unknown(&mapping.columns, &told, &cells),
        slot_texts,
        month: day_numbers && !each_stated,
        currencies: all_currencies,
        other_sheets,
    };
    let mut questions = questions(look, &mapping, doubts);
    if same_as_earlier {
        // They were answered for the last file.
        use super::guessed::About::{Currency, DateOrder, DecimalMark};
        questions.retain(|question| !matches!(question.about, DateOrder | DecimalMark | Currency));
    }
    Guessed {
        mapping,
        columns: told,
        questions,
        same_as_earlier,
    }
}

/// Whether neither a column for the whole pay nor others that make it up were found.
fn whole_is_unknown(columns: &[Column], told: &[ColumnGuess], cells: &[Cells]) -> bool {
    use Field::{Basic, Deduction, DeductionsTotal, Gross, Net, Paid, PieceEarnings, RegularPay};
    let has = |field: Field| columns.iter().any(|column| column.field == field);
    let unread = |column: &ColumnGuess| {
        let cells = cells.get(column.column as usize);
        column.field.is_none() && cells.is_some_and(|cells| cells.numbers > 0)
    };
    // Of several deductions one that is not read is missing in the sum.
    let net_tells = has(Net) && (has(DeductionsTotal) || has(Deduction) && !told.iter().any(unread));
    let work = !has(Net) && [PieceEarnings, RegularPay, Basic].into_iter().any(has);
    let is_of_pay = columns.iter().any(|column| column.field.kind() == FieldKind::Number) || has(Paid);
    is_of_pay && !has(Gross) && !net_tells && !work
}

/// The person that a title names where no head does: a column beyond the table, with the title's label for its head.
fn name_above(
    columns: &mut Vec<Column>,
    told: &mut Vec<ColumnGuess>,
    sheet: &SheetLook,
    grid: Option<SlotGrid>,
    label: String,
) {
    let by_head = |column: &ColumnGuess| {
        matches!(column.field, Some(Field::Worker | Field::Name)) && column.because != Because::Cells
    };
    let by_day = columns
        .iter()
        .any(|column| matches!(column.field, Field::Day | Field::Start));
    if told.iter().any(by_head) || !by_day {
        return;
    }
    columns.retain(|column| !matches!(column.field, Field::Worker | Field::Name));
    for column in told
        .iter_mut()
        .filter(|column| matches!(column.field, Some(Field::Worker | Field::Name)))
    {
        column.field = None;
    }
    let widest = sheet
        .first_rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
        .max(told.len());
    let widest = u32::try_from(widest).unwrap_or(0);
    let column = grid.map_or(widest, |grid| widest.max(grid.first_column + grid.slots));
    columns.push(Column::new(Field::Name, column, label.clone()));
    told.push(ColumnGuess {
        column,
        head: label,
        field: Some(Field::Name),
        how_sure: HowSure::Likely,
        because: Because::Head,
    });
}

/// The sheet whose heads say most; the visible ones first.
fn best_sheet(look: &Look, found: &[Option<Heads>]) -> usize {
    let mut best = (0, f64::MIN);
    for (place, (sheet, heads)) in look.sheets.iter().zip(found).enumerate() {
        let filled = if sheet.first_rows.is_empty() { -1.0 } else { 0.0 };
        let score = heads.as_ref().map_or(filled, |heads| heads.score) - if sheet.hidden { 100.0 } else { 0.0 };
        if score > best.1 + 0.001 {
            best = (place, score);
        }
    }
    best.0
}

/// The names of the sheets to read, and of those with heads of their own that are not.
fn sheets(look: &Look, found: &[Option<Heads>], best: usize) -> (Vec<String>, Vec<String>) {
    let (mut read, mut others) = (Vec::new(), Vec::new());
    let heads = found.get(best).and_then(Option::as_ref);
    for (place, (sheet, other)) in look.sheets.iter().zip(found).enumerate() {
        let alike = match (heads, other) {
            (Some(heads), Some(other)) => heads::same(heads, other),
            _ => false,
        };
        if place == best || alike && !sheet.hidden {
            read.push(sheet.name.clone());
        } else if other.is_some() {
            others.push(sheet.name.clone());
        }
    }
    if look.sheets.len() == 1 && read.first().is_some_and(String::is_empty) {
        read.clear();
    }
    (read, others)
}

/// The first row below the heads that is more than the numbers of the columns.
fn first_row(sheet: &SheetLook, header_row: Option<u32>) -> u32 {
    let Some(header) = header_row else {
        return sheet.first_rows.first().map_or(1, |row| row.row);
    };
    let counts = |row: &&LookRow| {
        let mut expected = 0;
        let filled = row.cells.iter().filter(|cell| cell.holds != Holds::Nothing);
        let counted = filled.filter(|cell| {
            expected += 1;
            crate::digits::latin(cell.text.trim_matches(['(', ')'])) == expected.to_string()
        });
        counted.count() >= 4 && row.cells.iter().filter(|cell| cell.holds != Holds::Nothing).count() == expected
    };
    let below = sheet.first_rows.iter().find(|row| row.row > header);
    match below.filter(counts) {
        Some(row) => row.row + 1,
        None => header + 1,
    }
}

fn no_heads(sheet: &SheetLook) -> Heads {
    let width = sheet.first_rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    Heads {
        row: 0,
        texts: vec![String::new(); width],
        lower: vec![String::new(); width],
        score: 0.0,
    }
}

/// Every head of the earlier mapping stands here again.
fn same_form(earlier: &Mapping, heads: &Heads) -> bool {
    let here: Vec<String> = heads.texts.iter().map(|text| plain(text)).collect();
    let mut named = earlier
        .columns
        .iter()
        .filter(|column| !column.head.is_empty())
        .peekable();
    named.peek().is_some() && named.all(|column| here.contains(&plain(&column.head)))
}

/// Whether titles, heads or sheets' names speak of rest.
fn rest_is_told(look: &Look, sheet: &SheetLook, heads: &Heads) -> bool {
    let titles = sheet
        .first_rows
        .iter()
        .filter(|row| row.row < heads.row)
        .flat_map(|row| &row.cells);
    let texts = titles
        .map(|cell| &cell.text)
        .chain(&heads.texts)
        .chain(look.sheets.iter().map(|sheet| &sheet.name));
    let mut words = texts.map(|text| plain(text));
    words.any(|text| {
        text.split(' ')
            .any(|word| matches!(word, "rest" | "descanso" | "pahinga" | "repos"))
    })
}
