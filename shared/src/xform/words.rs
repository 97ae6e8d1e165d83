//! Texts of a form: in labels themselves, or in `itext` by language and form (plain, guidance, image, …).

use super::data::NodeId;
use super::element::{Content, Element, Space};
use super::form::Form;
use super::notes::{At, Notes};
use super::{Language, Words};
use crate::form::Media;
use crate::xlsform::language;
use std::collections::{BTreeMap, HashMap};

/// What pyxform writes where a language has no text; another language's text serves better.
const MISSING: &str = "-";
/// Texts are referred to by id as often as somebody likes: all of them together, in bytes.
const WRITTEN_MAX: usize = 64 << 20;

/// The translations of a form.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    pub languages: Vec<Language>,
    /// The code of the default language.
    pub default: String,
    /// By id: language and text.
    by_id: HashMap<&'a str, Vec<(usize, &'a Element)>>,
}

impl<'a> Texts<'a> {
    pub fn read(model: &'a Element, notes: &mut Notes) -> Texts<'a> {
        let mut texts = Texts {
            languages: Vec::new(),
            default: String::new(),
            by_id: HashMap::new(),
        };
        let translations = model.children(Space::XForms, "itext").flat_map(Element::elements);
        for translation in translations {
            let name = translation.plain("lang").unwrap_or("default");
            let mut found = language(name);
            if texts.languages.iter().any(|other| other.code == found.code) {
                found.code.clone_from(&found.name);
            }
            if texts.languages.iter().any(|other| other.code == found.code) {
                let reason = format!("the language `{name}` stands twice; its later texts are left aside");
                notes.warn(At::of(translation), "duplicate_language", reason);
                continue;
            }
            let default = translation
                .plain("default")
                .is_some_and(|word| !word.starts_with("false"));
            if default || texts.default.is_empty() {
                texts.default.clone_from(&found.code);
            }
            let at = texts.languages.len();
            texts.languages.push(found);
            for text in translation.elements() {
                if let Some(id) = text.plain("id") {
                    texts.by_id.entry(id).or_default().push((at, text));
                }
            }
        }
        if texts.languages.is_empty() {
            texts.default = "default".to_owned();
            texts.languages.push(language("default"));
        }
        texts
    }

    fn code(&self, language: usize) -> String {
        self.languages
            .get(language)
            .map_or_else(String::new, |language| language.code.clone())
    }
}

/// The id in `jr:itext('id')`.
pub(super) fn itext_id(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("jr:itext")?.trim_start();
    let inner = inner.strip_prefix('(')?.trim_end().strip_suffix(')')?.trim();
    let quoted = |quote| inner.strip_prefix(quote)?.strip_suffix(quote);
    quoted('\'').or_else(|| quoted('"'))
}

/// The texts of one label by their form: `""` is the plain one.
pub(super) type ByForm = BTreeMap<String, Words>;

/// Takes the pictures and sounds out of a label's texts.
pub(super) fn media(texts: &mut ByForm) -> Media {
    let mut files = |form: &str| {
        let mut words = texts.remove(form).unwrap_or_default();
        for file in words.0.values_mut() {
            *file = file_name(file).to_owned();
        }
        words
    };
    Media {
        image: files("image"),
        big_image: files("big-image"),
        audio: files("audio"),
        video: files("video"),
    }
}

/// `jr://images/a.png` as `a.png`.
pub(super) fn file_name(source: &str) -> &str {
    match source.strip_prefix("jr://") {
        Some(path) => path.rsplit('/').next().unwrap_or(path),
        None => source,
    }
}

impl<'a> Form<'a> {
    /// The texts of a `label` or `hint`. `seat`: the question that it belongs to; choices have none.
    pub(super) fn texts_of(&mut self, element: &'a Element, seat: Option<NodeId>) -> ByForm {
        if let Some(reference) = element.plain("ref") {
            if let Some(id) = itext_id(reference) {
                return self.texts_by_id(id, element, seat);
            }
            let said = self.said(reference, element, seat);
            return self.plain(said);
        }
        let text = self.rendered(element, seat);
        self.plain(text)
    }

    /// A message in an attribute: a text, or the id of one.
    pub(super) fn message(&mut self, text: &str, element: &'a Element, seat: NodeId) -> Words {
        let mut texts = match itext_id(text) {
            Some(id) => self.texts_by_id(id, element, Some(seat)),
            None => self.plain(text.trim().to_owned()),
        };
        let words = texts.remove("").unwrap_or_default();
        self.left_over(texts, element);
        words
    }

    /// Says which forms of a text nobody asked for.
    pub(super) fn left_over(&mut self, texts: ByForm, element: &Element) {
        for form in texts.into_keys() {
            let reason = format!("texts of the form `{form}` are not read here; they are left aside");
            self.notes.warn(At::of(element), "unread_text", reason);
        }
    }

    fn plain(&self, text: String) -> ByForm {
        match text.is_empty() {
            true => ByForm::new(),
            false => ByForm::from([(
                String::new(),
                Words(BTreeMap::from([(self.texts.default.clone(), text)])),
            )]),
        }
    }

    pub(super) fn texts_by_id(&mut self, id: &str, element: &'a Element, seat: Option<NodeId>) -> ByForm {
        let Some(found) = self.texts.by_id.get(id).cloned() else {
            let reason = format!("no text has the id `{id}`, so that nothing is said here");
            self.notes.warn(At::quoting(element, id), "unknown_text", reason);
            return ByForm::new();
        };
        let mut texts = ByForm::new();
        for (language, text) in found {
            let code = self.texts.code(language);
            for value in text.children(Space::XForms, "value") {
                let form = value.plain("form").filter(|form| *form != "long").unwrap_or_default();
                let said = self.rendered(value, seat);
                if said.is_empty() {
                    continue;
                }
                let words = texts.entry(form.to_owned()).or_default();
                words.0.entry(code.clone()).or_insert(said);
            }
        }
        for words in texts.values_mut() {
            if words.0.values().any(|text| text != MISSING) {
                words.0.retain(|_, text| text != MISSING);
            }
        }
        texts
    }

    /// The text of an element with what it quotes as `${name}`.
    fn rendered(&mut self, element: &'a Element, seat: Option<NodeId>) -> String {
        let mut said = String::new();
        for content in &element.content {
            match content {
                Content::Text(text) => {
                    if text.contains("${") {
                        let reason = "`${` in a text is read as the beginning of a reference";
                        self.notes.warn(At::quoting(element, text), "dollar_brace", reason);
                    }
                    said.push_str(text);
                }
                Content::Element(output) if output.is(Space::XForms, "output") => {
                    let asked = output
                        .plain("value")
                        .or_else(|| output.plain("ref"))
                        .unwrap_or_default();
                    let quoted = self.said(asked, output, seat);
                    said.push_str(&quoted);
                }
                Content::Element(other) => {
                    let reason = format!("`<{}>` in a text is left aside, its own text is kept", other.name);
                    self.notes.warn(At::of(other), "unread_element", reason);
                    said.push_str(&other.text());
                }
            }
        }
        self.spend(said.len() + 8, element);
        said.trim().to_owned()
    }

    /// Counts what is written; a file that refers to a long text a million times is none for a person.
    pub(super) fn spend(&mut self, bytes: usize, element: &Element) {
        let before = self.written;
        self.written = self.written.saturating_add(bytes);
        if before <= WRITTEN_MAX && self.written > WRITTEN_MAX {
            let most = WRITTEN_MAX >> 20;
            let reason = format!(
                "the texts and lists of the form come to more than {most} MB once each is written out; it is no form"
            );
            self.notes.fault(At::of(element), "too_much_text", reason);
        }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.written > WRITTEN_MAX
    }
}
