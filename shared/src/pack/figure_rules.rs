//! What `figures.toml` holds, checked against the questions that the pack asks.

use super::model::*;
use super::rules::{Ids, each_named};
use super::section::Section;
use crate::form::Form;
use crate::spelling::did_you_mean;
use std::collections::BTreeMap;

/// The questions of each form by its folder; `None` for a form that could not be read, of which nothing is known.
pub(super) struct Asked(BTreeMap<String, Option<Ids>>);

impl Asked {
    pub fn of<'f>(interviews: &[Interview], checklists: &[Checklist], folders: impl Iterator<Item = &'f str>) -> Asked {
        let names = |form: &Form| form.questions().map(|question| question.name.clone()).collect();
        let mut asked: BTreeMap<String, Option<Ids>> = folders.map(|folder| (folder.to_owned(), None)).collect();
        let read = interviews.iter().map(|asked| (&asked.folder, &asked.form));
        let read = read.chain(checklists.iter().map(|list| (&list.folder, &list.form)));
        asked.extend(read.map(|(folder, form)| (folder.clone(), Some(names(form)))));
        Asked(asked)
    }

    /// Why `folder:name` is no question of the pack, if it is none.
    fn fault(&self, text: &str) -> Option<String> {
        let Some((folder, name)) = text.split_once(':') else {
            return Some(format!("`question` is written `form:name`, not `{text}`"));
        };
        match self.0.get(folder) {
            None => {
                let hint = did_you_mean(folder, self.0.keys().map(String::as_str));
                Some(format!(
                    "`{folder}` is no [[interview]] and no [[checklist]] of pack.toml{hint}"
                ))
            }
            Some(Some(names)) if !names.contains(name) => {
                let hint = did_you_mean(name, names.iter().map(String::as_str));
                Some(format!("the form `{folder}` has no question `{name}`{hint}"))
            }
            Some(_) => None,
        }
    }
}

pub(super) fn figures(top: &Section<'_>, asked: &Asked) -> Vec<Figure> {
    each_named(top.sections("figure"), |section, id| {
        let question = section.optional_text("question");
        if let Some(why) = question.as_deref().and_then(|text| asked.fault(text)) {
            section.fault_at("question", why);
        }
        Figure {
            id,
            title: section.words("title"),
            numerator: section.words("numerator"),
            denominator: section.optional_words("denominator"),
            period: section.words("period"),
            question,
        }
    })
}
