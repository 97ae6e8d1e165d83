use crate::components::{Icon, Tick};
use crate::words::payroll::{field, say};
use leptos::prelude::*;
use shared::payroll::SlipStates;
use shared::payroll::register::Field;

/// What of the fields that the law asks for stands on the paper: one tick each.
#[component]
pub(super) fn StatedTicks(#[prop(into)] asked: Signal<Vec<Field>>, stated: RwSignal<Vec<Field>>) -> impl IntoView {
    let tick = move |of: Field| {
        let on = RwSignal::new(stated.with_untracked(|stated| stated.contains(&of)));
        Effect::new(move |_| {
            let is_on = on.get();
            let was = stated.with_untracked(|stated| stated.contains(&of));
            if is_on != was {
                stated.update(|stated| match is_on {
                    true => stated.push(of),
                    false => stated.retain(|other| *other != of),
                });
            }
        });
        view! { <Tick label=field(of) on/> }
    };
    let open = Memo::new(move |_| asked.get());
    move || {
        let fields = open.get();
        (!fields.is_empty()).then(|| {
            view! {
                <section class="sheet stack">
                    <h2 class="head">{say::slip_states()}</h2>
                    <p class="small soft">{say::slip_states_note()}</p>
                    <div class="cols is-two">{fields.into_iter().map(tick).collect_view()}</div>
                </section>
            }
        })
    }
}

/// The fields that the law asks for and the paper lacks.
#[component]
pub(super) fn NotStated(states: Option<SlipStates>) -> impl IntoView {
    let missing = states.and_then(|states| states.missing)?;
    Some(match missing.as_slice() {
        [] => view! { <p class="small row"><Icon of=icondata::LuCheck/><span class="grow">{say::slip_states_all()}</span></p> }.into_any(),
        _ => view! {
            <section class="sheet stack tight">
                <h2 class="head">{say::not_on_slip()}</h2>
                <ul class="plain" id="not-on-slip">{missing.iter().map(|of| view! { <li>{field(*of)}</li> }).collect_view()}</ul>
            </section>
        }.into_any(),
    })
}
