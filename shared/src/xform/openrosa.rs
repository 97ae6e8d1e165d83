//! What OpenRosa servers list: forms, and the files that go with one.

use super::element::{self, Element, Space};
use super::notes::At;
use super::text;
use crate::xlsform::Fault;
use serde::Serialize;

/// A form that a server offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedForm {
    pub form_id: String,
    pub name: String,
    /// Empty if the server gives none.
    pub version: String,
    /// `md5:` and 32 hexadecimal digits; `None` from old servers.
    pub hash: Option<String>,
    pub download_url: String,
    /// Where the list of its files is, if it has any.
    pub manifest_url: Option<String>,
}

/// A file that goes with a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedFile {
    pub file_name: String,
    pub hash: Option<String>,
    pub download_url: String,
    /// `entityList` where the file is a list of entities, which changes as they do.
    pub kind: Option<String>,
}

/// Reads the answer to `/formList`.
///
/// # Errors
/// The first thing that is wrong, with line and column: no XML, a web page, another kind of XML, a form without id or address.
pub fn form_list(bytes: &[u8]) -> Result<Vec<ListedForm>, Box<Fault>> {
    let root = root(bytes, Space::FormList, "xforms", "a list of forms")?;
    let forms = root.children(Space::FormList, "xform");
    forms
        .map(|form| {
            Ok(ListedForm {
                form_id: needed(form, Space::FormList, "formID")?,
                name: optional(form, Space::FormList, "name").unwrap_or_default(),
                version: optional(form, Space::FormList, "version").unwrap_or_default(),
                hash: optional(form, Space::FormList, "hash"),
                download_url: needed(form, Space::FormList, "downloadUrl")?,
                manifest_url: optional(form, Space::FormList, "manifestUrl"),
            })
        })
        .collect()
}

/// Reads a form's manifest.
///
/// # Errors
/// As [`form_list`].
pub fn manifest(bytes: &[u8]) -> Result<Vec<ListedFile>, Box<Fault>> {
    let root = root(bytes, Space::Manifest, "manifest", "a list of a form's files")?;
    let files = root.children(Space::Manifest, "mediaFile");
    files
        .map(|file| {
            Ok(ListedFile {
                file_name: needed(file, Space::Manifest, "filename")?,
                hash: optional(file, Space::Manifest, "hash"),
                download_url: needed(file, Space::Manifest, "downloadUrl")?,
                kind: file.plain("type").map(str::to_owned),
            })
        })
        .collect()
}

fn root(bytes: &[u8], space: Space, name: &str, what: &str) -> Result<Element, Box<Fault>> {
    let root = element::read(text::decode(bytes)?)?;
    if root.is(space, name) {
        return Ok(root);
    }
    let reason = format!(
        "the answer begins with `<{}>` and is not {what}; check the address",
        root.name
    );
    Err(Box::new(At::of(&root).fault("not_a_list", reason)))
}

fn optional(element: &Element, space: Space, name: &str) -> Option<String> {
    let text = element.child(space, name)?.text().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn needed(element: &Element, space: Space, name: &str) -> Result<String, Box<Fault>> {
    optional(element, space, name).ok_or_else(|| {
        let reason = format!("an entry of the list has no `{name}`; ask those who run the server");
        Box::new(At::of(element).fault("not_a_list", reason))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_as_central_writes_it_is_read() {
        let list = b"<?xml version=\"1.0\"?>\n<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\
            <xform><formID>wages</formID><name>Wages &amp; hours</name><version>3</version><hash>md5:00</hash>\
            <downloadUrl>https://odk.example/v1/projects/1/forms/wages.xml</downloadUrl>\
            <manifestUrl>https://odk.example/v1/projects/1/forms/wages/manifest</manifestUrl></xform></xforms>";
        let forms = form_list(list).unwrap();
        assert_eq!(forms.len(), 1);
        assert_eq!(
            (forms[0].form_id.as_str(), forms[0].name.as_str()),
            ("wages", "Wages & hours")
        );
        let files = b"<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\"><mediaFile type=\"entityList\">\
            <filename>trees.csv</filename><hash>md5:11</hash><downloadUrl>https://odk.example/t</downloadUrl></mediaFile></manifest>";
        assert_eq!(manifest(files).unwrap()[0].kind.as_deref(), Some("entityList"));
        assert_eq!(manifest(list).unwrap_err().code, "not_a_list");
        assert_eq!(form_list(b"<!doctype html><html/>").unwrap_err().code, "html_page");
        let bare = b"<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n<xform><name>x</name></xform></xforms>";
        assert_eq!(form_list(bare).unwrap_err().row, 2);
    }
}
