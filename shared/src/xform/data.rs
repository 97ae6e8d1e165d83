//! The primary instance of a form: which questions and groups there are, and by which paths they are named.

use super::element::{Element, Space};
use super::notes::{At, Notes};
use crate::xlsform::ROWS_MAX;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A node of the instance by its place in [`Data::nodes`]; the root is 0.
pub(super) type NodeId = usize;

#[derive(Debug)]
pub(super) struct DataNode<'a> {
    pub name: String,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
    pub element: &'a Element,
    /// Part of the form's own data (`meta`), which is no question.
    pub meta: bool,
}

/// The nodes in the order of the file. A repeat stands once, by its template.
#[derive(Debug)]
pub(super) struct Data<'a> {
    pub nodes: Vec<DataNode<'a>>,
    by_name: HashMap<(NodeId, String), NodeId>,
    /// How many nodes outside of `meta` have a name.
    named: BTreeMap<String, Vec<NodeId>>,
    pub repeats: BTreeSet<NodeId>,
    /// Whether the bound was reached.
    full: bool,
}

impl<'a> Data<'a> {
    pub fn read(root: &'a Element, notes: &mut Notes) -> Data<'a> {
        let mut data = Data {
            nodes: vec![DataNode {
                name: root.name.clone(),
                parent: None,
                children: Vec::new(),
                element: root,
                meta: false,
            }],
            by_name: HashMap::new(),
            named: BTreeMap::new(),
            repeats: BTreeSet::new(),
            full: false,
        };
        data.fill(0, root, notes);
        data
    }

    fn fill(&mut self, parent: NodeId, element: &'a Element, notes: &mut Notes) {
        for child in element.elements() {
            let inside_meta = self.nodes.get(parent).is_some_and(|node| node.meta);
            let meta = inside_meta || child.name == "meta";
            let root = self.nodes.first().map(|root| root.element.space);
            if !meta && root.is_some_and(|space| space != child.space) {
                let reason = format!(
                    "`{}` stands in another namespace than the form; its prefix is left out",
                    child.name
                );
                notes.warn(At::of(child), "prefix_left_out", reason);
            }
            let key = (parent, child.name.clone());
            if let Some(first) = self.by_name.get(&key) {
                let first = self.nodes.get(*first).map(|node| node.element);
                let template = first.is_some_and(|first| first.attribute(Space::JavaRosa, "template").is_some());
                if !template && !meta {
                    let name = &child.name;
                    let reason = format!(
                        "`{name}` stands several times at one place; answers of the later ones are left aside, a repeat begins with \
                         what its first instance says"
                    );
                    notes.warn(At::of(child), "several_instances", reason);
                }
                continue;
            }
            let id = self.nodes.len();
            if id > usize::try_from(ROWS_MAX).unwrap_or(usize::MAX) {
                if !self.full {
                    let reason = format!("the form has more than {ROWS_MAX} questions; nobody can answer so many");
                    notes.fault(At::of(child), "too_many_rows", reason);
                }
                self.full = true;
                return;
            }
            self.nodes.push(DataNode {
                name: child.name.clone(),
                parent: Some(parent),
                children: Vec::new(),
                element: child,
                meta,
            });
            self.by_name.insert(key, id);
            if let Some(parent) = self.nodes.get_mut(parent) {
                parent.children.push(id);
            }
            if !meta {
                self.named.entry(child.name.clone()).or_default().push(id);
            }
            self.fill(id, child, notes);
        }
    }

    pub fn node(&self, id: NodeId) -> Option<&DataNode<'a>> {
        self.nodes.get(id)
    }

    pub fn name(&self, id: NodeId) -> &str {
        self.node(id).map_or("", |node| &node.name)
    }

    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent
    }

    pub fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.by_name.get(&(id, local(name).to_owned())).copied()
    }

    /// The node of an absolute path without conditions; a step's prefix does not count.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let mut steps = path.trim().strip_prefix('/')?.split('/').map(str::trim);
        let root = local(steps.next()?);
        if root != self.name(0) {
            return None;
        }
        steps.try_fold(0, |at, name| self.child(at, name))
    }

    /// The node of a path that a control or an action gives, absolute or seen from `from`.
    pub fn find_from(&self, path: &str, from: NodeId) -> Option<NodeId> {
        let path = path.trim();
        if path.starts_with('/') {
            return self.find(path);
        }
        path.split('/').map(str::trim).try_fold(from, |at, step| match step {
            "." | "current()" => Some(at),
            ".." => self.parent(at),
            name => self.child(at, name),
        })
    }

    pub fn path(&self, id: NodeId) -> String {
        let mut names = Vec::new();
        let mut at = Some(id);
        while let Some(id) = at {
            names.push(self.name(id));
            at = self.parent(id);
        }
        names.reverse();
        format!("/{}", names.join("/"))
    }

    /// Whether `${name}` means this node and no other.
    pub fn is_unique(&self, name: &str) -> bool {
        self.named.get(name).is_some_and(|nodes| nodes.len() == 1)
    }

    pub fn has_name(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }

    /// A node and those above it, the root last.
    pub fn above(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
