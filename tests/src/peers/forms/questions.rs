//! Single questions and calculations, by chance.

use super::chance::Chance;
use super::expressions::{Sight, day};
use super::known::{Asked, Kind, choices};
use super::{Draft, Item, Row, cell, set};

impl Draft {
    /// A question or calculation of some kind; returns where it stands among the known.
    pub(super) fn question(&mut self, chance: &mut Chance) -> Item {
        match chance.below(17) {
            0..=2 => self.asked(chance, "text", Kind::Text),
            3..=5 => self.asked(chance, "integer", Kind::Integer),
            6 => self.asked(chance, "decimal", Kind::Decimal),
            7 => self.asked(chance, "date", Kind::Date),
            8 | 9 => self.select(chance, Kind::One),
            10 => self.select(chance, Kind::Many),
            11 => match chance.below(3) {
                0 => self.select(chance, Kind::Rank),
                1 => self.asked(chance, "acknowledge", Kind::Acknowledge),
                _ => self.asked(chance, "note", Kind::Note),
            },
            12 => self.asked(chance, "note", Kind::Note),
            13 => match chance.one_in(2) {
                true => self.asked(chance, "range", Kind::Range),
                false => self.asked(chance, "time", Kind::Time),
            },
            _ => self.calculation(chance),
        }
    }

    /// How many instances the next repeat has.
    pub(super) fn counter(&mut self) -> Item {
        let name = self.name("n");
        let mut row = self.row("integer", &name);
        set(&mut row, "label", format!("How many, {name}?"));
        self.keep(
            row,
            Asked {
                counts: true,
                ..self.fresh(name, Kind::Integer)
            },
        )
    }

    /// What the instances of a repeat before it come to.
    pub(super) fn summary(&mut self, chance: &mut Chance) -> Item {
        let name = self.name("c");
        let mut row = self.row("calculate", &name);
        let sight = self.sight();
        let computed = match chance.below(3) {
            0 => sight.over_instances(chance),
            1 => sight.joined(chance),
            _ => sight.indexed(chance),
        };
        let computed = computed.unwrap_or_else(|| "'none'".into());
        set(&mut row, "calculation", computed);
        let asked = Asked {
            computed: true,
            ..self.fresh(name, Kind::Words)
        };
        self.keep(row, asked)
    }

    fn asked(&mut self, chance: &mut Chance, of_type: &str, kind: Kind) -> Item {
        let name = self.name("q");
        let mut row = self.row(of_type, &name);
        self.conditions(chance, &mut row, kind);
        if chance.one_in(6) {
            set(&mut row, "default", default(chance, kind));
        }
        if kind == Kind::Range {
            set(&mut row, "parameters", "start=0 end=8 step=2");
        }
        let mut asked = self.fresh(name, kind);
        // Shown, but computed.
        if matches!(kind, Kind::Text | Kind::Integer) && chance.one_in(8) {
            let sight = self.sight();
            let computed = match kind {
                Kind::Text => sight.text(chance, 2),
                _ => sight.number(chance, 2),
            };
            set(&mut row, "calculation", computed);
            set(&mut row, "read_only", "yes");
            set(&mut row, "default", "");
            asked.computed = true;
        }
        self.keep(row, asked)
    }

    fn select(&mut self, chance: &mut Chance, kind: Kind) -> Item {
        let list = *chance.pick(&["fruit", "fruit", "kind", "yn"]).unwrap_or(&"yn");
        let name = self.name("q");
        let of_type = match kind {
            Kind::One => "select_one",
            Kind::Many => "select_multiple",
            _ => "rank",
        };
        let mut row = self.row(&format!("{of_type} {list}"), &name);
        self.conditions(chance, &mut row, kind);
        if list == "fruit" && kind != Kind::Rank && chance.one_in(3) {
            set(&mut row, "choice_filter", filter(&self.sight(), chance));
        } else if kind == Kind::One && chance.one_in(8) {
            set(&mut row, "default", chance.word(&choices(list)));
        }
        let asked = Asked {
            list: Some(list),
            ..self.fresh(name, kind)
        };
        self.keep(row, asked)
    }

    fn calculation(&mut self, chance: &mut Chance) -> Item {
        let name = self.name("c");
        let mut row = self.row("calculate", &name);
        // A triggered one sees what stood there when its trigger was answered: nothing behind that.
        let same_place = |a: &Asked| a.within == self.within && !a.computed && a.kind == Kind::Text;
        let text = self.known.iter().position(same_place).filter(|_| chance.one_in(3));
        let until = text.map_or(self.known.len(), |at| at + 1);
        let sight = Sight {
            known: &self.known[..until],
            ..self.sight()
        };
        let (kind, computed) = match (chance.below(7), text) {
            (0 | 1, Some(at)) => (Kind::Words, format!("once(${{{}}})", self.known[at].name)),
            (0..=2, _) => (Kind::Number, sight.number(chance, 3)),
            (3, _) => (Kind::Day, sight.date(chance, 2)),
            (4, _) => (Kind::Words, sight.truth(chance, 2)),
            _ => (Kind::Words, sight.text(chance, 3)),
        };
        if let (Some(at), false) = (text, computed.starts_with("once(")) {
            set(&mut row, "trigger", format!("${{{}}}", self.known[at].name));
        }
        set(&mut row, "calculation", computed);
        if chance.one_in(5) {
            set(&mut row, "relevant", self.sight().truth(chance, 2));
        }
        let asked = Asked {
            computed: true,
            ..self.fresh(name, kind)
        };
        self.keep(row, asked)
    }

    /// Label, relevance, constraint, required.
    fn conditions(&self, chance: &mut Chance, row: &mut Row, kind: Kind) {
        let name = cell(row, "name").to_string();
        self.label(chance, row, &format!("Asks {name}"));
        let sight = self.sight();
        if chance.one_in(3) {
            set(row, "relevant", sight.truth(chance, 2));
        }
        if kind == Kind::Note {
            return;
        }
        if chance.one_in(3) {
            set(row, "constraint", constraint(&sight, chance, kind));
            if chance.one_in(2) {
                set(row, "constraint_message", sight.words(chance, "does not fit"));
            }
        }
        match chance.below(6) {
            0 => set(row, "required", "yes"),
            1 => set(row, "required", sight.truth(chance, 1)),
            _ => {}
        }
        if chance.one_in(8) && !cell(row, "required").is_empty() {
            set(row, "required_message", sight.words(chance, "is needed"));
        }
    }

    /// Lets some labels and conditions of validity ask about what comes later.
    pub(super) fn look_ahead(&mut self, chance: &mut Chance) {
        for at in 0..self.rows.len() {
            let Some(place) = self.places[at].filter(|_| chance.one_in(5)) else {
                continue;
            };
            let asked = &self.known[place];
            let sight = Sight {
                known: &self.known,
                here: &asked.within,
                plain_labels: !self.two_languages,
            };
            let mut row = self.rows[at].clone();
            if !cell(&row, "label").is_empty() {
                let label = sight.words(chance, cell(&row, "label"));
                set(&mut row, "label", label);
            }
            if !asked.computed && chance.one_in(2) {
                set(&mut row, "required", sight.truth(chance, 1));
                set(&mut row, "required_message", sight.words(chance, "is needed"));
            }
            self.rows[at] = row;
        }
    }

    fn fresh(&self, name: String, kind: Kind) -> Asked {
        Asked {
            name,
            kind,
            list: None,
            within: self.within.clone(),
            counts: false,
            computed: kind == Kind::Note,
        }
    }

    fn keep(&mut self, row: Row, asked: Asked) -> Item {
        self.push(row, Some(self.known.len()));
        self.known.push(asked);
        Item::Question(self.known.len() - 1)
    }
}

fn constraint(sight: &Sight<'_>, chance: &mut Chance, kind: Kind) -> String {
    match kind {
        Kind::Integer | Kind::Decimal | Kind::Range => match chance.below(3) {
            0 => format!(". > {}", sight.number(chance, 1)),
            1 => format!(". >= {} and . <= 12", chance.between(-2, 6)),
            _ => format!(". != {}", sight.number(chance, 0)),
        },
        Kind::Date => format!(". <= {}", sight.date(chance, 1)),
        Kind::Many => format!("count-selected(.) <= {}", chance.between(1, 2)),
        Kind::Text => match chance.below(3) {
            0 => format!("string-length(.) < {}", chance.between(1, 6)),
            1 => "regex(., '^[A-Z][a-z]+$')".into(),
            _ => format!(". != {}", sight.text(chance, 1)),
        },
        _ => sight.truth(chance, 1),
    }
}

fn filter(sight: &Sight<'_>, chance: &mut Chance) -> String {
    let kinds: Vec<&Asked> = sight
        .known
        .iter()
        .filter(|a| a.list == Some("kind") && a.kind == Kind::One)
        .filter(|a| super::known::repeats(sight.here).starts_with(&a.repeats()))
        .collect();
    match (chance.pick(&kinds), chance.below(3)) {
        (Some(asked), 0) => format!("kind = ${{{0}}} or ${{{0}}} = ''", asked.name),
        (Some(asked), _) => format!("kind = ${{{}}}", asked.name),
        (None, _) => format!("size > {}", sight.number(chance, 1)),
    }
}

/// A fixed default, sometimes one that is computed from nothing.
fn default(chance: &mut Chance, kind: Kind) -> String {
    match kind {
        Kind::Text => chance.word(&["Ana", "concat('A', 'b')", "12"]),
        Kind::Integer => chance.word(&["4", "1 + 2", "0"]),
        Kind::Decimal => chance.word(&["1.5", "2.25"]),
        Kind::Date => day(chance),
        _ => String::new(),
    }
}
