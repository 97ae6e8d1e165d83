use leptos::prelude::*;
use shared::api::{BookFile, RegisterLook};
use shared::ids::RecordId;
use shared::payroll::register::{Column, Field, LookCell, Mapping, RegisterKind, SheetLook};
use std::sync::Arc;

/// One of the employer's files while a person says how it is read.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub kind: RegisterKind,
    pub file: RwSignal<Option<Picked>>,
    /// Stands once the file is here.
    pub mapping: RwSignal<Option<Mapping>>,
}

/// A file that is sealed and was looked at.
#[derive(Clone, PartialEq)]
pub(super) struct Picked {
    pub evidence: RecordId,
    pub file_name: String,
    pub seen: Arc<RegisterLook>,
}

impl Draft {
    pub fn new(kind: RegisterKind) -> Draft {
        Draft {
            kind,
            file: RwSignal::new(None),
            mapping: RwSignal::new(None),
        }
    }

    /// With the mapping that was guessed, or that a kept register has.
    pub fn open(self, file: Picked, mapping: Option<Mapping>) {
        let guessed = file.seen.guessed.mapping.clone();
        self.mapping.set(Some(mapping.unwrap_or(guessed)));
        self.file.set(Some(file));
    }

    pub fn take_out(self) {
        self.file.set(None);
        self.mapping.set(None);
    }

    pub fn book(self) -> Option<BookFile> {
        let file = self.file.get()?;
        Some(BookFile {
            evidence: file.evidence,
            file_name: file.file_name,
            mapping: self.mapping.get()?,
        })
    }

    pub fn read<T>(self, read: impl FnOnce(&Mapping) -> T) -> Option<T> {
        self.mapping.with(|mapping| mapping.as_ref().map(read))
    }

    pub fn change(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
    }

    /// A part of the mapping as a control shows it; what is chosen there goes into the mapping.
    pub fn bound(self, read: fn(&Mapping) -> String, write: fn(&mut Mapping, &str)) -> RwSignal<String> {
        let value = RwSignal::new(untrack(|| self.read(read)).unwrap_or_default());
        Effect::new(move |before: Option<String>| {
            let now = value.get();
            if before.is_some_and(|before| before != now) {
                self.change(|mapping| write(mapping, &now));
            }
            now
        });
        // What another control changed beside: the first row after other heads.
        Effect::new(move |_| {
            let stands = self.read(read);
            if let Some(stands) = stands.filter(|stands| value.with_untracked(|value| value != stands)) {
                value.set(stands);
            }
        });
        value
    }

    /// Names ids of controls.
    pub fn id(self, of: &str) -> String {
        let kind = match self.kind {
            RegisterKind::Register => "register",
            RegisterKind::TimeCards => "cards",
            RegisterKind::PieceTickets => "tickets",
        };
        format!("{kind}-{of}")
    }
}

/// The sheet whose heads stand for all that are read.
pub(super) fn first_sheet<'l>(seen: &'l RegisterLook, mapping: &Mapping) -> Option<&'l SheetLook> {
    let named = |sheet: &&SheetLook| mapping.sheets.first().is_some_and(|name| *name == sheet.name);
    let sheets = &seen.look.sheets;
    sheets.iter().find(named).or(sheets.first())
}

/// Says what a column means. Fields that cannot stand twice leave the column that had them.
pub(super) fn set_field(mapping: &mut Mapping, column: u32, head: &str, field: Option<Field>) {
    let hours = mapping
        .columns
        .iter()
        .find(|one| one.column == column)
        .and_then(|one| one.hours);
    mapping
        .columns
        .retain(|one| one.column != column && (stands_often(one.field) || Some(one.field) != field));
    if let Some(field) = field {
        let mut new = Column::new(field, column, head);
        new.hours = hours.filter(|_| field.kind() == shared::payroll::register::FieldKind::Hours);
        mapping.columns.push(new);
        mapping.columns.sort_by_key(|one| one.column);
    }
}

fn stands_often(field: Field) -> bool {
    field.repeats() || field.joins() || field.pairs()
}

/// The text of a cell of the first rows.
pub(super) fn text_at(sheet: &SheetLook, row: u32, column: u32) -> Option<&LookCell> {
    let row = sheet.first_rows.iter().find(|one| one.row == row)?;
    row.cells.get(usize::try_from(column).ok()?)
}
