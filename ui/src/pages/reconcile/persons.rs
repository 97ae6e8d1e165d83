use crate::components::{Area, Fault, Icon};
use crate::pages::audit_path;
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{JoinWorkers, KeepWorkersApart, LikelySamePerson, ReconcileView, WhySamePerson};
use shared::ids::{RecordId, RoomId};

/// Worker codes that share a number, a phone or the code itself: one person or not, the lead says.
#[component]
pub(super) fn PersonSheet(audit: RoomId, of: LikelySamePerson, decided: Callback<ReconcileView>) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(String::new());
    let codes = of
        .interviews
        .iter()
        .map(|one| one.worker_code.clone())
        .collect::<Vec<_>>()
        .join(" · ");
    let named = format!("{} {codes}", say::maybe_one_person());
    let ids: Vec<RecordId> = of.interviews.iter().map(|one| one.interview).collect();
    let field = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    let ids = StoredValue::new(ids);
    let why = match of.why {
        WhySamePerson::SameCode => say::same_code(),
        WhySamePerson::SameWorkerNumber => say::same_number(),
        WhySamePerson::SamePhone => say::same_phone(),
    };
    let rows: Vec<_> = of
        .interviews
        .into_iter()
        .map(|one| {
            let to = format!("{}/interviews/{}", audit_path(audit), one.interview);
            let says = format!("{} · {}", one.crew, one.author_name);
            view! { <li><A href=to attr:class="item"><span class="grow"><strong class="code">{one.worker_code}</strong><span class="small soft" dir="auto">{says}</span></span><Icon of=icondata::LuChevronRight turns=true/></A></li> }
        })
        .collect();
    let written = move || reason.get_untracked().trim().to_string();
    let join = move |_| {
        let call = JoinWorkers {
            audit,
            interviews: ids.get_value(),
            reason: written(),
        };
        doing.run(call, move |reply| decided.run(reply));
    };
    let apart = move |_| {
        let call = KeepWorkersApart {
            audit,
            interviews: ids.get_value(),
            reason: written(),
        };
        doing.run(call, move |reply| decided.run(reply));
    };
    view! {
        <section class="sheet stack" aria-label=named>
            <h2 class="head"><Icon of=icondata::LuGitMerge/>{say::maybe_one_person()}</h2>
            <p class="small soft">{why}</p>
            <ul class="list">{rows}</ul>
            <Area id=format!("person-{field}") label=say::reason() value=reason/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div class="row">
                <button class="btn is-main grow" type="button" on:click=join aria-disabled=move || doing.busy.get().to_string()>{say::one_person()}</button>
                <button class="btn grow" type="button" on:click=apart aria-disabled=move || doing.busy.get().to_string()>{say::two_persons()}</button>
            </div>
        </section>
    }
}
