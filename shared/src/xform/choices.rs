//! Where a control's choices come from: items of its own, a list of the form, a file, or the answers of a repeat.

use super::data::NodeId;
use super::element::{Element, Space};
use super::expression::Seat;
use super::form::Form;
use super::instances::Instance;
use super::itemset::{self, Nodeset};
use super::notes::At;
use crate::form::{Choices, Kind, Question, Source};
use crate::xpath::Expression;

impl<'a> Form<'a> {
    pub(super) fn choices(&mut self, control: &'a Element, id: NodeId, question: &mut Question) {
        let chooses = matches!(question.kind, Kind::SelectOne | Kind::SelectMultiple | Kind::Rank);
        let itemset = control.child(Space::XForms, "itemset");
        if !chooses {
            if let Some(itemset) = itemset {
                self.pointed(itemset, id, question);
            }
            if let Some(item) = control.child(Space::XForms, "item") {
                self.notes.warn(
                    At::of(item),
                    "unread_element",
                    "only selects and rankings have choices; this one is left aside",
                );
            }
            return;
        }
        let plain = |list: String| Choices {
            source: Source::List { list },
            filter: None,
            randomize: false,
            seed: None,
            or_other: false,
        };
        let Some(itemset) = itemset else {
            let list = self.own_list(control, &question.name);
            question.choices = Some(plain(list));
            return;
        };
        if let Some(item) = control.child(Space::XForms, "item") {
            self.notes.warn(
                At::of(item),
                "unread_element",
                "a question with an itemset has no items of its own; they are left aside",
            );
        }
        let nodeset = itemset.plain("nodeset").unwrap_or_default();
        match itemset::read(nodeset) {
            Ok(parts) => {
                question.choices = self.source(&parts, itemset, id).map(|source| Choices {
                    filter: self.filter(&parts, itemset, id, &source),
                    source,
                    randomize: parts.randomize,
                    seed: parts.seed.and_then(|seed| self.expression(seed, itemset, id)),
                    or_other: false,
                });
                if let Some(Source::File { file, value, label }) =
                    question.choices.as_ref().map(|choices| &choices.source)
                {
                    let usual = if file.ends_with(".geojson") {
                        ["id", "title"]
                    } else {
                        ["name", "label"]
                    };
                    for ((key, column), usual) in [("value", value), ("label", label)].into_iter().zip(usual) {
                        if column != usual {
                            question.parameters.insert(key.to_owned(), column.clone());
                        }
                    }
                }
                if parts.randomize {
                    question.parameters.insert("randomize".to_owned(), "true".to_owned());
                }
            }
            Err(reason) => {
                let reason = format!("choices cannot come from `{nodeset}`: {reason}");
                self.notes.fault(At::quoting(itemset, nodeset), "bad_itemset", reason);
            }
        }
        let random = question.choices.as_ref().and_then(|choices| choices.seed.as_ref());
        if let Some(seed) = random {
            question.parameters.insert("seed".to_owned(), seed.text().to_owned());
        }
    }

    fn source(&mut self, parts: &Nodeset<'_>, itemset: &'a Element, id: NodeId) -> Option<Source> {
        let value = self.part(itemset, "value").unwrap_or_else(|| "name".to_owned());
        let label = self.part(itemset, "label");
        if let Some((list, steps)) = itemset::instance_of(parts.base) {
            return self.listed(&list, &steps, value, label, itemset);
        }
        let fault = |form: &mut Self, reason: String| {
            form.notes
                .fault(At::quoting(itemset, parts.base), "bad_itemset", reason);
            None
        };
        let Some(repeat) = self
            .data
            .find_from(parts.base, id)
            .or_else(|| self.data.find_from(parts.base, 0))
        else {
            return fault(
                self,
                format!("choices cannot come from `{}`: nothing stands there", parts.base),
            );
        };
        let Some(asked) = self.data.find_from(&value, repeat) else {
            return fault(self, format!("`{value}` stands nowhere in `{}`", parts.base));
        };
        let name = self.data.name(asked).to_owned();
        if !self.data.is_unique(&name) {
            return fault(
                self,
                format!("several questions are named `{name}`; answers of one of them cannot be choices"),
            );
        }
        if label.is_some_and(|label| label != value) {
            let reason = format!("choices that are answers have the answer as their label: `{name}`");
            self.notes.warn(At::of(itemset), "unread_label", reason);
        }
        Some(Source::Answers { question: name })
    }

    fn listed(
        &mut self,
        list: &str,
        steps: &[String],
        value: String,
        label: Option<String>,
        itemset: &'a Element,
    ) -> Option<Source> {
        match self.instances.find(list) {
            None => {
                let reason = format!("the form has no instance `{list}`");
                let at = At::quoting(itemset, list);
                self.notes
                    .misspelt(at, "unknown_list", reason, list, self.instances.ids());
                None
            }
            Some(Instance::LastSaved) => {
                let reason = "choices cannot come from the answers that were saved last";
                self.notes.fault(At::of(itemset), "bad_itemset", reason);
                None
            }
            Some(Instance::File { file, .. }) => Some(Source::File {
                file: file.clone(),
                value,
                label: label.unwrap_or_else(|| "label".to_owned()),
            }),
            Some(Instance::Inline { root, row, .. }) => {
                if steps != [root.as_str(), row.as_str()] {
                    let reason = format!("the rows of `{list}` are `{root}/{row}`, not `{}`", steps.join("/"));
                    self.notes.fault(At::of(itemset), "bad_itemset", reason);
                    return None;
                }
                let list = self.list(list, &value, label.as_deref(), itemset);
                Some(Source::List { list })
            }
        }
    }

    /// The column that an itemset's `value` or `label` names; `itextId` for labels by id.
    fn part(&mut self, itemset: &'a Element, name: &str) -> Option<String> {
        let element = itemset.child(Space::XForms, name)?;
        let text = element.plain("ref").or_else(|| element.plain("value"))?;
        let inner = text.strip_prefix("jr:itext(").and_then(|rest| rest.strip_suffix(')'));
        Some(inner.unwrap_or(text).trim().trim_start_matches("./").to_owned())
    }

    fn filter(&mut self, parts: &Nodeset<'_>, itemset: &'a Element, id: NodeId, source: &Source) -> Option<Expression> {
        let value = self.part(itemset, "value").unwrap_or_default();
        let answers = matches!(source, Source::Answers { .. });
        let is_blank_test = |text: &str| text.replace(' ', "") == format!("./{value}!=''");
        let mut kept = Vec::new();
        // Blank answers are no choices anyway.
        for condition in parts.conditions.iter().filter(|text| !(answers && is_blank_test(text))) {
            // As the only condition of a list it is one in the definition, too.
            let alone = parts.conditions.len() == 1 && !answers;
            if !alone && chooses_by_place(condition) {
                let reason = format!(
                    "`[{condition}]` chooses by place, which a filter of several conditions, or of answers, cannot"
                );
                self.notes.fault(At::quoting(itemset, condition), "bad_itemset", reason);
                return None;
            }
            kept.push(*condition);
        }
        let text = match kept.as_slice() {
            [] => return None,
            [one] => (*one).to_owned(),
            several => {
                let joined: Vec<String> = several.iter().map(|condition| format!("({condition})")).collect();
                joined.join(" and ")
            }
        };
        match self.scope().parse(&text, Seat { node: id, moves: false }) {
            Ok(expression) => {
                self.check_ways(&expression, &text, itemset, id, true);
                Some(expression)
            }
            Err(wrong) => {
                self.wrong(wrong, &text, itemset);
                None
            }
        }
    }

    /// A list that something other than a select points at: ticks of a range, places on a map.
    fn pointed(&mut self, itemset: &'a Element, id: NodeId, question: &mut Question) {
        let nodeset = itemset.plain("nodeset").unwrap_or_default();
        let base = itemset::read(nodeset).map_or(nodeset, |parts| parts.base);
        let named = match itemset::instance_of(base) {
            Some((list, _)) => self.instances.find(&list).map(|instance| match instance {
                Instance::File { stem, .. } => stem.clone(),
                Instance::Inline { .. } | Instance::LastSaved => list.clone(),
            }),
            None => {
                let found = self.data.find_from(base, id);
                found.map(|node| format!("${{{}}}", self.data.name(node)))
            }
        };
        let key = match question.kind {
            Kind::Range => "tick_labelset",
            _ => "reference-geometry",
        };
        match named {
            Some(named) => _ = question.parameters.insert(key.to_owned(), named),
            None => {
                let reason = format!("`{nodeset}` is no list that this question could show");
                self.notes.warn(At::quoting(itemset, nodeset), "unread_choices", reason);
            }
        }
    }
}

/// Whether a condition is the number of a row, or asks for one.
fn chooses_by_place(condition: &str) -> bool {
    let tight: String = condition.chars().filter(|letter| !letter.is_whitespace()).collect();
    tight.parse::<f64>().is_ok() || tight.contains("position()") || tight.contains("last()")
}
