//! Where something stands in a filled form, as text: `housing/rooms[2]/beds`.

use super::filled::Filled;
use super::plan::Shape;
use super::tree::Spot;

impl Filled {
    /// The parts of a node in the order of the form: questions, groups, instances of repeats. 0 is the form itself.
    pub fn parts(&self, spot: Spot) -> Vec<Spot> {
        let children = self.tree.get(spot).map(|filling| &filling.children);
        children.into_iter().flatten().flatten().copied().collect()
    }

    pub fn shape(&self, spot: Spot) -> Option<Shape> {
        self.tree.get(spot).map(|filling| filling.shape)
    }

    pub fn name(&self, spot: Spot) -> &str {
        self.shape(spot)
            .and_then(|shape| self.plan.node(shape))
            .map_or("", |node| &node.name)
    }

    /// The nodes of an item, within the instances of the repeats that `from` stands in.
    pub fn spots_of(&self, shape: Shape, from: Spot) -> Vec<Spot> {
        self.tree.of(&self.plan, shape, Some(from))
    }

    /// The path of a node from the top of the form; instances of a repeat are counted from 1.
    pub fn path(&self, spot: Spot) -> String {
        let mut parts = Vec::new();
        let mut at = Some(spot);
        while let Some(spot) = at {
            let Some(filling) = self.tree.get(spot) else { break };
            let Some(node) = self.plan.node(filling.shape).filter(|_| filling.parent.is_some()) else {
                break;
            };
            parts.push(match node.is_repeat() {
                true => format!("{}[{}]", node.name, self.tree.position(&self.plan, spot)),
                false => node.name.clone(),
            });
            at = filling.parent;
        }
        parts.reverse();
        parts.join("/")
    }

    /// The node at a path; `None` if nothing stands there. A repeat without a number is its first instance.
    pub fn find(&self, path: &str) -> Option<Spot> {
        let mut at = 0;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let (name, number) = split(part)?;
            let filling = self.tree.get(at)?;
            let children = &self.plan.node(filling.shape)?.children;
            let shape = children
                .iter()
                .find(|child| self.plan.node(**child).is_some_and(|child| child.name == name))?;
            at = *self
                .tree
                .children(at, self.plan.node(*shape)?.slot)
                .get(number.checked_sub(1)?)?;
        }
        Some(at)
    }

    /// As [`Filled::find`], and repeats that the person counts grow to the number that the path names.
    pub fn find_or_add(&mut self, path: &str) -> Option<Spot> {
        let mut so_far = String::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let (name, number) = split(part)?;
            let parent = self.find(&so_far)?;
            let filling = self.tree.get(parent)?;
            let children = &self.plan.node(filling.shape)?.children;
            let shape = *children
                .iter()
                .find(|child| self.plan.node(**child).is_some_and(|child| child.name == name))?;
            let node = self.plan.node(shape)?;
            let (slot, grows) = (node.slot, node.is_repeat() && node.count().is_none());
            while grows && self.tree.children(parent, slot).len() < number.min(super::tree::MOST_INSTANCES) {
                self.add(parent, shape)?;
            }
            so_far = format!("{so_far}/{part}");
        }
        self.find(&so_far)
    }
}

/// `rooms[2]` is `rooms` and 2; without a number, 1.
fn split(part: &str) -> Option<(&str, usize)> {
    match part.split_once('[') {
        None => Some((part, 1)),
        Some((name, rest)) => Some((name, rest.strip_suffix(']')?.parse().ok()?)),
    }
}
