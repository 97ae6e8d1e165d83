//! The questionnaires of a pack: XLSForm, as a workbook or as its sheets in CSV, read against the pack's languages and provisions.

use super::PackFiles;
use super::fault::PackFault;
use super::form_checks::Checks;
use super::rules::NamedForm;
use crate::form::Form;
use crate::words::Language;
use crate::xlsform::{self, Workbook};
use std::collections::{BTreeMap, BTreeSet};

/// The sheets that a folder may hold as `<sheet>.csv`.
pub(super) const SHEETS: [&str; 5] = ["survey", "choices", "settings", "entities", "external_choices"];

pub(super) struct Forms<'p> {
    pub files: &'p PackFiles,
    pub languages: &'p [Language],
    pub provisions: &'p BTreeSet<String>,
    pub faults: Vec<PackFault>,
}

impl Forms<'_> {
    /// The form that stands in a folder, or `None` with its faults noted.
    pub fn read(&mut self, named: &NamedForm) -> Option<Form> {
        let folder = &named.folder;
        let workbooks: Vec<&String> = self.in_folder(folder).filter(|path| is_workbook(path)).collect();
        let (workbook, whole) = match workbooks.as_slice() {
            [] => (self.sheets(folder)?, None),
            [path] => {
                let bytes = self.files.get(*path).map(Vec::as_slice).unwrap_or_default();
                match Workbook::read(bytes) {
                    Ok(workbook) => (workbook, Some((*path).clone())),
                    Err(fault) => return self.refuse((*path).clone(), None, fault.reason.clone()),
                }
            }
            [_, second, ..] => {
                let reason = format!("the folder `{folder}` holds more than one workbook; keep one");
                return self.refuse((*second).clone(), None, reason);
            }
        };
        let path = |sheet: &str| match (&whole, sheet) {
            (Some(workbook), _) => workbook.clone(),
            (None, "") => format!("{folder}/survey.csv"),
            (None, sheet) => format!("{folder}/{sheet}.csv"),
        };
        let definition = match xlsform::import(&workbook, folder) {
            Ok((definition, _)) => definition,
            Err(faults) => {
                for fault in faults {
                    let line = Some(fault.row).filter(|row| *row > 0);
                    self.refuse::<()>(path(&fault.sheet), line, fault.reason);
                }
                return None;
            }
        };
        let beside = self.beside(folder);
        for file in definition.files().iter().filter(|file| !beside.contains_key(*file)) {
            let reason = format!("the form asks for the file `{file}`, which does not stand beside it");
            self.refuse::<()>(path("survey"), None, reason);
        }
        let checks = Checks {
            definition: &definition,
            workbook: &workbook,
            languages: self.languages,
            provisions: self.provisions,
        };
        let wrong = checks.all();
        let sound = wrong.is_empty();
        for (sheet, line, reason) in wrong {
            self.refuse::<()>(path(sheet), line, reason);
        }
        match Form::new(definition, &beside) {
            Ok(form) => sound.then_some(form),
            Err(fault) => self.refuse(path("survey"), None, fault.to_string()),
        }
    }

    fn refuse<T>(&mut self, file: String, line: Option<u32>, reason: String) -> Option<T> {
        self.faults.push(PackFault { file, line, reason });
        None
    }

    fn in_folder<'f>(&'f self, folder: &str) -> impl Iterator<Item = &'f String> {
        let inside = format!("{folder}/");
        self.files.keys().filter(move |path| path.starts_with(&inside))
    }

    fn sheets(&mut self, folder: &str) -> Option<Workbook> {
        let mut sheets = Vec::new();
        let mut wrong = Vec::new();
        for sheet in SHEETS {
            let path = format!("{folder}/{sheet}.csv");
            match self.files.get(&path).map(|bytes| std::str::from_utf8(bytes)) {
                Some(Ok(text)) => sheets.push((sheet, text)),
                Some(Err(_)) => wrong.push((path, "the file is not UTF-8 text")),
                None if sheet == "survey" => wrong.push((path, "the file is missing")),
                None => {}
            }
        }
        let read = Workbook::from_csv(&sheets);
        for (path, reason) in wrong.clone() {
            self.refuse::<()>(path, None, reason.to_owned());
        }
        match read {
            Ok(workbook) => wrong.is_empty().then_some(workbook),
            Err(fault) => self.refuse(format!("{folder}/survey.csv"), None, fault.reason.clone()),
        }
    }

    /// What lies beside a form, by file name: lists of choices, pictures, sounds.
    fn beside(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let inside = format!("{folder}/");
        let files = self.files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix(&inside)?;
            (!is_sheet(name)).then(|| (name.to_owned(), bytes.clone()))
        });
        files.collect()
    }
}

pub(super) fn is_workbook(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("xlsx" | "xlsm" | "xls"))
}

fn is_sheet(name: &str) -> bool {
    let sheet = name.strip_suffix(".csv");
    is_workbook(name) || sheet.is_some_and(|sheet| SHEETS.contains(&sheet))
}
