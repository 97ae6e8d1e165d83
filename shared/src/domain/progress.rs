//! How far corrections are, and whether they keep up with their time: figures with what they are made of, never stored.

use crate::api::ActionState;
use crate::time::Day;

/// One correction, as progress counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    pub state: ActionState,
    /// When it was published.
    pub since: Day,
    pub due: Option<Day>,
}

impl Correction {
    fn is_open(&self) -> bool {
        matches!(self.state, ActionState::InProgress | ActionState::Reopened)
    }

    /// Days beyond the date, while nobody reported it fixed.
    pub fn overdue_days(&self, today: Day) -> Option<u32> {
        let due = self.due.filter(|due| self.is_open() && *due < today)?;
        u32::try_from((today - due).num_days()).ok()
    }

    /// What of its time is used, in per cent, 100 at most. A date that is no later than the publication is used up.
    pub fn time_used_percent(&self, today: Day) -> Option<u32> {
        let whole = (self.due? - self.since).num_days();
        let used = (today - self.since).num_days().clamp(0, whole.max(0));
        let percent = (used * 100).checked_div(whole.max(0)).unwrap_or(100);
        u32::try_from(percent).ok()
    }
}

/// All corrections of one audit together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub actions: u32,
    pub reported_fixed: u32,
    pub verified: u32,
    /// Whose date has come.
    pub due: u32,
    pub overdue: u32,
    pub rate_percent: u32,
    pub verified_of_due_percent: Option<u32>,
    pub time_used_percent: Option<u32>,
    pub behind_schedule: bool,
}

/// Progress = (reported fixed + verified) ÷ all, as the Accords count. Behind schedule: a date was missed (as they say it), or
/// less is done than the mean of the time that was given is used.
pub fn progress(corrections: &[Correction], today: Day) -> Progress {
    let counted = |is: &dyn Fn(&Correction) -> bool| {
        let counted = corrections.iter().filter(|one| is(one)).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    };
    let actions = counted(&|_| true);
    let reported_fixed = counted(&|one| one.state == ActionState::ReportedFixed);
    let verified = counted(&|one| one.state == ActionState::Verified);
    let is_due = |one: &Correction| one.due.is_some_and(|due| due <= today);
    let due = counted(&is_due);
    let verified_of_due = counted(&|one| is_due(one) && one.state == ActionState::Verified);
    let overdue = counted(&|one| one.overdue_days(today).is_some());
    let percent = |part: u32, whole: u32| (u64::from(part) * 100).checked_div(u64::from(whole));
    let percent = |part, whole| percent(part, whole).and_then(|share| u32::try_from(share).ok());
    let rate_percent = percent(reported_fixed.saturating_add(verified), actions).unwrap_or(0);
    let used: Vec<u32> = corrections
        .iter()
        .filter_map(|one| one.time_used_percent(today))
        .collect();
    let dated = u32::try_from(used.len()).unwrap_or(u32::MAX);
    let time_used_percent = used
        .iter()
        .fold(0u32, |sum, one| sum.saturating_add(*one))
        .checked_div(dated);
    Progress {
        actions,
        reported_fixed,
        verified,
        due,
        overdue,
        rate_percent,
        verified_of_due_percent: percent(verified_of_due, due),
        time_used_percent,
        behind_schedule: overdue > 0 || time_used_percent.is_some_and(|used| rate_percent < used),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn correction(state: ActionState, due: &str) -> Correction {
        Correction {
            state,
            since: day("2026-03-01"),
            due: Some(day(due)),
        }
    }

    #[test]
    fn what_is_reported_fixed_waits_for_its_visit_and_is_not_overdue() {
        let today = day("2026-04-01");
        assert_eq!(
            correction(ActionState::InProgress, "2026-03-29").overdue_days(today),
            Some(3)
        );
        assert_eq!(
            correction(ActionState::Reopened, "2026-03-29").overdue_days(today),
            Some(3)
        );
        assert_eq!(
            correction(ActionState::ReportedFixed, "2026-03-29").overdue_days(today),
            None
        );
        assert_eq!(
            correction(ActionState::InProgress, "2026-04-01").overdue_days(today),
            None,
            "today still counts"
        );
    }

    #[test]
    fn a_site_is_behind_when_less_is_done_than_time_is_used_or_a_date_was_missed() {
        let all = [
            correction(ActionState::Verified, "2026-03-11"),
            correction(ActionState::ReportedFixed, "2026-03-31"),
            correction(ActionState::InProgress, "2026-03-31"),
            correction(ActionState::InProgress, "2026-03-31"),
        ];
        let then = progress(&all, day("2026-03-11"));
        assert_eq!((then.rate_percent, then.time_used_percent), (50, Some(49)));
        assert_eq!((then.due, then.verified_of_due_percent), (1, Some(100)));
        assert!(!then.behind_schedule);
        assert!(
            progress(&all, day("2026-03-21")).behind_schedule,
            "two thirds of the time, half of the work"
        );
        let late = progress(&all, day("2026-04-02"));
        assert_eq!((late.overdue, late.verified_of_due_percent), (2, Some(25)));
        assert!(late.behind_schedule);
        assert!(!progress(&[], day("2026-04-02")).behind_schedule);
    }

    #[test]
    fn a_date_before_the_publication_is_used_up_and_one_far_ahead_is_not_begun() {
        let today = day("2026-03-01");
        assert_eq!(
            correction(ActionState::InProgress, "2026-02-01").time_used_percent(today),
            Some(100)
        );
        assert_eq!(
            correction(ActionState::InProgress, "2027-03-01").time_used_percent(today),
            Some(0)
        );
    }
}
