use super::drawn::Beside;
use crate::components::{Area, Fault, Icon};
use crate::state::{Asked, Doing};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{CommentReport, ReportView, ReviewAct};

/// What monitors write at the parts of a report: at most one comment is being written at a time.
#[derive(Clone, Copy)]
pub(super) struct Remarking {
    view: Asked<ReportView>,
    open: Memo<bool>,
    /// The part that somebody writes about.
    at: RwSignal<Option<String>>,
    text: RwSignal<String>,
    doing: Doing,
}

impl Remarking {
    pub(super) fn new(view: Asked<ReportView>, open: Memo<bool>) -> Self {
        Remarking {
            view,
            open,
            at: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            doing: Doing::new(),
        }
    }

    fn send(self) {
        let written = self.text.with_untracked(|text| text.trim().to_string());
        let report = self.view.with(|view| view.line.report);
        if let (false, Some(report), Some(part)) = (written.is_empty(), report, self.at.get_untracked()) {
            let call = CommentReport {
                report,
                part,
                text: written,
            };
            self.doing.run(call, move |reply| {
                self.text.set(String::new());
                self.at.set(None);
                self.view.set(reply);
            });
        }
    }
}

/// What stands below every part: comments on it, and for whoever reviews a button to write one.
pub(super) fn beside(on: Remarking) -> Beside {
    Callback::new(move |part: String| view! { <Remarks on part/> }.into_any())
}

#[component]
fn Remarks(on: Remarking, part: String) -> impl IntoView {
    let (mine, here) = (part.clone(), part.clone());
    let writing = Memo::new(move |_| on.at.with(|at| at.as_deref() == Some(mine.as_str())));
    let id = format!("remark-{}", part.replace(' ', "-"));
    let said = move || {
        let of_part = |view: &ReportView| {
            view.reviews
                .iter()
                .filter(|review| review.act == ReviewAct::Comment && review.part == here)
                .cloned()
                .collect::<Vec<_>>()
        };
        let said = on.view.with(of_part).unwrap_or_default();
        let rows: Vec<_> = said
            .into_iter()
            .map(|review| view! { <li><strong dir="auto">{review.by}</strong>" · "<span class="soft">{figures::moment(review.at)}</span><br/><span dir="auto">{review.text}</span></li> })
            .collect();
        (!rows.is_empty()).then(|| view! { <ul class="remarks small stack tight">{rows}</ul> })
    };
    let begin = move |_| {
        on.text.set(String::new());
        on.at.set(Some(part.clone()));
    };
    let form = move || {
        view! {
            <form class="stack tight" on:submit=move |event: leptos::ev::SubmitEvent| { event.prevent_default(); on.send(); }>
                <Area id=id.clone() label=say::comment_on_this() value=on.text/>
                {move || on.doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <div class="row">
                    <button class="btn is-main" type="submit" aria-disabled=move || on.doing.busy.get().to_string()><Icon of=icondata::LuSend/>{say::send_comment()}</button>
                    <button class="btn" type="button" on:click=move |_| on.at.set(None)>{say::no_back()}</button>
                </div>
            </form>
        }
    };
    view! {
        <div class="stack tight only-screen">
            {said}
            {move || match (on.open.get(), writing.get()) {
                (true, true) => form().into_any(),
                (true, false) => {
                    let begin = begin.clone();
                    view! { <button class="btn is-bare start" type="button" on:click=begin><Icon of=icondata::LuMessageSquarePlus/>{say::comment_here()}</button> }.into_any()
                }
                (false, _) => ().into_any(),
            }}
        </div>
    }
}
