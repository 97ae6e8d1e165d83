//! What expressions see of the world.

use std::borrow::Cow;

/// A node of one of the documents: an element, or the document node above its root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// 0: the form's answers; others: secondary instances (choice lists, files).
    pub document: u16,
    /// Ascending in document order within its document.
    pub index: u32,
}

/// The form's answers and its secondary instances as trees of named elements with texts.
pub trait Documents {
    /// The document node of the form's answers: its only child is the root element (`/data`).
    fn answers(&self) -> Node;
    /// The document node of a secondary instance: `instance('crops')/root/item`.
    fn instance(&self, id: &str) -> Option<Node>;
    fn parent(&self, node: Node) -> Option<Node>;
    fn name(&self, node: Node) -> Cow<'_, str>;
    /// Appends the children that have this name (every child for `None`), in document order.
    fn children(&self, node: Node, name: Option<&str>, into: &mut Vec<Node>);
    /// Which of the siblings of its name a node is, from 1.
    fn place(&self, node: Node) -> usize {
        let mut siblings = Vec::new();
        if let Some(parent) = self.parent(node) {
            self.children(parent, Some(&self.name(node)), &mut siblings);
        }
        siblings.iter().take_while(|sibling| **sibling < node).count() + 1
    }
    /// The text of a node, of its descendants joined if it has any; empty while it is not relevant.
    fn text(&self, node: Node) -> Cow<'_, str>;
    /// `${name}` as seen from a node: within the repeats that both stand in, the instances of the node; of deeper
    /// repeats, every instance. Empty if there is none.
    fn named(&self, name: &str, from: Node) -> Vec<Node>;
    /// The nodes of a question in every instance of every repeat, in document order.
    fn named_everywhere(&self, name: &str) -> Vec<Node>;
    /// `${last-saved#name}`: the nodes of a question in the record saved before this one. None, unless a form engine keeps it.
    fn last_saved(&self, _name: &str) -> Vec<Node> {
        Vec::new()
    }
}

/// What a function needs beyond the documents.
pub trait Host {
    /// Now, in the zone of the device.
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset>;
    /// From 0 to 1, without 1.
    fn random(&self) -> f64;
    /// `jr:choice-name`: the label of a choice of the question, in the language of the moment.
    fn choice_name(&self, value: &str, question: Node) -> String;
    /// `jr:itext`: a text of the form by its id.
    fn text_of(&self, id: &str) -> String;
}
