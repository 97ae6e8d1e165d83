//! A visit to a farm, its lists of choices, and a host whose clock stands still.

use crate::xpath::{At, Documents, Expression, Host, Node, Value};
use chrono::{DateTime, FixedOffset};
use std::borrow::Cow;
use std::cell::Cell;

pub const ANSWERS: &str = include_str!("answers.xml");
pub const CROPS: &str = include_str!("crops.xml");

struct Element {
    name: String,
    parent: Option<u32>,
    children: Vec<u32>,
    text: String,
}

pub struct World {
    documents: Vec<(String, Vec<Element>)>,
}

impl World {
    pub fn new() -> Self {
        Self {
            documents: vec![
                (String::new(), elements(ANSWERS)),
                ("crops".to_owned(), elements(CROPS)),
            ],
        }
    }

    pub fn with_instance(mut self, id: &str, xml: &str) -> Self {
        self.documents.push((id.to_owned(), elements(xml)));
        self
    }

    fn element(&self, node: Node) -> &Element {
        &self.documents[usize::from(node.document)].1[node.index as usize]
    }

    /// The only node of a path, from the answers.
    pub fn node(&self, path: &str) -> Node {
        match self.value(path, self.answers()) {
            Value::Nodes(nodes) if nodes.len() == 1 => nodes[0],
            other => panic!("{path}: {other:?}"),
        }
    }

    pub fn value(&self, text: &str, node: Node) -> Value {
        let expression = Expression::parse(text).unwrap_or_else(|fault| panic!("{fault}"));
        expression.evaluate(&At {
            documents: self,
            host: &Still::default(),
            node,
            current: node,
        })
    }

    /// The value as seen from `/data`, as a text; nodes as their texts with bars between.
    pub fn said(&self, text: &str) -> String {
        self.said_from(text, "/data")
    }

    pub fn said_from(&self, text: &str, path: &str) -> String {
        match self.value(text, self.node(path)) {
            Value::Nodes(nodes) => {
                format!(
                    "[{}]",
                    nodes.iter().map(|node| self.text(*node)).collect::<Vec<_>>().join("|")
                )
            }
            other => other.text(self),
        }
    }

    fn ancestors(&self, node: Node) -> Vec<Node> {
        let mut up: Vec<Node> = std::iter::successors(Some(node), |node| self.parent(*node)).collect();
        up.reverse();
        up
    }
}

impl Documents for World {
    fn answers(&self) -> Node {
        Node { document: 0, index: 0 }
    }

    fn instance(&self, id: &str) -> Option<Node> {
        let document = self.documents.iter().skip(1).position(|(known, _)| known == id)? + 1;
        Some(Node {
            document: u16::try_from(document).ok()?,
            index: 0,
        })
    }

    fn parent(&self, node: Node) -> Option<Node> {
        self.element(node).parent.map(|index| Node { index, ..node })
    }

    fn name(&self, node: Node) -> Cow<'_, str> {
        Cow::Borrowed(&self.element(node).name)
    }

    fn children(&self, node: Node, name: Option<&str>, into: &mut Vec<Node>) {
        for index in &self.element(node).children {
            let child = Node { index: *index, ..node };
            if name.is_none_or(|name| self.element(child).name == name) {
                into.push(child);
            }
        }
    }

    fn text(&self, node: Node) -> Cow<'_, str> {
        let element = self.element(node);
        match element.children.is_empty() {
            true => Cow::Borrowed(&element.text),
            false => element
                .children
                .iter()
                .map(|index| self.text(Node { index: *index, ..node }).into_owned())
                .collect(),
        }
    }

    fn named(&self, name: &str, from: Node) -> Vec<Node> {
        let here = self.ancestors(from);
        let shared = |node: &Node| {
            self.ancestors(*node)
                .iter()
                .zip(&here)
                .take_while(|(a, b)| a == b)
                .count()
        };
        let all = self.named_everywhere(name);
        let most = all.iter().map(shared).max();
        all.into_iter().filter(|node| Some(shared(node)) == most).collect()
    }

    fn named_everywhere(&self, name: &str) -> Vec<Node> {
        let all = self.documents[0]
            .1
            .iter()
            .enumerate()
            .filter(|(_, element)| element.name == name);
        all.map(|(index, _)| Node {
            document: 0,
            index: index as u32,
        })
        .collect()
    }
}

/// 15 March 2024, ten past two in the afternoon, in Nairobi.
#[derive(Default)]
pub struct Still {
    rolls: Cell<u32>,
}

impl Host for Still {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2024-03-15T14:10:05.250+03:00").unwrap()
    }

    fn random(&self) -> f64 {
        self.rolls.set(self.rolls.get() + 1);
        f64::from(self.rolls.get() * 37 % 100) / 100.0
    }

    fn choice_name(&self, value: &str, question: Node) -> String {
        format!("<{value} of {}>", question.index)
    }

    fn text_of(&self, id: &str) -> String {
        format!("<{id}>")
    }
}

/// Elements and texts only: as much XML as the tests write.
fn elements(xml: &str) -> Vec<Element> {
    let element = |name: &str, parent| Element {
        name: name.to_owned(),
        parent,
        children: Vec::new(),
        text: String::new(),
    };
    let mut all = vec![element("", None)];
    let mut open = vec![0_u32];
    let mut rest = xml.trim();
    while let Some((text, tag)) = rest.split_once('<') {
        let here = *open.last().unwrap() as usize;
        all[here].text += text;
        let (tag, after) = tag.split_once('>').unwrap();
        rest = after;
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let index = all.len() as u32;
        all[here].children.push(index);
        all.push(element(tag.trim_end_matches('/'), Some(here as u32)));
        if !tag.ends_with('/') {
            open.push(index);
        }
    }
    all
}
