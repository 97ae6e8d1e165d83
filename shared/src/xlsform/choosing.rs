//! Questions that choose: where the choices come from, and tables of selects.

use super::choices::Lists;
use super::fault::Place;
use super::files::split_extension;
use super::frame::Frame;
use super::parameters::Parameters;
use super::references::only_reference;
use super::survey::Reader;
use super::table::Row;
use super::{question, select};
use crate::form::{Choices, Item, Kind, Question, Source};
use crate::xpath::Expression;

impl Reader<'_> {
    pub(super) fn choices(&mut self, built: &mut Question, select: &select::Select<'_>, row: &Row<'_>) {
        let place = row.place_of("type");
        let filter = question::expression(row, "choice_filter", self.notes);
        let source = self.source(select, &built.parameters, row, filter.is_some());
        let searched = super::appearance::is_search(&built.appearance);
        if let Source::List { list } = &source {
            if searched {
                self.found
                    .searched
                    .entry(list.clone())
                    .or_insert_with(|| row.place_of("control::appearance"));
            } else {
                self.found.unsearched.insert(list.clone());
            }
            if select.kind == Kind::SelectMultiple && self.found.multiple.insert(list.clone()) {
                self.check_spaces(list, &place);
            }
        } else if searched {
            let reason = "`search()` cannot go with choices from a file; remove one of the two";
            self.notes
                .fault(row.place_of("control::appearance"), "search_in_file", reason);
        }
        if searched {
            let reason =
                "`search()` is not computed here: the choices of the list are shown; use `select_one_from_file`";
            self.notes
                .warn(row.place_of("control::appearance"), "unsupported_appearance", reason);
        }
        if select.or_other {
            self.found.or_other = true;
            if let Some(cell) = row.cell("choice_filter") {
                let reason =
                    "`or_other` cannot go with a `choice_filter`; write the other choice and its question yourself";
                self.notes.fault(cell.place(), "filter_with_other", reason);
            }
            if !self.lists.contains_key(select.list) {
                self.notes.fault(
                    place.clone(),
                    "unknown_list",
                    "`or_other` needs a list of the choices sheet",
                );
            }
        }
        self.in_table_list(built, select, row);
        let randomize = built.parameters.get("randomize").is_some_and(|text| text == "true");
        let seed = built.parameters.get("seed").map(|text| Expression::parse(text));
        let seed = match seed {
            Some(Err(fault)) => {
                self.notes.fault(
                    row.place_of("parameters"),
                    "expression",
                    format!("the seed cannot be read: {fault}"),
                );
                None
            }
            seed => seed.and_then(Result::ok),
        };
        built.choices = Some(Choices {
            source,
            filter,
            randomize,
            seed,
            or_other: select.or_other,
        });
    }

    fn source(
        &mut self,
        select: &select::Select<'_>,
        parameters: &Parameters,
        row: &Row<'_>,
        filtered: bool,
    ) -> Source {
        let place = row.place_of("type");
        let list = select.list;
        if select.external() {
            return self.external_source(list, filtered, place);
        }
        let (base, extension) = split_extension(list);
        if select.is_from_file() && (extension.is_none() || base.trim_start_matches('.').contains('.')) {
            let reason = format!("`{list}` must be the name of a file that ends in `.csv`, `.xml` or `.geojson`");
            self.notes.fault(place, "bad_file", reason);
        } else if let Some(extension) = extension {
            self.found.files.add(base, list, place, self.notes);
            let geojson = extension == "geojson";
            let column = |key: &str, usual: &str| parameters.get(key).map_or_else(|| usual.to_owned(), Clone::clone);
            return Source::File {
                file: list.to_owned(),
                value: column("value", if geojson { "id" } else { "name" }),
                label: column("label", if geojson { "title" } else { "label" }),
            };
        } else if let Some(question) = only_reference(list) {
            self.found.answers.push((question.to_owned(), place));
            return Source::Answers {
                question: question.to_owned(),
            };
        } else if !self.lists.contains_key(list) {
            let reason = if self.lists.is_empty() {
                format!(
                    "there is no list `{list}`: the sheet `choices` with `list_name`, `name` and `label` is missing"
                )
            } else {
                format!("the choices sheet has no list `{list}`")
            };
            self.notes
                .misspelt(place, "unknown_list", reason, list, known(self.lists));
        }
        Source::List { list: list.to_owned() }
    }

    fn external_source(&mut self, list: &str, filtered: bool, place: Place) -> Source {
        match self.external {
            None => {
                let reason = "`select_one_external` needs the sheet `external_choices`";
                self.notes.fault(place, "unknown_list", reason);
            }
            Some(lists) if !lists.contains_key(list) => {
                let reason = format!("the sheet `external_choices` has no list `{list}`");
                self.notes.misspelt(place, "unknown_list", reason, list, known(lists));
            }
            Some(_) if !filtered => {
                let reason = "`select_one_external` needs a `choice_filter`; for a whole list use `select_one`";
                self.notes.fault(place, "no_filter", reason);
            }
            Some(_) => {
                let reason = "`select_one_external` is an old type; it was read as `select_one`";
                self.notes.warn(place, "old_type", reason);
            }
        }
        Source::List {
            list: external_name(list, self.lists),
        }
    }

    /// Answers to a `select_multiple` are stored with spaces between them.
    fn check_spaces(&mut self, list: &str, place: &Place) {
        let choices = self
            .lists
            .get(list)
            .map(|list| list.choices.as_slice())
            .unwrap_or_default();
        if let Some(choice) = choices.iter().find(|choice| choice.name.contains(' ')) {
            let reason = format!(
                "the choice `{}` of the list `{list}` has a space in its name, which a select_multiple cannot store",
                choice.name
            );
            self.notes.fault(place.clone(), "space_in_choice", reason);
        }
    }

    /// Selects of a table-list share one list, whose labels stand once above them.
    fn in_table_list(&mut self, built: &mut Question, select: &select::Select<'_>, row: &Row<'_>) {
        let Some(shared) = &self.table_list else {
            return;
        };
        match shared {
            Some(list) if list == select.list => {}
            Some(list) => {
                let reason = format!(
                    "the selects of a table-list share one list: here `{}`, above `{list}`",
                    select.list
                );
                self.notes.fault(row.place_of("type"), "mixed_table_list", reason);
            }
            None => {
                if let Some(cell) = row.cell("choice_filter") {
                    self.notes.fault(
                        cell.place(),
                        "filter_in_table_list",
                        "a table-list cannot have a `choice_filter`",
                    );
                }
                if !self.lists.contains_key(select.list) && !select.external() {
                    let reason = "a table-list needs a list of the choices sheet";
                    self.notes.fault(row.place_of("type"), "unknown_list", reason);
                }
                self.table_list = Some(Some(select.list.to_owned()));
                let name = format!("reserved_name_for_field_list_labels_{}", row.number);
                let mut header = Question::new(name.clone(), built.kind);
                header.appearance = vec!["label".to_owned()];
                header.choices = Some(Choices {
                    source: Source::List {
                        list: select.list.to_owned(),
                    },
                    filter: None,
                    randomize: false,
                    seed: None,
                    or_other: false,
                });
                self.add(Item::Question(Box::new(header)));
            }
        }
        built.appearance = vec!["list-nolabel".to_owned()];
    }
}

/// The name under which an external list stands in the form.
pub(super) fn external_name(list: &str, lists: &Lists) -> String {
    if lists.contains_key(list) {
        format!("{list} (external)")
    } else {
        list.to_owned()
    }
}

pub(super) fn known(lists: &Lists) -> impl Iterator<Item = &str> {
    lists.keys().map(String::as_str)
}

/// A table-list is a field-list; its label stands as a note, so that it is drawn above the table.
pub(super) fn begin_table_list(frame: &mut Frame, row: u32) {
    let group = &mut frame.group;
    group.appearance.retain(|word| word != "table-list");
    group.appearance.insert(0, "field-list".to_owned());
    if !group.label.is_empty() {
        let mut note = Question::new(format!("generated_table_list_label_{row}"), Kind::Note);
        note.label = std::mem::take(&mut group.label);
        group.items.push(Item::Question(Box::new(note)));
    }
}
