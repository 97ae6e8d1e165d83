use crate::components::{Fault, Icon};
use crate::state::{Asked, Doing};
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::api::{PickPaySample, RegisterView};
use shared::payroll::Period;

/// The records that are looked at in depth: drawn by the program's rule, and shown among the rows.
#[component]
pub(super) fn Sampling(
    known: RwSignal<RegisterView>,
    asked: Asked<RegisterView>,
    sampled: RwSignal<bool>,
) -> impl IntoView {
    let doing = Doing::new();
    let pick = move |_| {
        let payroll = known.with_untracked(|known| known.line.payroll);
        doing.run(PickPaySample { payroll }, move |view| asked.set(view));
    };
    let period = |of: Option<Period>| of.map(|of| payroll::period(Some(of.first), Some(of.last)));
    view! {
        <section class="sheet stack tight-3" aria-labelledby="sample">
            <h2 class="head" id="sample"><Icon of=icondata::LuListChecks/>{say::sample()}</h2>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {move || match known.with(|known| known.sample.clone()) {
                None => view! { <p>{say::sample_none()}</p> }.into_any(),
                Some(sample) => view! {
                    <p>{say::sample_says(sample.asked, sample.of)}</p>
                    {period(sample.peak).map(|period| view! { <p class="small soft">{say::sample_peak(period)}</p> })}
                    {period(sample.current).map(|period| view! { <p class="small soft">{say::sample_current(period)}</p> })}
                    <p class="small soft">{say::sample_seed(sample.seed)}</p>
                    <a class="btn start" href="#rows" rel="external" on:click=move |event| { event.prevent_default(); sampled.set(true); show_rows() }><Icon of=icondata::LuList/>{say::show_sampled()}</a>
                }.into_any(),
            }}
            {move || known.with(|known| (known.may_write, known.sample.is_some())).0.then(|| view! {
                <button class="btn start" type="button" on:click=pick aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuRefreshCw/>{move || if known.with(|known| known.sample.is_some()) { say::pick_again() } else { say::pick_sample() }}
                </button>
            })}
        </section>
    }
}

fn show_rows() {
    use wasm_bindgen::JsCast;
    let heading = document()
        .get_element_by_id("rows")
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        heading.scroll_into_view();
        let _ = heading.focus();
    }
}
