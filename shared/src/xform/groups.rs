//! Nodes with nodes in them: groups, and repeats.

use super::data::NodeId;
use super::element::{Element, Space};
use super::form::Form;
use super::notes::At;
use super::words;
use crate::form::{Group, Repeat};
use crate::xpath::Expression;

impl<'a> Form<'a> {
    pub(super) fn is_group(&self, id: NodeId) -> bool {
        let inner = self.data.node(id).is_some_and(|node| !node.children.is_empty());
        inner || self.data.repeats.contains(&id) || self.body.groups.contains_key(&id)
    }

    pub(super) fn group(&mut self, id: NodeId) -> Group {
        let element = self.body.groups.get(&id).copied();
        let repeat = self.body.repeats.get(&id).copied();
        let label = element.and_then(|element| element.child(Space::XForms, "label"));
        let mut texts = label.map(|label| self.texts_of(label, Some(id))).unwrap_or_default();
        let media = words::media(&mut texts);
        let label_words = texts.remove("").unwrap_or_default();
        if let Some(label) = label {
            self.left_over(texts, label);
        }
        let mut group = Group {
            name: self.data.name(id).to_owned(),
            label: label_words,
            relevant: None,
            read_only: None,
            appearance: self.appearance(element),
            media,
            repeat: repeat.map(|repeat| Repeat {
                count: self.count(repeat, id),
            }),
            items: Vec::new(),
        };
        for word in self.appearance(repeat) {
            if !group.appearance.contains(&word) {
                group.appearance.push(word);
            }
        }
        self.group_attributes(element, repeat);
        self.group_bind(id, &mut group);
        group.items = self.items(id);
        group
    }

    /// How many instances a repeat has, where the form says so.
    fn count(&mut self, repeat: &'a Element, id: NodeId) -> Option<Expression> {
        if let Some(count) = repeat
            .attribute(Space::JavaRosa, "count")
            .filter(|count| !count.trim().is_empty())
        {
            // A plan computes it where the repeat stands, an XForm in the repeat itself.
            let parent = self.data.parent(id).unwrap_or(0);
            return match self.data.find_from(count, id) {
                Some(target) => Expression::parse(&self.scope().reference(target, parent)).ok(),
                None => self.expression(count, repeat, parent),
            };
        }
        let fixed = repeat
            .attribute(Space::JavaRosa, "noAddRemove")
            .is_some_and(|word| word.starts_with("true"));
        if !fixed {
            return None;
        }
        let reason = "nothing can be added to this repeat and it has no count: it has one instance";
        self.notes.warn(At::of(repeat), "fixed_repeat", reason);
        Expression::parse("1").ok()
    }

    fn group_bind(&mut self, id: NodeId, group: &mut Group) {
        let Some(bind) = self.binds.get(&id).copied() else {
            return;
        };
        for attribute in &bind.attributes {
            match (attribute.space, attribute.name.as_str()) {
                (Space::None, "nodeset" | "ref" | "id" | "type") => {}
                (Space::None, "relevant") => group.relevant = self.expression(&attribute.value, bind, id),
                (Space::None, "readonly") => group.read_only = self.expression(&attribute.value, bind, id),
                _ => {
                    let reason = format!("`{}` has no meaning for a group; it is left aside", attribute.written);
                    self.notes.warn(At::of(bind), "unread_attribute", reason);
                }
            }
        }
    }
}
