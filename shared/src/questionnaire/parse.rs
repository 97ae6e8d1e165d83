//! From the sheets of a form to the checked [`Form`]: all faults at once, each with sheet and line; nothing half read.

use super::columns::parse_language;
use super::model::{Choice, DECLINED, Form, Group};
use super::reading::is_name;
use super::sheet::{FormFault, Row, Sheet, read, shorten};
use super::words::{Language, Words};
use std::collections::{BTreeMap, BTreeSet};

/// The sheets of one form, each as CSV.
#[derive(Clone, Copy, Debug)]
pub struct Sheets<'a> {
    pub survey: &'a [u8],
    pub choices: &'a [u8],
    pub settings: &'a [u8],
}

/// Reads and checks a form.
///
/// What pyxform accepts within the types, columns and expressions in use is accepted; names are unique within the whole form
/// and expressions look back only, so that one pass decides what is asked.
pub fn parse(sheets: &Sheets<'_>) -> Result<Form, Vec<FormFault>> {
    checked(Reader::new(sheets))
}

/// As [`parse`], and every `provision` must be one of those given: the code of the pack that the form belongs to.
pub fn parse_for(sheets: &Sheets<'_>, provisions: &BTreeSet<String>) -> Result<Form, Vec<FormFault>> {
    checked(Reader {
        provisions: Some(provisions),
        ..Reader::new(sheets)
    })
}

fn checked(mut reader: Reader<'_>) -> Result<Form, Vec<FormFault>> {
    let form = reader.form();
    if reader.faults.is_empty() {
        Ok(form)
    } else {
        reader.faults.sort();
        Err(reader.faults)
    }
}

/// A form in the reading: what is known so far, and what was wrong.
pub(super) struct Reader<'p> {
    /// The provisions of the pack, where there is one.
    pub(super) provisions: Option<&'p BTreeSet<String>>,
    survey: Vec<Row>,
    settings: Vec<Row>,
    pub(super) lists: BTreeMap<String, Vec<Choice>>,
    pub(super) languages: Vec<Language>,
    default: Language,
    /// Names seen so far, with their lines.
    pub(super) names: BTreeMap<String, u32>,
    faults: Vec<FormFault>,
}

impl<'p> Reader<'p> {
    fn new(sheets: &Sheets<'_>) -> Reader<'p> {
        let mut faults = Vec::new();
        let english = Language {
            code: "en".into(),
            name: "English".into(),
        };
        let settings = read(Sheet::Settings, sheets.settings, &english, &mut faults).rows;
        let default = settings
            .first()
            .and_then(|row| parse_language(row.text("default_language")))
            .unwrap_or(english);
        let survey = read(Sheet::Survey, sheets.survey, &default, &mut faults);
        let choices = read(Sheet::Choices, sheets.choices, &default, &mut faults);
        let languages = if survey.languages.is_empty() {
            vec![default.clone()]
        } else {
            survey.languages
        };
        let mut reader = Reader {
            provisions: None,
            survey: survey.rows,
            settings,
            lists: BTreeMap::new(),
            languages,
            default,
            names: BTreeMap::new(),
            faults,
        };
        reader.read_choices(&choices.rows);
        reader
    }

    pub(super) fn fault(&mut self, sheet: Sheet, line: impl Into<Option<u32>>, reason: impl Into<String>) {
        self.faults.push(FormFault {
            sheet,
            line: line.into(),
            reason: reason.into(),
        });
    }

    fn read_choices(&mut self, rows: &[Row]) {
        for row in rows {
            let (list, name) = (row.text("list_name"), row.text("name"));
            if list.is_empty() || name.is_empty() {
                self.fault(Sheet::Choices, row.line, "a choice needs `list_name` and `name`");
                continue;
            }
            if !is_name(name) {
                self.fault(
                    Sheet::Choices,
                    row.line,
                    format!("`{}`: a choice's name is letters, digits and `_`", shorten(name)),
                );
            }
            if self
                .lists
                .get(list)
                .is_some_and(|choices| choices.iter().any(|choice| choice.name == name))
            {
                self.fault(
                    Sheet::Choices,
                    row.line,
                    format!("the list `{}` has `{}` twice", shorten(list), shorten(name)),
                );
            }
            let label = self.labelled(Sheet::Choices, row, "label");
            let exclusive = self.yes_no(Sheet::Choices, row, "exclusive") || name == DECLINED;
            let choice = Choice {
                name: name.to_owned(),
                label,
                apart: name == DECLINED,
                exclusive,
            };
            self.lists.entry(list.to_owned()).or_default().push(choice);
        }
    }

    fn form(&mut self) -> Form {
        let settings = std::mem::take(&mut self.settings);
        let (mut id, mut version, mut title) = (String::new(), String::new(), Words::default());
        match settings.first() {
            None => self.fault(
                Sheet::Settings,
                None,
                "the settings need one row with `form_title`, `form_id`, `version`",
            ),
            Some(row) => {
                for column in ["form_title", "form_id", "version", "default_language"] {
                    if row.text(column).is_empty() {
                        self.fault(Sheet::Settings, row.line, format!("`{column}` is missing"));
                    }
                }
                if !row.text("default_language").is_empty() && parse_language(row.text("default_language")).is_none() {
                    self.fault(
                        Sheet::Settings,
                        row.line,
                        "`default_language` is written as `English (en)`",
                    );
                }
                title
                    .0
                    .insert(self.default.code.clone(), row.text("form_title").to_owned());
                (id, version) = (row.text("form_id").to_owned(), row.text("version").to_owned());
            }
        }
        let groups = self.groups();
        let languages = self.languages.clone();
        Form {
            id,
            version,
            title,
            default_language: self.default.code.clone(),
            languages,
            groups,
        }
    }

    fn groups(&mut self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        // The line on which the open group began.
        let mut open: Option<u32> = None;
        let mut number = 0;
        for row in std::mem::take(&mut self.survey) {
            match normalised(row.text("type")).as_str() {
                "begin group" | "begin_group" => {
                    if let Some(began) = open {
                        self.fault(
                            Sheet::Survey,
                            row.line,
                            format!("a group inside the group of line {began}; end that one first"),
                        );
                    }
                    open = Some(row.line);
                    let name = self.name(&row);
                    let (label, relevant) = (
                        self.labelled(Sheet::Survey, &row, "label"),
                        self.expression(&row, "relevant", false),
                    );
                    groups.push(Group {
                        name,
                        label,
                        relevant,
                        questions: Vec::new(),
                    });
                }
                "end group" | "end_group" => {
                    if open.take().is_none() {
                        self.fault(Sheet::Survey, row.line, "`end group` without a `begin group`");
                    }
                }
                kind => {
                    let Some(question) = self.question(&row, kind, &mut number) else {
                        continue;
                    };
                    if open.is_none() && groups.last().is_none_or(|group| !group.name.is_empty()) {
                        let (name, label) = (String::new(), Words::default());
                        groups.push(Group {
                            name,
                            label,
                            relevant: None,
                            questions: Vec::new(),
                        });
                    }
                    if let Some(group) = groups.last_mut() {
                        group.questions.push(question);
                    }
                }
            }
        }
        if let Some(began) = open {
            self.fault(Sheet::Survey, began, "this group is never ended");
        }
        if groups.iter().all(|group| group.questions.is_empty()) {
            self.fault(Sheet::Survey, None, "the form asks nothing");
        }
        groups
    }
}

fn normalised(kind: &str) -> String {
    kind.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "form_title,form_id,version,default_language\nTrial,trial,1,English (en)\n";
    const CHOICES: &str = "list_name,name,label::English (en),label::Spanish (es)\nyn,yes,Yes,Sí\nyn,no,No,No\n";

    fn faults(survey: &str, choices: &str, settings: &str) -> Vec<String> {
        let sheets = Sheets {
            survey: survey.as_bytes(),
            choices: choices.as_bytes(),
            settings: settings.as_bytes(),
        };
        parse(&sheets)
            .err()
            .unwrap_or_default()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn all_faults_come_at_once_each_with_its_line() {
        let survey = "type,name,label::English (en),label::Spanish (es),required,relevant
selct_one yn,fee,Fee?,¿Cuota?,,
select_one ny,paid,Paid?,¿Pagó?,,
select_one yn,late,Late?,,maybe,
text,late,Why?,¿Por qué?,,${lat} = 'yes'
begin group,camp,Camp,Campo,,
integer,2nd,How many?,¿Cuántos?,,${late} == 'yes'
";
        assert_eq!(
            faults(survey, CHOICES, SETTINGS),
            [
                "survey.csv, line 2: the type `selct_one yn` is not in use here; did you mean `select_one`?",
                "survey.csv, line 3: the choices have no list `ny`",
                "survey.csv, line 4: `label` is missing in `es`",
                "survey.csv, line 4: `required` is `yes` or `no`, not `maybe`",
                "survey.csv, line 5: `relevant` asks about `lat`, which no earlier row has; did you mean `late`?",
                "survey.csv, line 5: the name `late` stands already in line 4",
                "survey.csv, line 6: this group is never ended",
                "survey.csv, line 7: `2nd`: a name is at most 64 letters, digits, `_`, `-`, `.` and begins with a letter",
                "survey.csv, line 7: `relevant` cannot be read at character 10 of `${late} == 'yes'`: `=` is not part of this expression language",
            ]
        );
    }

    #[test]
    fn a_question_cannot_wait_for_itself_or_for_a_later_one() {
        let survey = "type,name,label::English (en),label::Spanish (es),relevant
text,a,A,A,${a} = 'x'
text,b,B,B,${c} = 'x'
text,c,C,C,
";
        let found = faults(survey, CHOICES, SETTINGS);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("asks about `a`, which no earlier row has"));
        assert!(found[1].contains("asks about `c`, which no earlier row has"));
    }

    #[test]
    fn settings_that_are_missing_are_named() {
        let survey = "type,name,label\ntext,a,A\n";
        let found = faults(survey, "list_name,name,label\n", "form_title,form_id\nTrial,\n");
        assert_eq!(
            found,
            [
                "settings.csv, line 2: `default_language` is missing",
                "settings.csv, line 2: `form_id` is missing",
                "settings.csv, line 2: `version` is missing"
            ]
        );
        assert!(faults(survey, "list_name,name,label\n", "form_title,form_id\n")[0].contains("one row"));
    }

    #[test]
    fn a_form_keeps_its_order_numbers_questions_and_leaves_notes_without() {
        let survey = "type,name,label::English (en),label::Spanish (es)
note,hello,Hello,Hola
select_one yn,fee,Fee?,¿Cuota?
begin_group,camp,Camp,Campo
decimal,rent,Rent?,¿Renta?
end_group,,,
text,more,More?,¿Más?
";
        let sheets = Sheets {
            survey: survey.as_bytes(),
            choices: CHOICES.as_bytes(),
            settings: SETTINGS.as_bytes(),
        };
        let form = parse(&sheets).unwrap();
        assert_eq!(
            form.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(),
            ["", "camp", ""]
        );
        assert_eq!(
            form.questions().map(|question| question.number).collect::<Vec<_>>(),
            [None, Some(1), Some(2), Some(3)]
        );
        assert_eq!(
            form.languages
                .iter()
                .map(|language| language.code.as_str())
                .collect::<Vec<_>>(),
            ["en", "es"]
        );
        let json = serde_json::to_string(&form).unwrap();
        assert_eq!(
            serde_json::from_str::<Form>(&json).unwrap(),
            form,
            "screens get the whole form"
        );
    }
}
