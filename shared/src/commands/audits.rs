//! Audits: made by a lead with a sealed room, moved through phases, counted without names.

use super::access::{self, LINE_CHARS};
use super::findings::Team;
use super::host::{Host, Row};
use super::{packs, payslips, reconcile, registers, same_persons};
use crate::api::{
    ApiError, AuditAbilities, AuditCounts, AuditLine, AuditView, Code, CoverageView, HandIn, MakeAudit, MovePhase,
    Phase, QuestionnaireLine,
};
use crate::commands::host::{Target, Write};
use crate::domain::audit::{Plan, may_capture, next_phases, phase_word};
use crate::domain::coverage;
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{plan as key, program, report, sitenote};
use crate::domain::sampling::plan_beside;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::{Role, may_write};
use crate::record::Edit;

/// Most crews of one audit, and most workers of one crew: beyond it a figure is a slip of the finger.
const MOST_CREWS: usize = 100;
const MOST_WORKERS: u32 = 100_000;

pub fn make(host: &mut impl Host, call: MakeAudit) -> Result<AuditView, ApiError> {
    let program_room = host.program()?;
    access::need_write(host, program_room, Kind::Audit)?;
    let site = access::record(host, call.site, Kind::Site)?;
    check(&call)?;
    let title = access::required("title", &call.title, LINE_CHARS)?.to_owned();
    let program_row = host
        .rows(program_room, Kind::Program)?
        .into_iter()
        .next()
        .ok_or_else(|| ApiError::not_found("program"))?;
    let pack_hash = program_row.fields.text(program::PACK).unwrap_or_default().to_owned();
    let pack = host.pack(None)?;

    let room = host.open_team_room(call.practice)?;
    let named = |name: &str| site.fields.text(name).unwrap_or_default().to_owned();
    let common = vec![
        Edit::put(key::TITLE, title),
        Edit::put(key::SITE, call.site.to_string()),
        Edit::put(key::SITE_NAME, named(crate::domain::keys::site::NAME)),
        Edit::put(key::OPERATOR, named(crate::domain::keys::site::OPERATOR)),
        Edit::put(key::STARTS, call.starts.to_string()),
        Edit::put(key::ENDS, call.ends.to_string()),
        Edit::put(key::GOAL_PERCENT, i64::from(pack.sampling.share_percent)),
        Edit::put(key::PHASE, phase_word(Phase::Planned)),
    ];
    let mut plan = common.clone();
    plan.push(Edit::put(key::PACK, pack_hash));
    plan.push(Edit::put(key::PRACTICE, call.practice));
    plan.extend(
        call.crews
            .iter()
            .map(|crew| Edit::put(format!("{}{}", key::CREWS, crew.name.trim()), i64::from(crew.workers))),
    );
    if !call.practice {
        // The header tells the program that the audit exists: no headcount, no team.
        let mut header = common;
        header.push(Edit::put(key::ROOM, room.to_string()));
        let id = access::create(host, program_room, Kind::Audit, header)?;
        plan.push(Edit::put(key::AUDIT, id.to_string()));
    }
    host.commit(
        room,
        vec![
            Write {
                target: Target::New(Kind::Plan),
                edits: plan,
            },
            // One note, made once, so that two people never make two.
            Write {
                target: Target::New(Kind::Sitenote),
                edits: vec![Edit::text(sitenote::TEXT, "")],
            },
        ],
    )?;
    open(host, room)
}

fn check(call: &MakeAudit) -> Result<(), ApiError> {
    if call.ends < call.starts {
        return Err(ApiError::bad_request("ends", "The audit ends before it starts."));
    }
    if call.crews.is_empty() || call.crews.len() > MOST_CREWS {
        return Err(ApiError::bad_request(
            "crews",
            format!("Name between 1 and {MOST_CREWS} crews."),
        ));
    }
    let mut names = std::collections::BTreeSet::new();
    for crew in &call.crews {
        let name = access::required("crews", &crew.name, LINE_CHARS)?;
        if !names.insert(name.to_owned()) {
            return Err(ApiError::bad_request(
                "crews",
                format!("Crew \"{name}\" stands there twice."),
            ));
        }
        if crew.workers == 0 || crew.workers > MOST_WORKERS {
            return Err(ApiError::bad_request(
                "crews",
                format!("Crew \"{name}\" needs a headcount between 1 and {MOST_WORKERS}."),
            ));
        }
    }
    Ok(())
}

pub fn open(host: &mut impl Host, audit: RoomId) -> Result<AuditView, ApiError> {
    let role = access::role_in(host, audit)?;
    let (plan_row, plan) = access::plan(host, audit)?;
    let summaries = summaries(host, audit)?;
    let mut coverage = coverage(&plan, &summaries);
    // An audit opens without its pack too: then groups keep the names that records have.
    let mut questionnaires = Vec::new();
    if let Ok(pack) = access::pinned_pack(host, &plan_row) {
        questionnaires.extend(pack.interviews.iter().map(|asked| QuestionnaireLine {
            form: asked.folder.clone(),
            audience: asked.audience,
            title: asked.title.clone(),
        }));
        beside_the_plan(&mut coverage, &pack, &summaries);
    }
    let line = line_of(audit, &plan, coverage.heard);
    Ok(AuditView {
        counts: counts(host, audit, &summaries)?,
        crews: plan.crews.clone(),
        coverage,
        custody: host.custody(Some(audit))?,
        team: host.team(audit)?,
        may: AuditAbilities {
            capture: may_write(role, Kind::Interview) && (may_capture(plan.phase) || plan.practice),
            lead: role == Role::Lead,
            move_to: if role == Role::Lead {
                next_phases(plan.phase).to_vec()
            } else {
                Vec::new()
            },
            invite: role == Role::Lead && !plan.practice,
        },
        questionnaires,
        newer_pack: packs::is_newer_there(host, &plan_row),
        line,
    })
}

pub fn move_phase(host: &mut impl Host, call: MovePhase) -> Result<AuditView, ApiError> {
    if access::need_write(host, call.audit, Kind::Plan)? != Role::Lead {
        return Err(ApiError::not_allowed("Only the lead moves an audit on."));
    }
    let (row, plan) = access::plan(host, call.audit)?;
    if !next_phases(plan.phase).contains(&call.phase) {
        return Err(ApiError::new(
            Code::WrongPhase,
            "The audit cannot move there from where it is.",
            "Nothing was changed.",
            "Move it one step at a time.",
        ));
    }
    let reason = access::within("reason", call.reason.as_deref().unwrap_or_default(), access::NOTE_CHARS)?.to_owned();
    let opens_field = plan.phase == Phase::Planned && !plan.practice;
    if opens_field && host.lead_devices(call.audit)? < 2 && reason.is_empty() {
        return Err(ApiError::new(
            Code::WrongPhase,
            "Only one lead device is in the team: losing it would end the audit.",
            "Nothing was changed.",
            "Add a second lead device (a laptop, or a deputy), or give a reason to go on with one.",
        )
        .at("reason"));
    }
    let mut edits = vec![Edit::put(key::PHASE, phase_word(call.phase))];
    if !reason.is_empty() {
        edits.push(Edit::put(key::PHASE_REASON, reason));
    }
    access::change(host, &row, edits)?;
    if let Some(header) = header_of(host, &row)? {
        access::change(host, &header, vec![Edit::put(key::PHASE, phase_word(call.phase))])?;
    }
    open(host, call.audit)
}

pub fn hand_in(host: &mut impl Host, call: HandIn) -> Result<AuditView, ApiError> {
    let role = access::role_in(host, call.audit)?;
    if !may_write(role, Kind::Interview) {
        return Err(ApiError::not_allowed("Only those who capture hand in."));
    }
    host.hand_in(call.audit)?;
    open(host, call.audit)
}

/// The line of an audit whose room this host holds.
pub(super) fn line(host: &mut impl Host, audit: RoomId) -> Result<AuditLine, ApiError> {
    let (_, plan) = access::plan(host, audit)?;
    let summaries = summaries(host, audit)?;
    Ok(line_of(audit, &plan, coverage(&plan, &summaries).heard))
}

/// The public header that a plan names; `None` for a practice audit.
pub(super) fn header_of(host: &mut impl Host, plan_row: &Row) -> Result<Option<Row>, ApiError> {
    match plan_row
        .fields
        .text(key::AUDIT)
        .and_then(|id| id.parse::<RecordId>().ok())
    {
        Some(header) => access::record(host, header, Kind::Audit).map(Some),
        None => Ok(None),
    }
}

/// Audits as the program room knows them, with what their latest report published.
pub(super) fn public_lines(host: &mut impl Host) -> Result<Vec<AuditLine>, ApiError> {
    let room = host.program()?;
    let reports = host.rows(room, Kind::Report)?;
    let mut lines = Vec::new();
    for row in host.rows(room, Kind::Audit)? {
        let Some(audit) = row.fields.text(key::ROOM).and_then(|id| id.parse().ok()) else {
            continue;
        };
        let plan = Plan::read(&row.fields);
        let latest = latest_report(&reports, audit);
        let published = latest.and_then(|row| super::report_text::content_of(&row.fields));
        lines.push(AuditLine {
            heard: published.as_ref().and_then(|content| content.heard).unwrap_or(0),
            workers: published.as_ref().and_then(|content| content.workers).unwrap_or(0),
            has_team_room: false,
            ..line_of(audit, &plan, 0)
        });
    }
    Ok(lines)
}

/// An audit's report with the highest version.
pub(super) fn latest_report(reports: &[Row], audit: RoomId) -> Option<&Row> {
    let room = audit.to_string();
    reports
        .iter()
        .filter(|row| row.fields.text(report::AUDIT) == Some(&room))
        .max_by_key(|row| row.fields.int(report::VERSION).unwrap_or(0))
}

/// Who was heard against the goal, from a team that was read before.
pub(super) fn coverage_of(host: &mut impl Host, audit: RoomId, team: &Team) -> Result<CoverageView, ApiError> {
    let (_, plan) = access::plan(host, audit)?;
    let heard = team.interviews.iter();
    let summaries: Vec<_> = heard
        .map(|(id, summary)| (team.joins.person_of(*id), summary.clone()))
        .collect();
    let mut coverage = coverage(&plan, &summaries);
    beside_the_plan(&mut coverage, &team.pack, &summaries);
    Ok(coverage)
}

fn beside_the_plan(coverage: &mut CoverageView, pack: &Pack, summaries: &[(RecordId, InterviewSummary)]) {
    plan_beside(coverage, &pack.sampling, summaries);
    for table in &mut coverage.tables {
        for row in &mut table.rows {
            row.words = pack.group_words(&table.by, &row.group);
        }
    }
}

/// Everybody interviewed, with joined worker codes marked as one person.
pub(super) fn summaries(host: &mut impl Host, audit: RoomId) -> Result<Vec<(RecordId, InterviewSummary)>, ApiError> {
    let joins = same_persons::joins(host, audit)?;
    let page = host.lines(audit, Kind::Interview, 0, u32::MAX)?;
    let today = host.today();
    let read = page.lines.into_iter().filter_map(|line| {
        let summary: InterviewSummary = serde_json::from_str(&line.summary).ok()?;
        Some((joins.person_of(line.id), summary.on(today)))
    });
    Ok(read.collect())
}

fn line_of(audit: RoomId, plan: &Plan, heard: u32) -> AuditLine {
    AuditLine {
        audit,
        title: plan.title.clone(),
        site: plan.site_name.clone(),
        operator: plan.operator.clone(),
        phase: plan.phase,
        starts: plan.starts,
        ends: plan.ends,
        heard,
        workers: plan.workers(),
        goal_percent: plan.goal_percent,
        practice: plan.practice,
        has_team_room: true,
    }
}

fn counts(
    host: &mut impl Host,
    audit: RoomId,
    summaries: &[(RecordId, InterviewSummary)],
) -> Result<AuditCounts, ApiError> {
    let matters = reconcile::matters(host, audit)?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let slips = payslips::views(host, audit)?;
    let (registers, workers_short) = registers::counted(host, audit)?;
    let program_room = host.program()?;
    let room = audit.to_string();
    let reports = host.rows(program_room, Kind::Report)?;
    Ok(AuditCounts {
        interviews: number(summaries.len()),
        unfinished: number(
            summaries
                .iter()
                .filter(|(_, summary)| !summary.finished && !summary.withdrawn)
                .count(),
        ),
        pay_slips: number(slips.len()),
        pay_slips_short: number(slips.iter().filter(|slip| payslips::is_short(&slip.arithmetic)).count()),
        registers,
        workers_short,
        evidence: host.count(audit, Kind::Evidence)?,
        findings: host.count(audit, Kind::Finding)?,
        findings_confirmed: number(matters.confirmed.len()),
        open_matters: number(matters.stops().len()),
        open_tasks: number(
            host.rows(audit, Kind::Task)?
                .iter()
                .filter(|row| row.fields.bool(crate::domain::keys::task::DONE) != Some(true))
                .count(),
        ),
        reports: number(
            reports
                .iter()
                .filter(|row| row.fields.text(report::AUDIT) == Some(&room))
                .count(),
        ),
        late: host.late(audit)?,
    })
}
