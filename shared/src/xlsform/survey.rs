//! The survey sheet, row by row: groups open and close, questions stand in them.

use super::choices::Lists;
use super::choosing::{begin_table_list, known};
use super::entities::Entities;
use super::fault::{Notes, Place};
use super::found::Found;
use super::frame::{Container, Frame, plain_group};
use super::names::yes_or_no;
use super::question;
use super::references::only_reference;
use super::settings::Settings;
use super::table::Row;
use super::translations::Languages;
use crate::form::{Item, Repeat};

/// Groups in groups: more than any form has, few enough for every reader.
const DEPTH_MAX: usize = 60;
/// Questions that loops may be written out to.
const LOOPED_MAX: usize = 20_000;

pub(super) struct Reader<'a> {
    pub(super) lists: &'a Lists,
    /// Lists of the external_choices sheet; `None` without the sheet.
    pub external: Option<&'a Lists>,
    pub languages: &'a Languages,
    pub settings: &'a Settings,
    pub entities: &'a mut Entities,
    pub notes: &'a mut Notes,
    pub(super) frames: Vec<Frame>,
    /// Within a table-list: the list that its selects share, once the first named it.
    pub(super) table_list: Option<Option<String>>,
    pub(super) found: Found,
    /// Questions that loops were written out to so far.
    written: usize,
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
            written: 0,
            found: Found::default(),
        }
    }

    pub fn read(mut self, rows: impl Iterator<Item = Row<'a>>) -> Found {
        for row in rows {
            self.row(&row);
            if self.frames.len() > DEPTH_MAX {
                let reason = format!("groups stand more than {DEPTH_MAX} deep in each other; take some apart");
                self.notes.fault(row.place(), "too_deep", reason);
                // Whatever stands below is not read: a tree without bounds cannot even be put away.
                self.frames.truncate(1);
                return self.found;
            }
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
                // Loops in loops multiply.
                let items = count(&frame.group.items)
                    .saturating_add(1)
                    .saturating_mul(choices.len());
                self.written = self.written.saturating_add(items);
                if self.written > LOOPED_MAX {
                    let reason =
                        format!("the loops of the form come to more than {LOOPED_MAX} questions; use a repeat");
                    self.notes.fault(frame.place.clone(), "loop_too_large", reason);
                    frame.group
                } else {
                    frame.looped(choices)
                }
            }
            _ => frame.group,
        };
        self.add(Item::Group(Box::new(group)));
    }

    pub(super) fn add(&mut self, item: Item) {
        if let Some(frame) = self.frames.last_mut() {
            frame.group.items.push(item);
        }
    }

    /// The name of a row, taken in its group. A note may have none.
    pub(super) fn name(&mut self, row: &Row<'_>, generated: Option<String>) -> String {
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
}

/// Groups and questions, all together.
fn count(items: &[Item]) -> usize {
    let each = items.iter().map(|item| match item {
        Item::Question(_) => 1,
        Item::Group(group) => count(&group.items).saturating_add(1),
    });
    each.fold(0, usize::saturating_add)
}

const CONTAINERS: [(&str, Container); 5] = [
    ("looped group", Container::Repeat),
    ("lgroup", Container::Repeat),
    ("group", Container::Group),
    ("repeat", Container::Repeat),
    ("loop", Container::Loop(String::new())),
];

/// `begin group`, `begin_loop over crops`: what begins, and the list after it.
fn begin_of(text: &str) -> Option<(Container, Option<&str>)> {
    let rest = after_word(text, "begin")?;
    CONTAINERS.into_iter().find_map(|(word, container)| {
        let after = rest.strip_prefix(word)?;
        if after.is_empty() {
            return Some((container, None));
        }
        let list = after.strip_prefix(' ')?;
        let list = list.strip_prefix("over ").unwrap_or(list);
        (!list.is_empty() && !list.contains(char::is_whitespace)).then_some((container, Some(list)))
    })
}

fn end_of(text: &str) -> Option<Container> {
    let rest = after_word(text, "end")?;
    CONTAINERS
        .into_iter()
        .find(|(word, _)| *word == rest)
        .map(|(_, container)| container)
}

/// What follows a word and one space or `_`.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.strip_prefix(word)?
        .strip_prefix(|letter: char| letter.is_whitespace() || letter == '_')
}
