//! A checked register on its page: totals, plots, what cannot be verified, what is wrong in the file, testimony beside it.

use super::open_books::OpenBooks;
use super::{books, rows, told};
use crate::api::{
    ApiError, Code, ListRegisters, PickPaySample, RegisterLine, RegisterView, Registers, RowsLeftOut, RuleInWords,
};
use crate::commands::access;
use crate::commands::host::{Host, Row};
use crate::domain::keys::payroll as key;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::register::{CellAt, WhyLeftOut};
use crate::payroll::{self, Rule, Sample, Summary};
use crate::permissions::may_write;
use crate::record::Edit;
use crate::time::Day;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What lists show of a register.
#[derive(Default, Serialize, Deserialize)]
struct Totals {
    summary: Summary,
    first: Option<Day>,
    last: Option<Day>,
}

pub(super) fn totals_json(open: &OpenBooks) -> Result<String, ApiError> {
    serde_json::to_string(&totals(open)).map_err(|_| {
        ApiError::new(
            Code::Internal,
            "The totals could not be written.",
            "Nothing was changed.",
            "Try again.",
        )
    })
}

fn totals(open: &OpenBooks) -> Totals {
    let periods = &open.checked.periods;
    Totals {
        summary: open.checked.summary.clone(),
        first: periods.iter().filter_map(|period| period.first).min(),
        last: periods.iter().filter_map(|period| period.last).max(),
    }
}

pub fn list(host: &mut impl Host, call: ListRegisters) -> Result<Registers, ApiError> {
    access::role_in(host, call.audit)?;
    let mut registers = Vec::new();
    for row in host.rows(call.audit, Kind::Payroll)?.iter().rev() {
        let Some(kept) = books::kept(row) else { continue };
        let totals = row
            .fields
            .text(key::TOTALS)
            .and_then(|json| serde_json::from_str(json).ok());
        registers.push(line(host, row, kept.register.file_name, totals.unwrap_or_default())?);
    }
    Ok(Registers { registers })
}

/// How many registers an audit has, and the workers that their last checks found short.
pub fn counted(host: &mut impl Host, audit: RoomId) -> Result<(u32, u32), ApiError> {
    let (mut registers, mut short) = (0u32, 0u32);
    for row in host.rows(audit, Kind::Payroll)? {
        let Some(totals) = row.fields.text(key::TOTALS) else {
            continue;
        };
        let totals: Totals = serde_json::from_str(totals).unwrap_or_default();
        registers = registers.saturating_add(1);
        short = short.saturating_add(totals.summary.workers_short);
    }
    Ok((registers, short))
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<RegisterView, ApiError> {
    let (row, pack, open) = books::of_record(host, id)?;
    let kept = books::kept(&row).ok_or_else(|| ApiError::not_found("register"))?;
    let role = access::role_in(host, row.room)?;
    let checked = &open.checked;
    Ok(RegisterView {
        audit: row.room,
        line: line(host, &row, kept.register.file_name.clone(), totals(&open))?,
        register: kept.register,
        time_cards: kept.time_cards,
        tickets: kept.tickets,
        circumstances: kept.circumstances,
        currency: checked.currency.clone(),
        rules: in_words(&checked.rules, &pack),
        sources: pack.sources.clone(),
        totals: checked.totals.clone(),
        not_verifiable: checked.not_verifiable.clone(),
        faults: checked.faults.clone(),
        left_out: left_out(&open),
        plots: checked.plots.clone(),
        told: told::beside(&open.said, &open),
        sample: sample(&row, &pack, &open),
        engine_changed: row.fields.text(key::ENGINE) != Some(payroll::ENGINE_VERSION),
        may_write: may_write(role, Kind::Payroll),
    })
}

/// The pick is kept as its seed: the same file, pack and seed give the same rows, on every device.
pub fn pick_sample(host: &mut impl Host, call: PickPaySample) -> Result<RegisterView, ApiError> {
    let (row, pack, _) = books::of_record(host, call.payroll)?;
    access::need_write(host, row.room, Kind::Payroll)?;
    if pack.payroll.checks.sample.is_none() {
        return Err(ApiError::new(
            Code::NotFound,
            "The program's pack has no rule for a sample of records.",
            "Nothing was changed.",
            "Look at all rows, or ask the program for a rule.",
        ));
    }
    let mut chance = [0; 8];
    host.chance(&mut chance);
    access::change(host, &row, vec![Edit::put(key::SAMPLE_SEED, HEXLOWER.encode(&chance))])?;
    open(host, call.payroll)
}

/// The periods that the kept seed picks.
pub(super) fn sample(row: &Row, pack: &Pack, open: &OpenBooks) -> Option<Sample> {
    let seed = row.fields.text(key::SAMPLE_SEED)?;
    let rule = pack.payroll.checks.sample.as_ref()?;
    Some(payroll::sample(&open.checked, open.register(), rule, seed))
}

fn line(host: &mut impl Host, row: &Row, file_name: String, totals: Totals) -> Result<RegisterLine, ApiError> {
    Ok(RegisterLine {
        payroll: row.id,
        label: row.fields.text(key::LABEL).unwrap_or_default().to_owned(),
        file_name,
        first: totals.first,
        last: totals.last,
        summary: totals.summary,
        author_name: access::author(host, row),
        custody: host.custody_of(row.id)?,
    })
}

fn in_words(rules: &[Rule], pack: &Pack) -> Vec<RuleInWords> {
    let known = rules
        .iter()
        .filter_map(|rule| Some((*rule, pack.payroll.rule(rule.id())?)));
    let words = known.map(|(rule, of_pack)| RuleInWords {
        rule,
        title: of_pack.title.clone(),
        text: of_pack.text.clone(),
        provision: of_pack.provision.clone(),
        sources: of_pack.grounds.sources.clone(),
        unverified: of_pack.grounds.unverified,
    });
    words.collect()
}

fn left_out(open: &OpenBooks) -> Vec<RowsLeftOut> {
    let mut by_reason: BTreeMap<WhyLeftOut, (u32, CellAt)> = BTreeMap::new();
    for row in &open.register().left_out {
        let sheet = open
            .register()
            .sheets
            .get(usize::from(row.sheet))
            .cloned()
            .unwrap_or_default();
        let at = CellAt {
            sheet,
            row: row.row,
            column: 0,
        };
        by_reason.entry(row.why).or_insert((0, at)).0 += 1;
    }
    let counted = by_reason.into_iter().map(|(why, (count, first))| RowsLeftOut {
        why,
        count,
        first: rows::row_name(&first),
    });
    counted.collect()
}
