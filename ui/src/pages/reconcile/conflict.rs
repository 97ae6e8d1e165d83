use super::asking::AskSheet;
use crate::components::{Area, Choice, Fault, Icon};
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::{engine, figures, say};
use leptos::prelude::*;
use shared::api::{DecideConflict, MergeText, OpenConflict, ReconcileView};

/// Two values for one thing: who set which and when; tap to choose, with a reason that stays in the history.
#[component]
pub(super) fn ConflictSheet(of: OpenConflict, pack: Pack, decided: Callback<ReconcileView>) -> impl IntoView {
    let doing = Doing::new();
    let (record, key) = (of.record, of.conflict.key.clone());
    let group = format!("{record}-{key}");
    let chosen = RwSignal::new(None::<String>);
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let of_severity = key == "severity";
    let word = move |value: &str| {
        if of_severity {
            pack.severity(value).1
        } else {
            value.to_string()
        }
    };
    let what = engine::field(&key);
    let values = of.conflict.values;
    let both = values
        .iter()
        .map(|rival| rival.value.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let merging = RwSignal::new(false);
    let merged = RwSignal::new(both);
    let asking = view! { <AskSheet record of_key=key.clone() values=values.clone() asked=of.asked decided/> };
    let rows = {
        let group = group.clone();
        move || {
            values
                .iter()
                .map(|rival| {
                    let mine = rival.value.clone();
                    let value = rival.value.clone();
                    let note = format!("{} · {}", rival.person, figures::moment(rival.at));
                    view! {
                        <Choice name=group.clone() label=word(&rival.value) note chosen=Signal::derive(move || !merging.get() && chosen.with(|chosen| chosen.as_ref() == Some(&mine)))
                            pick=Callback::new(move |_| { merging.set(false); chosen.set(Some(value.clone())) })/>
                    }
                })
                .collect::<Vec<_>>()
        }
    };
    let missing = move || {
        if !merging.get() && chosen.with(Option::is_none) {
            Some(say::choose_value())
        } else if reason.with(|reason| reason.trim().is_empty()) {
            Some(say::reason_missing())
        } else {
            None
        }
    };
    let decide = move |_| {
        tried.set(true);
        if untrack(missing).is_some() {
            return;
        }
        if merging.get_untracked() {
            let call = MergeText {
                record,
                key: key.clone(),
                text: merged.get_untracked().trim().to_string(),
                reason: reason.get_untracked().trim().to_string(),
            };
            doing.run(call, move |reply| decided.run(reply));
        } else if let Some(choice) = chosen.get_untracked() {
            let call = DecideConflict {
                record,
                key: key.clone(),
                choice,
                reason: reason.get_untracked().trim().to_string(),
            };
            doing.run(call, move |reply| decided.run(reply));
        }
    };
    let keep = move || match chosen.get() {
        _ if merging.get() => say::keep_merged(),
        Some(value) => say::keep_value(word(&value)),
        None => say::choose_value(),
    };
    let third = {
        let group = group.clone();
        of.may_merge.then(|| view! {
            <Choice name=group.clone() label=say::write_one_of_both() chosen=Signal::derive(move || merging.get()) pick=Callback::new(move |_| merging.set(true))/>
            {move || merging.get().then(|| view! { <Area id=format!("merged-{group}") label=say::one_of_both() value=merged/> })}
        })
    };
    view! {
        <section class="sheet stack" aria-label=format!("{} {} · {what}", say::two_values_for_one(), engine::record(Some(of.kind), &of.label))>
            <div class="row spread"><h2 class="head"><Icon of=icondata::LuSplit/>{say::two_values()}</h2>
                {of.material.then(|| view! { <span class="mark is-clay">{say::stops_publishing()}</span> })}</div>
            <p><strong class="code">{engine::record(Some(of.kind), &of.label)}</strong>" · "{what.clone()}<br/><span class="soft">{say::set_twice()}</span></p>
            <div class="versus" role="radiogroup" aria-label=say::two_values_for_one()>{rows}</div>
            {third}
            <Area id=format!("why-{group}") label=say::reason_for_choice() note=say::kept_with_both() value=reason/>
            {move || tried.get().then(missing).flatten().map(|missing| view! { <p class="wrong" role="alert">{missing}</p> })}
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-main is-wide" type="button" on:click=decide aria-disabled=move || doing.busy.get().to_string()>{keep}</button>
            {asking}
        </section>
    }
}
