//! How the audit was done: what the lead writes, then what the records say of themselves.

use crate::api::{CoverageView, ReportText, Sentence};
use crate::commands::decisions;
use crate::commands::host::Row;
use crate::disclosure::{self, Reader};
use crate::domain::audit::Plan;
use crate::pack::Pack;

pub(super) fn lines(
    plan: &Plan,
    pack: &Pack,
    text: &ReportText,
    heard: &CoverageView,
    decided: &[Row],
) -> Vec<Sentence> {
    let written = text.method.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<Sentence> = written.map(|line| Sentence::Text { text: line.to_owned() }).collect();
    lines.push(Sentence::Words {
        words: pack.sampling.text.clone(),
    });
    lines.push(Sentence::Goal {
        percent: plan.goal_percent,
    });
    lines.push(Sentence::Fieldwork {
        starts: plan.starts,
        ends: plan.ends,
    });
    if heard.in_groups > 0 {
        let named = disclosure::worker_tables(disclosure::population(heard)).is_ok();
        let people = disclosure::attendance_at_least(heard.in_groups, Reader::NamedMonitor, &pack.disclosure);
        lines.push(Sentence::Groups {
            people_at_least: people.filter(|_| named),
        });
    }
    lines.extend(decisions::below_goal(decided).map(|reason| Sentence::BelowGoal { reason }));
    let without = decisions::gone_on_without(decided);
    lines.extend(without.into_values().map(|reason| Sentence::WithoutDevice { reason }));
    lines
}
