//! The places of a form in the order of asking, and what a change did to them: what a screen draws anew.

use super::points::Point;
use super::sitting::Sitting;
use super::standing::ViolationKind;
use super::tree::Spot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a change did: to the order of asking, and to places of which something is special.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Turn {
    /// Other questions apply now, or other entries are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stops: Option<Splice>,
    /// By key: how a place stands now; one without anything special is told as such.
    pub points: BTreeMap<String, Point>,
    /// Answers that the form itself changed, beside the one that was given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Option<String>>,
}

/// From the place `at`, `out` keys leave and `into` take their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Splice {
    pub at: usize,
    pub out: usize,
    pub into: Vec<String>,
}

impl Splice {
    fn between(before: &[String], now: &[String]) -> Splice {
        let same = |(left, right): &(&String, &String)| left == right;
        let at = before.iter().zip(now).take_while(same).count();
        let rest = |all: &[String]| all.len() - at;
        let end = before.iter().rev().zip(now.iter().rev()).take_while(same).count();
        let end = end.min(rest(before)).min(rest(now));
        Splice {
            at,
            out: rest(before) - end,
            into: now.get(at..now.len() - end).unwrap_or_default().to_vec(),
        }
    }

    /// Puts a list into the state after the change; one that does not fit leaves it as it is, and says so with `false`.
    pub fn apply(&self, to: &mut Vec<String>) -> bool {
        let fits = self.at.checked_add(self.out).is_some_and(|end| end <= to.len());
        if fits {
            to.splice(self.at..self.at + self.out, self.into.iter().cloned());
        }
        fits
    }
}

impl Sitting {
    /// The keys of what is asked or read aloud now, in order. `crews[]` stands behind the instances of a repeat that people count:
    /// the place to add one.
    pub fn stops(&self) -> Vec<String> {
        let mut stops = Vec::new();
        self.walk(0, &mut stops);
        stops
    }

    fn walk(&self, around: Spot, stops: &mut Vec<String>) {
        let Some(node) = self.filled.shape(around).and_then(|shape| self.form.plan.node(shape)) else {
            return;
        };
        for shape in &node.children {
            let Some(child) = self.form.plan.node(*shape) else {
                continue;
            };
            for spot in self.filled.tree.children(around, child.slot) {
                if !self.filled.is_relevant(*spot) {
                    continue;
                }
                match child.question() {
                    Some(question) if question.is_seen() => stops.push(self.key(*spot)),
                    Some(_) => {}
                    None => self.walk(*spot, stops),
                }
            }
            let applies = || {
                let condition = child.relevant();
                condition.is_none_or(|condition| self.filled.truth(condition, around))
            };
            if child.is_open_repeat() && applies() {
                stops.push(self.repeat_name(around, *shape));
            }
        }
    }

    fn repeat_name(&self, around: Spot, shape: super::Shape) -> String {
        let segment = self.form.plan.keys.segment(shape);
        match self.key(around).as_str() {
            "" => format!("{segment}[]"),
            before => format!("{before}/{segment}[]"),
        }
    }

    /// Everything of which something is special, and the whole order of asking. What changes from here on is told by
    /// [`Sitting::turn`].
    pub fn look(&mut self) -> (Vec<String>, BTreeMap<String, Point>) {
        // Whoever looks twice sees the same, and need not draw it again.
        if self.filled.reshaped || !self.filled.touched.is_empty() {
            self.revision = self.revision.wrapping_add(1);
        }
        self.filled.touched.clear();
        self.filled.reshaped = false;
        self.stops = self.stops();
        let mut points = BTreeMap::new();
        for spot in self.filled.spots() {
            if self.is_drawn(spot) {
                let point = self.point(spot);
                if point != Point::default() {
                    points.insert(self.key(spot), point);
                }
            }
        }
        (self.stops.clone(), points)
    }

    /// What has changed since the last look or turn.
    pub fn turn(&mut self) -> Turn {
        self.revision = self.revision.wrapping_add(1);
        let touched = self.filled.take_touched();
        let mut points = BTreeMap::new();
        for spot in touched {
            if self.is_drawn(spot) {
                let key = self.key(spot);
                let point = self.point(spot);
                points.insert(key, point);
            }
        }
        let stops = std::mem::take(&mut self.filled.reshaped).then(|| {
            let now = self.stops();
            let splice = Splice::between(&self.stops, &now);
            self.stops = now;
            splice
        });
        Turn {
            stops: stops.filter(|splice| splice.out > 0 || !splice.into.is_empty()),
            points,
            answers: BTreeMap::new(),
        }
    }

    /// Whether a screen has a place for it: a question that a person meets, or an instance of a repeat.
    fn is_drawn(&self, spot: Spot) -> bool {
        let shape = self.filled.shape(spot);
        let Some(node) = shape.and_then(|shape| self.form.plan.node(shape)) else {
            return false;
        };
        let is_there = node.is_repeat() || node.question().is_some_and(|question| question.is_seen());
        is_there && self.filled.is_relevant(spot) && self.filled.tree.is_there(&self.form.plan, spot)
    }

    fn point(&mut self, spot: Spot) -> Point {
        let mut point = self.filled.point(spot);
        // Who declined has answered.
        let is_missing = |wrong: &super::Wrong| wrong.kind == ViolationKind::Required;
        if self.declined.contains(&spot) && point.wrong.as_ref().is_some_and(is_missing) {
            point.wrong = None;
        }
        point
    }

    /// Keys of answers that break a rule of the form, and of questions that must be answered and are not.
    pub fn wrong(&self) -> Vec<(String, ViolationKind)> {
        let spots = self.filled.spots().into_iter();
        let wrong = spots.filter_map(|spot| {
            let (kind, _) = self.filled.wrong(spot)?;
            let declined = kind == ViolationKind::Required && self.declined.contains(&spot);
            (!declined && self.is_drawn(spot)).then(|| (self.key(spot), kind))
        });
        wrong.collect()
    }

    /// A page of what a select offers; `None` where no such question stands.
    pub fn offers(
        &mut self,
        key: &str,
        search: &str,
        offset: usize,
        most: usize,
    ) -> Option<(usize, Vec<super::OfferNow>)> {
        let spot = self.find(key)?;
        Some(self.filled.offers_page(spot, search, offset, most))
    }
}
