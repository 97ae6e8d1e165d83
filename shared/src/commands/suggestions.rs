//! Findings that answers suggest: counted by provision from the column `suggests`, never with a speaker.

use super::access;
use super::answering::form_in;
use super::host::Host;
use super::{audits, findings, same_persons, sittings};
use crate::api::{
    ApiError, Basis, Code, DraftFinding, FindingRef, FindingState, FindingView, ListSuggestions, RaiseFinding,
    SuggestingQuestion, Suggestion, Suggestions,
};
use crate::disclosure::{self, Population, worker_tables};
use crate::domain::audit::may_capture;
use crate::domain::coverage::coverage;
use crate::domain::interview::InterviewSummary;
use crate::form::Question;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::{Pack, Provision, Thresholds};
use crate::permissions::may_write;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// A question is quoted only where so many suggest a breach by it: fewer are one person's answer.
const FEWEST_QUOTED: u32 = 2;
/// A statement quotes so many questions at most; the rest is counted.
const MOST_QUOTED: usize = 40;
/// A finding names so many interviews as its supports at most: they have to fit into one change.
const MOST_SUPPORTS: usize = 2_000;

pub fn list(host: &mut impl Host, call: ListSuggestions) -> Result<Suggestions, ApiError> {
    let role = access::role_in(host, call.audit)?;
    let (plan_row, plan) = access::plan(host, call.audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let gathered = gather(host, call.audit, &pack)?;
    let standing = findings::views(host, call.audit)?;
    let mut suggestions: Vec<Suggestion> = pack
        .provisions
        .iter()
        .filter_map(|provision| Some(suggestion(provision, gathered.get(&provision.id)?, &standing)))
        .collect();
    suggestions.sort_by_key(|one| {
        let place = pack.severities.iter().position(|severity| severity.id == one.severity);
        (place.unwrap_or(usize::MAX), std::cmp::Reverse(one.interviews))
    });
    Ok(Suggestions {
        suggestions,
        may_draft: may_write(role, Kind::Finding) && (may_capture(plan.phase) || plan.practice),
    })
}

/// A draft rests on the records: which they are stays in its supports, and who withdraws later is taken off the count there.
pub fn draft(host: &mut impl Host, call: DraftFinding) -> Result<FindingView, ApiError> {
    let (plan_row, plan) = access::capture_in(host, call.audit, Kind::Finding)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let provision = pack
        .provision(&call.provision)
        .ok_or_else(|| ApiError::bad_request("provision", "The program's code has no such provision."))?;
    let gathered = gather(host, call.audit, &pack)?;
    let Some(said) = gathered.get(&provision.id) else {
        return Err(ApiError::bad_request(
            "provision",
            "No answer that stands suggests a breach of this provision.",
        ));
    };
    let standing = findings::views(host, call.audit)?;
    if let Some(draft) = stands(&standing, &provision.id).filter(|found| found.state == FindingState::Draft) {
        return Err(ApiError::new(
            Code::BadRequest,
            format!("{} is a draft on this provision already.", draft.label),
            "Nothing was changed.",
            "Open it and add to it there.",
        )
        .at("provision"));
    }
    let heard = coverage(&plan, &audits::summaries(host, call.audit)?);
    let quotable = Quotable {
        population: disclosure::population(&heard),
        thresholds: pack.disclosure,
        language: pack.languages.first().map_or("en", |language| &language.code),
    };
    findings::raise(
        host,
        RaiseFinding {
            audit: call.audit,
            severity: provision.severity.clone(),
            statement: quotable.statement(said),
            basis: vec![Basis::Interviews],
            supports: said.records.iter().take(MOST_SUPPORTS).copied().collect(),
            provision: call.provision,
        },
    )
}

/// What suggests a breach of one provision.
#[derive(Default)]
struct Said {
    records: Vec<RecordId>,
    persons: BTreeSet<RecordId>,
    /// By form and key of the question.
    questions: BTreeMap<(String, String), Asked>,
}

struct Asked {
    label: Words,
    is_sensitive: bool,
    persons: BTreeSet<RecordId>,
}

impl Said {
    /// What may be quoted, most interviews first, and how much may not.
    fn quoted(&self) -> (Vec<SuggestingQuestion>, u32) {
        let may = |asked: &&Asked| !asked.is_sensitive && count(asked.persons.len()) >= FEWEST_QUOTED;
        let mut quoted: Vec<_> = self
            .questions
            .values()
            .filter(may)
            .map(|asked| SuggestingQuestion {
                label: asked.label.clone(),
                interviews: count(asked.persons.len()),
            })
            .collect();
        quoted.sort_by_key(|question| std::cmp::Reverse(question.interviews));
        let unquoted = self.questions.len().saturating_sub(quoted.len());
        (quoted, count(unquoted))
    }
}

/// By provision. An interview whose consent was taken back is not even opened.
fn gather(
    host: &mut impl Host,
    audit: RoomId,
    pack: &std::sync::Arc<Pack>,
) -> Result<BTreeMap<String, Said>, ApiError> {
    let joins = same_persons::joins(host, audit)?;
    let mut gathered: BTreeMap<String, Said> = BTreeMap::new();
    for row in host.rows(audit, Kind::Interview)? {
        let summary = InterviewSummary::read(&row.fields).on(host.today());
        // A form that this pack no longer has suggests nothing; the interview itself is shown elsewhere.
        let Ok(form) = form_in(pack, &row) else { continue };
        if summary.withdrawn || !form.plan.suggests_anything() {
            continue;
        }
        let person = joins.person_of(row.id);
        let sitting = sittings::read(host, &row, form);
        for found in sitting.suggested() {
            let Some(provision) = found.question.provision() else {
                continue;
            };
            let said = gathered.entry(provision.to_owned()).or_default();
            if said.records.last() != Some(&row.id) {
                said.records.push(row.id);
            }
            said.persons.insert(person);
            let place = (form.definition.id.clone(), form.plan.pattern(found.shape));
            let asked = said.questions.entry(place).or_insert_with(|| Asked {
                label: unquoting(found.question),
                is_sensitive: found.question.is_sensitive(),
                persons: BTreeSet::new(),
            });
            asked.persons.insert(person);
        }
    }
    Ok(gathered)
}

/// The question's words, with a gap where they would quote another answer.
fn unquoting(question: &Question) -> Words {
    let gapped = question.label.0.iter().map(|(code, text)| {
        let mut parts = text.split("${");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| format!("…{}", part.split_once('}').map_or("", |(_, after)| after)));
        let whole: String = std::iter::once(first).chain(rest).collect();
        (code.clone(), whole.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    Words(gapped.collect())
}

fn suggestion(provision: &Provision, said: &Said, standing: &[FindingView]) -> Suggestion {
    let (questions, unquoted) = said.quoted();
    let found = stands(standing, &provision.id);
    Suggestion {
        provision: provision.id.clone(),
        title: provision.title.clone(),
        severity: provision.severity.clone(),
        interviews: count(said.persons.len()),
        questions,
        unquoted,
        state: found.map(|finding| finding.state),
        finding: found.map(|finding| FindingRef {
            finding: finding.finding,
            label: finding.label.clone(),
            title: provision.title.read("en").to_owned(),
        }),
    }
}

/// The finding on a provision that stands: a draft before a confirmed one; a dismissed one stands no more.
fn stands<'f>(all: &'f [FindingView], provision: &str) -> Option<&'f FindingView> {
    let mut on = all.iter().filter(|finding| finding.provision == provision);
    let of = |state: FindingState| on.clone().find(|finding| finding.state == state);
    of(FindingState::Draft).or_else(|| on.find(|finding| finding.state == FindingState::Confirmed))
}

/// How a statement may speak. It is published word for word, so no number below the threshold stands in it.
struct Quotable<'p> {
    population: Population,
    thresholds: Thresholds,
    language: &'p str,
}

impl Quotable<'_> {
    fn statement(&self, said: &Said) -> String {
        let (quoted, unquoted) = said.quoted();
        let many = self.interviews(count(said.persons.len()));
        let mut lines = vec![match self.language {
            "es" => format!("Los registros de entrevistas indican un incumplimiento{many}:"),
            _ => format!("The records of interviews suggest a breach{many}:"),
        }];
        for question in quoted.iter().take(MOST_QUOTED) {
            let words = question.label.read(self.language);
            lines.push(format!("– {words}{}", self.interviews(question.interviews)));
        }
        if unquoted > 0 || quoted.len() > MOST_QUOTED {
            lines.push(match self.language {
                "es" => "– Preguntas que aquí no se citan.".to_owned(),
                _ => "– Questions that are not quoted here.".to_owned(),
            });
        }
        let text = lines.join("\n");
        text.chars().take(access::STATEMENT_CHARS).collect()
    }

    /// The number in brackets, or nothing where it is too small to leave the team.
    fn interviews(&self, many: u32) -> String {
        let shown = many >= self.thresholds.outside && worker_tables(self.population).is_ok();
        match (shown, self.language) {
            (true, "es") => format!(" ({many} entrevistas)"),
            (true, _) => format!(" ({many} interviews)"),
            (false, _) => String::new(),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
