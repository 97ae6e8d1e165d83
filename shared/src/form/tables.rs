//! The secondary instances of a form: its choice lists and the files beside it, as tables that expressions can search.

use super::definition::{Choice, ChoiceList, Source};
use super::outside;
use super::plan::PlanNode;
use std::collections::BTreeMap;

/// Cells of one file of choices; columns beyond are not read.
const CELLS_MAX: usize = 4_000_000;

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

    /// A file beside the form, by its ending.
    fn of_file(file: &str, bytes: &[u8]) -> Table {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let (columns, cells) = match ending.to_ascii_lowercase().as_str() {
            "geojson" => in_columns(&outside::geojson(bytes)),
            "xml" => in_columns(&outside::xml(bytes)),
            _ => outside::csv(bytes),
        };
        Table {
            id: stem(file).to_owned(),
            columns,
            cells,
            choices: Vec::new(),
        }
    }
}

/// Items may each have other columns: all of them, in the order in which they appear.
fn in_columns(items: &[outside::Item]) -> (Vec<String>, Vec<String>) {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut columns: Vec<String> = Vec::new();
    // A file in which every item has columns of its own would be a table of their product.
    let most = CELLS_MAX.checked_div(items.len()).unwrap_or(CELLS_MAX);
    for (name, _) in items.iter().flatten() {
        if columns.len() < most && !places.contains_key(name.as_str()) {
            places.insert(name, columns.len());
            columns.push(name.clone());
        }
    }
    let mut cells = Vec::with_capacity(items.len().saturating_mul(columns.len()));
    for item in items {
        let mut row = vec![String::new(); columns.len()];
        for (name, text) in item {
            if let Some(cell) = places.get(name.as_str()).and_then(|place| row.get_mut(*place)) {
                cell.clone_from(text);
            }
        }
        cells.append(&mut row);
    }
    (columns, cells)
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
            tables.add(Table::of_file(file, bytes));
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
