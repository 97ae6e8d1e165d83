//! What monitors ask about a report: work for whoever published it, until it is answered.

use super::access;
use super::host::Host;
use super::reports;
use crate::api::{ApiError, ReviewAct, ReviewQuestion, ReviewState};
use crate::domain::keys::review as key;
use crate::domain::report::act_from;
use crate::kinds::Kind;
use crate::permissions::may_write;

/// Questions with which reports were returned, newest first. None for people who may not answer.
pub(super) fn open(host: &mut impl Host) -> Result<Vec<ReviewQuestion>, ApiError> {
    let room = host.program()?;
    // Whoever reviews asks; whoever published answers.
    let answers = |role| may_write(role, Kind::Reply) && !may_write(role, Kind::Review);
    let answers = host.role_in(room)?.is_some_and(answers);
    if !answers || host.writer()?.through_server {
        return Ok(Vec::new());
    }
    let mut open = Vec::new();
    for row in host.rows(room, Kind::Report)? {
        let Some(line) = reports::line(host, &row)?.filter(|line| line.state == ReviewState::Returned) else {
            continue;
        };
        for review in host.rows_about(room, Kind::Review, row.id)? {
            let text = |key: &str| review.fields.text(key).unwrap_or_default().to_owned();
            let answered = !host.rows_about(room, Kind::Reply, review.id)?.is_empty();
            if act_from(&text(key::ACT)) != ReviewAct::Return || answered {
                continue;
            }
            open.push(ReviewQuestion {
                report: row.id,
                site: line.site.clone(),
                version: line.version,
                question: text(key::TEXT),
                by: access::author(host, &review),
                at: review.created,
            });
        }
    }
    open.sort_by_key(|question| std::cmp::Reverse(question.at));
    Ok(open)
}
