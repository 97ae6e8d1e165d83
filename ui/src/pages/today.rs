use super::audit_path;
use crate::components::{
    CustodyCounts, CustodyMark, Door, Empty, Frame, Furrow, Icon, Loaded, Notice, Tone, phase_name,
};
use crate::state::{ask, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{AuditLine, CustodyAt, GetToday, Phase, Today};

/// What to do today, then what is only here.
#[component]
pub(crate) fn TodayPage() -> impl IntoView {
    let today = ask(&[], || GetToday {});
    let custody = move || {
        today.get().map(|today| {
            let (at, words) = match today.custody.only_here {
                0 if today.custody.with_teammate == 0 => ("server", say::nothing_only_here()),
                0 => ("mate", say::nothing_only_here()),
                count => ("here", say::only_here(count)),
            };
            view! { <A href="/sync"><span class="custody" data-at=at>{words}</span></A> }
        })
    };
    // The main action belongs to the audit that is in the field now.
    let dock = move || {
        let now = today.get().and_then(|today| today.audits.into_iter().find(in_field));
        now.map(|line| view! {
            <A href=format!("{}/interviews/new", audit_path(line.audit)) attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_interview()}</A>
        })
    };
    view! {
        <Frame title=say::today() sub=figures::today() tools=move || custody.into_any() dock=move || dock.into_any()>
            <Loaded from=today let:value>{move || view! { <TodayView of=value.get()/> }}</Loaded>
        </Frame>
    }
}

fn in_field(line: &AuditLine) -> bool {
    line.phase == Phase::Fieldwork && line.has_team_room
}

#[component]
fn TodayView(of: Today) -> impl IntoView {
    let (now, others): (Vec<_>, Vec<_>) = of.audits.into_iter().partition(in_field);
    let nothing = now.is_empty() && others.is_empty();
    let person = session()
        .status()
        .and_then(|status| status.enrolled)
        .map(|enrolled| enrolled.person);
    let asked = !of.unfinished.is_empty() || !of.tasks.is_empty() || !of.questions.is_empty();
    let questions: Vec<_> = of
        .questions
        .into_iter()
        .map(|asked| {
            view! {
                <Door icon=icondata::LuUndo2 to=format!("/reports/{}", asked.report) name=say::a_monitor_asks(asked.question)
                    says=say::question_about(asked.version, asked.site, asked.by)/>
            }
        })
        .collect();
    let cards: Vec<_> = now.into_iter().map(|line| view! { <AuditCard line/> }).collect();
    let unfinished: Vec<_> = of
        .unfinished
        .into_iter()
        .map(|open| {
            view! {
                <Door icon=icondata::LuUndo2 to=format!("{}/interviews/{}", audit_path(open.audit), open.interview)
                    name=say::finish_code(&open.worker_code) says=say::answered_of(open.answered, open.questions)/>
            }
        })
        .collect();
    // What it is about opens on a tap: Today may be seen over a shoulder.
    let alerts: Vec<_> = of
        .alerts
        .into_iter()
        .map(|alert| {
            let to = format!("{}/reconcile", audit_path(alert.audit));
            view! {
                <Notice tone=Tone::Blood icon=icondata::LuOctagonAlert alert=true>
                    <span><strong>{say::alarm_on(alert.label)}</strong>" "<span dir="auto">{alert.site}</span></span>
                    <A href=to attr:class="btn is-wide"><Icon of=icondata::LuEye/>{say::look_at_alarm()}</A>
                </Notice>
            }
        })
        .collect();
    let tasks: Vec<_> = of
        .tasks
        .into_iter()
        .map(|task| view! {
            <Door icon=icondata::LuMessageSquare to=format!("{}/tasks", audit_path(task.audit)) name=task.text says=from(task.from, task.about_label)/>
        })
        .collect();
    let lines: Vec<_> = others
        .into_iter()
        .map(|line| {
            let waits = !line.has_team_room && matches!(line.phase, Phase::Planned | Phase::Fieldwork | Phase::Reconciling);
            let mut says = format!("{} · {}", phase_name(line.phase), figures::days(line.starts, line.ends));
            if waits {
                says = format!("{says} · {}", say::team_room_waits());
            }
            view! { <Door icon=icondata::LuSprout to=audit_path(line.audit) name=format!("{} · {}", line.site, line.title) says/> }
        })
        .collect();
    view! {
        <div class="cols is-side">
            <div class="stack loose">
                {nothing.then(|| view! {
                    <Empty icon=icondata::LuSprout title=say::no_audits() text=if of.may_make_audit { say::no_audits_lead() } else { say::no_audits_auditor() }>
                        {of.may_make_audit.then(|| view! { <A href="/new-audit" attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::make_audit()}</A> })}
                        <A href="/sync" attr:class="btn"><Icon of=icondata::LuRefreshCw/>{say::sync()}</A>
                    </Empty>
                })}
                {alerts}
                {(!cards.is_empty()).then(|| view! { <section class="stack"><h2 class="head">{say::in_the_field()}</h2>{cards}</section> })}
                {asked.then(|| view! {
                    <section class="stack tight"><h2 class="head">{say::asked_of_you()}</h2><ul class="list sheet is-flush">{questions}{unfinished}{tasks}</ul></section>
                })}
                {(!lines.is_empty()).then(|| view! {
                    <section class="stack tight"><h2 class="head">{say::other_audits()}</h2><ul class="list sheet is-flush">{lines}</ul></section>
                })}
            </div>
            <aside class="stack">
                <section class="sheet stack" aria-labelledby="where">
                    <h2 class="head" id="where">{say::where_the_work_is()}</h2>
                    <CustodyCounts of=of.custody/>
                    <A href="/sync" attr:class="btn is-wide"><Icon of=icondata::LuRefreshCw/>{say::sync()}</A>
                </section>
                <section class="sheet stack tight">
                    <h2 class="head" dir="auto">{of.program_name}</h2>
                    {person.map(|person| view! { <p class="small soft">{say::this_device_is(person)}</p> })}
                    {(of.may_make_audit && !nothing).then(|| view! {
                        <A href="/new-audit" attr:class="btn is-wide"><Icon of=icondata::LuPlus/>{say::make_audit()}</A>
                    })}
                    <A href="/members" attr:class="btn is-wide"><Icon of=icondata::LuUsers/>{say::people()}</A>
                    <A href="/reports" attr:class="btn is-wide"><Icon of=icondata::LuFileText/>{say::reports()}</A>
                    <A href="/actions" attr:class="btn is-wide only-phone"><Icon of=icondata::LuClipboardCheck/>{say::actions()}</A>
                    <A href="/settings" attr:class="btn is-wide only-phone"><Icon of=icondata::LuSettings/>{say::settings()}</A>
                </section>
            </aside>
        </div>
    }
}

/// Who asks, and about which record.
fn from(person: String, about: String) -> String {
    match about.is_empty() {
        true => say::from_person(person),
        false => format!("{about} · {}", say::from_person(person)),
    }
}

#[component]
fn AuditCard(line: AuditLine) -> impl IntoView {
    let share = (line.heard * 100).checked_div(line.workers).unwrap_or(0);
    let goal = line.goal_percent;
    view! {
        <article class="sheet stack tight-3">
            <div>
                <p class="label" dir="auto">{line.site.clone()}</p>
                <h3 class="title" dir="auto">{line.title.clone()}</h3>
                <p class="small soft">{figures::days(line.starts, line.ends)}</p>
            </div>
            {line.practice.then(|| view! { <Notice tone=Tone::Here icon=icondata::LuCircleHelp><span>{say::practice_note()}</span></Notice> })}
            <div class="stack tight">
                <p class="row spread">
                    <span><span class="figure">{figures::number(line.heard.into())}</span>" "<span class="soft">{say::of_workers_heard(line.workers)}</span></span>
                    <span class="small num">{say::share_and_goal(figures::percent(line.heard, line.workers), goal)}</span>
                </p>
                <Furrow percent=share goal=goal label=say::coverage_says(line.heard, line.workers, goal)/>
            </div>
            <A href=audit_path(line.audit) attr:class="btn is-wide">{say::open_audit()}<Icon of=icondata::LuChevronRight turns=true/></A>
            {(!line.has_team_room).then(|| view! { <CustodyMark at=CustodyAt::Server/> })}
        </article>
    }
}
