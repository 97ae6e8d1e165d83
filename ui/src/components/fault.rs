use super::{Icon, Tone};
use crate::words::{language, say};
use leptos::prelude::*;
use shared::api::{ApiError, Code};

/// What happened, what is safe, what to do, and the code for the helpdesk.
#[component]
pub(crate) fn Fault(of: ApiError, #[prop(optional, into)] retry: Option<Callback<()>>) -> impl IntoView {
    let tone = match of.code {
        Code::NoConnection | Code::WrongPassphrase | Code::WeakPassphrase | Code::SignInFailed | Code::WrongPhase => {
            Tone::Here
        }
        Code::NotTheServer | Code::NotHere | Code::NotAllowed | Code::Locked | Code::Covered | Code::SignedOut => {
            Tone::Indigo
        }
        _ => Tone::Blood,
    };
    let icon = match of.code {
        Code::NoConnection => icondata::LuWifiOff,
        Code::NotTheServer => icondata::LuGlobe,
        Code::NotAllowed | Code::Locked => icondata::LuLock,
        _ => icondata::LuCircleAlert,
    };
    let (what, safe, next) = words(&of);
    view! {
        <section class=tone.notice() role="alert">
            <Icon of=icon/>
            <p dir="auto"><strong>{what}</strong></p>
            {(!safe.is_empty()).then(|| view! { <p><strong>{say::fault_safe()}</strong>" "{safe}</p> })}
            {(!next.is_empty()).then(|| view! { <p><strong>{say::fault_do()}</strong>" "{next}</p> })}
            {of.wait_s.map(|wait| view! { <p>{say::fault_wait(wait)}</p> })}
            {retry.map(|retry| view! {
                <div class="row"><button class="btn" type="button" on:click=move |_| retry.run(())>
                    <Icon of=icondata::LuRefreshCw/>{say::try_again()}
                </button></div>
            })}
            <p class="small"><span class="code">{of.code.text()}</span></p>
        </section>
    }
}

/// The host speaks English; in other languages the code's own sentences stand, and the host's words below them.
fn words(fault: &ApiError) -> (String, String, String) {
    let hosts = || (fault.message.clone(), fault.safe.clone(), fault.next.clone());
    if language() == "en" {
        return hosts();
    }
    let safe = say::fault_nothing_lost();
    let retry = say::fault_try_later();
    match fault.code {
        Code::NoConnection => (
            say::fault_no_connection(),
            say::fault_kept_here(),
            say::fault_no_connection_next(),
        ),
        Code::NotTheServer => (
            say::fault_not_the_server(),
            say::fault_kept_here(),
            say::fault_not_the_server_next(),
        ),
        Code::WrongPassphrase => (say::fault_wrong_passphrase(), String::new(), String::new()),
        Code::WeakPassphrase => (
            say::fault_weak_passphrase(),
            String::new(),
            say::fault_weak_passphrase_next(),
        ),
        Code::StorageFull | Code::StorageFailed => (say::fault_storage(), safe, say::fault_storage_next()),
        Code::NotAllowed | Code::NotHere => (say::fault_not_allowed(), safe, say::fault_ask_lead()),
        Code::InviteExpired | Code::InviteUsed | Code::InviteUnknown => {
            (say::fault_invite(), safe, say::fault_ask_lead())
        }
        Code::Conflicted => (say::fault_conflicted(), say::fault_both_kept(), say::fault_ask_lead()),
        Code::NotFound | Code::NotEnrolled => (say::fault_not_found(), safe, say::fault_no_connection_next()),
        Code::SignInFailed => (say::fault_sign_in(), String::new(), String::new()),
        // The payroll pages have put them into the reader's language.
        Code::BadRegister => hosts(),
        Code::PublishStopped
        | Code::TextLeaks
        | Code::ReportChanged
        | Code::WrongPhase
        | Code::NoConsent
        | Code::BadRequest
        | Code::TooLarge
        | Code::BadPicture
        | Code::ServerRefused
        | Code::VaultDamaged
        | Code::NewerVersion
        | Code::VaultExists
        | Code::Locked
        | Code::Covered
        | Code::NoVault
        | Code::SignedOut
        | Code::Internal => (fault.message.clone(), safe, retry),
    }
}
