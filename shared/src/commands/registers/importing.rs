//! From a captured file to a payroll record: look, guess, preview, keep.

use super::books::{self, BooksToRead, Kept};
use super::results;
use super::told::{self, Said};
use crate::api::{ApiError, BookFile, ImportRegister, LookAtRegister, PreviewRegister, RegisterLook, RegisterView};
use crate::commands::access::{self, LINE_CHARS};
use crate::commands::host::Host;
use crate::domain::keys::{evidence, payroll as key, plan};
use crate::domain::slip::device_letters;
use crate::ids::Hash;
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::register::{self, Mapping, Preview, RegisterKind};
use crate::payroll::{self, Circumstances};
use crate::record::Edit;
use std::sync::Arc;

/// Rows of a preview at most.
const MOST_PREVIEWED: u32 = 100;
/// Columns that a mapping names at most: a file has 16,384, and nobody pays in so many.
const MOST_COLUMNS: usize = 500;

pub fn look_at(host: &mut impl Host, call: LookAtRegister) -> Result<RegisterLook, ApiError> {
    let row = access::record(host, call.evidence, Kind::Evidence)?;
    let (_, plan) = access::plan(host, row.room)?;
    let bytes = books::bytes(host, call.evidence)?;
    let look = register::look(&bytes).map_err(books::told_as_error)?;
    let earlier = books::earlier_mapping(host, &plan.operator, call.kind)?;
    let guessed = register::guess(&look, call.kind, earlier.as_ref());
    Ok(RegisterLook { look, guessed })
}

pub fn preview(host: &mut impl Host, call: PreviewRegister) -> Result<Preview, ApiError> {
    bounded(&call.mapping)?;
    let bytes = books::bytes(host, call.evidence)?;
    let rows = usize::try_from(call.rows.min(MOST_PREVIEWED)).unwrap_or(0);
    register::preview(&bytes, &call.mapping, call.kind, rows).map_err(books::told_as_error)
}

/// Everything is read and checked before anything is written: a file that cannot be read leaves no record.
pub fn import(host: &mut impl Host, call: ImportRegister) -> Result<RegisterView, ApiError> {
    let asked = asked(host, &call)?;
    let open = match host.books(asked.print).filter(|open| open.said == asked.said) {
        Some(open) => open,
        None => books::read_here(host, asked.kept, asked.said, &asked.pack, asked.print)?,
    };
    let mut made = asked.edits;
    made.extend([
        Edit::put(key::REGISTER_HASH, open.register().hash.to_string()),
        Edit::put(key::TOTALS, results::totals_json(&open)?),
    ]);
    let id = match call.correct {
        Some(id) => {
            let row = access::record(host, id, Kind::Payroll)?;
            if row.room != call.audit || books::kept(&row).is_none() {
                return Err(ApiError::bad_request("correct", "This is no register of this audit."));
            }
            access::change(host, &row, made)?;
            id
        }
        None => {
            let number = host.next_number(call.audit, Kind::Payroll)?;
            let label = format!("R-{}{number}", device_letters(host.writer()?.device));
            made.push(Edit::put(key::LABEL, label));
            access::create(host, call.audit, Kind::Payroll, made)?
        }
    };
    results::open(host, id)
}

/// What an import reads, unless its books are at hand already.
pub(super) fn to_read(host: &mut impl Host, call: &ImportRegister) -> Result<Option<BooksToRead>, ApiError> {
    let asked = asked(host, call)?;
    match host.books(asked.print).filter(|open| open.said == asked.said) {
        Some(_) => Ok(None),
        None => books::take_out(host, asked.kept, asked.said, &asked.pack, asked.print).map(Some),
    }
}

/// An import that may be made, with everything that its record says beside what the files give.
struct Asked {
    kept: Kept,
    said: Vec<Said>,
    pack: Arc<Pack>,
    print: Hash,
    edits: Vec<Edit>,
}

fn asked(host: &mut impl Host, call: &ImportRegister) -> Result<Asked, ApiError> {
    let (plan_row, plan_now) = access::capture_in(host, call.audit, Kind::Payroll)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let files = [
        (RegisterKind::Register, Some(&call.register)),
        (RegisterKind::TimeCards, call.time_cards.as_ref()),
        (RegisterKind::PieceTickets, call.tickets.as_ref()),
    ];
    let mut edits = Vec::new();
    for (kind, book) in files {
        edits.extend(book_edits(host, kind, book, call)?);
    }
    let said = told::said(host, call.audit, &pack)?;
    // As the record will say it: the books are found again by what it says.
    let trimmed = |book: &BookFile| BookFile {
        file_name: book.file_name.trim().to_owned(),
        ..book.clone()
    };
    let kept = Kept {
        register: trimmed(&call.register),
        time_cards: call.time_cards.as_ref().map(trimmed),
        tickets: call.tickets.as_ref().map(trimmed),
        circumstances: within_reason(call.circumstances.clone())?,
    };
    let pack_hash = plan_row.fields.text(plan::PACK).unwrap_or_default().to_owned();
    edits.extend([
        Edit::put(key::CIRCUMSTANCES, json("circumstances", &call.circumstances)?),
        Edit::put(key::OPERATOR, plan_now.operator),
        Edit::put(key::PACK, pack_hash.clone()),
        Edit::put(key::ENGINE, payroll::ENGINE_VERSION),
    ]);
    Ok(Asked {
        print: books::print(&kept, Some(&pack_hash)),
        kept,
        said,
        pack,
        edits,
    })
}

/// What is kept of one file; a file that is no longer named goes out of the record.
fn book_edits(
    host: &mut impl Host,
    kind: RegisterKind,
    book: Option<&BookFile>,
    call: &ImportRegister,
) -> Result<Vec<Edit>, ApiError> {
    let [evidence_key, mapping_key, name_key] = books::keys(kind);
    let Some(book) = book else {
        return Ok(match call.correct {
            Some(_) => [evidence_key, mapping_key, name_key].map(Edit::remove).into(),
            None => Vec::new(),
        });
    };
    bounded(&book.mapping)?;
    let row = access::record(host, book.evidence, Kind::Evidence)?;
    if row.room != call.audit || row.fields.text(evidence::INTERVIEW).is_some() {
        return Err(ApiError::bad_request(
            "evidence",
            "This file is no evidence of this audit by itself.",
        ));
    }
    Ok(vec![
        Edit::put(evidence_key, book.evidence.to_string()),
        Edit::put(mapping_key, json("mapping", &book.mapping)?),
        Edit::put(
            name_key,
            access::within("file_name", book.file_name.trim(), LINE_CHARS)?,
        ),
    ])
}

fn bounded(mapping: &Mapping) -> Result<(), ApiError> {
    match mapping.columns.len() <= MOST_COLUMNS {
        true => Ok(()),
        false => Err(ApiError::bad_request(
            "mapping/columns",
            format!("A mapping names at most {MOST_COLUMNS} columns."),
        )),
    }
}

fn json(place: &str, value: &impl serde::Serialize) -> Result<String, ApiError> {
    let text =
        serde_json::to_string(value).map_err(|_| ApiError::bad_request(place, "This cannot be written down."))?;
    access::within(place, &text, access::SITENOTE_CHARS)?;
    Ok(text)
}

/// Figures that nobody means: they would make every sum meaningless.
fn within_reason(circumstances: Circumstances) -> Result<Circumstances, ApiError> {
    let terms = circumstances.contract.as_ref();
    let premium = circumstances.premium.as_ref();
    let figures = [
        ("contract_hourly", circumstances.contract_hourly),
        ("contract/weeks", terms.map(|terms| terms.weeks)),
        ("contract/weekly_hours", terms.map(|terms| terms.weekly_hours)),
        ("contract/hours_off", terms.map(|terms| terms.hours_off)),
        ("premium/amount", premium.map(|premium| premium.amount)),
        ("premium/admin_share", premium.and_then(|premium| premium.admin_share)),
    ];
    for (place, figure) in figures {
        let Some(figure) = figure else { continue };
        if figure.is_sign_negative() && !figure.is_zero() || figure > payroll::LARGEST_AMOUNT {
            return Err(ApiError::bad_request(place, "This figure cannot be."));
        }
    }
    Ok(circumstances)
}
