//! What evidence is linked to: findings that it backs, and the checklist, interview or pay slip that it belongs to.

use super::access;
use super::evidence::{self, linked};
use super::findings;
use super::host::{Host, Row};
use crate::api::{ApiError, EvidenceLink, EvidenceView, FindingRef, LinkEvidence};
use crate::domain::keys::{evidence as key, interview, payroll};
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::record::Edit;
use std::collections::BTreeMap;

pub fn link(host: &mut impl Host, call: LinkEvidence) -> Result<EvidenceView, ApiError> {
    let row = access::record(host, call.evidence, Kind::Evidence)?;
    access::need_write(host, row.room, Kind::Evidence)?;
    let to = host.row(call.finding)?.filter(|to| is_linkable(to.kind));
    let to = to.ok_or_else(|| ApiError::not_found("finding"))?;
    if to.room != row.room {
        return Err(ApiError::bad_request(
            "finding",
            "This finding belongs to another audit.",
        ));
    }
    access::change(
        host,
        &row,
        vec![Edit::put(format!("{}{}", key::LINKS, call.finding), call.linked)],
    )?;
    evidence::open(host, call.evidence)
}

fn is_linkable(kind: Kind) -> bool {
    [Kind::Finding, Kind::Checklist, Kind::Interview, Kind::Payroll].contains(&kind)
}

/// Records that many items of a list are linked to, each read once.
#[derive(Default)]
pub(super) struct Linked {
    findings: BTreeMap<RecordId, FindingRef>,
    others: BTreeMap<RecordId, EvidenceLink>,
    /// Not here, or of a kind that evidence is not linked to.
    none: Vec<RecordId>,
}

impl Linked {
    /// What one item is linked to.
    pub fn of(&mut self, host: &mut impl Host, row: &Row) -> Result<(Vec<FindingRef>, Vec<EvidenceLink>), ApiError> {
        let (mut backed, mut links) = (Vec::new(), Vec::new());
        for id in linked(row) {
            self.read(host, id)?;
            backed.extend(self.findings.get(&id).cloned());
            links.extend(self.others.get(&id).cloned());
        }
        Ok((backed, links))
    }

    fn read(&mut self, host: &mut impl Host, id: RecordId) -> Result<(), ApiError> {
        if self.findings.contains_key(&id) || self.others.contains_key(&id) || self.none.contains(&id) {
            return Ok(());
        }
        match host.row(id)? {
            Some(row) if row.kind == Kind::Finding => {
                self.findings.insert(id, findings::reference(host, &row)?);
            }
            Some(row) if is_linkable(row.kind) => {
                let label = [interview::CODE, payroll::LABEL, interview::PLACE];
                let label = label.iter().find_map(|key| row.fields.text(key)).unwrap_or_default();
                let link = EvidenceLink {
                    record: id,
                    kind: row.kind,
                    label: label.to_owned(),
                };
                self.others.insert(id, link);
            }
            Some(_) | None => self.none.push(id),
        }
        Ok(())
    }
}
