//! How a change travels: whoever asks about it is computed again, each once, after all that it waits for itself.

use super::answers;
use super::definition::Preset;
use super::filled::Filled;
use super::order::{Step, Work};
use super::plan::Shape;
use super::tree::{Resized, Spot};

/// How often one computation may be done again before its values are taken as they are: instances of a repeat that ask each
/// other come to rest long before.
const ROUNDS: usize = 64;

impl Filled {
    fn wait(&mut self, work: Work, spot: Spot) {
        self.waiting.insert((self.plan.order.rank(work), spot));
    }

    /// New nodes, or some that were away: everything of them is computed, whoever asks about them hears of it.
    fn call(&mut self, spots: &[Spot]) {
        let plan = self.plan.clone();
        for spot in spots {
            let Some(shape) = self.shape(*spot) else { continue };
            self.touched.insert(*spot);
            self.wait(Work::of(shape, Step::Relevant), *spot);
            self.wait(Work::of(shape, Step::Value), *spot);
            self.told(shape, *spot);
            for repeat in plan.counted_within(shape) {
                self.wait(Work::of(repeat, Step::Count), *spot);
            }
        }
    }

    pub(super) fn welcome(&mut self, grown: &[Spot]) {
        self.call(grown);
        if !self.tree.bare {
            self.fresh.extend(grown);
        }
    }

    pub(super) fn resized(&mut self, repeat: Shape, resized: &Resized) {
        if resized.changed {
            self.others_changed(repeat);
            self.call(&resized.woken);
            self.welcome(&resized.grown);
        }
    }

    /// The text of a node has changed.
    fn told(&mut self, shape: Shape, source: Spot) {
        self.tell(Work::of(shape, Step::Value), Some(source));
    }

    /// Who waits for this is to be computed: where a source is known, only who sees it.
    fn tell(&mut self, work: Work, source: Option<Spot>) {
        let plan = self.plan.clone();
        for waits in plan.order.waiting_for(work) {
            let of = match waits.work.step {
                Step::Count => plan.node(waits.work.shape).and_then(|node| node.parent).unwrap_or(0),
                Step::Relevant | Step::Value => waits.work.shape,
            };
            let rank = plan.order.rank(waits.work);
            let from = source.filter(|_| !waits.everywhere);
            if let (true, Some(source)) = (waits.work == work, source) {
                // A running total: those behind it now, those before it once all of them have been looked at.
                self.again.insert(rank);
                let behind = self.tree.of(&plan, of, None).into_iter().filter(|spot| *spot > source);
                self.waiting.extend(behind.map(|spot| (rank, spot)));
            } else if from.is_some() || self.flooded.insert(rank) {
                for spot in self.tree.of(&plan, of, from) {
                    self.wait(waits.work, spot);
                }
            }
        }
    }

    /// Instances of a repeat came or went: their number, their places, and all that was told in them.
    pub(super) fn others_changed(&mut self, repeat: Shape) {
        self.reshaped = true;
        let plan = self.plan.clone();
        for shape in plan.within(repeat) {
            for step in [Step::Count, Step::Value] {
                let work = Work::of(shape, step);
                let outside = |waits: Shape| plan.node(waits).is_some_and(|node| !node.repeats.contains(&repeat));
                let heard = plan.order.waiting_for(work);
                if shape == repeat
                    || heard
                        .into_iter()
                        .any(|waits| waits.everywhere || outside(waits.work.shape))
                {
                    self.tell(work, None);
                }
            }
        }
    }

    /// What a record holds, as it stands there: nothing is triggered, what asks about it is computed.
    pub(super) fn restore(&mut self, spot: Spot, text: &str) {
        let Some(filling) = self.tree.spots.get_mut(spot).filter(|filling| filling.value != text) else {
            return;
        };
        let before = filling.text().to_owned();
        text.clone_into(&mut filling.value);
        self.touched.insert(spot);
        self.stand(spot, text, &before);
    }

    pub(super) fn set(&mut self, spot: Spot, text: String) {
        let Some(filling) = self.tree.spots.get_mut(spot).filter(|filling| filling.value != text) else {
            return;
        };
        let before = filling.text().to_owned();
        filling.value.clone_from(&text);
        self.touched.insert(spot);
        let (shape, counts) = (filling.shape, filling.relevant);
        self.stand(spot, &text, &before);
        if counts {
            self.fire(shape, spot);
        }
    }

    /// Which part of what is kept stands now; whoever asks about it hears of a change.
    fn stand(&mut self, spot: Spot, kept: &str, before: &str) {
        let standing = self.among_choices(spot, kept).filter(|standing| standing != kept);
        let Some(filling) = self.tree.spots.get_mut(spot) else {
            return;
        };
        filling.standing = standing;
        let (shape, changed) = (filling.shape, filling.text() != before && filling.relevant);
        if changed {
            self.told(shape, spot);
        }
    }

    /// Calculations that wait for a change of this question.
    fn fire(&mut self, shape: Shape, spot: Spot) {
        let plan = self.plan.clone();
        let name = plan.node(shape).map_or("", |node| node.name.as_str());
        for triggered in plan.triggered.get(name).into_iter().flatten() {
            let question = plan.node(*triggered).and_then(|node| node.question());
            let Some(question) = question else { continue };
            for target in self.tree.of(&plan, *triggered, Some(spot)) {
                if target == spot {
                    continue;
                }
                let text = match &question.calculation {
                    Some(calculation) => answers::computed(question, &self.text_of(calculation, target)),
                    None => String::new(),
                };
                self.set(target, text);
            }
        }
    }

    /// What is computed next: of the lowest rank, the first node of the form.
    fn next(&mut self) -> Option<(u32, Spot)> {
        let first = self.waiting.first().map_or(u32::MAX, |(rank, _)| *rank);
        if let Some(rank) = self.again.first().copied().filter(|rank| *rank < first) {
            self.again.remove(&rank);
            let shape = self.plan.order.at(rank).map(|work| work.shape)?;
            let all = self.tree.of(&self.plan, shape, None);
            self.waiting.extend(all.into_iter().map(|spot| (rank, spot)));
        }
        self.waiting.pop_first()
    }

    /// Computes what waits, then sets the computed defaults of new nodes, one by one and in order.
    pub(super) fn settle(&mut self) {
        let mut done: usize = 0;
        loop {
            while let Some((rank, spot)) = self.next() {
                self.flooded.remove(&rank);
                done += 1;
                // Nodes may have grown meanwhile, each with three steps.
                if done / (3 * ROUNDS) > self.tree.spots.len() {
                    self.waiting.clear();
                    self.again.clear();
                    return;
                }
                match self.plan.order.at(rank) {
                    Some(Work {
                        shape,
                        step: Step::Count,
                    }) => self.count(shape, spot),
                    Some(Work {
                        shape,
                        step: Step::Relevant,
                    }) => self.relevance(shape, spot),
                    Some(Work {
                        shape,
                        step: Step::Value,
                    }) => self.value(shape, spot),
                    None => {}
                }
            }
            match self.fresh.pop_front() {
                Some(spot) => self.preset(spot),
                None => return,
            }
        }
    }

    /// A computed default stands once, and only where the question is asked from the start.
    fn preset(&mut self, spot: Spot) {
        let plan = self.plan.clone();
        let question = self.shape(spot).and_then(|shape| plan.node(shape)?.question());
        let Some(question) = question.filter(|_| self.is_relevant(spot) && self.kept(spot).is_empty()) else {
            return;
        };
        if let Some(Preset::Computed(expression)) = &question.default {
            let text = answers::computed(question, &self.text_of(expression, spot));
            self.set(spot, text);
        }
    }

    fn count(&mut self, repeat: Shape, parent: Spot) {
        let plan = self.plan.clone();
        let count = plan.node(repeat).and_then(|node| node.count());
        if let Some(count) = count.filter(|_| self.is_relevant(parent)) {
            let wanted = self.number(count, parent);
            // No number, or one below nothing, is none.
            let wanted = if wanted >= 1.0 { wanted as usize } else { 0 };
            let resized = self.tree.resize(&plan, parent, repeat, wanted);
            self.resized(repeat, &resized);
        }
    }

    fn relevance(&mut self, shape: Shape, spot: Spot) {
        let plan = self.plan.clone();
        let Some(filling) = self.tree.get(spot) else { return };
        let above = filling.parent.is_none_or(|parent| self.is_relevant(parent));
        let condition = plan.node(shape).and_then(|node| node.relevant());
        let now = above && condition.is_none_or(|condition| self.truth(condition, spot));
        if now == filling.relevant {
            return;
        }
        if let Some(filling) = self.tree.spots.get_mut(spot) {
            filling.relevant = now;
        }
        self.touched.insert(spot);
        self.reshaped = true;
        self.told(shape, spot);
        self.wait(Work::of(shape, Step::Value), spot);
        for part in self.parts(spot) {
            if let Some(shape) = self.shape(part) {
                self.wait(Work::of(shape, Step::Relevant), part);
            }
        }
        for repeat in plan.counted_within(shape) {
            self.wait(Work::of(repeat, Step::Count), spot);
        }
    }

    fn value(&mut self, shape: Shape, spot: Spot) {
        let plan = self.plan.clone();
        let Some(node) = plan.node(shape) else { return };
        let Some(question) = node.question() else { return };
        let calculation = question.calculation.as_ref().filter(|_| question.trigger.is_empty());
        if let Some(calculation) = calculation.filter(|_| self.is_relevant(spot)) {
            let text = answers::computed(question, &self.text_of(calculation, spot));
            self.set(spot, text);
        }
        if node.filter().is_some() || node.answers_of().is_some() {
            self.offered.remove(&spot);
            self.touched.insert(spot);
            let Some(filling) = self.tree.get(spot) else { return };
            let (kept, before) = (filling.value.clone(), filling.text().to_owned());
            self.stand(spot, &kept, &before);
        }
    }
}
