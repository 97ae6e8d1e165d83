use super::{Shown, held};
use crate::components::controls::{ChoiceField, LongList, OfferShown, Page};
use leptos::prelude::*;

/// A picture without a file: hills of three colours.
pub(super) const PICTURE: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'%3E%3Crect width='40' height='30' fill='%23b6c5f8'/%3E%3Cpath d='M0 30V18l12-8 12 9 8-5 8 6v10z' fill='%2317533c'/%3E%3C/svg%3E";

pub(super) fn offers(labels: &[(&str, &str)]) -> Vec<OfferShown> {
    let offer = |(name, label): &(&str, &str)| OfferShown {
        name: (*name).to_owned(),
        label: (*label).to_owned(),
        ..OfferShown::default()
    };
    labels.iter().map(offer).collect()
}

fn dangers() -> Vec<OfferShown> {
    let mut all = offers(&[
        ("heat", "Heat without shade"),
        ("dust", "Dust"),
        ("none", "None of these"),
        ("declined", "Does not want to say"),
    ]);
    for offer in &mut all {
        offer.exclusive = offer.name == "none";
        offer.apart = offer.name == "declined";
        offer.note = (offer.name == "none").then(|| "Stands alone".to_owned());
    }
    all
}

fn agreement() -> Vec<OfferShown> {
    offers(&[
        ("1", "Strongly disagree"),
        ("2", "Disagree"),
        ("3", "Neither"),
        ("4", "Agree"),
        ("5", "Strongly agree"),
    ])
}

fn crops(pictures: bool) -> Vec<OfferShown> {
    let mut all = offers(&[
        ("rice", "Rice"),
        ("tomato", "Tomatoes"),
        ("citrus", "Citrus fruit"),
        ("other", "Other"),
    ]);
    for offer in &mut all {
        offer.picture = pictures.then(|| PICTURE.to_owned());
    }
    all
}

fn bengali() -> Vec<OfferShown> {
    offers(&[
        ("weekly", "প্রতি সপ্তাহে, সপ্তাহের শেষ কর্মদিবসে কারখানার হিসাবরক্ষকের কাছ থেকে"),
        ("late", "প্রতিশ্রুত তারিখের চেয়ে দেরিতে"),
        ("declined", "বলতে চান না"),
    ])
}

fn urdu() -> Vec<OfferShown> {
    offers(&[
        ("weekly", "ہر ہفتے"),
        ("late", "وعدہ شدہ تاریخ سے دیر سے، اکثر اگلے مہینے کی پہلی تاریخوں میں"),
    ])
}

/// Short lists in every layout, and a list of 100,000.
#[component]
pub(super) fn Offered() -> impl IntoView {
    let (empty, one, several, fixed) = (held(""), held("2"), held("dust heat"), held("rice"));
    let (columns, three, packed, pictures) = (held("rice"), held(""), held("tomato"), held("citrus"));
    let (minimal, opened, quick, likert) = (held(""), held("tomato"), held(""), held("4"));
    let (row_one, row_two, bangla, urdu_one) = (held("2"), held(""), held("weekly"), held("late"));
    let yes = Signal::stored(true);
    view! {
        <div class="cols is-two">
            <Shown what="One of some: empty"><ChoiceField id="one-empty" label="Paid" lang="en" offers=offers(&[("1", "Every week"), ("2", "Later")]) value=empty.value put=empty.put/></Shown>
            <Shown what="One of some: answered and saved"><ChoiceField id="one" label="Paid" lang="en" offers=offers(&[("1", "Every week"), ("2", "Later")]) value=one.value put=one.put saved=yes/></Shown>
            <Shown what="Several, one that stands alone"><ChoiceField id="several-of" label="Dangers" lang="en" many=true offers=dangers() value=several.value put=several.put saved=yes/></Shown>
            <Shown what="Not to be changed"><ChoiceField id="one-fixed" label="Crop" lang="en" offers=crops(false) value=fixed.value put=fixed.put disabled=yes/></Shown>
            <Shown what="columns"><ChoiceField id="columns" label="Crop" lang="en" appearance="columns" offers=crops(false) value=columns.value put=columns.put saved=yes/></Shown>
            <Shown what="columns-3"><ChoiceField id="columns-3" label="Agreement" lang="en" appearance="columns-3" offers=agreement() value=three.value put=three.put/></Shown>
            <Shown what="columns-pack"><ChoiceField id="pack" label="Crop" lang="en" many=true appearance="columns-pack" offers=crops(false) value=packed.value put=packed.put/></Shown>
            <Shown what="columns-2 no-buttons, pictures"><ChoiceField id="pictures" label="Crop" lang="en" appearance="columns-2 no-buttons" offers=crops(true) value=pictures.value put=pictures.put saved=yes/></Shown>
            <Shown what="minimal: empty"><ChoiceField id="minimal" label="Crop" lang="en" appearance="minimal" offers=crops(false) value=minimal.value put=minimal.put/></Shown>
            <Shown what="minimal: answered"><ChoiceField id="minimal-one" label="Crop" lang="en" appearance="minimal" offers=crops(false) value=opened.value put=opened.put saved=yes/></Shown>
            <Shown what="quick"><ChoiceField id="quick" label="Crop" lang="en" appearance="quick" offers=crops(true) value=quick.value put=quick.put chosen=Callback::new(|()| ())/></Shown>
            <Shown what="Long words in Bengali"><ChoiceField id="bengali" label="মজুরি" lang="bn" appearance="columns" offers=bengali() value=bangla.value put=bangla.put saved=yes/></Shown>
            <div dir="rtl"><Shown what="From right to left"><ChoiceField id="urdu" label="اجرت" lang="ur" offers=urdu() value=urdu_one.value put=urdu_one.put saved=yes/></Shown></div>
        </div>
        <Shown what="likert"><ChoiceField id="likert" label="Agreement" lang="en" appearance="likert" offers=agreement() value=likert.value put=likert.put saved=yes/></Shown>
        <Shown what="A table of questions: label, list-nolabel">
            <ChoiceField id="table-head" label="" lang="en" appearance="label" offers=agreement() value=row_one.value put=row_one.put/>
            <p>"Water is near"</p>
            <ChoiceField id="table-1" label="Water is near" lang="en" appearance="list-nolabel" offers=agreement() value=row_one.value put=row_one.put saved=yes/>
            <p>"Toilets are clean"</p>
            <ChoiceField id="table-2" label="Toilets are clean" lang="en" appearance="list-nolabel" offers=agreement() value=row_two.value put=row_two.put/>
        </Shown>
        <div class="cols is-two"><Shown what="A list of 100,000"><Register id="register" stored="w500" many=false/></Shown>
        <Shown what="Several of a list of 100,000"><Register id="registers" stored="w3 w70000" many=true/></Shown></div>
    }
}

/// Workers by number, found by the digits of their number.
#[component]
fn Register(id: &'static str, stored: &'static str, many: bool) -> impl IntoView {
    let page = RwSignal::new(None);
    let look = Callback::new(move |(search, offset, limit): (String, u32, u32)| {
        let found = |at: &u32| search.is_empty() || at.to_string().contains(search.trim());
        let total = (0..100_000u32).filter(found).count();
        let row = |at: u32| OfferShown {
            name: format!("w{at}"),
            label: format!("Worker {at:06}, packing house, second shift"),
            ..OfferShown::default()
        };
        let rows = (0..100_000)
            .filter(found)
            .skip(offset as usize)
            .take(limit as usize)
            .map(row)
            .collect();
        page.set(Some(Page {
            total: u32::try_from(total).unwrap_or(u32::MAX),
            offset,
            rows,
        }));
    });
    let held = held(stored);
    let known = offers(&[
        ("w500", "Worker 000500, packing house"),
        ("w70000", "Worker 070000, packing house"),
    ]);
    view! { <LongList id label="Worker" lang="en" many value=held.value put=held.put saved=Signal::stored(!many) known=Signal::stored(known) page look/> }
}
