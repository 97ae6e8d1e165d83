//! The secondary instances of a form: its choice lists and the files beside it, as tables that expressions can search.

use super::definition::{Choice, ChoiceList, Source};
use super::plan::PlanNode;
use std::collections::BTreeMap;

/// One secondary instance: `root` with one `item` a row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub id: String,
    pub columns: Vec<String>,
    /// By row and column; a missing cell is empty.
    pub cells: Vec<String>,
    /// The choices of a list of the form, row by row, with their words; empty for a file.
    pub choices: Vec<Choice>,
}

impl Table {
    pub fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.columns.len() {
            return "";
        }
        let at = row.saturating_mul(self.columns.len()).saturating_add(column);
        self.cells.get(at).map_or("", String::as_str)
    }

    fn of_list(id: &str, list: &ChoiceList, language: &str) -> Table {
        let mut columns = vec!["name".to_owned(), "label".to_owned()];
        for choice in &list.choices {
            for column in choice.columns.keys() {
                if !columns.contains(column) {
                    columns.push(column.clone());
                }
            }
        }
        let mut cells = Vec::with_capacity(list.choices.len() * columns.len());
        for choice in &list.choices {
            cells.push(choice.name.clone());
            cells.push(choice.label.read(language).to_owned());
            let others = columns.iter().skip(2);
            cells.extend(others.map(|column| choice.columns.get(column).cloned().unwrap_or_default()));
        }
        Table {
            id: id.to_owned(),
            columns,
            cells,
            choices: list.choices.clone(),
        }
    }

    /// A CSV file beside the form. What cannot be read is an empty table: the importer has said so already.
    fn of_csv(id: &str, bytes: &[u8]) -> Table {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let columns: Vec<String> = reader
            .headers()
            .map(|headers| {
                headers
                    .iter()
                    .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
                    .collect()
            })
            .unwrap_or_default();
        let mut cells = Vec::new();
        for record in reader.records().map_while(Result::ok) {
            cells.extend((0..columns.len()).map(|column| record.get(column).unwrap_or_default().to_owned()));
        }
        Table {
            id: id.to_owned(),
            columns,
            cells,
            choices: Vec::new(),
        }
    }
}

/// Every secondary instance by its place; document 0 is the answers, so the first is document 1.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub all: Vec<Table>,
    by_id: BTreeMap<String, usize>,
}

impl Tables {
    pub fn new(
        nodes: &[PlanNode],
        lists: &BTreeMap<String, ChoiceList>,
        files: &BTreeMap<String, Vec<u8>>,
        language: &str,
    ) -> Tables {
        let mut tables = Tables::default();
        for (id, list) in lists {
            tables.add(Table::of_list(id, list, language));
        }
        for (file, bytes) in files {
            tables.add(Table::of_csv(stem(file), bytes));
        }
        // A list that a question names and nobody gave is there, with nothing in it.
        for node in nodes {
            let source = node
                .question()
                .and_then(|question| question.choices.as_ref())
                .map(|choices| &choices.source);
            if let Some(id) = source.and_then(id_of).filter(|id| tables.find(id).is_none()) {
                tables.add(Table {
                    id: id.to_owned(),
                    ..Table::default()
                });
            }
        }
        tables
    }

    fn add(&mut self, table: Table) {
        self.by_id.insert(table.id.clone(), self.all.len());
        self.all.push(table);
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub fn of(&self, source: &Source) -> Option<&Table> {
        self.all.get(self.find(id_of(source)?)?)
    }
}

/// The instance that a question's choices come from; answers of a repeat are none.
pub fn id_of(source: &Source) -> Option<&str> {
    match source {
        Source::List { list } => Some(list),
        Source::File { file, .. } => Some(stem(file)),
        Source::Answers { .. } => None,
    }
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
