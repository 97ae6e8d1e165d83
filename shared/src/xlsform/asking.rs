//! Rows that ask, compute or tell something: their types and what each type needs.

use super::defaults;
use super::fault::Notes;
use super::parameters::{self, Parameters};
use super::references::{Reference, references};
use super::survey::Reader;
use super::table::Row;
use super::types::{self, Family, Type};
use super::{question, range, select};
use crate::form::{Item, Kind, Metadata};

impl Reader<'_> {
    pub(super) fn question(&mut self, kind: &str, row: &Row<'_>) {
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
}
