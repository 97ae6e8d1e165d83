use super::alerts::AlertSheets;
use super::conflict::ConflictSheet;
use super::contradictions::ContradictionSheet;
use super::coverage::CoverageSheet;
use super::drafts::{Confirmed, DraftSheet};
use super::duplicates::DuplicateSheet;
use super::handed_back::HandedBack;
use super::persons::PersonSheet;
use super::workers::JoinSheet;
use crate::components::{Area, Empty, Fault, Frame, Icon, Loaded, Stops};
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask, session};
use crate::words::{engine, figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{DecisionLine, GoOnWithout, HandIn, LikelySamePerson, OpenConflict, OpenReconcile, ReconcileView};
use shared::ids::{DeviceNumber, RecordId};

/// What must be settled before a report leaves: values that two people set, drafts, what has not arrived.
#[component]
pub(crate) fn ReconcilePage() -> impl IntoView {
    let audit = audit_here();
    let board = ask(&[], move || OpenReconcile { audit });
    let pack = Pack(program());
    let decided = Callback::new(move |reply: ReconcileView| board.set(reply));
    let again = Callback::new(move |()| board.again());
    let open = move |view: &ReconcileView| {
        view.conflicts.len()
            + view.alerts.iter().filter(|alert| alert.waits_for_me).count()
            + view.duplicates.len()
            + view.same_persons.len()
            + view.contradictions.len()
            + view.drafts.len()
            + view.holes.iter().filter(|hole| !hole.accepted).count()
            + view.not_handed_in.len()
    };
    let sub = Signal::derive(move || board.get().map(|view| say::open_count(open(&view))));
    let publish = StoredValue::new(format!("{}/publish", audit_path(audit)));
    let dock = move || {
        board.get().map(|view| {
        if view.stops.is_empty() {
            view! { <A href=publish.get_value() attr:class="btn is-main"><Icon of=icondata::LuSend/>{say::to_publish()}</A> }.into_any()
        } else {
            view! {
                <A href=publish.get_value() attr:class="btn grow" attr:aria-describedby="stops"><Icon of=icondata::LuLock/>{say::publish_stopped(view.stops.len())}</A>
            }.into_any()
        }
    })
    };
    view! {
        <Frame title=say::reconcile() sub back=audit_path(audit) dock=move || dock.into_any()>
            <Loaded from=board let:value>
                <div class="cols is-side">
                    <div class="stack loose">
                        {move || value.with(|view| open(view) == 0).then(|| view! { <Empty icon=icondata::LuCheckCheck title=say::nothing_open() text=say::nothing_open_text()/> })}
                        {
                            let alerts = Memo::new(move |_| value.with(|view| view.alerts.clone()));
                            move || view! { <AlertSheets of=alerts.get() pack done=again/> }
                        }
                        <For each=move || value.get().conflicts key=conflict_key let:one>
                            <ConflictSheet of=one pack decided/>
                        </For>
                        <For each=move || value.get().contradictions key=|one| one.id.clone() let:one>
                            <ContradictionSheet audit of=one people=value.with_untracked(|view| view.people.clone()) decided asked=again/>
                        </For>
                        <For each=move || value.get().duplicates key=|one| (one.one.finding, one.other.finding, one.disputed) let:one>
                            <DuplicateSheet audit of=one pack decided/>
                        </For>
                        <For each=move || value.get().same_persons key=heard_as let:one>
                            <PersonSheet audit of=one decided/>
                        </For>
                        <For each=move || value.get().drafts key=|one| (one.finding, one.severity.clone(), one.statement.clone(), one.decided_apart.len()) let:one>
                            <DraftSheet of=one pack decided/>
                        </For>
                        {move || view! { <Missing of=value.get() decided/> }}
                        <JoinSheet decided/>
                        {move || { pack.track(); view! { <Confirmed of=value.with(|view| view.confirmed.clone()) pack/> } }}
                    </div>
                    <aside class="stack">
                        {move || view! { <Stops of=value.with(|view| view.stopped_by.clone())/> }}
                        {
                            let heard = Memo::new(move |_| value.with(|view| (view.coverage.clone(), view.below_goal_reason.clone(), view.may_decide)));
                            move || {
                                let (coverage, reason_given, may_decide) = heard.get();
                                view! { <CoverageSheet audit of=coverage reason_given may_decide decided/> }
                            }
                        }
                        {move || view! { <HandedBack of=value.with(|view| view.handed_back.clone())/> }}
                        {move || view! { <Decisions of=value.with(|view| view.decisions.clone()) pack/> }}
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

/// A conflict is drawn again when somebody was asked about it, or has answered.
fn conflict_key(of: &OpenConflict) -> (RecordId, String, Vec<(RecordId, bool)>) {
    let asked = of.asked.iter().map(|task| (task.task, task.done));
    (of.record, of.conflict.key.clone(), asked.collect())
}

fn heard_as(of: &LikelySamePerson) -> Vec<RecordId> {
    of.interviews.iter().map(|one| one.interview).collect()
}

#[component]
fn Decisions(of: Vec<DecisionLine>, pack: Pack) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let rows: Vec<_> = of
            .into_iter()
            .map(|line| view! {
                <li data-is="done"><strong dir="auto">{engine::decision(&line, |severity| pack.severity(severity).1)}</strong><br/><span dir="auto">{line.reason}</span><br/><span class="soft" dir="auto">{line.by}</span></li>
            })
            .collect();
        view! { <details class="sheet"><summary class="head"><Icon of=icondata::LuHistory/>{say::decisions_so_far()}</summary><ol class="timeline small">{rows}</ol></details> }
    })
}

/// Devices that have not handed in, and parts that have not arrived: waited for, or gone on without, with a reason.
#[component]
fn Missing(of: ReconcileView, decided: Callback<ReconcileView>) -> impl IntoView {
    let audit = of.audit;
    let holes: Vec<_> = of
        .holes
        .into_iter()
        .filter(|hole| !hole.accepted)
        .map(|hole| view! { <GoOn audit device=hole.device title=say::part_missing() text=say::part_missing_of(hole.person, hole.missing_batches) decided/> })
        .collect();
    let silent: Vec<_> = of
        .not_handed_in
        .into_iter()
        .map(|member| {
            if member.is_this_device {
                return view! { <HandInHere audit decided/> }.into_any();
            }
            let contact = member
                .as_of
                .map_or_else(say::no_contact_yet, |at| say::last_contact(figures::since(at)));
            view! { <GoOn audit device=member.device title=say::not_handed_in(member.person) text=contact decided/> }
                .into_any()
        })
        .collect();
    view! { {holes}{silent} }
}

/// One's own part is missing: one tap says that it is ready.
#[component]
fn HandInHere(audit: shared::ids::RoomId, decided: Callback<ReconcileView>) -> impl IntoView {
    let doing = Doing::new();
    let session = session();
    let hand_in = move |_| {
        doing.run(HandIn { audit }, move |_| {
            leptos::task::spawn_local(async move {
                if let Ok(board) = session.call(OpenReconcile { audit }).await {
                    let _ = decided.try_run(board);
                }
            });
        });
    };
    view! {
        <section class="sheet stack">
            <div class="row spread">
                <h2 class="head"><Icon of=icondata::LuCircleDashed/>{say::your_part_is_open()}</h2>
                <span class="mark is-clay">{say::stops_publishing()}</span>
            </div>
            <p class="small soft">{say::your_part_note()}</p>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-wide" type="button" on:click=hand_in><Icon of=icondata::LuCheckCheck/>{say::my_part_is_ready()}</button>
        </section>
    }
}

#[component]
fn GoOn(
    audit: shared::ids::RoomId,
    device: DeviceNumber,
    title: String,
    text: String,
    decided: Callback<ReconcileView>,
) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(String::new());
    let field = format!("without-{device}");
    let go = move |_| {
        doing.run(
            GoOnWithout {
                audit,
                device,
                reason: reason.get_untracked(),
            },
            move |reply| decided.run(reply),
        )
    };
    view! {
        <section class="sheet stack">
            <div class="row spread"><h2 class="head"><Icon of=icondata::LuCircleDashed/>{title}</h2><span class="mark is-clay">{say::stops_publishing()}</span></div>
            <p>{text}</p>
            <details><summary>{say::go_on_without()}</summary>
                <div class="stack">
                    <Area id=field label=say::reason() note=say::reason_printed() value=reason/>
                    {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                    <button class="btn is-wide" type="button" on:click=go aria-disabled=move || doing.busy.get().to_string()>{say::go_on_without()}</button>
                </div>
            </details>
        </section>
    }
}
