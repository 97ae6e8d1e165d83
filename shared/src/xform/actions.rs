//! What happens by itself: values set when a form or an instance begins or another answer changes, positions, recordings.

use super::body::is_action;
use super::data::NodeId;
use super::element::{Element, Space};
use super::form::Form;
use super::notes::At;
use crate::form::{Preset, Question};
use crate::xpath::Expression;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Actions by the node that they fill.
#[derive(Debug, Default)]
pub(super) struct Actions<'a> {
    pub presets: HashMap<NodeId, (&'a Element, BTreeSet<Moment>)>,
    /// With the question whose change they wait for.
    pub triggers: HashMap<NodeId, Vec<(NodeId, &'a Element)>>,
    pub positions_at_start: HashSet<NodeId>,
    pub positions: HashMap<NodeId, Vec<NodeId>>,
    pub recordings: HashMap<NodeId, &'a Element>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    FirstLoad,
    EveryLoad,
    NewRepeat,
    Changed,
}

fn moment(event: &str) -> Option<Moment> {
    Some(match event {
        "odk-instance-first-load" => Moment::FirstLoad,
        "odk-instance-load" | "xforms-ready" => Moment::EveryLoad,
        "odk-new-repeat" | "jr-insert" => Moment::NewRepeat,
        "xforms-value-changed" => Moment::Changed,
        _ => return None,
    })
}

impl<'a> Form<'a> {
    pub(super) fn read_actions(&mut self, model: &'a Element) {
        for element in model.elements().filter(|element| is_action(element)) {
            self.action(element, None, 0);
        }
    }

    pub(super) fn action(&mut self, element: &'a Element, trigger: Option<NodeId>, from: NodeId) {
        let path = element
            .plain("ref")
            .or_else(|| element.plain("bind"))
            .unwrap_or_default();
        if let Some((entity, _)) = path.rsplit_once("/@")
            && self.data.find(entity).is_some()
        {
            // A new entity gets its id from whoever saves it.
            if element.plain("value") != Some("uuid()") {
                let reason = format!("`{path}` is set by an action, which is not carried over");
                self.notes.warn(At::quoting(element, path), "unread_action", reason);
            }
            return;
        }
        let Some(node) = self.target(element, from) else { return };
        let mut moments = BTreeSet::new();
        for event in element.plain("event").unwrap_or_default().split_whitespace() {
            match moment(event) {
                Some(moment) => _ = moments.insert(moment),
                None => {
                    let reason = format!("the event `{event}` never happens here, so that nothing is done then");
                    self.notes.warn(At::quoting(element, event), "unknown_event", reason);
                }
            }
        }
        if moments.remove(&Moment::Changed) {
            match trigger {
                Some(trigger) if element.space == Space::Odk => {
                    self.actions.positions.entry(node).or_default().push(trigger)
                }
                Some(trigger) => self.actions.triggers.entry(node).or_default().push((trigger, element)),
                None => {
                    let reason =
                        "a change of value triggers an action only within the control whose value it is; move it there";
                    self.notes.fault(At::of(element), "unseen_trigger", reason);
                }
            }
        }
        if moments.is_empty() {
            return;
        }
        match (element.space, element.name.as_str()) {
            (Space::Odk, "setgeopoint") => _ = self.actions.positions_at_start.insert(node),
            (Space::Odk, _) => _ = self.actions.recordings.insert(node, element),
            _ => self.preset_action(node, element, moments),
        }
    }

    fn preset_action(&mut self, node: NodeId, element: &'a Element, moments: BTreeSet<Moment>) {
        if moments.contains(&Moment::EveryLoad) {
            let reason = "this value is set once, when the form begins, and not each time that it is opened";
            self.notes.warn(At::of(element), "set_once", reason);
        }
        match self.actions.presets.get_mut(&node) {
            None => _ = self.actions.presets.insert(node, (element, moments)),
            Some((first, all)) => {
                let same =
                    first.plain("value") == element.plain("value") && first.text().trim() == element.text().trim();
                all.extend(moments);
                if !same {
                    let reason = format!(
                        "`{}` begins with another value here than in line {}; a question has one default",
                        self.data.path(node),
                        first.line
                    );
                    self.notes.fault(At::of(element), "two_defaults", reason);
                }
            }
        }
    }

    /// The default that an action gives, where it is not in the instance itself.
    pub(super) fn preset(&mut self, node: NodeId) -> Option<Preset> {
        let (element, moments) = self.actions.presets.get(&node).cloned()?;
        let repeated = self.data.above(node).any(|above| self.data.repeats.contains(&above));
        if repeated && !moments.contains(&Moment::NewRepeat) {
            let reason = "this value is set in every instance of the repeat, not only in the first";
            self.notes.warn(At::of(element), "set_everywhere", reason);
        } else if repeated && moments.len() == 1 {
            let reason = "this value is set in every instance of the repeat, the first too";
            self.notes.warn(At::of(element), "set_everywhere", reason);
        }
        match element.plain("value") {
            Some(value) => self.expression(value, element, node).map(Preset::Computed),
            None => {
                let text = element.text();
                let text = text.trim();
                (!text.is_empty()).then(|| Preset::Fixed(text.to_owned()))
            }
        }
    }

    /// What the change of another answer computes.
    pub(super) fn triggered(&mut self, node: NodeId, question: &mut Question) {
        let mut triggers = self.actions.triggers.get(&node).cloned().unwrap_or_default();
        // In the order of the form, whatever the order in which they were found.
        triggers.sort_by_key(|(trigger, _)| *trigger);
        let Some((_, first)) = triggers.first().copied() else {
            return;
        };
        for (trigger, element) in &triggers {
            if element.plain("value") != first.plain("value") || element.text().trim() != first.text().trim() {
                let reason = format!(
                    "`{}` is set to another value here than in line {}; one calculation waits for all of its triggers",
                    question.name, first.line
                );
                self.notes.fault(At::of(element), "two_calculations", reason);
            }
            self.add_trigger(*trigger, element, question);
        }
        if question.calculation.is_some() {
            let reason = format!(
                "`{}` has a `calculate` and is set by an action, too; remove one of them",
                question.name
            );
            self.notes.fault(At::of(first), "two_calculations", reason);
            return;
        }
        question.calculation = match first.plain("value") {
            Some(value) => self.expression(value, first, node),
            None => {
                let text = first.text();
                let text = text.trim();
                let quote = if text.contains('\'') { '"' } else { '\'' };
                let literal = Expression::parse(&format!("{quote}{text}{quote}"));
                if literal.is_err() {
                    let reason = "a text with both kinds of quotes cannot be set by an action";
                    self.notes.fault(At::of(first), "expression", reason);
                }
                literal.ok().filter(|_| !text.is_empty())
            }
        };
    }

    pub(super) fn add_trigger(&mut self, trigger: NodeId, element: &Element, question: &mut Question) {
        let name = self.data.name(trigger).to_owned();
        if !self.data.is_unique(&name) || !self.data.is_unique(&question.name) {
            let reason = format!(
                "several questions are named `{name}` or `{}`; a trigger and its target need names of their own",
                question.name
            );
            self.notes.fault(At::of(element), "ambiguous_reference", reason);
        }
        if !question.trigger.contains(&name) {
            question.trigger.push(name);
        }
    }
}
