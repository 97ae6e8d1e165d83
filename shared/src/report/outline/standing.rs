//! Every provision of the code: broken, nothing found, or not looked at.

use super::Drawing;
use crate::api;
use crate::api::{Block, Legend, Picture, Prose, ProvisionStanding, Section, Standing, Table, Tile, Tone};

impl Drawing<'_> {
    pub(super) fn standing(self) -> Option<Section> {
        let (provisions, phrases) = (&self.of.content.standing, self.phrases);
        if provisions.is_empty() {
            return None;
        }
        let count = |wanted: Standing| provisions.iter().filter(|one| one.standing == wanted).count();
        let says = phrases.say(
            "standing-says",
            [
                ("provisions", provisions.len().into()),
                ("broken", count(Standing::Broken).into()),
                ("clean", count(Standing::NothingFound).into()),
                ("unseen", count(Standing::NotLookedAt).into()),
            ],
        );
        let tiles = provisions.iter().map(|one| Tile {
            label: Prose::of(phrases.read(&one.title)),
            words: self.stands(one),
            tone: self.standing_tone(one),
            findings: one.findings.clone(),
        });
        let rows = provisions.iter().map(|one| {
            let numbers: Vec<String> = one.findings.iter().map(|number| phrases.number(*number)).collect();
            let severity = one.severity.as_deref().map(|severity| self.severity(severity));
            vec![
                phrases.text(phrases.read(&one.title)),
                phrases.text(phrases.word(standing_word(one.standing))),
                severity.map_or_else(|| phrases.nothing(), |severity| phrases.text(severity)),
                match numbers.is_empty() {
                    true => phrases.nothing(),
                    false => phrases.text(numbers.join(", ")),
                },
            ]
        });
        let table = Table {
            key: "standing".into(),
            caption: phrases.say(
                "standing-caption",
                [("provisions", provisions.len().into()), ("days", self.days().into())],
            ),
            head: self.heads(&[
                ("provision", false),
                ("stands", false),
                ("severity", false),
                ("findings-of", false),
            ]),
            rows: rows.collect(),
            totals: false,
        };
        let picture = Picture {
            key: "standing".into(),
            title: phrases.word("standing"),
            says,
            drawing: api::Drawing::Tiles { tiles: tiles.collect() },
            legend: self.standing_legend(),
            table,
        };
        self.section("standing", vec![Block::Picture(picture)])
    }

    /// "broken · Zero tolerance".
    fn stands(self, one: &ProvisionStanding) -> String {
        match (one.standing, &one.severity) {
            (Standing::Broken, Some(severity)) => self
                .phrases
                .say("stands-broken-by", [("severity", self.severity(severity).into())]),
            (standing, _) => self.phrases.word(standing_word(standing)),
        }
    }

    fn standing_tone(self, one: &ProvisionStanding) -> Tone {
        match (one.standing, &one.severity) {
            (Standing::Broken, Some(severity)) => Tone::of_severity(self.place(severity)),
            (Standing::Broken, None) => Tone::Second,
            (Standing::NothingFound, _) => Tone::Good,
            (Standing::NotLookedAt, _) => Tone::Unseen,
        }
    }

    fn standing_legend(self) -> Vec<Legend> {
        let provisions = &self.of.content.standing;
        let mut legend = self.severity_legend(provisions.iter().filter_map(|one| one.severity.as_deref()));
        for (standing, tone) in [
            (Standing::NothingFound, Tone::Good),
            (Standing::NotLookedAt, Tone::Unseen),
        ] {
            if provisions.iter().any(|one| one.standing == standing) {
                legend.push(Legend {
                    tone,
                    words: self.phrases.word(standing_word(standing)),
                });
            }
        }
        legend
    }

    /// The severities that stand in a picture, gravest first.
    pub(super) fn severity_legend<'a>(self, used: impl Iterator<Item = &'a str>) -> Vec<Legend> {
        let mut used: Vec<(usize, &str)> = used.map(|severity| (self.place(severity), severity)).collect();
        used.sort_unstable();
        used.dedup();
        let legend = |(place, severity): (usize, &str)| Legend {
            tone: Tone::of_severity(place),
            words: self.severity(severity),
        };
        used.into_iter().map(legend).collect()
    }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Broken => "stands-broken",
        Standing::NothingFound => "stands-nothing-found",
        Standing::NotLookedAt => "stands-not-looked-at",
    }
}
