//! Work that does not count (yet): listed with a sentence, and a lead's word on what waits.

use crate::device::Device;
use crate::merging::{can_judge, sentence};
use crate::session::Session;
use shared::api::{ApiError, JudgeBatch, SetAside, SetAsideList};
use shared::sync::Control;
use shared::sync::may_add::may_rule;

pub(super) fn list(session: &mut Session) -> Result<SetAsideList, ApiError> {
    let aside = session.set_aside()?;
    let items = aside.into_iter().map(|one| {
        let log = session.member_log(one.room);
        let person = log
            .and_then(|log| log.ever_member(one.device))
            .map(|member| member.person.clone());
        let rules = log
            .zip(session.own_role(one.room))
            .is_some_and(|(log, role)| may_rule(role, log.kind()));
        SetAside {
            batch: one.batch,
            room: one.room,
            device: one.device,
            person: person.unwrap_or_default(),
            sentence: sentence(&one.reason).to_owned(),
            can_judge: rules && can_judge(&one.reason),
            reason: one.reason,
        }
    });
    Ok(SetAsideList { items: items.collect() })
}

pub(super) fn judge(device: &Device, call: JudgeBatch) -> Result<(), ApiError> {
    device.with_open_session(|session| {
        let items = list(session)?.items;
        let found = items
            .into_iter()
            .find(|item| item.batch == call.batch)
            .ok_or_else(|| ApiError::not_found("work"))?;
        if !found.can_judge {
            return Err(ApiError::not_allowed(
                "Only a lead of this audit accepts or refuses work, and only work that waits.",
            ));
        }
        let batch = call.batch;
        let ruling = if call.accept {
            Control::Accept { batch }
        } else {
            Control::Refuse { batch }
        };
        session.write_control(found.room, vec![ruling])?;
        session.judge(found.room)
    })
}
