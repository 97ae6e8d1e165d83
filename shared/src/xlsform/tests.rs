//! Forms as their authors write them.

use super::*;
use crate::form::{Item, Kind, Preset, Source};

fn form(text: &str) -> Result<Imported, Vec<Fault>> {
    import(&Workbook::from_markdown(text).unwrap(), "form")
}

/// `survey!3 code` of every fault.
fn faults(text: &str) -> Vec<String> {
    let faults = form(text).expect_err("the form was accepted");
    faults
        .iter()
        .map(|fault| format!("{}!{}{} {}", fault.sheet, fault.column, fault.row, fault.code))
        .collect()
}

fn question<'a>(items: &'a [Item], name: &str) -> &'a crate::form::Question {
    let found = items.iter().find_map(|item| match item {
        Item::Question(question) if question.name == name => Some(question),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no question {name}"))
}

#[test]
fn a_whole_form_becomes_a_definition() {
    let (form, warnings) = form("
        | survey |
        | | type | name | label::English (en) | label::Español (es) | hint::English (en) | relevant | required | default | parameters |
        | | start | began | | | | | | | |
        | | select_one yes_no or_other | paid | Paid? | ¿Pagado? | | | yes | | |
        | | begin repeat | crew | Crew | Cuadrilla | | | | | |
        | | integer | hours | Hours of ${paid} | Horas | per day | ${paid} = 'yes' | | 8 | |
        | | date | day | Day | Día | | | | today() | |
        | | end repeat | | | | | | | | |
        | | select_multiple_from_file farms.csv | farms | Farms | Fincas | | | | | value=code label=Name |
        | choices |
        | | list_name | name | label::English (en) | label::Español (es) | region |
        | | yes_no | yes | Yes | Sí | north |
        | | yes_no | no | No | No | south |
        | settings |
        | | form_title | form_id | version | default_language | style |
        | | Wages | wages | 7 | English (en) | pages theme-grid |
    ").unwrap();
    assert_eq!(
        (form.id.as_str(), form.title.as_str(), form.version.as_str()),
        ("wages", "Wages", "7")
    );
    assert_eq!(form.default_language, "en");
    assert_eq!(
        form.languages.iter().map(|l| l.code.as_str()).collect::<Vec<_>>(),
        ["en", "es"]
    );
    assert_eq!(form.languages[1].name, "Español");
    let paid = question(&form.items, "paid");
    assert_eq!(paid.label.0["es"], "¿Pagado?");
    assert_eq!(paid.required.as_ref().unwrap().text(), "true()");
    assert!(paid.choices.as_ref().unwrap().or_other);
    assert_eq!(form.lists["yes_no"].choices[0].columns["region"], "north");
    let Item::Group(crew) = &form.items[2] else { panic!() };
    assert!(crew.repeat.is_some());
    assert_eq!(
        question(&crew.items, "hours").default,
        Some(Preset::Fixed("8".to_owned()))
    );
    assert!(matches!(
        question(&crew.items, "day").default,
        Some(Preset::Computed(_))
    ));
    let farms = question(&form.items, "farms");
    assert_eq!(farms.kind, Kind::SelectMultiple);
    let source = &farms.choices.as_ref().unwrap().source;
    let wanted = Source::File {
        file: "farms.csv".into(),
        value: "code".into(),
        label: "Name".into(),
    };
    assert_eq!(*source, wanted);
    assert!(
        warnings.iter().any(|warning| warning.0.code == "missing_translation"),
        "{warnings:?}"
    );
}

#[test]
fn every_fault_is_told_at_once_and_in_the_order_of_the_sheets() {
    assert_eq!(
        faults(
            "
            | survey |
            | | type | name | label | relevant |
            | | txet | a | A | |
            | | integer | b b | B | ${nobody} = 1 |
            | | select_one crop | c | C | ${ a } |
            | | begin group | g | G | |
            | | text | a | A | |
            | | text | a | A | |
            | choices |
            | | list_name | name | label |
            | | crops | maize | Maize |
            | | crops | maize | Corn |
        "
        ),
        [
            "survey!A2 unknown_type",
            "survey!B3 bad_name",
            "survey!D3 unknown_reference",
            "survey!A4 unknown_list",
            "survey!D4 malformed_reference",
            "survey!5 no_end",
            "survey!B7 duplicate_name",
            "choices!B3 duplicate_choice",
        ]
    );
}

#[test]
fn a_fault_says_what_was_probably_meant() {
    let all = form(
        "
        | survey |
        | | type | name | label | relevant |
        | | txet | age | A | |
        | | note | b b | B ${agge} | |
    ",
    )
    .unwrap_err();
    let suggestions: Vec<_> = all
        .iter()
        .map(|fault| fault.suggestion.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(suggestions, ["text", "b_b", "age"]);
    assert_eq!(
        all[2].to_string(),
        "sheet `survey`, C3: no question is named `agge`; did you mean `age`?"
    );
}

#[test]
fn a_table_list_gets_its_row_of_labels() {
    let (form, _) = form(
        "
        | survey |
        | | type | name | label | appearance |
        | | begin_group | g | Pay | table-list minimal |
        | | select_one yn | a | A | |
        | | select_one yn | b | B | |
        | | end_group | | | |
        | choices |
        | | list_name | name | label |
        | | yn | y | Y |
    ",
    )
    .unwrap();
    let Item::Group(group) = &form.items[0] else { panic!() };
    assert_eq!(group.appearance, ["field-list", "minimal"]);
    let names: Vec<_> = group
        .items
        .iter()
        .map(|item| match item {
            Item::Question(question) => (question.name.as_str(), question.appearance.join(" ")),
            Item::Group(_) => panic!(),
        })
        .collect();
    assert_eq!(names[0].0, "generated_table_list_label_2");
    assert_eq!(names[1], ("reserved_name_for_field_list_labels_3", "label".to_owned()));
    assert_eq!(names[3], ("b", "list-nolabel".to_owned()));
}

#[test]
fn a_loop_is_written_out_for_each_choice() {
    let (form, _) = form(
        "
        | survey |
        | | type | name | label |
        | | begin loop over crops | l | L |
        | | integer | kg | How much %(label)s? |
        | | end loop | | |
        | choices |
        | | list_name | name | label |
        | | crops | maize | Maize |
        | | crops | none | None |
    ",
    )
    .unwrap();
    let Item::Group(all) = &form.items[0] else { panic!() };
    assert_eq!(all.items.len(), 1);
    let Item::Group(maize) = &all.items[0] else { panic!() };
    assert_eq!(question(&maize.items, "kg").label.read("default"), "How much Maize?");
}

#[test]
fn the_forms_of_the_pack_import_without_a_fault() {
    macro_rules! sheet {
        ($folder:literal, $name:literal) => {
            (
                $name,
                include_str!(concat!("../../../packs/fair-food/", $folder, "/", $name, ".csv")),
            )
        };
    }
    let interview = [
        sheet!("worker-interview", "survey"),
        sheet!("worker-interview", "choices"),
        sheet!("worker-interview", "settings"),
    ];
    let checklist = [
        sheet!("site-checklist", "survey"),
        sheet!("site-checklist", "choices"),
        sheet!("site-checklist", "settings"),
    ];
    for sheets in [interview, checklist] {
        let (form, warnings) = import(&Workbook::from_csv(&sheets).unwrap(), "form").unwrap();
        assert!(!form.items.is_empty());
        assert!(warnings.is_empty(), "{warnings:?}");
    }
}
