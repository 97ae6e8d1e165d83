use super::Icon;
use icondata::Icon as Drawing;
use leptos::prelude::*;

/// What a notice or mark means; always said in words too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    /// Only here, due soon, not verifiable.
    Here,
    Clay,
    Blood,
    Field,
    #[default]
    Indigo,
}

impl Tone {
    /// Its class on a notice.
    pub fn notice(self) -> &'static str {
        match self {
            Tone::Here => "notice is-here",
            Tone::Clay => "notice is-clay",
            Tone::Blood => "notice is-blood",
            Tone::Field => "notice is-field",
            Tone::Indigo => "notice",
        }
    }
}

/// Something to know now; at most two a page.
#[component]
pub(crate) fn Notice(
    #[prop(optional)] tone: Tone,
    icon: Drawing,
    #[prop(optional)] alert: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=tone.notice() role=alert.then_some("alert")>
            <Icon of=icon/>
            <div class="stack tight">{children()}</div>
        </section>
    }
}
