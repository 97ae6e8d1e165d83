use super::{Confirm, Fault, Notice, Tone};
use crate::words::{engine, say};
use leptos::prelude::*;
use shared::api::{ApiError, SetAside};

/// A batch that does not count: whose, why, and what a lead may do about it.
#[component]
pub(crate) fn SetAsideNotice(
    item: SetAside,
    may_judge: bool,
    #[prop(into)] fault: Signal<Option<ApiError>>,
    /// Accepted or refused.
    judge: Callback<bool>,
) -> impl IntoView {
    let why = engine::set_aside(&item);
    let judged = move |accept: bool| Callback::new(move |()| judge.run(accept));
    view! {
        <Notice tone=Tone::Clay icon=icondata::LuCircleAlert>
            <h2 class="head">{say::set_aside_from(item.person)}</h2>
            <p dir="auto">{why}</p>
            <p class="small">{say::set_aside_safe()}</p>
            {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
            {may_judge.then(|| view! {
                <div class="row">
                    <Confirm icon=icondata::LuCheck label=say::accept() consequence=say::accept_consequence() class="btn" go=judged(true)/>
                    <Confirm icon=icondata::LuTrash2 label=say::refuse() consequence=say::refuse_consequence() class="btn" destroys=true go=judged(false)/>
                </div>
            })}
            <p class="small"><span class="code">{item.reason}</span></p>
        </Notice>
    }
}
