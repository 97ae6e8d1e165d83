//! What a pack sets besides its code and forms: consent, sampling, thresholds, pay, protocol, actions, figures.

use super::noted::{Named, Noted};
use super::{Difference, Part, pay};
use crate::pack::{
    ActionStatus, Audience, ConsentScope, Figure, Letter, Pack, ProtocolCard, Quota, Remedy, Sampling, Stage,
};

pub(super) fn rules(old: &Pack, new: &Pack, found: &mut Vec<Difference>) {
    let mut consent = Noted::once(Part::Consent, found);
    consent.paragraphs("script", &old.consent.script, &new.consent.script);
    consent.words("refused", &old.consent.refused, &new.consent.refused);
    consent.words("slip", &old.consent.slip, &new.consent.slip);
    let scopes = Named {
        part: Part::ConsentScope,
        within: None,
        id: |scope: &ConsentScope| &scope.id,
        title: |scope| scope.title.clone(),
        old: &old.consent.scopes,
        new: &new.consent.scopes,
    };
    scopes.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.value("required", &was.required, &is.required);
    });
    let (was, is) = (&old.sampling, &new.sampling);
    let names = |all: &[Audience]| -> Vec<String> { all.iter().map(|one| one.name().to_owned()).collect() };
    let mut sampling = Noted::once(Part::Sampling, found);
    sampling.value("share_percent", &was.share_percent, &is.share_percent);
    sampling.value("per_crew", &was.per_crew, &is.per_crew);
    sampling.list("also", &names(&was.also), &names(&is.also));
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    sampling.value("at_least", &number(was.at_least), &number(is.at_least));
    sampling.value("at_most", &number(was.at_most), &number(is.at_most));
    sampling.list("band", &bands(was), &bands(is));
    sampling.list("quota", &quotas(was), &quotas(is));
    sampling.words("text", &was.text, &is.text);
    sampling.grounds(&was.grounds, &is.grounds);
    let mut disclosure = Noted::once(Part::Disclosure, found);
    disclosure.value("outside", &old.disclosure.outside, &new.disclosure.outside);
    disclosure.value("monitors", &old.disclosure.monitors, &new.disclosure.monitors);
    pay::payroll(old, new, found);
    let figures = Named {
        part: Part::Figure,
        within: None,
        id: |figure: &Figure| &figure.id,
        title: |figure| figure.title.clone(),
        old: &old.figures,
        new: &new.figures,
    };
    figures.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.words("numerator", &was.numerator, &is.numerator);
        noted.maybe_words("denominator", was.denominator.as_ref(), is.denominator.as_ref());
        noted.words("period", &was.period, &is.period);
        noted.maybe("question", was.question.as_ref(), is.question.as_ref());
    });
}

pub(super) fn actions(old: &Pack, new: &Pack, found: &mut Vec<Difference>) {
    let cards = Named {
        part: Part::ProtocolCard,
        within: None,
        id: |card: &ProtocolCard| &card.id,
        title: |card| card.title.clone(),
        old: &old.protocol,
        new: &new.protocol,
    };
    cards.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.paragraphs("step", &was.steps, &is.steps);
        noted.paragraphs("never", &was.never, &is.never);
        noted.grounds(&was.grounds, &is.grounds);
    });
    let statuses = Named {
        part: Part::ActionStatus,
        within: None,
        id: |status: &ActionStatus| &status.id,
        title: |status| status.title.clone(),
        old: &old.actions.statuses,
        new: &new.actions.statuses,
    };
    statuses.compare(found, |was, is, noted| noted.words("title", &was.title, &is.title));
    let stages = Named {
        part: Part::Stage,
        within: None,
        id: |stage: &Stage| &stage.id,
        title: |stage| stage.title.clone(),
        old: &old.actions.stages,
        new: &new.actions.stages,
    };
    stages.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.words("entry", &was.entry, &is.entry);
        noted.words("exit", &was.exit, &is.exit);
        noted.maybe("minimum_days", was.minimum_days.as_ref(), is.minimum_days.as_ref());
        noted.grounds(&was.grounds, &is.grounds);
        let letters = Named {
            part: Part::Letter,
            within: Some(is.id.clone()),
            id: |letter: &Letter| &letter.id,
            title: |letter| letter.title.clone(),
            old: &was.letters,
            new: &is.letters,
        };
        letters.compare(noted.found, |was, is, noted| {
            noted.words("title", &was.title, &is.title)
        });
    });
    let remedies = Named {
        part: Part::Remedy,
        within: None,
        id: |remedy: &Remedy| &remedy.id,
        title: |remedy| remedy.title.clone(),
        old: &old.actions.remedies,
        new: &new.actions.remedies,
    };
    remedies.compare(found, |was, is, noted| {
        noted.words("title", &was.title, &is.title);
        noted.grounds(&was.grounds, &is.grounds);
    });
}

fn bands(sampling: &Sampling) -> Vec<String> {
    let bands = sampling.bands.iter();
    bands
        .map(|band| format!("{}: {}", band.up_to, band.interviews))
        .collect()
}

fn quotas(sampling: &Sampling) -> Vec<String> {
    let line = |quota: &Quota| {
        let number = quota.at_least.map(|least| format!(" {least}"));
        let share = quota.share_percent.map(|share| format!(" {share} %"));
        let (number, share) = (number.unwrap_or_default(), share.unwrap_or_default());
        format!("{} {}{number}{share}", quota.by, quota.group)
    };
    sampling.quotas.iter().map(line).collect()
}
