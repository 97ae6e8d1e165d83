//! A form being filled in: answers go in, and what follows from them is computed at once, as little as possible.

use super::answers::{self, AnswerFault};
use super::choices::Offered;
use super::documents::{Seen, node_of};
use super::plan::{Plan, Shape};
use super::tree::{Spot, Tree};
use crate::xpath::{At, Expression, Host, Node, Value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// The clock and the dice of the device.
pub trait Device: Send {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset>;
    /// From 0 to 1, without 1.
    fn random(&self) -> f64;
}

/// One form being filled in.
pub struct Filled {
    pub(super) plan: Arc<Plan>,
    pub(super) tree: Tree,
    /// What is to be computed: rank and node, lowest rank first. Of a count, the node is the parent of the repeat.
    pub(super) waiting: BTreeSet<(u32, Spot)>,
    /// Ranks whose every node waits already: who tells all of them again says nothing new.
    pub(super) flooded: BTreeSet<u32>,
    /// Ranks of running totals whose every node is to be looked at once more.
    pub(super) again: BTreeSet<u32>,
    /// New nodes whose computed default is to be set.
    pub(super) fresh: VecDeque<Spot>,
    /// What was computed, set or offered anew since somebody last looked.
    pub(super) touched: BTreeSet<Spot>,
    /// Whether other questions apply than when somebody last looked, or other instances are there.
    pub(super) reshaped: bool,
    /// What selects offer, until something that their filters ask changes.
    pub(super) offered: BTreeMap<Spot, Arc<Offered>>,
    device: Box<dyn Device>,
    language: String,
}

impl Filled {
    /// A fresh form: defaults stand, everything is computed.
    pub fn begin(plan: Arc<Plan>, device: Box<dyn Device>) -> Filled {
        Filled::grown(plan, device, false)
    }

    /// A form for what a record holds: no default, no instance of a repeat that nobody added. Computed by the next
    /// [`Filled::settle`].
    pub(super) fn bare(plan: Arc<Plan>, device: Box<dyn Device>) -> Filled {
        Filled::grown(plan, device, true)
    }

    fn grown(plan: Arc<Plan>, device: Box<dyn Device>, bare: bool) -> Filled {
        let mut filled = Filled {
            language: plan.default_language.clone(),
            plan,
            tree: Tree::default(),
            waiting: BTreeSet::new(),
            flooded: BTreeSet::new(),
            again: BTreeSet::new(),
            fresh: VecDeque::new(),
            touched: BTreeSet::new(),
            reshaped: true,
            offered: BTreeMap::new(),
            device,
        };
        filled.tree.bare = bare;
        let plan = filled.plan.clone();
        let grown = filled.tree.grow(&plan, None, 0);
        filled.welcome(&grown);
        if !bare {
            filled.settle();
        }
        filled
    }

    /// Another clock and other dice: those of whoever writes now.
    pub fn lend(&mut self, device: Box<dyn Device>) {
        self.device = device;
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The language that labels and `jr:choice-name` speak.
    pub fn speak(&mut self, language: &str) {
        self.language = language.to_owned();
    }

    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// Takes an answer in its stored form; the empty text takes it back.
    ///
    /// An answer to a question that is not asked now is kept, and counts once it is.
    pub fn answer(&mut self, spot: Spot, text: &str) -> Result<(), AnswerFault> {
        let plan = self.plan.clone();
        let question = self
            .shape(spot)
            .and_then(|shape| plan.node(shape)?.question())
            .ok_or(AnswerFault::TakesNone)?;
        let locked = question.read_only.as_ref();
        if locked.is_some_and(|condition| self.truth(condition, spot)) {
            return Err(AnswerFault::ReadOnly);
        }
        self.set(spot, answers::stored(question, text)?);
        self.settle();
        Ok(())
    }

    /// One more instance of a repeat that the person counts. Returns it.
    pub fn add(&mut self, parent: Spot, repeat: Shape) -> Option<Spot> {
        let plan = self.plan.clone();
        let node = plan.node(repeat).filter(|node| node.is_open_repeat())?;
        let now = self.tree.children(parent, node.slot).len();
        let resized = self.tree.resize(&plan, parent, repeat, now + 1);
        self.resized(repeat, &resized);
        self.settle();
        resized.grown.first().copied()
    }

    /// Takes an instance out, with its answers.
    pub fn remove(&mut self, instance: Spot) {
        let plan = self.plan.clone();
        let open = |shape: &Shape| plan.node(*shape).is_some_and(|node| node.is_open_repeat());
        if let Some(repeat) = self.shape(instance).filter(open) {
            self.tree.remove(&plan, instance);
            self.others_changed(repeat);
            self.settle();
        }
    }

    fn value_of(&self, expression: &Expression, node: Node, current: Spot) -> Value {
        expression.evaluate(&At {
            documents: &self.seen(),
            host: &self.lent(),
            node,
            current: node_of(current),
        })
    }

    pub(super) fn truth(&self, expression: &Expression, spot: Spot) -> bool {
        self.truth_at(expression, node_of(spot), spot)
    }

    pub(super) fn truth_at(&self, expression: &Expression, node: Node, spot: Spot) -> bool {
        self.value_of(expression, node, spot).truth(&self.seen())
    }

    pub(super) fn number(&self, expression: &Expression, spot: Spot) -> f64 {
        let value = self.value_of(expression, node_of(spot), spot);
        value.number(&self.seen(), *self.device.now().offset())
    }

    pub(super) fn text_of(&self, expression: &Expression, spot: Spot) -> String {
        self.value_of(expression, node_of(spot), spot).text(&self.seen())
    }

    pub(super) fn seen(&self) -> Seen<'_> {
        Seen {
            plan: &self.plan,
            tree: &self.tree,
        }
    }

    pub(super) fn lent(&self) -> Lent<'_> {
        Lent { filled: self }
    }
}

/// What functions borrow from the device and from the form.
pub(super) struct Lent<'f> {
    filled: &'f Filled,
}

impl Host for Lent<'_> {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        self.filled.device.now()
    }

    fn random(&self) -> f64 {
        self.filled.device.random()
    }

    fn choice_name(&self, value: &str, question: Node) -> String {
        let seen = self.filled.seen();
        seen.choice_name(value, question, &self.filled.language)
    }

    /// Translated texts stand in the form itself here, so nobody asks for one by id.
    fn text_of(&self, _id: &str) -> String {
        String::new()
    }
}
