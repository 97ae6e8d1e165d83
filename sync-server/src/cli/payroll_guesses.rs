//! How the files of a check were taken to be read: what is asked, what was guessed and is not certain, what is not read.

use serde::Serialize;
use shared::payroll::register::{
    Because, CellAt, ColumnGuess, Field, Guessed, HowSure, Question, Register, RegisterKind,
};

/// Of one file.
#[derive(Serialize)]
pub struct Guesses<'g> {
    pub book: RegisterKind,
    /// What stayed open while the mapping was guessed.
    pub questions: &'g [Question],
    /// Columns that were taken for something, and may be something else.
    unsure: Vec<Column<'g>>,
    /// Columns with a head that no check reads.
    unread: Vec<Column<'g>>,
}

#[derive(Serialize)]
struct Column<'g> {
    /// The cell of the head, or the column's first.
    at: CellAt,
    head: &'g str,
    field: Option<Field>,
    how_sure: HowSure,
    because: Because,
}

impl<'g> Guesses<'g> {
    pub fn of(register: &Register, guessed: &'g Guessed) -> Guesses<'g> {
        let told = |column: &'g ColumnGuess| Column {
            at: CellAt {
                sheet: register.sheets.first().cloned().unwrap_or_default(),
                row: register.mapping.header_row.unwrap_or(1),
                column: column.column,
            },
            head: &column.head,
            field: column.field,
            how_sure: column.how_sure,
            because: column.because,
        };
        let slots = register
            .mapping
            .grid
            .map(|grid| grid.first_column..grid.first_column + grid.slots);
        let is_slot = |column: &&ColumnGuess| slots.as_ref().is_some_and(|slots| slots.contains(&column.column));
        let columns = || guessed.columns.iter().filter(|column| !is_slot(column));
        Guesses {
            book: register.kind,
            questions: &guessed.questions,
            unsure: columns()
                .filter(|column| column.field.is_some() && column.how_sure < HowSure::Certain)
                .map(told)
                .collect(),
            unread: columns()
                .filter(|column| column.field.is_none() && !column.head.trim().is_empty())
                .map(told)
                .collect(),
        }
    }

    pub fn say(&self) {
        // Of the register as ever; of the others with their name.
        let of = match self.book {
            RegisterKind::Register => "",
            RegisterKind::TimeCards => " (time cards)",
            RegisterKind::PieceTickets => " (tickets)",
        };
        for question in self.questions {
            println!("guessed{of}: {}", question.sentence);
        }
        for column in &self.unsure {
            let field = column.field.map(name).unwrap_or_default();
            println!(
                "likely{of}: {} `{}` is read as {field}",
                column.at.address(),
                column.head
            );
        }
        for column in &self.unread {
            println!("not read{of}: {} `{}`", column.at.address(), column.head);
        }
    }
}

/// As mappings write it.
fn name(field: Field) -> String {
    let name = serde_json::to_value(field).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}
