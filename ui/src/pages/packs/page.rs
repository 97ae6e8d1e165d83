use super::differences::Differences;
use crate::components::{Confirm, Empty, Fault, Frame, Icon, Loaded, Notice, Tone};
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{changes, language, say};
use leptos::prelude::*;
use shared::api::{AdoptPack, AuditView, ComparePack, OpenAudit, PackNews, Phase, QuestionnaireLine};
use shared::kinds::Kind;
use shared::pack::comparison::LostQuestion;

/// What the program's present pack would change for this audit: first the questions whose answers would no longer count, then
/// every difference; the lead adopts it.
#[component]
pub(crate) fn PackPage() -> impl IntoView {
    let audit = audit_here();
    let news = ask(&[Kind::Plan, Kind::Program, Kind::Interview], move || ComparePack {
        audit,
    });
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let adopting = Doing::new();
    let adopted = RwSignal::new(false);
    let adopt = Callback::new(move |()| {
        if let Some((pack, instead_of)) = news.with(|news| (news.present, news.pinned)) {
            let call = AdoptPack {
                audit,
                pack,
                instead_of,
            };
            adopting.run(call, move |view| {
                adopted.set(true);
                plan.set(view);
                news.again();
            });
        }
    });
    let offered = Memo::new(move |_| {
        let found = news.get().filter(|news| news.may_adopt)?;
        Some(found.comparison.to.version)
    });
    let dock = move || {
        offered.get().map(|version| {
            view! {
                <Confirm icon=icondata::LuCheck label=say::adopt_pack() consequence=say::adopt_consequence(version) class="btn is-main" go=adopt/>
            }
        })
    };
    let sub = Signal::derive(move || {
        let news = news.get().filter(|news| !news.is_same)?;
        Some(say::pack_from_to(
            news.comparison.from.version,
            news.comparison.to.version,
        ))
    });
    let pack = Pack(program());
    view! {
        <Frame title=say::newer_pack() sub back=audit_path(audit) dock=move || dock.into_any()>
            <div class="stack loose">
                {move || adopting.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || adopted.get().then(|| view! {
                    <Notice tone=Tone::Field icon=icondata::LuCheckCheck><span>{say::pack_adopted()}</span></Notice>
                })}
                <Loaded from=news let:value>
                    {move || match value.get() {
                        news if news.is_same => view! { <Empty icon=icondata::LuCheckCheck title=say::pack_is_present() text=say::pack_is_present_text()/> }.into_any(),
                        news => {
                            let lost = news.comparison.no_longer_asked.clone();
                            let all = news.comparison.differences.clone();
                            view! {
                                <div class="stack loose measure">
                                    {move || plan.get().map(|plan| view! { <Stopped of=news.clone() plan/> })}
                                    <Lost of=lost/>
                                    <Differences of=all pack/>
                                </div>
                            }.into_any()
                        }
                    }}
                </Loaded>
            </div>
        </Frame>
    }
}

/// Why it cannot be adopted now, or not by this person; nothing where it can.
#[component]
fn Stopped(of: PackNews, plan: AuditView) -> impl IntoView {
    let too_late = matches!(plan.line.phase, Phase::Review | Phase::Closed);
    if !of.forms_in_use_gone.is_empty() {
        let title = |folder: String| {
            let known = |one: &&QuestionnaireLine| one.form == folder;
            let found = plan
                .questionnaires
                .iter()
                .find(known)
                .map(|one| one.title.read(language()).to_string());
            found.unwrap_or(folder)
        };
        let forms: Vec<_> = of
            .forms_in_use_gone
            .into_iter()
            .map(|folder| view! { <li><strong>{title(folder)}</strong></li> })
            .collect();
        return view! {
            <Notice tone=Tone::Clay icon=icondata::LuLock>
                <h2 class="head">{say::adopt_stopped()}</h2>
                <ul class="bullets">{forms}</ul>
                <p>{say::adopt_stopped_text()}</p>
            </Notice>
        }
        .into_any();
    }
    if too_late {
        return view! { <Notice tone=Tone::Here icon=icondata::LuLock><span>{say::adopt_too_late()}</span></Notice> }
            .into_any();
    }
    (!plan.may.lead)
        .then(|| view! { <Notice icon=icondata::LuCircleHelp><span>{say::adopt_by_lead()}</span></Notice> })
        .into_any()
}

/// The questions that would no longer be asked, those with the most answers first, as the engine has them.
#[component]
fn Lost(of: Vec<LostQuestion>) -> impl IntoView {
    if of.is_empty() {
        return view! { <Notice tone=Tone::Field icon=icondata::LuCheckCheck><span>{say::nothing_is_lost()}</span></Notice> }
            .into_any();
    }
    let rows: Vec<_> = of
        .into_iter()
        .map(|lost| {
            let label = lost.label.read(language()).to_string();
            let label = if label.is_empty() { lost.key.clone() } else { label };
            let answered = lost.answered.map(|count| {
                let class = if count > 0 { "mark is-clay" } else { "mark" };
                view! { <span class=class>{say::answered_in(count)}</span> }
            });
            view! {
                <li class="item">
                    <span class="grow">
                        <strong dir="auto">{label}</strong>
                        <span class="small soft">{changes::lost(&lost.why)}" "<span class="code">{format!("{} · {}", lost.form, lost.key)}</span></span>
                    </span>
                    {answered}
                </li>
            }
        })
        .collect();
    view! {
        <section class="sheet is-flush" aria-labelledby="lost">
            <div class="padded stack tight">
                <h2 class="head" id="lost"><Icon of=icondata::LuCircleDashed/>{say::no_longer_asked()}</h2>
                <p class="small soft">{say::no_longer_asked_note()}</p>
            </div>
            <ul class="list">{rows}</ul>
        </section>
    }
    .into_any()
}
