use crate::components::{Area, Fault, Icon, Pick};
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{CommentReport, ReplyReview, ReportView, ReturnReport, ReviewAct, ReviewView};

/// A part of a report in words.
fn part_name(part: &str) -> String {
    match part {
        "" => say::whole_report(),
        "summary" => say::what_the_team_found(),
        "coverage" => say::coverage_by_group(),
        "method" => say::method_and_decisions(),
        "pay" => say::report_pay(),
        "standing" => say::report_standing(),
        "findings" => say::findings(),
        "wages" => say::report_wages(),
        "actions" => say::actions(),
        other => match other.strip_prefix("finding ") {
            Some(number) => say::finding_number(number),
            None => other.to_string(),
        },
    }
}

/// Comments and answers, in the order in which they were written.
#[component]
pub(super) fn Reviews(value: RwSignal<ReportView>) -> impl IntoView {
    move || {
        let view = value.get();
        // Whoever reviews asks; whoever published answers.
        let may_reply = view.may_reply && !view.may_review;
        let rows: Vec<_> = view
            .reviews
            .into_iter()
            .map(|review| view! { <One review may_reply value/> })
            .collect();
        if rows.is_empty() {
            view! { <p class="small soft">{say::no_comments()}</p> }.into_any()
        } else {
            rows.into_any()
        }
    }
}

#[component]
fn One(review: ReviewView, may_reply: bool, value: RwSignal<ReportView>) -> impl IntoView {
    let doing = Doing::new();
    let id = review.review;
    let text = RwSignal::new(String::new());
    let reply = move |_| {
        let written = text.get_untracked().trim().to_string();
        if !written.is_empty() {
            doing.run(
                ReplyReview {
                    review: id,
                    text: written,
                },
                move |reply| value.set(reply),
            );
        }
    };
    let asks = may_reply && review.act != ReviewAct::Approve && review.replies.is_empty();
    let mark = match review.act {
        ReviewAct::Comment => None,
        ReviewAct::Return => Some(
            view! { <span class="mark is-ochre"><Icon of=icondata::LuUndo2/>{say::returned_with_question()}</span> },
        ),
        ReviewAct::Approve => Some(
            view! { <span class="mark is-field"><Icon of=icondata::LuShieldCheck/>{say::review_approved()}</span> },
        ),
    };
    let replies: Vec<_> = review
        .replies
        .into_iter()
        .map(|reply| view! { <div class="reply"><p class="row spread"><strong dir="auto">{reply.by}</strong><span class="soft">{figures::moment(reply.at)}</span></p><p dir="auto">{reply.text}</p></div> })
        .collect();
    view! {
        <article class="comment">
            <p class="row spread"><strong dir="auto">{review.by}</strong><span class="soft">{figures::moment(review.at)}</span></p>
            <p class="label">{part_name(&review.part)}</p>
            {(!review.text.is_empty()).then(|| view! { <p dir="auto">{review.text}</p> })}
            {mark}
            {review.through_server.then(|| view! { <p class="label">{say::through_server()}</p> })}
            {replies}
            {asks.then(|| view! {
                <Area id=format!("reply-{id}") label=say::your_answer() note=say::no_names_note() value=text/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn" type="button" on:click=reply aria-disabled=move || (doing.busy.get() || text.with(|text| text.trim().is_empty())).to_string()><Icon of=icondata::LuSend/>{say::send_answer()}</button>
            })}
        </article>
    }
}

/// A comment on one part.
#[component]
pub(super) fn Commenting(value: RwSignal<ReportView>) -> impl IntoView {
    let doing = Doing::new();
    let part = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let options = Signal::derive(move || {
        let findings = value.with(|value| {
            value
                .content
                .findings
                .iter()
                .map(|finding| format!("finding {}", finding.number))
                .collect::<Vec<_>>()
        });
        ["", "summary", "coverage", "method"]
            .into_iter()
            .map(str::to_string)
            .chain(findings)
            .map(|part| (part.clone(), part_name(&part)))
            .collect::<Vec<_>>()
    });
    let comment = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked().trim().to_string();
        if !written.is_empty() {
            let report = value.with_untracked(|value| value.line.report);
            doing.run(
                CommentReport {
                    report,
                    part: part.get_untracked(),
                    text: written,
                },
                move |reply| {
                    text.set(String::new());
                    value.set(reply);
                },
            );
        }
    };
    view! {
        <form class="stack" on:submit=comment>
            <Pick id="part" label=say::comment_on() options value=part/>
            <Area id="comment" label=say::comment() value=text/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuMessageSquare/>{say::add_comment()}</button>
        </form>
    }
}

/// Returns the report with a question.
#[component]
pub(super) fn Returning(value: RwSignal<ReportView>) -> impl IntoView {
    let doing = Doing::new();
    let question = RwSignal::new(String::new());
    let give_back = move |_| {
        let written = question.get_untracked().trim().to_string();
        if !written.is_empty() {
            let report = value.with_untracked(|value| value.line.report);
            doing.run(
                ReturnReport {
                    report,
                    question: written,
                },
                move |reply| {
                    question.set(String::new());
                    value.set(reply);
                },
            );
        }
    };
    let empty = move || question.with(|question| question.trim().is_empty());
    view! {
        <section class="sheet stack" aria-label=say::return_with_question()>
            <Area id="question" label=say::question_to_lead() value=question/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-wide" type="button" on:click=give_back aria-disabled=move || (doing.busy.get() || empty()).to_string()>
                <Icon of=icondata::LuUndo2 turns=true/>{say::return_with_question()}
            </button>
        </section>
    }
}
