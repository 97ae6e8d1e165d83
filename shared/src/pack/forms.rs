//! The questionnaires of a pack: XLSForm, as a workbook or as its sheets in CSV, read against the pack's languages and provisions.

use super::PackFiles;
use super::fault::{PackFault, PackWarning};
use super::form_checks::Checks;
use super::placeholders;
use super::rules::NamedForm;
use crate::form::{Definition, Form, Item, Media};
use crate::spelling::did_you_mean;
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
    pub warnings: Vec<PackWarning>,
}

impl Forms<'_> {
    /// The form that stands in a folder, or `None` with its faults noted.
    pub fn read(&mut self, named: &NamedForm) -> Option<Form> {
        let folder = &named.folder;
        let workbooks: Vec<&String> = self.in_folder(folder).filter(|path| is_workbook(path)).collect();
        let (workbook, whole) = match workbooks.as_slice() {
            [] => (self.sheets(folder)?, None),
            [path] => {
                let sheet = self.in_folder(folder).find(|path| is_sheet_of(folder, path)).cloned();
                if let Some(sheet) = sheet {
                    let reason = format!("this sheet and the workbook `{path}` stand side by side; keep one of them");
                    return self.refuse(sheet, None, reason);
                }
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
        if let Some(path) = &whole {
            self.warnings.extend(placeholders::in_workbook(path, &workbook));
        }
        let at = Standing {
            folder,
            whole,
            workbook: &workbook,
        };
        let definition = match xlsform::import(&workbook, folder) {
            Ok((definition, warnings)) => {
                let warnings = warnings.into_iter().map(|warning| PackWarning(at.fault_of(warning.0)));
                self.warnings.extend(warnings);
                definition
            }
            Err(faults) => {
                self.faults.extend(faults.into_iter().map(|fault| at.fault_of(fault)));
                return None;
            }
        };
        let beside = self.beside(folder);
        let hint = |file: &str| did_you_mean(file, beside.keys().map(String::as_str));
        for file in definition.files().iter().filter(|file| !beside.contains_key(*file)) {
            let hint = hint(file);
            let reason = format!("the form asks for the file `{file}`, which does not stand beside it{hint}");
            self.faults.push(at.fault("survey", None, reason));
        }
        // Without a picture the question can still be asked, and an audit in the field must not lose its pack for it.
        for (sheet, file) in pictures(&definition) {
            if !beside.contains_key(&file) {
                let hint = hint(&file);
                let reason = format!("the form shows the file `{file}`, which does not stand beside it{hint}");
                self.warnings.push(PackWarning(at.fault(sheet, None, reason)));
            }
        }
        let checks = Checks {
            definition: &definition,
            workbook: &workbook,
            languages: self.languages,
            provisions: self.provisions,
        };
        let wrong = checks.all();
        let sound = wrong.is_empty();
        let wrong = wrong
            .into_iter()
            .map(|(sheet, line, reason)| at.fault(sheet, line, reason));
        self.faults.extend(wrong);
        match Form::new(definition, &beside) {
            Ok(form) => sound.then_some(form),
            Err(fault) => {
                self.faults.push(at.fault("survey", None, fault.to_string()));
                None
            }
        }
    }

    fn refuse<T>(&mut self, file: String, line: Option<u32>, reason: String) -> Option<T> {
        self.faults.push(PackFault::new(file, line, reason));
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

/// Where a form's rows stand: in sheets of their own, or in one workbook.
struct Standing<'f> {
    folder: &'f str,
    /// The path of the workbook.
    whole: Option<String>,
    workbook: &'f Workbook,
}

impl Standing<'_> {
    fn fault(&self, sheet: &str, line: Option<u32>, reason: String) -> PackFault {
        let folder = self.folder;
        let (file, inside) = match &self.whole {
            Some(workbook) => (workbook.clone(), Some(self.called(sheet).to_owned())),
            None if sheet.is_empty() => (format!("{folder}/survey.csv"), None),
            None => (format!("{folder}/{sheet}.csv"), None),
        };
        PackFault {
            sheet: inside.filter(|sheet| !sheet.is_empty()),
            ..PackFault::new(file, line, reason)
        }
    }

    /// A sheet as the workbook writes its name.
    fn called<'s>(&'s self, sheet: &'s str) -> &'s str {
        let names = self.workbook.sheets.iter().map(|cells| cells.name.as_str());
        let mut names = names.filter(|name| name.eq_ignore_ascii_case(sheet));
        names.next().unwrap_or(sheet)
    }

    /// A fault of the form as one of the pack.
    fn fault_of(&self, fault: xlsform::Fault) -> PackFault {
        let line = Some(fault.row).filter(|row| *row > 0);
        PackFault {
            column: Some(fault.column).filter(|column| !column.is_empty()),
            ..self.fault(&fault.sheet, line, fault.reason)
        }
    }
}

/// Pictures and sounds that questions and choices show, with the sheet that names them.
fn pictures(definition: &Definition) -> BTreeSet<(&'static str, String)> {
    let named = |sheet: &'static str, media: &Media| {
        let all = [&media.image, &media.big_image, &media.audio, &media.video];
        let files = all.into_iter().flat_map(|words| words.0.values().cloned());
        files.map(|file| (sheet, file)).collect::<Vec<_>>()
    };
    let lists = definition.lists.values().flat_map(|list| &list.choices);
    let mut files: BTreeSet<_> = lists.flat_map(|choice| named("choices", &choice.media)).collect();
    let mut open: Vec<&Item> = definition.items.iter().collect();
    while let Some(item) = open.pop() {
        match item {
            Item::Question(question) => files.extend(named("survey", &question.media)),
            Item::Group(group) => {
                files.extend(named("survey", &group.media));
                open.extend(&group.items);
            }
        }
    }
    files
}

fn is_sheet_of(folder: &str, path: &str) -> bool {
    let name = path.strip_prefix(folder).and_then(|name| name.strip_prefix('/'));
    name.is_some_and(|name| !is_workbook(name) && is_sheet(name))
}

pub(super) fn is_workbook(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("xlsx" | "xlsm" | "xls"))
}

fn is_sheet(name: &str) -> bool {
    let sheet = name.strip_suffix(".csv");
    is_workbook(name) || sheet.is_some_and(|sheet| SHEETS.contains(&sheet))
}
