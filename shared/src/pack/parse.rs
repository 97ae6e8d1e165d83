//! From the files of a pack to the checked [`Pack`].

use super::PackFiles;
use super::fault::{PackFault, PackWarning};
use super::forms::{Forms, SHEETS};
use super::model::*;
use super::section::{Notes, Section};
use super::{action_rules, bundle, figure_rules, payroll_rules, placeholders, rules};
use crate::spelling::{did_you_mean, nearest};
use crate::words::{Language, Words};
use std::collections::BTreeSet;

/// The version of the pack format that this code reads.
pub const PACK_FORMAT: u32 = 1;

const TOML_FILES: [&str; 8] = [
    "pack.toml",
    "code.toml",
    "consent.toml",
    "sampling.toml",
    "payroll.toml",
    "protocol.toml",
    "actions.toml",
    "figures.toml",
];

impl Pack {
    /// Reads and checks a whole pack. All faults of all files come at once; nothing half read comes back.
    pub fn parse(files: &PackFiles) -> Result<Pack, Vec<PackFault>> {
        Self::check(files).pack
    }

    /// As [`Pack::parse`], with what its author may want to know besides.
    pub fn check(files: &PackFiles) -> Checked {
        if let Err(refused) = bundle::check_sizes(files) {
            return Checked {
                pack: Err(vec![PackFault::new("pack.toml", None, refused.to_string())]),
                warnings: Vec::new(),
            };
        }
        let mut reading = Reading {
            files,
            faults: Vec::new(),
            warnings: placeholders::in_texts(files),
        };
        let pack = reading.pack();
        reading.warnings.sort();
        reading.warnings.dedup();
        reading.faults.sort();
        reading.faults.dedup();
        Checked {
            pack: if reading.faults.is_empty() {
                Ok(pack)
            } else {
                Err(reading.faults)
            },
            warnings: reading.warnings,
        }
    }
}

/// What a reading of a pack's files brought up, in the order of files and lines.
#[derive(Debug)]
pub struct Checked {
    pub pack: Result<Pack, Vec<PackFault>>,
    pub warnings: Vec<PackWarning>,
}

/// The head of a pack: what every other file is read against.
struct Head {
    id: String,
    version: String,
    kind: PackKind,
    title: Words,
    notice: Words,
    sector: String,
    languages: Vec<Language>,
    sources: Vec<Source>,
    disclosure: Thresholds,
    interviews: Vec<rules::NamedForm>,
    checklists: Vec<rules::NamedForm>,
}

struct Reading<'f> {
    files: &'f PackFiles,
    faults: Vec<PackFault>,
    warnings: Vec<PackWarning>,
}

impl<'f> Reading<'f> {
    fn pack(&mut self) -> Pack {
        let head = self.head();
        let sources: BTreeSet<String> = head.sources.iter().map(|source| source.id.clone()).collect();
        let languages = head.languages;
        let (severities, provisions) = self
            .file("code.toml", &languages, |top| rules::code(top, &sources))
            .unwrap_or_default();
        let known: BTreeSet<String> = provisions.iter().map(|provision| provision.id.clone()).collect();
        let named = || head.interviews.iter().chain(&head.checklists);
        self.unknown_files(&named().map(|form| form.folder.as_str()).collect::<Vec<_>>());
        let mut forms = Forms {
            files: self.files,
            languages: &languages,
            provisions: &known,
            faults: Vec::new(),
            warnings: Vec::new(),
        };
        let mut interviews = Vec::new();
        for named in &head.interviews {
            let audience = named.audience.unwrap_or(Audience::Worker);
            interviews.extend(forms.read(named).map(|form| Interview {
                audience,
                folder: named.folder.clone(),
                title: named.title.clone(),
                form,
            }));
        }
        let mut checklists = Vec::new();
        for named in &head.checklists {
            checklists.extend(forms.read(named).map(|form| Checklist {
                folder: named.folder.clone(),
                title: named.title.clone(),
                form,
            }));
        }
        self.faults.append(&mut forms.faults);
        self.warnings.append(&mut forms.warnings);
        let asked = figure_rules::Asked::of(&interviews, &checklists, named().map(|form| form.folder.as_str()));
        let sampling = self.file("sampling.toml", &languages, |top| rules::sampling(top, &sources));
        let payroll = self.file("payroll.toml", &languages, |top| {
            payroll_rules::payroll(top, &sources, &known)
        });
        let actions = self.file("actions.toml", &languages, |top| action_rules::actions(top, &sources));
        Pack {
            id: head.id,
            version: head.version,
            kind: head.kind,
            title: head.title,
            notice: head.notice,
            sector: head.sector,
            sources: head.sources,
            severities,
            provisions,
            interviews,
            checklists,
            consent: self
                .file("consent.toml", &languages, rules::consent)
                .unwrap_or_else(rules::no_consent),
            sampling: sampling.unwrap_or_else(rules::no_sampling),
            payroll: payroll.unwrap_or_else(payroll_rules::no_payroll),
            protocol: self
                .file("protocol.toml", &languages, |top| action_rules::protocol(top, &sources))
                .unwrap_or_default(),
            actions: actions.unwrap_or_else(action_rules::no_actions),
            figures: self
                .file("figures.toml", &languages, |top| figure_rules::figures(top, &asked))
                .unwrap_or_default(),
            disclosure: head.disclosure,
            languages,
        }
    }

    /// Reads one TOML file through `read`; `None` when it is missing or not text.
    fn file<T>(
        &mut self,
        file: &'static str,
        languages: &[Language],
        read: impl FnOnce(&Section<'_>) -> T,
    ) -> Option<T> {
        let text = self.text(file)?;
        let notes = Notes::new(file, text, languages);
        let table = notes.parse();
        let value = {
            let top = Section::new(&notes, &table);
            let value = read(&top);
            top.finish();
            value
        };
        self.faults.append(&mut notes.into_faults());
        Some(value)
    }

    fn text(&mut self, file: &str) -> Option<&'f str> {
        let reason = match self.files.get(file).map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => return Some(text),
            Some(Err(_)) => "the file is not UTF-8 text",
            None => "the file is missing",
        };
        self.faults.push(PackFault::new(file, None, reason));
        None
    }

    fn head(&mut self) -> Head {
        // The languages stand in the file whose words they check, so they are read first and on their own.
        let text = self
            .files
            .get("pack.toml")
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default();
        let languages = rules::languages(text);
        if self.text("SOURCES.md").is_some_and(|text| text.trim().is_empty()) {
            let reason = "the file is empty; every fact of a pack names its source";
            self.faults.push(PackFault::new("SOURCES.md", None, reason));
        }
        let head = self.file("pack.toml", &languages, |top| {
            let format = top.number("format");
            if top.has("format") && format != PACK_FORMAT {
                top.fault_at(
                    "format",
                    format!("this app reads pack format {PACK_FORMAT}, not {format}; update the app"),
                );
            }
            let (interviews, checklists) = rules::forms_of(top);
            Head {
                id: rules::identifier(top, "id"),
                version: top.text("version"),
                kind: rules::kind(top),
                title: top.words("title"),
                notice: top.words("notice"),
                sector: top.text("sector"),
                languages: rules::checked_languages(top),
                sources: rules::sources(top),
                disclosure: rules::thresholds(top),
                interviews,
                checklists,
            }
        });
        head.unwrap_or(Head {
            id: String::new(),
            version: String::new(),
            kind: PackKind::Audit,
            title: Words::default(),
            notice: Words::default(),
            sector: String::new(),
            languages,
            sources: Vec::new(),
            disclosure: Thresholds::LOWEST,
            interviews: Vec::new(),
            checklists: Vec::new(),
        })
    }

    fn unknown_files(&mut self, folders: &[&str]) {
        // A folder of a form also holds what the form asks for: lists, pictures, sounds.
        let in_form = |file: &str| {
            let mut inside = folders
                .iter()
                .filter_map(|folder| file.strip_prefix(*folder)?.strip_prefix('/'));
            inside.any(|name| {
                let near = nearest(name, ["survey.csv", "choices.csv", "settings.csv"]);
                !name.ends_with(".toml") && near.is_none()
            })
        };
        let sheets = folders
            .iter()
            .flat_map(|folder| SHEETS.map(|sheet| format!("{folder}/{sheet}.csv")));
        let known: BTreeSet<String> = TOML_FILES.iter().map(|file| (*file).to_owned()).chain(sheets).collect();
        for file in self
            .files
            .keys()
            .filter(|file| !known.contains(*file) && !file.ends_with(".md") && !in_form(file))
        {
            let hint = did_you_mean(file, known.iter().map(String::as_str));
            let reason = format!("no part of a pack is called so{hint}");
            self.faults.push(PackFault::new(file, None, reason));
        }
    }
}
