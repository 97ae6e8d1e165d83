//! Instances of repeats in a record: added, taken out and put in order under ids of their own, so that two people can add one each.

use super::answers::stored;
use super::definition::Kind;
use super::plan::Shape;
use super::sitting::{Keep, Kept, Sitting, SittingFault, is_told_once};
use super::tree::{MOST_INSTANCES, Spot};
use std::collections::{BTreeMap, BTreeSet};

impl Sitting {
    /// One more instance of a repeat, named as in `crews[]` or `homes[B1]/people[]`. `letters`: those of this device. Returns
    /// its key, and what there is to keep.
    ///
    /// # Errors
    /// No such repeat, one that the form counts, or too many instances.
    pub fn add(&mut self, repeat: &str, letters: &str) -> Result<(String, Vec<Keep>), SittingFault> {
        let (parent, shape) = self.repeat_at(repeat).ok_or(SittingFault::NothingThere)?;
        let node = self.form.plan.node(shape).ok_or(SittingFault::NothingThere)?;
        if node.count().is_some() {
            return Err(SittingFault::Counted);
        }
        if self.filled.tree.children(parent, node.slot).len() >= MOST_INSTANCES {
            return Err(SittingFault::TooMany);
        }
        let spot = self.filled.add(parent, shape).ok_or(SittingFault::TooMany)?;
        let mut changes = Vec::new();
        self.name_new(letters, &mut changes);
        self.keep_touched(&mut changes);
        Ok((self.key(spot), changes))
    }

    /// Takes an instance out. Its answers stay in the record's history.
    ///
    /// # Errors
    /// No such instance, or one that the form counts.
    pub fn remove(&mut self, key: &str) -> Result<Vec<Keep>, SittingFault> {
        let spot = self.find(key).ok_or(SittingFault::NothingThere)?;
        if !self.ids.contains_key(&spot) {
            return Err(SittingFault::Counted);
        }
        let mut changes = Vec::new();
        for within in self.filled.tree.within(spot) {
            if self.ids.contains_key(&within) {
                let key = self.key(within);
                self.kept.rows.insert(key.clone(), 0);
                self.places.remove(&key);
                changes.push(Keep::Row(key, 0));
            }
        }
        self.filled.remove(spot);
        self.keep_touched(&mut changes);
        Ok(changes)
    }

    /// The instance and item that a repeat's name stands for: `homes[B1]/people[]`.
    fn repeat_at(&self, name: &str) -> Option<(Spot, Shape)> {
        let around = name.strip_suffix("[]")?;
        let (before, segment) = match around.rfind("]/") {
            Some(at) => (around.get(..=at)?, around.get(at + 2..)?),
            None => ("", around),
        };
        let spot = match before {
            "" => 0,
            before => self.find(before)?,
        };
        let scope = match before {
            "" => 0,
            _ => self.filled.shape(spot)?,
        };
        let shape = self.form.plan.keys.shape(scope, segment)?;
        let node = self.form.plan.node(shape).filter(|node| node.is_repeat())?;
        // Groups may stand between.
        let parent = self.filled.spots_of(node.parent?, spot).first().copied()?;
        Some((parent, shape))
    }

    /// Names the instances that have no id yet.
    pub(super) fn name_new(&mut self, letters: &str, changes: &mut Vec<Keep>) {
        for spot in self.filled.touched.clone() {
            let open = |shape: Shape| self.form.plan.node(shape).filter(|node| node.is_open_repeat());
            let Some(node) = self.filled.shape(spot).and_then(open) else {
                continue;
            };
            let parent = self.filled.tree.get(spot).and_then(|filling| filling.parent);
            let (Some(parent), false) = (parent, self.ids.contains_key(&spot)) else {
                continue;
            };
            let siblings = self.filled.tree.children(parent, node.slot);
            let last = siblings.iter().filter_map(|spot| self.ids.get(spot));
            let order = last
                .filter_map(|id| self.kept.rows.get(&self.row_key(parent, spot, id)))
                .max();
            let order = order.copied().unwrap_or(0) + 1;
            let id = self.free_id(parent, spot, letters);
            let key = self.row_key(parent, spot, &id);
            self.ids.insert(spot, id);
            self.places.insert(key.clone(), spot);
            self.kept.rows.insert(key.clone(), order);
            changes.push(Keep::Row(key, order));
        }
    }

    fn row_key(&self, parent: Spot, spot: Spot, id: &str) -> String {
        let segment = self
            .filled
            .shape(spot)
            .map_or("", |shape| self.form.plan.keys.segment(shape));
        match self.key(parent).as_str() {
            "" => format!("{segment}[{id}]"),
            before => format!("{before}/{segment}[{id}]"),
        }
    }

    /// This device's letters with the first number that the repeat never had.
    fn free_id(&self, parent: Spot, spot: Spot, letters: &str) -> String {
        let before = self.row_key(parent, spot, letters);
        let before = before.trim_end_matches(']');
        let numbers = self.kept.rows.range(before.to_owned()..);
        let used = numbers.take_while(|(key, _)| key.starts_with(before));
        let last = used.filter_map(|(key, _)| key.get(before.len()..)?.strip_suffix(']')?.parse::<u32>().ok());
        format!("{letters}{}", last.max().unwrap_or(0).saturating_add(1))
    }

    /// Takes in what the record holds by now: a teammate's changes, or everything when it is opened.
    pub fn catch_up(&mut self, kept: &Kept) {
        // A form that was just made has nothing computed yet, whatever its record holds.
        if self.kept == *kept && !self.filled.tree.bare {
            return;
        }
        let before = std::mem::replace(&mut self.kept, kept.clone());
        self.filled.tree.bare = true;
        self.take_rows_out(&before);
        let mut rows: Vec<(&String, &i64)> = kept.rows.iter().filter(|(_, order)| **order > 0).collect();
        rows.retain(|(key, order)| before.rows.get(*key) != Some(*order));
        // Instances before what stands in them.
        rows.sort_by_key(|(key, order)| (key.matches('[').count(), **order, key.as_str()));
        let mut texts: BTreeMap<&String, (&str, bool)> = BTreeMap::new();
        for (now, then, is_answer) in [
            (&kept.answers, &before.answers, true),
            (&kept.computed, &before.computed, false),
        ] {
            let changed = now.iter().filter(|(key, text)| then.get(*key) != Some(*text));
            texts.extend(changed.map(|(key, text)| (key, (text.as_str(), is_answer))));
            let gone = then.keys().filter(|key| !now.contains_key(*key));
            texts.extend(gone.map(|key| (key, ("", is_answer))));
        }
        // What stands in a repeat that the form counts is there only once its count is known.
        loop {
            let open = (rows.len(), texts.len());
            rows.retain(|(key, _)| !self.take_row_in(key));
            let found: Vec<_> = texts.keys().filter_map(|key| Some((*key, self.find(key)?))).collect();
            for (key, spot) in found {
                if let Some((text, _)) = texts.remove(key) {
                    self.take_text_in(spot, text);
                }
            }
            self.filled.settle();
            if open == (rows.len(), texts.len()) {
                break;
            }
        }
        self.say_again(kept);
        self.filled.tree.bare = false;
    }

    /// Instances that the form counts may come up again after a reload: what the record has kept of them stands in them again,
    /// and must not be taken for taken back. `from`: the first node that is new.
    pub(super) fn bring_back(&mut self, mut from: Spot) {
        while from < self.filled.tree.spots.len() {
            let now = self.filled.tree.spots.len();
            for spot in from..now {
                if self.filled.question_at(spot).is_none() {
                    continue;
                }
                let key = self.key(spot);
                let kept = self.kept.answers.get(&key).or_else(|| self.kept.computed.get(&key));
                if let Some(text) = kept.cloned() {
                    self.take_text_in(spot, &text);
                }
            }
            let there = |(key, order): &(&String, &i64)| **order > 0 && !self.places.contains_key(*key);
            let mut rows: Vec<(String, i64)> = self
                .kept
                .rows
                .iter()
                .filter(there)
                .map(|(key, order)| (key.clone(), *order))
                .collect();
            rows.sort_by_key(|(key, order)| (key.matches('[').count(), *order, key.clone()));
            self.filled.tree.bare = true;
            for (key, _) in rows {
                self.take_row_in(&key);
            }
            self.filled.tree.bare = false;
            self.filled.settle();
            from = now;
        }
    }

    fn take_rows_out(&mut self, before: &Kept) {
        let gone: Vec<String> = before
            .rows
            .iter()
            .filter(|(key, order)| **order > 0 && self.kept.rows.get(*key).is_none_or(|now| *now == 0))
            .map(|(key, _)| key.clone())
            .collect();
        for key in gone {
            if let Some(spot) = self.find(&key) {
                let inside = format!("{key}/");
                self.places
                    .retain(|place, _| *place != key && !place.starts_with(&inside));
                self.filled.remove(spot);
            }
        }
    }

    /// Whether the instance of a key is there now.
    fn take_row_in(&mut self, key: &str) -> bool {
        if self.find(key).is_some() {
            self.arrange(key);
            return true;
        }
        let Some((around, id)) = key.strip_suffix(']').and_then(|key| key.rsplit_once('[')) else {
            return false;
        };
        let Some((parent, shape)) = self.repeat_at(&format!("{around}[]")) else {
            return false;
        };
        let Some(spot) = self.filled.tree.resize_by_one(&self.form.plan, parent, shape) else {
            return false;
        };
        self.filled.resized(shape, &spot.1);
        self.ids.insert(spot.0, id.to_owned());
        self.places.insert(key.to_owned(), spot.0);
        self.arrange(key);
        true
    }

    /// Instances by order, then by id: the same on every device.
    fn arrange(&mut self, key: &str) {
        let Some((spot, shape)) = self.find(key).and_then(|spot| Some((spot, self.filled.shape(spot)?))) else {
            return;
        };
        let Some(parent) = self.filled.tree.get(spot).and_then(|filling| filling.parent) else {
            return;
        };
        let slot = self.form.plan.node(shape).map_or(0, |node| node.slot);
        let siblings = self.filled.tree.children(parent, slot).to_vec();
        let order: BTreeMap<Spot, (i64, String)> = siblings
            .iter()
            .map(|spot| {
                let order = self.kept.rows.get(&self.key(*spot)).copied().unwrap_or(0);
                (*spot, (order, self.ids.get(spot).cloned().unwrap_or_default()))
            })
            .collect();
        let is_in_order = siblings.is_sorted_by_key(|spot| order.get(spot));
        if !is_in_order {
            self.filled
                .tree
                .arrange(&self.form.plan, parent, shape, |spot| order.get(spot).cloned());
            self.filled.others_changed(shape);
        }
    }

    fn take_text_in(&mut self, spot: Spot, text: &str) {
        let is_select = self
            .filled
            .question_at(spot)
            .is_some_and(|question| question.choices.is_some());
        if text == super::DECLINED && !is_select {
            self.declined.insert(spot);
            self.filled.restore(spot, "");
        } else {
            self.declined.remove(&spot);
            // What an older form took, and this one does not, stands as it is.
            let counts_as = self.filled.question_at(spot).and_then(|question| match question.kind {
                Kind::Decimal => stored(question, text).ok(),
                _ => None,
            });
            self.filled.restore(spot, counts_as.as_deref().unwrap_or(text));
        }
    }

    /// What was told once stands as it was told then, not as chance and the clock would tell it now.
    fn say_again(&mut self, kept: &Kept) {
        let mut again = BTreeSet::new();
        for (key, text) in &kept.computed {
            let Some(spot) = self.find(key) else { continue };
            let question = self.filled.question_at(spot);
            let calculation = question.and_then(|question| question.calculation.as_ref());
            if calculation.is_some_and(is_told_once) && self.filled.kept(spot) != text {
                again.insert(spot);
                self.filled.restore(spot, text);
            }
        }
        if !again.is_empty() {
            self.filled.settle();
        }
    }

    /// Answers that will be left out of the finished record: their questions are not asked now.
    pub fn left_out(&self) -> Vec<String> {
        let counts = |key: &str| self.find(key).is_some_and(|spot| self.filled.is_relevant(spot));
        let left = self
            .kept
            .answers
            .keys()
            .filter(|key| !counts(key) && !self.is_taken_out(key));
        left.cloned().collect()
    }

    /// Whether a key lies in an instance that somebody took out.
    fn is_taken_out(&self, key: &str) -> bool {
        let ends = key.match_indices(']').filter_map(|(at, _)| key.get(..=at));
        ends.into_iter()
            .any(|instance| self.kept.rows.get(instance) == Some(&0))
    }
}
