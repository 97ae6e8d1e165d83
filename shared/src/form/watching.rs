//! Who looks at an answer without being computed from it: conditions on other answers, and words that quote it.

use super::filled::Filled;
use super::plan::{PlanNode, Shape, What};
use super::tree::Spot;
use crate::words::Words;
use crate::xpath::{Expression, From, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// The items whose conditions or words look at the item of a name; with `true`, at every instance of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Watching {
    by_name: BTreeMap<String, BTreeSet<(Shape, bool)>>,
    /// Those that look at what cannot be told by name.
    at_anything: BTreeSet<Shape>,
}

impl Watching {
    pub fn of(nodes: &[PlanNode]) -> Watching {
        let mut watching = Watching::default();
        for (shape, node) in nodes.iter().enumerate() {
            match &node.what {
                What::Root => {}
                What::Group(group) => watching.words(shape, &group.label),
                What::Question(question) => {
                    let conditions = [&question.constraint, &question.required, &question.read_only];
                    for condition in conditions.into_iter().flatten() {
                        watching.expression(shape, condition);
                    }
                    let said = [
                        &question.label,
                        &question.hint,
                        &question.constraint_message,
                        &question.required_message,
                    ];
                    said.into_iter().for_each(|words| watching.words(shape, words));
                }
            }
        }
        watching
    }

    fn add(&mut self, name: &str, shape: Shape, everywhere: bool) {
        let watchers = self.by_name.entry(name.to_owned()).or_default();
        watchers.insert((shape, everywhere));
    }

    fn expression(&mut self, shape: Shape, expression: &Expression) {
        for mention in expression.mentions() {
            match mention {
                Mention::Named(name) => self.add(&name, shape, expression.text().contains("indexed-repeat")),
                Mention::Instance(_) => {}
                Mention::Path { names, from, up, .. } => {
                    if let From::Named(name) = from {
                        self.add(&name, shape, true);
                    }
                    if names.is_empty() && up == 0 {
                        continue;
                    }
                    if names.is_empty() || names.iter().any(|name| name == "*") {
                        self.at_anything.insert(shape);
                    }
                    names.iter().for_each(|name| self.add(name, shape, true));
                }
            }
        }
    }

    fn words(&mut self, shape: Shape, words: &Words) {
        for text in words.0.values() {
            for name in quoted(text) {
                self.add(name, shape, false);
            }
        }
    }
}

/// The names in `${name}` of a text.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split("${").skip(1);
    behind.filter_map(|rest| Some(rest.split_once('}')?.0.trim()))
}

impl Filled {
    /// What has changed since somebody last asked: values, what applies, what is offered, and whoever looks at those.
    pub(super) fn take_touched(&mut self) -> BTreeSet<Spot> {
        let touched = std::mem::take(&mut self.touched);
        let mut all = touched.clone();
        let plan = self.plan.clone();
        let mut seen_whole: BTreeSet<Shape> = BTreeSet::new();
        for spot in &touched {
            let Some(watchers) = plan.watching.by_name.get(self.name(*spot)) else {
                continue;
            };
            for (shape, everywhere) in watchers {
                if !everywhere {
                    all.extend(self.tree.of(&plan, *shape, Some(*spot)));
                } else if seen_whole.insert(*shape) {
                    all.extend(self.tree.of(&plan, *shape, None));
                }
            }
        }
        if !touched.is_empty() {
            for shape in &plan.watching.at_anything {
                all.extend(self.tree.of(&plan, *shape, None));
            }
        }
        all
    }
}
