//! A file of choices as XML: the children of the root's children, whatever the root is called.

use super::element;

/// Column and text of each item, in the file's order; `None` where the file is not well formed, or has entities of its own.
pub(crate) fn items(text: &str) -> Option<Vec<Vec<(String, String)>>> {
    let root = element::read(text).ok()?;
    let item = |item: &element::Element| {
        let children = item.elements().map(|child| (child.name.clone(), child.text()));
        children.collect()
    };
    Some(root.elements().map(item).collect())
}
