use super::plate::Plate;
use crate::components::{Area, CustodyMark, Door, Fault, Frame, Icon, Loaded, Notice, Pick, Saved, Seg, Tone, in_pane};
use crate::pages::handing_back::HandBackHere;
use crate::pages::history::HistoryDoor;
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::transport::blobs::Addresses;
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{CaptionEvidence, EvidenceView, LinkEvidence, ListFindings, OpenEvidence};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// One photo: preview first, the original by its own tap; where each part is; what it backs up.
#[component]
pub(crate) fn EvidencePage() -> impl IntoView {
    let audit = audit_here();
    let evidence = record_here();
    let view = ask(&[Kind::Evidence], move || OpenEvidence { evidence });
    let held = Addresses::new();
    let version = RwSignal::new("preview".to_string());
    let title = Signal::derive(move || view.get().map(|view| view.label).unwrap_or_else(say::photo));
    let sub = Signal::derive(move || view.get().map(|view| figures::day(view.taken_on)));
    let new = StoredValue::new(format!("{}/evidence/new", audit_path(audit)));
    let alone = !in_pane();
    let dock = move || {
        alone.then(|| view! { <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuCamera/>{say::take_photo()}</A> })
    };
    view! {
        <Frame title sub back=format!("{}/evidence", audit_path(audit)) dock=move || dock().into_any()>
            <Loaded from=view let:value>
                <div class="cols is-side">
                    <div class="stack">
                        <figure class="plate">
                            {
                                let path = Memo::new(move |_| {
                                    let preview = value.with(|value| value.has_preview);
                                    let which = version.get();
                                    format!("{evidence}/{}", if preview { which } else { "original".into() })
                                });
                                view! { <Plate path words=value.with_untracked(|value| value.caption.clone()) held/> }
                            }
                            <figcaption><p dir="auto">{move || value.with(|value| if value.caption.is_empty() { say::no_caption() } else { value.caption.clone() })}</p></figcaption>
                        </figure>
                        {move || value.with(|value| value.has_preview).then(|| view! {
                            <Seg label=say::version_of_photo() chosen=version options=vec![("preview".into(), say::preview()), ("original".into(), say::original())]/>
                        })}
                        <Notice tone=Tone::Here icon=icondata::LuLock><span>{say::original_note()}</span></Notice>
                        {move || value.with(|value| value.may_write).then(|| view! { <Caption value/> })}
                    </div>
                    <aside class="stack">{move || view! { <Facts of=value.get()/> }}<Links value/></aside>
                </div>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Facts(of: EvidenceView) -> impl IntoView {
    let hash = of.hash.to_string();
    let short = format!(
        "{} {} … {}",
        hash.get(..4).unwrap_or_default(),
        hash.get(4..8).unwrap_or_default(),
        hash.get(60..).unwrap_or_default()
    );
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head">{say::where_it_is()}</h2>
            <ul class="stack tight">
                <li class="row spread"><span>{say::record_and_caption()}</span><CustodyMark at=of.record_custody/></li>
                {of.has_preview.then(|| view! { <li class="row spread"><span>{say::preview()}</span><CustodyMark at=of.preview_custody/></li> })}
                <li class="row spread"><span>{say::original_size(figures::size(of.size_bytes))}</span><CustodyMark at=of.original_custody/></li>
            </ul>
        </section>
        <section class="sheet stack tight-3">
            <h2 class="head">{say::chain()}</h2>
            <dl class="facts">
                <dt>{say::taken()}</dt><dd>{figures::day_of_year(of.taken_on)}</dd>
                {(!of.place.is_empty()).then(|| view! { <dt>{say::place()}</dt><dd dir="auto">{of.place}</dd> })}
                <dt>{say::hash()}</dt><dd class="code" title=hash>{short}</dd>
                <dt>{say::by()}</dt><dd dir="auto">{of.author_name}</dd>
                <dt>{say::camera_facts()}</dt><dd>{say::camera_facts_note()}</dd>
            </dl>
        </section>
        <HandBackHere audit=audit_here() about=of.evidence/>
        <HistoryDoor audit=audit_here() record=of.evidence from="evidence"/>
    }
}

#[component]
fn Caption(value: RwSignal<EvidenceView>) -> impl IntoView {
    let doing = Doing::new();
    let caption = RwSignal::new(value.with_untracked(|value| value.caption.clone()));
    let saved = RwSignal::new(false);
    let keep = move || {
        let written = caption.get_untracked().trim().to_string();
        if value.with_untracked(|value| value.caption != written) {
            saved.set(false);
            let evidence = value.with_untracked(|value| value.evidence);
            doing.run(
                CaptionEvidence {
                    evidence,
                    caption: written,
                },
                move |reply| {
                    value.set(reply);
                    saved.set(true);
                },
            );
        }
    };
    view! {
        <div class="stack tight">
            <Area id="caption" label=say::caption() note=say::caption_note() value=caption left=Callback::new(move |()| keep())/>
            <Saved when=saved/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </div>
    }
}

/// The findings that it backs up; link one more, or take a link back.
#[component]
fn Links(value: RwSignal<EvidenceView>) -> impl IntoView {
    let audit = value.with_untracked(|value| value.audit);
    let evidence = value.with_untracked(|value| value.evidence);
    let findings = ask(&[Kind::Finding], move || ListFindings { audit });
    let pack = Pack(program());
    let doing = Doing::new();
    let chosen = RwSignal::new(String::new());
    let link = move |finding: RecordId, linked: bool| {
        doing.run(
            LinkEvidence {
                evidence,
                finding,
                linked,
            },
            move |reply| value.set(reply),
        )
    };
    let options = Signal::derive(move || {
        let linked = value.with(|value| value.findings.iter().map(|one| one.finding).collect::<Vec<_>>());
        let found = findings.get().map(|all| all.findings).unwrap_or_default();
        let rest = found
            .into_iter()
            .filter(|one| !linked.contains(&one.finding))
            .map(|one| {
                (
                    one.finding.to_string(),
                    format!("{} {}", one.label, pack.provision(&one.provision)),
                )
            });
        std::iter::once((String::new(), say::choose_finding()))
            .chain(rest)
            .collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Ok(finding) = chosen.get().parse() {
            link(finding, true);
            chosen.set(String::new());
        }
    });
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head">{say::backs_up()}</h2>
            <ul class="list">
                {move || value.get().findings.into_iter().map(|one| view! {
                    <Door icon=icondata::LuFlag to=format!("{}/findings/{}", audit_path(audit), one.finding) name=format!("{} {}", one.label, pack.provision(&one.title))/>
                    <li><button class="btn is-bare" type="button" on:click=move |_| link(one.finding, false)><Icon of=icondata::LuUndo2/>{say::unlink(one.label.clone())}</button></li>
                }).collect::<Vec<_>>()}
            </ul>
            {move || value.with(|value| value.may_write).then(|| view! { <Pick id="link" label=say::link_finding() options value=chosen/> })}
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
