//! Who was heard: one picture and its table for every way of counting that was released.

use super::{Drawing, permille, said};
use crate::api::{self, Bar, BarLine, Block, Head, Legend, Part, Picture, Prose, Section, Table, Tone, Value};
use crate::disclosure::{Cell, Released};

impl Drawing<'_> {
    pub(super) fn coverage(self) -> Option<Section> {
        let content = self.of.content;
        let mut blocks = Vec::new();
        match (content.no_worker_tables_why, &content.no_worker_tables) {
            (Some(why), _) => blocks.push(Block::KeptBack { text: self.why(why) }),
            (None, Some(words)) => blocks.push(Block::KeptBack { text: words.clone() }),
            (None, None) => {}
        }
        for table in &content.coverage {
            match table.columns.len() <= 1 {
                true => blocks.push(Block::Picture(self.group_picture(table))),
                false => {
                    blocks.push(Block::Heading {
                        text: Prose::of(self.by(table)),
                    });
                    blocks.push(Block::Table(self.crossed(table)));
                }
            }
            blocks.extend(self.kept_back(&table.why));
        }
        self.section("coverage", blocks)
    }

    /// "By crew".
    fn by(self, table: &Released) -> String {
        match table.table.as_str() {
            "crew" => self.phrases.word("by-crew"),
            "gender" => self.phrases.word("by-gender"),
            "language" => self.phrases.word("by-language"),
            "pay_type" => self.phrases.word("by-pay-type"),
            other => self.phrases.say("by-other", [("group", other.into())]),
        }
    }

    fn row_names(self, table: &Released) -> Vec<Prose> {
        let named = |(at, name): (usize, &String)| match table.row_words.get(at) {
            Some(words) => Prose::of(self.phrases.read(words)),
            None => Prose::written(name),
        };
        table.rows.iter().enumerate().map(named).collect()
    }

    fn group_picture(self, table: &Released) -> Picture {
        let phrases = self.phrases;
        let goal = self.of.content.goal_percent.min(100) * 10;
        let names = self.row_names(table);
        let cells: Vec<Cell> = table.cells.iter().filter_map(|row| row.first().copied()).collect();
        let shares = cells.iter().any(|cell| cell.share_permille().is_some());
        let most = cells.iter().filter_map(|cell| cell.people()).max().unwrap_or(0);
        let mut words = Vec::new();
        let mut bars = Vec::new();
        for (name, cell) in names.iter().zip(&cells) {
            let figure = match *cell {
                Cell::Shown { people, of: Some(of) } => phrases.say(
                    "joined",
                    [
                        ("first", phrases.part_of(people, of).into()),
                        ("second", phrases.permille(cell.share_permille().unwrap_or(0)).into()),
                    ],
                ),
                Cell::Shown { people, of: None } => phrases.number(people),
                Cell::KeptBack => phrases.word("kept-back"),
                Cell::Empty => phrases.word("none"),
            };
            words.push((name.text.clone(), figure.clone()));
            let length = match (shares, cell.share_permille(), cell.people()) {
                (true, share, _) => share.map(|share| (share.min(1000), share >= goal)),
                (false, _, people) => people.map(|people| (permille(people, most), true)),
            };
            let tone = |reached: bool| if reached { Tone::Good } else { Tone::Short };
            bars.push(Bar {
                label: name.clone(),
                words: figure,
                kept_back: *cell == Cell::KeptBack,
                parts: length
                    .into_iter()
                    .map(|(permille, reached)| Part {
                        tone: tone(reached),
                        permille,
                    })
                    .collect(),
            });
        }
        let says_goal = phrases.permille(goal);
        Picture {
            key: format!("coverage-{}", table.table),
            title: self.by(table),
            says: phrases.say(
                "coverage-says",
                [("goal", (&says_goal).into()), ("detail", said(&words).into())],
            ),
            drawing: api::Drawing::Bars {
                bars,
                mark: shares.then(|| BarLine {
                    permille: goal,
                    words: phrases.say("goal-at", [("goal", says_goal.into())]),
                }),
            },
            legend: self.coverage_legend(&cells, shares, goal),
            table: self.plain(table, &names, &cells),
        }
    }

    fn coverage_legend(self, cells: &[Cell], shares: bool, goal: u32) -> Vec<Legend> {
        let reaches = |cell: &Cell| cell.share_permille().map(|share| share >= goal);
        let there = |wanted: bool| shares && cells.iter().any(|cell| reaches(cell) == Some(wanted));
        let mut legend = Vec::new();
        for (there, tone, id) in [
            (there(true), Tone::Good, "tone-reaches"),
            (there(false), Tone::Short, "tone-below"),
            (cells.contains(&Cell::KeptBack), Tone::Unseen, "tone-kept-back"),
        ] {
            if there {
                legend.push(Legend {
                    tone,
                    words: self.phrases.word(id),
                });
            }
        }
        legend
    }

    fn plain(self, table: &Released, names: &[Prose], cells: &[Cell]) -> Table {
        let phrases = self.phrases;
        let line = |name: Value, cell: Cell| {
            vec![
                name,
                phrases.people(cell),
                phrases.of_how_many(cell),
                phrases.share(cell.share_permille()),
            ]
        };
        let mut rows: Vec<_> = names
            .iter()
            .zip(cells)
            .map(|(name, cell)| line(super::prose_value(phrases, name.clone()), *cell))
            .collect();
        rows.push(line(phrases.text(phrases.word("total")), table.total));
        Table {
            key: format!("coverage-{}", table.table),
            caption: self.coverage_caption(table),
            head: self.heads(&[("group", false), ("heard", true), ("workers", true), ("share", true)]),
            rows,
            totals: true,
        }
    }

    fn crossed(self, table: &Released) -> Table {
        let phrases = self.phrases;
        let mut head = self.heads(&[("group", false)]);
        let totals = phrases.word("total");
        head.extend(table.columns.iter().chain([&totals]).map(|text| Head {
            text: text.clone(),
            number: true,
        }));
        let line = |name: Value, cells: &[Cell], total: Cell| {
            let cells = cells.iter().copied().chain([total]).map(|cell| phrases.people(cell));
            std::iter::once(name).chain(cells).collect::<Vec<_>>()
        };
        let names = self.row_names(table);
        let mut rows = Vec::new();
        for ((name, cells), total) in names.into_iter().zip(&table.cells).zip(&table.row_totals) {
            rows.push(line(super::prose_value(phrases, name), cells, *total));
        }
        rows.push(line(phrases.text(&totals), &table.column_totals, table.total));
        Table {
            key: format!("coverage-{}", table.table.replace('/', "-")),
            caption: self.coverage_caption(table),
            head,
            rows,
            totals: true,
        }
    }

    fn coverage_caption(self, table: &Released) -> String {
        let by = self.by(table).to_lowercase();
        self.phrases
            .say("coverage-caption", [("by", by.into()), ("days", self.days().into())])
    }
}
