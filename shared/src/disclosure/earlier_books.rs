//! A register that was published before: it stands as first released unless so many workers differ that nobody is the difference.

use super::table::Cell;
use super::why::Why;
use crate::api::{PublishedPayRule, PublishedRegister};

/// A corrected register tells something new only where at least so many workers differ.
const REAL_CHANGE: u32 = 10;

/// Whether two registers are about some of the same days.
pub fn same_days(left: &PublishedRegister, right: &PublishedRegister) -> bool {
    match (left.first.zip(left.last), right.first.zip(right.last)) {
        (Some(left), Some(right)) => left.0 <= right.1 && right.0 <= left.1,
        // Nobody can tell, so they may be.
        (_, _) => true,
    }
}

/// The register as it may leave beside what left before about the same days.
///
/// `same`: what an earlier version of this report said of this register. `others`: registers of other reports of the site about
/// some of the same days, whose workers may be the same. `threshold`: the reader's.
pub fn beside_earlier(
    mut now: PublishedRegister,
    same: Option<&PublishedRegister>,
    others: &[&PublishedRegister],
    threshold: u32,
) -> PublishedRegister {
    if let Some(before) = same
        && says_other(&now, before)
    {
        if !really_differs(&now, before) {
            let mut standing = before.clone();
            add(&mut standing.why, Why::AsFirstReleased);
            return standing;
        }
        keep_small_steps_back(&mut now, before, threshold);
    }
    for before in others
        .iter()
        .filter(|before| says_other(&now, before))
        .copied()
        .collect::<Vec<_>>()
    {
        if really_differs(&now, before) {
            keep_small_steps_back(&mut now, before, threshold);
        } else {
            keep_all_back(&mut now, Why::CloseToEarlier { threshold });
        }
    }
    now
}

/// Nothing of the register's figures leaves.
pub fn keep_all_back(register: &mut PublishedRegister, why: Why) {
    register.workers = Cell::KeptBack;
    register.short = Cell::KeptBack;
    register.owed = None;
    for rule in &mut register.rules {
        rule.checked = Cell::KeptBack;
        rule.broken = Cell::KeptBack;
        rule.not_verifiable = Cell::KeptBack;
        rule.owed = None;
        rule.sums = Vec::new();
    }
    register.why = vec![why];
}

/// Whether a reader who holds both sees any figure that differs. What was never shown differs from nothing.
fn says_other(now: &PublishedRegister, before: &PublishedRegister) -> bool {
    let cells = |left: Cell, right: Cell| {
        left.people()
            .zip(right.people())
            .is_some_and(|(left, right)| left != right)
    };
    let was_shown = before.workers != Cell::KeptBack;
    let rules = pairs(now, before).any(|(now, before)| {
        now.checked != before.checked
            || now.broken != before.broken
            || now.not_verifiable != before.not_verifiable
            || now.owed != before.owed
            || now.sums != before.sums
    });
    was_shown && (cells(now.workers, before.workers) || now.short != before.short || now.owed != before.owed || rules)
}

fn really_differs(now: &PublishedRegister, before: &PublishedRegister) -> bool {
    let far = |left: Cell, right: Cell| {
        let both = left.people().zip(right.people());
        both.is_some_and(|(left, right)| left.abs_diff(right) >= REAL_CHANGE)
    };
    far(now.workers, before.workers) || far(now.short, before.short)
}

/// A count that moved by a few is a few people; money moves only with a count that moved by many.
fn keep_small_steps_back(now: &mut PublishedRegister, before: &PublishedRegister, threshold: u32) {
    let little = |left: Cell, right: Cell| {
        let both = left.people().zip(right.people());
        both.is_some_and(|(left, right)| (1..threshold).contains(&left.abs_diff(right)))
    };
    let far = |left: Cell, right: Cell| {
        let both = left.people().zip(right.people());
        both.is_some_and(|(left, right)| left.abs_diff(right) >= REAL_CHANGE)
    };
    let mut kept = false;
    if little(now.workers, before.workers) {
        keep_all_back(now, Why::CloseToEarlier { threshold });
        return;
    }
    let money_moved = now.owed != before.owed && now.owed.is_some() && before.owed.is_some();
    if money_moved && !far(now.short, before.short) {
        now.owed = None;
        kept = true;
    }
    if little(now.short, before.short) {
        now.short = Cell::KeptBack;
        kept = true;
    }
    for rule in &mut now.rules {
        let Some(before) = before.rules.iter().find(|before| before.rule == rule.rule) else {
            continue;
        };
        let owed_moved = rule.owed != before.owed && rule.owed.is_some() && before.owed.is_some();
        if owed_moved && !far(rule.broken, before.broken) {
            rule.owed = None;
            rule.sums = Vec::new();
            // The sum over all rules would give it back.
            now.owed = None;
            kept = true;
        }
        for (cell, was) in [
            (&mut rule.checked, before.checked),
            (&mut rule.broken, before.broken),
            (&mut rule.not_verifiable, before.not_verifiable),
        ] {
            if little(*cell, was) {
                *cell = Cell::KeptBack;
                kept = true;
            }
        }
        // Of broken, not verifiable and kept, a single one that is hidden follows from the whole.
        if rule.broken == Cell::KeptBack {
            rule.not_verifiable = Cell::KeptBack;
        }
    }
    if kept {
        add(&mut now.why, Why::CloseToEarlier { threshold });
    }
}

fn pairs<'a>(
    now: &'a PublishedRegister,
    before: &'a PublishedRegister,
) -> impl Iterator<Item = (&'a PublishedPayRule, &'a PublishedPayRule)> {
    now.rules.iter().filter_map(|rule| {
        let before = before.rules.iter().find(|before| before.rule == rule.rule)?;
        Some((rule, before))
    })
}

fn add(whys: &mut Vec<Why>, why: Why) {
    if !whys.contains(&why) {
        whys.push(why);
    }
}
