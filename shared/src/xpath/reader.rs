//! From words to a tree: precedence, parentheses, minus signs, unions and calls.
//!
//! Operators wait on a stack of their own, and chains of one rank become flat, so that only nesting that a person wrote
//! (parentheses, calls, predicates) costs depth.

use super::checks;
use super::functions::{self, Function};
use super::path_reader;
use super::tokens::{Token, Word, Wrong, shortened};
use super::tree::{Expr, Operator, Path, Start};

/// How deep parentheses, calls and predicates may nest: a thread of a browser has a small stack.
pub(super) const DEEPEST: usize = 200;

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
            return Err(self.wrong(&format!("more than {DEEPEST} parentheses or calls inside one another")));
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

    /// The operator that is next: here a name can only be an operator (XPath 1.0, section 3.7).
    fn joint(&self) -> Result<Option<Joint>, Wrong> {
        Ok(Some(match self.peek() {
            Some(Word::Name(name)) => match name {
                "or" => Joint::Or,
                "and" => Joint::And,
                "div" => Joint::Chained(Operator::Divide),
                "mod" => Joint::Chained(Operator::Remainder),
                other => {
                    let near = crate::questionnaire::spelling::did_you_mean(other, ["or", "and", "div", "mod"]);
                    return Err(self.wrong(&format!("an operator is missing before `{}`{near}", shortened(other))));
                }
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
                "/" | "//" => return Err(self.wrong("for a division write `div`; `/` leads from a node to its parts")),
                _ => return Ok(None),
            }),
            _ => return Ok(None),
        }))
    }

    /// A value with the minus signs before it; a union of paths counts as one value.
    fn operand(&mut self) -> Result<Expr, Wrong> {
        let mut minus = 0_usize;
        while self.take("-") {
            minus += 1;
        }
        let at = self.at();
        let first = self.value()?;
        let value = match self.is_next("|") {
            false => first,
            true => {
                let mut parts = vec![first];
                while self.take("|") {
                    parts.push(self.value()?);
                }
                match parts.iter().all(checks::may_be_nodes) {
                    true => Expr::Union(parts),
                    false => return Err((at, "`|` unites paths; between conditions write `or`".to_owned())),
                }
            }
        };
        Ok(match minus {
            0 => value,
            _ => Expr::Minus {
                odd: !minus.is_multiple_of(2),
                of: Box::new(value),
            },
        })
    }

    /// A literal, a call, a parenthesis, a reference or a path.
    fn value(&mut self) -> Result<Expr, Wrong> {
        let at = self.at();
        let start = match self.peek() {
            Some(Word::Number(number)) => {
                self.skip();
                return self.whole(Expr::Number(number));
            }
            Some(Word::Text(text)) => {
                self.skip();
                return self.whole(Expr::Text(text.into()));
            }
            Some(Word::Named(name)) => {
                self.skip();
                Start::Named(name.into())
            }
            Some(Word::LastSaved(name)) => {
                self.skip();
                Start::LastSaved(name.into())
            }
            Some(Word::Sign("(")) => {
                self.skip();
                let inside = self.expression()?;
                if !self.take(")") {
                    return Err(self.wrong("a closing `)` is missing"));
                }
                Start::Of(Box::new(inside))
            }
            Some(Word::Name(name))
                if self.peek_second() == Some(Word::Sign("(")) && !path_reader::is_node_test(name) =>
            {
                match self.call(name)? {
                    Expr::Call {
                        function: Function::Current,
                        ..
                    } => Start::Current,
                    call => Start::Of(Box::new(call)),
                }
            }
            _ => return path_reader::path(self),
        };
        let kept = path_reader::predicates(self)?;
        let steps = match self.take("/") {
            true => path_reader::steps(self)?,
            false => Vec::new(),
        };
        match start {
            Start::Of(inside) if kept.is_empty() && steps.is_empty() => self.whole(*inside),
            Start::Of(inside) if !checks::may_be_nodes(&inside) => Err((
                at,
                "only a path or a question has parts; this is a single value".to_owned(),
            )),
            start => Ok(Expr::Path(Path { start, kept, steps })),
        }
    }

    /// A value behind which neither a predicate nor a path can stand.
    fn whole(&self, value: Expr) -> Result<Expr, Wrong> {
        match self.peek() {
            Some(Word::Sign("[")) => Err(self.wrong("a condition in `[ ]` stands only behind a path or a question")),
            _ => Ok(value),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expr, Wrong> {
        let at = self.at();
        let function = functions::find(name).map_err(|reason| (at, reason))?;
        self.skip();
        self.skip();
        let mut arguments = Vec::new();
        let mut places = Vec::new();
        if !self.take(")") {
            loop {
                places.push(self.at());
                arguments.push(self.expression()?);
                if self.take(")") {
                    break;
                }
                if !self.take(",") {
                    return Err(match self.peek() {
                        None => self.wrong(&format!("the call of `{name}` has no closing `)`")),
                        Some(word) => self.wrong(&format!(
                            "a comma or `)` is missing before {}, in `{name}`",
                            said(&word)
                        )),
                    });
                }
            }
        }
        if let Some(reason) = function.wrong_count(arguments.len()) {
            return Err((at, reason));
        }
        checks::call(function, arguments, &places, self.depth)
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
