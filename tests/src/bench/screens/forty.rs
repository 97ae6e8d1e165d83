//! One questionnaire for two programs: the first forty questions of the shipped worker interview, as Surco's pack and as the XForm
//! that ODK's tools read.

use crate::browser::repository;
use anyhow::{Context, Result, anyhow};
use shared::questionnaire::{Form, Question, QuestionKind, Sheets, parse};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Questions that are kept.
pub(super) const QUESTIONS: usize = 40;
const FORM: &str = "worker-interview";

/// Copies the Fair Food pack with its worker interview cut to forty questions.
pub(super) fn pack(folder: &Path) -> Result<()> {
    super::super::farm::copy(&repository().join("packs/fair-food"), folder)?;
    let survey = folder.join(FORM).join("survey.csv");
    fs::write(&survey, cut(&fs::read_to_string(&survey)?))?;
    Ok(())
}

/// The lines up to the fortieth question, the open group closed. No cell of these lines holds a line break.
fn cut(survey: &str) -> String {
    let mut kept = String::new();
    let mut questions = 0;
    for line in survey.lines() {
        let kind = line.split([',', ' ']).next().unwrap_or_default();
        questions += usize::from(!matches!(kind, "type" | "begin" | "end" | "note"));
        if questions > QUESTIONS {
            break;
        }
        let _ = writeln!(kept, "{line}");
    }
    let columns = survey.lines().next().unwrap_or_default().matches(',').count();
    let _ = writeln!(kept, "end group{}", ",".repeat(columns));
    kept
}

/// The form of a pack made by [`pack`], as an XForm in English.
pub(super) fn xform(folder: &Path) -> Result<String> {
    let read = |sheet: &str| fs::read(folder.join(FORM).join(format!("{sheet}.csv")));
    let (survey, choices, settings) = (read("survey")?, read("choices")?, read("settings")?);
    let form = parse(&Sheets {
        survey: &survey,
        choices: &choices,
        settings: &settings,
    })
    .map_err(|faults| anyhow!("{faults:?}"))?;
    written(&form).context("writing to memory")
}

fn written(form: &Form) -> Result<String, std::fmt::Error> {
    let (mut instance, mut binds, mut body) = (String::new(), String::new(), String::new());
    for group in &form.groups {
        write!(body, "<group><label>{}</label>", escaped(group.label.read("en")))?;
        for question in &group.questions {
            write!(instance, "<{}/>", question.name)?;
            binds.push_str(&bind(question)?);
            body.push_str(&control(question)?);
        }
        body.push_str("</group>");
    }
    Ok(format!(
        r#"<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>{}</h:title><model><instance><data id="{}" version="{}">{instance}<meta><instanceID/></meta></data></instance>{binds}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()"/></model></h:head><h:body>{body}</h:body></h:html>"#,
        escaped(form.title.read("en")),
        form.id,
        form.version
    ))
}

fn bind(question: &Question) -> Result<String, std::fmt::Error> {
    let kind = match question.kind {
        QuestionKind::Integer => "int",
        QuestionKind::Decimal => "decimal",
        QuestionKind::Date => "date",
        QuestionKind::Text | QuestionKind::Note | QuestionKind::SelectOne | QuestionKind::SelectMultiple => "string",
    };
    let mut bind = format!(r#"<bind nodeset="/data/{}" type="{kind}""#, question.name);
    for (name, expression) in [("relevant", &question.relevant), ("constraint", &question.constraint)] {
        if let Some(expression) = expression {
            let paths = expression.text().replace("${", "/data/").replace('}', "");
            write!(bind, r#" {name}="{}""#, escaped(&paths))?;
        }
    }
    Ok(bind + "/>")
}

fn control(question: &Question) -> Result<String, std::fmt::Error> {
    let element = match question.kind {
        QuestionKind::SelectOne => "select1",
        QuestionKind::SelectMultiple => "select",
        _ => "input",
    };
    let mut control = format!(
        r#"<{element} ref="/data/{}"><label>{}</label>"#,
        question.name,
        escaped(question.label.read("en"))
    );
    for choice in &question.choices {
        let label = escaped(choice.label.read("en"));
        write!(
            control,
            "<item><label>{label}</label><value>{}</value></item>",
            choice.name
        )?;
    }
    write!(control, "</{element}>")?;
    Ok(control)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_programs_are_given_the_same_forty_questions() {
        let folder = tempfile::tempdir().unwrap();
        pack(folder.path()).unwrap();
        let xform = xform(folder.path()).unwrap();
        assert_eq!(xform.matches("<bind nodeset").count(), QUESTIONS + 1);
        assert!(xform.contains(r#"relevant="/data/fee_paid = 'yes'""#) && !xform.contains("${"));
    }
}
