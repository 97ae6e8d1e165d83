//! Answers on their way out of the team, for an analyst's tools: chosen by the lead, recorded before they are handed over.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use super::{same_persons, sittings};
use crate::api::{ApiError, Code, ExportAnswers, ExportFormat, ExportedAnswers};
use crate::disclosure::{Leave, Wish, WishFault, choose};
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{decision, interview};
use crate::form::Form;
use crate::form::export::{Central, Sending, xml};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::Role;
use crate::record::Edit;
use crate::spelling::did_you_mean;
use data_encoding::{BASE64, HEXLOWER};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The largest zip that a reply carries.
const ZIP_BYTES_MAX: usize = 8 * 1024 * 1024;

pub fn export_answers(host: &mut impl Host, call: ExportAnswers) -> Result<ExportedAnswers, ApiError> {
    need_lead(host, &call)?;
    let reason = match call.only_look {
        true => "",
        false => access::required("reason", &call.reason, NOTE_CHARS)?,
    };
    let (plan_row, _) = access::plan(host, call.audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let form = questionnaire(&pack, &call.form)?;
    let wish = Wish {
        columns: &call.columns,
        leave_out: &call.leave_out,
        with_text: &call.with_text,
    };
    let refused = |fault: WishFault| ApiError::bad_request(fault.place(), fault.to_string());
    let leave = choose(form, wish).map_err(refused)?;
    let heard = finished(host, &call)?;
    enough(&heard, &pack, call.with_few)?;
    let told = ExportedAnswers {
        file_name: format!("{}-{}.zip", call.form, call.format.name()),
        zip: String::new(),
        size_bytes: 0,
        files: Vec::new(),
        interviews: count(heard.rows.len()),
        columns: leave.columns.clone(),
        left_out: leave.left_out.clone(),
        unfinished: heard.unfinished,
        withdrawn: heard.withdrawn,
    };
    if call.only_look {
        return Ok(told);
    }
    // Who only looks may find nothing that leaves by itself, and name what does.
    if leave.columns.is_empty() {
        return Err(refused(WishFault::Nothing));
    }

    let mut leaving = Vec::new();
    for row in heard.rows {
        let code = row.fields.text(interview::CODE).unwrap_or_default();
        let sending = Sending {
            instance_id: fresh_id(host),
            // The form's own name for an instance is made of its answers, so it stays.
            instance_name: if leave.worker_codes {
                code.to_owned()
            } else {
                String::new()
            },
            ..Sending::default()
        };
        leaving.push((sending, row));
    }
    // Ids by chance: nobody can tell in which order people were heard, nor hold two exports side by side.
    leaving.sort_by(|(left, _), (right, _)| left.instance_id.cmp(&right.instance_id));
    let (files, zip) = match call.format {
        ExportFormat::Csv => tables(host, form, &leave, &leaving),
        ExportFormat::Xforms => instances(host, form, &leave, &leaving),
    }
    .map_err(|_| not_written())?;
    if zip.len() > ZIP_BYTES_MAX {
        return Err(ApiError::new(
            Code::TooLarge,
            format!(
                "The answers come to {} MB; 8 MB leave at once.",
                zip.len() / 1024 / 1024
            ),
            "Nothing has left the team.",
            "Name fewer questions in `columns`, or take the tables (`csv`).",
        )
        .at("columns"));
    }
    let edits = vec![
        Edit::put(decision::MATTER, "export"),
        Edit::put(decision::KEY, call.form.clone()),
        Edit::put(decision::CHOICE, call.format.name()),
        Edit::put(decision::COLUMNS, recorded(&leave)),
        Edit::put(decision::INTERVIEWS, i64::from(told.interviews)),
        Edit::put(decision::REASON, reason),
    ];
    // Only what is on record is handed over.
    access::create(host, call.audit, Kind::Decision, edits)?;
    Ok(ExportedAnswers {
        size_bytes: u64::try_from(zip.len()).unwrap_or(u64::MAX),
        zip: BASE64.encode(&zip),
        files,
        ..told
    })
}

/// A lead, on a device of the team: a browser's server has no business with answers.
fn need_lead(host: &mut impl Host, call: &ExportAnswers) -> Result<(), ApiError> {
    let role = access::role_in(host, call.audit)?;
    match role == Role::Lead && !host.writer()?.through_server {
        true => Ok(()),
        false => Err(ApiError::not_allowed(
            "Only the lead gives answers out, on a device of the audit's team.",
        )),
    }
}

fn questionnaire<'p>(pack: &'p Pack, folder: &str) -> Result<&'p Form, ApiError> {
    let asked = pack.interviews.iter().find(|asked| asked.folder == folder);
    asked.map(|asked| &asked.form).ok_or_else(|| {
        let known = pack.interviews.iter().map(|asked| asked.folder.as_str());
        let hint = did_you_mean(folder, known);
        let stop = if hint.is_empty() { "." } else { "" };
        ApiError::bad_request("form", format!("The program's pack has no such interview{hint}{stop}"))
    })
}

/// The interviews of a form.
struct Heard {
    /// Finished, and consent stands.
    rows: Vec<Row>,
    /// How many people they are.
    persons: u32,
    unfinished: u32,
    withdrawn: u32,
}

fn finished(host: &mut impl Host, call: &ExportAnswers) -> Result<Heard, ApiError> {
    let joins = same_persons::joins(host, call.audit)?;
    let mut heard = Heard {
        rows: Vec::new(),
        persons: 0,
        unfinished: 0,
        withdrawn: 0,
    };
    let mut persons = BTreeSet::new();
    for row in host.rows(call.audit, Kind::Interview)? {
        if row.fields.text(interview::FORM) != Some(&call.form) {
            continue;
        }
        let summary = InterviewSummary::read(&row.fields).on(host.today());
        match (summary.withdrawn, summary.finished) {
            (true, _) => heard.withdrawn = heard.withdrawn.saturating_add(1),
            (false, false) => heard.unfinished = heard.unfinished.saturating_add(1),
            (false, true) => {
                persons.insert(joins.person_of(row.id));
                heard.rows.push(row);
            }
        }
    }
    heard.persons = count(persons.len());
    Ok(heard)
}

fn enough(heard: &Heard, pack: &Pack, with_few: bool) -> Result<(), ApiError> {
    let least = pack.disclosure.outside;
    if heard.rows.is_empty() {
        return Err(ApiError::bad_request("form", "No interview of this form is finished."));
    }
    if heard.persons >= least || with_few {
        return Ok(());
    }
    Err(ApiError::new(
        Code::NotAllowed,
        format!(
            "{} finished interviews are fewer than the {least} below which answers point at people.",
            heard.persons
        ),
        "Nothing has left the team.",
        "Wait until more are finished, or say `with_few` with the reason why it must be.",
    )
    .at("with_few"))
}

/// `uuid:…`, new for every export: one that stayed would join what one export holds back to what another gives out.
fn fresh_id(host: &mut impl Host) -> String {
    let mut id = [0; 16];
    host.chance(&mut id);
    // Version 4, variant 1.
    id[6] = (id[6] & 0x0f) | 0x40;
    id[8] = (id[8] & 0x3f) | 0x80;
    let text = HEXLOWER.encode(&id);
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    format!(
        "uuid:{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

type Zipped = (Vec<String>, Vec<u8>);

/// One form is open at a time: a thousand of them would not fit into a phone.
fn tables(host: &mut impl Host, form: &Form, leave: &Leave, leaving: &[(Sending, Row)]) -> Result<Zipped, ZipError> {
    let mut central = Central::new(&form.plan, &leave.questions);
    for (sending, row) in leaving {
        let sitting = sittings::read(host, row, form);
        // Pictures and sounds stay, so no file is present and none is expected.
        central.add(sitting.filled(), sending, (0, 0));
    }
    let mut parts = Vec::new();
    for table in central.tables() {
        let mut out = csv::Writer::from_writer(Vec::new());
        let mut write = |row: &Vec<String>| out.write_record(row).map_err(std::io::Error::other);
        write(&table.header)?;
        table.rows.iter().try_for_each(&mut write)?;
        let bytes = out.into_inner().map_err(|fault| fault.into_error())?;
        parts.push((table.file, bytes));
    }
    zipped(parts.into_iter())
}

fn instances(host: &mut impl Host, form: &Form, leave: &Leave, leaving: &[(Sending, Row)]) -> Result<Zipped, ZipError> {
    zipped(leaving.iter().map(|(sending, row)| {
        let sitting = sittings::read(host, row, form);
        let folder = sending.instance_id.replace(':', "");
        let text = xml(sitting.filled(), sending, &leave.questions);
        (format!("instances/{folder}/submission.xml"), text.into_bytes())
    }))
}

/// Without an hour in it: when an export was made is told in its record alone.
fn zipped(parts: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Zipped, ZipError> {
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut files = Vec::new();
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(&bytes)?;
        files.push(name);
    }
    Ok((files, writer.finish()?.into_inner()))
}

/// The columns as the decision names them.
fn recorded(leave: &Leave) -> String {
    let codes = leave.worker_codes.then_some(crate::disclosure::WORKER_CODE);
    let columns = leave.columns.iter().map(String::as_str).chain(codes);
    columns.collect::<Vec<_>>().join(" ")
}

fn not_written() -> ApiError {
    ApiError::new(
        Code::Internal,
        "The file could not be written.",
        "Nothing has left the team.",
        "Try again.",
    )
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
