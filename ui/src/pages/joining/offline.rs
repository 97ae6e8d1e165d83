use crate::components::{Area, Entry, Fault, Frame, Icon, Notice, Pick, Scanner, Tone, role_name};
use crate::pages::audit_path;
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::api::{Admit, InviteOffline, OfflineInvitation, WaitingInvite};
use shared::ids::RoomId;
use shared::permissions::Role;

#[derive(Clone, PartialEq)]
enum Step {
    Asking,
    Shown(Box<OfflineInvitation>),
    Answering,
    /// Who is known here now.
    Taken(String),
}

/// An invite in two scans: shows the first code, scans the answer. Opened with `?answer` it begins at the answer, for an
/// invite that waits.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    let audit: Option<RoomId> =
        use_params_map().with_untracked(|params| params.get("audit").and_then(|id| id.parse().ok()));
    let answers = use_query_map().with_untracked(|query| query.get("answer").is_some());
    let step = RwSignal::new(if answers { Step::Answering } else { Step::Asking });
    let doing = Doing::new();
    let [person, pasted] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let role = RwSignal::new("auditor".to_string());
    let back = audit.map_or_else(
        || "/members".to_string(),
        |audit| format!("{}/members", audit_path(audit)),
    );
    let people = back.clone();
    // Once a scan was refused, the camera looks again only when the person says so: the same code would be read at once.
    let looks = RwSignal::new(true);
    let make = move || {
        let call = InviteOffline {
            role: if role.with_untracked(|role| role == "monitor") {
                Role::Monitor
            } else {
                Role::Auditor
            },
            person: person.get_untracked().trim().to_string(),
            audits: audit.into_iter().collect(),
        };
        doing.run(call, move |made| step.set(Step::Shown(Box::new(made))));
    };
    let admit = move |answer: String| {
        looks.set(false);
        doing.run(Admit { answer }, move |known: WaitingInvite| {
            step.set(Step::Taken(known.person))
        });
    };
    let dock = move || {
        match step.get() {
        Step::Asking => view! {
            <button class="btn is-main" type="submit" form="offline" aria-disabled=move || doing.busy.get().to_string()>
                <Icon of=icondata::LuQrCode/>{say::make_code()}
            </button>
        }
        .into_any(),
        Step::Shown(_) => view! {
            <button class="btn is-main" type="button" on:click=move |_| step.set(Step::Answering)><Icon of=icondata::LuScanLine/>{say::scan_answer()}</button>
        }
        .into_any(),
        Step::Answering if !looks.get() => view! {
            <button class="btn is-main" type="button" on:click=move |_| { doing.fault.set(None); looks.set(true) }><Icon of=icondata::LuScanLine/>{say::scan_answer()}</button>
        }
        .into_any(),
        Step::Answering => ().into_any(),
        Step::Taken(_) => view! { <A href=people.clone() attr:class="btn is-main"><Icon of=icondata::LuUsers/>{say::to_people()}</A> }.into_any(),
    }
    };
    view! {
        <Frame title=say::two_scans() sub=if audit.is_some() { say::team_of_audit() } else { say::of_program() } back=back dock=move || dock.into_any()>
            <div class="stack loose">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || match step.get() {
                    Step::Asking => view! { <Asking person role make=Callback::new(move |()| make())/> }.into_any(),
                    Step::Shown(made) => view! { <Shown made=*made/> }.into_any(),
                    Step::Answering => view! {
                        <section class="stack">
                            <Heading words=say::scan_second_head()/>
                            <p>{say::scan_second_text()}</p>
                            {move || looks.get().then(|| view! { <Scanner found=Callback::new(admit)/> })}
                            <form class="stack" on:submit=move |event| { event.prevent_default(); admit(pasted.get_untracked()) }>
                                <Area id="answer" label=say::answer_text() note=say::answer_text_note() rows=3 value=pasted/>
                                <button class="btn is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::take_answer()}</button>
                            </form>
                        </section>
                    }.into_any(),
                    Step::Taken(person) => view! {
                        <section class="stack">
                            <Heading words=say::admitted_head(person)/>
                            <div role="status"><Notice tone=Tone::Field icon=icondata::LuCheckCheck><p>{say::admitted_text()}</p></Notice></div>
                        </section>
                    }.into_any(),
                }}
            </div>
        </Frame>
    }
}

/// Who is invited.
#[component]
fn Asking(person: RwSignal<String>, role: RwSignal<String>, make: Callback<()>) -> impl IntoView {
    let roles = vec![
        ("auditor".to_string(), role_name(Role::Auditor)),
        ("monitor".to_string(), role_name(Role::Monitor)),
    ];
    view! {
        <form id="offline" class="stack" on:submit=move |event| { event.prevent_default(); make.run(()) }>
            <p>{say::two_scans_note()}</p>
            <Entry id="invitee" label=say::invite_name() note=say::invite_name_note() value=person/>
            <Pick id="invite-role" label=say::role() options=roles value=role/>
        </form>
    }
}

/// The first code, as large as the screen bears.
#[component]
fn Shown(made: OfflineInvitation) -> impl IntoView {
    let choose = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlTextAreaElement>(&event).select();
    view! {
        <section class="stack">
            <Heading words=say::scan_first_head()/>
            <div class="qr is-large" role="img" aria-label=say::invite_qr() inner_html=made.qr_svg></div>
            <p>{say::scan_first_text()}</p>
            <p class="small soft">{say::invite_until(figures::moment(made.expires))}</p>
            <details>
                <summary class="small">{say::code_as_text()}</summary>
                <div class="entry">
                    <label for="first-code">{say::invite_code()}</label>
                    <textarea id="first-code" class="code" rows="5" readonly dir="ltr" on:focus=choose>{made.qr_text}</textarea>
                </div>
            </details>
        </section>
    }
}

/// A step's heading; the focus goes to it, so that a reader hears where it is now.
#[component]
fn Heading(words: String) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! { <h2 class="head" tabindex="-1" node_ref=heading>{words}</h2> }
}
