//! What is known to be wrong about a call before anybody answers.

use super::functions::Function;
use super::patterns;
use super::tokens::{Wrong, shortened, tokens};
use super::tree::Expr;
use super::{digests, reader};
use crate::spelling::did_you_mean;

/// Whether nodes may come of it; else it is one value.
pub(super) fn may_be_nodes(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Union(_) => true,
        Expr::Call { function, arguments } => match function {
            Function::Instance | Function::Current | Function::Randomize | Function::IndexedRepeat => true,
            Function::If => arguments.iter().skip(1).any(may_be_nodes),
            _ => false,
        },
        Expr::Number(_) | Expr::Text(_) | Expr::Or(_) | Expr::And(_) | Expr::Chain { .. } | Expr::Minus { .. } => false,
    }
}

/// The call, its literal arguments checked. `places`: where each argument begins, in bytes.
pub(super) fn call(
    function: Function,
    mut arguments: Vec<Expr>,
    places: &[usize],
    depth: usize,
) -> Result<Expr, Wrong> {
    let place = |which: usize| places.get(which).copied().unwrap_or(0);
    let name = function.name();
    match function {
        Function::Instance | Function::Pulldata if text(&arguments, 0).is_none() => {
            return Err((
                place(0),
                format!("`{name}` wants the name of the list or file in quotes"),
            ));
        }
        Function::Count | Function::CountNonEmpty | Function::Sum | Function::Randomize | Function::IndexedRepeat => {
            nodes(&arguments, 0, name).map_err(|reason| (place(0), reason))?;
        }
        Function::Position if !arguments.is_empty() => {
            nodes(&arguments, 0, name).map_err(|reason| (place(0), reason))?;
        }
        Function::ChoiceName => choice_name(&mut arguments, depth).map_err(|reason| (place(1), reason))?,
        Function::Regex => {
            if let Some(pattern) = text(&arguments, 1) {
                patterns::whole(pattern).map_err(|reason| (place(1), reason))?;
            }
        }
        Function::Digest => {
            for (which, known) in [(1, digests::ALGORITHMS.as_slice()), (2, digests::ENCODINGS.as_slice())] {
                let given = text(&arguments, which).filter(|given| !known.contains(given));
                if let Some(given) = given {
                    let near = did_you_mean(given, known.iter().copied());
                    let reason = format!(
                        "`digest` does not know '{}', only {}{near}",
                        shortened(given),
                        known.join(", ")
                    );
                    return Err((place(which), reason));
                }
            }
        }
        _ => {}
    }
    Ok(Expr::Call { function, arguments })
}

fn text(arguments: &[Expr], which: usize) -> Option<&str> {
    match arguments.get(which) {
        Some(Expr::Text(text)) => Some(text),
        _ => None,
    }
}

fn nodes(arguments: &[Expr], which: usize, name: &str) -> Result<(), String> {
    match arguments.get(which) {
        Some(argument) if !may_be_nodes(argument) => {
            Err(format!("`{name}` wants questions or groups here: ${{name}} or a path"))
        }
        _ => Ok(()),
    }
}

/// The question stands in quotes, as ODK has it: `jr:choice-name(${crop}, '${crop}')`.
fn choice_name(arguments: &mut [Expr], depth: usize) -> Result<(), String> {
    let Some(question) = arguments.get_mut(1) else {
        return Ok(());
    };
    if let Expr::Text(quoted) = &*question {
        let words = tokens(quoted).map_err(|(_, reason)| reason)?;
        *question = reader::read(&words, quoted.len(), depth).map_err(|(_, reason)| reason)?;
    }
    match may_be_nodes(question) {
        true => Ok(()),
        false => Err("`jr:choice-name` wants the question in quotes: '${name}'".to_owned()),
    }
}
