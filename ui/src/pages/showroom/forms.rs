use super::{Group, Shown};
use crate::components::{Area, Choice, Confirm, Entry, Icon, JumpTo, Pick, QuestionIs, Saved, Seg, Tick};
use crate::words::say;
use leptos::prelude::*;

fn text(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_string())
}

fn pairs(words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| (word.to_string(), word.to_string())).collect()
}

/// What a person types into, chooses, or presses.
#[component]
pub(super) fn Forms() -> impl IntoView {
    let chosen = RwSignal::new("weekly".to_string());
    let answers: Vec<_> = [
        ("weekly", "Every week", "", false),
        ("late", "Later than promised", "Such as after the next payday", false),
        ("silent", "Does not want to say", "", true),
    ]
    .into_iter()
    .map(|(key, label, note, apart)| {
        let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen == key));
        let pick = Callback::new(move |_| chosen.set(key.to_string()));
        let saved = is_chosen;
        match note {
            "" => view! { <Choice name="answers" label lang="en" chosen=is_chosen saved apart pick/> }.into_any(),
            note => {
                view! { <Choice name="answers" label lang="en" note chosen=is_chosen saved apart pick/> }.into_any()
            }
        }
    })
    .collect();
    let on = Signal::stored(true);
    let nothing = Callback::new(|_| ());
    let numbers: Vec<_> = (1..=9u32)
        .map(|number| {
            let is = match number {
                1..=3 => QuestionIs::Done,
                4 => QuestionIs::Flagged,
                _ => QuestionIs::Open,
            };
            view! { <JumpTo number is here=Signal::stored(number == 5) go=Callback::new(|()| ())/> }
        })
        .collect();
    view! {
        <Group id="forms" title="Forms">
            <div class="cols is-two">
                <Shown what="Choices: chosen and saved, open, with a note, apart"><div class="choices" role="radiogroup" aria-label="Paid">{answers}</div></Shown>
                <Shown what="Choices: being saved, several, not to be changed">
                    <div class="choices">
                        <Choice name="saving" label="Chosen, the host has not answered" lang="en" chosen=on pick=nothing/>
                        <Choice name="several" label="One of several" lang="en" many=true chosen=on saved=on pick=nothing/>
                        <Choice name="fixed" label="Not to be changed" lang="en" note="The lead decides." chosen=false disabled=on pick=nothing/>
                        <Tick label=say::haptics() on=RwSignal::new(true)/>
                        <Tick label=say::metered_link() note=say::metered_link_note() on=RwSignal::new(false)/>
                    </div>
                </Shown>
                <Shown what="Entry: empty"><Entry id="empty" label=say::caption() note=say::caption_note() value=text("")/></Shown>
                <Shown what="Entry: filled"><Entry id="filled" label=say::place() value=text("Field 7, north gate")/></Shown>
                <Shown what="Entry: a figure"><Entry id="figure" label=say::hours_worked() pad="decimal" value=text("42.5")/></Shown>
                <Shown what="Entry: wrong"><Entry id="wrong" label=say::pieces() wrong=Some(say::number_expected()) value=text("twelve")/></Shown>
                <Shown what="Entry: disabled"><fieldset disabled=true><Entry id="disabled" label=say::region() value=text("US-FL")/></fieldset></Shown>
                <Shown what="Several lines"><Area id="area" label=say::statement() note=say::statement_note() value=text("")/></Shown>
                <Shown what="One of many"><Pick id="pick" label=say::provision() options=Signal::stored(pairs(&["Pay on time", "Water and shade"])) value=text("Water and shade")/></Shown>
                <Shown what="Saved, and not yet"><p class="row sheet"><Saved when=true/><Saved when=false/></p></Shown>
                <Shown what="Views: two, three, many">
                    <div class="row">
                        <Seg label="Two" options=pairs(&["Preview", "Original"]) chosen=text("Preview")/>
                        <Seg label="Three" options=pairs(&["Draft", "Confirmed", "All"]) chosen=text("Confirmed")/>
                        <Seg label="Many" options=pairs(&["100 %", "115 %", "130 %", "200 %"]) chosen=text("115 %")/>
                    </div>
                </Shown>
                <Shown what="Questions by number: done, flagged, here, open"><div class="jump">{numbers}</div></Shown>
            </div>
            <Shown what="Buttons">
                <div class="row">
                    <button class="btn is-main" type="button"><Icon of=icondata::LuCheck/>{say::save_finding()}</button>
                    <button class="btn" type="button"><Icon of=icondata::LuRefreshCw/>{say::sync()}</button>
                    <button class="btn" type="button" aria-pressed="true"><Icon of=icondata::LuFlag/>{say::flagged()}</button>
                    <button class="btn" type="button" aria-disabled="true"><Icon of=icondata::LuLock/>{say::publish_stopped(2u32)}</button>
                    <button class="btn is-destroy" type="button"><Icon of=icondata::LuTrash2/>{say::refuse()}</button>
                    <button class="btn is-bare" type="button"><Icon of=icondata::LuUndo2/>{say::unlink("F-B2")}</button>
                    <button class="btn is-consent" type="button"><Icon of=icondata::LuUserCheck/>{say::consent()}</button>
                </div>
            </Shown>
            <Shown what="Asks again before it does">
                <div class="cols is-two">
                    <Confirm icon=icondata::LuCheck label=say::approve() consequence=say::approve_consequence("0a1b2c3d4e5f") go=Callback::new(|()| ())/>
                    <Confirm icon=icondata::LuTrash2 label=say::remove() consequence=say::remove_consequence() destroys=true go=Callback::new(|()| ())/>
                </div>
            </Shown>
        </Group>
    }
}
