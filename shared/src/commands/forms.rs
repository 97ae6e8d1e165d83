//! A questionnaire or checklist of the audit's pinned pack, as screens draw it.

use super::access;
use super::host::Host;
use crate::api::{ApiError, ChoicesAre, FormChoice, FormGroup, FormQuestion, FormSheet, FormView, GetForm};
use crate::form::{Form, MOST_OFFERS, Question, Shape};
use crate::words::Words;

pub fn form(host: &mut impl Host, call: GetForm) -> Result<FormView, ApiError> {
    let (plan_row, _) = access::plan(host, call.audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let found = pack.form(&call.form);
    let (title, form) = found.ok_or_else(|| ApiError::not_found("questionnaire"))?;
    Ok(FormView {
        form: sheet(title, form),
        consent: pack.consent.clone(),
    })
}

fn sheet(title: &Words, form: &Form) -> FormSheet {
    let definition = &form.definition;
    let mut groups: Vec<FormGroup> = Vec::new();
    let mut before: Option<Shape> = None;
    let mut number = 0;
    for (shape, node) in form.plan.nodes().iter().enumerate() {
        let Some(question) = form.seen(shape) else { continue };
        if question.is_asked() {
            number += 1;
        }
        let number = question.is_asked().then_some(number);
        if groups.is_empty() || before != node.parent {
            groups.push(group(form, node.parent.unwrap_or(0), shape));
            before = node.parent;
        }
        if let Some(group) = groups.last_mut() {
            group.questions.push(asked(form, shape, question, number));
        }
    }
    FormSheet {
        id: definition.id.clone(),
        version: definition.version.clone(),
        title: title.clone(),
        default_language: definition.default_language.clone(),
        languages: definition.languages.clone(),
        groups,
    }
}

/// The group right around a question, without its questions.
fn group(form: &Form, around: Shape, question: Shape) -> FormGroup {
    let group = form.plan.node(around).and_then(|node| node.group());
    FormGroup {
        name: group.map(|group| group.name.clone()).unwrap_or_default(),
        label: group.map(|group| group.label.clone()).unwrap_or_default(),
        appearance: group.map(|group| group.appearance.clone()).unwrap_or_default(),
        repeat: form.plan.repeat_of(question),
        questions: Vec::new(),
    }
}

fn asked(form: &Form, shape: Shape, question: &Question, number: Option<u32>) -> FormQuestion {
    let choices = form.choices(question);
    let of_the_moment = form.plan.offers_of_the_moment(shape);
    let choices_are = match (of_the_moment, choices.len() > MOST_OFFERS) {
        (true, _) => ChoicesAre::OfTheMoment,
        (false, true) => ChoicesAre::LookedUp,
        (false, false) => ChoicesAre::Here,
    };
    let text = |expression: &Option<crate::xpath::Expression>| expression.as_ref().map(|it| it.text().to_owned());
    let own = |text: Option<&str>| text.map(str::to_owned);
    FormQuestion {
        name: question.name.clone(),
        key: form.plan.pattern(shape),
        number,
        kind: question.kind,
        label: question.label.clone(),
        hint: question.hint.clone(),
        guidance: question.guidance_hint.clone(),
        media: question.media.clone(),
        choices: match choices.len() > MOST_OFFERS {
            true => Vec::new(),
            false => choices
                .iter()
                .map(|choice| FormChoice {
                    name: choice.name.clone(),
                    label: choice.label.clone(),
                    media: choice.media.clone(),
                    apart: choice.is_apart(),
                    exclusive: choice.is_exclusive(),
                })
                .collect(),
        },
        choices_are,
        required: question
            .required
            .as_ref()
            .is_some_and(|required| required.text() == "true()"),
        relevant: text(&question.relevant),
        constraint: text(&question.constraint),
        constraint_message: question.constraint_message.clone(),
        appearance: question.appearance.clone(),
        parameters: question.parameters.clone(),
        provision: own(question.provision()),
        sensitive: question.is_sensitive(),
        individual: question.is_individual(),
        no_note: question.takes_no_note(),
        stratum: own(question.stratum()),
        may_decline: form.may_decline(question),
    }
}
