use crate::components::{Empty, Frame, Icon, Loaded, audience_name};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::{figures, own_name, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{InterviewLine, ListInterviews};
use shared::kinds::Kind;

/// Rows drawn at once; more are one tap away.
const PAGE: u32 = 50;

/// Interviews by code: never a name, never an answer.
#[component]
pub(crate) fn InterviewList() -> impl IntoView {
    let audit = audit_here();
    let offset = RwSignal::new(0u32);
    let page = ask(&[Kind::Interview], move || ListInterviews {
        audit,
        offset: offset.get(),
        limit: PAGE,
    });
    let base = audit_path(audit);
    let start = StoredValue::new(format!("{base}/interviews/new"));
    let dock = move || view! { <A href=start.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_interview()}</A> };
    let sub = Signal::derive(move || page.get().map(|page| say::interviews_count(page.total)));
    view! {
        <Frame title=say::interviews() sub back=base.clone() dock=move || dock().into_any()>
            <Loaded from=page let:value>
                {
                    let base = base.clone();
                    move || {
                        let page = value.get();
                        if page.total == 0 {
                            return view! {
                                <Empty icon=icondata::LuUsers title=say::no_interviews() text=say::no_interviews_text()>
                                    <A href=start.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_interview()}</A>
                                </Empty>
                            }.into_any();
                        }
                        let first = offset.get() + 1;
                        let last = offset.get() + page.lines.len() as u32;
                        let total = page.total;
                        let lines: Vec<_> = page.lines.into_iter().map(|line| view! { <Line base=base.clone() line/> }).collect();
                        view! {
                            <div class="stack">
                                <ul class="list sheet is-flush">{lines}</ul>
                                {(total > PAGE).then(|| view! {
                                    <nav class="row spread" aria-label=say::pages()>
                                        <button class="btn" type="button" disabled=first == 1 on:click=move |_| offset.update(|at| *at = at.saturating_sub(PAGE))>
                                            <Icon of=icondata::LuArrowLeft turns=true/>{say::newer()}
                                        </button>
                                        <span class="small num">{say::range_of(first, last, total)}</span>
                                        <button class="btn" type="button" disabled=last >= total on:click=move |_| offset.update(|at| *at += PAGE)>
                                            {say::older()}<Icon of=icondata::LuArrowRight turns=true/>
                                        </button>
                                    </nav>
                                })}
                            </div>
                        }.into_any()
                    }
                }
            </Loaded>
        </Frame>
    }
}

#[component]
fn Line(base: String, line: InterviewLine) -> impl IntoView {
    let says = [
        audience_name(line.audience),
        line.crew.clone(),
        own_name(&line.language),
        line.group.map(say::group_of).unwrap_or_default(),
        say::answered_count(line.answered),
    ];
    let says = says
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li><A href=format!("{base}/interviews/{}", line.interview) attr:class="item">
            <span class="grow"><strong class="code">{line.worker_code}</strong><span class="small soft" dir="auto">{says}</span></span>
            <span class="row tight">
                {(line.flagged > 0).then(|| view! { <span class="mark is-clay"><Icon of=icondata::LuFlag/>{say::flags(line.flagged)}</span> })}
                {if let Some(day) = line.ended {
                    view! { <span class="mark">{say::consent_ended(figures::day(day))}</span> }.into_any()
                } else if line.withdrawn {
                    view! { <span class="mark">{say::consent_taken_back()}</span> }.into_any()
                } else if line.finished {
                    view! { <span class="mark is-field"><Icon of=icondata::LuCheck/>{say::finished()}</span> }.into_any()
                } else {
                    view! { <span class="mark is-ochre"><Icon of=icondata::LuPause/>{say::open_state()}</span> }.into_any()
                }}
            </span>
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}
