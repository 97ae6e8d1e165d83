//! `/gallery`, in development builds only: every component in every state, without a host, to be looked at and to be
//! photographed by `tests/tests/browser_gallery.rs`. Its own headings are English: no person who works reads them, and
//! translators should not have to. What components say themselves follows the chosen language.

mod charts;
mod controls;
mod forms;
mod lists;
mod looks;
mod marks;
mod report;
mod samples;
mod states;

use crate::components::{Frame, Icon};
use crate::words::say;
use leptos::prelude::*;

#[component]
pub(crate) fn Showroom() -> impl IntoView {
    let dock = move || {
        view! {
            <a class="btn" href="#states" rel="external"><Icon of=icondata::LuList turns=true/>"States"</a>
            <button class="btn is-main" type="button"><Icon of=icondata::LuCheck/>{say::save_changes()}</button>
        }
    };
    view! {
        <Frame title="Gallery" sub="Every component in every state" back="/" progress=Signal::stored(Some(42)) dock=move || dock().into_any()>
            <div class="stack loose">
                <looks::Looks/>
                <states::States/>
                <marks::Marks/>
                <forms::Forms/>
                <controls::Controls/>
                <charts::Charts/>
                <report::Report/>
                <lists::Lists/>
            </div>
        </Frame>
    }
}

/// Things of one kind under a heading.
#[component]
fn Group(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="stack" id=id aria-labelledby=format!("{id}-head")>
            <h2 class="title" id=format!("{id}-head") lang="en">{title}</h2>
            {children()}
        </section>
    }
}

/// One thing, and which state it is in.
#[component]
fn Shown(#[prop(into)] what: String, children: Children) -> impl IntoView {
    view! {
        <div class="stack tight">
            <h3 class="label" lang="en">{what}</h3>
            {children()}
        </div>
    }
}
