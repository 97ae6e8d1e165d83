//! Pay without workers: the employer's registers by rule, and slips keyed in by hand.

use super::{Drawing, permille, said};
use crate::api::{
    self, Bar, Block, Legend, Part, PaySumOf, Picture, Prose, PublishedPay, PublishedRegister, Section, Table, Tone,
};
use crate::disclosure::Cell;
use crate::money::Money;
use rust_decimal::Decimal;

impl Drawing<'_> {
    pub(super) fn pay(self) -> Option<Section> {
        let content = self.of.content;
        let mut blocks = Vec::new();
        for (number, register) in (1u32..).zip(&content.registers) {
            blocks.extend(self.register(number, register));
        }
        for (number, pay) in (1u32..).zip(&content.pay) {
            blocks.extend(self.slips(number, pay));
        }
        self.section("pay", blocks)
    }

    /// The days that a register is about.
    pub(super) fn register_days(self, register: &PublishedRegister) -> String {
        match (register.first, register.last) {
            (Some(first), Some(last)) => self.phrases.days(first, last),
            (Some(one), None) | (None, Some(one)) => self.phrases.day(one),
            (None, None) => self.phrases.word("none"),
        }
    }

    fn register(self, number: u32, register: &PublishedRegister) -> Vec<Block> {
        let phrases = self.phrases;
        let days = self.register_days(register);
        let mut blocks = vec![
            Block::Heading {
                text: Prose::of(phrases.say("register-of", [("number", number.into()), ("days", (&days).into())])),
            },
            Block::Table(self.register_head(number, register, &days)),
            Block::Picture(self.rules(number, register, &days)),
        ];
        if let Some(sums) = self.sums(number, register, &days) {
            blocks.push(Block::Heading {
                text: Prose::of(phrases.word("sums")),
            });
            blocks.push(Block::Table(sums));
        }
        blocks.extend(self.kept_back(&register.why));
        blocks
    }

    fn register_head(self, number: u32, register: &PublishedRegister, days: &str) -> Table {
        let phrases = self.phrases;
        let owed = match (&register.owed, register.short) {
            (Some(owed), _) => phrases.amount(owed),
            (None, Cell::KeptBack) => phrases.held_back(),
            (None, Cell::Shown { people: 0, .. } | Cell::Empty) => phrases.nothing(),
            (None, Cell::Shown { .. }) => phrases.held_back(),
        };
        let line = |id: &str, value| vec![phrases.text(phrases.word(id)), value];
        Table {
            key: format!("register-{number}"),
            caption: phrases.say("register-of", [("number", number.into()), ("days", days.into())]),
            head: self.heads(&[("what", false), ("figure", true)]),
            rows: vec![
                line("register-workers", phrases.people(register.workers)),
                line("register-short", phrases.people(register.short)),
                line("owed-to-workers", owed),
            ],
            totals: false,
        }
    }

    /// One bar a rule: for how many workers it came out broken, of those checked.
    fn rules(self, number: u32, register: &PublishedRegister, days: &str) -> Picture {
        let phrases = self.phrases;
        let money = |amount: &Money| phrases.amount(amount);
        let mut bars = Vec::new();
        let mut words = Vec::new();
        let mut rows = Vec::new();
        for rule in &register.rules {
            let title = phrases.read(&rule.title).to_owned();
            let (broken, checked) = (rule.broken.people(), rule.checked.people());
            let known = broken.zip(checked);
            let figure = match known {
                Some((broken, checked)) => phrases.part_of(broken, checked),
                None => phrases.word("kept-back"),
            };
            words.push((title.clone(), figure.clone()));
            let parts = known.map(|(broken, checked)| {
                let share = permille(broken, checked);
                [
                    (Tone::Second, share),
                    (Tone::Good, if checked > 0 { 1000 - share } else { 0 }),
                ]
            });
            bars.push(Bar {
                label: Prose::of(&title),
                words: figure,
                kept_back: known.is_none(),
                parts: parts
                    .into_iter()
                    .flatten()
                    .filter(|(_, permille)| *permille > 0)
                    .map(|(tone, permille)| Part { tone, permille })
                    .collect(),
            });
            rows.push(vec![
                phrases.text(title),
                phrases.text(rule.sources.join("; ")),
                phrases.people(rule.checked),
                phrases.people(rule.broken),
                phrases.people(rule.not_verifiable),
                rule.owed.as_ref().map_or_else(|| self.no_money(rule.broken), money),
            ]);
        }
        let key = format!("register-{number}-rules");
        Picture {
            key: key.clone(),
            title: phrases.word("register-picture"),
            says: phrases.say(
                "register-says",
                [("days", days.into()), ("detail", said(&words).into())],
            ),
            drawing: api::Drawing::Bars { bars, mark: None },
            legend: self.rules_legend(register),
            table: Table {
                key,
                caption: phrases.say(
                    "register-caption",
                    [("days", days.into()), ("currency", (&register.currency).into())],
                ),
                head: self.heads(&[
                    ("rule", false),
                    ("source", false),
                    ("checked", true),
                    ("broken", true),
                    ("not-verifiable", true),
                    ("owed-to-workers", true),
                ]),
                rows,
                totals: false,
            },
        }
    }

    /// No money: nothing is owed, or it is kept back.
    fn no_money(self, broken: Cell) -> crate::api::Value {
        match broken.people() {
            Some(0) => self.phrases.nothing(),
            _ => self.phrases.held_back(),
        }
    }

    fn rules_legend(self, register: &PublishedRegister) -> Vec<Legend> {
        let kept = register
            .rules
            .iter()
            .any(|rule| rule.broken.people().zip(rule.checked.people()).is_none());
        let mut legend = vec![(Tone::Second, "tone-broken"), (Tone::Good, "tone-checked-clean")];
        if kept {
            legend.push((Tone::Unseen, "tone-kept-back"));
        }
        let legend = legend.into_iter().map(|(tone, id)| Legend {
            tone,
            words: self.phrases.word(id),
        });
        legend.collect()
    }

    /// The arithmetic over everybody who is owed something, rule by rule.
    fn sums(self, number: u32, register: &PublishedRegister, days: &str) -> Option<Table> {
        let phrases = self.phrases;
        let with_sums: Vec<_> = register.rules.iter().filter(|rule| !rule.sums.is_empty()).collect();
        if with_sums.is_empty() {
            return None;
        }
        let columns = [PaySumOf::Hours, PaySumOf::Due, PaySumOf::Paid, PaySumOf::Owed];
        let rows = with_sums.into_iter().map(|rule| {
            let mut row = vec![phrases.text(phrases.read(&rule.title))];
            row.extend(columns.iter().map(|of| {
                let sum = rule.sums.iter().find(|sum| sum.of == *of);
                sum.map_or_else(
                    || phrases.nothing(),
                    |sum| self.sum(*of, sum.amount, &register.currency),
                )
            }));
            row
        });
        Some(Table {
            key: format!("register-{number}-sums"),
            caption: phrases.say(
                "sums-caption",
                [("days", days.into()), ("currency", (&register.currency).into())],
            ),
            rows: rows.collect(),
            head: self.heads(&[
                ("rule", false),
                ("sum-hours", true),
                ("sum-due", true),
                ("sum-paid", true),
                ("sum-owed", true),
            ]),
            totals: false,
        })
    }

    fn sum(self, of: PaySumOf, amount: Decimal, currency: &str) -> crate::api::Value {
        match of {
            PaySumOf::Hours => self.phrases.quantity(amount),
            PaySumOf::Due | PaySumOf::Paid | PaySumOf::Owed => self.phrases.amount(&Money {
                amount,
                currency: currency.to_owned(),
            }),
        }
    }

    fn slips(self, number: u32, pay: &PublishedPay) -> Vec<Block> {
        let phrases = self.phrases;
        let rule = match &pay.rule_words {
            Some(words) => phrases.read(words).to_owned(),
            None => pay.rule.clone(),
        };
        let counted = |count: Option<u32>| count.map_or_else(|| phrases.held_back(), |count| phrases.count(count));
        let owed = pay
            .owed
            .as_ref()
            .map_or_else(|| phrases.held_back(), |owed| phrases.amount(owed));
        let line = |id: &str, value| vec![phrases.text(phrases.word(id)), value];
        let mut blocks = vec![
            self.heading("slips"),
            Block::Table(Table {
                key: format!("slips-{number}"),
                caption: phrases.say("slips-caption", [("rule", rule.into())]),
                head: self.heads(&[("what", false), ("figure", true)]),
                rows: vec![
                    line("slips-checked", counted(pay.slips_checked)),
                    line("slips-short", counted(pay.slips_short)),
                    line("owed-to-workers", owed),
                ],
                totals: false,
            }),
        ];
        let why = pay.why.map(|why| self.why(why)).or_else(|| pay.why_kept_back.clone());
        blocks.extend(why.map(|text| Block::KeptBack { text }));
        blocks
    }
}
