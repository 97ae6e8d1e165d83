use super::coverage::Coverage;
use super::phase::PhaseMoves;
use crate::components::{CustodyCounts, Fault, Frame, Icon, LateRecords, Loaded, Notice, PhaseLine, Tile, Tone};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{AuditView, HandIn, OpenAudit, Phase, TeamContact};

/// The audit: how far, who was heard, the doors of the work, and where it is kept.
#[component]
pub(crate) fn AuditHome() -> impl IntoView {
    let audit = audit_here();
    let view = ask(&[], move || OpenAudit { audit });
    let doing = Doing::new();
    let by = RwSignal::new("crew".to_string());
    let title = Signal::derive(move || view.get().map(|view| view.line.site).unwrap_or_else(say::audit));
    let sub = Signal::derive(move || view.get().map(|view| view.line.title));
    let custody = move || {
        view.get().map(|view| {
            let only = view.custody.only_here;
            let (at, words) = if only > 0 {
                ("here", say::only_here(only))
            } else {
                ("server", say::nothing_only_here())
            };
            view! { <A href="/sync"><span class="custody" data-at=at>{words}</span></A> }
        })
    };
    let dock = move || {
        view.get().filter(|view| view.may.capture && view.line.phase == Phase::Fieldwork).map(|_| view! {
        <A href=format!("{}/interviews/new", audit_path(audit)) attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_interview()}</A>
    })
    };
    view! {
        <Frame title sub back="/" tools=move || custody.into_any() dock=move || dock.into_any()>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <Loaded from=view let:value>
                <div class="stack loose">
                    {move || value.with(|value| view! { <PhaseLine at=value.line.phase/> })}
                    {move || value.with(|value| value.line.practice.then(|| view! {
                        <Notice tone=Tone::Here icon=icondata::LuCircleHelp><span>{say::practice_note()}</span></Notice>
                    }))}
                    {
                        let newer = Memo::new(move |_| value.with(|value| (value.newer_pack, value.may.lead)));
                        move || view! { <NewerPack of=newer.get() to=format!("{}/pack", audit_path(audit))/> }
                    }
                    {move || view! { <LateRecords count=value.with(|value| value.counts.late)/> }}
                    <div class="cols is-side">
                        {move || view! { <Coverage of=value.with(|value| value.coverage.clone()) by/> }}
                        {move || view! { <Doors of=value.get()/> }}
                    </div>
                    <div class="cols is-two">
                        {move || view! { <Team of=value.get() hand_in=Callback::new(move |()| doing.run(HandIn { audit }, move |reply| view.set(reply)))/> }}
                        <section class="sheet stack" aria-labelledby="where">
                            <h2 class="head" id="where">{say::where_the_work_is()}</h2>
                            {move || view! { <CustodyCounts of=value.with(|value| value.custody.clone())/> }}
                            <A href="/sync" attr:class="btn is-wide"><Icon of=icondata::LuRefreshCw/>{say::sync()}</A>
                        </section>
                    </div>
                    {move || value.with(|value| value.may.lead).then(|| view! {
                        <PhaseMoves of=value.get() moved=Callback::new(move |reply| view.set(reply))/>
                    })}
                </div>
            </Loaded>
        </Frame>
    }
}

/// The program writes newer packs while audits go on. To the lead it is a matter to decide, to others news. `of`: is there one, and
/// does the lead look.
#[component]
fn NewerPack(of: (bool, bool), to: String) -> impl IntoView {
    let (there, leads) = of;
    there.then(|| {
        let tone = if leads { Tone::Here } else { Tone::Indigo };
        view! {
            <Notice tone icon=icondata::LuHistory>
                <span>{say::newer_pack_there()}</span>
                <div class="row"><A href=to attr:class="btn"><Icon of=icondata::LuEye/>{say::see_what_changes()}</A></div>
            </Notice>
        }
    })
}

#[component]
fn Doors(of: AuditView) -> impl IntoView {
    let base = audit_path(of.line.audit);
    let to = |door: &str| format!("{base}/{door}");
    let counts = of.counts;
    let says_pay = match counts.registers {
        0 => say::short_of(counts.pay_slips_short, counts.pay_slips),
        _ => say::pay_short(counts.workers_short, counts.pay_slips_short),
    };
    let unfinished = (counts.unfinished > 0).then(|| say::unfinished(counts.unfinished));
    let interviews = [Some(figures::number(counts.interviews.into())), unfinished]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <section class="stack tight" aria-label=say::work_of_audit()>
            <div class="tiles">
                <Tile icon=icondata::LuUsers to=to("interviews") name=say::interviews() says=interviews/>
                <Tile icon=icondata::LuClipboardList to=to("checklists") name=say::checklists() says=say::by_place()/>
                <Tile icon=icondata::LuBanknote to=to("pay") name=say::payroll() says=says_pay/>
                <Tile icon=icondata::LuCamera to=to("evidence") name=say::evidence() says=say::items(counts.evidence)/>
                <Tile icon=icondata::LuFlag to=to("findings") name=say::findings() says=say::findings_counted(counts.findings, counts.findings_confirmed)/>
                <Tile icon=icondata::LuNotebookPen to=to("note") name=say::site_note() says=say::shared_by_team()/>
                <Tile icon=icondata::LuListChecks to=to("tasks") name=say::tasks() says=say::open_count(counts.open_tasks)/>
                <Tile icon=icondata::LuHistory to=to("timeline") name=say::timeline() says=say::who_did_what()/>
                <Tile icon=icondata::LuSearch to=to("search") name=say::search() says=say::search_this_audit()/>
                {of.may.lead.then(|| view! {
                    <Tile icon=icondata::LuSplit to=to("reconcile") name=say::reconcile() says=say::open_count(counts.open_matters)/>
                    <Tile icon=icondata::LuSend to=to("publish") name=say::publish() says=say::reports_count(counts.reports)/>
                    <Tile icon=icondata::LuUpload to=to("answers") name=say::give_answers_out() says=say::for_other_tools()/>
                })}
            </div>
        </section>
    }
}

#[component]
fn Team(of: AuditView, hand_in: Callback<()>) -> impl IntoView {
    let handed_in = of.team.iter().any(|member| member.is_this_device && member.handed_in);
    let asks = of.may.capture && !handed_in && of.line.phase != Phase::Closed && of.line.phase != Phase::Planned;
    let members: Vec<_> = of.team.into_iter().map(|member| view! { <TeamLine member/> }).collect();
    let base = audit_path(of.line.audit);
    view! {
        <section class="sheet stack" aria-labelledby="team">
            <h2 class="head" id="team">{say::team()}</h2>
            <ul class="stack tight">{members}</ul>
            {asks.then(|| view! {
                <button class="btn is-wide" type="button" on:click=move |_| hand_in.run(())><Icon of=icondata::LuCheckCheck/>{say::my_part_is_ready()}</button>
                <p class="small soft">{say::my_part_note()}</p>
            })}
            <A href=format!("{base}/members") attr:class="btn is-wide"><Icon of=icondata::LuUsers/>{say::members_and_invites()}</A>
        </section>
    }
}

#[component]
fn TeamLine(member: TeamContact) -> impl IntoView {
    let contact = match member.as_of {
        _ if member.is_this_device => say::this_device(),
        Some(at) => say::last_contact(figures::since(at)),
        None => say::no_contact_yet(),
    };
    view! {
        <li class="row spread">
            <span class="grow"><strong dir="auto">{member.person}</strong><br/><span class="small soft">{contact}</span></span>
            {member.handed_in.then(|| view! { <span class="mark is-field"><Icon of=icondata::LuCheckCheck/>{say::handed_in()}</span> })}
        </li>
    }
}
