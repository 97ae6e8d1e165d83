//! The elements of an XML file: a tree with namespaces resolved and places kept, bounded in depth and size.
//!
//! DTDs and entities of their own are refused: no form needs them, and they are how small files grow large.

use super::notes::At;
use super::text::Place;
use crate::xlsform::Fault;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use quick_xml::{Error, errors::IllFormedError};

/// Elements in elements: sixty groups, each with a repeat, and what stands around them.
const DEPTH_MAX: usize = 200;
const ELEMENTS_MAX: usize = 1_000_000;
const ATTRIBUTES_MAX: usize = 100;
/// Every prefix is looked for among all that are declared.
const NAMESPACES_MAX: usize = 200;

/// Which vocabulary a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    XForms,
    Xhtml,
    JavaRosa,
    OpenRosa,
    Odk,
    Entities,
    FormList,
    Manifest,
    None,
    Other,
}

impl Space {
    fn of(uri: &str) -> Space {
        match uri.trim_end_matches('/') {
            "http://www.w3.org/2002/xforms" => Space::XForms,
            "http://www.w3.org/1999/xhtml" => Space::Xhtml,
            "http://openrosa.org/javarosa" => Space::JavaRosa,
            "http://openrosa.org/xforms" => Space::OpenRosa,
            "http://www.opendatakit.org/xforms" => Space::Odk,
            "http://www.opendatakit.org/xforms/entities" => Space::Entities,
            "http://openrosa.org/xforms/xformsList" => Space::FormList,
            "http://openrosa.org/xforms/xformsManifest" => Space::Manifest,
            _ => Space::Other,
        }
    }

    /// The prefix that XLSForm's columns use for it.
    pub fn prefix(self) -> &'static str {
        match self {
            Space::JavaRosa => "jr:",
            Space::OpenRosa => "orx:",
            Space::Odk => "odk:",
            Space::Entities => "entities:",
            Space::XForms | Space::Xhtml | Space::FormList | Space::Manifest | Space::None | Space::Other => "",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub space: Space,
    /// Without its prefix.
    pub name: String,
    /// As the file writes it.
    pub written: String,
    pub value: String,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug)]
pub(super) struct Element {
    pub space: Space,
    /// Without its prefix.
    pub name: String,
    pub line: u32,
    pub column: u32,
    pub attributes: Vec<Attribute>,
    pub content: Vec<Content>,
}

impl Element {
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }

    pub fn child(&self, space: Space, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(space, name))
    }

    pub fn children(&self, space: Space, name: &'static str) -> impl Iterator<Item = &Element> {
        self.elements().filter(move |element| element.is(space, name))
    }

    pub fn attribute(&self, space: Space, name: &str) -> Option<&str> {
        let found = |attribute: &&Attribute| attribute.space == space && attribute.name == name;
        self.attributes
            .iter()
            .find(found)
            .map(|attribute| attribute.value.as_str())
    }

    /// An attribute without a prefix, blanks around it removed; `None` if nothing is in it.
    pub fn plain(&self, name: &str) -> Option<&str> {
        self.attribute(Space::None, name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// Its own text, that of inner elements left out.
    pub fn text(&self) -> String {
        let texts = self.content.iter().map(|content| match content {
            Content::Text(text) => text.as_str(),
            Content::Element(_) => "",
        });
        texts.collect()
    }
}

pub(super) fn read(text: &str) -> Result<Element, Box<Fault>> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.resolver_mut().set_max_namespace_bindings(NAMESPACES_MAX);
    let mut walk = Walk {
        text,
        offset: 0,
        place: Place::default(),
        open: Vec::new(),
        root: None,
        count: 0,
    };
    loop {
        walk.advance(reader.buffer_position());
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                walk.advance(reader.error_position());
                return Err(walk.broken(&error));
            }
        };
        match event {
            Event::Start(start) => walk.start(&start, &reader)?,
            Event::End(_) => walk.end(),
            Event::Text(text) => walk.characters(&text.xml10_content())?,
            Event::CData(data) => walk.characters(&data.xml10_content())?,
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                match (reference.resolve_char_ref(), resolve_xml_entity(&name)) {
                    (Ok(Some(letter)), _) => walk.characters(letter.encode_utf8(&mut [0; 4]))?,
                    (Ok(None), Some(text)) => walk.characters(text)?,
                    _ => return Err(walk.fault("unknown_entity", entity(&name))),
                }
            }
            Event::DocType(_) => {
                let reason = "the file has a DTD (`<!DOCTYPE`), which no form needs and which is not read; remove it";
                return Err(walk.fault("dtd", reason));
            }
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if let Some(open) = walk.open.last() {
        let reason = format!(
            "the file ends although `<{}>` of line {} is still open; it is cut short, so fetch it again",
            open.name, open.line
        );
        return Err(walk.fault("truncated", reason));
    }
    let none = walk.fault("not_xml", "the file has no element at all; it is no form");
    walk.root.ok_or(none)
}

fn entity(name: &str) -> String {
    format!("`&{name};` stands for nothing here; XML knows `&amp;`, `&lt;`, `&gt;`, `&apos;`, `&quot;` and numbers")
}

struct Walk<'t> {
    text: &'t str,
    offset: usize,
    place: Place,
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Walk<'_> {
    fn advance(&mut self, to: u64) {
        let to = usize::try_from(to).unwrap_or(usize::MAX);
        if let Some(passed) = self.text.get(self.offset..to) {
            self.place.pass(passed);
            self.offset = to;
        }
    }

    fn at(&self) -> At {
        At {
            line: self.place.line,
            column: self.place.column,
            ..At::default()
        }
    }

    fn fault(&self, code: &'static str, reason: impl Into<String>) -> Box<Fault> {
        Box::new(self.at().fault(code, reason))
    }

    fn broken(&self, error: &Error) -> Box<Fault> {
        match error {
            Error::Syntax(_) => {
                let reason = format!("the file is cut short or damaged here: {error}; fetch it again");
                self.fault("truncated", reason)
            }
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let reason = format!("`</{found}>` stands where `<{expected}>` is still open; this is no XML");
                self.fault("not_xml", reason)
            }
            Error::Namespace(_) => self.fault("bad_namespace", format!("the namespaces cannot be read: {error}")),
            _ => self.fault("not_xml", format!("this is no XML: {error}")),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, reader: &NsReader<&[u8]>) -> Result<(), Box<Fault>> {
        self.count += 1;
        if self.count > ELEMENTS_MAX {
            let reason =
                format!("the file has more than {ELEMENTS_MAX} elements; long lists belong into a file of their own");
            return Err(self.fault("too_many_elements", reason));
        }
        if self.open.len() >= DEPTH_MAX {
            let reason = format!("elements stand more than {DEPTH_MAX} deep in each other; no form needs that");
            return Err(self.fault("too_deep", reason));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.fault("not_xml", "a second element follows the first; an XML file has one"));
        }
        let resolver = reader.resolver();
        let space = |found: ResolveResult<'_>, prefixed: &str| match found {
            ResolveResult::Bound(Namespace(uri)) => Ok(Space::of(uri)),
            ResolveResult::Unbound => Ok(Space::None),
            ResolveResult::Unknown(prefix) => {
                let reason = format!("the prefix of `{prefixed}` is not declared; add `xmlns:{prefix}=\"…\"`");
                Err(self.fault("bad_namespace", reason))
            }
        };
        let (found, local) = resolver.resolve_element(start.name());
        let mut element = Element {
            space: space(found, start.name().into_inner())?,
            name: local.into_inner().to_owned(),
            line: self.place.line,
            column: self.place.column,
            attributes: Vec::new(),
            content: Vec::new(),
        };
        let mut attributes = start.attributes();
        // It compares each with each; ours are few and compared below.
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| self.fault("not_xml", format!("this is no XML: {error}")))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            if element.attributes.len() >= ATTRIBUTES_MAX {
                let reason = format!("`<{}>` has more than {ATTRIBUTES_MAX} attributes", element.name);
                return Err(self.fault("too_many_attributes", reason));
            }
            let written = attribute.key.into_inner().to_owned();
            let (found, local) = resolver.resolve_attribute(attribute.key);
            let space = space(found, &written)?;
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| {
                let reason = format!("the attribute `{written}` cannot be read: {error}; XML knows `&amp;`, `&lt;`, `&gt;`, `&apos;`, `&quot;` and numbers");
                self.fault("unknown_entity", reason)
            })?;
            let name = local.into_inner().to_owned();
            if element
                .attributes
                .iter()
                .any(|other| other.space == space && other.name == name && other.written == written)
            {
                return Err(self.fault(
                    "not_xml",
                    format!("`<{}>` has the attribute `{written}` twice", element.name),
                ));
            }
            element.attributes.push(Attribute {
                space,
                name,
                written,
                value: value.into_owned(),
            });
        }
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) {
        let Some(done) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.content.push(Content::Element(done)),
            None => self.root = Some(done),
        }
    }

    fn characters(&mut self, text: &str) -> Result<(), Box<Fault>> {
        match self.open.last_mut() {
            Some(open) => match open.content.last_mut() {
                Some(Content::Text(before)) => before.push_str(text),
                _ => open.content.push(Content::Text(text.to_owned())),
            },
            None if text.trim().is_empty() => {}
            None => return Err(self.fault("not_xml", "a text stands outside of all elements; this is no XML")),
        }
        Ok(())
    }
}
