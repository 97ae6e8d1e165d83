use crate::components::{Fault, Icon};
use crate::pages::record_here;
use crate::state::session;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, OpenRegisterRow, RowCell};
use shared::payroll::register::Field;

/// Number and name by their own tap, gone again on Hide, on leaving, and by the same tap.
#[component]
pub(super) fn Who(period: u32) -> impl IntoView {
    let session = session();
    let record = record_here();
    let shown = RwSignal::new(None::<Vec<RowCell>>);
    let fault = RwSignal::new(None::<ApiError>);
    let show = move |_| {
        if shown.with_untracked(Option::is_some) {
            shown.set(None);
            return;
        }
        spawn_local(async move {
            let call = OpenRegisterRow {
                payroll: record,
                period,
                who: true,
            };
            match session.call(call).await {
                Ok(view) => {
                    let who = view
                        .cells
                        .into_iter()
                        .filter(|cell| matches!(cell.field, Field::Name | Field::Worker));
                    let _ = shown.try_set(Some(who.collect()));
                }
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    Effect::new(move |_| {
        if session.hidden.get() {
            shown.set(None);
        }
    });
    view! {
        <section class="sheet stack tight-3" aria-labelledby="who">
            <h2 class="head" id="who"><Icon of=icondata::LuLock/>{say::who_it_is()}</h2>
            {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
            {move || shown.get().map(|cells| {
                let lines: Vec<_> = cells.into_iter().map(|cell| view! { <dt>{payroll::field(cell.field)}</dt><dd dir="auto">{cell.text}</dd> }).collect();
                view! { <dl class="facts" role="status">{lines}</dl><p class="small soft">{say::who_note()}</p> }
            })}
            <button class="btn start" type="button" aria-expanded=move || shown.with(|shown| shown.is_some().to_string()) on:click=show>
                {move || match shown.with(Option::is_some) {
                    true => view! { <Icon of=icondata::LuEyeOff/>{say::hide_who()} }.into_any(),
                    false => view! { <Icon of=icondata::LuEye/>{say::show_who()} }.into_any(),
                }}
            </button>
        </section>
    }
}
