//! What texts quote: questions by name, and calculations that are made where a text computes.

use super::data::NodeId;
use super::element::Element;
use super::expression::Seat;
use super::form::Form;
use super::notes::At;
use crate::form::{Kind, Question};
use crate::xpath::Expression;

impl<'a> Form<'a> {
    /// What a text quotes, as `${name}`: a question, or a calculation that is made for it.
    pub(super) fn said(&mut self, asked: &str, element: &'a Element, seat: Option<NodeId>) -> String {
        let node = seat.unwrap_or(0);
        let direct = self
            .data
            .find_from(asked, node)
            .map(|target| (target, self.data.name(target)));
        if let Some((target, name)) = direct {
            let meta = self.data.node(target).is_some_and(|node| node.meta);
            if target != 0 && (meta || self.data.is_unique(name)) {
                return format!("${{{name}}}");
            }
        }
        let rewritten = match self.scope().rewrite(asked, Seat { node, moves: true }) {
            Ok(rewritten) => rewritten,
            Err(wrong) => {
                self.wrong(wrong, asked, element);
                return String::new();
            }
        };
        let is_name = rewritten.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        if is_name.is_some_and(|name| !name.contains(['{', '#'])) {
            return rewritten;
        }
        let Some(node) = seat else {
            let reason =
                format!("the text of a choice can quote a question, but not compute `{asked}`; it is left blank");
            self.notes
                .warn(At::quoting(element, asked), "unsupported_output", reason);
            return String::new();
        };
        let parent = self.data.parent(node).unwrap_or(0);
        if let Some(name) = self.said.get(&(parent, rewritten.clone())) {
            return format!("${{{name}}}");
        }
        let calculation = match Expression::parse(&rewritten) {
            Ok(calculation) => calculation,
            Err(fault) => {
                let reason = format!("the expression cannot be read: {fault}");
                self.notes.fault(At::quoting(element, asked), "expression", reason);
                return String::new();
            }
        };
        let mut name = String::new();
        while name.is_empty() || self.data.has_name(&name) {
            self.said_count += 1;
            name = format!("generated_output_{}", self.said_count);
        }
        let mut question = Question::new(name.clone(), Kind::Calculate);
        question.calculation = Some(calculation);
        self.spend(rewritten.len(), element);
        self.said.insert((parent, rewritten), name.clone());
        self.generated.entry(node).or_default().push(question);
        format!("${{{name}}}")
    }
}
