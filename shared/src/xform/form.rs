//! From a file to a form: the parts of an XForm in the order in which they need each other.

use super::actions::Actions;
use super::body::Body;
use super::data::{Data, NodeId};
use super::element::{self, Element, Space};
use super::expression::{Scope, Seat, Wrong};
use super::instances::Instances;
use super::lists::Lists;
use super::notes::{At, Notes};
use super::text;
use super::words::Texts;
use crate::form::{Definition, Item, Question};
use crate::xlsform::{Fault, Imported};
use crate::xpath::Expression;
use std::collections::{BTreeMap, HashMap};

/// Groups in groups, as with workbooks.
const GROUPS_DEEP_MAX: usize = 60;

/// Reads the bytes of an XForm. `fallback_id`: the form's id where its instance names none.
///
/// # Errors
/// One fault if it is no XML or no XForm, else every fault that was found, in the order of the file.
pub fn read(bytes: &[u8], fallback_id: &str) -> Result<Imported, Vec<Fault>> {
    let text = text::decode(bytes).map_err(|fault| vec![*fault])?;
    let root = element::read(text).map_err(|fault| vec![*fault])?;
    let mut notes = Notes::default();
    let found = Form::open(&root, &mut notes);
    let Some((mut form, parts)) = found else {
        notes.sort();
        return Err(notes.faults);
    };
    form.notes = notes;
    let definition = form.definition(&parts, fallback_id);
    form.notes.sort();
    match form.notes.faults.is_empty() {
        true => Ok((definition, form.notes.warnings)),
        false => Err(form.notes.faults),
    }
}

/// The chief elements of an XForm.
pub(super) struct Parts<'a> {
    pub head: &'a Element,
    pub model: &'a Element,
    pub body: Option<&'a Element>,
    pub instance: &'a Element,
}

/// A form that is being read: all that its parts need of each other.
pub(super) struct Form<'a> {
    pub data: Data<'a>,
    pub texts: Texts<'a>,
    pub instances: Instances<'a>,
    pub lists: Lists,
    pub binds: HashMap<NodeId, &'a Element>,
    /// Binds of an entity's attributes.
    pub entity_binds: HashMap<(NodeId, String), &'a Element>,
    /// Nodes by the id of their bind, as old controls name them.
    pub bind_ids: HashMap<&'a str, NodeId>,
    /// How many entities the form writes.
    pub entity_count: usize,
    pub actions: Actions<'a>,
    pub body: Body<'a>,
    pub notes: Notes,
    /// Bytes of texts and lists so far.
    pub written: usize,
    /// Calculations that texts quote, by the group that they stand in and by their text.
    pub said: HashMap<(NodeId, String), String>,
    pub said_count: usize,
    /// Those calculations, by the node before which they stand.
    pub generated: HashMap<NodeId, Vec<Question>>,
}

impl<'a> Form<'a> {
    fn open(root: &'a Element, notes: &mut Notes) -> Option<(Form<'a>, Parts<'a>)> {
        let parts = parts(root, notes)?;
        let data = Data::read(parts.instance, notes);
        let secondary = parts.model.children(Space::XForms, "instance").skip(1);
        let mut form = Form {
            instances: Instances::read(secondary, notes),
            texts: Texts::read(parts.model, notes),
            data,
            lists: Lists::default(),
            binds: HashMap::new(),
            entity_binds: HashMap::new(),
            bind_ids: HashMap::new(),
            entity_count: 0,
            actions: Actions::default(),
            body: Body::default(),
            notes: Notes::default(),
            written: 0,
            said: HashMap::new(),
            said_count: 0,
            generated: HashMap::new(),
        };
        form.read_binds(parts.model, notes);
        Some((form, parts))
    }

    fn read_binds(&mut self, model: &'a Element, notes: &mut Notes) {
        for bind in model.children(Space::XForms, "bind") {
            let path = bind.plain("nodeset").or_else(|| bind.plain("ref")).unwrap_or_default();
            if let Some((entity, attribute)) = path.rsplit_once("/@")
                && let Some(node) = self.data.find(entity)
            {
                self.entity_binds.insert((node, attribute.to_owned()), bind);
                continue;
            }
            let Some(node) = self.data.find_from(path, 0) else {
                let reason = format!("this bind is for `{path}`, but nothing stands there in the form's instance");
                let word = path.rsplit('/').next().unwrap_or(path);
                notes.misspelt(
                    At::quoting(bind, path),
                    "unknown_reference",
                    reason,
                    word,
                    self.data.names(),
                );
                continue;
            };
            if let Some(id) = bind.plain("id") {
                self.bind_ids.entry(id).or_insert(node);
            }
            if self.binds.insert(node, bind).is_some() {
                let reason = format!("`{path}` has two binds; write one that says it all");
                notes.fault(At::quoting(bind, path), "duplicate_bind", reason);
            }
        }
    }

    fn definition(&mut self, parts: &Parts<'a>, fallback_id: &str) -> Definition {
        if let Some(body) = parts.body {
            self.read_body(body);
        } else {
            let reason = "the form has no body, so that nothing is asked";
            self.notes.warn(At::default(), "no_body", reason);
        }
        self.read_actions(parts.model);
        self.check_instances();
        self.entity_count = self.entity_nodes().len();
        let mut items = self.items(0);
        items.extend(self.meta_items());
        let (mut settings, style) = self.settings(parts);
        let entities = self.entities();
        let id = parts.instance.plain("id").map(str::to_owned);
        let id = id
            .or_else(|| parts.instance.attribute(Space::None, "xmlns").map(str::to_owned))
            .unwrap_or_else(|| fallback_id.to_owned());
        let version = parts.instance.plain("version").unwrap_or_default().to_owned();
        let title = parts
            .head
            .child(Space::Xhtml, "title")
            .map(Element::text)
            .unwrap_or_default();
        let title = title.trim();
        if parts.instance.name != "data" {
            settings.insert("name".to_owned(), parts.instance.name.clone());
        }
        let mut definition = Definition {
            title: if title.is_empty() { id.clone() } else { title.to_owned() },
            id,
            version,
            default_language: self.texts.default.clone(),
            languages: self.texts.languages.clone(),
            instance_name: self.instance_name(),
            style,
            items,
            lists: std::mem::take(&mut self.lists.done),
            settings,
            entities,
        };
        let files = self.unasked_files(&definition);
        definition.items.extend(files);
        definition
    }

    pub(super) fn scope(&self) -> Scope<'_, 'a> {
        Scope {
            data: &self.data,
            instances: &self.instances,
        }
    }

    pub(super) fn wrong(&mut self, wrong: Wrong, text: &str, element: &Element) {
        let at = At::quoting(element, text);
        match &wrong.word {
            None => self.notes.fault(at, wrong.code, wrong.reason),
            Some(word) if wrong.code == "unknown_list" => {
                self.notes
                    .misspelt(at, wrong.code, wrong.reason, word, self.instances.ids());
            }
            Some(word) => self
                .notes
                .misspelt(at, wrong.code, wrong.reason, word, self.data.names()),
        }
    }

    /// An expression of `element`, seen from a node.
    pub(super) fn expression(&mut self, text: &str, element: &Element, node: NodeId) -> Option<Expression> {
        let seat = Seat { node, moves: false };
        match self.scope().parse(text, seat) {
            Ok(expression) => {
                self.check_ways(&expression, text, element, node, false);
                Some(expression)
            }
            Err(wrong) => {
                self.wrong(wrong, text, element);
                None
            }
        }
    }

    /// Warns of paths that lead nowhere, and of texts that are asked by id.
    pub(super) fn check_ways(
        &mut self,
        expression: &Expression,
        text: &str,
        element: &Element,
        node: NodeId,
        rows: bool,
    ) {
        if let Some(path) = self.scope().astray(expression, node, rows) {
            let reason = format!(
                "`{path}` leads nowhere from `{}`; it counts as blank",
                self.data.path(node)
            );
            self.notes.warn(At::quoting(element, text), "path_astray", reason);
        }
        if text.contains("jr:itext") {
            let reason = "`jr:itext` in an expression is always blank here; use `jr:choice-name`";
            self.notes
                .warn(At::quoting(element, text), "unsupported_function", reason);
        }
    }

    /// The items within a node, in the order in which they are asked.
    pub(super) fn items(&mut self, parent: NodeId) -> Vec<Item> {
        let children = self
            .data
            .node(parent)
            .map(|node| node.children.clone())
            .unwrap_or_default();
        let mut items = Vec::new();
        if self.data.above(parent).count() > GROUPS_DEEP_MAX {
            if let Some(node) = self.data.node(parent) {
                let reason = format!("groups stand more than {GROUPS_DEEP_MAX} deep in each other; take some apart");
                self.notes.fault(At::of(node.element), "too_deep", reason);
            }
            return items;
        }
        for child in self.body.in_order(&children) {
            if self.is_spent() || self.data.node(child).is_none_or(|node| node.meta) {
                continue;
            }
            let item = match self.is_group(child) {
                true => Item::Group(Box::new(self.group(child))),
                false => Item::Question(Box::new(self.question(child))),
            };
            let generated = self.generated.remove(&child).unwrap_or_default();
            items.extend(generated.into_iter().map(|question| Item::Question(Box::new(question))));
            items.push(item);
        }
        items
    }

    fn instance_name(&mut self) -> Option<Expression> {
        let meta = self.data.child(0, "meta")?;
        let name = self.data.child(meta, "instanceName")?;
        let bind = self.binds.get(&name).copied()?;
        let text = bind.plain("calculate")?;
        self.expression(text, bind, name)
    }
}

fn parts<'a>(root: &'a Element, notes: &mut Notes) -> Option<Parts<'a>> {
    let at = || At::of(root);
    if root.name != "html" {
        let reason = match root.name.as_str() {
            "xforms" | "forms" => "this is a list of forms; fetch one of them (`surco form fetch`)".to_owned(),
            "manifest" => "this is a form's list of files; choose the form itself".to_owned(),
            "OpenRosaResponse" => "this is a server's answer and no form; fetch the form again".to_owned(),
            other => format!("the file begins with `<{other}>`; an XForm begins with `<h:html>`"),
        };
        notes.fault(at(), "not_an_xform", reason);
        return None;
    }
    let head = root.elements().find(|element| element.name == "head");
    let model = head.and_then(|head| head.child(Space::XForms, "model"));
    let (Some(head), Some(model)) = (head, model) else {
        let strange = head.is_some_and(|head| head.elements().any(|element| element.name == "model"));
        match strange {
            true => {
                let reason = "the model is not in the namespace `http://www.w3.org/2002/xforms`; add `xmlns` to the first element";
                notes.fault(at(), "bad_namespace", reason);
            }
            false => {
                let reason = "this is a web page and no form, perhaps a login or an error page; it has no `model`";
                notes.fault(at(), "html_page", reason);
            }
        }
        return None;
    };
    let first = model.child(Space::XForms, "instance");
    let Some(instance) = first.and_then(|instance| instance.elements().next()) else {
        notes.fault(
            At::of(model),
            "no_instance",
            "the model has no instance, so that nothing can be answered",
        );
        return None;
    };
    Some(Parts {
        head,
        model,
        body: root.child(Space::Xhtml, "body"),
        instance,
    })
}

/// Settings by their names, as XLSForm's sheet has them.
pub(super) type Settings = BTreeMap<String, String>;
