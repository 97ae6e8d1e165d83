use super::samples::{rivals, suggestion};
use super::{Group, Shown};
use crate::components::{Choice, Door, FindingRow, SuggestionRow, Tile, audience_name, role_name};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{Audience, CustodyAt, FindingState};
use shared::permissions::Role;

/// Doors, rows, times, and two values to choose from.
#[component]
pub(super) fn Lists() -> impl IntoView {
    let findings: Vec<_> = [
        (0, "Zero tolerance", FindingState::Draft, false, CustodyAt::Here),
        (1, "Serious", FindingState::Draft, true, CustodyAt::Mate),
        (2, "Systems", FindingState::Confirmed, false, CustodyAt::Server),
        (3, "Observation", FindingState::Dismissed, false, CustodyAt::Server),
    ]
    .into_iter()
    .map(|(place, severity, state, conflicted, custody)| {
        let statement = if place == 0 { say::shown_when_opened() } else { "The start board shows 5:40; the register begins at 6:30 on all 14 days that were looked at.".into() };
        view! {
            <FindingRow to="/".into() place severity=severity.into() label=format!("F-B{}", place + 1) title="Waiting is paid".into()
                statement state conflicted says=say::interviews_count(11u32) custody/>
        }
    })
    .collect();
    let suggestions: Vec<_> = [
        (0, "Zero tolerance", None),
        (1, "Serious", None),
        (2, "Needs work", Some(FindingState::Draft)),
    ]
    .into_iter()
    .map(|(place, severity, state)| {
        let to = state.map(|_| "/".to_string());
        let draft = Some(Callback::new(|()| ()));
        view! { <SuggestionRow of=suggestion(state) place severity=severity.into() to busy=false draft/> }
    })
    .collect();
    let chosen = RwSignal::new(None::<String>);
    let versus: Vec<_> = rivals()
        .into_iter()
        .map(|rival| {
            let (mine, value) = (rival.value.clone(), rival.value.clone());
            let note = format!("{} · {}", rival.person, figures::moment(rival.at));
            view! {
                <Choice name="versus" label=rival.value note chosen=Signal::derive(move || chosen.with(|chosen| chosen.as_ref() == Some(&mine)))
                    pick=Callback::new(move |_| chosen.set(Some(value.clone())))/>
            }
        })
        .collect();
    let roles = [
        Role::Administrator,
        Role::Lead,
        Role::Auditor,
        Role::Monitor,
        Role::Investigator,
        Role::Reader,
        Role::Scribe,
    ]
    .map(role_name)
    .join(" · ");
    let audiences = [
        Audience::Worker,
        Audience::CrewLeader,
        Audience::Supervisor,
        Audience::Manager,
        Audience::Committee,
    ]
    .map(audience_name)
    .join(" · ");
    view! {
        <Group id="lists" title="Doors, lists, time">
            <Shown what="Tiles">
                <div class="tiles">
                    <Tile icon=icondata::LuUsers to="/" name=say::interviews() says="41"/>
                    <Tile icon=icondata::LuBanknote to="/" name=say::pay_slips() says=say::short_of(3u32, 31u32)/>
                    <Tile icon=icondata::LuCamera to="/" name=say::evidence() says=say::items(0u32)/>
                    <Tile icon=icondata::LuNotebookPen to="/" name=say::site_note() says=say::shared_by_team()/>
                </div>
            </Shown>
            <div class="cols is-two">
                <Shown what="Rows">
                    <ul class="list sheet is-flush">
                        <Door icon=icondata::LuUndo2 to="/" name=say::finish_code("C-017") says=say::answered_of(12u32, 48u32)/>
                        <Door to="/" name="Ask about the water at field 7, with a long line that has to wrap on a phone" says=say::from_person("Lucía")/>
                    </ul>
                </Shown>
                <Shown what="Two values to choose from"><div class="versus" role="radiogroup" aria-label=say::two_values_for_one()>{versus}</div></Shown>
                <Shown what="Findings, gravest first"><ul class="list sheet is-flush">{findings}</ul></Shown>
                <Shown what="What answers suggest"><ul class="list sheet is-flush">{suggestions}</ul></Shown>
                <Shown what="What happened: done, late, open">
                    <ol class="timeline small sheet">
                        <li data-is="done"><strong>"Lucía"</strong>" · "{say::act_decided()}</li>
                        <li data-is="late"><strong>"Joseph"</strong>" · "{say::act_set()}</li>
                        <li><strong>"Amina"</strong>" · "{say::act_begun()}</li>
                    </ol>
                </Shown>
                <Shown what="A comment and its answer">
                    <article class="comment">
                        <p class="row spread"><strong>"Priya"</strong><span class="soft">"14 Nov, 09:12"</span></p>
                        <p>"Which days does the start board cover?"</p>
                        <div class="reply"><p class="row spread"><strong>"Lucía"</strong><span class="soft">"14 Nov, 11:40"</span></p><p>"All 14 days of the pay period."</p></div>
                    </article>
                </Shown>
                <Shown what="People"><p class="sheet">{roles}<br/>{audiences}</p></Shown>
            </div>
        </Group>
    }
}
