//! What has to be done, where it stands, and how that went over time.

use super::{ActionFact, Drawing, permille, said};
use crate::api::{
    self, ActionState, Bar, Block, Head, Legend, Part, Picture, Prose, PublishedFinding, Section, Table, Tone, Value,
};
use crate::time::Day;

/// States from done to not begun: the order of a column's parts, from below.
const STATES: [(ActionState, &str, Tone); 4] = [
    (ActionState::Verified, "state-verified", Tone::Good),
    (ActionState::ReportedFixed, "state-reported-fixed", Tone::Fourth),
    (ActionState::InProgress, "state-in-progress", Tone::Third),
    (ActionState::Reopened, "state-reopened", Tone::Second),
];
/// Columns of the picture over time.
const DAYS_MAX: i64 = 8;

impl Drawing<'_> {
    pub(super) fn actions(self) -> Option<Section> {
        let planned = self.of.content.findings.iter().any(|finding| finding.action.is_some());
        let Some(facts) = self.of.actions else {
            let mut blocks = Vec::new();
            if planned {
                let text = Prose::of(self.phrases.word("actions-planned"));
                blocks = vec![Block::Paragraph { text }, Block::Table(self.planned())];
            }
            return self.section("actions", blocks);
        };
        if facts.actions.is_empty() {
            let text = Prose::of(self.phrases.word("no-actions"));
            return self.section("actions", vec![Block::Paragraph { text }]);
        }
        let blocks = [
            Block::Picture(self.over_time(&facts.actions)),
            Block::Table(self.states(&facts.actions)),
        ];
        self.section("actions", blocks.into())
    }

    fn planned(self) -> Table {
        let phrases = self.phrases;
        let row = |finding: &PublishedFinding| {
            let action = finding.action.as_ref()?;
            let owed = action.owed.as_ref();
            Some(vec![
                phrases.written(&action.what),
                phrases.text(phrases.read(&finding.provision_title)),
                self.due(action.due),
                owed.map_or_else(|| phrases.nothing(), |owed| phrases.amount(owed)),
            ])
        };
        Table {
            key: "actions".into(),
            caption: phrases.word("actions-planned-table"),
            head: self.heads(&[("action", false), ("provision", false), ("due", false), ("owed", true)]),
            rows: self.of.content.findings.iter().filter_map(row).collect(),
            totals: false,
        }
    }

    fn due(self, due: Option<Day>) -> Value {
        due.map_or_else(
            || self.phrases.nothing(),
            |due| self.phrases.text(self.phrases.day(due)),
        )
    }

    fn states(self, actions: &[ActionFact]) -> Table {
        let phrases = self.phrases;
        let rows = actions.iter().map(|action| {
            let line = &action.line;
            let paid = line.owed.as_ref().map(|owed| {
                let text = phrases.say(
                    "paid-back-of",
                    [
                        ("paid", phrases.money(&owed.paid_back).into()),
                        ("owed", phrases.money(&owed.owed).into()),
                    ],
                );
                Value {
                    number: Some(owed.paid_back.amount),
                    ..phrases.text(text)
                }
            });
            vec![
                phrases.written(&line.what),
                phrases.text(self.provision_title(&line.provision)),
                phrases.text(self.state(action)),
                self.due(line.due),
                paid.unwrap_or_else(|| phrases.nothing()),
                line.progress
                    .last()
                    .map_or_else(|| phrases.nothing(), |last| phrases.written(&last.text)),
            ]
        });
        Table {
            key: "actions".into(),
            caption: phrases.say("actions-caption", [("day", phrases.day(self.of.as_of).into())]),
            head: self.heads(&[
                ("action", false),
                ("provision", false),
                ("state", false),
                ("due", false),
                ("paid-back", true),
                ("last-word", false),
            ]),
            rows: rows.collect(),
            totals: false,
        }
    }

    fn provision_title(self, provision: &str) -> String {
        let content = self.of.content;
        let findings = content
            .findings
            .iter()
            .map(|finding| (&finding.provision, &finding.provision_title));
        let standing = content.standing.iter().map(|one| (&one.provision, &one.title));
        let found = findings.chain(standing).find(|(id, _)| *id == provision);
        found.map_or_else(
            || provision.to_owned(),
            |(_, title)| self.phrases.read(title).to_owned(),
        )
    }

    fn state(self, action: &ActionFact) -> String {
        let state = self.phrases.word(state_word(action.line.state));
        match action.line.overdue_days {
            Some(days) => {
                let overdue = self.phrases.say("state-overdue", [("days", days.into())]);
                self.phrases
                    .say("joined", [("first", state.into()), ("second", overdue.into())])
            }
            None => state,
        }
    }

    /// One column a day: how many actions stood where.
    fn over_time(self, actions: &[ActionFact]) -> Picture {
        let phrases = self.phrases;
        let most = u32::try_from(actions.len()).unwrap_or(u32::MAX);
        let mut bars = Vec::new();
        let mut rows = Vec::new();
        let mut words = Vec::new();
        for day in self.days_to_show(actions) {
            let states: Vec<ActionState> = actions.iter().filter_map(|action| state_on(action, day)).collect();
            let counts = STATES.map(|(wanted, _, tone)| {
                let count = states.iter().filter(|state| **state == wanted).count();
                (u32::try_from(count).unwrap_or(u32::MAX), tone)
            });
            let [(verified, _), ..] = counts;
            let all = u32::try_from(states.len()).unwrap_or(u32::MAX);
            let name = phrases.short_day(day);
            words.push((name.clone(), phrases.part_of(verified, all)));
            let parts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, tone)| Part {
                tone: *tone,
                permille: permille(*count, most),
            });
            bars.push(Bar {
                label: Prose::of(&name),
                words: phrases.part_of(verified, all),
                kept_back: false,
                parts: parts.collect(),
            });
            let mut row = vec![phrases.text(phrases.day(day))];
            row.extend(counts.iter().map(|(count, _)| phrases.count(*count)));
            row.push(phrases.count(all));
            rows.push(row);
        }
        let mut head = self.heads(&[("on-day", false)]);
        head.extend(STATES.iter().map(|(_, id, _)| *id).chain(["total"]).map(|id| Head {
            text: phrases.word(id),
            number: true,
        }));
        let legend = STATES.iter().map(|(_, id, tone)| Legend {
            tone: *tone,
            words: phrases.word(id),
        });
        Picture {
            key: "actions-over-time".into(),
            title: phrases.word("over-time"),
            says: phrases.say("over-time-says", [("detail", said(&words).into())]),
            drawing: api::Drawing::Columns { bars, mark: None },
            legend: legend.collect(),
            table: Table {
                key: "actions-over-time".into(),
                caption: phrases.word("over-time-caption"),
                head,
                rows,
                totals: false,
            },
        }
    }

    /// Days from the first action to today, evenly apart, both ends with them.
    fn days_to_show(self, actions: &[ActionFact]) -> Vec<Day> {
        let Some(first) = actions.iter().map(|action| action.begun).min() else {
            return Vec::new();
        };
        let whole = (self.of.as_of - first).num_days().max(0);
        let steps = whole.clamp(0, DAYS_MAX - 1);
        let day = |step: i64| {
            let days = (whole * step).checked_div(steps).unwrap_or(0);
            first.checked_add_days(chrono::Days::new(u64::try_from(days).unwrap_or(0)))
        };
        (0..=steps).filter_map(day).collect()
    }
}

/// Where an action stood at the end of a day; `None`: nobody had asked for it yet.
fn state_on(action: &ActionFact, day: Day) -> Option<ActionState> {
    if action.begun > day {
        return None;
    }
    let last = action.history.iter().rev().find(|(on, _)| *on <= day);
    Some(last.map_or(ActionState::InProgress, |(_, state)| *state))
}

fn state_word(state: ActionState) -> &'static str {
    let found = STATES.iter().find(|(known, ..)| *known == state);
    found.map_or("state-in-progress", |(_, word, _)| word)
}
