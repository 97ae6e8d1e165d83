//! A definition made ready to be filled in: every item has a number, every expression knows what it waits for.

use super::definition::{Choice, ChoiceList, Definition, Group, Item, Kind, Question, Source};
use super::keys::Keys;
use super::order::{self, Order};
use super::tables::{Tables, id_of};
use super::watching::Watching;
use crate::words::{Language, Words};
use crate::xpath::Expression;
use std::collections::BTreeMap;

/// An item of a plan: an index into its nodes, the root first, in the order of the sheet.
pub type Shape = usize;

/// Why a definition cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// The path names every question on the way round.
    #[error("these wait for each other, so none can be computed: {}", path.join(" → "))]
    Cycle { path: Vec<String> },
    #[error("the form nests deeper than {} levels", DEEPEST)]
    TooDeep,
}

/// Groups within groups.
const DEEPEST: usize = 60;

/// What stands at a place of the form.
#[derive(Clone, Debug)]
pub enum What {
    Root,
    /// Its items stand in the plan's nodes.
    Group(Box<Group>),
    Question(Box<Question>),
}

#[derive(Clone, Debug)]
pub struct PlanNode {
    pub name: String,
    pub what: What,
    pub parent: Option<Shape>,
    pub children: Vec<Shape>,
    /// Its place among the children of its parent.
    pub slot: usize,
    /// Of a select with a filter: finds the rows of its table that are offered.
    pub search: Option<Expression>,
    /// The column `suggests`, read. A pack whose column cannot be read is refused before.
    pub suggests: Option<Expression>,
    /// The repeats that it stands in, outermost first; itself last if it is one.
    pub repeats: Vec<Shape>,
}

impl PlanNode {
    pub fn question(&self) -> Option<&Question> {
        match &self.what {
            What::Question(question) => Some(question),
            What::Root | What::Group(_) => None,
        }
    }

    pub fn group(&self) -> Option<&Group> {
        match &self.what {
            What::Group(group) => Some(group),
            What::Root | What::Question(_) => None,
        }
    }

    pub fn is_repeat(&self) -> bool {
        self.group().is_some_and(|group| group.repeat.is_some())
    }

    /// A repeat whose instances the person adds and removes.
    pub fn is_open_repeat(&self) -> bool {
        self.is_repeat() && self.count().is_none()
    }

    pub fn count(&self) -> Option<&Expression> {
        self.group()?.repeat.as_ref()?.count.as_ref()
    }

    pub fn relevant(&self) -> Option<&Expression> {
        match &self.what {
            What::Root => None,
            What::Group(group) => group.relevant.as_ref(),
            What::Question(question) => question.relevant.as_ref(),
        }
    }

    pub fn calculation(&self) -> Option<&Expression> {
        self.question()?.calculation.as_ref()
    }

    pub fn filter(&self) -> Option<&Expression> {
        self.question()?.choices.as_ref()?.filter.as_ref()
    }

    /// The question of a repeat whose answers are the choices of this one.
    pub fn answers_of(&self) -> Option<&str> {
        match &self.question()?.choices.as_ref()?.source {
            Source::Answers { question } => Some(question),
            Source::List { .. } | Source::File { .. } => None,
        }
    }

    pub fn label(&self) -> Option<&Words> {
        match &self.what {
            What::Root => None,
            What::Group(group) => Some(&group.label),
            What::Question(question) => Some(&question.label),
        }
    }
}

/// A form that can be filled in any number of times.
#[derive(Clone, Debug)]
pub struct Plan {
    pub id: String,
    pub version: String,
    pub title: String,
    pub default_language: String,
    pub languages: Vec<Language>,
    pub instance_name: Option<Expression>,
    pub(super) nodes: Vec<PlanNode>,
    pub(super) by_name: BTreeMap<String, Vec<Shape>>,
    /// The questions whose calculation waits for a change of the named one.
    pub(super) triggered: BTreeMap<String, Vec<Shape>>,
    pub(super) order: Order,
    pub(super) tables: Tables,
    pub(super) keys: Keys,
    pub(super) watching: Watching,
}

impl Plan {
    /// `files`: what lies beside the form, by file name (`crops.csv`).
    pub fn new(definition: Definition, files: &BTreeMap<String, Vec<u8>>) -> Result<Plan, PlanFault> {
        let Definition {
            id,
            version,
            title,
            default_language,
            languages,
            instance_name,
            items,
            mut lists,
            ..
        } = definition;
        let mut nodes = vec![PlanNode {
            name: "data".to_owned(),
            what: What::Root,
            parent: None,
            children: Vec::new(),
            slot: 0,
            search: None,
            suggests: None,
            repeats: Vec::new(),
        }];
        place(&mut nodes, &mut lists, 0, items, 0)?;
        let mut by_name: BTreeMap<String, Vec<Shape>> = BTreeMap::new();
        for (shape, node) in nodes.iter().enumerate().skip(1) {
            by_name.entry(node.name.clone()).or_default().push(shape);
        }
        let mut triggered: BTreeMap<String, Vec<Shape>> = BTreeMap::new();
        for (shape, node) in nodes.iter().enumerate() {
            for name in node.question().map(|question| &question.trigger).into_iter().flatten() {
                triggered.entry(name.clone()).or_default().push(shape);
            }
        }
        let tables = Tables::new(&nodes, &lists, files, &default_language);
        let order = order::of(&nodes, &by_name)?;
        let (keys, watching) = (Keys::of(&nodes), Watching::of(&nodes));
        Ok(Plan {
            id,
            version,
            title,
            default_language,
            languages,
            instance_name,
            nodes,
            by_name,
            triggered,
            order,
            tables,
            keys,
            watching,
        })
    }

    pub fn node(&self, shape: Shape) -> Option<&PlanNode> {
        self.nodes.get(shape)
    }

    pub fn nodes(&self) -> &[PlanNode] {
        &self.nodes
    }

    /// The repeats right within an item whose number the form computes.
    pub(super) fn counted_within(&self, shape: Shape) -> impl Iterator<Item = Shape> + '_ {
        let children = self.node(shape).map_or(&[][..], |node| &node.children);
        let counted = |child: &Shape| self.node(*child).is_some_and(|child| child.count().is_some());
        children.iter().copied().filter(move |child| counted(child))
    }

    /// A repeat and all items in it.
    pub(super) fn within(&self, repeat: Shape) -> Vec<Shape> {
        let nodes = self.nodes.iter().enumerate();
        let inside = nodes.filter(|(_, node)| node.repeats.contains(&repeat));
        inside.map(|(shape, _)| shape).collect()
    }

    /// The only item of this name.
    pub fn named(&self, name: &str) -> Option<Shape> {
        self.by_name.get(name)?.first().copied()
    }
}

fn place(
    nodes: &mut Vec<PlanNode>,
    lists: &mut BTreeMap<String, ChoiceList>,
    parent: Shape,
    items: Vec<Item>,
    depth: usize,
) -> Result<(), PlanFault> {
    if depth > DEEPEST {
        return Err(PlanFault::TooDeep);
    }
    for item in items {
        match item {
            Item::Question(question) => {
                let other = other_of(&question, lists);
                add(nodes, parent, question.name.clone(), What::Question(question));
                if let Some(other) = other {
                    add(nodes, parent, other.name.clone(), What::Question(Box::new(other)));
                }
            }
            Item::Group(mut group) => {
                let items = std::mem::take(&mut group.items);
                let shape = add(nodes, parent, group.name.clone(), What::Group(group));
                place(nodes, lists, shape, items, depth + 1)?;
            }
        }
    }
    Ok(())
}

fn add(nodes: &mut Vec<PlanNode>, parent: Shape, name: String, what: What) -> Shape {
    let shape = nodes.len();
    let mut repeats = nodes
        .get(parent)
        .map(|parent| parent.repeats.clone())
        .unwrap_or_default();
    let node = PlanNode {
        name,
        what,
        parent: Some(parent),
        children: Vec::new(),
        slot: nodes.get(parent).map_or(0, |parent| parent.children.len()),
        search: None,
        suggests: None,
        repeats: Vec::new(),
    };
    if node.is_repeat() {
        repeats.push(shape);
    }
    let search = node.question().and_then(search_of);
    let suggests = node.question().and_then(Question::suggests);
    let suggests = suggests.and_then(|text| Expression::parse(text).ok());
    nodes.push(PlanNode {
        repeats,
        search,
        suggests,
        ..node
    });
    if let Some(parent) = nodes.get_mut(parent) {
        parent.children.push(shape);
    }
    shape
}

/// A filter, and an order by chance, as a search of its list, the way an XForm writes it.
fn search_of(question: &Question) -> Option<Expression> {
    let choices = question.choices.as_ref()?;
    let id = id_of(&choices.source)?;
    let items = match &choices.filter {
        Some(filter) => format!("instance('{id}')/root/item[{}]", filter.text()),
        None if choices.randomize => format!("instance('{id}')/root/item"),
        None => return None,
    };
    let search = match (&choices.seed, choices.randomize) {
        (Some(seed), true) => format!("randomize({items}, {})", seed.text()),
        (None, true) => format!("randomize({items})"),
        (_, false) => items,
    };
    Expression::parse(&search).ok()
}

/// What `or_other` adds: a choice of its own, and a text that is asked after it.
fn other_of(question: &Question, lists: &mut BTreeMap<String, ChoiceList>) -> Option<Question> {
    let choices = question.choices.as_ref().filter(|choices| choices.or_other)?;
    if let Source::List { list } = &choices.source {
        let list = lists.entry(list.clone()).or_default();
        if list.choices.iter().all(|choice| choice.name != "other") {
            list.choices.push(Choice {
                name: "other".to_owned(),
                label: Words::from([("en", "Other")]),
                ..Choice::default()
            });
        }
    }
    // The name holds letters, digits, `_`, `-` and `.` only: the importer has checked it.
    let asked = Expression::parse(&format!("selected(../{}, 'other')", question.name)).ok()?;
    Some(Question {
        label: Words::from([("en", "Specify other.")]),
        relevant: Some(asked),
        ..Question::new(format!("{}_other", question.name), Kind::Text)
    })
}
