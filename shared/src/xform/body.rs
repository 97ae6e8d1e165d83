//! The body of a form: which control asks which node, and in which order.

use super::data::NodeId;
use super::element::{Element, Space};
use super::form::Form;
use super::notes::At;
use std::collections::HashMap;

/// Controls, groups and repeats by the node that they are for.
#[derive(Debug, Default)]
pub(super) struct Body<'a> {
    pub controls: HashMap<NodeId, &'a Element>,
    pub groups: HashMap<NodeId, &'a Element>,
    pub repeats: HashMap<NodeId, &'a Element>,
    /// When a node, or something in it, is asked first.
    order: HashMap<NodeId, usize>,
}

impl Body<'_> {
    /// Nodes as they are asked; what is not asked stays behind what stands before it in the instance.
    pub fn in_order(&self, children: &[NodeId]) -> Vec<NodeId> {
        let mut before = 0;
        let mut keyed: Vec<(usize, NodeId)> = children
            .iter()
            .map(|child| {
                before = self.order.get(child).copied().unwrap_or(before);
                (before, *child)
            })
            .collect();
        keyed.sort_by_key(|(order, _)| *order);
        keyed.into_iter().map(|(_, child)| child).collect()
    }
}

pub(super) fn is_control(element: &Element) -> bool {
    let name = element.name.as_str();
    match element.space {
        Space::XForms => matches!(
            name,
            "input" | "select" | "select1" | "upload" | "trigger" | "range" | "rank" | "secret" | "textarea"
        ),
        Space::Odk => name == "rank",
        _ => false,
    }
}

pub(super) fn is_action(element: &Element) -> bool {
    element.is(Space::XForms, "setvalue")
        || (element.space == Space::Odk && matches!(element.name.as_str(), "setgeopoint" | "recordaudio"))
}

impl<'a> Form<'a> {
    pub(super) fn read_body(&mut self, body: &'a Element) {
        self.walk(body, 0);
    }

    fn walk(&mut self, element: &'a Element, within: NodeId) {
        for child in element.elements() {
            if is_control(child) {
                self.control(child, within);
            } else if child.is(Space::XForms, "group") {
                self.group_element(child, within);
            } else if child.is(Space::XForms, "repeat") {
                if let Some(node) = self.target(child, within) {
                    self.data.repeats.insert(node);
                    self.place(node);
                    if self.body.repeats.insert(node, child).is_some() {
                        let reason = "this repeat stands twice in the body; the later one is read";
                        self.notes.warn(At::of(child), "duplicate_control", reason);
                    }
                    self.walk(child, node);
                }
            } else if is_action(child) {
                self.action(child, None, within);
            } else if !child.is(Space::XForms, "label") {
                let reason = format!(
                    "`<{}>` is not read here; it is left aside with all that is in it",
                    child.name
                );
                self.notes.warn(At::of(child), "unread_element", reason);
            }
        }
    }

    /// Notes when a node is asked, and those above it.
    fn place(&mut self, node: NodeId) {
        let order = self.body.order.len() + 1;
        let above: Vec<NodeId> = self.data.above(node).collect();
        for node in above {
            self.body.order.entry(node).or_insert(order);
        }
    }

    fn control(&mut self, element: &'a Element, within: NodeId) {
        let Some(node) = self.target(element, within) else {
            return;
        };
        if !self.data.above(node).any(|above| above == within) {
            let (group, name) = (self.data.path(within), self.data.path(node));
            let reason = format!(
                "`{name}` is asked within `{group}` but stands elsewhere in the instance; it is asked where it stands"
            );
            self.notes.warn(At::of(element), "asked_elsewhere", reason);
        }
        if self.body.controls.contains_key(&node) {
            let reason = format!(
                "`{}` is asked a second time; only the first control is read",
                self.data.path(node)
            );
            self.notes.warn(At::of(element), "duplicate_control", reason);
            return;
        }
        self.place(node);
        self.body.controls.insert(node, element);
        for child in element.elements().filter(|child| is_action(child)) {
            self.action(child, Some(node), node);
        }
    }

    fn group_element(&mut self, element: &'a Element, within: NodeId) {
        if element.plain("ref").is_some() || element.plain("nodeset").is_some() || element.plain("bind").is_some() {
            if let Some(node) = self.target(element, within) {
                self.place(node);
                self.body.groups.entry(node).or_insert(element);
                self.walk(element, node);
            }
            return;
        }
        // ODK Build writes groups so: what they hold says which node is meant.
        let mut asked = Vec::new();
        self.asked_in(element, within, &mut asked);
        match self
            .around(&asked)
            .filter(|node| self.data.above(*node).skip(1).any(|above| above == within))
        {
            Some(node) => {
                self.place(node);
                self.body.groups.entry(node).or_insert(element);
            }
            None => {
                let label = element.child(Space::XForms, "label");
                let label = label.map(|label| label.plain("ref").map_or_else(|| label.text(), str::to_owned));
                let reason = format!(
                    "this group has no `ref`, so that it has no place among the answers; its label {:?} and its appearance are left \
                     aside, its questions are asked one by one",
                    label.unwrap_or_default().trim()
                );
                self.notes.warn(At::of(element), "group_without_ref", reason);
            }
        }
        self.walk(element, within);
    }

    /// The nodes of what stands right in a group; of a group without one, what stands in that.
    fn asked_in(&self, element: &Element, within: NodeId, asked: &mut Vec<NodeId>) {
        for child in element.elements() {
            let path = child.plain("ref").or_else(|| child.plain("nodeset"));
            if is_control(child) || child.is(Space::XForms, "repeat") || child.is(Space::XForms, "group") {
                match path {
                    Some(path) => asked.extend(self.data.find_from(path, within)),
                    None => self.asked_in(child, within, asked),
                }
            }
        }
    }

    /// The group that holds these nodes and nothing else; of one repeat, that repeat.
    fn around(&self, asked: &[NodeId]) -> Option<NodeId> {
        let (first, rest) = asked.split_first()?;
        let is_inner = |node: &NodeId| self.data.node(*node).is_some_and(|node| !node.children.is_empty());
        if rest.is_empty() && is_inner(first) {
            return Some(*first);
        }
        let parent = self.data.parent(*first)?;
        let all = rest.iter().all(|node| self.data.parent(*node) == Some(parent));
        let count = self.data.node(parent).map_or(0, |node| node.children.len());
        (all && count >= asked.len()).then_some(parent)
    }

    /// The node that a control, group or repeat is for.
    pub(super) fn target(&mut self, element: &Element, within: NodeId) -> Option<NodeId> {
        if let Some(node) = element.plain("bind").and_then(|id| self.bind_ids.get(id)) {
            return Some(*node);
        }
        let path = ["ref", "nodeset", "bind"]
            .iter()
            .find_map(|name| element.plain(name))
            .unwrap_or_default();
        let found = self
            .data
            .find_from(path, within)
            .or_else(|| self.data.find_from(path, 0));
        if found.is_none() {
            let reason = match path {
                "" => format!("`<{}>` has no `ref`, so that its answer has no place", element.name),
                path => format!("nothing stands at `{path}` in the form's instance"),
            };
            let word = path.rsplit('/').next().unwrap_or(path);
            self.notes.misspelt(
                At::quoting(element, path),
                "unknown_reference",
                reason,
                word,
                self.data.names(),
            );
        }
        found
    }
}
