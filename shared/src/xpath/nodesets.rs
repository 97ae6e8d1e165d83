//! Functions on nodes: places among siblings, repeats by number, files, shuffling.

use super::calls::Call;
use super::chance;
use super::document::Node;
use super::numbers;
use super::tree::Expr;

/// `position()` in a predicate; `position(..)`: which of its siblings of one name a node is, from 1.
pub(super) fn position(call: &Call<'_, '_, '_>) -> f64 {
    let node = match (call.has(0), call.focus.place) {
        (false, Some((at, _))) => return u32::try_from(at).map_or(f64::NAN, f64::from),
        (false, None) => Some(call.focus.node),
        (true, _) => call.nodes(0).first().copied(),
    };
    let place = node.map(|node| call.run.documents().place(node));
    // As much work as there are siblings before it.
    call.run.spend(place.unwrap_or(1));
    place
        .and_then(|place| u32::try_from(place).ok())
        .map_or(f64::NAN, f64::from)
}

/// The nodes of the first argument inside the repeats that the others name, by their numbers from 1.
///
/// Names count in every repeat here, wherever the expression stands. As in ODK Collect the pairs may come in any order.
pub(super) fn indexed_repeat(call: &Call<'_, '_, '_>) -> Vec<Node> {
    let run = call.run;
    let everywhere = |argument: &Expr| run.nodes_everywhere(argument, call.focus);
    let (Some(target), pairs) = (call.arguments.first(), call.arguments.get(1..).unwrap_or_default()) else {
        return Vec::new();
    };
    let mut levels: Vec<(usize, Vec<Node>, i64)> = Vec::new();
    for pair in pairs.chunks(2) {
        let [repeat, place] = pair else { return Vec::new() };
        let repeats = everywhere(repeat);
        let Some(first) = repeats.first() else {
            return Vec::new();
        };
        let place = numbers::whole(run.number(place, call.focus));
        levels.push((ancestors(call, *first).len(), repeats, place));
    }
    levels.sort_by_key(|(depth, ..)| *depth);
    let here = ancestors(call, run.at.current);
    let mut inside: Option<Node> = None;
    for (_, repeats, place) in levels {
        let candidates: Vec<Node> = match inside {
            None => {
                // Of a repeat in a repeat that nobody numbered: the one that the expression stands in.
                let parents: Vec<_> = repeats.iter().map(|repeat| run.documents().parent(*repeat)).collect();
                let own = parents
                    .iter()
                    .find(|parent| parent.is_some_and(|parent| here.contains(&parent)));
                let chosen = own.or(parents.first()).copied().flatten();
                repeats
                    .iter()
                    .zip(&parents)
                    .filter(|(_, parent)| **parent == chosen)
                    .map(|(repeat, _)| *repeat)
                    .collect()
            }
            Some(outer) => repeats
                .into_iter()
                .filter(|repeat| ancestors(call, *repeat).contains(&outer))
                .collect(),
        };
        let at = usize::try_from(place.saturating_sub(1)).unwrap_or(usize::MAX);
        match candidates.get(at) {
            Some(repeat) => inside = Some(*repeat),
            None => return Vec::new(),
        }
    }
    let within = |node: &Node| inside.is_some_and(|repeat| ancestors(call, *node).contains(&repeat));
    everywhere(target).into_iter().filter(within).collect()
}

/// The node and what it stands in, innermost first.
fn ancestors(call: &Call<'_, '_, '_>, node: Node) -> Vec<Node> {
    let documents = call.run.documents();
    let up = std::iter::successors(Some(node), |node| documents.parent(*node));
    up.take_while(|_| call.run.spend(1)).collect()
}

/// `randomize`: a seed that is no number counts by its hash, as in ODK Collect.
pub(super) fn randomize(call: &Call<'_, '_, '_>) -> Vec<Node> {
    let nodes = call.nodes(0);
    call.run.spend(nodes.len());
    let seed = call.has(1).then(|| {
        let text = call.text(1);
        chance::seed(numbers::plain(&text).or_else(|| infinity(&text)), &text)
    });
    chance::shuffled(&nodes, seed, call.run.at.host)
}

fn infinity(text: &str) -> Option<f64> {
    match text {
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// `pulldata(file, column, key column, key)`: the column of the first row with this key; empty if there is none.
pub(super) fn pulldata(call: &Call<'_, '_, '_>) -> String {
    let documents = call.run.documents();
    let (column, key_column, key) = (call.text(1), call.text(2), call.text(3));
    let mut rows = Vec::new();
    if let Some(file) = documents.instance(&call.text(0)) {
        let mut roots = Vec::new();
        documents.children(file, Some("root"), &mut roots);
        for root in roots {
            documents.children(root, Some("item"), &mut rows);
        }
    }
    let mut found = Vec::new();
    for row in rows {
        if !call.run.spend(1) {
            return String::new();
        }
        found.clear();
        documents.children(row, Some(&key_column), &mut found);
        if found.iter().any(|node| documents.text(*node) == key) {
            found.clear();
            documents.children(row, Some(&column), &mut found);
            return found
                .first()
                .map(|node| documents.text(*node).into_owned())
                .unwrap_or_default();
        }
    }
    String::new()
}
