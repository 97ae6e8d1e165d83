//! A checked form as packs and commands hold it: what it asks, and how it is filled in.

use super::definition::{Choice, Definition, Kind, Question, Source};
use super::plan::{Plan, PlanFault, PlanNode, Shape};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A form that can be read and filled in. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Form {
    pub definition: Arc<Definition>,
    pub plan: Arc<Plan>,
    /// What lies beside the form, by file name.
    pub files: Arc<BTreeMap<String, Vec<u8>>>,
}

impl PartialEq for Form {
    fn eq(&self, other: &Form) -> bool {
        self.definition == other.definition
    }
}

impl Form {
    /// `files`: what lies beside the form, by file name.
    ///
    /// # Errors
    /// A circle of expressions, or groups within groups without end.
    pub fn new(definition: Definition, files: &BTreeMap<String, Vec<u8>>) -> Result<Form, PlanFault> {
        let plan = Plan::new(definition.clone(), files)?;
        Ok(Form {
            definition: Arc::new(definition),
            plan: Arc::new(plan),
            files: Arc::new(files.clone()),
        })
    }

    /// Every question and note that a person sees, in the order of asking.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        let questions = self.plan.nodes().iter().filter_map(PlanNode::question);
        questions.filter(|question| question.is_seen())
    }

    /// The question of this name, wherever it stands.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.plan.node(self.plan.named(name)?)?.question()
    }

    /// The question of a key such as `fee` or `crews[B1]/wage`, whether or not such an entry is there.
    pub fn question_of_key(&self, key: &str) -> Option<&Question> {
        self.plan.node(self.plan.shape_of_key(key)?)?.question()
    }

    /// How many questions take an answer.
    pub fn question_count(&self) -> usize {
        self.questions().filter(|question| question.is_asked()).count()
    }

    /// The choices of a question whose list stands in the form itself, in its order.
    pub fn choices(&self, question: &Question) -> &[Choice] {
        match question.choices.as_ref().map(|choices| &choices.source) {
            Some(Source::List { list }) => self.definition.lists.get(list).map_or(&[], |list| &list.choices),
            Some(Source::File { .. } | Source::Answers { .. }) | None => &[],
        }
    }

    pub fn choice(&self, question: &Question, name: &str) -> Option<&Choice> {
        self.choices(question).iter().find(|choice| choice.name == name)
    }

    /// Whether "prefers not to say" is an answer: by choice list for selects, for the others where none must be given.
    pub fn may_decline(&self, question: &Question) -> bool {
        match question.kind {
            Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => self.choice(question, super::DECLINED).is_some(),
            _ => question.is_asked() && question.required.is_none(),
        }
    }

    /// The question at an item of the plan, if a person sees it.
    pub fn seen(&self, shape: Shape) -> Option<&Question> {
        self.plan.node(shape)?.question().filter(|question| question.is_seen())
    }
}
