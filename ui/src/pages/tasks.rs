use super::{audit_here, audit_path};
use crate::components::{Area, Empty, Entry, Fault, Frame, Icon, Loaded, Pick};
use crate::state::{Doing, ask, session};
use crate::words::{engine, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{FinishTask, GiveTask, ListTasks, TaskLine, TaskPerson};
use shared::ids::DeviceNumber;
use shared::kinds::Kind;
use shared::permissions::Role;

/// Work handed to teammates, and one's own.
#[component]
pub(crate) fn TaskPage() -> impl IntoView {
    let audit = audit_here();
    let tasks = ask(&[Kind::Task], move || ListTasks { audit });
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    let finished = Callback::new(move |()| tasks.again());
    let sub = Signal::derive(move || {
        tasks
            .get()
            .map(|tasks| say::open_count(tasks.tasks.iter().filter(|task| !task.done).count()))
    });
    view! {
        <Frame title=say::tasks() sub back=audit_path(audit)>
            <Loaded from=tasks let:value>
                <div class="cols is-side">
                    <div class="stack">
                        {move || {
                            let mut tasks = value.get().tasks;
                            tasks.sort_by_key(|task| (task.done, !task.mine));
                            if tasks.is_empty() {
                                return view! { <Empty icon=icondata::LuListChecks title=say::no_tasks() text=say::no_tasks_text()/> }.into_any();
                            }
                            let rows: Vec<_> = tasks.into_iter().map(|task| view! { <Row task finished/> }).collect();
                            view! { <ul class="list sheet is-flush">{rows}</ul> }.into_any()
                        }}
                    </div>
                    <aside class="stack">{move || leads.then(|| view! { <Giving people=value.with(|value| value.people.clone()) given=finished/> })}</aside>
                </div>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Row(task: TaskLine, finished: Callback<()>) -> impl IntoView {
    let doing = Doing::new();
    let answer = RwSignal::new(String::new());
    let id = task.task;
    let field = format!("answer-{id}");
    let finish = move |_| {
        doing.run(
            FinishTask {
                task: id,
                answer: answer.get_untracked().trim().to_string(),
            },
            move |_| finished.run(()),
        )
    };
    let about = about_path(&task).map(|to| {
        let label = engine::record(task.about_kind, &task.about_label);
        let of_key = task.key.as_deref().map(|key| format!(" · {}", engine::field(key)));
        view! { <A href=to attr:class="btn"><Icon of=icondata::LuChevronRight turns=true/><span><span class="code">{label}</span>{of_key}</span></A> }
    });
    view! {
        <li class="stack tight padded">
            <div class="row spread top">
                <span class="grow"><strong dir="auto">{task.text}</strong><br/><span class="small soft" dir="auto">{say::from_to_person(task.from, task.to)}</span></span>
                <TaskState done=task.done/>
            </div>
            {about}
            {(task.done && !task.answer.is_empty()).then(|| view! { <p dir="auto">{task.answer}</p> })}
            {(task.mine && !task.done).then(|| view! {
                <Entry id=field label=say::answer_to_task() value=answer/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn" type="button" on:click=finish aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::task_is_done()}</button>
            })}
        </li>
    }
}

#[component]
fn Giving(people: Vec<TaskPerson>, given: Callback<()>) -> impl IntoView {
    let audit = audit_here();
    let doing = Doing::new();
    let (first, options) = people_to_pick(people);
    let to = RwSignal::new(first);
    let text = RwSignal::new(String::new());
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked().trim().to_string();
        if let (Ok(number), false) = (to.get_untracked().parse(), written.is_empty()) {
            doing.run(
                GiveTask {
                    audit,
                    to: DeviceNumber(number),
                    text: written,
                    about: None,
                },
                move |_| {
                    text.set(String::new());
                    given.run(());
                },
            );
        }
    };
    view! {
        <form class="sheet stack" on:submit=give>
            <h2 class="head">{say::give_task()}</h2>
            <Pick id="task-to" label=say::to_whom() options value=to/>
            <Area id="task-text" label=say::what_to_do() value=text/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-wide" type="submit"><Icon of=icondata::LuSend/>{say::give_task()}</button>
        </form>
    }
}

/// Whom a task can be given to, as a list to pick from, and the first of them.
pub(super) fn people_to_pick(people: Vec<TaskPerson>) -> (String, Vec<(String, String)>) {
    let first = people.first().map(|person| person.device.to_string());
    let options = people
        .into_iter()
        .map(|person| (person.device.to_string(), person.person));
    (first.unwrap_or_default(), options.collect())
}

/// Where the record opens that a task is about.
pub(super) fn about_path(task: &TaskLine) -> Option<String> {
    let (id, base) = (task.about?, audit_path(task.audit));
    let door = match task.about_kind? {
        Kind::Interview => "interviews",
        Kind::Checklist => "checklists",
        Kind::Finding => "findings",
        Kind::Evidence => "evidence",
        Kind::Payroll if task.about_label.starts_with("R-") => "pay/register",
        Kind::Payroll => "pay",
        _ => return None,
    };
    Some(format!("{base}/{door}/{id}"))
}

#[component]
pub(super) fn TaskState(done: bool) -> impl IntoView {
    match done {
        true => view! { <span class="mark is-field"><Icon of=icondata::LuCheck/>{say::done_state()}</span> }.into_any(),
        false => view! { <span class="mark is-ochre">{say::open_state()}</span> }.into_any(),
    }
}
