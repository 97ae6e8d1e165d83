//! Which questions are asked, given the answers so far, and in what order one walks them.
//!
//! Answers to questions that are no longer asked stay in the draft but count as empty here, and [`left_out`] names them.
//! An expression looks back only (checked when the form is read), so one pass in order settles everything.

use super::answer::Answers;
use super::expression::{Environment, Value};
use super::model::{Form, Question, QuestionKind};
use std::collections::BTreeSet;

/// The names of the questions and notes that are asked now.
pub fn relevant(form: &Form, answers: &Answers) -> BTreeSet<String> {
    let mut asked = Asked {
        answers,
        names: BTreeSet::new(),
    };
    for group in &form.groups {
        if group
            .relevant
            .as_ref()
            .is_some_and(|condition| !condition.holds(&asked))
        {
            continue;
        }
        for question in &group.questions {
            if question
                .relevant
                .as_ref()
                .is_none_or(|condition| condition.holds(&asked))
            {
                asked.names.insert(question.name.clone());
            }
        }
    }
    asked.names
}

struct Asked<'a> {
    answers: &'a Answers,
    names: BTreeSet<String>,
}

impl Environment for Asked<'_> {
    fn value_of(&self, name: &str) -> Value {
        let counts = self.names.contains(name);
        let answer = self.answers.get(name).filter(|_| counts);
        answer.map_or_else(|| Value::Text(String::new()), Value::of)
    }
}

/// The question or note after `current` that is asked now; the first one when `current` is `None`. `None` at the end.
pub fn next<'f>(form: &'f Form, answers: &Answers, current: Option<&str>) -> Option<&'f Question> {
    let asked = relevant(form, answers);
    let after = form
        .questions()
        .skip(current.map_or(0, |name| place(form, name).map_or(0, |place| place + 1)));
    after.into_iter().find(|question| asked.contains(&question.name))
}

/// The question or note before `current` that is asked now. `None` at the beginning.
pub fn previous<'f>(form: &'f Form, answers: &Answers, current: &str) -> Option<&'f Question> {
    let asked = relevant(form, answers);
    let before = form.questions().take(place(form, current).unwrap_or(0));
    before.filter(|question| asked.contains(&question.name)).last()
}

fn place(form: &Form, name: &str) -> Option<usize> {
    form.questions().position(|question| question.name == name)
}

/// Answered questions that are no longer asked: kept in the draft, left out of the finished record ("3 hidden answers …").
pub fn left_out(form: &Form, answers: &Answers) -> Vec<String> {
    let asked = relevant(form, answers);
    let hidden = |question: &&Question| answers.contains_key(&question.name) && !asked.contains(&question.name);
    form.questions()
        .filter(hidden)
        .map(|question| question.name.clone())
        .collect()
}

/// Questions that are asked now and have no answer, in order. With `required_only`, those that must have one.
pub fn unanswered(form: &Form, answers: &Answers, required_only: bool) -> Vec<String> {
    let asked = relevant(form, answers);
    let open = |question: &&Question| {
        question.kind != QuestionKind::Note
            && (question.required || !required_only)
            && asked.contains(&question.name)
            && !answers.contains_key(&question.name)
    };
    form.questions()
        .filter(open)
        .map(|question| question.name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Answer, Sheets, parse};

    const SURVEY: &str = "type,name,label,required,relevant
note,hello,Thank you for speaking with us,,
select_one yes_no,fee,Did you pay for this job?,yes,
decimal,fee_amount,How much?,,${fee} = 'yes'
text,fee_to,To whom?,,${fee_amount} > 0
begin group,camp,Housing,,${fee} != 'no'
text,camp_water,Is there water?,,
end group,,,,
";
    const CHOICES: &str =
        "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\nyes_no,prefers_not_to_say,Prefers not to say\n";
    const SETTINGS: &str = "form_title,form_id,version,default_language\nTrial,trial,1,English (en)\n";

    fn form() -> Form {
        parse(&Sheets {
            survey: SURVEY.as_bytes(),
            choices: CHOICES.as_bytes(),
            settings: SETTINGS.as_bytes(),
        })
        .unwrap()
    }

    fn told(pairs: &[(&str, &str)]) -> Answers {
        let form = form();
        pairs
            .iter()
            .map(|(name, text)| {
                (
                    (*name).to_owned(),
                    Answer::from_stored(form.question(name).unwrap(), text).unwrap(),
                )
            })
            .collect()
    }

    fn walk(answers: &Answers) -> Vec<String> {
        let form = form();
        let mut names = Vec::new();
        let mut at: Option<&Question> = None;
        while let Some(question) = next(&form, answers, at.map(|question| question.name.as_str())) {
            names.push(question.name.clone());
            at = Some(question);
        }
        names
    }

    #[test]
    fn a_follow_up_is_asked_only_after_the_answer_that_calls_for_it() {
        assert_eq!(walk(&told(&[("fee", "no")])), ["hello", "fee"]);
        assert_eq!(
            walk(&told(&[("fee", "yes")])),
            ["hello", "fee", "fee_amount", "camp_water"]
        );
        assert_eq!(
            walk(&told(&[("fee", "yes"), ("fee_amount", "900")])),
            ["hello", "fee", "fee_amount", "fee_to", "camp_water"]
        );
    }

    #[test]
    fn an_answer_that_became_hidden_is_kept_counts_as_empty_and_is_named() {
        let changed_their_mind = told(&[("fee", "no"), ("fee_amount", "900"), ("fee_to", "the recruiter")]);
        assert_eq!(walk(&changed_their_mind), ["hello", "fee"]);
        assert_eq!(left_out(&form(), &changed_their_mind), ["fee_amount", "fee_to"]);
    }

    #[test]
    fn walking_back_visits_the_same_questions() {
        let form = form();
        let answers = told(&[("fee", "yes")]);
        assert_eq!(previous(&form, &answers, "camp_water").unwrap().name, "fee_amount");
        assert_eq!(previous(&form, &answers, "fee").unwrap().name, "hello");
        assert!(previous(&form, &answers, "hello").is_none());
        assert!(previous(&form, &answers, "unknown").is_none());
    }

    #[test]
    fn what_is_still_open_does_not_count_notes_or_hidden_questions() {
        assert_eq!(unanswered(&form(), &Answers::new(), true), ["fee"]);
        assert_eq!(
            unanswered(&form(), &told(&[("fee", "yes")]), false),
            ["fee_amount", "camp_water"]
        );
        let declined = Answers::from([("fee".to_owned(), Answer::Declined)]);
        assert_eq!(
            unanswered(&form(), &declined, true),
            Vec::<String>::new(),
            "declining is an answer"
        );
    }
}
