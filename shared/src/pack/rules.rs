//! What each TOML file of a pack holds, key by key.

use super::model::*;
use super::sampling::{Quota, SampleBand, Sampling};
use super::section::{Notes, Section};
use crate::spelling::did_you_mean;
use crate::words::{Language, Words};
use std::collections::BTreeSet;

pub(super) type Ids = BTreeSet<String>;

/// The languages as far as they can be read; [`checked_languages`] notes what is wrong with them.
pub(super) fn languages(text: &str) -> Vec<Language> {
    let notes = Notes::new("pack.toml", text, &[]);
    let table = notes.parse();
    let top = Section::new(&notes, &table);
    let read = top.sections("language").into_iter().map(|section| Language {
        code: section.text("code"),
        name: section.text("name"),
    });
    read.filter(|language| !language.code.is_empty()).collect()
}

pub(super) fn checked_languages(top: &Section<'_>) -> Vec<Language> {
    let sections = top.sections("language");
    if sections.is_empty() {
        top.fault("a pack needs at least one [[language]]");
    }
    each(sections, |section| Language {
        code: identifier(section, "code"),
        name: section.text("name"),
    })
}

/// An id of lower-case letters, digits, `-` and `_`.
pub(super) fn identifier(section: &Section<'_>, key: &'static str) -> String {
    let text = section.text(key);
    let fits = text
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
        && text.len() <= 64;
    if !fits {
        section.fault_at(key, format!("`{key}` is at most 64 small letters, digits, `-` and `_`"));
    }
    text
}

/// Reads each section and notes its unknown keys.
pub(super) fn each<'n, T>(sections: Vec<Section<'n>>, read: impl Fn(&Section<'n>) -> T) -> Vec<T> {
    let one = |section: Section<'n>| {
        let value = read(&section);
        section.finish();
        value
    };
    sections.into_iter().map(one).collect()
}

/// As [`each`], for things with an `id` that must be there once.
pub(super) fn each_named<'n, T>(sections: Vec<Section<'n>>, read: impl Fn(&Section<'n>, String) -> T) -> Vec<T> {
    let mut seen = Ids::new();
    let mut values = Vec::new();
    for section in sections {
        let id = identifier(&section, "id");
        if !id.is_empty() && !seen.insert(id.clone()) {
            section.fault_at("id", format!("the id `{id}` stands twice"));
        }
        values.push(read(&section, id));
        section.finish();
    }
    values
}

/// Sources, or the admission that there are none.
pub(super) fn grounds(section: &Section<'_>, known: &Ids) -> Grounds {
    let grounds = Grounds {
        sources: section.texts("sources"),
        unverified: section.flag("unverified"),
        note: section.optional_words("note"),
    };
    for id in grounds.sources.iter().filter(|id| !known.contains(*id)) {
        let hint = did_you_mean(id, known.iter().map(String::as_str));
        section.fault_at("sources", format!("`{id}` is no [[source]] of pack.toml{hint}"));
    }
    if grounds.sources.is_empty() && !grounds.unverified {
        section.fault("name `sources`, or say `unverified = true`: a pack ships no fact without grounds");
    }
    grounds
}

pub(super) fn sources(top: &Section<'_>) -> Vec<Source> {
    let mut seen = Ids::new();
    each(top.sections("source"), |section| Source {
        id: section.text("id"),
        title: section.text("title"),
        address: section.optional_text("address"),
    })
    .into_iter()
    .inspect(|source| {
        if !seen.insert(source.id.clone()) {
            top.fault(format!("the source `{}` stands twice", source.id));
        }
    })
    .collect()
}

/// A form as pack.toml names it.
pub(super) struct NamedForm {
    pub audience: Option<Audience>,
    pub folder: String,
    /// Its title in the pack's languages: XLSForm's `form_title` has one language only.
    pub title: Words,
}

pub(super) fn forms_of(top: &Section<'_>) -> (Vec<NamedForm>, Vec<NamedForm>) {
    let named = |section: &Section<'_>, audience: Option<Audience>| NamedForm {
        audience,
        folder: identifier(section, "folder"),
        title: section.words("title"),
    };
    let interviews = each(top.sections("interview"), |section| {
        named(section, section.one_of("audience", &Audience::ALL))
    });
    if interviews.is_empty() {
        top.fault("a pack needs at least one [[interview]]");
    }
    let checklists = each(top.sections("checklist"), |section| named(section, None));
    let mut seen = Ids::new();
    for form in interviews.iter().chain(&checklists) {
        // Records name a form by its folder: two of one name could not be told apart.
        if !form.folder.is_empty() && !seen.insert(form.folder.clone()) {
            let folder = &form.folder;
            top.fault(format!(
                "the folder `{folder}` is named twice; give every form a folder of its own"
            ));
        }
    }
    (interviews, checklists)
}

/// What the pack is for; an audit unless it says otherwise.
pub(super) fn kind(top: &Section<'_>) -> PackKind {
    if !top.has("kind") {
        top.optional_text("kind");
        return PackKind::Audit;
    }
    top.one_of("kind", &PackKind::ALL).unwrap_or_default()
}

pub(super) fn thresholds(top: &Section<'_>) -> Thresholds {
    let lowest = Thresholds::LOWEST;
    let Some(section) = top.section("disclosure") else {
        return lowest;
    };
    let at_least = |key: &'static str, floor: u32| {
        let asked = section.number(key);
        if asked < floor {
            section.fault_at(key, format!("`{key}` may be raised, never lowered: at least {floor}"));
        }
        asked.max(floor)
    };
    let read = Thresholds {
        outside: at_least("outside", lowest.outside),
        monitors: at_least("monitors", lowest.monitors),
    };
    section.finish();
    read
}

pub(super) fn code(top: &Section<'_>, sources: &Ids) -> (Vec<Severity>, Vec<Provision>) {
    let severities = each_named(top.sections("severity"), |section, id| Severity {
        id,
        title: section.words("title"),
        consequence: section.words("consequence"),
        deadline_hours: section.optional_number("deadline_hours"),
        zero_tolerance: section.flag("zero_tolerance"),
        grounds: grounds(section, sources),
    });
    let classes: Ids = severities.iter().map(|severity| severity.id.clone()).collect();
    let provisions = each_named(top.sections("provision"), |section, id| {
        let severity = section.text("severity");
        if !severity.is_empty() && !classes.contains(&severity) {
            let hint = did_you_mean(&severity, classes.iter().map(String::as_str));
            section.fault_at(
                "severity",
                format!("`{severity}` is no [[severity]] of this file{hint}"),
            );
        }
        Provision {
            id,
            title: section.words("title"),
            text: section.words("text"),
            severity,
            grounds: grounds(section, sources),
        }
    });
    if severities.is_empty() || provisions.is_empty() {
        top.fault("a code needs at least one [[severity]] and one [[provision]]");
    }
    (severities, provisions)
}

pub(super) fn consent(top: &Section<'_>) -> Consent {
    let script = each(top.sections("script"), |section| section.words("text"));
    if script.is_empty() {
        top.fault("consent needs at least one [[script]] paragraph");
    }
    let scopes = each_named(top.sections("scope"), |section, id| {
        if !["notes", "audio", "photo", "quote"].contains(&id.as_str()) {
            section.fault_at("id", "a scope is `notes`, `audio`, `photo` or `quote`");
        }
        ConsentScope {
            id,
            title: section.words("title"),
            required: section.flag("required"),
        }
    });
    Consent {
        script,
        scopes,
        refused: top.words("refused"),
        slip: top.words("slip"),
    }
}

pub(super) fn no_consent() -> Consent {
    Consent {
        script: Vec::new(),
        scopes: Vec::new(),
        refused: Words::default(),
        slip: Words::default(),
    }
}

pub(super) fn sampling(top: &Section<'_>, sources: &Ids) -> Sampling {
    let share_percent = top.number("share_percent");
    if top.has("share_percent") && !(1..=100).contains(&share_percent) {
        top.fault_at("share_percent", "`share_percent` is 1 to 100");
    }
    let known: Vec<&str> = Audience::ALL.iter().map(|(name, _)| *name).collect();
    let also = top.texts("also");
    let also = also.iter().filter_map(|name| {
        let found = Audience::ALL
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, audience)| *audience);
        if found.is_none() {
            top.fault_at(
                "also",
                format!("`{name}` is no audience{}", did_you_mean(name, known.iter().copied())),
            );
        }
        found
    });
    let also = also.collect();
    let bands = each(top.sections("band"), |section| SampleBand {
        up_to: section.number("up_to"),
        interviews: section.number("interviews"),
    });
    if !bands.is_sorted_by(|one, next| one.up_to < next.up_to) {
        top.fault("each [[band]] reaches further than the one before it: `up_to` must grow");
    }
    let (at_least, at_most) = (top.optional_number("at_least"), top.optional_number("at_most"));
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        top.fault_at("at_most", "`at_most` is less than `at_least`");
    }
    Sampling {
        share_percent,
        per_crew: top.flag("per_crew"),
        bands,
        at_least,
        at_most,
        quotas: each(top.sections("quota"), quota),
        also,
        text: top.words("text"),
        grounds: grounds(top, sources),
    }
}

fn quota(section: &Section<'_>) -> Quota {
    let by = section.text("by");
    let known = ["gender", "language", "pay_type"];
    if !by.is_empty() && !known.contains(&by.as_str()) {
        let hint = did_you_mean(&by, known);
        section.fault_at("by", format!("`{by}` is no stratum of a quota{hint}"));
    }
    let (at_least, share_percent) = (
        section.optional_number("at_least"),
        section.optional_number("share_percent"),
    );
    if at_least.is_none() && share_percent.is_none() {
        section.fault("a [[quota]] needs `at_least` or `share_percent`");
    }
    if share_percent.is_some_and(|share| !(1..=100).contains(&share)) {
        section.fault_at("share_percent", "`share_percent` is 1 to 100");
    }
    Quota {
        by,
        group: section.text("group"),
        at_least,
        share_percent,
    }
}

pub(super) fn no_sampling() -> Sampling {
    Sampling {
        share_percent: 100,
        ..Sampling::default()
    }
}
