//! What is finished leaves for other tools, and what must not does not.

use super::{AUDIT, Team, fair_food};
use crate::api::{ApiError, Code, ExportAnswers, ExportFormat, ExportedAnswers, JoinWorkers, LeftOutWhy};
use crate::commands::{Host, exports, reconcile, same_persons};
use crate::domain::keys::decision;
use crate::fields::Field;
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::Role;
use data_encoding::BASE64;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::{Arc, OnceLock};

pub(super) const SURVEY: &str = "\
type,name,label::English (en),label::Spanish (es),relevant,calculation,provision,stratum
text,crew,Crew?,¿Cuadrilla?,,,,crew
select_one yn,shade,Is there shade?,¿Hay sombra?,,,heat-protection,
select_multiple yn,seen,What was seen?,¿Qué se vio?,,,,
integer,hours,How many hours?,¿Cuántas horas?,,,,
date,day,Which day?,¿Qué día?,,,,
time,hour,Which hour?,¿A qué hora?,,,,
text,why,Why not?,¿Por qué no?,${shade} = 'no',,,
geopoint,spot,Where?,¿Dónde?,,,,
image,face,Picture,Foto,,,,
barcode,badge,Badge,Gafete,,,,
begin repeat,rooms,Rooms,Cuartos,,,,
text,who,Who sleeps there?,¿Quién duerme ahí?,,,,
decimal,rent,Rent?,¿Renta?,,,,
end repeat,,,,,,,
calculate,all_said,,,,\"concat(${why}, ' ', ${hours})\",,
note,bye,Thank you ${why},Gracias,,,,
start,start,,,,,,
username,username,,,,,,
";
pub(super) const CHOICES: &str = "\
list_name,name,label::English (en),label::Spanish (es)
yn,yes,Yes,Sí
yn,no,No,No
yn,-99,Refused,No quiso
";

fn pack() -> Arc<Pack> {
    static PACK: OnceLock<Arc<Pack>> = OnceLock::new();
    let made = || fair_food(&[("survey", SURVEY), ("choices", CHOICES), ("settings", "")]);
    PACK.get_or_init(made).clone()
}

pub(super) fn call(format: ExportFormat) -> ExportAnswers {
    ExportAnswers {
        audit: AUDIT,
        form: "worker-interview".into(),
        format,
        columns: Vec::new(),
        leave_out: Vec::new(),
        with_text: Vec::new(),
        with_few: true,
        reason: "the program's yearly figures".into(),
        only_look: false,
    }
}

pub(super) fn export(team: &mut Team, call: ExportAnswers) -> Result<ExportedAnswers, ApiError> {
    exports::export_answers(team, call)
}

/// Every file of the zip, read back.
pub(super) fn unzipped(told: &ExportedAnswers) -> BTreeMap<String, String> {
    let bytes = BASE64.decode(told.zip.as_bytes()).unwrap();
    assert_eq!(bytes.len() as u64, told.size_bytes);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    let named: BTreeSet<&String> = told.files.iter().collect();
    assert!(named.into_iter().eq(files.keys()), "{:?}", told.files);
    files
}

/// One worker was heard to the end, one took consent back, one had to leave.
pub(super) fn three_interviews() -> Team {
    let mut team = Team::in_the_field(pack(), 80);
    let whole = team.hears(&[
        ("shade", "no"),
        ("hours", "-2"),
        ("day", "2026-03-01"),
        ("why", "=HYPERLINK(1) the tree fell"),
        ("spot", "26.4 -81.4"),
        ("rooms[A1]/who", "Rosa"),
        ("rooms[A1]/rent", "45.50"),
        ("seen", "-99"),
    ]);
    team.finishes(whole);
    let withdrawn = team.hears(&[("shade", "yes"), ("why", "took it back"), ("hours", "77")]);
    team.finishes(withdrawn);
    team.takes_consent_back(withdrawn);
    team.hears(&[("shade", "yes"), ("hours", "88")]);
    team
}

#[test]
fn a_finished_interview_leaves_as_a_table_and_the_two_others_stay() {
    let mut team = three_interviews();
    let told = export(&mut team, call(ExportFormat::Csv)).unwrap();
    assert_eq!((told.interviews, told.unfinished, told.withdrawn), (1, 1, 1));
    assert_eq!(told.file_name, "worker-interview-csv.zip");
    let files = unzipped(&told);
    // The key is new by chance in each export.
    let table = &files["worker-interview.csv"];
    let key = table.split(',').find(|cell| cell.starts_with("uuid:")).unwrap();
    assert_eq!(
        table.replace(key, "uuid:KEY"),
        include_str!("../../../tests/fixtures/worker-interview.csv")
    );
    let rooms: Vec<&str> = files["worker-interview-rooms.csv"].lines().collect();
    assert_eq!(rooms[0], "rent,PARENT_KEY,KEY");
    assert!(rooms[1].starts_with("45.5,uuid:") && rooms.len() == 2, "{rooms:?}");
    let why = |key: &str| told.left_out.iter().find(|left| left.key == key).unwrap().why;
    assert_eq!(why("crew"), LeftOutWhy::Crew);
    assert_eq!(why("rooms[]/who"), LeftOutWhy::FreeText);
    assert_eq!(why("spot"), LeftOutWhy::Place);
    assert_eq!(why("all_said"), LeftOutWhy::Computed);
    assert_eq!(
        (why("start"), why("username")),
        (LeftOutWhy::Device, LeftOutWhy::Device)
    );
    let record = team.rows(AUDIT, Kind::Decision).unwrap().remove(0);
    let said = |key: &str| record.fields.text(key).unwrap().to_owned();
    assert_eq!(said(decision::MATTER), "export");
    assert_eq!(
        (said(decision::KEY), said(decision::CHOICE)),
        ("worker-interview".into(), "csv".into())
    );
    assert_eq!(said(decision::COLUMNS), "shade seen hours day hour rooms[]/rent");
    assert_eq!(said(decision::REASON), "the program's yearly figures");
    assert_eq!(record.fields.int(decision::INTERVIEWS), Some(1));
    let board = reconcile::open(&mut team, AUDIT).unwrap();
    assert_eq!(board.decisions[0].matter, "export", "the team sees it on the board");
}

#[test]
fn what_was_named_one_by_one_leaves_and_a_formula_in_it_stays_text() {
    let mut team = three_interviews();
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let wish = ExportAnswers {
        columns: named(&["shade"]),
        with_text: named(&["why", "worker_code"]),
        ..call(ExportFormat::Csv)
    };
    let told = export(&mut team, wish.clone()).unwrap();
    let files = unzipped(&told);
    let table = &files["worker-interview.csv"];
    assert!(
        table.starts_with("SubmissionDate,shade,why,meta-instanceID,"),
        "{table}"
    );
    assert!(
        table.contains(",no,'=HYPERLINK(1) the tree fell,uuid:") && table.contains(",A-001,"),
        "{table}"
    );
    assert_eq!(files.len(), 1, "no table for rooms of which nothing leaves");
    let format = ExportFormat::Xforms;
    let told = export(&mut team, ExportAnswers { format, ..wish }).unwrap();
    let (name, text) = unzipped(&told).pop_first().unwrap();
    assert!(
        name.starts_with("instances/uuid") && name.ends_with("/submission.xml"),
        "{name}"
    );
    assert!(
        text.contains("id=\"worker-interview\"") && text.contains("<shade>no</shade><why>=HYPERLINK(1)"),
        "{text}"
    );
    assert!(
        text.contains("<orx:instanceName>A-001</orx:instanceName>") && !text.contains("rooms"),
        "{text}"
    );
}

#[test]
fn few_interviews_leave_only_with_leave_and_a_reason() {
    let mut team = three_interviews();
    let few = |with_few, reason: &str| ExportAnswers {
        with_few,
        reason: reason.into(),
        ..call(ExportFormat::Csv)
    };
    let refused = export(&mut team, few(false, "figures")).unwrap_err();
    assert_eq!(
        (refused.code, refused.place.as_deref()),
        (Code::NotAllowed, Some("with_few"))
    );
    assert_eq!(
        export(&mut team, few(true, "  ")).unwrap_err().place.as_deref(),
        Some("reason")
    );
    assert!(
        team.rows(AUDIT, Kind::Decision).unwrap().is_empty(),
        "what did not leave is not recorded"
    );
    let mut last = Vec::new();
    for _ in 0..9 {
        let interview = team.hears(&[("shade", "yes")]);
        team.finishes(interview);
        last.push(interview);
    }
    assert_eq!(export(&mut team, few(false, "figures")).unwrap().interviews, 10);
    let join = JoinWorkers {
        audit: AUDIT,
        interviews: last[..2].to_vec(),
        reason: "met twice".into(),
    };
    same_persons::join(&mut team, join).unwrap();
    assert!(
        export(&mut team, few(false, "figures")).is_err(),
        "nine people under ten codes are nine"
    );
}

#[test]
fn only_the_lead_on_a_device_of_the_team_gives_answers_out() {
    let mut team = three_interviews();
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Lead) {
        team.role = role;
        assert_eq!(
            export(&mut team, call(ExportFormat::Csv)).unwrap_err().code,
            Code::NotAllowed,
            "{role:?}"
        );
    }
    team.role = Role::Lead;
    team.through_server = true;
    assert_eq!(
        export(&mut team, call(ExportFormat::Csv)).unwrap_err().code,
        Code::NotAllowed
    );
    team.through_server = false;
    let form = |form: &str| ExportAnswers {
        form: form.into(),
        ..call(ExportFormat::Csv)
    };
    let unknown = export(&mut team, form("worker-intervew")).unwrap_err();
    assert!(
        unknown.message.ends_with("did you mean `worker-interview`?"),
        "{}",
        unknown.message
    );
    assert!(export(&mut team, form("site-checklist")).is_err());
}

#[test]
fn two_exports_cannot_be_laid_side_by_side() {
    let mut team = Team::in_the_field(pack(), 80);
    for hours in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] {
        let interview = team.hears(&[("hours", hours)]);
        team.finishes(interview);
    }
    let mut export = || {
        let files = unzipped(&export(&mut team, call(ExportFormat::Csv)).unwrap());
        let mut table = csv::Reader::from_reader(files["worker-interview.csv"].as_bytes());
        let rows = table.records().map(|row| row.unwrap());
        rows.map(|row| (row[3].to_owned(), row[6].to_owned()))
            .collect::<Vec<_>>()
    };
    let (first, second) = (export(), export());
    let keys = |rows: &[(String, String)]| rows.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
    assert!(keys(&first).iter().all(|key| !keys(&second).contains(key)));
    let heard: Vec<String> = (1..=12).map(|hours: u32| hours.to_string()).collect();
    let order = |rows: &[(String, String)]| rows.iter().map(|(hours, _)| hours.clone()).collect::<Vec<_>>();
    assert_ne!(order(&first), heard, "nobody sees who was heard first");
}

/// Questions of the form, with a text that a hostile or older record holds there.
const SAID: [(&str, &str); 14] = [
    ("answers/crew", "zq-crew"),
    ("answers/shade", "zq-shade"),
    ("answers/seen", "no zq-seen"),
    ("answers/hours", "zq-hours"),
    ("answers/day", "zq-day"),
    ("answers/hour", "08:30 zq-hour"),
    ("answers/why", "zq-why"),
    ("answers/spot", "1 2 zq-spot"),
    ("answers/face", "zq-face.jpg"),
    ("answers/badge", "zq-badge"),
    ("answers/rooms[A1]/who", "zq-who"),
    ("answers/rooms[A1]/rent", "zq-rent"),
    ("computed/username", "zq-person"),
    ("computed/all_said", "zq-said"),
];
const TEXTS: [&str; 6] = ["crew", "why", "face", "badge", "rooms[]/who", "username"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever a record holds and whatever is asked for: no text leaves that was not named, from no file and no reply.
    #[test]
    fn no_text_leaves_that_was_not_named(
        held in prop::collection::vec(0usize..SAID.len(), 0..20),
        shade in prop::sample::select(vec!["yes", "no", "-99", "zq-shade"]),
        named in prop::collection::btree_set(0usize..TEXTS.len(), 0..4),
        left_out in prop::collection::btree_set(0usize..TEXTS.len(), 0..3),
        csv in any::<bool>(),
        taken_out in any::<bool>(),
    ) {
        let mut team = Team::in_the_field(pack(), 80);
        let interview = team.hears(&[("hours", "7")]);
        let row = team.rows.iter_mut().find(|row| row.id == interview).unwrap();
        row.fields.insert("answers/shade", Field::of(shade));
        for at in held {
            let (key, text) = SAID[at];
            row.fields.insert(key, Field::of(text));
        }
        row.fields.insert("notes/shade", Field::of("zq-note"));
        row.fields.insert("answers/rooms[B9]/who", Field::of("zq-gone"));
        row.fields.insert("rows/rooms[B9]", Field::of(0));
        if taken_out {
            row.fields.insert("rows/rooms[A1]", Field::of(0));
        }
        let stands = row.fields.text("answers/shade") == Some("no");
        team.finishes(interview);
        let names = |places: &BTreeSet<usize>| places.iter().map(|at| TEXTS[*at].to_owned()).collect();
        let told = export(&mut team, ExportAnswers {
            with_text: names(&named),
            leave_out: names(&left_out),
            ..call(if csv { ExportFormat::Csv } else { ExportFormat::Xforms })
        }).unwrap();
        let mut all: String = unzipped(&told).into_values().collect();
        all.push_str(&serde_json::to_string(&ExportedAnswers { zip: String::new(), ..told }).unwrap());
        for (key, text) in SAID {
            let name = key.split('/').skip(1).collect::<Vec<_>>().join("/").replace("A1", "");
            let may = TEXTS.iter().position(|text| *text == name)
                .is_some_and(|at| named.contains(&at) && !left_out.contains(&at));
            let hidden = name == "why" && !stands || name.starts_with("rooms") && taken_out;
            let marker = text.split_whitespace().find(|word| word.starts_with("zq")).unwrap();
            prop_assert!(may && !hidden || !all.contains(marker), "{marker} left: {all}");
        }
        let username = named.contains(&5) && !left_out.contains(&5);
        prop_assert!(username || !all.contains("Amina"), "who asked left: {all}");
        for marker in ["zq-note", "zq-gone", "A-001"] {
            prop_assert!(!all.contains(marker), "{marker} left: {all}");
        }
    }
}
