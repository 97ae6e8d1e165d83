//! The books of one payroll record: read from their evidence and checked once, then at hand until something they rest on changes.

use super::open_books::{Files, OpenBooks};
use super::told::{self, Said};
use crate::api::{ApiError, BookFile, Code};
use crate::commands::access;
use crate::commands::host::{Host, Row};
use crate::domain::keys::payroll as key;
use crate::ids::{Hash, RecordId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::register::{Mapping, Register, RegisterFault, RegisterKind, read};
use crate::payroll::{self, Circumstances};
use sha2::{Digest, Sha256};
use std::sync::Arc;

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
    let wanted = wanted(host, id, with_said)?;
    let open = match wanted.at_hand {
        Some(open) => open,
        None => read_here(host, wanted.kept, wanted.said, &wanted.pack, wanted.print)?,
    };
    Ok((wanted.row, wanted.pack, open))
}

/// The books of a record as they are to be, and those at hand where they are the same.
struct Wanted {
    row: Row,
    kept: Kept,
    said: Vec<Said>,
    pack: Arc<Pack>,
    print: Hash,
    at_hand: Option<Arc<OpenBooks>>,
}

fn wanted(host: &mut impl Host, id: RecordId, with_said: bool) -> Result<Wanted, ApiError> {
    let row = access::record(host, id, Kind::Payroll)?;
    access::role_in(host, row.room)?;
    let kept = kept(&row).ok_or_else(|| ApiError::not_found("register"))?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let print = print(&kept, plan_row.fields.text(crate::domain::keys::plan::PACK));
    let at_hand = host.books(print);
    // Pages of rows come one after the other: they read no interview again. What was told since stands on the register's page.
    let (said, at_hand) = match at_hand.filter(|_| !with_said) {
        Some(open) => (Vec::new(), Some(open)),
        None => {
            let said = told::said(host, row.room, &pack)?;
            let at_hand = host.books(print).filter(|open| open.said == said);
            (said, at_hand)
        }
    };
    Ok(Wanted {
        row,
        kept,
        said,
        pack,
        print,
        at_hand,
    })
}

/// What a record's books are to be read from, unless they are at hand as they are.
pub(super) fn to_read(host: &mut impl Host, id: RecordId, with_said: bool) -> Result<Option<BooksToRead>, ApiError> {
    let wanted = wanted(host, id, with_said)?;
    match wanted.at_hand {
        Some(_) => Ok(None),
        None => take_out(host, wanted.kept, wanted.said, &wanted.pack, wanted.print).map(Some),
    }
}

/// Files taken out of the vault: reading them needs nobody, so nobody has to wait for it.
pub struct BooksToRead {
    register: BookToRead,
    time_cards: Option<BookToRead>,
    tickets: Option<BookToRead>,
    circumstances: Circumstances,
    said: Vec<Said>,
    pack: Arc<Pack>,
    print: Hash,
}

struct BookToRead {
    bytes: Vec<u8>,
    mapping: Mapping,
    kind: RegisterKind,
}

impl BooksToRead {
    /// Reads and checks. A second for a large register.
    ///
    /// # Errors
    /// `bad_register`: a file is damaged, over a limit, or not what its mapping is for.
    pub fn read(self) -> Result<OpenBooks, ApiError> {
        let register = self.register.read()?;
        let told = told::placed(&self.said, &register);
        let files = Files {
            register,
            time_cards: self.time_cards.map(BookToRead::read).transpose()?,
            tickets: self.tickets.map(BookToRead::read).transpose()?,
            told,
            circumstances: self.circumstances,
            pack: self.pack,
        };
        Ok(OpenBooks::checked(self.print, self.said, files))
    }
}

impl BookToRead {
    fn read(self) -> Result<Register, ApiError> {
        read(&self.bytes, &self.mapping, self.kind).map_err(told_as_error)
    }
}

/// The bytes of all files. Nothing is written.
pub(super) fn take_out(
    host: &mut impl Host,
    kept: Kept,
    said: Vec<Said>,
    pack: &Arc<Pack>,
    print: Hash,
) -> Result<BooksToRead, ApiError> {
    let mut book = |book: BookFile, kind| {
        Ok::<_, ApiError>(BookToRead {
            bytes: bytes(host, book.evidence)?,
            mapping: book.mapping,
            kind,
        })
    };
    Ok(BooksToRead {
        register: book(kept.register, RegisterKind::Register)?,
        time_cards: kept
            .time_cards
            .map(|file| book(file, RegisterKind::TimeCards))
            .transpose()?,
        tickets: kept
            .tickets
            .map(|file| book(file, RegisterKind::PieceTickets))
            .transpose()?,
        circumstances: kept.circumstances,
        said,
        pack: pack.clone(),
        print,
    })
}

/// For a host that read nothing beforehand, or whose record changed meanwhile.
pub(super) fn read_here(
    host: &mut impl Host,
    kept: Kept,
    said: Vec<Said>,
    pack: &Arc<Pack>,
    print: Hash,
) -> Result<Arc<OpenBooks>, ApiError> {
    let open = Arc::new(take_out(host, kept, said, pack, print)?.read()?);
    host.put_books(open.clone());
    Ok(open)
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
