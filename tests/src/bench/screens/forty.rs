//! One questionnaire for two programs: the first forty questions of the shipped worker interview, as Surco's pack and as the XForm
//! that ODK's tools read.

use crate::browser::repository;
use anyhow::{Context, Result, anyhow};
use shared::form::{Definition, Item, Kind, Question, Source};
use shared::xlsform::{Workbook, import};
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
    let read = |sheet: &str| fs::read_to_string(folder.join(FORM).join(format!("{sheet}.csv")));
    let (survey, choices, settings) = (read("survey")?, read("choices")?, read("settings")?);
    let sheets = [("survey", &*survey), ("choices", &*choices), ("settings", &*settings)];
    let workbook = Workbook::from_csv(&sheets).map_err(|fault| anyhow!("{fault}"))?;
    let (form, _) = import(&workbook, FORM).map_err(|faults| anyhow!("{faults:?}"))?;
    written(&form).context("writing to memory")
}

fn written(form: &Definition) -> Result<String, std::fmt::Error> {
    let (mut instance, mut binds, mut body) = (String::new(), String::new(), String::new());
    let groups = form.items.iter().filter_map(|item| match item {
        Item::Group(group) => Some(group),
        Item::Question(_) => None,
    });
    for group in groups {
        write!(body, "<group><label>{}</label>", escaped(group.label.read("en")))?;
        let questions = group.items.iter().filter_map(|item| match item {
            Item::Question(question) => Some(question),
            Item::Group(_) => None,
        });
        for question in questions {
            write!(instance, "<{}/>", question.name)?;
            binds.push_str(&bind(question)?);
            body.push_str(&control(form, question)?);
        }
        body.push_str("</group>");
    }
    Ok(format!(
        r#"<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>{}</h:title><model><instance><data id="{}" version="{}">{instance}<meta><instanceID/></meta></data></instance>{binds}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()"/></model></h:head><h:body>{body}</h:body></h:html>"#,
        escaped(&form.title),
        form.id,
        form.version
    ))
}

fn bind(question: &Question) -> Result<String, std::fmt::Error> {
    let kind = match question.kind {
        Kind::Integer => "int",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        _ => "string",
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

fn control(form: &Definition, question: &Question) -> Result<String, std::fmt::Error> {
    let element = match question.kind {
        Kind::SelectOne => "select1",
        Kind::SelectMultiple => "select",
        _ => "input",
    };
    let mut control = format!(
        r#"<{element} ref="/data/{}"><label>{}</label>"#,
        question.name,
        escaped(question.label.read("en"))
    );
    let list = question.choices.as_ref().and_then(|choices| match &choices.source {
        Source::List { list } => form.lists.get(list),
        Source::File { .. } | Source::Answers { .. } => None,
    });
    for choice in list.into_iter().flat_map(|list| &list.choices) {
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
