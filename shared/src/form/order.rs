//! What has to be computed before what: the graph of a form's conditions and calculations, put into one order.

use super::plan::{PlanFault, PlanNode, Shape};
use crate::xpath::{Expression, From, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// What is computed of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// How many instances a repeat has.
    Count,
    Relevant,
    Value,
}

/// One computation: a step of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Work {
    pub shape: Shape,
    pub step: Step,
}

impl Work {
    pub fn of(shape: Shape, step: Step) -> Work {
        Work { shape, step }
    }
}

/// A computation that waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waits {
    pub work: Work,
    /// Whether it sees every instance of a repeat, not only its own.
    pub everywhere: bool,
}

/// Who waits for whom, and the rank of each computation: a lower one is done first.
#[derive(Clone, Debug, Default)]
pub struct Order {
    waiting: BTreeMap<Work, BTreeSet<Waits>>,
    ranks: BTreeMap<Work, u32>,
    by_rank: Vec<Work>,
}

impl Order {
    pub fn rank(&self, work: Work) -> u32 {
        self.ranks.get(&work).copied().unwrap_or(u32::MAX)
    }

    pub fn at(&self, rank: u32) -> Option<Work> {
        self.by_rank.get(usize::try_from(rank).ok()?).copied()
    }

    /// What has to be computed again when this has changed.
    pub fn waiting_for(&self, work: Work) -> impl Iterator<Item = Waits> + '_ {
        self.waiting.get(&work).into_iter().flatten().copied()
    }

    fn edge(&mut self, from: Work, work: Work, everywhere: bool) {
        self.waiting.entry(from).or_default().insert(Waits { work, everywhere });
    }
}

/// Orders every computation. A repeat's running total, which asks the instance before it, is no cycle.
pub(super) fn of(nodes: &[PlanNode], by_name: &BTreeMap<String, Vec<Shape>>) -> Result<Order, PlanFault> {
    let mut order = Order::default();
    let mut works = Vec::new();
    for (shape, node) in nodes.iter().enumerate() {
        let of = |step| Work::of(shape, step);
        works.extend([of(Step::Count), of(Step::Relevant), of(Step::Value)]);
        order.edge(of(Step::Relevant), of(Step::Value), false);
        if let Some(parent) = node.parent {
            let above = |step| Work::of(parent, step);
            order.edge(above(Step::Relevant), of(Step::Relevant), false);
            order.edge(above(Step::Relevant), of(Step::Count), false);
            order.edge(above(Step::Count), of(Step::Relevant), false);
        }
        let steps = [
            (Step::Count, node.count()),
            (Step::Relevant, node.relevant()),
            (Step::Value, node.calculation()),
            (Step::Value, node.filter()),
        ];
        for asked in node
            .answers_of()
            .and_then(|name| by_name.get(name))
            .into_iter()
            .flatten()
        {
            let told = Work::of(*asked, Step::Value);
            order.edge(told, of(Step::Value), true);
        }
        for (step, expression) in steps {
            if let Some(expression) = expression {
                asks(nodes, by_name, shape, expression, |asked, everywhere| {
                    for told in [Step::Value, Step::Count] {
                        order.edge(Work::of(asked, told), of(step), everywhere);
                    }
                });
            }
        }
    }
    rank(&mut order, &works, nodes)?;
    Ok(order)
}

/// Every item that an expression of `shape` asks about, and whether it asks all instances.
fn asks(
    nodes: &[PlanNode],
    by_name: &BTreeMap<String, Vec<Shape>>,
    shape: Shape,
    expression: &Expression,
    mut found: impl FnMut(Shape, bool),
) {
    let named = |name: &String| by_name.get(name).into_iter().flatten().copied();
    let text = expression.text();
    // Only this function looks at the other instances of a repeat by name.
    let everywhere = text.contains("indexed-repeat");
    let counts_places = text.contains("position");
    for mention in expression.mentions() {
        let (absolute, up, names, from) = match &mention {
            Mention::Named(name) => {
                named(name).for_each(|asked| found(asked, everywhere));
                continue;
            }
            Mention::Instance(_) => continue,
            Mention::Path {
                absolute,
                up,
                names,
                from,
            } => (*absolute, *up, names.as_slice(), from),
        };
        let starts: Vec<Shape> = match (absolute, from) {
            (true, _) => vec![0],
            (false, From::Named(name)) => named(name).collect(),
            (false, From::Context | From::Current) => vec![shape],
        };
        if !absolute && up == 0 && names.is_empty() {
            // `.` is what stood here before.
            continue;
        }
        for start in starts {
            let climb = |levels: usize| (0..levels).try_fold(start, |at, _| nodes.get(at)?.parent);
            if counts_places && up > 0 && names == ["*"] {
                // Its place among its siblings: those of the same repeat.
                climb(up - 1).into_iter().for_each(|repeat| found(repeat, true));
                continue;
            }
            let Some(top) = climb(up) else { continue };
            // An absolute path begins with the root element, which is no name of a question.
            let names = names.get(usize::from(absolute)..).unwrap_or_default();
            let deep = |shape: Shape| nodes.get(shape).map_or(0, |node| node.repeats.len());
            for asked in walk(nodes, top, names) {
                found(
                    asked,
                    deep(asked) > deep(top) || (up > 0 && matches!(from, From::Named(_))),
                );
            }
        }
    }
}

fn walk(nodes: &[PlanNode], from: Shape, names: &[String]) -> Vec<Shape> {
    let mut at = vec![from];
    for name in names {
        at = at
            .iter()
            .filter_map(|shape| nodes.get(*shape))
            .flat_map(|node| &node.children)
            .copied()
            .filter(|child| {
                nodes
                    .get(*child)
                    .is_some_and(|child| name == "*" || child.name == *name)
            })
            .collect();
    }
    at
}

/// Kahn's order. What is left over stands in a cycle, or behind one.
fn rank(order: &mut Order, works: &[Work], nodes: &[PlanNode]) -> Result<(), PlanFault> {
    let mut open: BTreeMap<Work, u32> = works.iter().map(|work| (*work, 0)).collect();
    // A pair may be tied twice, with `everywhere` and without. What asks another instance of itself is no cycle.
    let edges = |order: &Order, from: &Work| -> BTreeSet<Work> {
        let waiting = order.waiting_for(*from);
        let before = waiting.filter(|waits| !(waits.everywhere && waits.work == *from));
        before.map(|waits| waits.work).collect()
    };
    for work in works {
        for waits in edges(order, work) {
            *open.entry(waits).or_default() += 1;
        }
    }
    let mut ready: BTreeSet<Work> = open
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(work, _)| *work)
        .collect();
    while let Some(work) = ready.pop_first() {
        open.remove(&work);
        order
            .ranks
            .insert(work, u32::try_from(order.by_rank.len()).unwrap_or(u32::MAX));
        order.by_rank.push(work);
        for waits in edges(order, &work) {
            if let Some(count) = open.get_mut(&waits) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(waits);
                }
            }
        }
    }
    match open.keys().next() {
        None => Ok(()),
        Some(_) => Err(PlanFault::Cycle {
            path: round(order, &open, nodes),
        }),
    }
}

/// One way round among the computations that are left, as names.
fn round(order: &Order, left: &BTreeMap<Work, u32>, nodes: &[PlanNode]) -> Vec<String> {
    // Each of them waits for one that is left, too.
    let before: BTreeMap<Work, Work> = left
        .keys()
        .flat_map(|work| order.waiting_for(*work).map(|waits| (waits.work, *work)))
        .filter(|(waits, _)| left.contains_key(waits))
        .collect();
    let mut seen = Vec::new();
    let mut at = left.keys().next().copied();
    while let Some(work) = at {
        if let Some(first) = seen.iter().position(|earlier| *earlier == work) {
            seen.drain(..first);
            break;
        }
        seen.push(work);
        at = before.get(&work).copied();
    }
    let mut names: Vec<String> = seen
        .iter()
        .filter_map(|work| nodes.get(work.shape).map(|node| node.name.clone()))
        .collect();
    names.dedup();
    if names.len() > 1 && names.first() == names.last() {
        names.pop();
    }
    names.extend(names.first().cloned());
    names
}
