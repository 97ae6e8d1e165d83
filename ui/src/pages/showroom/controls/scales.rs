use super::offered::offers;
use super::{Shown, held};
use crate::answers::Scale;
use crate::components::controls::{Acknowledge, RangeField, RankField};
use leptos::prelude::*;

/// Ranks, ranges, and a box to tick.
#[component]
pub(super) fn Scales() -> impl IntoView {
    let wishes = || {
        offers(&[
            ("pay", "Pay on time"),
            ("water", "Water and shade near the rows"),
            ("toilet", "Clean toilets"),
        ])
    };
    let bengali = || offers(&[("a", "সময়মতো মজুরি ও অতিরিক্ত সময়ের পুরো পাওনা"), ("b", "খাবার পানি")]);
    let (open, ranked, fixed, bangla) = (
        held(""),
        held("water pay toilet"),
        held("toilet pay water"),
        held("b a"),
    );
    let (empty, hours, words, upright) = (held(""), held("8.5"), held("2"), held("40"));
    let (plain, picker, stars, no_stars, understood, agreed) =
        (held("3"), held(""), held("3"), held(""), held(""), held("OK"));
    let typed = held("17");
    let yes = Signal::stored(true);
    let scale = |start, end, step| Scale::read(start, end, step);
    let pain = vec![
        ("0".to_owned(), "No pain".to_owned()),
        ("4".to_owned(), "The worst pain there is".to_owned()),
    ];
    view! {
        <div class="cols is-two">
            <Shown what="Rank: not in order yet"><RankField id="rank-open" label="Wishes" lang="en" offers=wishes() value=open.value put=open.put/></Shown>
            <Shown what="Rank: in order, saved"><RankField id="rank" label="Wishes" lang="en" offers=wishes() value=ranked.value put=ranked.put saved=yes/></Shown>
            <Shown what="Rank: not to be changed"><RankField id="rank-fixed" label="Wishes" lang="en" offers=wishes() value=fixed.value put=fixed.put disabled=yes/></Shown>
            <Shown what="Rank: long words in Bengali"><RankField id="rank-bn" label="ইচ্ছা" lang="bn" offers=bengali() value=bangla.value put=bangla.put saved=yes/></Shown>
            <Shown what="Range: empty"><RangeField id="range-empty" label="Hours" lang="en" scale=scale("0", "12", "0.5") value=empty.value put=empty.put/></Shown>
            <Shown what="Range: answered"><RangeField id="range" label="Hours" lang="en" scale=scale("0", "12", "0.5") tick_interval=rust_decimal::Decimal::from(3) value=hours.value put=hours.put saved=yes/></Shown>
            <Shown what="Range: words at its ends"><RangeField id="range-words" label="Pain" lang="en" scale=scale("0", "4", "1") tick_interval=rust_decimal::Decimal::from(4) tick_labels=pain value=words.value put=words.put/></Shown>
            <Shown what="Range: vertical"><RangeField id="range-vertical" label="Depth" lang="en" appearance="vertical" scale=scale("0", "100", "10") value=upright.value put=upright.put saved=yes/></Shown>
            <Shown what="Range: no-ticks, not to be changed"><RangeField id="range-plain" label="Depth" lang="en" appearance="no-ticks" scale=scale("", "", "") value=plain.value put=plain.put disabled=yes/></Shown>
            <Shown what="Range: picker"><RangeField id="range-picker" label="Age" lang="en" appearance="picker" scale=scale("14", "80", "1") value=picker.value put=picker.put/></Shown>
            <Shown what="Range: rating"><RangeField id="range-rating" label="Meals" lang="en" appearance="rating" scale=scale("1", "5", "1") value=stars.value put=stars.put saved=yes/></Shown>
            <Shown what="Range: rating, empty, not to be changed"><RangeField id="range-stars" label="Meals" lang="en" appearance="rating" scale=scale("1", "10", "1") value=no_stars.value put=no_stars.put disabled=yes/></Shown>
            <Shown what="Range: its parameters make no scale"><RangeField id="range-none" label="Age" lang="en" scale=scale("1", "1", "1") value=typed.value put=typed.put/></Shown>
            <Shown what="Acknowledge: empty"><Acknowledge id="ack" label="" lang="en" value=understood.value put=understood.put/></Shown>
            <Shown what="Acknowledge: done"><Acknowledge id="ack-ok" label="The worker was shown where the form is kept" lang="en" value=agreed.value put=agreed.put saved=yes/></Shown>
        </div>
    }
}
