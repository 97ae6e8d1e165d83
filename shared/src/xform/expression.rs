//! Expressions of an XForm as those of a definition: `/data/x` becomes `${x}`, rows of lists become `root/item`.
//!
//! In an XForm an absolute path means the instance that the asking node stands in; `${name}` says just that. A name that stands
//! several times keeps its way: from the repeat that both share, or from the top.

use super::data::{Data, NodeId, local};
use super::instances::{Instance, Instances};
use crate::xpath::{Expression, From, LONGEST_CHARS, Mention, Token, Word, tokens};
use std::borrow::Cow;

/// The root of every plan, whatever the form's instance calls it.
const ROOT: &str = "data";

/// Bytes of an expression that are looked at.
pub(super) const LONGEST_BYTES: usize = 4 * LONGEST_CHARS;

/// Why an expression cannot be carried over.
#[derive(Debug)]
pub(super) struct Wrong {
    pub code: &'static str,
    pub reason: String,
    /// The word that is not known, for a suggestion.
    pub word: Option<String>,
}

impl Wrong {
    fn new(code: &'static str, reason: String) -> Wrong {
        let word = None;
        Wrong { code, reason, word }
    }
}

/// Everything that expressions can ask.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s, 'a> {
    pub data: &'s Data<'a>,
    pub instances: &'s Instances<'a>,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub node: NodeId,
    /// Whether `.` has to be written as a name, because the expression moves to a node of its own.
    pub moves: bool,
}

impl Scope<'_, '_> {
    /// A node as an expression at `seat` names it.
    pub fn reference(&self, target: NodeId, seat: NodeId) -> String {
        let name = self.data.name(target);
        if self.data.node(target).is_some_and(|node| node.meta) || self.data.is_unique(name) {
            return format!("${{{}}}", local(name));
        }
        if target == 0 {
            return format!("/{ROOT}");
        }
        let shared = self.data.above(target).find(|above| {
            self.data.repeats.contains(above) && *above != target && self.data.above(seat).any(|other| other == *above)
        });
        let top = shared.unwrap_or(0);
        let mut names: Vec<&str> = self
            .data
            .above(target)
            .take_while(|above| *above != top)
            .map(|above| self.data.name(above))
            .collect();
        names.reverse();
        let names = names.join("/");
        match shared {
            None => format!("/{ROOT}/{names}"),
            Some(repeat) => {
                let up = self.data.above(seat).take_while(|above| *above != repeat).count();
                format!("current()/{}{names}", "../".repeat(up))
            }
        }
    }

    /// The text of an expression in the definition's words.
    pub fn rewrite(&self, text: &str, seat: Seat) -> Result<String, Wrong> {
        if text.len() > LONGEST_BYTES {
            let reason = "the expression is longer than any that is computed; compute parts of it in calculations";
            return Err(Wrong::new("expression", reason.to_owned()));
        }
        let words = tokens(text).map_err(|(at, reason)| {
            let at = text.get(..at).map_or(0, |before| before.chars().count()) + 1;
            Wrong::new(
                "expression",
                format!("the expression cannot be read: at character {at}: {reason}"),
            )
        })?;
        let mut rewriter = Rewriter {
            scope: *self,
            seat,
            text,
            words: &words,
            next: 0,
            copied: 0,
            out: String::with_capacity(text.len()),
        };
        rewriter.run()?;
        Ok(rewriter.finish())
    }

    /// Rewrites and reads an expression.
    pub fn parse(&self, text: &str, seat: Seat) -> Result<Expression, Wrong> {
        let rewritten = self.rewrite(text, seat)?;
        Expression::parse(&rewritten)
            .map_err(|fault| Wrong::new("expression", format!("the expression cannot be read: {fault}")))
    }

    /// Relative paths of an expression that lead nowhere. `rows`: whether the context node is a row of a list.
    pub fn astray(&self, expression: &Expression, node: NodeId, rows: bool) -> Option<String> {
        expression.mentions().into_iter().find_map(|mention| {
            let Mention::Path {
                absolute: false,
                up,
                names,
                from,
            } = mention
            else {
                return None;
            };
            let known = match from {
                From::Current => true,
                From::Context => !rows,
                From::Named(_) => false,
            };
            if !known || names.iter().any(|name| name == "*") {
                return None;
            }
            let top = (0..up).try_fold(node, |at, _| self.data.parent(at));
            let found = top.and_then(|top| names.iter().try_fold(top, |at, name| self.data.child(at, name)));
            let way = || format!("{}{}", "../".repeat(up), names.join("/"));
            // One level above the root is the document, whose only child is the root.
            (found.is_none() && up <= self.data.above(node).count().saturating_sub(1)).then(way)
        })
    }
}

struct Rewriter<'r, 'a> {
    scope: Scope<'r, 'a>,
    seat: Seat,
    text: &'r str,
    words: &'r [Token<'r>],
    next: usize,
    /// What stands before this byte is in `out`.
    copied: usize,
    out: String,
}

impl<'r> Rewriter<'r, '_> {
    fn run(&mut self) -> Result<(), Wrong> {
        let chooses = self
            .words
            .iter()
            .any(|token| token.word == Word::Name("jr:choice-name"));
        // Whether what stands before is a value, so that `/` is a step and `*`, `div` are operators.
        let mut value = false;
        let mut brackets = 0_usize;
        while let Some(token) = self.words.get(self.next) {
            let at = token.at;
            match token.word {
                Word::Sign("/") if !value => {
                    let (steps, after) = self.steps(self.next);
                    if steps.is_empty() {
                        self.next += 1;
                        continue;
                    }
                    let reference = self.absolute(&steps)?;
                    self.replace(at, after, &reference);
                    value = true;
                    continue;
                }
                Word::Name("instance") if !value || !self.is_operator(self.next) => {
                    if let Some((id, after)) = self.instance_call() {
                        self.instance(at, id, after)?;
                        value = true;
                        continue;
                    }
                    value = true;
                }
                Word::Text(quoted) => {
                    if chooses && quoted.trim().starts_with('/') {
                        let inner = self.scope.rewrite(quoted.trim(), self.seat)?;
                        let quote = if inner.contains('\'') { '"' } else { '\'' };
                        self.replace(at, self.next + 1, &format!("{quote}{inner}{quote}"));
                        value = true;
                        continue;
                    }
                    value = true;
                }
                Word::Sign(".") => {
                    let alone = !matches!(self.word(self.next + 1), Some(Word::Sign("/")));
                    if self.seat.moves && alone && !value && brackets == 0 {
                        let reference = self.scope.reference(self.seat.node, self.seat.node);
                        self.replace(at, self.next + 1, &reference);
                        value = true;
                        continue;
                    }
                    value = true;
                }
                Word::Name(_) => value = !(value && self.is_operator(self.next)),
                Word::Sign("*") => value = !value,
                Word::Sign("[") => {
                    brackets += 1;
                    value = false;
                }
                Word::Sign("]") => {
                    brackets = brackets.saturating_sub(1);
                    value = true;
                }
                Word::Sign(sign) => value = matches!(sign, ")" | ".."),
                Word::Number(_) | Word::Named(_) | Word::LastSaved(_) => value = true,
            }
            self.next += 1;
        }
        Ok(())
    }

    fn word(&self, at: usize) -> Option<Word<'r>> {
        self.words.get(at).map(|token| token.word)
    }

    fn is_operator(&self, at: usize) -> bool {
        matches!(self.word(at), Some(Word::Name("and" | "or" | "div" | "mod")))
    }

    /// The names of the steps that begin here, without conditions, and the word after them.
    fn steps(&self, mut at: usize) -> (Vec<&'r str>, usize) {
        let mut steps = Vec::new();
        while let (Some(Word::Sign("/")), Some(Word::Name(name))) = (self.word(at), self.word(at + 1)) {
            if matches!(self.word(at + 2), Some(Word::Sign("(" | "::"))) {
                break;
            }
            steps.push(name);
            at += 2;
        }
        (steps, at)
    }

    /// Writes `with` for the words from the one at byte `at` to the word `after`, and goes on there.
    fn replace(&mut self, at: usize, after: usize, with: &str) {
        let end = self.words.get(after).map_or(self.text.len(), |token| token.at);
        self.out.push_str(self.text.get(self.copied..at).unwrap_or_default());
        // pyxform sets a blank on both sides of every path.
        while self.out.ends_with("  ") || self.out.ends_with("( ") {
            self.out.pop();
        }
        self.out.push_str(with);
        let replaced = self.text.get(at..end).unwrap_or_default();
        let closes = self
            .text
            .get(end..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with([')', ']', ',', '[']));
        if replaced.ends_with(char::is_whitespace) && !closes {
            self.out.push(' ');
        }
        self.copied = end;
        self.next = after;
    }

    fn finish(mut self) -> String {
        self.out.push_str(self.text.get(self.copied..).unwrap_or_default());
        self.out.trim().to_owned()
    }

    fn absolute(&self, steps: &[&str]) -> Result<String, Wrong> {
        let path = format!("/{}", steps.join("/"));
        match self.scope.data.find(&path) {
            Some(target) => Ok(self.scope.reference(target, self.seat.node)),
            None => Err(Wrong {
                code: "unknown_reference",
                reason: format!("nothing stands at `{path}` in the form's instance"),
                word: steps.last().map(|name| (*name).to_owned()),
            }),
        }
    }

    /// `instance('id')` at the word that is next: its id, and the word after it.
    fn instance_call(&self) -> Option<(&'r str, usize)> {
        match (
            self.word(self.next + 1),
            self.word(self.next + 2),
            self.word(self.next + 3),
        ) {
            (Some(Word::Sign("(")), Some(Word::Text(id)), Some(Word::Sign(")"))) => Some((id, self.next + 4)),
            _ => None,
        }
    }

    fn instance(&mut self, at: usize, id: &str, after: usize) -> Result<(), Wrong> {
        let (steps, end) = self.steps(after);
        let found = self.scope.instances.find(id);
        let (name, steps): (&str, Vec<Cow<'_, str>>) = match found {
            None => {
                return Err(Wrong {
                    code: "unknown_list",
                    reason: format!("the form has no instance `{id}`"),
                    word: Some(id.to_owned()),
                });
            }
            Some(Instance::LastSaved) => {
                let path = format!("/{}", steps.join("/"));
                let target = self.scope.data.find(&path).map(|target| self.scope.data.name(target));
                let Some(name) = target.filter(|name| self.scope.data.is_unique(name)) else {
                    let reason = format!(
                        "of the last saved answers, `{path}` cannot be told: it stands nowhere, or several times"
                    );
                    return Err(Wrong::new("unknown_reference", reason));
                };
                let reference = format!("${{last-saved#{name}}}");
                self.replace(at, end, &reference);
                return Ok(());
            }
            Some(Instance::File { stem, .. }) => (stem, steps.into_iter().map(Cow::Borrowed).collect()),
            Some(Instance::Inline { root, row, .. }) => {
                let mut plain = Vec::new();
                for (place, step) in steps.into_iter().enumerate() {
                    plain.push(match place {
                        0 if local(step) == root => Cow::Borrowed("root"),
                        1 if local(step) == row => Cow::Borrowed("item"),
                        0 | 1 => {
                            let reason =
                                format!("the instance `{id}` has no `{step}` there: its rows are `{root}/{row}`");
                            return Err(Wrong::new("unknown_reference", reason));
                        }
                        _ => Cow::Borrowed(step),
                    });
                }
                (id, plain)
            }
        };
        let steps: String = steps.iter().flat_map(|step| ["/", step.as_ref()]).collect();
        let written = format!("instance('{name}'){steps}");
        self.replace(at, end, &written);
        Ok(())
    }
}
