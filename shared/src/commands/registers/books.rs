//! The books of one payroll record: read from their evidence and checked once, then at hand until something they rest on changes.

use super::told::{self, Said};
use crate::api::{ApiError, BookFile, Code};
use crate::commands::access;
use crate::commands::host::{Host, Row};
use crate::domain::keys::payroll as key;
use crate::ids::{Hash, RecordId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::register::{Mapping, Register, RegisterFault, RegisterKind, read};
use crate::payroll::{self, Books, Checked, Circumstances, Told};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Register, time cards and tickets as they were read, and what the check gave.
#[derive(Debug)]
pub struct OpenBooks {
    /// Of files, mappings, circumstances and pack; what was told is compared itself.
    print: Hash,
    pub(super) register: Register,
    pub(super) time_cards: Option<Register>,
    pub(super) tickets: Option<Register>,
    pub(super) said: Vec<Said>,
    /// In the same order.
    pub(super) told: Vec<Told>,
    pub(super) circumstances: Circumstances,
    pub(super) checked: Checked,
}

impl OpenBooks {
    pub(super) fn books(&self) -> Books<'_> {
        Books {
            register: &self.register,
            time_cards: self.time_cards.as_ref(),
            tickets: self.tickets.as_ref(),
            told: &self.told,
        }
    }
}

/// The files of a payroll record and what is known beside them.
pub(super) struct Kept {
    pub register: BookFile,
    pub time_cards: Option<BookFile>,
    pub tickets: Option<BookFile>,
    pub circumstances: Circumstances,
}

/// The keys of a book in its record: evidence, mapping, name.
pub(super) fn keys(kind: RegisterKind) -> [&'static str; 3] {
    match kind {
        RegisterKind::Register => [key::REGISTER, key::REGISTER_MAPPING, key::REGISTER_NAME],
        RegisterKind::TimeCards => [key::TIME_CARDS, key::TIME_CARDS_MAPPING, key::TIME_CARDS_NAME],
        RegisterKind::PieceTickets => [key::TICKETS, key::TICKETS_MAPPING, key::TICKETS_NAME],
    }
}

/// `None`: a pay slip keyed in by hand, or what a newer app wrote in a way this one cannot read.
pub(super) fn kept(row: &Row) -> Option<Kept> {
    let book = |kind| {
        let [evidence, mapping, name] = keys(kind);
        Some(BookFile {
            evidence: row.fields.text(evidence)?.parse().ok()?,
            mapping: serde_json::from_str(row.fields.text(mapping)?).ok()?,
            file_name: row.fields.text(name).unwrap_or_default().to_owned(),
        })
    };
    let circumstances = row.fields.text(key::CIRCUMSTANCES);
    Some(Kept {
        register: book(RegisterKind::Register)?,
        time_cards: book(RegisterKind::TimeCards),
        tickets: book(RegisterKind::PieceTickets),
        circumstances: circumstances
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default(),
    })
}

/// The register of a payroll record, checked against the pack of its audit.
pub(super) fn of_record(host: &mut impl Host, id: RecordId) -> Result<(Row, Arc<Pack>, Arc<OpenBooks>), ApiError> {
    opened(host, id, true)
}

/// The same as it was opened last, for its rows.
pub(super) fn at_hand(host: &mut impl Host, id: RecordId) -> Result<(Row, Arc<Pack>, Arc<OpenBooks>), ApiError> {
    opened(host, id, false)
}

fn opened(host: &mut impl Host, id: RecordId, with_said: bool) -> Result<(Row, Arc<Pack>, Arc<OpenBooks>), ApiError> {
    let row = access::record(host, id, Kind::Payroll)?;
    access::role_in(host, row.room)?;
    let kept = kept(&row).ok_or_else(|| ApiError::not_found("register"))?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let print = print(&kept, plan_row.fields.text(crate::domain::keys::plan::PACK));
    let at_hand = host.books(id).filter(|books| books.print == print);
    // Pages of rows come one after the other: they read no interview again. What was told since stands on the register's page.
    if let Some(books) = at_hand.clone().filter(|_| !with_said) {
        return Ok((row, pack, books));
    }
    let said = told::said(host, row.room, &pack)?;
    if let Some(books) = at_hand.filter(|books| books.said == said) {
        return Ok((row, pack, books));
    }
    let books = Arc::new(checked(host, kept, said, &pack, print)?);
    host.put_books(id, books.clone());
    Ok((row, pack, books))
}

/// Reads the files and checks them. Nothing is written.
pub(super) fn checked(
    host: &mut impl Host,
    kept: Kept,
    said: Vec<Said>,
    pack: &Pack,
    print: Hash,
) -> Result<OpenBooks, ApiError> {
    let register = read_book(host, &kept.register, RegisterKind::Register)?;
    let mut other = |book: Option<&BookFile>, kind| book.map(|book| read_book(host, book, kind)).transpose();
    let time_cards = other(kept.time_cards.as_ref(), RegisterKind::TimeCards)?;
    let tickets = other(kept.tickets.as_ref(), RegisterKind::PieceTickets)?;
    let told = told::placed(&said, &register);
    let books = Books {
        register: &register,
        time_cards: time_cards.as_ref(),
        tickets: tickets.as_ref(),
        told: &told,
    };
    let checked = payroll::check(&books, &pack.payroll, &kept.circumstances);
    Ok(OpenBooks {
        print,
        register,
        time_cards,
        tickets,
        said,
        told,
        circumstances: kept.circumstances,
        checked,
    })
}

/// What a check rests on beside what was told, in one hash.
pub(super) fn print(kept: &Kept, pack: Option<&str>) -> Hash {
    let rests_on = (
        payroll::ENGINE_VERSION,
        pack,
        (&kept.register, &kept.time_cards, &kept.tickets),
        &kept.circumstances,
    );
    // Plain data: it cannot fail to be written, and an empty text would only read the file once more.
    let json = serde_json::to_vec(&rests_on).unwrap_or_default();
    Hash(Sha256::digest(json).into())
}

fn read_book(host: &mut impl Host, book: &BookFile, kind: RegisterKind) -> Result<Register, ApiError> {
    let bytes = bytes(host, book.evidence)?;
    read(&bytes, &book.mapping, kind).map_err(told_as_error)
}

/// The file behind an evidence record that this person may see.
pub(super) fn bytes(host: &mut impl Host, evidence: RecordId) -> Result<Vec<u8>, ApiError> {
    let row = access::record(host, evidence, Kind::Evidence)?;
    access::role_in(host, row.room)?;
    host.original(&row)
}

/// A fault of a file, as people are told of everything that cannot be done.
pub(super) fn told_as_error(fault: RegisterFault) -> ApiError {
    let place = match &fault.at {
        Some(at) => format!("{}: {}", fault.code, at.address()),
        None => fault.code.to_string(),
    };
    // What the reader says of the file on a disk is true here of the copy: it came as evidence.
    let safe = "Nothing was imported. The file is kept as evidence, as it was.";
    ApiError::new(Code::BadRegister, fault.sentence, safe, fault.todo).at(place)
}

/// The last mapping with which somebody read a file of this operator, newest first in creation.
pub(super) fn earlier_mapping(
    host: &mut impl Host,
    operator: &str,
    kind: RegisterKind,
) -> Result<Option<Mapping>, ApiError> {
    if operator.is_empty() {
        return Ok(None);
    }
    let [_, mapping, _] = keys(kind);
    let mut latest = None;
    for room in host.team_rooms()? {
        for row in host.rows(room, Kind::Payroll)? {
            let is_newer = latest.as_ref().is_none_or(|(created, _)| *created <= row.created);
            if row.fields.text(key::OPERATOR) == Some(operator)
                && is_newer
                && let Some(found) = row
                    .fields
                    .text(mapping)
                    .and_then(|json| serde_json::from_str(json).ok())
            {
                latest = Some((row.created, found));
            }
        }
    }
    Ok(latest.map(|(_, mapping)| mapping))
}
