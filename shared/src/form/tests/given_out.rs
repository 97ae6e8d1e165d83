//! Finished forms for other tools.

use super::*;

#[test]
fn a_finished_form_goes_to_an_analyst_as_odk_writes_it() {
    let mut form = begin(
        "text crew
         group camp
         place where
         repeat rooms
         text name
         decimal rent relevant=${name} != ''
         end
         end
         text hidden relevant=false()",
    );
    for (path, text) in [
        ("crew", "A & B"),
        ("camp/where", "26.4 -81.4"),
        ("camp/rooms[1]/name", "=HYPERLINK(1)"),
        ("camp/rooms[2]/name", "blue"),
        ("camp/rooms[2]/rent", "45.50"),
        ("hidden", "never asked"),
    ] {
        say(&mut form, path, text);
    }
    let sending = export::Sending {
        instance_id: "uuid:1".into(),
        ..Default::default()
    };
    let all = export::Leaving::all(form.plan());
    let xml = export::xml(&form, &sending, &all);
    assert!(
        xml.contains("<crew>A &amp; B</crew><camp><where>26.4 -81.4</where><rooms><name>=HYPERLINK(1)</name>"),
        "{xml}"
    );
    assert!(xml.contains("<orx:instanceID>uuid:1</orx:instanceID>") && !xml.contains("never asked"));
    let mut central = export::Central::new(form.plan(), &all);
    central.add(&form, &sending, (0, 0));
    let tables = central.tables();
    assert_eq!(tables[0].file, "trial.csv");
    assert_eq!(
        tables[0].header.join(","),
        "SubmissionDate,crew,camp-where-Latitude,camp-where-Longitude,camp-where-Altitude,camp-where-Accuracy,hidden,\
         meta-instanceID,meta-instanceName,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,\
         ReviewState,DeviceID,Edits,FormVersion"
    );
    assert_eq!(tables[0].rows[0][1..5], ["A & B", "26.4", "-81.4", ""]);
    assert_eq!(
        (tables[1].file.as_str(), tables[1].header.join(",")),
        ("trial-rooms.csv", "name,rent,PARENT_KEY,KEY".into())
    );
    assert_eq!(
        tables[1].rows[0],
        ["'=HYPERLINK(1)", "", "uuid:1", "uuid:1/camp/rooms[1]"]
    );
    assert_eq!(tables[1].rows[1], ["blue", "45.5", "uuid:1", "uuid:1/camp/rooms[2]"]);
}
