use super::audit_path;
use crate::components::{Confirm, Entry, Fault, Frame, Icon, Loaded, Pick, role_name};
use crate::state::{Doing, ask, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use shared::api::{
    AddMember, ForgetInvite, Invitation, Invite, ListMembers, ListWaitingInvites, Member, Members, RemoveMember,
    WaitingInvite, WaitingStep,
};
use shared::ids::RoomId;
use shared::permissions::Role;

/// Members and devices of an audit's team, or of the program; a lead adds, removes and invites.
#[component]
pub(crate) fn MembersPage() -> impl IntoView {
    let audit: Option<RoomId> =
        use_params_map().with_untracked(|params| params.get("audit").and_then(|id| id.parse().ok()));
    let members = ask(&[], move || ListMembers { audit });
    let doing = Doing::new();
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    let back = audit.map_or_else(|| "/".to_string(), audit_path);
    let set = move |reply: Members| members.set(reply);
    view! {
        <Frame title=say::people() sub=if audit.is_some() { say::team_of_audit() } else { say::of_program() } back=back>
            <div class="cols is-side">
                <div class="stack loose">
                    {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                    <Loaded from=members let:value>
                        <ul class="list sheet is-flush">
                            {move || value.get().members.into_iter().map(|member| {
                                let remove = audit.filter(|_| leads && !member.is_this_device && !member.removed).map(|audit| {
                                    let device = member.device;
                                    Callback::new(move |()| doing.run(RemoveMember { audit, device }, set))
                                });
                                view! { <MemberLine member in_team=audit.is_some() remove/> }
                            }).collect::<Vec<_>>()}
                        </ul>
                        {move || audit.filter(|_| leads).map(|audit| {
                            let others = value.get().others;
                            (!others.is_empty()).then(|| view! {
                                <section class="stack tight">
                                    <h2 class="head">{say::not_in_team_yet()}</h2>
                                    <ul class="list sheet is-flush">
                                        {others.into_iter().map(|other| {
                                            let (device, role) = (other.device, other.role);
                                            view! {
                                                <li class="item">
                                                    <span class="grow"><strong dir="auto">{other.person}</strong><span class="small soft">{role_name(role)}</span></span>
                                                    <button class="btn" type="button" on:click=move |_| doing.run(AddMember { audit, device, role }, set)>
                                                        <Icon of=icondata::LuUserPlus/>{say::add_to_team()}
                                                    </button>
                                                </li>
                                            }
                                        }).collect::<Vec<_>>()}
                                    </ul>
                                </section>
                            })
                        })}
                    </Loaded>
                </div>
                <aside class="stack">{leads.then(|| view! { <WaitingInvites audit/><Inviting audit/> })}</aside>
            </div>
        </Frame>
    }
}

#[component]
fn MemberLine(member: Member, in_team: bool, remove: Option<Callback<()>>) -> impl IntoView {
    let contact = match member.last_contact {
        _ if member.is_this_device => say::this_device(),
        Some(at) => say::last_contact(figures::since(at)),
        None => say::no_contact_yet(),
    };
    view! {
        <li class="item">
            <span class="grow">
                <strong dir="auto">{member.person}</strong>
                <span class="small soft">{format!("{} · {} · {}", role_name(member.role), say::device_number(member.device.to_string()), contact)}</span>
            </span>
            {member.removed.then(|| view! { <span class="mark">{say::removed()}</span> })}
            {(in_team && !member.has_key && !member.removed).then(|| view! { <span class="mark is-ochre"><Icon of=icondata::LuHourglass/>{say::waits_for_key()}</span> })}
            {member.handed_in.then(|| view! { <span class="mark is-field"><Icon of=icondata::LuCheckCheck/>{say::handed_in()}</span> })}
            {remove.map(|remove| view! {
                <Confirm icon=icondata::LuTrash2 label=say::remove() consequence=say::remove_consequence() class="btn" destroys=true go=remove/>
            })}
        </li>
    }
}

/// Invites made without signal that are not settled, so that nobody has to remember them.
#[component]
fn WaitingInvites(audit: Option<RoomId>) -> impl IntoView {
    let waiting = ask(&[], || ListWaitingInvites {});
    let doing = Doing::new();
    let scan = format!("{}?answer", offline_path(audit));
    let forget = move |invite: String| {
        let go = move |()| doing.run(ForgetInvite { invite: invite.clone() }, move |reply| waiting.set(reply));
        Callback::new(go)
    };
    move || {
        let invites = waiting
            .get()
            .map(|waiting| waiting.invites)
            .filter(|invites| !invites.is_empty())?;
        let unanswered = invites.iter().any(|invite| invite.step != WaitingStep::Answered);
        Some(view! {
            <section class="sheet stack" aria-labelledby="waiting">
                <h2 class="head" id="waiting">{say::waiting_invites()}</h2>
                {doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <ul class="stack">
                    {invites.into_iter().map(|WaitingInvite { invite, person, role, expires, step, trouble, .. }| view! {
                        <li class="stack tight">
                            <p><strong dir="auto">{person}</strong><span class="small soft">{format!(" · {}", role_name(role))}</span></p>
                            <p class="small"><Icon of=icondata::LuHourglass/>{match step {
                                WaitingStep::Made => say::waiting_made(),
                                WaitingStep::Sent => say::waiting_sent(),
                                WaitingStep::Answered => say::waiting_answered(),
                            }}</p>
                            <p class="small soft">{say::invite_until(figures::moment(expires))}</p>
                            {trouble.map(|trouble| view! { <Fault of=trouble/> })}
                            <Confirm icon=icondata::LuTrash2 label=say::forget_invite() consequence=say::forget_invite_consequence() class="btn" destroys=true go=forget(invite)/>
                        </li>
                    }).collect::<Vec<_>>()}
                </ul>
                {unanswered.then(|| view! { <A href=scan.clone() attr:class="btn is-wide"><Icon of=icondata::LuScanLine/>{say::scan_answer()}</A> })}
            </section>
        })
    }
}

/// Where an invite in two scans is made.
fn offline_path(audit: Option<RoomId>) -> String {
    audit.map_or_else(
        || "/members/offline".to_string(),
        |audit| format!("{}/members/offline", audit_path(audit)),
    )
}

/// Makes a one-use invite and shows it as a code to type and a drawing to scan.
#[component]
fn Inviting(audit: Option<RoomId>) -> impl IntoView {
    let doing = Doing::new();
    let person = RwSignal::new(String::new());
    let role = RwSignal::new("auditor".to_string());
    let made = RwSignal::new(None::<Invitation>);
    let roles = vec![
        ("auditor".to_string(), role_name(Role::Auditor)),
        ("lead".to_string(), role_name(Role::Lead)),
        ("monitor".to_string(), role_name(Role::Monitor)),
    ];
    let invite = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let role = role.with_untracked(|role| match role.as_str() {
            "lead" => Role::Lead,
            "monitor" => Role::Monitor,
            _ => Role::Auditor,
        });
        let call = Invite {
            role,
            person: person.get_untracked().trim().to_string(),
            audits: audit.into_iter().collect(),
        };
        doing.run(call, move |reply| made.set(Some(reply)));
    };
    view! {
        <section class="sheet stack" aria-labelledby="invite">
            <h2 class="head" id="invite">{say::invite()}</h2>
            {move || match made.get() {
                None => view! {
                    <form class="stack" on:submit=invite>
                        <p class="small soft">{if audit.is_some() { say::invite_note_audit() } else { say::invite_note() }}</p>
                        <Entry id="invitee" label=say::invite_name() note=say::invite_name_note() value=person/>
                        <Pick id="invite-role" label=say::role() options=roles.clone() value=role/>
                        {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()>
                            <Icon of=icondata::LuQrCode/>{say::make_invite()}
                        </button>
                        <A href=offline_path(audit) attr:class="btn is-wide"><Icon of=icondata::LuScanLine/>{say::two_scans()}</A>
                    </form>
                }.into_any(),
                Some(invitation) => view! {
                    <div class="stack">
                        <p>{say::invite_made()}</p>
                        <div class="qr" role="img" aria-label=say::invite_qr() inner_html=invitation.qr_svg></div>
                        <p class="label">{say::invite_code()}</p>
                        <p class="code big" id="invite-code">{invitation.code}</p>
                        <p class="label">{say::server_address()}</p>
                        <p class="code">{invitation.server}</p>
                        <p class="small soft">{say::invite_until(figures::moment(invitation.expires))}</p>
                        <button class="btn is-wide" type="button" on:click=move |_| { person.set(String::new()); made.set(None) }>{say::another_invite()}</button>
                    </div>
                }.into_any(),
            }}
        </section>
    }
}
