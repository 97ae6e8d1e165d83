//! What stands first: whose report, which version, and the figures that people look for.

use super::{Drawing, permille};
use crate::api::{ActionState, Fact, Prose, Standing};

impl Drawing<'_> {
    pub(super) fn lines(self) -> Vec<Prose> {
        let (content, phrases) = (self.of.content, self.phrases);
        let version = match self.of.published {
            Some(day) => phrases.say(
                "version-published",
                [("version", content.version.into()), ("day", phrases.day(day).into())],
            ),
            None => phrases.say("version", [("version", content.version.into())]),
        };
        let days = phrases.say("fieldwork", [("days", self.days().into())]);
        let mut lines = vec![Prose::written(&content.title), Prose::of(version), Prose::of(days)];
        if !content.operator.trim().is_empty() {
            lines.push(Prose::of(
                phrases.say("operator", [("operator", (&content.operator).into())]),
            ));
        }
        lines
    }

    pub(super) fn facts(self) -> Vec<Fact> {
        let facts = [
            self.heard_fact(),
            Some(self.findings_fact()),
            self.owed_fact(),
            self.actions_fact(),
        ];
        facts.into_iter().flatten().collect()
    }

    fn heard_fact(self) -> Option<Fact> {
        let (content, phrases) = (self.of.content, self.phrases);
        let label = phrases.word("workers-heard");
        let key = "workers-heard".to_owned();
        let goal = content.goal_percent.min(100) * 10;
        let (Some(heard), Some(workers)) = (content.heard, content.workers) else {
            return Some(Fact {
                key,
                label,
                figure: phrases.held_back(),
                says: self.days(),
                share_permille: None,
                goal_permille: None,
            });
        };
        let share = permille(heard, workers);
        Some(Fact {
            key,
            label,
            figure: phrases.count(heard),
            says: phrases.say(
                "of-workers",
                [
                    ("workers", phrases.number(workers).into()),
                    ("share", phrases.permille(share).into()),
                    ("goal", phrases.permille(goal).into()),
                    ("days", self.days().into()),
                ],
            ),
            share_permille: Some(share),
            goal_permille: Some(goal),
        })
    }

    fn findings_fact(self) -> Fact {
        let (content, phrases) = (self.of.content, self.phrases);
        let broken = content
            .standing
            .iter()
            .filter(|provision| provision.standing == Standing::Broken)
            .count();
        let says = match content.standing.len() {
            0 => phrases.say("findings-when", [("days", self.days().into())]),
            all => phrases.say(
                "findings-of-provisions",
                [
                    ("broken", broken.into()),
                    ("provisions", all.into()),
                    ("days", self.days().into()),
                ],
            ),
        };
        Fact {
            key: "findings".into(),
            label: phrases.word("findings-fact"),
            figure: phrases.count(u32::try_from(content.findings.len()).unwrap_or(u32::MAX)),
            says,
            share_permille: None,
            goal_permille: None,
        }
    }

    /// Of one register alone: sums over several could be about the same people twice.
    fn owed_fact(self) -> Option<Fact> {
        let phrases = self.phrases;
        let [register] = self.of.content.registers.as_slice() else {
            return None;
        };
        let owed = register.owed.as_ref()?;
        let (short, checked) = (register.short.people()?, register.workers.people()?);
        Some(Fact {
            key: "owed".into(),
            label: phrases.word("owed-fact"),
            figure: phrases.amount(owed),
            says: phrases.say(
                "owed-short",
                [
                    ("short", phrases.number(short).into()),
                    ("checked", phrases.number(checked).into()),
                    ("days", self.register_days(register).into()),
                ],
            ),
            share_permille: None,
            goal_permille: None,
        })
    }

    fn actions_fact(self) -> Option<Fact> {
        let phrases = self.phrases;
        let actions = &self.of.actions?.actions;
        let all = u32::try_from(actions.len()).ok().filter(|all| *all > 0)?;
        let verified = actions
            .iter()
            .filter(|action| action.line.state == ActionState::Verified)
            .count();
        let verified = u32::try_from(verified).unwrap_or(all);
        Some(Fact {
            key: "actions".into(),
            label: phrases.word("actions-fact"),
            figure: phrases.count(verified),
            says: phrases.say(
                "actions-of",
                [("actions", all.into()), ("day", phrases.day(self.of.as_of).into())],
            ),
            share_permille: Some(permille(verified, all)),
            goal_permille: None,
        })
    }
}
