//! Predicates: what does not depend on the node is computed once, and the usual tests run without making texts.

use super::compare::{self, Known};
use super::document::Node;
use super::evaluate::{Focus, Run};
use super::functions::Function;
use super::tree::{Axis, Expr, Operator, Path, Start, Step};
use super::value::Value;

/// The nodes that a predicate keeps.
pub(super) fn filtered(run: &Run<'_>, nodes: Vec<Node>, predicate: &Expr) -> Vec<Node> {
    let Some(first) = nodes.first() else {
        return nodes;
    };
    let size = nodes.len();
    if !depends_on_node(predicate) {
        let focus = Focus {
            node: *first,
            place: Some((1, size)),
        };
        return match run.eval(predicate, focus) {
            Value::Number(place) => nth(&nodes, place),
            other if other.truth(run.documents()) => nodes,
            _ => Vec::new(),
        };
    }
    let test = Test::of(
        run,
        predicate,
        Focus {
            node: *first,
            place: Some((1, size)),
        },
    );
    let mut found = Vec::new();
    let mut kept = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        if !run.spend(1) {
            return Vec::new();
        }
        let focus = Focus {
            node: *node,
            place: Some((at + 1, size)),
        };
        let keeps = match &test {
            Test::General(expr) => match run.eval(expr, focus) {
                Value::Number(place) => is_place(place, at + 1),
                other => other.truth(run.documents()),
            },
            test => test.keeps(run, focus, &mut found),
        };
        if keeps {
            kept.push(*node);
        }
    }
    kept
}

fn nth(nodes: &[Node], place: f64) -> Vec<Node> {
    let which = super::numbers::whole(place);
    if place.fract() != 0.0 {
        return Vec::new();
    }
    let at = usize::try_from(which - 1).ok();
    at.and_then(|at| nodes.get(at)).copied().into_iter().collect()
}

/// Whether the value can differ from node to node of one selection.
pub(super) fn depends_on_node(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) | Expr::Text(_) => false,
        Expr::Or(parts) | Expr::And(parts) | Expr::Union(parts) => parts.iter().any(depends_on_node),
        Expr::Chain { first, rest } => depends_on_node(first) || rest.iter().any(|(_, right)| depends_on_node(right)),
        Expr::Minus { of, .. } => depends_on_node(of),
        // Predicates inside have nodes of their own.
        Expr::Path(path) => match &path.start {
            Start::Context => true,
            Start::Of(of) => depends_on_node(of),
            Start::Answers | Start::Current | Start::Named(_) | Start::LastSaved(_) => false,
        },
        Expr::Call { function, arguments } => {
            let itself = match function {
                Function::Position
                | Function::Last
                | Function::String
                | Function::Number
                | Function::StringLength
                | Function::NormalizeSpace => arguments.is_empty(),
                // By chance each node gets another value.
                Function::Random | Function::Uuid | Function::Once | Function::Randomize => true,
                _ => false,
            };
            itself || arguments.iter().any(depends_on_node)
        }
    }
}

/// A predicate, made ready for many nodes.
enum Test<'e> {
    Fixed(bool),
    All(Vec<Test<'e>>),
    Any(Vec<Test<'e>>),
    Not(Box<Test<'e>>),
    /// A child's text (or the node's own, without a name) beside a value that stays the same.
    Compared {
        child: Option<&'e str>,
        operator: Operator,
        with: Known,
    },
    /// `contains(child, 'x')` and its like.
    Asked {
        child: Option<&'e str>,
        holds: fn(&str, &str) -> bool,
        text: String,
    },
    General(&'e Expr),
}

impl<'e> Test<'e> {
    fn of(run: &Run<'_>, expr: &'e Expr, focus: Focus) -> Self {
        let part = |part| match depends_on_node(part) {
            true => Test::of(run, part, focus),
            false => Test::Fixed(run.truth(part, focus)),
        };
        match expr {
            Expr::Or(parts) => Test::Any(parts.iter().map(part).collect()),
            Expr::And(parts) => Test::All(parts.iter().map(part).collect()),
            Expr::Chain { first, rest } => match rest.as_slice() {
                [(operator, right)] if compare::is_comparison(*operator) => {
                    compared(run, first, *operator, right, focus).unwrap_or(Test::General(expr))
                }
                _ => Test::General(expr),
            },
            Expr::Call { function, arguments } => match (function, arguments.as_slice()) {
                (Function::Not, [inside]) => Test::Not(Box::new(part(inside))),
                (function, [left, right]) => match (asked(*function), child(left)) {
                    (Some(holds), Some(child)) if !depends_on_node(right) => Test::Asked {
                        child,
                        holds,
                        text: run.text(right, focus),
                    },
                    _ => Test::General(expr),
                },
                _ => Test::General(expr),
            },
            _ => Test::General(expr),
        }
    }

    /// `found` is room for children, used again and again.
    fn keeps(&self, run: &Run<'_>, focus: Focus, found: &mut Vec<Node>) -> bool {
        let documents = run.documents();
        match self {
            Test::Fixed(truth) => *truth,
            Test::All(tests) => tests.iter().all(|test| test.keeps(run, focus, found)),
            Test::Any(tests) => tests.iter().any(|test| test.keeps(run, focus, found)),
            Test::Not(test) => !test.keeps(run, focus, found),
            Test::Compared { child, operator, with } => {
                look(run, focus.node, *child, found);
                found
                    .iter()
                    .any(|node| compare::text_holds(run, &documents.text(*node), *operator, with))
            }
            Test::Asked { child, holds, text } => {
                look(run, focus.node, *child, found);
                let asked = found.first().map(|node| documents.text(*node)).unwrap_or_default();
                run.spend_text(asked.len());
                holds(&asked, text)
            }
            Test::General(expr) => run.truth(expr, focus),
        }
    }
}

fn is_place(number: f64, at: usize) -> bool {
    u32::try_from(at).is_ok_and(|at| f64::from(at) == number)
}

fn look(run: &Run<'_>, node: Node, child: Option<&str>, found: &mut Vec<Node>) {
    found.clear();
    match child {
        None => found.push(node),
        Some(name) => run.documents().children(node, Some(name), found),
    }
    run.spend(found.len());
}

fn compared<'e>(run: &Run<'_>, left: &'e Expr, operator: Operator, right: &'e Expr, focus: Focus) -> Option<Test<'e>> {
    let (child, operator, with) = match (child(left), child(right)) {
        (Some(child), None) if !depends_on_node(right) => (child, operator, right),
        (None, Some(child)) if !depends_on_node(left) => (child, compare::turned(operator), left),
        _ => return None,
    };
    match Known::of(run, run.eval(with, focus)) {
        // A condition is compared with all the nodes at once.
        Known::Truth(_) => None,
        with => Some(Test::Compared { child, operator, with }),
    }
}

fn asked(function: Function) -> Option<fn(&str, &str) -> bool> {
    match function {
        Function::Contains => Some(|text, part| text.contains(part)),
        Function::StartsWith => Some(|text, part| text.starts_with(part)),
        Function::EndsWith => Some(|text, part| text.ends_with(part)),
        Function::Selected => Some(super::texts::selected),
        _ => None,
    }
}

/// `name` as `Some(Some("name"))`, `.` as `Some(None)`.
fn child(expr: &Expr) -> Option<Option<&str>> {
    let Expr::Path(path) = expr else {
        return None;
    };
    let Path {
        start: Start::Context,
        kept,
        steps,
    } = &**path
    else {
        return None;
    };
    match (kept.is_empty(), steps.as_slice()) {
        (
            true,
            [
                Step {
                    axis: Axis::Child,
                    name: Some(name),
                    kept,
                },
            ],
        ) if kept.is_empty() => Some(Some(name)),
        (
            true,
            [
                Step {
                    axis: Axis::Itself,
                    name: None,
                    ..
                },
            ],
        ) => Some(None),
        _ => None,
    }
}
