//! From a check to a draft finding that rests on records, and to a table for those who may see the books.

use super::books;
use super::open_books::OpenBooks;
use crate::api::{
    ApiError, Basis, Code, DraftPayFinding, ExportRegister, ExportedFile, FindingView, Owing, RaiseFinding, TableFormat,
};
use crate::commands::access;
use crate::commands::findings;
use crate::commands::host::Host;
use crate::domain::keys::payroll as key;
use crate::money::Money;
use crate::pack::{Pack, PayrollRule};
use crate::payroll::{Judgement, export};
use data_encoding::BASE64;
use rust_decimal::Decimal;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The largest table that a reply carries.
const FILE_BYTES_MAX: usize = 32 * 1024 * 1024;

/// What is owed and to how many goes into the finding's own field, which a report tells through disclosure.
pub fn draft_finding(host: &mut impl Host, call: DraftPayFinding) -> Result<FindingView, ApiError> {
    let (row, pack, open) = books::of_record(host, call.payroll)?;
    let of_pack = pack
        .payroll
        .rule(call.rule.id())
        .ok_or_else(|| ApiError::bad_request("rule", "The program's pack has no such pay rule."))?;
    let total = open.checked.totals.iter().find(|total| total.rule == call.rule);
    let of_rule = open.checked.outcomes.iter().filter(|outcome| outcome.rule == call.rule);
    let worst = of_rule.map(|outcome| outcome.judgement).max().unwrap_or_default();
    let Some(total) = total.filter(|_| worst > Judgement::Clean) else {
        return Err(ApiError::new(
            Code::BadRequest,
            "This rule came out clean in the whole register.",
            "Nothing was changed.",
            "Choose a rule that something was found for.",
        )
        .at("rule"));
    };
    let provision = pack
        .provision(&of_pack.provision)
        .ok_or_else(|| ApiError::bad_request("rule", "The rule speaks to no provision of the program's code."))?;
    let owing = (total.owed > Decimal::ZERO).then(|| Owing {
        money: Money {
            amount: total.owed,
            currency: total.currency.clone(),
        },
        workers: total.workers_short,
    });
    findings::raise_owing(
        host,
        RaiseFinding {
            audit: row.room,
            provision: provision.id.clone(),
            severity: provision.severity.clone(),
            statement: statement(&pack, of_pack, worst > Judgement::NotVerifiable, &open),
            basis: vec![Basis::Records],
            supports: vec![row.id],
        },
        owing,
    )
}

/// The check as a file. It names rows and cells, as the check does; the register itself stays sealed.
pub fn export(host: &mut impl Host, call: ExportRegister) -> Result<ExportedFile, ApiError> {
    let (row, pack, open) = books::of_record(host, call.payroll)?;
    let language = pack.languages.first().map_or("en", |language| language.code.as_str());
    let language = call.language.as_deref().unwrap_or(language);
    let review = open.review();
    let (ending, media_type, bytes) = match call.format {
        TableFormat::Csv => ("csv", "text/csv", export::csv(review, &open.checked, language)),
        TableFormat::Xlsx => {
            let made = export::workbook(review, &open.checked, &pack.payroll, language);
            let bytes = made.map_err(|_| {
                ApiError::new(
                    Code::Internal,
                    "The workbook could not be made.",
                    "The results are as they were.",
                    "Take the CSV instead.",
                )
            })?;
            ("xlsx", XLSX, bytes)
        }
    };
    if bytes.len() > FILE_BYTES_MAX {
        return Err(ApiError::new(
            Code::TooLarge,
            format!(
                "The table comes to {} MB; 32 MB leave at once.",
                bytes.len() / 1024 / 1024
            ),
            "Nothing has left the team.",
            "Take the CSV, or use `surco payroll check` on a desk.",
        ));
    }
    let label = row.fields.text(key::LABEL).unwrap_or_default();
    Ok(ExportedFile {
        file_name: format!("payroll-{}.{ending}", label.to_lowercase()),
        media_type: media_type.into(),
        size_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        bytes: BASE64.encode(&bytes),
    })
}

/// The rule and the period, in words that a lead can keep. No count and no amount: statements are published as they are written,
/// and the report's own figures on pay come through disclosure. Nor the register's label, which holds a device's letters.
fn statement(pack: &Pack, rule: &PayrollRule, broken: bool, open: &OpenBooks) -> String {
    let language = pack.languages.first().map_or("en", |language| language.code.as_str());
    let spanish = language == "es";
    let title = rule.title.read(language);
    let says = match (spanish, broken) {
        (true, true) => format!("Los registros de nómina no cumplen esta regla: {title}."),
        (true, false) => format!("Los registros de nómina no muestran si se cumple esta regla: {title}."),
        (false, true) => format!("The payroll records do not meet this rule: {title}."),
        (false, false) => format!("The payroll records do not show whether this rule is met: {title}."),
    };
    let days = open.checked.periods.iter();
    let (first, last) = (
        days.clone().filter_map(|period| period.first).min(),
        days.filter_map(|period| period.last).max(),
    );
    let text = match (first.zip(last), spanish) {
        (Some((first, last)), true) => format!("{says} Período: {first} a {last}."),
        (Some((first, last)), false) => format!("{says} Period: {first} to {last}."),
        (None, _) => says,
    };
    text.chars().take(access::STATEMENT_CHARS).collect()
}
