//! Where people disagree, and what settles it: pure functions of the sets of changes and decisions.
//!
//! A key is in conflict when it holds different values that were written without knowledge of each other. A decision
//! settles it as long as the key holds exactly what it held at the heads that the decision names: a later write, with
//! or without knowledge of the decision, ends it, and the key is again what the document says. Decisions that differ
//! on one conflict are in conflict themselves, until one names the others in `settles`.

use crate::fields::{Decision, Field, Held, Value};
use automerge::{Automerge, ChangeHash, ObjId, ROOT, ReadDoc};
use std::collections::BTreeSet;

/// What `key` holds, given the values that stand in the document and the decisions on it.
pub(super) fn decided(doc: &Automerge, key: &str, held: Vec<Held>, decisions: &[Decision]) -> Option<Field> {
    let winner = held.last()?.value.clone();
    if !differ(&held) {
        return Some(Field::of(winner));
    }
    let choices = standing(doc, key, decisions);
    let Some(choice) = choices.last().map(|decision| decision.value.clone()) else {
        return Some(Field {
            value: winner,
            rivals: held,
        });
    };
    Some(if differ(&choices) {
        Field {
            value: choice,
            rivals: choices,
        }
    } else {
        Field::of(choice)
    })
}

fn differ(held: &[Held]) -> bool {
    held.iter().map(|held| &held.value).collect::<BTreeSet<&Value>>().len() > 1
}

/// The choices of the decisions that stand, in the order of their records.
fn standing(doc: &Automerge, key: &str, decisions: &[Decision]) -> Vec<Held> {
    let standing: Vec<&Decision> = decisions
        .iter()
        .filter(|decision| decision.key == key && saw_what_stands(doc, decision))
        .collect();
    let settled: BTreeSet<_> = standing.iter().flat_map(|decision| &decision.settles).collect();
    let mut choices: Vec<_> = standing
        .into_iter()
        .filter(|decision| !settled.contains(&decision.record))
        .collect();
    choices.sort_by_key(|decision| decision.record);
    choices
        .into_iter()
        .map(|decision| Held {
            value: decision.choice.clone(),
            device: decision.device,
            at: decision.at,
        })
        .collect()
}

/// Whether the key holds today what it held at the heads that the decision names, all of which must be known here.
fn saw_what_stands(doc: &Automerge, decision: &Decision) -> bool {
    let heads: Vec<ChangeHash> = decision.heads.iter().map(|hash| ChangeHash(hash.0)).collect();
    let known = heads.iter().all(|head| doc.get_change_meta_by_hash(head).is_some());
    let names = |all: Vec<(automerge::Value<'_>, ObjId)>| all.into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    match (
        doc.get_all(ROOT, &*decision.key),
        doc.get_all_at(ROOT, &*decision.key, &heads),
    ) {
        (Ok(today), Ok(seen)) => known && !heads.is_empty() && names(today) == names(seen),
        _ => false,
    }
}
