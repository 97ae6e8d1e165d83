//! Findings: how many of what gravity about which provision, then one by one.

use super::{Drawing, Of, permille, said};
use crate::api::{
    self, Bar, Block, DrawnPlate, FindingBlock, Head, Labelled, Part, Picture, Prose, PublishedFinding, Section, Table,
    Tone,
};
use crate::disclosure::{Basis, BasisKind};
use crate::report::words::Phrases;

/// The findings as a table, one a row: for files that have no place for prose.
pub fn table(of: Of<'_>, language: &str) -> Table {
    let drawing = Drawing {
        of,
        phrases: Phrases::of(language),
    };
    let phrases = drawing.phrases;
    let mut head = vec![Head {
        text: phrases.word("number"),
        number: true,
    }];
    head.extend(drawing.heads(&[
        ("provision", false),
        ("severity", false),
        ("statement", false),
        ("rests-on", false),
        ("root-cause", false),
        ("response", false),
        ("action", false),
        ("who", false),
        ("due", false),
        ("owed", true),
    ]));
    let rows = of.content.findings.iter().map(|finding| {
        let basis = drawing.basis(finding);
        let action = finding.action.as_ref();
        let owed = action.and_then(|action| action.owed.as_ref());
        vec![
            phrases.count(finding.number),
            phrases.text(phrases.read(&finding.provision_title)),
            phrases.text(drawing.severity(&finding.severity)),
            phrases.written(&finding.statement),
            basis.map_or_else(|| phrases.nothing(), |basis| super::prose_value(phrases, basis)),
            phrases.written(cause(phrases, finding)),
            phrases.written(&finding.response),
            phrases.written(action.map(|action| action.what.clone()).unwrap_or_default()),
            phrases.written(action.map(|action| action.who.clone()).unwrap_or_default()),
            phrases.text(
                action
                    .and_then(|action| action.due)
                    .map(|due| phrases.day(due))
                    .unwrap_or_default(),
            ),
            owed.map_or_else(|| phrases.nothing(), |owed| phrases.amount(owed)),
        ]
    });
    Table {
        key: "findings".into(),
        caption: phrases.word("findings"),
        head,
        rows: rows.collect(),
        totals: false,
    }
}

impl Drawing<'_> {
    pub(super) fn findings(self) -> Option<Section> {
        let findings = &self.of.content.findings;
        if findings.is_empty() {
            let text = Prose::of(self.phrases.word("no-findings"));
            return self.section("findings", vec![Block::Paragraph { text }]);
        }
        let mut blocks = vec![Block::Picture(self.by_provision())];
        blocks.extend(findings.iter().map(|finding| Block::Finding(self.finding(finding))));
        self.section("findings", blocks)
    }

    /// Findings by provision and severity: one bar a provision, gravest part first.
    fn by_provision(self) -> Picture {
        let (findings, phrases) = (&self.of.content.findings, self.phrases);
        let mut provisions: Vec<&PublishedFinding> = Vec::new();
        for finding in findings {
            if !provisions.iter().any(|known| known.provision == finding.provision) {
                provisions.push(finding);
            }
        }
        let mut severities: Vec<(usize, &str)> = findings
            .iter()
            .map(|finding| (self.place(&finding.severity), finding.severity.as_str()))
            .collect();
        severities.sort_unstable();
        severities.dedup();
        let count = |provision: &str, severity: Option<&str>| {
            let of = findings.iter().filter(|finding| finding.provision == provision);
            let of = of.filter(|finding| severity.is_none_or(|severity| finding.severity == severity));
            u32::try_from(of.count()).unwrap_or(u32::MAX)
        };
        let most = provisions
            .iter()
            .map(|one| count(&one.provision, None))
            .max()
            .unwrap_or(1);
        let mut rows = Vec::new();
        let mut bars = Vec::new();
        let mut words = Vec::new();
        for one in &provisions {
            let all = count(&one.provision, None);
            let title = phrases.read(&one.provision_title).to_owned();
            let parts = severities.iter().map(|(place, severity)| Part {
                tone: Tone::of_severity(*place),
                permille: permille(count(&one.provision, Some(severity)), most),
            });
            let figure = phrases.say("findings-count", [("findings", all.into())]);
            words.push((title.clone(), figure.clone()));
            bars.push(Bar {
                label: Prose::of(&title),
                words: figure,
                kept_back: false,
                parts: parts.filter(|part| part.permille > 0).collect(),
            });
            let mut row = vec![phrases.text(title)];
            row.extend(
                severities
                    .iter()
                    .map(|(_, severity)| phrases.count(count(&one.provision, Some(severity)))),
            );
            row.push(phrases.count(all));
            rows.push(row);
        }
        let mut total = vec![phrases.text(phrases.word("total"))];
        let all_of = |severity: &str| findings.iter().filter(|finding| finding.severity == severity).count();
        let number = |count: usize| phrases.count(u32::try_from(count).unwrap_or(u32::MAX));
        total.extend(severities.iter().map(|(_, severity)| number(all_of(severity))));
        total.push(number(findings.len()));
        rows.push(total);
        let mut head = self.heads(&[("provision", false)]);
        let numbers = severities.iter().map(|(_, severity)| self.severity(severity));
        head.extend(
            numbers
                .chain([phrases.word("total")])
                .map(|text| Head { text, number: true }),
        );
        Picture {
            key: "findings-by-provision".into(),
            title: phrases.word("by-provision"),
            says: phrases.say(
                "by-provision-says",
                [
                    ("findings", findings.len().into()),
                    ("provisions", provisions.len().into()),
                    ("detail", said(&words).into()),
                ],
            ),
            drawing: api::Drawing::Bars { bars, mark: None },
            legend: self.severity_legend(findings.iter().map(|finding| finding.severity.as_str())),
            table: Table {
                key: "findings-by-provision".into(),
                caption: phrases.say("by-provision-caption", [("days", self.days().into())]),
                head,
                rows,
                totals: true,
            },
        }
    }

    fn finding(self, finding: &PublishedFinding) -> FindingBlock {
        let phrases = self.phrases;
        let place = self.place(&finding.severity);
        let plates = finding.plates.iter().map(|plate| DrawnPlate {
            name: phrases.say("plate", [("number", plate.plate.into())]),
            alt: phrases.say("plate-alt", [("caption", (&plate.caption).into())]),
            plate: plate.clone(),
        });
        FindingBlock {
            number: finding.number,
            name: phrases.say("finding-name", [("number", finding.number.into())]),
            place: u32::try_from(place).unwrap_or(u32::MAX),
            severity: self.severity(&finding.severity),
            tone: Tone::of_severity(place),
            title: Prose::of(phrases.read(&finding.provision_title)),
            provision: finding.provision.clone(),
            statement: finding.statement.clone(),
            lines: self.lines_of(finding),
            plates: plates.collect(),
        }
    }

    fn lines_of(self, finding: &PublishedFinding) -> Vec<Labelled> {
        let phrases = self.phrases;
        let mut lines = Vec::new();
        let mut put = |key: &str, text: Prose| {
            if !text.text.trim().is_empty() {
                lines.push(Labelled {
                    key: key.replace('-', "_"),
                    label: phrases.word(key),
                    text,
                });
            }
        };
        if let Some(basis) = self.basis(finding) {
            put("rests-on", basis);
        }
        if finding.evidence_items > 0 {
            put(
                "evidence",
                Prose::of(phrases.say("evidence-items", [("items", finding.evidence_items.into())])),
            );
        }
        put("root-cause", Prose::written(cause(phrases, finding)));
        put("response", Prose::written(&finding.response));
        if let Some(action) = &finding.action {
            put("action", Prose::written(&action.what));
            put("who", Prose::written(&action.who));
            put(
                "due",
                Prose::of(action.due.map(|due| phrases.day(due)).unwrap_or_default()),
            );
            put(
                "owed",
                Prose::of(action.owed.as_ref().map(|owed| phrases.money(owed)).unwrap_or_default()),
            );
        }
        lines
    }

    /// What it rests on; reports of the first version say it in English.
    fn basis(self, finding: &PublishedFinding) -> Option<Prose> {
        match &finding.rests_on {
            Some(basis) => Some(Prose::of(self.basis_words(basis))),
            None => Some(Prose::written(&finding.basis)).filter(|basis| !basis.text.is_empty()),
        }
    }

    fn basis_words(self, basis: &Basis) -> String {
        let word = |kind: BasisKind| match (kind, basis.persons) {
            (BasisKind::Records, _) => self.phrases.word("rests-records"),
            (BasisKind::Observation, _) => self.phrases.word("rests-observation"),
            (BasisKind::Interviews, Some(people)) => {
                self.phrases.say("rests-interviews-people", [("people", people.into())])
            }
            (BasisKind::Interviews, None) => self.phrases.word("rests-interviews"),
            (BasisKind::Mix, _) => self.phrases.word("rests-mix"),
        };
        match basis.parts.is_empty() {
            true => word(basis.kind),
            false => self
                .phrases
                .list(&basis.parts.iter().map(|part| word(*part)).collect::<Vec<_>>()),
        }
    }
}

/// Why it came to this: in the reader's language where the pack's list has the cause, else as it was written.
fn cause(phrases: &Phrases, finding: &PublishedFinding) -> String {
    match finding.root_cause_words.is_empty() {
        true => finding.root_cause.clone(),
        false => phrases.read(&finding.root_cause_words).to_owned(),
    }
}
