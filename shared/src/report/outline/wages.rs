//! How hourly pay is spread, held against the floor.

use super::{Drawing, permille, said};
use crate::api::{
    self, Bar, BarLine, Block, Legend, Part, Picture, Prose, Section, Table, Tone, WageBin, WageDistribution,
};
use crate::disclosure::Cell;
use crate::money::Money;
use rust_decimal::Decimal;

impl Drawing<'_> {
    pub(super) fn wages(self) -> Option<Section> {
        let mut blocks = Vec::new();
        for (number, wages) in (1u32..).zip(&self.of.content.wages) {
            if !wages.bins.is_empty() {
                blocks.push(Block::Picture(self.distribution(number, wages)));
            }
            blocks.extend(self.kept_back(&wages.why));
        }
        self.section("wages", blocks)
    }

    fn distribution(self, number: u32, wages: &WageDistribution) -> Picture {
        let phrases = self.phrases;
        let most = wages
            .bins
            .iter()
            .filter_map(|bin| bin.workers.people())
            .max()
            .unwrap_or(0);
        let mut bars = Vec::new();
        let mut rows = Vec::new();
        let mut words = Vec::new();
        for bin in &wages.bins {
            let (name, value) = (self.bin_name(bin), phrases.people(bin.workers));
            words.push((name.clone(), value.text.clone()));
            let tone = if is_below(bin, wages.floor) {
                Tone::Short
            } else {
                Tone::Good
            };
            let length = bin.workers.people().map(|people| permille(people, most));
            bars.push(Bar {
                label: Prose::of(&name),
                words: value.text.clone(),
                kept_back: bin.workers == Cell::KeptBack,
                parts: length.into_iter().map(|permille| Part { tone, permille }).collect(),
            });
            rows.push(vec![phrases.text(name), value]);
        }
        let key = format!("wages-{number}");
        let mark = wages.floor.and_then(|floor| self.floor(floor, wages));
        Picture {
            key: key.clone(),
            title: phrases.word("wages-title"),
            says: phrases.say("wages-says", [("detail", said(&words).into())]),
            drawing: api::Drawing::Columns { bars, mark },
            legend: self.wages_legend(wages),
            table: Table {
                key,
                caption: self.wages_caption(wages),
                head: self.heads(&[("wages", false), ("workers", true)]),
                rows,
                totals: false,
            },
        }
    }

    /// With the days of the books, where the report says them.
    fn wages_caption(self, wages: &WageDistribution) -> String {
        let phrases = self.phrases;
        let caption = phrases.say("wages-caption", [("currency", (&wages.currency).into())]);
        match wages.first.zip(wages.last) {
            Some((first, last)) => {
                let days = phrases.days(first, last);
                phrases.say("joined", [("first", caption.into()), ("second", days.into())])
            }
            None => caption,
        }
    }

    fn bin_name(self, bin: &WageBin) -> String {
        let phrases = self.phrases;
        let amount = |amount: Decimal| phrases.number(amount);
        match (bin.from, bin.below) {
            (Some(from), Some(below)) => phrases.say(
                "bin-between",
                [("from", amount(from).into()), ("below", amount(below).into())],
            ),
            (Some(from), None) => phrases.say("bin-from", [("from", amount(from).into())]),
            (None, Some(below)) => phrases.say("bin-below", [("below", amount(below).into())]),
            (None, None) => phrases.word("total"),
        }
    }

    /// The line of the floor: between two columns where it is an edge, else in the middle of the one that it lies in.
    fn floor(self, floor: Decimal, wages: &WageDistribution) -> Option<BarLine> {
        let bins = u32::try_from(wages.bins.len()).ok().filter(|bins| *bins > 0)?;
        let place = wages
            .bins
            .iter()
            .position(|bin| bin.below.is_none_or(|below| floor < below))?;
        let inside = wages.bins.get(place).is_some_and(|bin| bin.from != Some(floor));
        let halves = u32::try_from(place)
            .ok()?
            .saturating_mul(2)
            .saturating_add(u32::from(inside));
        let money = self.phrases.money(&Money {
            amount: floor,
            currency: wages.currency.clone(),
        });
        Some(BarLine {
            permille: permille(halves, bins.saturating_mul(2)),
            words: self.phrases.say("wages-floor", [("floor", money.into())]),
        })
    }

    fn wages_legend(self, wages: &WageDistribution) -> Vec<Legend> {
        let mut legend = Vec::new();
        if wages.floor.is_some() {
            legend.extend([(Tone::Short, "tone-below-floor"), (Tone::Good, "tone-from-floor")]);
        }
        if wages.bins.iter().any(|bin| bin.workers == Cell::KeptBack) {
            legend.push((Tone::Unseen, "tone-kept-back"));
        }
        let legend = legend.into_iter().map(|(tone, id)| Legend {
            tone,
            words: self.phrases.word(id),
        });
        legend.collect()
    }
}

fn is_below(bin: &WageBin, floor: Option<Decimal>) -> bool {
    matches!((bin.below, floor), (Some(below), Some(floor)) if below <= floor)
}
