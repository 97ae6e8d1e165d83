//! Forms as other tools write them, and what becomes of each part.

use super::hostile_tests::form;
use super::read;
use crate::form::{Definition, Item, Kind, Preset, Question, Source};
use crate::xlsform::Warning;

fn sound(file: &str) -> (Definition, Vec<Warning>) {
    read(file.as_bytes(), "form").unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn question(form: &Definition, name: &str) -> Question {
    form.questions()
        .find(|question| question.name == name)
        .cloned()
        .unwrap_or_else(|| panic!("no {name}"))
}

/// Codes and lines of everything that is said of a form.
fn said(file: &str) -> Vec<String> {
    match read(file.as_bytes(), "form") {
        Ok((_, warnings)) => warnings.iter().map(|w| format!("{} {}", w.0.code, w.0.row)).collect(),
        Err(faults) => faults
            .iter()
            .map(|fault| format!("! {} {}", fault.code, fault.row))
            .collect(),
    }
}

#[test]
fn namespaces_count_and_prefixes_do_not() {
    let file = "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:x=\"http://www.w3.org/2002/xforms\" \
        xmlns:rosa=\"http://openrosa.org/javarosa\"><head><title>T</title><x:model><x:instance><aB1 xmlns=\"\" id=\"i\"><q/></aB1></x:instance>\
        <x:bind nodeset=\"/aB1/q\" type=\"xsd:int\" required=\"true()\" rosa:requiredMsg=\"Say it\"/></x:model></head>\
        <body class=\"pages theme-grid\"><x:input ref=\"/aB1/q\"><x:label>How many?</x:label></x:input></body></html>";
    let (form, warnings) = sound(file);
    let asked = question(&form, "q");
    assert_eq!(warnings, []);
    assert_eq!((form.id.as_str(), form.title.as_str()), ("i", "T"));
    assert_eq!(form.style, ["pages", "theme-grid"]);
    assert_eq!((asked.kind, asked.label.read("default")), (Kind::Integer, "How many?"));
    assert_eq!(asked.required_message.read("default"), "Say it");
}

#[test]
fn a_path_means_this_instance_and_a_name_that_stands_twice_keeps_its_way() {
    let (form, _) = sound(&form(
        "<r jr:template=\"\"><a/><g><n/></g><h><n/></h></r><n/>",
        "<bind nodeset=\"/data/r/a\" calculate=\"/data/r/g/n + /data/r/h/n + /data/n + sum(/data/r/a) div /data/r[position() = 1]/a\"/>",
        "<group ref=\"/data/r\"><repeat nodeset=\"/data/r\"><input ref=\"/data/r/g/n\"/><input ref=\"/data/r/h/n\"/></repeat></group>",
    ));
    let text = question(&form, "a").calculation.unwrap();
    assert_eq!(
        text.text(),
        "current()/../g/n + current()/../h/n + /data/n + sum(${a}) div ${r}[position() = 1]/a"
    );
}

#[test]
fn what_a_label_computes_becomes_a_calculation_beside_it() {
    let (form, _) = sound(&form(
        "<g><q/></g>",
        "<bind nodeset=\"/data/g/q\" type=\"int\"/>",
        "<group ref=\"/data/g\"><input ref=\"/data/g/q\"><label>Of <output value=\"../q\"/>, twice <output value=\". * 2\"/></label>\
         <hint>Twice <output value=\". * 2\"/></hint></input></group>",
    ));
    let asked = question(&form, "q");
    assert_eq!(asked.label.read("default"), "Of ${q}, twice ${generated_output_1}");
    assert_eq!(asked.hint.read("default"), "Twice ${generated_output_1}");
    let made = question(&form, "generated_output_1");
    assert_eq!(made.calculation.unwrap().text(), "${q} * 2");
    let Some(Item::Group(group)) = form.items.first() else {
        panic!("no group")
    };
    assert_eq!(group.items.len(), 2);
}

#[test]
fn lists_of_any_shape_are_read() {
    let (form, warnings) = sound(&form(
        "<a/><b/><c/><d/>",
        "<instance id=\"towns\"><towns><town><code>t1</code><label>One</label><pop>5</pop></town></towns></instance>\
         <instance id=\"far\" src=\"jr://file-csv/places.csv\"/>\
         <bind nodeset=\"/data/d\" calculate=\"instance('towns')/towns/town[code = /data/a]/pop + count(instance('far')/root/item)\"/>",
        "<select1 ref=\"/data/a\"><itemset nodeset=\"randomize(instance('towns')/towns/town[pop &gt; 3][pop &lt; /data/d], 7)\">\
         <value ref=\"code\"/><label ref=\"label\"/></itemset></select1>\
         <select ref=\"/data/b\"><item><label>Yes</label><value>y</value></item><item><label>No</label><value>n</value></item></select>\
         <odk:rank ref=\"/data/c\"><itemset nodeset=\"instance('far')/root/item\"><value ref=\"id\"/><label ref=\"title\"/></itemset></odk:rank>",
    ));
    assert_eq!(warnings, []);
    let chosen = question(&form, "a").choices.unwrap();
    let Source::List { list } = &chosen.source else {
        panic!("no list")
    };
    let town = form.lists.get(list).unwrap().choices.first().unwrap().clone();
    assert_eq!((town.name.as_str(), town.label.read("default")), ("t1", "One"));
    assert_eq!(town.columns.get("code").map(String::as_str), Some("t1"));
    assert_eq!(chosen.filter.unwrap().text(), "(pop > 3) and (pop < ${d})");
    assert_eq!((chosen.randomize, chosen.seed.unwrap().text()), (true, "7"));
    assert_eq!(form.lists.get("b").unwrap().choices.len(), 2);
    let far = question(&form, "c").choices.unwrap().source;
    assert_eq!(
        far,
        Source::File {
            file: "places.csv".into(),
            value: "id".into(),
            label: "title".into()
        }
    );
    let asked = question(&form, "d").calculation.unwrap();
    assert_eq!(
        asked.text(),
        "instance('towns')/root/item[code = ${a}]/pop + count(instance('places')/root/item)"
    );
}

#[test]
fn a_language_without_a_text_is_not_given_a_dash() {
    let (form, _) = sound(&form(
        "<q/>",
        "<itext><translation lang=\"English (en)\"><text id=\"l\"><value>-</value><value form=\"guidance\">Ask twice</value></text></translation>\
         <translation lang=\"Español (es)\" default=\"true()\"><text id=\"l\"><value>¿Cuánto?</value><value form=\"image\">jr://images/a.png</value></text>\
         </translation></itext>",
        "<input ref=\"/data/q\"><label ref=\"jr:itext('l')\"/><hint ref=\"jr:itext('l')\"/></input>",
    ));
    let asked = question(&form, "q");
    assert_eq!((form.default_language.as_str(), form.languages.len()), ("es", 2));
    assert_eq!(asked.label.read("en"), "¿Cuánto?");
    assert_eq!(asked.media.image.read("es"), "a.png");
    assert_eq!(asked.guidance_hint.read("es"), "Ask twice");
}

#[test]
fn values_that_set_themselves_are_defaults_and_triggers() {
    let (form, warnings) = sound(&form(
        "<q>7</q><at/><note>x</note><place/>",
        "<bind nodeset=\"/data/place\" type=\"geopoint\"/>\
         <setvalue ref=\"/data/at\" event=\"odk-instance-first-load\" value=\"now()\"/>",
        "<input ref=\"/data/q\"><setvalue ref=\"/data/note\" event=\"xforms-value-changed\">it's</setvalue>\
         <odk:setgeopoint ref=\"/data/place\" event=\"xforms-value-changed\"/></input>",
    ));
    assert_eq!(warnings, []);
    assert_eq!(question(&form, "q").default, Some(Preset::Fixed("7".into())));
    assert!(matches!(question(&form, "at").default, Some(Preset::Computed(_))));
    let note = question(&form, "note");
    assert_eq!(
        (note.trigger, note.calculation.unwrap().text()),
        (vec!["q".to_owned()], "\"it's\"")
    );
    assert_eq!(question(&form, "place").trigger, ["q"]);
}

#[test]
fn entities_and_settings_are_kept() {
    let (form, _) = sound(&form(
        "<who/><meta><entity dataset=\"trees\" id=\"\" create=\"1\"><label/></entity><orx:instanceName/></meta>",
        "<submission action=\"https://example.org/s\" base64RsaPublicKey=\"MIIB\" orx:auto-send=\"true\"/>\
         <bind nodeset=\"/data/who\" entities:saveto=\"owner\"/>\
         <bind nodeset=\"/data/meta/entity/@create\" calculate=\"/data/who != ''\"/>\
         <bind nodeset=\"/data/meta/entity/label\" calculate=\"../../../who\"/>\
         <bind nodeset=\"/data/orx:meta/orx:instanceName\" calculate=\"concat(/data/who, '!')\"/>",
        "<input ref=\"/data/who\"/>",
    ));
    assert_eq!(question(&form, "who").save_to.as_deref(), Some("owner"));
    let entity = form.entities.first().unwrap();
    assert_eq!(entity.get("create_if").map(String::as_str), Some("${who} != ''"));
    assert_eq!(entity.get("label").map(String::as_str), Some("${who}"));
    assert_eq!(form.instance_name.unwrap().text(), "concat(${who}, '!')");
    assert_eq!(form.settings.get("public_key").map(String::as_str), Some("MIIB"));
}

#[test]
fn what_cannot_be_carried_is_said_with_its_line() {
    let body = |body: &str| form("<q/><s/><g><x/></g>", "", body);
    let bind = |binds: &str| form("<q/><s/><g><x/></g>", binds, "");
    for (file, wanted) in [
        (bind("<bind nodeset=\"/data/qq\"/>"), "! unknown_reference 4"),
        (
            bind("<bind nodeset=\"/data/q\" relevant=\"/data/nowhere = 1\"/>"),
            "! unknown_reference 4",
        ),
        (
            bind("<bind nodeset=\"/data/q\" relevant=\"../nowhere = 1\"/>"),
            "path_astray 4",
        ),
        (
            bind("<bind nodeset=\"/data/q\" relevant=\"instance('no')/root/item\"/>"),
            "! unknown_list 4",
        ),
        (
            bind("<bind nodeset=\"/data/q\" calculate=\"foo((\"/>"),
            "! expression 4",
        ),
        (
            bind("<bind nodeset=\"/data/q\"/><bind nodeset=\"/data/q\"/>"),
            "! duplicate_bind 4",
        ),
        (
            bind("<bind nodeset=\"/data/g\" constraint=\"1\"/>"),
            "unread_attribute 4",
        ),
        (
            bind("<bind nodeset=\"/data/q\" jr:preload=\"context\" jr:preloadParams=\"UserID\"/>"),
            "unsupported_type 4",
        ),
        (bind("<trick/>"), "unread_element 4"),
        (body("<input ref=\"/data/zz\"/>"), "! unknown_reference 7"),
        (body("<input/>"), "! unknown_reference 7"),
        (
            body("<input ref=\"/data/q\"><label ref=\"jr:itext('none')\"/></input>"),
            "unknown_text 7",
        ),
        (
            body("<input ref=\"/data/q\"/><input ref=\"/data/q\"/>"),
            "duplicate_control 7",
        ),
        (
            body("<group><label>Part</label><input ref=\"/data/q\"/></group>"),
            "group_without_ref 7",
        ),
        (
            body("<group ref=\"/data/g\"><input ref=\"/data/q\"/></group>"),
            "asked_elsewhere 7",
        ),
        (
            body("<input ref=\"/data/q\"><help>Me</help></input>"),
            "unread_element 7",
        ),
        (body("<select1 ref=\"/data/q\"/>"), "no_choices 7"),
        (
            body(
                "<select1 ref=\"/data/q\"><itemset nodeset=\"instance('no')/root/item\"><value ref=\"name\"/></itemset></select1>",
            ),
            "! unknown_list 7",
        ),
        (
            body("<input ref=\"/data/q\"><setvalue ref=\"/data/s\" event=\"somewhen\" value=\"1\"/></input>"),
            "unknown_event 7",
        ),
        (
            bind("<setvalue ref=\"/data/s\" event=\"xforms-value-changed\" value=\"1\"/>"),
            "! unseen_trigger 4",
        ),
    ] {
        assert!(
            said(&file).contains(&wanted.to_owned()),
            "{wanted}: {:?}\n{file}",
            said(&file)
        );
    }
    let misspelt = read(
        bind("<bind nodeset=\"/data/q\" relevant=\"/data/ss = 1\"/>").as_bytes(),
        "f",
    )
    .unwrap_err();
    assert_eq!(misspelt.first().unwrap().suggestion.as_deref(), Some("s"));
}

#[test]
fn a_group_without_a_path_is_the_one_that_it_holds() {
    let (form, warnings) = sound(&form(
        "<g><a/><b/></g><r jr:template=\"\"><c/></r>",
        "",
        "<group appearance=\"field-list\"><label>Part</label><input ref=\"/data/g/a\"/><input ref=\"/data/g/b\"/></group>\
         <group><label>Crew</label><repeat nodeset=\"/data/r\"><input ref=\"/data/r/c\"/></repeat></group>",
    ));
    assert_eq!(warnings, []);
    let labels: Vec<(String, String, bool)> = form
        .items
        .iter()
        .map(|item| match item {
            Item::Group(group) => (
                group.label.read("default").to_owned(),
                group.appearance.join(" "),
                group.repeat.is_some(),
            ),
            Item::Question(_) => panic!("no group"),
        })
        .collect();
    assert_eq!(
        labels,
        [
            ("Part".into(), "field-list".into(), false),
            ("Crew".into(), String::new(), true)
        ]
    );
}

#[test]
fn questions_are_asked_in_the_order_of_the_body() {
    let (form, _) = sound(&form(
        "<a/><sum/><b/><c/>",
        "<bind nodeset=\"/data/sum\" calculate=\"1\"/>",
        "<input ref=\"/data/c\"/><input ref=\"/data/a\"/><input ref=\"/data/b\"/>",
    ));
    let names: Vec<&str> = form.questions().map(|question| question.name.as_str()).collect();
    assert_eq!(names, ["c", "a", "sum", "b"]);
}

#[test]
fn a_count_is_seen_from_where_the_repeat_stands() {
    let (form, warnings) = sound(&form(
        "<n/><r><k_count/><k><a/></k></r>",
        "<bind nodeset=\"/data/r/k_count\" calculate=\"2\"/>",
        "<group ref=\"/data/r\"><repeat nodeset=\"/data/r\" jr:count=\" /data/n \"><group ref=\"/data/r/k\">\
         <repeat nodeset=\"/data/r/k\" jr:count=\" ../k_count \"><input ref=\"/data/r/k/a\"/></repeat></group></repeat></group>",
    ));
    assert_eq!(warnings, []);
    let Some(Item::Group(outer)) = form.items.get(1) else {
        panic!("no repeat")
    };
    let Some(Item::Group(inner)) = outer.items.get(1) else {
        panic!("no repeat in it")
    };
    let count = |repeat: &Option<crate::form::Repeat>| repeat.clone().unwrap().count.unwrap().text().to_owned();
    assert_eq!(
        (count(&outer.repeat), count(&inner.repeat)),
        ("${n}".into(), "${k_count}".into())
    );
}
