//! Expressions over what a form has asked so far, of a wanted type.

use super::chance::Chance;
use super::known::{Asked, Kind, Within, choices, repeats};

/// What an expression at one place may see.
pub struct Sight<'k> {
    pub known: &'k [Asked],
    pub here: &'k [Within],
    /// Labels stand in one column, so that `instance(…)/label` finds them.
    pub plain_labels: bool,
}

impl Sight<'_> {
    /// `${x}` of the kind: one value, from here or from around.
    fn one(&self, chance: &mut Chance, fits: impl Fn(&Asked) -> bool) -> Option<&Asked> {
        let here = repeats(self.here);
        let seen: Vec<&Asked> = self
            .known
            .iter()
            .filter(|a| here.starts_with(&a.repeats()) && fits(a))
            .collect();
        chance.pick(&seen).copied()
    }

    /// `${x}` in a repeat that we do not stand in: many values.
    fn many(&self, chance: &mut Chance, fits: impl Fn(&Asked) -> bool) -> Option<&Asked> {
        let here = repeats(self.here);
        let seen: Vec<&Asked> = self
            .known
            .iter()
            .filter(|a| !here.starts_with(&a.repeats()) && fits(a))
            .collect();
        chance.pick(&seen).copied()
    }

    fn reference(&self, chance: &mut Chance, fits: impl Fn(&Asked) -> bool, else_literal: &str) -> String {
        match self.one(chance, fits) {
            Some(asked) => format!("${{{}}}", asked.name),
            None => else_literal.into(),
        }
    }

    pub fn number(&self, chance: &mut Chance, depth: usize) -> String {
        if !repeats(self.here).is_empty() && chance.one_in(6) {
            return "position(..)".into();
        }
        if depth == 0 || chance.one_in(4) {
            let literal = chance.between(0, 12).to_string();
            return match chance.one_in(4) {
                true => literal,
                false => self.reference(chance, |a| a.kind.is_number(), &literal),
            };
        }
        let d = depth - 1;
        match chance.below(15) {
            0 | 1 => {
                let sign = chance.word(&["+", "-", "*", "+"]);
                format!("({} {sign} {})", self.number(chance, d), self.number(chance, d))
            }
            2 => format!("({} div {})", self.number(chance, d), chance.between(1, 4)),
            3 => format!("round({}, {})", self.number(chance, d), chance.between(0, 2)),
            4 => format!("int({})", self.number(chance, d)),
            5 => format!(
                "if({}, {}, {})",
                self.truth(chance, d),
                self.number(chance, d),
                self.number(chance, d)
            ),
            6 => format!("coalesce({}, {})", self.number(chance, 0), chance.between(0, 9)),
            7 => format!("string-length({})", self.text(chance, d)),
            8 => match self.one(chance, |a| a.kind == Kind::Many) {
                Some(asked) => format!("count-selected(${{{}}})", asked.name),
                None => self.number(chance, d),
            },
            9 => format!("({} - {})", self.date(chance, d), self.date(chance, 0)),
            10..=12 => self.over_instances(chance).unwrap_or_else(|| self.number(chance, d)),
            13 => format!("({} mod {})", self.number(chance, d), chance.between(2, 5)),
            _ => match self.one(chance, |a| a.list == Some("fruit") && a.kind == Kind::One) {
                Some(asked) => format!("number(instance('fruit')/root/item[name = ${{{}}}]/size)", asked.name),
                None => self.number(chance, d),
            },
        }
    }

    /// Something over all instances of a repeat that we do not stand in.
    pub fn over_instances(&self, chance: &mut Chance) -> Option<String> {
        if chance.one_in(3) {
            let asked = self.many(chance, |_| true)?;
            let repeat = asked.within.iter().rev().find(|w| w.repeats)?;
            return Some(format!("count(${{{}}})", repeat.name));
        }
        let asked = self.many(chance, |a| a.kind.is_number())?;
        let function = chance.word(&["sum", "max", "min", "count", "count-non-empty", "sum"]);
        Some(format!("{function}(${{{}}})", asked.name))
    }

    pub fn text(&self, chance: &mut Chance, depth: usize) -> String {
        if depth == 0 || chance.one_in(4) {
            let literal = chance.word(&["'a'", "'Ana'", "''", "'12'", "'sweet'"]);
            return match chance.one_in(4) {
                true => literal,
                false => self.reference(chance, |a| a.kind.is_text() || a.kind.is_number(), &literal),
            };
        }
        let d = depth - 1;
        match chance.below(14) {
            0 | 1 => format!("concat({}, '-', {})", self.text(chance, d), self.text(chance, d)),
            2 => format!(
                "if({}, {}, {})",
                self.truth(chance, d),
                self.text(chance, d),
                self.text(chance, d)
            ),
            3 => format!("coalesce({}, {})", self.text(chance, 0), self.text(chance, d)),
            4 => format!(
                "substr({}, {}, {})",
                self.text(chance, d),
                chance.between(0, 2),
                chance.between(0, 4)
            ),
            5 => match self.one(chance, |a| a.kind == Kind::Many) {
                Some(asked) => format!("selected-at(${{{}}}, {})", asked.name, chance.between(0, 2)),
                None => self.text(chance, d),
            },
            6 => match self.one(chance, |a| a.kind == Kind::One) {
                Some(Asked { name, .. }) => format!("jr:choice-name(${{{name}}}, '${{{name}}}')"),
                None => self.text(chance, d),
            },
            7 | 8 => self.joined(chance).unwrap_or_else(|| self.text(chance, d)),
            9 => self.indexed(chance).unwrap_or_else(|| self.text(chance, d)),
            10 => format!(
                "format-date({}, '{}')",
                self.date(chance, d),
                chance.word(&["%Y-%m-%d", "%d/%m/%y", "%e %b %Y", "%n, %b"])
            ),
            11 => match self.one(chance, |a| a.list == Some("fruit") && a.kind == Kind::One) {
                Some(asked) if self.plain_labels => {
                    format!("string(instance('fruit')/root/item[name = ${{{}}}]/label)", asked.name)
                }
                _ => format!("translate({}, 'abc', 'AB')", self.text(chance, d)),
            },
            12 => format!("substring-before({}, '-')", self.text(chance, d)),
            _ => format!("string({})", self.number(chance, d)),
        }
    }

    pub fn joined(&self, chance: &mut Chance) -> Option<String> {
        let asked = self.many(chance, |a| a.kind.is_text() || a.kind.is_number())?;
        Some(format!("join('+', ${{{}}})", asked.name))
    }

    /// The value of another instance of a repeat.
    pub fn indexed(&self, chance: &mut Chance) -> Option<String> {
        let here = repeats(self.here);
        let fitting: Vec<&Asked> = self
            .known
            .iter()
            .filter(|a| a.repeats().len() == 1 && a.kind != Kind::Note)
            .collect();
        let asked = chance.pick(&fitting)?;
        let repeat = asked.repeats().first().copied()?.to_string();
        let index = match here == [repeat.as_str()] && chance.one_in(2) {
            true => "position(..) - 1".to_string(),
            false => chance.between(1, 3).to_string(),
        };
        Some(format!("indexed-repeat(${{{}}}, ${{{repeat}}}, {index})", asked.name))
    }

    pub fn date(&self, chance: &mut Chance, depth: usize) -> String {
        let literal = format!("date('{}')", day(chance));
        match depth == 0 || chance.one_in(2) {
            true => self.reference(chance, |a| a.kind.is_date(), &literal),
            // Of a blank date ODK's engine makes the text `Invalid Date`: there is nothing to learn from that.
            false => format!(
                "date(coalesce({}, '{}') + {})",
                self.date(chance, depth - 1),
                day(chance),
                chance.between(-40, 40)
            ),
        }
    }

    pub fn truth(&self, chance: &mut Chance, depth: usize) -> String {
        let d = depth.saturating_sub(1);
        match chance.below(if depth == 0 { 8 } else { 14 }) {
            0 | 1 => {
                let sign = chance.word(&["=", "!=", "<", "<=", ">", ">="]);
                format!("{} {sign} {}", self.number(chance, d), chance.between(0, 9))
            }
            2 => {
                let sign = chance.word(&["=", "!="]);
                let blank = self.reference(chance, |a| a.kind != Kind::Note, "'x'");
                format!("{blank} {sign} ''")
            }
            3 | 4 => match self.one(chance, |a| matches!(a.kind, Kind::One | Kind::Many)) {
                Some(asked) => {
                    let choice = chance.word(&asked.list.map(choices).unwrap_or_default());
                    match asked.kind == Kind::One && chance.one_in(2) {
                        true => format!("${{{}}} = '{choice}'", asked.name),
                        false => format!("selected(${{{}}}, '{choice}')", asked.name),
                    }
                }
                None => format!("{} > 3", self.number(chance, d)),
            },
            5 => format!("{} < {}", self.date(chance, d), self.date(chance, d)),
            6 => format!("contains({}, 'a')", self.text(chance, d)),
            7 => format!("{} = {}", self.text(chance, d), self.text(chance, d)),
            8 => format!("not({})", self.truth(chance, d)),
            9 => format!("({}) and ({})", self.truth(chance, d), self.truth(chance, d)),
            10 => format!("({}) or ({})", self.truth(chance, d), self.truth(chance, d)),
            11 => format!("regex({}, '^[a-z]+$')", self.text(chance, d)),
            12 => format!("starts-with({}, {})", self.text(chance, d), self.text(chance, 0)),
            _ => match self.one(chance, |a| a.kind == Kind::Many) {
                Some(asked) => format!("count-selected(${{{}}}) > 1", asked.name),
                None => format!("{} < {}", self.number(chance, d), self.number(chance, d)),
            },
        }
    }

    /// A text with `${x}` in it, for labels and messages.
    pub fn words(&self, chance: &mut Chance, begin: &str) -> String {
        let mut words = begin.to_string();
        for _ in 0..chance.below(3) {
            let asked = match chance.one_in(6) {
                true => self.many(chance, |a| a.kind != Kind::Note),
                false => self.one(chance, |a| a.kind != Kind::Note),
            };
            if let Some(asked) = asked {
                words = format!("{words} {} ${{{}}}", chance.word(&["of", "and", "now"]), asked.name);
            }
        }
        words
    }
}

pub fn day(chance: &mut Chance) -> String {
    let (month, day) = (chance.between(1, 12), chance.between(1, 28));
    format!("{}-{month:02}-{day:02}", chance.between(2024, 2027))
}
