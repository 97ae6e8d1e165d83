//! A program writes a newer version of its pack while an audit is in the field: nothing that was said is lost, and a lead decides.

use anyhow::{Result, ensure};
use shared::api::{AdoptPack, AnswerQuestion, ComparePack, GetForm, OpenInterview};
use std::path::Path;
use tests::world::{CREWS, World, farm_audit, open_fieldwork, pack_with_form, start};

const SURVEY: &str = "type,name,label::English (en),label::Spanish (es),stratum
text,crew,Which crew?,¿Qué cuadrilla?,crew
select_one gender,gender,Gender?,¿Género?,gender
select_one spoken,spoken,Language?,¿Idioma?,language
select_one pay,pay_type,How paid?,¿Cómo le pagan?,pay_type
text,old,What was it like before?,¿Cómo era antes?,
";
const CHOICES: &str = "list_name,name,label::English (en),label::Spanish (es)
gender,woman,Woman,Mujer
spoken,es,Spanish,Español
pay,hour,By the hour,Por hora
";

fn write(into: &Path, survey: &str) -> Result<()> {
    pack_with_form(into, &[("survey.csv", survey), ("choices.csv", CHOICES)])
}

#[test]
fn a_newer_pack_is_put_into_use_compared_and_adopted_and_the_old_answer_stays() -> Result<()> {
    let (first, second) = (tempfile::tempdir()?, tempfile::tempdir()?);
    write(first.path(), SURVEY)?;
    let newer = SURVEY.replace(
        "text,old,What was it like before?,¿Cómo era antes?,",
        "text,new,What would help?,¿Qué ayudaría?,",
    );
    write(second.path(), &newer)?;
    let mut world = World::with_pack(first.path())?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let view = start(&mut lead, audit, "A")?;
    let interview = view.line.interview;
    lead.call(AnswerQuestion {
        interview,
        question: "old".into(),
        answer: Some("Peor".into()),
        brief: false,
    })?;
    lead.sync()?;
    ensure!(lead.call(ComparePack { audit })?.is_same);

    // Nobody replaces the pack under a server that runs.
    ensure!(world.server.use_pack(second.path()).is_err());
    world.server.stop_kindly()?;
    world.server.use_pack(second.path())?;
    world.server.start()?;
    lead.sync()?;

    let news = lead.call(ComparePack { audit })?;
    ensure!(!news.is_same && news.may_adopt, "{news:?}");
    ensure!(
        format!("{:?}", news.comparison).contains("old"),
        "the lost question is named: {news:?}"
    );
    let form = view.form.clone();
    ensure!(
        lead.call(GetForm {
            audit,
            form: form.clone()
        })?
        .form
        .question("old")
        .is_some(),
        "pinned until adopted"
    );
    lead.call(AdoptPack {
        audit,
        pack: news.present,
        instead_of: news.pinned,
    })?;
    ensure!(lead.call(GetForm { audit, form })?.form.question("new").is_some());
    let view = lead.call(OpenInterview { interview })?;
    ensure!(
        view.answers.get("old").map(String::as_str) == Some("Peor"),
        "what was said stays"
    );
    ensure!(
        view.left_out == ["old"] && view.hidden_answers == 1,
        "{:?}",
        view.left_out
    );
    ensure!(view.relevant.contains(&"new".to_owned()));
    Ok(())
}

#[test]
fn a_pack_of_another_program_and_one_with_faults_change_nothing() -> Result<()> {
    let (first, other, broken) = (tempfile::tempdir()?, tempfile::tempdir()?, tempfile::tempdir()?);
    write(first.path(), SURVEY)?;
    write(other.path(), SURVEY)?;
    let head = other.path().join("pack.toml");
    let text = std::fs::read_to_string(&head)?.replacen("id = \"fair-food\"", "id = \"other-code\"", 1);
    std::fs::write(head, text)?;
    write(broken.path(), &SURVEY.replace("select_one pay", "select_one wages"))?;
    let mut world = World::with_pack(first.path())?;
    world.server.stop_kindly()?;
    let refused = world.server.use_pack(other.path()).unwrap_err().to_string();
    ensure!(refused.contains("another program"), "{refused}");
    let refused = world.server.use_pack(broken.path()).unwrap_err().to_string();
    ensure!(refused.contains("wages"), "{refused}");
    world.server.start()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    ensure!(lead.call(ComparePack { audit })?.is_same);
    Ok(())
}
