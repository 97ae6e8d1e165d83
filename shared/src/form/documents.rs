//! A filled form and its tables as the documents that expressions see.

use super::plan::{Plan, What};
use super::tables::Table;
use super::tree::{Spot, Tree};
use crate::xpath::{Documents, Node};
use std::borrow::Cow;

/// The answers are document 0, the tables the ones after it.
pub(super) struct Seen<'f> {
    pub plan: &'f Plan,
    pub tree: &'f Tree,
}

/// In every document, the document node is 0 and its root element 1.
const TOP: u32 = 0;
const ROOT: u32 = 1;

pub(super) fn node_of(spot: Spot) -> Node {
    let index = u32::try_from(spot).map_or(u32::MAX, |spot| spot.saturating_add(ROOT));
    Node { document: 0, index }
}

pub(super) fn spot_of(node: Node) -> Option<Spot> {
    let spot = node.index.checked_sub(ROOT).filter(|_| node.document == 0)?;
    usize::try_from(spot).ok()
}

/// Rows of tables as nodes.
pub(super) struct Row;

impl Row {
    /// The row that an item of a table is.
    pub fn of(table: &Table, node: Node) -> Option<usize> {
        match table.part(node.index) {
            Part::Item(row) => Some(row),
            Part::Top | Part::Root | Part::Cell(..) => None,
        }
    }
}

/// What a node of a table is.
enum Part {
    Top,
    Root,
    Item(usize),
    Cell(usize, usize),
}

impl Table {
    fn part(&self, index: u32) -> Part {
        let stride = self.columns.len() + 1;
        match usize::try_from(index).unwrap_or(usize::MAX) {
            0 => Part::Top,
            1 => Part::Root,
            at if (at - 2) % stride == 0 => Part::Item((at - 2) / stride),
            at => Part::Cell((at - 2) / stride, (at - 2) % stride - 1),
        }
    }

    fn index(&self, row: usize, cell: Option<usize>) -> u32 {
        let stride = self.columns.len() + 1;
        let within = cell.map_or(0, |cell| cell + 1);
        let at = row.saturating_mul(stride).saturating_add(within).saturating_add(2);
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

impl<'f> Seen<'f> {
    fn table(&self, node: Node) -> Option<&'f Table> {
        let at = usize::from(node.document).checked_sub(1)?;
        self.plan.tables.all.get(at)
    }

    fn children_in_table(&self, table: &Table, node: Node, name: Option<&str>, into: &mut Vec<Node>) {
        let document = node.document;
        let asked = |own: &str| name.is_none_or(|name| name == own);
        match table.part(node.index) {
            Part::Top if asked("root") => into.push(Node { document, index: ROOT }),
            Part::Root if asked("item") => {
                into.extend((0..table.rows()).map(|row| Node {
                    document,
                    index: table.index(row, None),
                }));
            }
            Part::Item(row) => {
                let columns = match name {
                    Some(name) => table.column(name).map_or(0..0, |column| column..column + 1),
                    None => 0..table.columns.len(),
                };
                // As in an XForm, a choice has no element for what its row leaves empty; a file's row has.
                let there = |column: &usize| table.choices.is_empty() || !table.cell(row, *column).is_empty();
                into.extend(columns.filter(there).map(|column| Node {
                    document,
                    index: table.index(row, Some(column)),
                }));
            }
            Part::Top | Part::Root | Part::Cell(..) => {}
        }
    }
}

impl Documents for Seen<'_> {
    fn answers(&self) -> Node {
        Node {
            document: 0,
            index: TOP,
        }
    }

    fn instance(&self, id: &str) -> Option<Node> {
        let document = u16::try_from(self.plan.tables.find(id)? + 1).ok()?;
        Some(Node { document, index: TOP })
    }

    fn parent(&self, node: Node) -> Option<Node> {
        let document = node.document;
        if let Some(table) = self.table(node) {
            let index = match table.part(node.index) {
                Part::Top => return None,
                Part::Root => TOP,
                Part::Item(_) => ROOT,
                Part::Cell(row, _) => table.index(row, None),
            };
            return Some(Node { document, index });
        }
        let filling = self.tree.get(spot_of(node)?)?;
        Some(filling.parent.map_or(self.answers(), node_of))
    }

    fn name(&self, node: Node) -> Cow<'_, str> {
        if let Some(table) = self.table(node) {
            return match table.part(node.index) {
                Part::Top => "".into(),
                Part::Root => "root".into(),
                Part::Item(_) => "item".into(),
                Part::Cell(_, column) => table.columns.get(column).map_or("", String::as_str).into(),
            };
        }
        let shape = spot_of(node)
            .and_then(|spot| self.tree.get(spot))
            .map(|filling| filling.shape);
        let found = shape.and_then(|shape| self.plan.node(shape));
        found.map_or("", |node| node.name.as_str()).into()
    }

    fn children(&self, node: Node, name: Option<&str>, into: &mut Vec<Node>) {
        if let Some(table) = self.table(node) {
            return self.children_in_table(table, node, name, into);
        }
        let Some(spot) = spot_of(node) else {
            let root = self.plan.node(0).map_or("", |root| root.name.as_str());
            if name.is_none_or(|name| name == root) {
                into.push(node_of(0));
            }
            return;
        };
        let Some(filling) = self.tree.get(spot) else { return };
        let shapes = self.plan.node(filling.shape).map_or(&[][..], |node| &node.children);
        for (shape, spots) in shapes.iter().zip(&filling.children) {
            let own = self.plan.node(*shape).map_or("", |node| node.name.as_str());
            if name.is_none_or(|name| name == own) {
                into.extend(spots.iter().map(|spot| node_of(*spot)));
            }
        }
    }

    fn place(&self, node: Node) -> usize {
        match (self.table(node).map(|table| table.part(node.index)), spot_of(node)) {
            (Some(Part::Item(row)), _) => row + 1,
            (Some(_), _) | (None, None) => 1,
            (None, Some(spot)) => self.tree.position(self.plan, spot),
        }
    }

    fn text(&self, node: Node) -> Cow<'_, str> {
        match self.table(node) {
            Some(table) => match table.part(node.index) {
                Part::Cell(row, column) => table.cell(row, column).into(),
                Part::Item(row) => (0..table.columns.len())
                    .map(|column| table.cell(row, column))
                    .collect::<String>()
                    .into(),
                Part::Top | Part::Root => "".into(),
            },
            None => spot_of(node).map_or("".into(), |spot| self.tree.text(self.plan, spot)),
        }
    }

    fn named(&self, name: &str, from: Node) -> Vec<Node> {
        self.found(name, spot_of(from))
    }

    fn named_everywhere(&self, name: &str) -> Vec<Node> {
        self.found(name, None)
    }
}

impl Seen<'_> {
    fn found(&self, name: &str, from: Option<Spot>) -> Vec<Node> {
        let shape = self.plan.named(name);
        let spots = shape
            .map(|shape| self.tree.of(self.plan, shape, from))
            .unwrap_or_default();
        spots.into_iter().map(node_of).collect()
    }

    /// The label of a choice of a question, in a language; the value itself where no choice has it.
    pub fn choice_name(&self, value: &str, question: Node, language: &str) -> String {
        let label = || {
            let shape = self.tree.get(spot_of(question)?)?.shape;
            let What::Question(question) = &self.plan.node(shape)?.what else {
                return None;
            };
            let table = self.plan.tables.of(&question.choices.as_ref()?.source)?;
            super::choices::label(table, question, value, language)
        };
        label().unwrap_or_default()
    }
}
