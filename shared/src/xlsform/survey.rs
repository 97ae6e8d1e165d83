//! The survey sheet, row by row: groups open and close, questions stand in them.

use super::choices::Lists;
use super::entities::Entities;
use super::fault::{Notes, Place};
use super::files::{Files, split_extension};
use super::frame::{Container, Frame, plain_group};
use super::names::yes_or_no;
use super::parameters::{self, Parameters};
use super::references::{Names, Reference, has_reference, only_reference, references};
use super::settings::Settings;
use super::table::Row;
use super::translations::Languages;
use super::types::{self, Family, Type};
use super::{defaults, question, range, select};
use crate::form::{Choices, Item, Kind, Metadata, Question, Repeat, Source};
use crate::xpath::Expression;
use std::collections::{BTreeMap, BTreeSet};

/// Groups in groups: more than any form has, few enough for every reader.
const DEPTH_MAX: usize = 60;

/// What reading the rows found out, for the checks that need all of them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub items: Vec<Item>,
    pub names: Names,
    pub files: Files,
    pub or_other: bool,
    /// Form id and title where a row says them.
    pub id: Option<String>,
    pub title: Option<String>,
    /// Names of rows that are no groups.
    questions: BTreeSet<String>,
    /// Questions that are drawn nowhere.
    unseen: BTreeSet<String>,
    repeats: BTreeSet<String>,
    /// Question, its trigger, where, and whether it only takes a position.
    triggers: Vec<(String, String, Place, bool)>,
    geometries: Vec<(String, Place)>,
    /// Lists by whether `search()` replaces them, with a question that does.
    searched: BTreeMap<String, Place>,
    unsearched: BTreeSet<String>,
}

pub(super) struct Reader<'a> {
    pub lists: &'a Lists,
    /// Lists of the external_choices sheet; `None` without the sheet.
    pub external: Option<&'a Lists>,
    pub languages: &'a Languages,
    pub settings: &'a Settings,
    pub entities: &'a mut Entities,
    pub notes: &'a mut Notes,
    frames: Vec<Frame>,
    /// Within a table-list: the list that its selects share, once the first named it.
    table_list: Option<Option<String>>,
    found: Found,
}

impl<'a> Reader<'a> {
    pub fn new(
        lists: &'a Lists,
        external: Option<&'a Lists>,
        languages: &'a Languages,
        settings: &'a Settings,
        entities: &'a mut Entities,
        notes: &'a mut Notes,
    ) -> Reader<'a> {
        Reader {
            lists,
            external,
            languages,
            settings,
            entities,
            notes,
            frames: vec![Frame::new(
                Container::Form,
                Place::default(),
                plain_group(&settings.root),
            )],
            table_list: None,
            found: Found::default(),
        }
    }

    pub fn read(mut self, rows: impl Iterator<Item = Row<'a>>) -> Found {
        for row in rows {
            self.row(&row);
        }
        while self.frames.len() > 1 {
            if let Some(frame) = self.frames.last() {
                let (word, name) = (frame.container.word(), &frame.group.name);
                let reason = format!("the {word} `{name}` that begins here has no `end_{word}`");
                self.notes.fault(frame.place.clone(), "no_end", reason);
            }
            self.close();
        }
        self.finish_checks();
        if let Some(root) = self.frames.pop() {
            self.found.items = root.group.items;
        }
        self.found
    }

    fn row(&mut self, row: &Row<'_>) {
        if let Some(cell) = row.cell("disabled") {
            self.notes.warn(
                cell.place(),
                "disabled",
                "`disabled` is not part of XLSForm any more; use `relevant`",
            );
            if yes_or_no(cell.text) == Some(true) || row.cells().count() == 1 {
                return;
            }
        }
        let Some(kind) = row.cell("type") else {
            if row.has("name") || row.has("label") {
                self.notes.fault(
                    row.place(),
                    "no_type",
                    "the row has no type; write one, such as `text` or `note`",
                );
            } else {
                self.notes.warn(
                    row.place(),
                    "comment",
                    "the row has no type, name and label and was read as a comment",
                );
            }
            return;
        };
        if let Some(end) = end_of(kind.text) {
            self.entities.save_to(row, None, true, self.notes);
            return self.end(&end, row);
        }
        match kind.text {
            "form_id" | "set_form_id" => return self.found.id = row.text("name").map(str::to_owned),
            "form_title" | "set_form_title" => return self.found.title = row.text("name").map(str::to_owned),
            "prefix" => return,
            _ => {}
        }
        if let Some((container, list)) = begin_of(kind.text) {
            return self.begin(container, list, row);
        }
        self.question(kind.text, row);
    }

    fn begin(&mut self, container: Container, list: Option<&str>, row: &Row<'_>) {
        let name = self.name(row, None);
        self.entities.save_to(row, Some(&name), true, self.notes);
        let (container, place) = match container {
            Container::Loop(_) => (
                Container::Loop(list.unwrap_or_default().to_owned()),
                row.place_of("type"),
            ),
            container => (container, row.place_of("type")),
        };
        let mut group = question::group(row, &name, self.languages, self.notes);
        let count = question::expression(row, "control::jr:count", self.notes);
        match &container {
            Container::Repeat => {
                self.repeat_name(&name, row);
                if !row.has("label") && group.media == crate::form::Media::default() {
                    self.notes
                        .warn(row.place(), "no_label", format!("the repeat `{name}` has no label"));
                }
                group.repeat = Some(Repeat { count });
            }
            Container::Loop(list) if !self.lists.contains_key(list) => {
                let reason = match list.as_str() {
                    "" => "a loop needs a list: `begin loop over crops`".to_owned(),
                    list => format!("the choices sheet has no list `{list}`"),
                };
                self.notes
                    .misspelt(place.clone(), "unknown_list", reason, list, known(self.lists));
            }
            Container::Loop(_) => {
                let reason = "`loop` is an old type; its questions were written out once for each choice";
                self.notes.warn(place.clone(), "old_type", reason);
            }
            Container::Group | Container::Form => {}
        }
        if let Some(cell) = row.cell("control::jr:count")
            && only_reference(cell.text).is_none()
            && let Some(frame) = self.frames.last_mut()
        {
            // Other tools store the count beside the repeat, under this name.
            frame.take_name(&format!("{name}_count"), cell.place(), self.notes);
        }
        let table_list = group.appearance.iter().any(|word| word == "table-list");
        let mut frame = Frame::new(container, row.place(), group);
        if table_list {
            self.table_list = Some(None);
            begin_table_list(&mut frame, row.number);
        }
        if self.frames.len() > DEPTH_MAX {
            let reason = format!("groups stand more than {DEPTH_MAX} deep in each other; take some apart");
            self.notes.fault(row.place(), "too_deep", reason);
        }
        self.frames.push(frame);
    }

    fn repeat_name(&mut self, name: &str, row: &Row<'_>) {
        if name == self.settings.root {
            let reason = format!("a repeat cannot be named `{name}`: the whole form is named so");
            self.notes.fault(row.place_of("name"), "reserved_name", reason);
        } else if !self.found.repeats.insert(name.to_owned()) {
            let reason = format!("another repeat is named `{name}`; each repeat of a form needs a name of its own");
            self.notes.fault(row.place_of("name"), "duplicate_name", reason);
        }
    }

    fn end(&mut self, container: &Container, row: &Row<'_>) {
        let matches = |frame: &Frame| frame.container.word() == container.word();
        let word = container.word();
        if !self.frames.iter().skip(1).any(matches) {
            let reason =
                format!("nothing is open that `end_{word}` could end; remove the row, or write the `begin_{word}`");
            self.notes.fault(row.place_of("type"), "no_begin", reason);
            return;
        }
        while let Some(frame) = self.frames.last() {
            let done = matches(frame);
            if !done {
                let (open, name) = (frame.container.word(), &frame.group.name);
                let begun = frame.place.row;
                let reason = format!("`end_{word}` stands where the {open} `{name}` of row {begun} is still open");
                self.notes.fault(row.place_of("type"), "no_begin", reason);
            }
            self.close();
            if done {
                break;
            }
        }
        self.table_list = None;
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let group = match &frame.container {
            Container::Loop(list) => {
                let choices = self
                    .lists
                    .get(list)
                    .map(|list| list.choices.as_slice())
                    .unwrap_or_default();
                frame.looped(choices)
            }
            _ => frame.group,
        };
        self.add(Item::Group(Box::new(group)));
    }

    fn add(&mut self, item: Item) {
        if let Some(frame) = self.frames.last_mut() {
            frame.group.items.push(item);
        }
    }

    /// The name of a row, taken in its group. A note may have none.
    fn name(&mut self, row: &Row<'_>, generated: Option<String>) -> String {
        let name = match (row.text("name"), generated) {
            (Some(name), _) => name.to_owned(),
            (None, Some(name)) => name,
            (None, None) => {
                let place = row.place();
                self.notes.fault(
                    place,
                    "no_name",
                    "the row has no name; write what its answer is stored as",
                );
                return format!("row_{}", row.number);
            }
        };
        self.found.names.add(&name);
        if let Some(frame) = self.frames.last_mut() {
            frame.take_name(&name, row.place_of("name"), self.notes);
        }
        name
    }

    fn question(&mut self, kind: &str, row: &Row<'_>) {
        let chosen = select::read(kind);
        let named = types::named(if kind.split_once("osm ").is_some() { "osm" } else { kind });
        let meant = match (&chosen, named) {
            (Some(select), _) => Type {
                kind: select.kind,
                family: match select.command {
                    "select_one_from_file" | "select_multiple_from_file" => Family::SelectFromFile,
                    _ => Family::Select,
                },
                asks: true,
                constraint: None,
                hint: None,
            },
            (None, Some(meant)) => meant,
            (None, None) => return self.unknown_type(kind, row),
        };
        let mut parameters = parameters::read(row, self.notes);
        parameters::check(meant.family, &parameters, row, self.notes);
        if meant.family == Family::Audit {
            return self.audit(&meant, parameters, row);
        }
        let generated = (kind == "note").then(|| format!("generated_note_name_{}", row.number));
        let name = self.name(row, generated);
        self.entities.save_to(row, Some(&name), false, self.notes);
        self.found.questions.insert(name.clone());
        self.check_type(kind, &meant, &name, &mut parameters, row);
        let mut built = question::question(row, &name, &meant, parameters, self.languages, self.notes);
        if question::is_unseen(row, meant.kind) {
            self.found.unseen.insert(name.clone());
        }
        built.trigger = self.triggers(&name, &meant, row);
        built.save_to = self.entities.property(row);
        self.pulled(row);
        if let Some(select) = chosen {
            self.choices(&mut built, &select, row);
        }
        self.add(Item::Question(Box::new(built)));
        if let (Some(select), Some(frame)) = (chosen, self.frames.last_mut())
            && select.or_other
        {
            frame.take_name(&format!("{name}_other"), row.place_of("name"), self.notes);
        }
    }

    fn unknown_type(&mut self, kind: &str, row: &Row<'_>) {
        let place = row.place_of("type");
        if let Some(reason) = types::foreign(kind) {
            self.notes.fault(place, "foreign_type", reason);
        } else if select::is_unreadable(kind) && kind.contains(' ') {
            let reason = format!("`{kind}` is no type; a select is `select_one`, a space and the name of one list");
            self.notes.fault(place, "unknown_type", reason);
        } else if ["select_one", "select_multiple", "rank"].contains(&kind) {
            self.notes.fault(
                place,
                "no_list",
                format!("`{kind}` needs the name of a list: `{kind} yes_no`"),
            );
        } else {
            let reason = format!("`{kind}` is no type of question");
            self.notes
                .misspelt(place, "unknown_type", reason, kind, types::SUGGESTED);
        }
        // Its name is known all the same, so that references to it are no second fault.
        if row.has("name") {
            let name = self.name(row, None);
            self.found.questions.insert(name);
        }
    }

    /// The log of an interview: one for the form, wherever its row stands.
    fn audit(&mut self, meant: &Type, parameters: Parameters, row: &Row<'_>) {
        if let Some(cell) = row.cell("name").filter(|cell| cell.text != "audit") {
            self.notes.fault(
                cell.place(),
                "bad_name",
                "the log is always named `audit`; leave its name blank",
            );
        }
        let first = |item: &Item| matches!(item, Item::Question(other) if other.kind == meant.kind);
        let built = question::question(row, "audit", meant, parameters, self.languages, self.notes);
        let Some(root) = self.frames.first_mut() else {
            return;
        };
        if root.group.items.iter().any(first) {
            self.notes.fault(
                row.place_of("type"),
                "duplicate_name",
                "a form has one `audit`; remove this row",
            );
            return;
        }
        root.group.items.push(Item::Question(Box::new(built)));
    }

    fn check_type(&mut self, kind: &str, meant: &Type, name: &str, parameters: &mut Parameters, row: &Row<'_>) {
        match meant.family {
            Family::Range => range::check(parameters, row, self.lists, self.notes),
            Family::Calculate => {
                let computed = question::default(row, meant.kind, &mut Notes::default());
                let dynamic = matches!(computed, Some(crate::form::Preset::Computed(_)));
                if !row.has("bind::calculate") && !dynamic {
                    let reason = format!("the calculation of `{name}` is missing; write it under `calculation`");
                    self.notes.fault(row.place(), "no_calculation", reason);
                }
            }
            Family::BackgroundGeopoint => {
                if !row.has("trigger") {
                    let reason =
                        "a `background-geopoint` needs a `trigger`: the question whose answer takes the position";
                    self.notes.fault(row.place(), "no_trigger", reason);
                }
                if let Some(cell) = row.cell("bind::calculate") {
                    let reason = "a `background-geopoint` cannot have a calculation; remove it";
                    self.notes.fault(cell.place(), "unfit_calculation", reason);
                }
            }
            Family::External => {
                let extension = if kind == "xml-external" { "xml" } else { "csv" };
                self.found.names.files.insert(name.to_owned(), row.number);
                let file = format!("{name}.{extension}");
                self.found
                    .files
                    .add_external(name, &file, row.place_of("name"), self.notes);
            }
            Family::Geopoint | Family::Geo => {
                if let Some(target) = parameters.get("reference-geometry") {
                    self.found.geometries.push((target.clone(), row.place_of("parameters")));
                }
            }
            _ => {}
        }
        if matches!(meant.kind, Kind::Metadata(Metadata::SubscriberId | Metadata::SimSerial)) {
            self.notes.warn(
                row.place_of("type"),
                "old_type",
                format!("no phone of today tells `{kind}`; it stays empty"),
            );
        }
        if meant.kind == Kind::Image && meant.family == Family::Image && !parameters.contains_key("max-pixels") {
            let reason = "pictures are stored in full size; `max-pixels=1920` under `parameters` saves space";
            self.notes.warn(row.place(), "large_pictures", reason);
        }
        if kind.contains("osm") {
            let reason = "there is no OpenStreetMap editor here; the question takes a file";
            self.notes.warn(row.place_of("type"), "unsupported_type", reason);
        }
    }

    fn triggers(&mut self, name: &str, meant: &Type, row: &Row<'_>) -> Vec<String> {
        let Some(cell) = row.cell("trigger") else {
            return Vec::new();
        };
        let mut triggers = Vec::new();
        for part in cell.text.split(',') {
            for (at, reference) in references(part).enumerate() {
                match reference {
                    Reference::Name { name, .. } if at == 0 => triggers.push(name.to_owned()),
                    Reference::Name { .. } => {
                        let reason = "several triggers need a comma between them: `${a}, ${b}`";
                        self.notes.fault(cell.place(), "malformed_trigger", reason);
                    }
                    Reference::Malformed(_) => {
                        let reason = "a trigger is `${`, the name of a question and `}`, without spaces";
                        self.notes.fault(cell.place(), "malformed_trigger", reason);
                    }
                }
            }
        }
        if !cell.text.contains("${") || cell.text.chars().count() < 3 {
            let reason = "a trigger is the reference to a question, such as `${name}`";
            self.notes.fault(cell.place(), "malformed_trigger", reason);
        }
        let position = meant.family == Family::BackgroundGeopoint;
        for trigger in &triggers {
            self.found
                .triggers
                .push((name.to_owned(), trigger.clone(), cell.place(), position));
        }
        triggers
    }

    /// Files that expressions ask with `pulldata`.
    fn pulled(&mut self, row: &Row<'_>) {
        const KEYS: [&str; 7] = [
            "bind::calculate",
            "bind::constraint",
            "bind::readonly",
            "bind::required",
            "bind::relevant",
            "choice_filter",
            "default",
        ];
        for cell in KEYS
            .iter()
            .filter_map(|key| row.cell(key))
            .filter(|cell| cell.text.contains("pulldata"))
        {
            for id in defaults::pulled_files(cell.text) {
                self.found
                    .files
                    .add(&id, &format!("{id}.csv"), cell.place(), self.notes);
            }
        }
    }

    fn choices(&mut self, built: &mut Question, select: &select::Select<'_>, row: &Row<'_>) {
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
            if select.kind == Kind::SelectMultiple {
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
        if select.from_file() && (extension.is_none() || base.trim_start_matches('.').contains('.')) {
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
            return Source::Answers {
                question: question.to_owned(),
            };
        } else if !self.lists.contains_key(list) && !has_reference(list) {
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
                let mut header = generated(&name, built.kind);
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

    /// What only all rows together show.
    fn finish_checks(&mut self) {
        for (name, trigger, place, position) in std::mem::take(&mut self.found.triggers) {
            let known = self.found.questions.iter().map(String::as_str);
            if !self.found.questions.contains(&trigger) {
                let reason = format!("no question is named `{trigger}`");
                self.notes.misspelt(place, "unknown_reference", reason, &trigger, known);
            } else if self.found.unseen.contains(&trigger) && !position {
                let reason = format!("`{trigger}` is never shown, so that its change cannot trigger `{name}`");
                self.notes.fault(place, "unseen_trigger", reason);
            }
        }
        for (target, place) in std::mem::take(&mut self.found.geometries) {
            let repeat = only_reference(&target).is_some_and(|name| self.found.repeats.contains(name));
            let list = self.lists.contains_key(&target) || self.entities.has(&target) || self.found.files.has(&target);
            if !repeat && !list {
                let reason = format!("`reference-geometry` must name a list, a file or a repeat; `{target}` is none");
                self.notes.fault(place, "bad_parameter", reason);
            }
        }
        for (list, place) in &self.found.searched {
            if self.found.unsearched.contains(list) {
                let reason =
                    format!("the list `{list}` is also used without `search()`; give this question a list of its own");
                self.notes.fault(place.clone(), "search_and_list", reason);
            }
        }
        let unsearched: Lists = self
            .lists
            .iter()
            .filter(|(name, _)| !self.found.searched.contains_key(*name))
            .map(|(name, _)| (name.clone(), crate::form::ChoiceList::default()))
            .collect();
        self.found
            .files
            .check_lists(&unsearched, &Place::sheet("choices"), self.notes);
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

fn known(lists: &Lists) -> impl Iterator<Item = &str> {
    lists.keys().map(String::as_str)
}

/// A question that no row asks.
fn generated(name: &str, kind: Kind) -> Question {
    Question {
        name: name.to_owned(),
        kind,
        label: Default::default(),
        hint: Default::default(),
        guidance_hint: Default::default(),
        media: Default::default(),
        required: None,
        required_message: Default::default(),
        relevant: None,
        constraint: None,
        constraint_message: Default::default(),
        read_only: None,
        default: None,
        calculation: None,
        trigger: Vec::new(),
        choices: None,
        appearance: Vec::new(),
        parameters: Parameters::new(),
        save_to: None,
        columns: BTreeMap::new(),
    }
}

/// A table-list is a field-list; its label stands as a note, so that it is drawn above the table.
fn begin_table_list(frame: &mut Frame, row: u32) {
    let group = &mut frame.group;
    group.appearance.retain(|word| word != "table-list");
    group.appearance.insert(0, "field-list".to_owned());
    if !group.label.is_empty() {
        let mut note = generated(&format!("generated_table_list_label_{row}"), Kind::Note);
        note.label = std::mem::take(&mut group.label);
        group.items.push(Item::Question(Box::new(note)));
    }
}

const CONTAINERS: [(&str, fn() -> Container); 5] = [
    ("looped group", || Container::Repeat),
    ("lgroup", || Container::Repeat),
    ("group", || Container::Group),
    ("repeat", || Container::Repeat),
    ("loop", || Container::Loop(String::new())),
];

/// `begin group`, `begin_loop over crops`: what begins, and the list after it.
fn begin_of(text: &str) -> Option<(Container, Option<&str>)> {
    let rest = text
        .strip_prefix("begin")?
        .strip_prefix(|letter: char| letter.is_whitespace() || letter == '_')?;
    CONTAINERS.iter().find_map(|(word, container)| {
        let after = rest.strip_prefix(word)?;
        if after.is_empty() {
            return Some((container(), None));
        }
        let list = after.strip_prefix(' ')?;
        let list = list.strip_prefix("over ").unwrap_or(list);
        (!list.is_empty() && !list.contains(char::is_whitespace)).then(|| (container(), Some(list)))
    })
}

fn end_of(text: &str) -> Option<Container> {
    let rest = text
        .strip_prefix("end")?
        .strip_prefix(|letter: char| letter.is_whitespace() || letter == '_')?;
    CONTAINERS
        .iter()
        .find(|(word, _)| *word == rest)
        .map(|(_, container)| container())
}
