//! How each provision of the code stands: broken, looked at, or not looked at. A pack that judges nobody has none.

use crate::api::{ApiError, ProvisionStanding, PublishedFinding, PublishedRegister, Standing};
use crate::commands::host::{Host, Row};
use crate::domain::interview::{InterviewSummary, answers};
use crate::domain::keys::{interview as key, payroll};
use crate::form::DECLINED;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::pack::{Pack, PackKind};
use std::collections::{BTreeSet, HashMap};

pub(super) fn of_code(
    host: &mut impl Host,
    audit: RoomId,
    pack: &Pack,
    interviews: &[Row],
    findings: &[PublishedFinding],
    registers: &[PublishedRegister],
) -> Result<Vec<ProvisionStanding>, ApiError> {
    if pack.kind == PackKind::Survey {
        return Ok(Vec::new());
    }
    let mut looked_at = asked(interviews, host, pack);
    looked_at.extend(asked(&host.rows(audit, Kind::Checklist)?, host, pack));
    let rules = registers.iter().flat_map(|register| &register.rules);
    let of_rule = |id: &str| pack.payroll.rule(id).map(|rule| rule.provision.clone());
    looked_at.extend(rules.filter_map(|rule| of_rule(rule.rule.id())));
    let slips = host.rows(audit, Kind::Payroll)?;
    if slips.iter().any(|row| row.fields.text(payroll::SLIP).is_some()) {
        looked_at.extend(pack.payroll.rules.first().map(|rule| rule.provision.clone()));
    }
    let standing = pack.provisions.iter().map(|provision| {
        let found: Vec<&PublishedFinding> = findings
            .iter()
            .filter(|found| found.provision == provision.id)
            .collect();
        // The pack lists the gravest first.
        let gravest = pack
            .severities
            .iter()
            .find(|severity| found.iter().any(|found| found.severity == severity.id));
        ProvisionStanding {
            provision: provision.id.clone(),
            title: provision.title.clone(),
            standing: match (found.is_empty(), looked_at.contains(&provision.id)) {
                (false, _) => Standing::Broken,
                (true, true) => Standing::NothingFound,
                (true, false) => Standing::NotLookedAt,
            },
            severity: gravest.map(|severity| severity.id.clone()),
            findings: found.iter().map(|found| found.number).collect(),
        }
    });
    Ok(standing.collect())
}

/// The provisions that answered questions speak to. What was taken back, and what nobody wished to say, is no look.
fn asked(rows: &[Row], host: &impl Host, pack: &Pack) -> BTreeSet<String> {
    let today = host.today();
    let mut provisions: HashMap<(String, String), Option<String>> = HashMap::new();
    let mut asked = BTreeSet::new();
    for row in rows {
        if InterviewSummary::read(&row.fields).on(today).withdrawn {
            continue;
        }
        let folder = row.fields.text(key::FORM).unwrap_or_default();
        for (name, answer) in answers(&row.fields) {
            if answer == DECLINED {
                continue;
            }
            let provision = provisions
                .entry((folder.to_owned(), name))
                .or_insert_with_key(|(folder, name)| {
                    let (_, form) = pack.form(folder)?;
                    form.question_of_key(name)?.provision().map(str::to_owned)
                });
            asked.extend(provision.clone());
        }
    }
    asked
}
