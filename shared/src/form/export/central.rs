//! Finished forms as the CSV tables that ODK Central gives out: one for the form, one for each repeat.
//!
//! Names of columns, their order, keys and names of files are Central's, so that an analyst's script runs as it is.

use super::leaving::cell;
use super::{Leaving, Sending};
use crate::form::plan::What;
use crate::form::{Filled, Kind, Plan, Shape, Spot};
use crate::spreadsheet::harmless_cell;
use std::collections::{BTreeMap, BTreeSet};

/// One table of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvTable {
    /// `household.csv`, `household-members.csv`.
    pub file: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A question's columns within a table.
struct Column {
    shape: Shape,
    name: String,
    kind: Kind,
}

/// The tables of one form, row by row.
pub struct Central {
    tables: Vec<CsvTable>,
    /// By repeat (0: the form itself): its place among the tables, and its columns.
    places: BTreeMap<Shape, (usize, Vec<Column>)>,
}

/// What Central writes after the answers.
const AFTER: [&str; 10] = [
    "KEY",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
];

impl Central {
    /// A repeat of which nothing leaves has no table: how many entries it has would tell something too.
    pub fn new(plan: &Plan, leaving: &Leaving) -> Central {
        let mut central = Central {
            tables: Vec::new(),
            places: BTreeMap::new(),
        };
        let mut taken = BTreeSet::new();
        let tables = plan.nodes().iter().enumerate();
        let is_table = |shape: Shape, repeats: bool| shape == 0 || (repeats && leaving.has(shape));
        for (shape, node) in tables.filter(|(shape, node)| is_table(*shape, node.is_repeat())) {
            let mut columns = Vec::new();
            collect(plan, shape, "", leaving, &mut columns);
            let stem = match shape {
                0 => plan.id.clone(),
                _ => format!("{}-{}", plan.id, node.name),
            };
            let mut header: Vec<String> = Vec::new();
            if shape == 0 {
                header.push("SubmissionDate".to_owned());
            }
            header.extend(columns.iter().flat_map(headers));
            match shape {
                0 => {
                    header.extend(["meta-instanceID", "meta-instanceName"].map(str::to_owned));
                    header.extend(AFTER.map(str::to_owned));
                }
                _ => header.extend(["PARENT_KEY", "KEY"].map(str::to_owned)),
            }
            central.places.insert(shape, (central.tables.len(), columns));
            central.tables.push(CsvTable {
                file: format!("{}.csv", unused(&stem, &mut taken)),
                header,
                rows: Vec::new(),
            });
        }
        central
    }

    /// One finished form. `attachments`: how many files are with it, of how many that it names.
    pub fn add(&mut self, form: &Filled, sending: &Sending, attachments: (u32, u32)) {
        let mut row = vec![sending.submitted.clone()];
        row.extend(self.answers(form, 0, 0));
        row.extend([sending.instance_id.clone(), harmless_cell(&sending.instance_name)]);
        let (present, expected) = attachments;
        row.extend([
            sending.instance_id.clone(),
            sending.submitter_id.clone(),
            sending.submitter_name.clone(),
            present.to_string(),
            expected.to_string(),
            String::new(),
            String::new(),
            sending.device_id.clone(),
            sending.edits.to_string(),
            form.plan().version.clone(),
        ]);
        self.push(0, row);
        self.instances(form, 0, &sending.instance_id);
    }

    pub fn tables(self) -> Vec<CsvTable> {
        self.tables
    }

    fn push(&mut self, table: Shape, row: Vec<String>) {
        let place = self.places.get(&table).map(|(place, _)| *place);
        if let Some(table) = place.and_then(|place| self.tables.get_mut(place)) {
            table.rows.push(row);
        }
    }

    /// The rows of every repeat below a node. Keys grow by the path: `uuid:…/housing/rooms[2]`.
    fn instances(&mut self, form: &Filled, top: Spot, key: &str) {
        let mut open = vec![(top, key.to_owned())];
        while let Some((spot, key)) = open.pop() {
            let mut below = Vec::new();
            for part in form.parts(spot).into_iter().filter(|part| form.is_relevant(*part)) {
                let Some(shape) = form.shape(part) else { continue };
                if !self.places.contains_key(&shape) {
                    // A group is no table: its repeats are rows of the table around it, named by their path.
                    if form.question_at(part).is_none() {
                        below.push((part, key.clone()));
                    }
                    continue;
                }
                let root = key.split('/').next().unwrap_or_default();
                let own = format!("{root}/{}", form.path(part));
                let mut row = self.answers(form, shape, part);
                row.extend([key.clone(), own.clone()]);
                self.push(shape, row);
                below.push((part, own));
            }
            open.extend(below.into_iter().rev());
        }
    }

    fn answers(&self, form: &Filled, table: Shape, within: Spot) -> Vec<String> {
        let Some((_, columns)) = self.places.get(&table) else {
            return Vec::new();
        };
        columns
            .iter()
            .flat_map(|column| {
                let spot = form.spots_of(column.shape, within).first().copied();
                let text = spot.map(|spot| cell(form, spot)).unwrap_or_default();
                cells(column.kind, &text)
            })
            .collect()
    }
}

/// The questions of a table: groups joined by `-`, repeats left to their own table.
fn collect(plan: &Plan, shape: Shape, before: &str, leaving: &Leaving, into: &mut Vec<Column>) {
    let children = plan.node(shape).map_or(&[][..], |node| &node.children);
    for child in children {
        let Some(node) = plan.node(*child).filter(|_| leaving.has(*child)) else {
            continue;
        };
        let name = format!("{before}{}", node.name);
        match &node.what {
            What::Question(question) if question.kind == Kind::ExternalFile => {}
            What::Question(question) => into.push(Column {
                shape: *child,
                name,
                kind: question.kind,
            }),
            What::Group(_) if node.is_repeat() => {}
            What::Group(_) | What::Root => collect(plan, *child, &format!("{name}-"), leaving, into),
        }
    }
}

fn headers(column: &Column) -> Vec<String> {
    match column.kind {
        Kind::Geopoint => ["Latitude", "Longitude", "Altitude", "Accuracy"]
            .map(|part| format!("{}-{part}", column.name))
            .to_vec(),
        _ => vec![column.name.clone()],
    }
}

fn cells(kind: Kind, text: &str) -> Vec<String> {
    match kind {
        Kind::Geopoint => {
            let mut parts = text.split_whitespace();
            (0..4).map(|_| parts.next().unwrap_or_default().to_owned()).collect()
        }
        // Digits, signs and stops alone, as the cell has been checked for: no formula.
        Kind::Integer
        | Kind::Decimal
        | Kind::Range
        | Kind::Date
        | Kind::Time
        | Kind::DateTime
        | Kind::Geotrace
        | Kind::Geoshape => vec![text.to_owned()],
        // A choice that is called -99 is a number, and no formula.
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank if text.parse::<i64>().is_ok() => vec![text.to_owned()],
        // A formula that somebody was told to say must stay text in the analyst's spreadsheet.
        _ => vec![harmless_cell(text)],
    }
}

/// Central writes `~1` behind a name that is taken.
fn unused(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let stem: String = stem
        .chars()
        .map(|letter| {
            if matches!(letter, '/' | '\\' | ':') {
                '_'
            } else {
                letter
            }
        })
        .collect();
    let mut name = stem.clone();
    let mut again = 0;
    while !taken.insert(name.clone()) {
        again += 1;
        name = format!("{stem}~{again}");
    }
    name
}
