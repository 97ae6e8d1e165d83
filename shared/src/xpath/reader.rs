//! From words to a tree: precedence, parentheses, minus signs, unions and calls.
//!
//! Operators wait on a stack of their own, and chains of one rank become flat, so that only nesting that a person wrote
//! (parentheses, calls, predicates) costs depth.

use super::checks;
use super::functions::{self, Function};
use super::path_reader;
use super::tokens::{Token, Word, Wrong, shortened};
use super::tree::{Expr, Operator, Path, Start};
use crate::spelling::did_you_mean;

/// How deep parentheses, calls and predicates may nest: a thread of a browser has a small stack.
pub(super) const DEEPEST: usize = 200;

const NO_DIVISION: &str = "for a division write `div`; `/` leads from a node to its parts";

pub(super) struct Reader<'t> {
    tokens: &'t [Token<'t>],
    next: usize,
    end: usize,
    depth: usize,
}

/// A binary operator on the stack, by rank: the higher binds closer.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Or,
    And,
    Chained(Operator),
}

impl Joint {
    fn rank(self) -> u8 {
        match self {
            Joint::Or => 0,
            Joint::And => 1,
            Joint::Chained(operator) => rank(operator),
        }
    }
}

fn rank(operator: Operator) -> u8 {
    match operator {
        Operator::Equal | Operator::Unequal => 2,
        Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual => 3,
        Operator::Plus | Operator::Minus => 4,
        Operator::Times | Operator::Divide | Operator::Remainder => 5,
    }
}

/// Reads all words as one expression. `end` is the byte behind the last.
pub(super) fn read(tokens: &[Token<'_>], end: usize, depth: usize) -> Result<Expr, Wrong> {
    let mut reader = Reader {
        tokens,
        next: 0,
        end,
        depth,
    };
    let read = reader.expression()?;
    match reader.peek() {
        None => Ok(read),
        Some(Word::Sign(")")) => Err(reader.wrong("this `)` closes nothing")),
        Some(Word::Sign("]")) => Err(reader.wrong("this `]` closes nothing")),
        Some(Word::Sign(",")) => Err(reader.wrong("a comma stands only between the arguments of a function")),
        Some(word) => Err(reader.wrong(&format!("an operator is missing before {}", said(&word)))),
    }
}

/// A word as a sentence names it.
pub(super) fn said(word: &Word<'_>) -> String {
    match word {
        Word::Number(number) => format!("`{number}`"),
        Word::Text(text) => format!("'{}'", shortened(text)),
        Word::Name(name) => format!("`{}`", shortened(name)),
        Word::Named(name) => format!("`${{{}}}`", shortened(name)),
        Word::LastSaved(name) => format!("`${{last-saved#{}}}`", shortened(name)),
        Word::Sign(sign) => format!("`{sign}`"),
    }
}

impl<'t> Reader<'t> {
    pub fn peek(&self) -> Option<Word<'t>> {
        self.tokens.get(self.next).map(|token| token.word)
    }

    pub fn peek_second(&self) -> Option<Word<'t>> {
        self.tokens.get(self.next + 1).map(|token| token.word)
    }

    pub fn skip(&mut self) {
        self.next += 1;
    }

    pub fn is_next(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Word::Sign(next)) if next == sign)
    }

    /// Takes the sign if it is next.
    pub fn take(&mut self, sign: &str) -> bool {
        let taken = self.is_next(sign);
        self.next += usize::from(taken);
        taken
    }

    /// Where the next word begins, in bytes.
    pub fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    pub fn wrong(&self, reason: &str) -> Wrong {
        (self.at(), reason.to_owned())
    }

    pub fn expression(&mut self) -> Result<Expr, Wrong> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_deep());
        }
        let mut values = vec![self.operand()?];
        let mut joints: Vec<Joint> = Vec::new();
        while let Some(joint) = self.joint()? {
            self.skip();
            while joints.last().is_some_and(|last| last.rank() >= joint.rank()) {
                reduce(&mut values, &mut joints);
            }
            joints.push(joint);
            values.push(self.operand()?);
        }
        while !joints.is_empty() {
            reduce(&mut values, &mut joints);
        }
        self.depth -= 1;
        values.pop().ok_or_else(|| self.wrong("nothing is written here"))
    }

    fn too_deep(&self) -> Wrong {
        self.wrong(&format!("more than {DEEPEST} parentheses or calls inside one another"))
    }

    /// The operator that is next: here a name can only be an operator (XPath 1.0, section 3.7).
    fn joint(&self) -> Result<Option<Joint>, Wrong> {
        Ok(Some(match self.peek() {
            Some(Word::Name(name)) => match name {
                "or" => Joint::Or,
                "and" => Joint::And,
                "div" => Joint::Chained(Operator::Divide),
                "mod" => Joint::Chained(Operator::Remainder),
                other => return Err(self.no_operator(other)),
            },
            Some(Word::Sign(sign)) => Joint::Chained(match sign {
                "=" => Operator::Equal,
                "!=" => Operator::Unequal,
                "<" => Operator::Less,
                "<=" => Operator::LessOrEqual,
                ">" => Operator::Greater,
                ">=" => Operator::GreaterOrEqual,
                "+" => Operator::Plus,
                "-" => Operator::Minus,
                "*" => Operator::Times,
                "/" | "//" => return Err(self.wrong(NO_DIVISION)),
                _ => return Ok(None),
            }),
            _ => return Ok(None),
        }))
    }

    fn no_operator(&self, word: &str) -> Wrong {
        let near = did_you_mean(word, ["or", "and", "div", "mod"]);
        self.wrong(&format!("an operator is missing before `{}`{near}", shortened(word)))
    }

    /// A value with the minus signs before it; a union of paths counts as one value.
    fn operand(&mut self) -> Result<Expr, Wrong> {
        let mut minus = 0_usize;
        while self.take("-") {
            minus += 1;
        }
        let value = self.value()?;
        let value = if self.is_next("|") { self.union(value)? } else { value };
        Ok(match minus {
            0 => value,
            _ => Expr::Minus {
                odd: !minus.is_multiple_of(2),
                of: Box::new(value),
            },
        })
    }

    fn union(&mut self, first: Expr) -> Result<Expr, Wrong> {
        let at = self.at();
        let mut parts = vec![first];
        while self.take("|") {
            parts.push(self.value()?);
        }
        match parts.iter().all(checks::may_be_nodes) {
            true => Ok(Expr::Union(parts)),
            false => Err((at, "`|` unites paths; between conditions write `or`".to_owned())),
        }
    }

    /// A literal, a call, a parenthesis, a reference or a path.
    fn value(&mut self) -> Result<Expr, Wrong> {
        let at = self.at();
        match self.peek() {
            Some(Word::Number(_) | Word::Text(_)) => self.literal(),
            Some(Word::Named(_) | Word::LastSaved(_)) => self.reference(),
            Some(Word::Sign("(")) => self.parenthesis(),
            Some(Word::Name(name)) if self.is_call(name) => self.call(name),
            _ => return path_reader::path(self),
        }
        .and_then(|start| self.with_parts(at, start))
    }

    fn is_call(&self, name: &str) -> bool {
        self.peek_second() == Some(Word::Sign("(")) && !path_reader::is_node_test(name)
    }

    fn literal(&mut self) -> Result<Start, Wrong> {
        let literal = match self.peek() {
            Some(Word::Number(number)) => Expr::Number(number),
            Some(Word::Text(text)) => Expr::Text(text.into()),
            _ => return Err(self.wrong("a value is missing here")),
        };
        self.skip();
        match self.peek() {
            Some(Word::Sign("[")) => Err(self.wrong("a condition in `[ ]` stands only behind a path or a question")),
            Some(Word::Sign("/")) => Err(self.wrong(NO_DIVISION)),
            _ => Ok(Start::Of(Box::new(literal))),
        }
    }

    fn reference(&mut self) -> Result<Start, Wrong> {
        let start = match self.peek() {
            Some(Word::Named(name)) => Start::Named(name.into()),
            Some(Word::LastSaved(name)) => Start::LastSaved(name.into()),
            _ => return Err(self.wrong("a question is missing here")),
        };
        self.skip();
        Ok(start)
    }

    fn parenthesis(&mut self) -> Result<Start, Wrong> {
        self.skip();
        let inside = self.expression()?;
        match self.take(")") {
            true => Ok(Start::Of(Box::new(inside))),
            false => Err(self.wrong("a closing `)` is missing")),
        }
    }

    /// A start with the predicates and steps behind it.
    fn with_parts(&mut self, at: usize, start: Start) -> Result<Expr, Wrong> {
        let kept = path_reader::predicates(self)?;
        let steps = match self.take("/") {
            true => path_reader::steps(self)?,
            false => Vec::new(),
        };
        match start {
            Start::Of(inside) if kept.is_empty() && steps.is_empty() => Ok(*inside),
            Start::Of(inside) if !checks::may_be_nodes(&inside) => Err((
                at,
                "only a path or a question has parts; this is a single value".to_owned(),
            )),
            start => Ok(Expr::Path(Box::new(Path { start, kept, steps }))),
        }
    }

    fn call(&mut self, name: &str) -> Result<Start, Wrong> {
        let at = self.at();
        self.skip();
        self.skip();
        let mut places = Vec::new();
        let arguments = self.arguments(name, &mut places);
        // An unknown name is the more likely mistake of the two.
        let function = functions::find(name).map_err(|reason| (at, reason))?;
        let arguments = arguments?;
        if let Some(reason) = function.wrong_count(arguments.len()) {
            return Err((at, reason));
        }
        Ok(match function {
            Function::Current => Start::Current,
            function => Start::Of(Box::new(checks::call(function, arguments, &places, self.depth)?)),
        })
    }

    fn arguments(&mut self, name: &str, places: &mut Vec<usize>) -> Result<Vec<Expr>, Wrong> {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Ok(arguments);
        }
        loop {
            places.push(self.at());
            arguments.push(self.expression()?);
            if self.take(")") {
                return Ok(arguments);
            }
            if !self.take(",") {
                return Err(self.unclosed(name));
            }
        }
    }

    fn unclosed(&self, name: &str) -> Wrong {
        match self.peek() {
            None => self.wrong(&format!("the call of `{}` has no closing `)`", shortened(name))),
            Some(word) => self.wrong(&format!(
                "a comma or `)` is missing before {}, in `{}`",
                said(&word),
                shortened(name)
            )),
        }
    }
}

fn reduce(values: &mut Vec<Expr>, joints: &mut Vec<Joint>) {
    let (Some(right), Some(left), Some(joint)) = (values.pop(), values.pop(), joints.pop()) else {
        return;
    };
    values.push(joined(left, joint, right));
}

/// A chain on the left goes on: `a - b - c` and `(a - b) - c` mean the same.
fn joined(left: Expr, joint: Joint, right: Expr) -> Expr {
    match (left, joint) {
        (Expr::Or(mut parts), Joint::Or) => {
            parts.push(right);
            Expr::Or(parts)
        }
        (left, Joint::Or) => Expr::Or(vec![left, right]),
        (Expr::And(mut parts), Joint::And) => {
            parts.push(right);
            Expr::And(parts)
        }
        (left, Joint::And) => Expr::And(vec![left, right]),
        (Expr::Chain { first, mut rest }, Joint::Chained(operator))
            if rest.last().is_some_and(|(last, _)| rank(*last) == rank(operator)) =>
        {
            rest.push((operator, right));
            Expr::Chain { first, rest }
        }
        (left, Joint::Chained(operator)) => Expr::Chain {
            first: Box::new(left),
            rest: vec![(operator, right)],
        },
    }
}
