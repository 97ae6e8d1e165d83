//! What a question is called in a record: its name, within the instances of the repeats that it stands in.
//!
//! `wage` · `crews[B1]/wage` · `homes[B1]/people[C2]/age`. An instance of a repeat goes by an id of its own, so that two people
//! can add one each; where the form counts the instances, by its number. Groups are left out, so that a question can move
//! between them, unless two questions of one repeat share a name: then the way through the groups stands before it.

use super::filled::Filled;
use super::plan::{Plan, PlanNode, Shape};
use super::tree::Spot;
use std::collections::BTreeMap;

/// The names of questions and repeats within the repeat around them, by item; and back.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    segments: Vec<String>,
    shapes: BTreeMap<(Shape, String), Shape>,
}

/// The repeat that an item stands in, itself left out; 0 for the form.
fn scope(node: &PlanNode, shape: Shape) -> Shape {
    let around = node.repeats.iter().rev().find(|repeat| **repeat != shape);
    around.copied().unwrap_or(0)
}

impl Keys {
    pub fn of(nodes: &[PlanNode]) -> Keys {
        let is_kept = |node: &PlanNode| node.question().is_some() || node.is_repeat();
        let mut named: BTreeMap<(Shape, &str), usize> = BTreeMap::new();
        for (shape, node) in nodes.iter().enumerate().filter(|(_, node)| is_kept(node)) {
            *named.entry((scope(node, shape), &node.name)).or_default() += 1;
        }
        let mut keys = Keys::default();
        for (shape, node) in nodes.iter().enumerate() {
            let scope = scope(node, shape);
            let is_alone = named.get(&(scope, node.name.as_str())).is_none_or(|count| *count == 1);
            let segment = match is_alone {
                true => node.name.clone(),
                false => way(nodes, shape, scope),
            };
            if is_kept(node) {
                keys.shapes.insert((scope, segment.clone()), shape);
            }
            keys.segments.push(segment);
        }
        keys
    }

    pub fn segment(&self, shape: Shape) -> &str {
        self.segments.get(shape).map_or("", String::as_str)
    }

    pub fn shape(&self, scope: Shape, segment: &str) -> Option<Shape> {
        self.shapes.get(&(scope, segment.to_owned())).copied()
    }

    /// The key of an item with no instance named: `crews[]/wage`.
    pub fn pattern(&self, node: &PlanNode, shape: Shape) -> String {
        let mut parts: Vec<String> = node
            .repeats
            .iter()
            .map(|repeat| format!("{}[]", self.segment(*repeat)))
            .collect();
        if !node.is_repeat() {
            parts.push(self.segment(shape).to_owned());
        }
        parts.join("/")
    }
}

/// The names from a repeat down to an item.
fn way(nodes: &[PlanNode], shape: Shape, scope: Shape) -> String {
    let mut names = Vec::new();
    let mut at = Some(shape).filter(|shape| *shape != scope);
    while let Some(node) = at.and_then(|shape| nodes.get(shape)) {
        names.push(node.name.as_str());
        at = node.parent.filter(|parent| *parent != scope);
    }
    names.reverse();
    names.join("/")
}

/// A key in its parts: instances of repeats from the outermost, then the name of a question, empty for the last instance itself.
pub(super) fn parts(key: &str) -> Option<(Vec<(&str, &str)>, &str)> {
    let mut instances = Vec::new();
    let mut rest = key;
    while let Some((segment, after)) = rest.split_once('[') {
        let (id, behind) = after.split_once(']')?;
        instances.push((segment, id));
        rest = match behind {
            "" => return Some((instances, "")),
            behind => behind.strip_prefix('/')?,
        };
    }
    Some((instances, rest))
}

/// The key without the ids of its instances: `crews[B1]/wage` is `crews[]/wage`.
pub fn pattern_of(key: &str) -> String {
    let mut pattern = String::with_capacity(key.len());
    let mut inside = false;
    for sign in key.chars() {
        inside = inside && sign != ']';
        if !inside {
            pattern.push(sign);
        }
        inside = inside || sign == '[';
    }
    pattern
}

impl Plan {
    /// The item that a key names, whichever instances it names.
    pub fn shape_of_key(&self, key: &str) -> Option<Shape> {
        let (instances, name) = parts(key)?;
        let mut scope = 0;
        for (segment, _) in instances {
            scope = self.keys.shape(scope, segment)?;
        }
        match name {
            "" => Some(scope).filter(|scope| *scope != 0),
            name => self.keys.shape(scope, name),
        }
    }

    /// The key of an item with no instance named: `crews[]/wage`, `crews[]`.
    pub fn pattern(&self, shape: Shape) -> String {
        let node = self.node(shape);
        node.map(|node| self.keys.pattern(node, shape)).unwrap_or_default()
    }

    /// The repeat that a question stands in: `crews[]`.
    pub fn repeat_of(&self, shape: Shape) -> Option<String> {
        let repeat = self.node(shape)?.repeats.last()?;
        Some(self.pattern(*repeat))
    }

    /// Whether a select does not always offer all of a list of the form.
    pub fn offers_of_the_moment(&self, shape: Shape) -> bool {
        self.node(shape).is_some_and(PlanNode::offers_of_the_moment)
    }
}

impl Filled {
    /// The key of a question or of an instance of a repeat; `id` tells the instances' ids.
    pub(super) fn key<'i>(&self, spot: Spot, id: impl Fn(Spot) -> Option<&'i str>) -> String {
        let keys = &self.plan.keys;
        let mut parts = Vec::new();
        let mut at = Some(spot);
        while let Some((spot, filling)) = at.and_then(|spot| Some((spot, self.tree.get(spot)?))) {
            if let Some(node) = self.plan.node(filling.shape) {
                let segment = keys.segment(filling.shape);
                match (node.is_repeat(), node.count()) {
                    (true, None) => parts.push(format!("{segment}[{}]", id(spot).unwrap_or_default())),
                    (true, Some(_)) => {
                        parts.push(format!("{segment}[{}]", self.tree.position(&self.plan, spot)));
                    }
                    (false, _) if node.question().is_some() => parts.push(segment.to_owned()),
                    (false, _) => {}
                }
            }
            at = filling.parent;
        }
        parts.reverse();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_apart_into_instances_and_a_name() {
        assert_eq!(parts("wage"), Some((vec![], "wage")));
        assert_eq!(parts("crews[B1]/wage"), Some((vec![("crews", "B1")], "wage")));
        assert_eq!(parts("a[1]/g/b[C2]"), Some((vec![("a", "1"), ("g/b", "C2")], "")));
        assert_eq!(parts("a[1"), None);
        assert_eq!(parts("a[1]x"), None);
        assert_eq!(pattern_of("a[1]/g/b[C2]/c"), "a[]/g/b[]/c");
    }
}
