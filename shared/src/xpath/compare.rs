//! Comparing and calculating, with XPath 1.0's rules for nodes: a comparison holds if it holds for one of them.

use super::evaluate::Run;
use super::tree::Operator;
use super::value::{Value, is_true, number_of};

/// A value with its texts at hand, to be compared with many.
pub(super) enum Known {
    Text(String),
    Number(f64),
    Truth(bool),
    /// The texts of nodes.
    Texts(Vec<String>),
}

impl Known {
    pub fn of(run: &Run<'_>, value: Value) -> Self {
        match value {
            Value::Text(text) => Known::Text(text),
            Value::Number(number) => Known::Number(number),
            Value::Truth(truth) => Known::Truth(truth),
            Value::Nodes(nodes) => {
                let texts = nodes.iter().map(|node| run.documents().text(*node));
                Known::Texts(
                    texts
                        .take_while(|text| run.spend_text(text.len()))
                        .map(Into::into)
                        .collect(),
                )
            }
        }
    }

    fn truth(&self) -> bool {
        match self {
            Known::Text(text) => !text.is_empty(),
            Known::Number(number) => is_true(*number),
            Known::Truth(truth) => *truth,
            Known::Texts(texts) => texts.iter().any(|text| !text.is_empty()),
        }
    }
}

/// Whether a comparison holds.
pub(super) fn holds(run: &Run<'_>, left: &Known, operator: Operator, right: &Known) -> bool {
    match left {
        Known::Texts(texts) if matches!(right, Known::Truth(_)) => {
            truth_holds(run, texts.iter().any(|text| !text.is_empty()), operator, right)
        }
        Known::Texts(texts) => texts.iter().any(|text| text_holds(run, text, operator, right)),
        Known::Text(text) if !matches!(right, Known::Truth(_)) => text_holds(run, text, operator, right),
        Known::Number(number) if !matches!(right, Known::Truth(_)) => number_holds(run, *number, operator, right),
        left => truth_holds(run, left.truth(), operator, right),
    }
}

/// Whether a comparison of one text (of a node) holds; not for a condition on the right.
pub(super) fn text_holds(run: &Run<'_>, left: &str, operator: Operator, right: &Known) -> bool {
    let one = |right: &str| match operator {
        Operator::Equal => left == right,
        Operator::Unequal => left != right,
        ordered => numbers_hold(number(run, left), ordered, number(run, right)),
    };
    match right {
        Known::Text(right) => one(right),
        Known::Number(right) => numbers_hold(number(run, left), operator, *right),
        Known::Texts(texts) => run.spend(texts.len()) && texts.iter().any(|right| one(right)),
        Known::Truth(_) => truth_holds(run, !left.is_empty(), operator, right),
    }
}

fn number_holds(run: &Run<'_>, left: f64, operator: Operator, right: &Known) -> bool {
    match right {
        Known::Number(right) => numbers_hold(left, operator, *right),
        Known::Text(right) => numbers_hold(left, operator, number(run, right)),
        Known::Texts(texts) => texts
            .iter()
            .any(|right| numbers_hold(left, operator, number(run, right))),
        Known::Truth(_) => truth_holds(run, is_true(left), operator, right),
    }
}

/// With a condition on either side: equal as conditions; in order as 0 and 1.
fn truth_holds(run: &Run<'_>, left: bool, operator: Operator, right: &Known) -> bool {
    let counted = |truth: bool| f64::from(u8::from(truth));
    match (operator, right) {
        (Operator::Equal, right) => left == right.truth(),
        (Operator::Unequal, right) => left != right.truth(),
        (ordered, Known::Truth(_) | Known::Texts(_)) => numbers_hold(counted(left), ordered, counted(right.truth())),
        (ordered, right) => number_holds(run, counted(left), ordered, right),
    }
}

fn number(run: &Run<'_>, text: &str) -> f64 {
    number_of(text, || run.zone())
}

fn numbers_hold(left: f64, operator: Operator, right: f64) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::Unequal => left != right,
        Operator::Less => left < right,
        Operator::LessOrEqual => left <= right,
        Operator::Greater => left > right,
        Operator::GreaterOrEqual => left >= right,
        Operator::Plus | Operator::Minus | Operator::Times | Operator::Divide | Operator::Remainder => false,
    }
}

/// The comparison as it reads from the other side.
pub(super) fn turned(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        Operator::Equal | Operator::Unequal => operator,
        Operator::Plus | Operator::Minus | Operator::Times | Operator::Divide | Operator::Remainder => operator,
    }
}

pub(super) fn is_comparison(operator: Operator) -> bool {
    calculated(operator, || (0.0, 0.0)).is_none()
}

/// The result of a calculation; `None` for comparisons.
pub(super) fn calculated(operator: Operator, sides: impl FnOnce() -> (f64, f64)) -> Option<f64> {
    let calculate: fn(f64, f64) -> f64 = match operator {
        Operator::Plus => |left, right| left + right,
        Operator::Minus => |left, right| left - right,
        Operator::Times => |left, right| left * right,
        Operator::Divide => |left, right| left / right,
        Operator::Remainder => |left, right| left % right,
        Operator::Equal
        | Operator::Unequal
        | Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual => return None,
    };
    let (left, right) = sides();
    Some(calculate(left, right))
}
