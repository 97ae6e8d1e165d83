//! Interviews with rosters, checklists of places, and who goes on with them: two phones, no signal, then a merge.

use anyhow::{Context, Result, ensure};
use shared::api::{
    AddEntry, AddEvidence, AnswerQuestion, Answered, Code, EraseWorker, FinishChecklist, FinishInterview, FlagQuestion,
    GiveConsent, HandOver, ListChecklists, ListEvidence, ListTasks, LookUpChoices, NoteQuestion, OpenInterview,
    ReopenInterview, StartChecklist, TakeEntryOut, ViolationKind, WithdrawConsent,
};
use shared::ids::{RecordId, RoomId};
use std::path::Path;
use tests::world::{CREWS, TestDevice, World, farm_audit, field_photo, open_fieldwork, pack_with_form, start};

const SURVEY: &str = "type,name,label::English (en),label::Spanish (es),relevant,constraint,calculation,choice_filter,parameters,sensitive,no_note,stratum,appearance
text,crew,Which crew?,¿Qué cuadrilla?,,,,,,,,crew,
select_one gender,gender,Gender?,¿Género?,,,,,,,,gender,
select_one spoken,spoken,Language?,¿Idioma?,,,,,,,,language,
select_one pay,pay_type,How paid?,¿Cómo le pagan?,,,,,,,,pay_type,
begin repeat,jobs,Jobs this season,Trabajos de esta temporada,,,,,,,,,
text,employer,Whose?,¿De quién?,,,,,,,,,
decimal,wage,What did it pay an hour?,¿Cuánto pagaba la hora?,,. <= 100,,,,,,,
end repeat,,,,,,,,,,,,
calculate,best,,,,,max(${wage}),,,,,,
text,why,Why did ${best} not last?,¿Por qué no duró ${best}?,${best} > 20,,,,,,,,
text,told,What happened?,¿Qué pasó?,,,,,,yes,yes,,
select_one_from_file villages.csv,village,Which village?,¿Qué pueblo?,,,,,,,,,
image,hand,Photo of the hand?,¿Foto de la mano?,,,,,,,,,
image,sign,Sign here,Firme aquí,,,,,,,,,signature
";
const CHOICES: &str = "list_name,name,label::English (en),label::Spanish (es),exclusive
gender,woman,Woman,Mujer,
gender,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
spoken,es,Spanish,Español,
spoken,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
pay,hour,By the hour,Por hora,
pay,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
";

/// Fair Food with a worker interview that has a roster, and a list of 3,000 villages beside it.
fn pack(into: &Path) -> Result<()> {
    let mut villages = String::from("name,label\n");
    for number in 0..3000 {
        villages.push_str(&format!("v{number},Village {number}\n"));
    }
    let files = [
        ("survey.csv", SURVEY),
        ("choices.csv", CHOICES),
        ("villages.csv", &villages),
    ];
    pack_with_form(into, &files)
}

struct Field {
    world: World,
    lead: TestDevice,
    amina: TestDevice,
    audit: RoomId,
}

fn in_the_field() -> Result<Field> {
    let folder = tempfile::tempdir()?;
    pack(folder.path())?;
    let world = World::with_pack(folder.path())?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let amina = world.auditor("Amina", &mut lead, &[audit])?;
    Ok(Field {
        world,
        lead,
        amina,
        audit,
    })
}

fn say(device: &mut TestDevice, interview: RecordId, question: &str, answer: &str) -> Result<Answered> {
    device.call(AnswerQuestion {
        interview,
        question: question.into(),
        answer: Some(answer.into()),
        brief: true,
    })
}

#[test]
fn two_auditors_add_a_job_each_without_signal_and_both_stand_there_after_the_merge() -> Result<()> {
    let Field {
        world: _world,
        mut lead,
        mut amina,
        audit,
    } = in_the_field()?;
    let view = start(&mut lead, audit, "A")?;
    let interview = view.line.interview;
    let first = view
        .relevant
        .iter()
        .find(|key| key.ends_with("/employer"))
        .context("a first job")?
        .clone();
    let entry = first.trim_end_matches("/employer").to_owned();
    say(&mut lead, interview, &first, "Grupo Ejemplo")?;
    say(&mut lead, interview, &format!("{entry}/wage"), "12.50")?;
    lead.sync()?;
    amina.sync()?;

    let repeat = "jobs[]".to_string();
    let hers = amina.call(AddEntry {
        interview,
        repeat: repeat.clone(),
    })?;
    say(&mut amina, interview, &format!("{}/wage", hers.question), "26")?;
    let his = lead.call(AddEntry { interview, repeat })?;
    ensure!(his.question != hers.question);
    let reply = say(&mut lead, interview, &format!("{}/wage", his.question), "140")?;
    let wrong = reply
        .turn
        .points
        .get(&format!("{}/wage", his.question))
        .and_then(|point| point.wrong.clone());
    ensure!(wrong.context("140 an hour stands, and is marked")?.kind == ViolationKind::Constraint);
    lead.sync()?;
    amina.sync()?;
    lead.sync()?;
    let (mine, hers_now) = (
        lead.call(OpenInterview { interview })?,
        amina.call(OpenInterview { interview })?,
    );
    ensure!(mine.relevant == hers_now.relevant && mine.points == hers_now.points);
    ensure!(mine.relevant.iter().filter(|key| key.ends_with("/wage")).count() == 3);
    ensure!(
        mine.answers[&format!("{entry}/wage")] == "12.50",
        "money stays as it was said"
    );
    let said = mine.points["why"].said.clone().context("it quotes the best wage")?;
    ensure!(said.label.read("en") == "Why did 140 not last?", "{said:?}");

    // Taken out, its answers count no more; the best wage is another.
    let out = lead.call(TakeEntryOut {
        interview,
        entry: his.question.clone(),
    })?;
    ensure!(out.turn.stops.is_some());
    let view = lead.call(OpenInterview { interview })?;
    ensure!(view.points["why"].said.clone().context("said")?.label.read("en") == "Why did 26 not last?");
    ensure!(view.hidden_answers == 0, "what was taken out is not called hidden");
    Ok(())
}

#[test]
fn what_does_not_belong_is_refused_and_a_long_list_is_looked_up() -> Result<()> {
    let Field {
        world: _world,
        mut lead,
        audit,
        ..
    } = in_the_field()?;
    let interview = start(&mut lead, audit, "A")?.line.interview;
    let note = NoteQuestion {
        interview,
        question: "told".into(),
        note: "She told me".into(),
    };
    ensure!(
        lead.refused(note)?.code == Code::NotAllowed,
        "no account is written down beside this question"
    );
    lead.call(FlagQuestion {
        interview,
        question: "told".into(),
        flagged: true,
        protocol: None,
    })?;
    let page = lead.call(LookUpChoices {
        record: interview,
        question: "village".into(),
        search: "village 29".into(),
        offset: 0,
        limit: 5,
    })?;
    ensure!(page.total == 111 && page.choices.len() == 5, "{page:?}");
    say(&mut lead, interview, "village", "v2999")?;
    let refused = lead.refused(AnswerQuestion {
        interview,
        question: "village".into(),
        answer: Some("v3000".into()),
        brief: false,
    })?;
    ensure!(
        refused.code == Code::BadRequest && refused.message.contains("v3000"),
        "{refused:?}"
    );
    for entry in ["jobs[]", "jobs[Z9]", "gender", "jobs["] {
        ensure!(
            lead.refused(TakeEntryOut {
                interview,
                entry: entry.into()
            })?
            .code
                == Code::BadRequest
        );
    }
    Ok(())
}

#[test]
fn a_photo_needs_consent_and_goes_with_the_worker() -> Result<()> {
    let Field {
        world, mut lead, audit, ..
    } = in_the_field()?;
    let view = start(&mut lead, audit, "A")?;
    let interview = view.line.interview;
    let file = world.path("hand.jpg");
    field_photo(&file, 640, 480, 3, "hand")?;
    let photo = |lead: &mut TestDevice, question: &str| -> Result<AddEvidence> {
        let capture = lead.put_blob(&file, "image/jpeg")?.capture;
        Ok(AddEvidence {
            audit,
            capture,
            caption: String::new(),
            place: String::new(),
            finding: None,
            interview: Some(interview),
            question: question.into(),
        })
    };
    let call = photo(&mut lead, "hand")?;
    ensure!(lead.refused(call)?.code == Code::NoConsent);
    // A recording is one by its bytes, whatever it is called and whatever it stands beside.
    let sound = world.path("voice");
    std::fs::write(&sound, b"OggS\0\x02 a voice")?;
    for (declared, question) in [("", "hand"), ("text/plain", "sign")] {
        let capture = lead.put_blob(&sound, declared)?;
        ensure!(capture.media_type == "audio/ogg");
        let call = AddEvidence {
            capture: capture.capture,
            ..photo(&mut lead, question)?
        };
        ensure!(lead.refused(call)?.code == Code::NoConsent);
    }
    let call = photo(&mut lead, "sign")?;
    lead.call(call).context("a signature is given by one's own hand")?;
    let consent = shared::api::Consent {
        photos: true,
        ..view.consent
    };
    lead.call(GiveConsent { interview, consent })?;
    let call = photo(&mut lead, "hand")?;
    let kept = lead.call(call)?;
    say(&mut lead, interview, "hand", &kept.label)?;
    ensure!(lead.call(OpenInterview { interview })?.attached.len() == 2);

    let slip = lead.call(FinishInterview { interview })?;
    lead.call(WithdrawConsent { interview })?;
    ensure!(
        lead.call(ListEvidence { audit })?.items.is_empty(),
        "what was taken back is shown to nobody"
    );
    ensure!(
        lead.get_blob(&format!("{}/original", kept.evidence), &world.path("out"))
            .is_err()
    );
    lead.call(EraseWorker {
        interview,
        words: Some(slip.words.join(" ")),
        reason: None,
    })?;
    ensure!(
        lead.refused(shared::api::OpenEvidence {
            evidence: kept.evidence
        })?
        .code
            == Code::NotFound
    );
    Ok(())
}

#[test]
fn a_checklist_is_begun_handed_over_finished_and_opened_again() -> Result<()> {
    let Field {
        world: _world,
        mut lead,
        mut amina,
        audit,
    } = in_the_field()?;
    let form = lead.call(ListChecklists { audit })?.forms[0].form.clone();
    let view = amina.call(StartChecklist {
        audit,
        form,
        place: "Camp 2".into(),
    })?;
    ensure!(view.checklist && view.place == "Camp 2" && view.line.worker_code.starts_with("L-"));
    let checklist = view.line.interview;
    let to = amina
        .call(ListTasks { audit })?
        .people
        .iter()
        .find(|one| one.person == "Lucía")
        .context("Lucía")?
        .device;
    amina.call(HandOver {
        interview: checklist,
        to,
        words: "The kitchen is left".into(),
    })?;
    amina.sync()?;
    lead.sync()?;
    let tasks = lead.call(ListTasks { audit })?.tasks;
    ensure!(
        tasks
            .iter()
            .any(|task| task.about == Some(checklist) && task.text.contains("The kitchen")),
        "{tasks:?}"
    );
    let done = lead.call(FinishChecklist { checklist })?;
    ensure!(done.line.finished);
    let early = lead.call(ReopenInterview {
        interview: checklist,
        reason: "The tap was not tried".into(),
    })?;
    ensure!(!early.line.finished && early.reopened.as_deref() == Some("The tap was not tried"));
    let again = ReopenInterview {
        interview: checklist,
        reason: "again".into(),
    };
    ensure!(lead.refused(again)?.code == Code::BadRequest, "it is open already");
    Ok(())
}
