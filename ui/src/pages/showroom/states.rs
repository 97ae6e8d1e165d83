use super::samples::{fault, rivals, set_aside, stops, storage, sync, tried};
use super::{Group, Shown};
use crate::components::{
    ClockOff, Empty, Fault, Icon, LateRecords, Loaded, NotVerifiable, Notice, RecordStanding, SendingQueue,
    SetAsideNotice, Stops, StorageLow, SyncState, SyncTryLine, Tone, TwoValues,
};
use crate::state::{Asked, Asking};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{Code, SyncPhase};
use shared::payroll::Unverifiable;

/// The states in which work can be: what is there, what is not, what went wrong, what waits.
#[component]
pub(super) fn States() -> impl IntoView {
    let nothing = Callback::new(|_: ()| ());
    let faults: Vec<_> = [
        ("Error: storage full, with a retry", Code::StorageFull),
        ("Error: inside", Code::Internal),
        ("Offline", Code::NoConnection),
        ("A sign-in page in between", Code::NotTheServer),
        ("No permission", Code::NotAllowed),
        ("Not on this phone", Code::NotHere),
        ("Conflict", Code::Conflicted),
        ("Wrong passphrase, with a wait", Code::WrongPassphrase),
    ]
    .into_iter()
    .map(|(what, code)| {
        let retry = matches!(code, Code::StorageFull | Code::NoConnection).then_some(nothing);
        view! { <Shown what>{match retry {
            Some(retry) => view! { <Fault of=fault(code) retry/> }.into_any(),
            None => view! { <Fault of=fault(code)/> }.into_any(),
        }}</Shown> }
    })
    .collect();
    view! {
        <Group id="states" title="States">
            <div class="cols is-two">
                <Shown what="Empty, with the one thing to do">
                    <Empty icon=icondata::LuFlag title=say::no_findings() text=say::no_findings_text()>
                        <button class="btn is-main" type="button"><Icon of=icondata::LuPlus/>{say::new_finding()}</button>
                    </Empty>
                </Shown>
                <Shown what="Empty, nothing to do"><Empty icon=icondata::LuFileText title=say::no_reports() text=say::no_reports_text()/></Shown>
                <Shown what="Loading: a word after 300 ms"><Loaded from=Asked::told(Asking::<u32>::Waiting) let:_value>""</Loaded></Shown>
                <Shown what="Loading failed"><Loaded from=Asked::told(Asking::<u32>::Failed(fault(Code::NotFound))) let:_value>""</Loaded></Shown>
                <Shown what="Loaded"><Loaded from=Asked::told(Asking::Here(RwSignal::new(3u32))) let:value><p class="sheet num">{move || say::interviews_count(value.get())}</p></Loaded></Shown>
                {faults}
                <Shown what="Conflict: two values"><TwoValues values=rivals()/></Shown>
                <Shown what="Not verifiable"><NotVerifiable of=vec![Unverifiable::RecordedHours, Unverifiable::Premium]/></Shown>
                <Shown what="Late"><LateRecords count=3/></Shown>
                <Shown what="Record: taken back, late, waiting"><RecordStanding withheld=true late=true waiting=2/></Shown>
                <Shown what="Storage low"><StorageLow of=storage(true)/></Shown>
                <Shown what="Storage is enough: nothing"><StorageLow of=storage(false)/></Shown>
                <Shown what="Clock ahead"><ClockOff ahead_s=Some(540)/></Shown>
                <Shown what="Clock behind"><ClockOff ahead_s=Some(-3_600)/></Shown>
                <Shown what="Set aside, a lead may judge"><SetAsideNotice item=set_aside() may_judge=true fault=None judge=Callback::new(|_| ())/></Shown>
                <Shown what="Set aside, judging failed"><SetAsideNotice item=set_aside() may_judge=false fault=Some(fault(Code::NotAllowed)) judge=Callback::new(|_| ())/></Shown>
                <Shown what="Syncing"><SyncState of=sync(SyncPhase::Previews, 4)/></Shown>
                <Shown what="Waiting for signal"><SyncState of=sync(SyncPhase::Idle, 12)/></Shown>
                <Shown what="Everything is on the server"><SyncState of=sync(SyncPhase::Idle, 0)/></Shown>
                <Shown what="What waits, while it goes"><SendingQueue of=sync(SyncPhase::Previews, 4) send=nothing pause=Callback::new(|_| ()) busy=RwSignal::new(true)/></Shown>
                <Shown what="Tries: one went, one was cut"><ol class="timeline small sheet"><SyncTryLine one=tried(true)/><SyncTryLine one=tried(false)/></ol></Shown>
                <Shown what="Publishing is stopped"><Stops of=stops()/></Shown>
                <Shown what="Nothing stops publishing"><Stops of=Vec::new()/></Shown>
            </div>
        </Group>
        <Group id="notices" title="Notices">
            <div class="cols is-two">
                <Shown what="Only here, due, not verifiable"><Notice tone=Tone::Here icon=icondata::LuCircleHelp><span>{say::practice_note()}</span></Notice></Shown>
                <Shown what="Clay"><Notice tone=Tone::Clay icon=icondata::LuCircleAlert><span>{say::set_aside_safe()}</span></Notice></Shown>
                <Shown what="Blood"><Notice tone=Tone::Blood icon=icondata::LuOctagonAlert><span><strong>{say::gravest_raised("F-B2")}</strong>" "{say::gravest_raised_note()}</span></Notice></Shown>
                <Shown what="Field"><Notice tone=Tone::Field icon=icondata::LuCheckCheck><span>{say::nothing_stops()}</span></Notice></Shown>
                <Shown what="Indigo"><Notice icon=icondata::LuLock><h3 class="head">{say::stays_with_team()}</h3><p>{say::stays_with_team_note()}</p></Notice></Shown>
            </div>
        </Group>
    }
}
