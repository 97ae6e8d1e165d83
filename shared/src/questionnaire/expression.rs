//! The expression language of `relevant` and `constraint`: the part of XLSForm's that is in use.
//!
//! `${x}`, `.`, texts, numbers, `= != < > <= >=`, `selected(${x}, 'y')`, `not(…)`, `true()`, `false()`, `and`, `or`,
//! parentheses. Values compare as in XForms: with `<` and its kin, or beside a number, as numbers (a day counts as days since
//! 1970); otherwise as texts. An unanswered question is the empty text, not 0. The whole language of ODK takes this file's place
//! later without a change to its callers.

use super::answer::Answer;
use super::reading::Reading;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A checked expression. In JSON and in sheets it is its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    text: String,
    tree: Tree,
}

/// The parsed form. Private to the questionnaire: the text is what travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Question(String),
    Itself,
    Text(String),
    Number(Decimal),
    Truth(bool),
    Not(Box<Tree>),
    And(Box<Tree>, Box<Tree>),
    Or(Box<Tree>, Box<Tree>),
    Compare(Box<Tree>, Comparison, Box<Tree>),
    /// `selected(list, name)`: the name is one of the words of the list.
    Selected(Box<Tree>, Box<Tree>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

/// What an expression is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(Decimal),
    Truth(bool),
}

impl Value {
    /// The value of an answer: its stored text, as in an XForm.
    pub fn of(answer: &Answer) -> Value {
        Value::Text(answer.stored())
    }

    fn number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Truth(truth) => Some(Decimal::from(u8::from(*truth))),
            Value::Text(text) => text.trim().parse().ok().or_else(|| days_since_1970(text)),
        }
    }

    fn truth(&self) -> bool {
        match self {
            Value::Truth(truth) => *truth,
            Value::Number(number) => !number.is_zero(),
            Value::Text(text) => !text.is_empty(),
        }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.normalize().to_string()),
            Value::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        }
    }
}

fn days_since_1970(text: &str) -> Option<Decimal> {
    let day: Day = text.parse().ok()?;
    Some(Decimal::from(day.signed_duration_since(Day::default()).num_days()))
}

/// What an expression can ask about.
pub trait Environment {
    /// The value of `${name}`; the empty text when unanswered or not asked.
    fn value_of(&self, name: &str) -> Value;
    /// The value of `.`; empty outside constraints.
    fn itself(&self) -> Value {
        Value::Text(String::new())
    }
}

/// Why a text is no expression of this language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at} of `{text}`: {reason}")]
pub struct ExpressionFault {
    /// Where, in characters from 1.
    pub at: usize,
    pub text: String,
    pub reason: String,
}

impl Expression {
    /// Reads an expression. At most 2,000 characters and 32 parentheses deep.
    pub fn parse(text: &str) -> Result<Expression, ExpressionFault> {
        let tree = Reading::whole(text)?;
        Ok(Expression {
            text: text.to_owned(),
            tree,
        })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds.
    pub fn holds(&self, environment: &impl Environment) -> bool {
        value(&self.tree, environment).truth()
    }

    /// The names of the questions that it asks about, in order of mention, repeats kept.
    pub fn references(&self) -> Vec<&str> {
        let mut found = Vec::new();
        collect(&self.tree, &mut found);
        found
    }
}

fn collect<'t>(tree: &'t Tree, into: &mut Vec<&'t str>) {
    match tree {
        Tree::Question(name) => into.push(name),
        Tree::Itself | Tree::Text(_) | Tree::Number(_) | Tree::Truth(_) => {}
        Tree::Not(inner) => collect(inner, into),
        Tree::And(left, right)
        | Tree::Or(left, right)
        | Tree::Selected(left, right)
        | Tree::Compare(left, _, right) => {
            collect(left, into);
            collect(right, into);
        }
    }
}

fn value(tree: &Tree, environment: &impl Environment) -> Value {
    let truth = |tree: &Tree| value(tree, environment).truth();
    match tree {
        Tree::Question(name) => environment.value_of(name),
        Tree::Itself => environment.itself(),
        Tree::Text(text) => Value::Text(text.clone()),
        Tree::Number(number) => Value::Number(*number),
        Tree::Truth(is) => Value::Truth(*is),
        Tree::Not(inner) => Value::Truth(!truth(inner)),
        Tree::And(left, right) => Value::Truth(truth(left) && truth(right)),
        Tree::Or(left, right) => Value::Truth(truth(left) || truth(right)),
        Tree::Compare(left, how, right) => {
            Value::Truth(compare(&value(left, environment), *how, &value(right, environment)))
        }
        Tree::Selected(list, name) => {
            let (list, name) = (value(list, environment), value(name, environment));
            Value::Truth(list.text().split_whitespace().any(|word| word == name.text()))
        }
    }
}

/// A comparison with something that is no number fails, except `!=`, which then holds (NaN in XPath).
fn compare(left: &Value, how: Comparison, right: &Value) -> bool {
    let numbers = || Some((left.number()?, right.number()?));
    let as_numbers = matches!(left, Value::Number(_)) || matches!(right, Value::Number(_));
    let equal = || match (left, right) {
        (Value::Truth(_), _) | (_, Value::Truth(_)) => left.truth() == right.truth(),
        _ if as_numbers => numbers().is_some_and(|(l, r)| l == r),
        _ => left.text() == right.text(),
    };
    match how {
        Comparison::Equal => equal(),
        Comparison::NotEqual => !equal(),
        Comparison::Less => numbers().is_some_and(|(l, r)| l < r),
        Comparison::Greater => numbers().is_some_and(|(l, r)| l > r),
        Comparison::AtMost => numbers().is_some_and(|(l, r)| l <= r),
        Comparison::AtLeast => numbers().is_some_and(|(l, r)| l >= r),
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Expression::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Expression {
    fn schema_name() -> Cow<'static, str> {
        "Expression".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "An XLSForm expression, such as `${fee_paid} = 'yes'`" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    struct Told(BTreeMap<&'static str, &'static str>);

    impl Environment for Told {
        fn value_of(&self, name: &str) -> Value {
            Value::Text(self.0.get(name).copied().unwrap_or_default().to_owned())
        }
    }

    fn holds(expression: &str, told: &[(&'static str, &'static str)]) -> bool {
        Expression::parse(expression)
            .unwrap()
            .holds(&Told(told.iter().copied().collect()))
    }

    #[test]
    fn answers_decide_what_is_asked_next() {
        assert!(holds("${fee} = 'yes'", &[("fee", "yes")]));
        assert!(!holds("${fee} = 'yes'", &[]));
        assert!(holds("${fee} != 'no'", &[]), "an open question is not a no");
        assert!(holds("selected(${gear}, 'gloves')", &[("gear", "boots gloves")]));
        assert!(!holds("selected(${gear}, 'glove')", &[("gear", "boots gloves")]));
        assert!(holds(
            "not(selected(${gear}, 'none')) and (${fee}='yes' or ${hours} >= 10)",
            &[("hours", "10.0")]
        ));
        assert!(
            holds("${a} = 'x' or ${a} = 'y' and ${b} = 'z'", &[("a", "x")]),
            "`and` binds tighter than `or`"
        );
        assert!(holds("true() and not(false())", &[]));
    }

    #[test]
    fn numbers_and_days_compare_as_numbers_and_nothing_is_not_zero() {
        assert!(holds("${n} = 7", &[("n", "7.00")]));
        assert!(!holds("${n} = 0", &[]));
        assert!(!holds("${n} < 5", &[]));
        assert!(holds("${n} != 0", &[]));
        assert!(holds("${n} > -1", &[("n", "0")]));
        assert!(holds(
            "${paid} > ${due}",
            &[("paid", "2025-11-10"), ("due", "2025-11-09")]
        ));
        assert!(!holds("${n} > 5", &[("n", "prefers_not_to_say")]));
    }

    #[test]
    fn an_expression_travels_as_its_text() {
        let expression = Expression::parse("${fee} = 'yes'").unwrap();
        let json = serde_json::to_string(&expression).unwrap();
        assert_eq!(json, "\"${fee} = 'yes'\"");
        assert_eq!(serde_json::from_str::<Expression>(&json).unwrap(), expression);
        assert_eq!(
            Expression::parse("${a}='x' and selected(${b}, ${a})")
                .unwrap()
                .references(),
            ["a", "b", "a"]
        );
    }
}
