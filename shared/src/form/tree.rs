//! A form being filled in, as a tree: one node for each group and question, one for each instance of a repeat.

use super::answers;
use super::definition::Preset;
use super::plan::{Plan, PlanNode, Shape, What};
use std::collections::BTreeMap;

/// A node of a filled form. Stays the same while the form is open.
pub type Spot = usize;

/// More instances of one repeat than anybody fills in.
pub const MOST_INSTANCES: usize = 10_000;
/// More nodes than a device holds.
const MOST_NODES: usize = 1_000_000;

#[derive(Clone, Debug)]
pub(super) struct Filling {
    pub shape: Shape,
    pub parent: Option<Spot>,
    /// By the slot of the item: one spot for a question or group, one for each instance of a repeat.
    pub children: Vec<Vec<Spot>>,
    /// What stands there, asked or not.
    pub value: String,
    /// Of a select, the part of it that stands among the choices of the moment, if that is less or in another order.
    pub standing: Option<String>,
    /// Whether it is asked, its groups included.
    pub relevant: bool,
}

/// What became of a repeat.
#[derive(Debug, Default)]
pub(super) struct Resized {
    pub changed: bool,
    /// New nodes.
    pub grown: Vec<Spot>,
    /// Nodes that were told something before, and rested.
    pub woken: Vec<Spot>,
}

impl Filling {
    /// What stands there if it is asked.
    pub fn text(&self) -> &str {
        self.standing.as_deref().unwrap_or(&self.value)
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub spots: Vec<Filling>,
    /// Instances beyond a count that went down, by parent and repeat: kept in case it goes up again.
    resting: BTreeMap<(Spot, Shape), Vec<Spot>>,
    /// Whether new nodes come as a record is read: without defaults, and without instances that nobody has added.
    pub bare: bool,
    /// Whether entries of repeats that people count come only when somebody adds one.
    pub sparse: bool,
}

impl Tree {
    pub fn get(&self, spot: Spot) -> Option<&Filling> {
        self.spots.get(spot)
    }

    /// The children at an item's slot.
    pub fn children(&self, parent: Spot, slot: usize) -> &[Spot] {
        self.get(parent)
            .and_then(|filling| filling.children.get(slot))
            .map_or(&[], Vec::as_slice)
    }

    /// A new node with all that stands in it. A repeat that the person counts has one instance in a fresh form and in the
    /// first instance of a repeat around it, and none in later ones. Returns the node and its parts.
    pub fn grow(&mut self, plan: &Plan, parent: Option<Spot>, shape: Shape) -> Vec<Spot> {
        let slot = plan.node(shape).map_or(0, |node| node.slot);
        let is_fresh = parent.is_none_or(|parent| self.children(parent, slot).is_empty());
        let mut grown = Vec::new();
        let mut open = vec![(parent, shape)];
        while let Some((parent, shape)) = open.pop() {
            let Some(node) = plan.node(shape).filter(|_| self.spots.len() < MOST_NODES) else {
                continue;
            };
            let spot = self.spots.len();
            let value = match node.question().map(|question| (question, &question.default)) {
                Some((question, Some(Preset::Fixed(text)))) if !self.bare => answers::computed(question, text),
                _ => String::new(),
            };
            self.spots.push(Filling {
                shape,
                parent,
                children: vec![Vec::new(); node.children.len()],
                value,
                standing: None,
                relevant: false,
            });
            grown.push(spot);
            let siblings = parent.and_then(|parent| self.spots.get_mut(parent)?.children.get_mut(node.slot));
            if let Some(siblings) = siblings {
                siblings.push(spot);
            }
            // Last first, so that the spots stand in the order of the sheet.
            for child in node.children.iter().rev() {
                let stands = |node: &PlanNode| {
                    !node.is_repeat() || (is_fresh && !self.bare && !self.sparse && node.is_open_repeat())
                };
                if plan.node(*child).is_some_and(stands) {
                    open.push((Some(spot), *child));
                }
            }
        }
        grown
    }

    /// Instances of a repeat up or down to a number.
    pub fn resize(&mut self, plan: &Plan, parent: Spot, repeat: Shape, wanted: usize) -> Resized {
        let slot = plan.node(repeat).map_or(0, |node| node.slot);
        let wanted = wanted.min(MOST_INSTANCES);
        let now = self.children(parent, slot).len();
        let mut resized = Resized {
            changed: now != wanted,
            ..Resized::default()
        };
        for _ in wanted..now {
            if let Some(spot) = self.instances(parent, slot).and_then(Vec::pop) {
                self.resting.entry((parent, repeat)).or_default().push(spot);
            }
        }
        for _ in now..wanted {
            match self.resting.get_mut(&(parent, repeat)).and_then(Vec::pop) {
                Some(spot) => {
                    if let Some(instances) = self.instances(parent, slot) {
                        instances.push(spot);
                    }
                    resized.woken.extend(self.within(spot));
                }
                None => resized.grown.extend(self.grow(plan, Some(parent), repeat)),
            }
        }
        resized
    }

    /// Takes an instance out for good.
    pub fn remove(&mut self, plan: &Plan, spot: Spot) {
        let Some((parent, shape)) = self
            .get(spot)
            .and_then(|filling| Some((filling.parent?, filling.shape)))
        else {
            return;
        };
        let slot = plan.node(shape).map_or(0, |node| node.slot);
        if let Some(instances) = self.instances(parent, slot) {
            instances.retain(|instance| *instance != spot);
        }
    }

    /// One instance more, and which it is.
    pub fn resize_by_one(&mut self, plan: &Plan, parent: Spot, repeat: Shape) -> Option<(Spot, Resized)> {
        let slot = plan.node(repeat).map_or(0, |node| node.slot);
        let wanted = self.children(parent, slot).len() + 1;
        let resized = self.resize(plan, parent, repeat, wanted);
        let spot = self.children(parent, slot).last().copied();
        spot.filter(|_| resized.changed).map(|spot| (spot, resized))
    }

    /// Puts the instances of a repeat into another order.
    pub fn arrange<K: Ord>(&mut self, plan: &Plan, parent: Spot, repeat: Shape, key: impl Fn(&Spot) -> K) {
        let slot = plan.node(repeat).map_or(0, |node| node.slot);
        if let Some(instances) = self.instances(parent, slot) {
            instances.sort_by_key(key);
        }
    }

    fn instances(&mut self, parent: Spot, slot: usize) -> Option<&mut Vec<Spot>> {
        self.spots.get_mut(parent)?.children.get_mut(slot)
    }

    /// A node and everything below it, in the order of the form.
    pub fn within(&self, spot: Spot) -> Vec<Spot> {
        let mut all = Vec::new();
        let mut open = vec![spot];
        while let Some(spot) = open.pop() {
            all.push(spot);
            if let Some(filling) = self.get(spot) {
                open.extend(filling.children.iter().rev().flat_map(|slot| slot.iter().rev()));
            }
        }
        all
    }

    /// The nodes of an item: with `from`, those in the same instances of the repeats that both stand in.
    pub fn of(&self, plan: &Plan, shape: Shape, from: Option<Spot>) -> Vec<Spot> {
        let mut way = Vec::new();
        let mut at = Some(shape);
        while let Some(shape) = at {
            way.push(shape);
            at = plan.node(shape).and_then(|node| node.parent);
        }
        // The instances that `from` stands in, itself included.
        let mut around = Vec::new();
        let mut at = from;
        while let Some(spot) = at {
            around.push(spot);
            at = self.get(spot).and_then(|filling| filling.parent);
        }
        let mut found: Vec<Spot> = if self.spots.is_empty() { Vec::new() } else { vec![0] };
        for step in way.iter().rev().skip(1) {
            let Some(node) = plan.node(*step) else {
                return Vec::new();
            };
            let own = around
                .iter()
                .find(|spot| node.is_repeat() && self.get(**spot).is_some_and(|filling| filling.shape == *step));
            found = match own {
                Some(own) => vec![*own],
                None => found
                    .iter()
                    .flat_map(|spot| self.children(*spot, node.slot))
                    .copied()
                    .collect(),
            };
        }
        found
    }

    /// Whether it stands in the form now: neither it nor anything around it is beyond a count, or was taken out.
    pub fn is_there(&self, plan: &Plan, spot: Spot) -> bool {
        let mut at = spot;
        while let Some(filling) = self.get(at) {
            let Some(parent) = filling.parent else { return true };
            let node = plan.node(filling.shape);
            let left = node.is_some_and(|node| node.is_repeat() && !self.children(parent, node.slot).contains(&at));
            if left {
                return false;
            }
            at = parent;
        }
        false
    }

    /// From 1: which instance of its repeat it is.
    pub fn position(&self, plan: &Plan, spot: Spot) -> usize {
        let place = || {
            let filling = self.get(spot)?;
            let slot = plan.node(filling.shape)?.slot;
            let siblings = self.children(filling.parent?, slot);
            Some(siblings.iter().position(|sibling| *sibling == spot)? + 1)
        };
        place().unwrap_or(1)
    }

    /// What stands there as far as it counts: nothing while it is not asked; of a group, all of its parts.
    pub fn text(&self, plan: &Plan, spot: Spot) -> std::borrow::Cow<'_, str> {
        let Some(filling) = self.get(spot).filter(|filling| filling.relevant) else {
            return "".into();
        };
        match plan.node(filling.shape).map(|node| &node.what) {
            Some(What::Question(_)) => filling.text().into(),
            _ => {
                let counts = |spot: &Spot| self.get(*spot).filter(|filling| filling.relevant);
                let parts = self.within(spot);
                parts
                    .iter()
                    .filter_map(counts)
                    .map(Filling::text)
                    .collect::<String>()
                    .into()
            }
        }
    }
}
