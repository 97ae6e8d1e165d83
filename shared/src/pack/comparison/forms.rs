//! Questionnaires and checklists: which there are, their groups, lists of choices and the files beside them.

use super::noted::Named;
use super::questions::{self, path};
use super::{Change, Difference, Lost, LostQuestion, Part};
use crate::form::{Choice, Form, Group};
use crate::pack::{Audience, Pack};
use crate::words::Words;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A form of a pack, whichever it is.
struct Kept<'p> {
    folder: &'p str,
    title: &'p Words,
    /// `None` for a checklist.
    audience: Option<Audience>,
    form: &'p Form,
}

fn all(pack: &Pack) -> Vec<Kept<'_>> {
    let interviews = pack.interviews.iter().map(|asked| Kept {
        folder: &asked.folder,
        title: &asked.title,
        audience: Some(asked.audience),
        form: &asked.form,
    });
    let checklists = pack.checklists.iter().map(|list| Kept {
        folder: &list.folder,
        title: &list.title,
        audience: None,
        form: &list.form,
    });
    interviews.chain(checklists).collect()
}

/// Notes what differs in the forms; returns the questions whose answers would no longer be asked for.
pub(super) fn forms(old: &Pack, new: &Pack, found: &mut Vec<Difference>) -> Vec<LostQuestion> {
    let (before, after) = (all(old), all(new));
    let mut lost = Vec::new();
    for was in &before {
        match after.iter().find(|is| is.folder == was.folder) {
            Some(is) => lost.extend(questions::compare(was.folder, was.form, is.form, found)),
            None => lost.extend(questions::asked(was.form).map(|(key, question)| LostQuestion {
                form: was.folder.to_owned(),
                key,
                label: question.label.clone(),
                why: Lost::FormGone,
                answered: None,
            })),
        }
    }
    let forms = Named {
        part: Part::Form,
        within: None,
        id: |kept: &Kept<'_>| kept.folder,
        title: |kept| kept.title.clone(),
        old: &before,
        new: &after,
    };
    forms.compare(found, |was, is, noted| {
        let audience = |kept: &Kept<'_>| kept.audience.map_or("checklist", Audience::name);
        noted.words("title", was.title, is.title);
        noted.value("audience", &audience(was), &audience(is));
        let (from, to) = (&was.form.definition, &is.form.definition);
        noted.value("default_language", &from.default_language, &to.default_language);
        groups(was, is, noted.found);
        choices(was, is, noted.found);
        files(was, is, noted.found);
    });
    lost
}

/// A group by the names on the way to it.
struct Grouped<'f> {
    path: String,
    group: &'f Group,
}

fn grouped(form: &Form) -> Vec<Grouped<'_>> {
    let nodes = form.plan.nodes().iter().enumerate();
    let groups = nodes.filter_map(|(shape, node)| {
        Some(Grouped {
            path: path(form, shape),
            group: node.group()?,
        })
    });
    groups.collect()
}

fn groups(was: &Kept<'_>, is: &Kept<'_>, found: &mut Vec<Difference>) {
    let (before, after) = (grouped(was.form), grouped(is.form));
    let groups = Named {
        part: Part::Group,
        within: Some(is.folder.to_owned()),
        id: |grouped: &Grouped<'_>| &grouped.path,
        title: |grouped| grouped.group.label.clone(),
        old: &before,
        new: &after,
    };
    groups.compare(found, |was, is, noted| {
        let (was, is) = (was.group, is.group);
        noted.words("label", &was.label, &is.label);
        noted.value(
            "relevant",
            &questions::said(&was.relevant),
            &questions::said(&is.relevant),
        );
        noted.value("repeat", &was.repeat.is_some(), &is.repeat.is_some());
        let count = |group: &Group| {
            let repeat = group.repeat.as_ref();
            repeat.map(|repeat| questions::said(&repeat.count)).unwrap_or_default()
        };
        noted.value("repeat_count", &count(was), &count(is));
    });
}

fn choices(was: &Kept<'_>, is: &Kept<'_>, found: &mut Vec<Difference>) {
    let (before, after) = (&was.form.definition.lists, &is.form.definition.lists);
    for (name, list) in before {
        let Some(newer) = after.get(name) else { continue };
        let choices = Named {
            part: Part::Choice,
            within: Some(format!("{}/{name}", is.folder)),
            id: |choice: &Choice| &choice.name,
            title: |choice| choice.label.clone(),
            old: &list.choices,
            new: &newer.choices,
        };
        choices.compare(found, |was, is, noted| {
            noted.words("label", &was.label, &is.label);
            let columns: BTreeSet<&String> = was.columns.keys().chain(is.columns.keys()).collect();
            for column in columns.into_iter().filter(|column| !questions::is_remark(column)) {
                noted.maybe(column, was.columns.get(column), is.columns.get(column));
            }
        });
    }
}

fn files(was: &Kept<'_>, is: &Kept<'_>, found: &mut Vec<Difference>) {
    let digests = |form: &Form| -> BTreeMap<String, String> {
        let files = form.files.iter().map(|(name, bytes)| {
            let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
            (name.clone(), digest.chars().take(12).collect())
        });
        files.collect()
    };
    let (before, after) = (digests(was.form), digests(is.form));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        let change = match (before.get(name), after.get(name)) {
            (None, Some(_)) => Change::Added,
            (Some(_), None) => Change::Gone,
            (Some(was), Some(is)) if was != is => Change::Set {
                what: "content".to_owned(),
                before: was.clone(),
                after: is.clone(),
            },
            (Some(_) | None, Some(_) | None) => continue,
        };
        found.push(Difference {
            part: Part::File,
            id: name.clone(),
            within: Some(is.folder.to_owned()),
            title: Words::default(),
            change,
        });
    }
}
