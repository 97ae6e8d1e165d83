//! Steps and predicates of paths.

use super::reader::{Reader, said};
use super::tokens::{Word, Wrong, shortened};
use super::tree::{Axis, Expr, Path, Start, Step};

/// Words that look like calls but ask for a kind of node.
pub(super) fn is_node_test(name: &str) -> bool {
    matches!(name, "node" | "text" | "comment" | "processing-instruction")
}

/// A path that begins at the answers (`/data/x`) or at the context node (`../x`).
pub(super) fn path(reader: &mut Reader<'_>) -> Result<Expr, Wrong> {
    if reader.is_next("//") {
        return Err(reader.wrong(EVERYWHERE));
    }
    if !reader.take("/") {
        let steps = steps(reader)?;
        return Ok(Expr::Path(Box::new(Path {
            start: Start::Context,
            kept: Vec::new(),
            steps,
        })));
    }
    let steps = match begins_step(reader) {
        true => steps(reader)?,
        false => Vec::new(),
    };
    Ok(Expr::Path(Box::new(Path {
        start: Start::Answers,
        kept: Vec::new(),
        steps,
    })))
}

const EVERYWHERE: &str = "`//` looks everywhere, which ODK Collect cannot; write the whole path, or ${name}";

fn begins_step(reader: &Reader<'_>) -> bool {
    matches!(reader.peek(), Some(Word::Name(_) | Word::Sign("." | ".." | "*" | "@")))
}

pub(super) fn steps(reader: &mut Reader<'_>) -> Result<Vec<Step>, Wrong> {
    let mut steps = vec![step(reader)?];
    while reader.take("/") {
        steps.push(step(reader)?);
    }
    match reader.is_next("//") {
        true => Err(reader.wrong(EVERYWHERE)),
        false => Ok(steps),
    }
}

/// Conditions in brackets, as many as stand here.
pub(super) fn predicates(reader: &mut Reader<'_>) -> Result<Vec<Expr>, Wrong> {
    let mut kept = Vec::new();
    while reader.take("[") {
        kept.push(reader.expression()?);
        if !reader.take("]") {
            return Err(reader.wrong("a closing `]` is missing"));
        }
    }
    Ok(kept)
}

fn step(reader: &mut Reader<'_>) -> Result<Step, Wrong> {
    let short = match reader.peek() {
        Some(Word::Sign(".")) => Some(Axis::Itself),
        Some(Word::Sign("..")) => Some(Axis::Parent),
        _ => None,
    };
    if let Some(axis) = short {
        reader.skip();
        return match reader.is_next("[") {
            true => Err(reader.wrong("behind `.` and `..` no condition can stand; write self::*[…] or parent::*[…]")),
            false => Ok(Step {
                axis,
                name: None,
                kept: Vec::new(),
            }),
        };
    }
    let axis = axis(reader)?;
    let name = name_test(reader)?;
    let kept = predicates(reader)?;
    Ok(Step { axis, name, kept })
}

fn axis(reader: &mut Reader<'_>) -> Result<Axis, Wrong> {
    let (Some(Word::Name(name)), Some(Word::Sign("::"))) = (reader.peek(), reader.peek_second()) else {
        return Ok(Axis::Child);
    };
    let axis = match name {
        "child" => Axis::Child,
        "parent" => Axis::Parent,
        "self" => Axis::Itself,
        other => {
            let reason = format!(
                "the axis `{}` does not work in ODK: there are child, parent and self, or short: name, `..` and `.`",
                shortened(other)
            );
            return Err(reader.wrong(&reason));
        }
    };
    reader.skip();
    reader.skip();
    Ok(axis)
}

fn name_test(reader: &mut Reader<'_>) -> Result<Option<Box<str>>, Wrong> {
    match reader.peek() {
        Some(Word::Sign("*")) => {
            reader.skip();
            Ok(None)
        }
        Some(Word::Name(name)) if reader.peek_second() == Some(Word::Sign("(")) => {
            if name != "node" {
                let reason = match is_node_test(name) {
                    true => format!("`{name}()` does not work in ODK; the element itself stands for its text"),
                    false => format!("a function such as `{}` cannot stand inside a path", shortened(name)),
                };
                return Err(reader.wrong(&reason));
            }
            reader.skip();
            reader.skip();
            match reader.take(")") {
                true => Ok(None),
                false => Err(reader.wrong("`node()` takes no arguments")),
            }
        }
        Some(Word::Name(name)) => {
            reader.skip();
            Ok(Some(name.into()))
        }
        Some(Word::Sign("@")) => Err(reader.wrong("answers have no attributes here; `@` cannot be asked")),
        Some(word) => Err(reader.wrong(&format!("a value is missing before {}", said(&word)))),
        None => Err(reader.wrong("the expression ends where a value should stand")),
    }
}
