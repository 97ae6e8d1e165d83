//! Values of trees. It cannot fail: what cannot be computed is NaN or empty.

use super::calls;
use super::compare::{self, Known};
use super::document::{Documents, Host, Node};
use super::filter;
use super::tree::{Axis, Expr, Operator, Start, Step};
use super::value::Value;
use chrono::{DateTime, FixedOffset};
use regex::Regex;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

/// Where an expression stands.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub documents: &'a dyn Documents,
    pub host: &'a dyn Host,
    /// The context node: `.`.
    pub node: Node,
    /// The node that the expression belongs to: `current()`, and what `${name}` is seen from.
    pub current: Node,
}

/// Nodes visited (and texts of 64 bytes read) until an evaluation is given up: some seconds on a phone.
const BUDGET: u64 = 20_000_000;
/// Bytes that the texts made on the way may have together.
const TEXT_BUDGET: u64 = 256 << 20;

/// One evaluation.
pub(super) struct Run<'a> {
    pub at: At<'a>,
    left: Cell<u64>,
    now: OnceCell<DateTime<FixedOffset>>,
    /// Patterns by text; `None` for one that cannot be read.
    pub patterns: RefCell<HashMap<String, Option<Regex>>>,
}

/// The node of the moment, and its place among those that a predicate chooses from.
#[derive(Clone, Copy)]
pub(super) struct Focus {
    pub node: Node,
    /// From 1, and how many there are; none outside predicates.
    pub place: Option<(usize, usize)>,
}

pub(super) fn evaluate(expr: &Expr, at: At<'_>) -> Value {
    evaluate_within(expr, at, BUDGET)
}

pub(super) fn evaluate_within(expr: &Expr, at: At<'_>, budget: u64) -> Value {
    let run = Run {
        at,
        left: Cell::new(budget),
        now: OnceCell::new(),
        patterns: RefCell::default(),
    };
    let value = run.eval(
        expr,
        Focus {
            node: at.node,
            place: None,
        },
    );
    match run.exhausted() {
        false => value,
        // A part of an answer would be a wrong one.
        true if matches!(value, Value::Number(_)) => Value::Number(f64::NAN),
        true => Value::Text(String::new()),
    }
}

impl<'a> Run<'a> {
    /// Takes steps from the budget; false once it is spent.
    pub fn spend(&self, steps: usize) -> bool {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.left.set(self.left.get().saturating_sub(steps));
        self.left.get() > 0
    }

    /// Takes a text of this length from the budget; false once it is spent.
    pub fn spend_text(&self, bytes: usize) -> bool {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let steps = bytes.saturating_mul(BUDGET) / TEXT_BUDGET;
        self.spend(usize::try_from(steps).unwrap_or(usize::MAX).saturating_add(1))
    }

    pub fn exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// The same moment throughout one evaluation.
    pub fn now(&self) -> DateTime<FixedOffset> {
        *self.now.get_or_init(|| self.at.host.now())
    }

    pub fn zone(&self) -> FixedOffset {
        *self.now().offset()
    }

    pub fn documents(&self) -> &'a dyn Documents {
        self.at.documents
    }

    pub fn eval(&self, expr: &Expr, focus: Focus) -> Value {
        match expr {
            Expr::Number(number) => Value::Number(*number),
            Expr::Text(text) => Value::Text(text.to_string()),
            Expr::Or(parts) => Value::Truth(parts.iter().any(|part| self.truth(part, focus))),
            Expr::And(parts) => Value::Truth(parts.iter().all(|part| self.truth(part, focus))),
            Expr::Chain { first, rest } => self.chain(first, rest, focus),
            Expr::Minus { odd, of } => {
                let number = self.number(of, focus);
                Value::Number(if *odd { -number } else { number })
            }
            Expr::Union(_) | Expr::Path(_) => Value::Nodes(self.nodes(expr, focus)),
            Expr::Call { function, arguments } => calls::call(self, *function, arguments, focus),
        }
    }

    pub fn truth(&self, expr: &Expr, focus: Focus) -> bool {
        !self.exhausted() && self.eval(expr, focus).truth(self.documents())
    }

    pub fn number(&self, expr: &Expr, focus: Focus) -> f64 {
        self.number_of(&self.eval(expr, focus))
    }

    pub fn number_of(&self, value: &Value) -> f64 {
        match value {
            Value::Number(number) => *number,
            other => super::value::number_of(&self.text_of_truth(other), || self.zone()),
        }
    }

    fn text_of_truth<'v>(&'v self, value: &'v Value) -> std::borrow::Cow<'v, str> {
        match value {
            Value::Truth(truth) => if *truth { "1" } else { "0" }.into(),
            other => other.borrowed_text(self.documents()),
        }
    }

    pub fn text(&self, expr: &Expr, focus: Focus) -> String {
        match self.eval(expr, focus) {
            Value::Text(text) => text,
            other => {
                let text = other.text(self.documents());
                self.spend_text(text.len());
                text
            }
        }
    }

    /// The text of a value, of each node for nodes.
    pub fn texts(&self, expr: &Expr, focus: Focus) -> Vec<String> {
        match self.eval(expr, focus) {
            Value::Nodes(nodes) => {
                let texts = nodes.iter().map(|node| self.documents().text(*node));
                texts
                    .take_while(|text| self.spend_text(text.len()))
                    .map(std::borrow::Cow::into_owned)
                    .collect()
            }
            other => vec![other.text(self.documents())],
        }
    }

    fn chain(&self, first: &Expr, rest: &[(Operator, Expr)], focus: Focus) -> Value {
        let mut value = self.eval(first, focus);
        for (operator, right) in rest {
            if self.exhausted() {
                break;
            }
            let right = self.eval(right, focus);
            value = match compare::calculated(*operator, || (self.number_of(&value), self.number_of(&right))) {
                Some(number) => Value::Number(number),
                None => {
                    let (left, right) = (Known::of(self, value), Known::of(self, right));
                    Value::Truth(compare::holds(self, &left, *operator, &right))
                }
            };
        }
        value
    }

    /// The nodes of an expression; none if it is a single value.
    pub fn nodes(&self, expr: &Expr, focus: Focus) -> Vec<Node> {
        match expr {
            Expr::Path(path) => {
                let (start, kept) = (self.start(&path.start, focus), &path.kept);
                self.walk(start, kept, &path.steps)
            }
            Expr::Union(parts) => {
                let mut nodes: Vec<Node> = parts.iter().flat_map(|part| self.nodes(part, focus)).collect();
                in_order(&mut nodes);
                nodes
            }
            other => match self.eval(other, focus) {
                Value::Nodes(nodes) => nodes,
                Value::Text(_) | Value::Number(_) | Value::Truth(_) => Vec::new(),
            },
        }
    }

    /// The nodes of `path` with `${name}` taken in every repeat, as `indexed-repeat` needs them.
    pub fn nodes_everywhere(&self, expr: &Expr, focus: Focus) -> Vec<Node> {
        if let Expr::Path(path) = expr
            && let Start::Named(name) = &path.start
        {
            return self.walk(self.documents().named_everywhere(name), &path.kept, &path.steps);
        }
        self.nodes(expr, focus)
    }

    fn start(&self, start: &Start, focus: Focus) -> Vec<Node> {
        let documents = self.documents();
        match start {
            Start::Answers => vec![documents.answers()],
            Start::Context => vec![focus.node],
            Start::Current => vec![self.at.current],
            Start::Named(name) => documents.named(name, self.at.current),
            Start::LastSaved(name) => documents.last_saved(name),
            Start::Of(expr) => self.nodes(expr, focus),
        }
    }

    fn walk(&self, start: Vec<Node>, kept: &[Expr], steps: &[Step]) -> Vec<Node> {
        let mut nodes = start;
        self.spend(nodes.len() + 1);
        for predicate in kept {
            nodes = filter::filtered(self, nodes, predicate);
        }
        for step in steps {
            let from = std::mem::take(&mut nodes);
            for node in &from {
                if self.exhausted() {
                    return Vec::new();
                }
                self.step(*node, step, &mut nodes);
            }
            if from.len() > 1 {
                in_order(&mut nodes);
            }
        }
        nodes
    }

    fn step(&self, node: Node, step: &Step, into: &mut Vec<Node>) {
        let documents = self.documents();
        let before = into.len();
        let name = step.name.as_deref();
        let fits = |node: &Node| name.is_none_or(|name| documents.name(*node) == name);
        match step.axis {
            Axis::Child => documents.children(node, name, into),
            Axis::Parent => into.extend(documents.parent(node).filter(fits)),
            Axis::Itself => into.extend(Some(node).filter(fits)),
        }
        self.spend(into.len() - before + 1);
        if step.kept.is_empty() {
            return;
        }
        let mut found = into.split_off(before);
        for predicate in &step.kept {
            found = filter::filtered(self, found, predicate);
        }
        into.append(&mut found);
    }
}

/// Document order, each node once.
fn in_order(nodes: &mut Vec<Node>) {
    if !nodes.is_sorted_by(|left, right| left < right) {
        nodes.sort_unstable();
        nodes.dedup();
    }
}
