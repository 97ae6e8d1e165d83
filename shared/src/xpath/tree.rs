//! The tree of an expression.

use super::functions::Function;

/// Chains of operators of one rank stay flat, so that a sum of a thousand answers is no deep tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    Number(f64),
    Text(Box<str>),
    Or(Vec<Expr>),
    And(Vec<Expr>),
    /// Operators of one rank, from left to right.
    Chain {
        first: Box<Expr>,
        rest: Vec<(Operator, Expr)>,
    },
    /// Minus signs before a value: two of them still make it a number.
    Minus {
        odd: bool,
        of: Box<Expr>,
    },
    Union(Vec<Expr>),
    Path(Box<Path>),
    Call {
        function: Function,
        arguments: Vec<Expr>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
}

/// Where nodes are looked for, and the steps from there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Path {
    pub start: Start,
    /// Predicates right behind the start: `${crew}[size > 3]`.
    pub kept: Vec<Expr>,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Start {
    /// The document node of the answers: `/`.
    Answers,
    /// The context node: `.`, `name`, `../name`.
    Context,
    /// `current()`: the node that the whole expression belongs to.
    Current,
    /// `${name}`.
    Named(Box<str>),
    /// `${last-saved#name}`: the answer of the record before this one.
    LastSaved(Box<str>),
    /// A call or a parenthesis: `instance('crops')`, `(a | b)`.
    Of(Box<Expr>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub axis: Axis,
    /// `None`: a node of any name.
    pub name: Option<Box<str>>,
    pub kept: Vec<Expr>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Child,
    Parent,
    Itself,
}
