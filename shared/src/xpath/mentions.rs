//! What an expression asks for, so that an engine knows after which change to compute it again.

use super::functions::Function;
use super::tree::{Axis, Expr, Path, Start, Step};

/// Something that the value of an expression depends on, together with all that is inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// `${name}`.
    Named(String),
    /// Nodes by way: so many parents up, then down by names (`*`: any). Of an absolute path `up` is 0 and `from` is
    /// without meaning.
    Path {
        absolute: bool,
        up: usize,
        names: Vec<String>,
        from: From,
    },
    /// A secondary instance by its id; `__last-saved` for the record before this one.
    Instance(String),
}

/// Where a relative path begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum From {
    /// The context node of the whole expression.
    Context,
    /// The node that the expression belongs to: `current()`.
    Current,
    /// The nodes of `${name}`.
    Named(String),
}

/// Adds what a tree mentions, each once.
pub(super) fn mentions(expr: &Expr) -> Vec<Mention> {
    let mut found = Vec::new();
    let context = Mention::Path {
        absolute: false,
        up: 0,
        names: Vec::new(),
        from: From::Context,
    };
    let bases = walk(expr, &[context], &mut found);
    found.extend(bases);
    found.sort();
    found.dedup();
    found
}

/// Whether the value may change although no answer does.
pub(super) fn is_volatile(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) | Expr::Text(_) => false,
        Expr::Or(parts) | Expr::And(parts) | Expr::Union(parts) => parts.iter().any(is_volatile),
        Expr::Chain { first, rest } => is_volatile(first) || rest.iter().any(|(_, right)| is_volatile(right)),
        Expr::Minus { of, .. } => is_volatile(of),
        Expr::Path(path) => {
            let start = matches!(&path.start, Start::Of(of) if is_volatile(of));
            let mut kept = path.kept.iter().chain(path.steps.iter().flat_map(|step| &step.kept));
            start || kept.any(is_volatile)
        }
        Expr::Call { function, arguments } => function.is_volatile() || arguments.iter().any(is_volatile),
    }
}

/// What the nodes of an expression are; all else that it asks for is added to `found`. `contexts`: what the context node
/// may be.
fn walk(expr: &Expr, contexts: &[Mention], found: &mut Vec<Mention>) -> Vec<Mention> {
    match expr {
        Expr::Number(_) | Expr::Text(_) => Vec::new(),
        Expr::Or(parts) | Expr::And(parts) | Expr::Union(parts) => walk_all(parts, contexts, found),
        Expr::Chain { first, rest } => {
            let mut bases = walk(first, contexts, found);
            bases.extend(rest.iter().flat_map(|(_, right)| walk(right, contexts, found)));
            bases
        }
        Expr::Minus { of, .. } => walk(of, contexts, found),
        Expr::Path(path) => walk_path(path, contexts, found),
        Expr::Call { function, arguments } => match (function, arguments.as_slice()) {
            (Function::Instance, [Expr::Text(id)]) => vec![Mention::Instance(id.to_string())],
            (Function::Pulldata, [Expr::Text(id), rest @ ..]) => {
                found.push(Mention::Instance(id.to_string()));
                walk_all(rest, contexts, found)
            }
            (Function::Current, _) => vec![current()],
            _ => {
                let mut bases = walk_all(arguments, contexts, found);
                let own = match function {
                    Function::Once => true,
                    Function::String
                    | Function::Number
                    | Function::StringLength
                    | Function::NormalizeSpace
                    | Function::Position => arguments.is_empty(),
                    _ => false,
                };
                if own {
                    found.extend_from_slice(contexts);
                }
                // A place among siblings changes as they come and go.
                if *function == Function::Position {
                    let siblings: Vec<Mention> = match arguments.is_empty() {
                        true => contexts.iter().filter_map(beside).collect(),
                        false => bases.iter().filter_map(beside).collect(),
                    };
                    bases.extend(siblings);
                }
                bases
            }
        },
    }
}

fn walk_all(parts: &[Expr], contexts: &[Mention], found: &mut Vec<Mention>) -> Vec<Mention> {
    parts.iter().flat_map(|part| walk(part, contexts, found)).collect()
}

fn current() -> Mention {
    Mention::Path {
        absolute: false,
        up: 0,
        names: Vec::new(),
        from: From::Current,
    }
}

fn walk_path(path: &Path, contexts: &[Mention], found: &mut Vec<Mention>) -> Vec<Mention> {
    let mut bases = match &path.start {
        Start::Answers => {
            vec![Mention::Path {
                absolute: true,
                up: 0,
                names: Vec::new(),
                from: From::Context,
            }]
        }
        Start::Context => contexts.to_vec(),
        Start::Current => vec![current()],
        Start::Named(name) => vec![Mention::Named(name.to_string())],
        Start::LastSaved(_) => vec![Mention::Instance("__last-saved".to_owned())],
        Start::Of(of) => walk(of, contexts, found),
    };
    choose(&path.kept, &bases, found);
    for step in &path.steps {
        // The nodes on the way decide whether there is a way.
        let turns_back = step.axis == Axis::Parent && !bases.iter().all(is_bare);
        if turns_back {
            found.extend_from_slice(&bases);
        }
        for base in &mut bases {
            take(base, step);
        }
        choose(&step.kept, &bases, found);
    }
    bases
}

fn choose(kept: &[Expr], bases: &[Mention], found: &mut Vec<Mention>) {
    if !kept.is_empty() {
        // Which nodes there are matters, not only those that are kept.
        found.extend_from_slice(bases);
    }
    for predicate in kept {
        let asked = walk(predicate, bases, found);
        found.extend(asked);
    }
}

fn is_bare(base: &Mention) -> bool {
    matches!(base, Mention::Path { names, .. } if names.is_empty())
}

fn take(base: &mut Mention, step: &Step) {
    if let Mention::Named(name) = base {
        let from = From::Named(std::mem::take(name));
        *base = Mention::Path {
            absolute: false,
            up: 0,
            names: Vec::new(),
            from,
        };
    }
    let Mention::Path {
        absolute, up, names, ..
    } = base
    else {
        return;
    };
    match step.axis {
        Axis::Itself => {}
        Axis::Child => names.push(step.name.as_deref().unwrap_or("*").to_owned()),
        Axis::Parent => {
            if names.pop().is_none() && !*absolute {
                *up += 1;
            }
        }
    }
}

/// All siblings of a node, by any name.
fn beside(base: &Mention) -> Option<Mention> {
    let mut siblings = base.clone();
    for (axis, name) in [(Axis::Parent, None), (Axis::Child, None)] {
        take(
            &mut siblings,
            &Step {
                axis,
                name,
                kept: Vec::new(),
            },
        );
    }
    matches!(siblings, Mention::Path { .. }).then_some(siblings)
}
