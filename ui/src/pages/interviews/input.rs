use super::attaching::Attaching;
use super::form_media::FormMedia;
use super::looking_up::LookedUp;
use super::typed::Typed;
use super::writer::Writer;
use crate::answers::Scale;
use crate::components::controls::{
    Acknowledge, ChoiceField, CodeField, DateField, DateTimeField, OfferShown, PlaceField, RangeField, RankField,
    TimeField, TraceField,
};
use crate::components::{Choice, Icon};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{ChoicesAre, DECLINED, FormQuestion, InterviewView, Point, QuestionKind};

/// What every control of a question is given.
#[derive(Clone)]
pub(super) struct Answering {
    pub view: RwSignal<InterviewView>,
    pub writer: Writer,
    pub key: StoredValue<String>,
    pub question: FormQuestion,
    /// The worker's language.
    pub lang: String,
    pub value: Signal<String>,
    pub put: Callback<Option<String>>,
    pub saved: Signal<bool>,
    pub disabled: Signal<bool>,
}

/// The place where one question is answered.
#[component]
pub(super) fn Input(
    view: RwSignal<InterviewView>,
    writer: Writer,
    key: String,
    question: FormQuestion,
    point: Memo<Point>,
    /// The worker's language.
    lang: String,
    draft: Option<String>,
    media: FormMedia,
    /// Crews of the plan, for the question that gives the crew.
    crews: Vec<String>,
    disabled: bool,
    /// One was chosen where the form wants to go on at once.
    next: Callback<()>,
) -> impl IntoView {
    let key = StoredValue::new(key);
    let locked = Memo::new(move |_| point.with(|point| point.locked));
    let answer = move || key.with_value(|key| writer.answer(key));
    // "Prefers not to say" is an answer of its own beside the control, which stays empty.
    let is_select = matches!(
        question.kind,
        QuestionKind::SelectOne | QuestionKind::SelectMultiple | QuestionKind::Rank
    );
    let declined = Signal::derive(move || answer().as_deref() == Some(DECLINED));
    let answering = Answering {
        view,
        writer,
        key,
        lang,
        value: Signal::derive(move || {
            answer()
                .filter(|text| is_select || text != DECLINED)
                .unwrap_or_default()
        }),
        put: Callback::new(move |answer| key.with_value(|key| writer.put(key, answer))),
        saved: Signal::derive(move || !declined.get() && key.with_value(|key| writer.is_saved(key))),
        disabled: Signal::stored(disabled),
        question,
    };
    let (kind, may_decline) = (answering.question.kind, answering.question.may_decline && !is_select);
    let take_back = move || {
        (!disabled && answer().is_some()).then(|| {
            view! {
                <button class="btn is-bare start" type="button" on:click=move |_| key.with_value(|key| writer.put(key, None))><Icon of=icondata::LuUndo2/>{say::take_answer_back()}</button>
            }
        })
    };
    // Nobody is asked on a checklist: an item is out of sight, or it is not.
    let checklist = view.with_untracked(|view| view.checklist);
    let decline = move || {
        let declining = if checklist {
            say::could_not_be_seen()
        } else {
            say::prefers_not_to_say()
        };
        let saved = Signal::derive(move || declined.get() && key.with_value(|key| writer.is_saved(key)));
        let pick =
            Callback::new(move |on: bool| key.with_value(|key| writer.put(key, on.then(|| DECLINED.to_string()))));
        view! { <Choice name="declined" many=true apart=true label=declining chosen=declined saved disabled=Signal::stored(disabled) pick/> }
    };
    let answering = StoredValue::new(answering);
    let draft = StoredValue::new(draft);
    let crews = StoredValue::new(crews);
    move || {
        if kind == QuestionKind::Note || locked.get() {
            return view! { <Computed point/> }.into_any();
        }
        let control = control(
            answering.get_value(),
            point,
            draft.get_value(),
            media,
            crews.get_value(),
            next,
        );
        view! {
            {control}
            {may_decline.then(decline)}
            {take_back}
        }
        .into_any()
    }
}

fn control(
    of: Answering,
    point: Memo<Point>,
    draft: Option<String>,
    media: FormMedia,
    crews: Vec<String>,
    next: Callback<()>,
) -> AnyView {
    let (id, label) = ("answer", of.question.label.read(&of.lang).to_string());
    let (lang, value, put, saved, disabled) = (of.lang.clone(), of.value, of.put, of.saved, of.disabled);
    let appearance = of.question.appearance.join(" ");
    // Crews come from the audit's plan: nobody types a crew's name twice.
    if of.question.stratum.as_deref() == Some("crew") && !crews.is_empty() {
        let offers = offers_of_crews(&of.question, crews, &lang);
        return view! { <ChoiceField id label lang offers value put saved disabled/> }.into_any();
    }
    match of.question.kind {
        QuestionKind::SelectOne | QuestionKind::SelectMultiple | QuestionKind::Rank => selects(of, point, media, next),
        QuestionKind::Range => {
            let parameter = |name: &str| of.question.parameters.get(name).map_or("", String::as_str);
            let scale = Scale::read(parameter("start"), parameter("end"), parameter("step"));
            view! { <RangeField id label scale appearance lang value put saved disabled/> }.into_any()
        }
        QuestionKind::Date => view! { <DateField id label appearance value put saved disabled/> }.into_any(),
        QuestionKind::Time => view! { <TimeField id label value put saved disabled/> }.into_any(),
        QuestionKind::DateTime => view! { <DateTimeField id label appearance value put saved disabled/> }.into_any(),
        QuestionKind::Acknowledge => {
            view! { <Acknowledge id label=String::new() lang value put saved disabled/> }.into_any()
        }
        QuestionKind::Geopoint => view! { <PlaceField id label value put saved disabled/> }.into_any(),
        QuestionKind::Geotrace => view! { <TraceField id label value put saved disabled/> }.into_any(),
        QuestionKind::Geoshape => view! { <TraceField id label closed=true value put saved disabled/> }.into_any(),
        QuestionKind::Barcode => view! { <CodeField id label value put saved disabled/> }.into_any(),
        QuestionKind::Image | QuestionKind::Audio | QuestionKind::Video | QuestionKind::File => {
            view! { <Attaching of/> }.into_any()
        }
        _ => {
            let record = of.view.with_untracked(|view| view.line.interview);
            let numbers = appearance.split(' ').any(|word| word == "numbers");
            let disabled = disabled.get_untracked();
            view! { <Typed writer=of.writer record question=of.key.get_value() kind=of.question.kind numbers label lang draft disabled/> }
                .into_any()
        }
    }
}

/// Choices of a list in the form, of the moment, or too many to send.
fn selects(of: Answering, point: Memo<Point>, media: FormMedia, next: Callback<()>) -> AnyView {
    let all = StoredValue::new(of.question.choices.clone());
    let lang = of.lang.clone();
    let shown = move || -> Option<Vec<OfferShown>> {
        let picture = |media_of: &shared::api::Media| {
            let file = media_of.image.read(&lang);
            (!file.is_empty()).then(|| media.address(file)).flatten()
        };
        let offer = |choice: &shared::api::FormChoice| OfferShown {
            name: choice.name.clone(),
            label: choice.label.read(&lang).to_string(),
            note: None,
            picture: picture(&choice.media),
            apart: choice.apart,
            exclusive: choice.exclusive || choice.apart,
        };
        match of.question.choices_are {
            ChoicesAre::Here => Some(all.with_value(|all| all.iter().map(offer).collect())),
            ChoicesAre::LookedUp => None,
            ChoicesAre::OfTheMoment => {
                let now = point.with(|point| point.offers.clone())?;
                let found = now.into_iter().map(|now| {
                    let known = all.with_value(|all| all.iter().find(|choice| choice.name == now.name).map(offer));
                    known.unwrap_or_else(|| OfferShown {
                        label: now.label.read(&lang).to_string(),
                        apart: now.name == DECLINED,
                        exclusive: now.name == DECLINED,
                        name: now.name,
                        ..OfferShown::default()
                    })
                });
                Some(found.collect())
            }
        }
    };
    let shown = Memo::new(move |_| shown());
    let of = StoredValue::new(of);
    (move || {
        let of = of.get_value();
        let (id, label, lang) = ("answer", of.question.label.read(&of.lang).to_string(), of.lang.clone());
        let (value, put, saved, disabled) = (of.value, of.put, of.saved, of.disabled);
        match shown.get() {
            None => view! { <LookedUp of/> }.into_any(),
            Some(offers) if of.question.kind == QuestionKind::Rank => {
                view! { <RankField id label lang offers value put saved disabled/> }.into_any()
            }
            Some(offers) => {
                let many = of.question.kind == QuestionKind::SelectMultiple;
                let appearance = of.question.appearance.join(" ");
                view! { <ChoiceField id label lang offers many appearance value put saved disabled chosen=next/> }
                    .into_any()
            }
        }
    })
    .into_any()
}

fn offers_of_crews(question: &FormQuestion, crews: Vec<String>, lang: &str) -> Vec<OfferShown> {
    let crews = crews.into_iter().map(|crew| OfferShown {
        label: crew.clone(),
        name: crew,
        ..OfferShown::default()
    });
    let apart = question.choices.iter().find(|choice| choice.apart);
    let declining = match apart {
        Some(choice) => Some(choice.label.read(lang).to_string()),
        None => question.may_decline.then(say::prefers_not_to_say),
    };
    let declining = declining.map(|label| OfferShown {
        name: DECLINED.to_string(),
        label,
        apart: true,
        exclusive: true,
        ..OfferShown::default()
    });
    crews.chain(declining).collect()
}

/// What the form computed, to be read.
#[component]
fn Computed(point: Memo<Point>) -> impl IntoView {
    move || {
        let computed = point.with(|point| point.computed.clone());
        computed.map(|text| view! { <p class="figure num" dir="auto">{text}</p> })
    }
}
