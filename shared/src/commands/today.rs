//! Today: what to do, then what is only here.

use super::host::Host;
use super::{access, alerts, audits, interviews, program, tasks};
use crate::api::{ApiError, AuditLine, GetToday, Phase, Today, Unfinished};
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::permissions::may_write;

/// How many of the latest interviews are looked at for unfinished ones: a day's work of one person, not the archive.
const RECENT_INTERVIEWS: u32 = 200;

pub fn today(host: &mut impl Host, _: GetToday) -> Result<Today, ApiError> {
    let program_room = host.program()?;
    let role = host.role_in(program_room)?;
    let mut lines: Vec<AuditLine> = Vec::new();
    let rooms = host.team_rooms()?;
    for &room in &rooms {
        // A room whose plan has not arrived yet shows itself on the sync page, not here.
        if !host.rows(room, Kind::Plan)?.is_empty() {
            lines.push(audits::line(host, room)?);
        }
    }
    lines.extend(
        audits::public_lines(host)?
            .into_iter()
            .filter(|line| !rooms.contains(&line.audit)),
    );
    lines.sort_by_key(|line| (order(line.phase), line.starts));

    let writer = host.writer()?;
    let (mut unfinished, mut open_tasks) = (Vec::new(), Vec::new());
    for room in lines
        .iter()
        .filter(|line| line.has_team_room)
        .map(|line| line.audit)
        .collect::<Vec<_>>()
    {
        unfinished.extend(unfinished_in(host, room, writer.device)?);
        open_tasks.extend(tasks::open_for(host, room, writer.device)?);
    }
    let mut alerts = Vec::new();
    for &room in &rooms {
        if host.count(room, Kind::Alert)? > 0 {
            let findings = host.rows(room, Kind::Finding)?;
            alerts.extend(alerts::lines(host, room, &findings)?);
        }
    }
    alerts.retain(|alert| alert.waits_for_me);
    alerts.sort_by_key(|alert| std::cmp::Reverse(alert.at));
    Ok(Today {
        day: host.today(),
        program_name: program::program_name(host)?,
        audits: lines,
        unfinished,
        tasks: open_tasks,
        questions: super::questions::open(host)?,
        alerts,
        custody: host.custody(None)?,
        may_make_audit: !writer.through_server && role.is_some_and(|role| may_write(role, Kind::Audit)),
    })
}

fn unfinished_in(
    host: &mut impl Host,
    room: RoomId,
    device: crate::ids::DeviceNumber,
) -> Result<Vec<Unfinished>, ApiError> {
    let today = host.today();
    let page = host.lines(room, Kind::Interview, 0, RECENT_INTERVIEWS)?;
    let mine = page
        .lines
        .into_iter()
        .filter_map(|row| interviews::interview_line(row, today))
        .filter(|line| line.author == device);
    let mut unfinished = Vec::new();
    for line in mine.filter(|line| !line.finished && !line.withdrawn) {
        let row = access::record(host, line.interview, Kind::Interview)?;
        let pack = interviews::pack_of(host, &row)?;
        let questions = u32::try_from(super::answering::form_in(&pack, &row)?.question_count()).unwrap_or(u32::MAX);
        unfinished.push(Unfinished {
            audit: room,
            interview: line.interview,
            worker_code: line.worker_code,
            answered: line.answered,
            questions,
        });
    }
    Ok(unfinished)
}

/// In the field first; closed last.
fn order(phase: Phase) -> u8 {
    match phase {
        Phase::Fieldwork => 0,
        Phase::Reconciling => 1,
        Phase::Planned => 2,
        Phase::Review => 3,
        Phase::Closed => 4,
    }
}
