//! Entities: what a form creates or updates, as rows of XLSForm's sheet.

use super::data::NodeId;
use super::element::Space;
use super::expression::Seat;
use super::form::Form;
use super::meta::calculate;
use super::notes::At;
use std::collections::BTreeMap;

impl Form<'_> {
    pub(super) fn entities(&mut self) -> Vec<BTreeMap<String, String>> {
        let found = self.entity_nodes();
        found.into_iter().filter_map(|id| self.entity(id)).collect()
    }

    pub(super) fn entity_nodes(&self) -> Vec<NodeId> {
        let in_meta = |id: NodeId| self.data.parent(id).is_some_and(|meta| self.data.name(meta) == "meta");
        let all = 0..self.data.nodes.len();
        all.filter(|id| self.data.name(*id) == "entity" && in_meta(*id))
            .collect()
    }

    /// The property of an entity, with its list where the form writes several.
    pub(super) fn saved_to(&self, property: &str, node: NodeId) -> String {
        let entity = |group: NodeId| self.data.child(self.data.child(group, "meta")?, "entity");
        let of = |id: NodeId| self.data.node(id)?.element.plain("dataset");
        let list = self.data.above(node).find_map(entity).and_then(of);
        match list {
            Some(list) if self.entity_count > 1 => format!("{list}#{property}"),
            _ => property.to_owned(),
        }
    }

    fn entity(&mut self, id: NodeId) -> Option<BTreeMap<String, String>> {
        let element = self.data.node(id)?.element;
        let Some(list) = element.plain("dataset") else {
            let reason = "the entity has no `dataset`, so that nobody knows which list it belongs to";
            self.notes.fault(At::of(element), "no_name", reason);
            return None;
        };
        let mut row = BTreeMap::from([("list_name".to_owned(), list.to_owned())]);
        for (attribute, key) in [("create", "create_if"), ("update", "update_if"), ("id", "entity_id")] {
            let bind = self.entity_binds.get(&(id, attribute.to_owned())).copied();
            if let (Some(text), Some(bind)) = (calculate(bind), bind) {
                self.keep(&mut row, key, text, bind, id);
            }
        }
        let updates = element.attribute(Space::None, "update").is_some();
        let creates = element.attribute(Space::None, "create").is_some();
        if updates && !creates && !row.contains_key("update_if") {
            row.insert("update_if".to_owned(), "true()".to_owned());
        }
        if let Some(label) = self.data.child(id, "label")
            && let Some(bind) = self.binds.get(&label).copied()
            && let Some(text) = calculate(Some(bind))
        {
            self.keep(&mut row, "label", text, bind, label);
        }
        let repeat = self.data.above(id).find(|above| self.data.repeats.contains(above));
        if let Some(repeat) = repeat {
            row.insert("repeat".to_owned(), format!("${{{}}}", self.data.name(repeat)));
        }
        Some(row)
    }

    /// Keeps an expression as it would stand in the sheet.
    fn keep(
        &mut self,
        row: &mut BTreeMap<String, String>,
        key: &str,
        text: &str,
        bind: &super::element::Element,
        at: NodeId,
    ) {
        // A path that only climbs and descends is a question, seen from wherever it stands.
        let direct = self
            .data
            .find_from(text, at)
            .map(|target| self.data.name(target).to_owned());
        if let Some(name) = direct.filter(|name| self.data.is_unique(name)) {
            row.insert(key.to_owned(), format!("${{{name}}}"));
            return;
        }
        match self.scope().rewrite(text, Seat { node: at, moves: false }) {
            Ok(text) => _ = row.insert(key.to_owned(), text),
            // It is kept and not computed here, as a workbook's is.
            Err(wrong) if wrong.code == "expression" => {
                self.notes.warn(At::quoting(bind, text), "expression", wrong.reason);
                row.insert(key.to_owned(), text.to_owned());
            }
            Err(wrong) => self.wrong(wrong, text, bind),
        }
    }
}
