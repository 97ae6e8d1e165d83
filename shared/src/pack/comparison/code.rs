//! The head of a pack, its severities and provisions.

use super::noted::{Named, Noted};
use super::{Difference, Part};
use crate::pack::{Pack, Provision, Severity, Source};
use crate::words::{Language, Words};

pub(super) fn head(old: &Pack, new: &Pack, found: &mut Vec<Difference>) {
    let mut noted = Noted::once(Part::Pack, found);
    noted.value("id", &old.id, &new.id);
    noted.value("kind", &old.kind.name(), &new.kind.name());
    noted.value("sector", &old.sector, &new.sector);
    noted.words("title", &old.title, &new.title);
    noted.words("notice", &old.notice, &new.notice);
    let languages = Named {
        part: Part::Language,
        within: None,
        id: |language: &Language| &language.code,
        title: |language| Words::from([(language.code.as_str(), language.name.as_str())]),
        old: &old.languages,
        new: &new.languages,
    };
    languages.compare(found, |was, is, noted| noted.value("name", &was.name, &is.name));
    let sources = Named {
        part: Part::Source,
        within: None,
        id: |source: &Source| &source.id,
        title: |source| Words::from([("en", source.title.as_str())]),
        old: &old.sources,
        new: &new.sources,
    };
    sources.compare(found, |was, is, noted| {
        noted.value("title", &was.title, &is.title);
        noted.maybe("address", was.address.as_ref(), is.address.as_ref());
    });
}

pub(super) fn code(old: &Pack, new: &Pack, found: &mut Vec<Difference>) {
    let severities = Named {
        part: Part::Severity,
        within: None,
        id: |severity: &Severity| &severity.id,
        title: |severity| severity.title.clone(),
        old: &old.severities,
        new: &new.severities,
    };
    severities.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.words("consequence", &was.consequence, &is.consequence);
        noted.maybe(
            "deadline_hours",
            was.deadline_hours.as_ref(),
            is.deadline_hours.as_ref(),
        );
        noted.value(
            "zero_tolerance",
            &was.zero_tolerance.to_string(),
            &is.zero_tolerance.to_string(),
        );
        noted.grounds(&was.grounds, &is.grounds);
    });
    let provisions = Named {
        part: Part::Provision,
        within: None,
        id: |provision: &Provision| &provision.id,
        title: |provision| provision.title.clone(),
        old: &old.provisions,
        new: &new.provisions,
    };
    provisions.compare(found, |was, is, noted| {
        noted.value("severity", &was.severity, &is.severity);
        noted.words("title", &was.title, &is.title);
        noted.words("text", &was.text, &is.text);
        noted.grounds(&was.grounds, &is.grounds);
    });
}
