//! The questionnaires of a pack, read against its languages and provisions.

use super::fault::PackFault;
use super::parse::PackFiles;
use super::rules::NamedForm;
use crate::questionnaire::{Form, FormFault, Language, Sheet, Sheets, parse_for};
use std::collections::BTreeSet;

pub(super) struct Forms<'p> {
    pub files: &'p PackFiles,
    pub languages: &'p [Language],
    pub provisions: &'p BTreeSet<String>,
    pub faults: Vec<PackFault>,
}

impl Forms<'_> {
    /// The form that stands in a folder, under the pack's title for it, or `None` with its faults noted.
    pub fn read(&mut self, named: &NamedForm) -> Option<Form> {
        let folder = &named.folder;
        let path = |sheet: Sheet| format!("{folder}/{}.csv", sheet.name());
        let [survey, choices, settings] = [Sheet::Survey, Sheet::Choices, Sheet::Settings].map(|sheet| {
            let bytes = self.files.get(&path(sheet));
            if bytes.is_none() {
                self.faults.push(PackFault {
                    file: path(sheet),
                    line: None,
                    reason: "the file is missing".into(),
                });
            }
            bytes
        });
        let sheets = Sheets {
            survey: survey?,
            choices: choices?,
            settings: settings?,
        };
        match parse_for(&sheets, self.provisions) {
            Ok(form) => self.in_every_language(
                Form {
                    title: named.title.clone(),
                    ..form
                },
                path(Sheet::Survey),
            ),
            Err(faults) => {
                let located = |fault: FormFault| PackFault {
                    file: path(fault.sheet),
                    line: fault.line,
                    reason: fault.reason,
                };
                self.faults.extend(faults.into_iter().map(located));
                None
            }
        }
    }

    fn in_every_language(&mut self, form: Form, file: String) -> Option<Form> {
        let missing = self
            .languages
            .iter()
            .filter(|language| !form.languages.iter().any(|known| known.code == language.code));
        let reasons: Vec<String> = missing
            .map(|language| {
                format!(
                    "the pack speaks `{0}`, but no column is called `label::{1} ({0})`",
                    language.code, language.name
                )
            })
            .collect();
        let whole = reasons.is_empty();
        self.faults.extend(reasons.into_iter().map(|reason| PackFault {
            file: file.clone(),
            line: Some(1),
            reason,
        }));
        whole.then_some(form)
    }
}
