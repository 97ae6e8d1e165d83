//! A small, complete pack to begin with: sound as it stands, and every text that is not yours yet says PLACEHOLDER.
//!
//! The files lie in `new_pack/`. In them `$"…"` (TOML) and `$…` (a cell of a sheet) stand for a text in every language.

mod languages;
mod spoken;

use self::languages::{column_of, languages};
use self::spoken::{placeholder, sheet, spoken_sheet};
use shared::pack::{Pack, PackFault, PackFiles};
use shared::words::Language;
use std::path::{Path, PathBuf};

/// TOML and prose, by path.
const TEXTS: [(&str, &str); 9] = [
    ("pack.toml", include_str!("new_pack/pack.toml")),
    ("code.toml", include_str!("new_pack/code.toml")),
    ("consent.toml", include_str!("new_pack/consent.toml")),
    ("sampling.toml", include_str!("new_pack/sampling.toml")),
    ("payroll.toml", include_str!("new_pack/payroll.toml")),
    ("protocol.toml", include_str!("new_pack/protocol.toml")),
    ("actions.toml", include_str!("new_pack/actions.toml")),
    ("figures.toml", include_str!("new_pack/figures.toml")),
    ("SOURCES.md", include_str!("new_pack/SOURCES.md")),
];

/// Sheets, by path.
const SHEETS: [(&str, &str); 4] = [
    (
        "worker-interview/survey.csv",
        include_str!("new_pack/worker-interview/survey.csv"),
    ),
    (
        "worker-interview/choices.csv",
        include_str!("new_pack/worker-interview/choices.csv"),
    ),
    (
        "site-checklist/survey.csv",
        include_str!("new_pack/site-checklist/survey.csv"),
    ),
    (
        "site-checklist/choices.csv",
        include_str!("new_pack/site-checklist/choices.csv"),
    ),
];

const FORMS: [(&str, &str); 2] = [
    ("worker-interview", "Worker interview"),
    ("site-checklist", "Site checklist"),
];

/// Why no pack was made. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NewPackError {
    #[error("`{0}` cannot name a pack: use 1 to 64 small letters, digits, `-` and `_`, such as `harbour-code`")]
    BadName(String),
    #[error(
        "`{0}` is no language: write its code in small letters, or code and name, such as `es` or `mix=Tu'un Savi`"
    )]
    BadLanguage(String),
    #[error("the language `{0}` is named twice; name each once")]
    LanguageTwice(String),
    #[error("`{0}` cannot be a sector: use up to 60 letters, digits, spaces and `-`, such as `agriculture`")]
    BadSector(String),
    #[error("{} is there already; choose another name, or move it away first", .0.display())]
    Exists(PathBuf),
    #[error("{} is no folder; make it first, or name another with --into", .0.display())]
    NoFolder(PathBuf),
    #[error("{} could not be written: {source}", .path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("the new pack is not sound, which is a fault of ours: {0}")]
    Unsound(PackFault),
    #[error(transparent)]
    Sheet(#[from] csv::Error),
}

/// What a new pack is called and speaks.
pub struct NewPack<'n> {
    pub name: &'n str,
    /// `es` or `es=Español`; English where none is named. The first is the one that forms begin in.
    pub languages: &'n [String],
    pub sector: &'n str,
}

impl NewPack<'_> {
    /// Writes the pack as the folder `into/name`: whole, or not at all.
    ///
    /// # Errors
    /// A bad name or language, a folder that stands there already, a disk that does not take it.
    pub fn write(&self, into: &Path) -> Result<PathBuf, NewPackError> {
        let files = self.files()?;
        let folder = into.join(self.name);
        if !into.is_dir() {
            return Err(NewPackError::NoFolder(into.to_owned()));
        }
        if folder.symlink_metadata().is_ok() {
            return Err(NewPackError::Exists(folder));
        }
        // Beside its place under another name, then renamed: nobody ever finds half a pack.
        let half = into.join(format!(".{}.{}", self.name, std::process::id()));
        let written = write_all(&half, &files).and_then(|()| std::fs::rename(&half, &folder));
        written.map_err(|source| {
            // What could not be finished is taken away again; if that fails too, its name begins with a point.
            let _best_effort = std::fs::remove_dir_all(&half);
            NewPackError::Write {
                path: folder.clone(),
                source,
            }
        })?;
        Ok(folder)
    }

    /// The files of the pack, checked.
    pub fn files(&self) -> Result<PackFiles, NewPackError> {
        if !is_id(self.name) {
            return Err(NewPackError::BadName(self.name.chars().take(80).collect()));
        }
        let fits = |letter: char| letter.is_alphanumeric() || letter == ' ' || letter == '-';
        if self.sector.trim().is_empty() || self.sector.chars().count() > 60 || !self.sector.chars().all(fits) {
            return Err(NewPackError::BadSector(self.sector.chars().take(80).collect()));
        }
        let languages = languages(self.languages)?;
        let mut files = PackFiles::new();
        for (path, text) in TEXTS {
            files.insert(path.to_owned(), self.text(text, &languages).into_bytes());
        }
        for (path, sheet) in SHEETS {
            files.insert(path.to_owned(), spoken_sheet(sheet, &languages)?);
        }
        for (folder, title) in FORMS {
            let id = format!("{}-{folder}", self.name).replace('-', "_");
            let first = languages.first().map(column_of).unwrap_or_default();
            let settings = [
                ["form_title", "form_id", "version", "default_language"],
                [title, &id, "0.1", &first],
            ];
            files.insert(format!("{folder}/settings.csv"), sheet(settings)?);
        }
        match Pack::parse(&files) {
            Ok(_) => Ok(files),
            Err(faults) => Err(faults
                .into_iter()
                .next()
                .map_or_else(|| NewPackError::BadName(self.name.to_owned()), NewPackError::Unsound)),
        }
    }

    fn text(&self, template: &str, languages: &[Language]) -> String {
        let blocks = languages.iter().map(|language| {
            let (code, name) = (&language.code, &language.name);
            format!("\n[[language]]\ncode = \"{code}\"\nname = \"{name}\"\n")
        });
        let each = |text: &str| -> String {
            let lines = languages.iter().map(|language| {
                let code = &language.code;
                format!("{code} = \"{}\"\n", placeholder(text, code))
            });
            lines.collect::<String>().trim_end().to_owned()
        };
        let text = template
            .replace("{{id}}", self.name)
            .replace("{{sector}}", self.sector.trim())
            .replace("{{languages}}\n", &format!("{}\n", blocks.collect::<String>()))
            .replace("{{each title}}", &each(self.name))
            .replace(
                "{{each notice}}",
                &each("Begun from a template. Nobody has checked it; do not use it in the field."),
            );
        let mut parts = text.split("$\"");
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (words, rest) = part.split_once('"').unwrap_or((part, ""));
            let said = languages.iter().map(|language| {
                let code = &language.code;
                format!("{code} = \"{}\"", placeholder(words, code))
            });
            whole.push_str(&format!("{{ {} }}{rest}", said.collect::<Vec<_>>().join(", ")));
        }
        whole
    }
}

/// As pack.toml takes ids.
fn is_id(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_';
    (1..=64).contains(&text.len()) && text.chars().all(fits)
}

fn write_all(folder: &Path, files: &PackFiles) -> std::io::Result<()> {
    std::fs::create_dir(folder)?;
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(around) = path.parent() {
            std::fs::create_dir_all(around)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test that cannot go on has failed"
    )]
    use super::languages::NAMES;
    use super::*;

    fn new<'n>(name: &'n str, languages: &'n [String]) -> NewPack<'n> {
        NewPack {
            name,
            languages,
            sector: "fishing",
        }
    }

    #[test]
    fn every_language_of_the_list_gives_a_sound_pack_and_every_text_says_that_it_waits() {
        let mut all: Vec<String> = NAMES.iter().map(|(code, _)| (*code).to_owned()).collect();
        all.push("mix=Tu'un Savi".to_owned());
        let files = new("harbour-code", &all).files().unwrap();
        let pack = Pack::parse(&files).unwrap();
        assert_eq!(pack.languages.len(), 21);
        assert_eq!(pack.provisions.len(), 3);
        for provision in &pack.provisions {
            for text in provision.title.0.values().chain(provision.text.0.values()) {
                assert!(text.starts_with("PLACEHOLDER"), "{text}");
            }
        }
        let forms = pack.interviews.iter().map(|asked| &asked.form);
        for question in forms.flat_map(|form| form.questions()) {
            for text in question.label.0.values() {
                assert!(text.starts_with("PLACEHOLDER"), "{text}");
            }
        }
    }

    #[test]
    fn a_name_that_could_leave_its_folder_is_refused() {
        for name in ["", "../x", "Harbour", "a/b", "a b", "ñ", &"a".repeat(65)] {
            assert!(new(name, &[]).files().is_err(), "{name}");
        }
        for language in ["", "ES", "es)(", "es=", "es=a\"b", "en-US"] {
            assert!(new("a", &[language.to_owned()]).files().is_err(), "{language}");
        }
        assert!(new("a", &["es".to_owned(), "es".to_owned()]).files().is_err());
    }
}
