use super::copies::Copies;
use super::grid::{kind_icon, kind_name};
use super::links::Links;
use super::plate::Plate;
use super::proof::Proof;
use super::zoom::Zoom;
use crate::components::{Area, CustodyMark, Fault, Frame, Icon, Loaded, Notice, Saved, Seg, Tone, in_pane};
use crate::pages::handing_back::HandBackHere;
use crate::pages::history::HistoryDoor;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::transport::blobs::{self, Addresses};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use shared::api::{ApiError, CaptionEvidence, CustodyAt, EvidenceView, OpenEvidence, SendOriginal};
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
                                let is_picture = value.with_untracked(|value| value.has_preview || shows(&value.media_type));
                                let path = Memo::new(move |_| {
                                    let preview = value.with(|value| value.has_preview);
                                    let which = version.get();
                                    format!("{evidence}/{}", if preview { which } else { "original".into() })
                                });
                                if is_picture {
                                    view! { <Zoom><Plate path words=value.with_untracked(|value| value.caption.clone()) held/></Zoom> }.into_any()
                                } else {
                                    view! { <File of=value.get_untracked() held/> }.into_any()
                                }
                            }
                            <figcaption><p dir="auto">{move || value.with(|value| if value.caption.is_empty() { say::no_caption() } else { value.caption.clone() })}</p></figcaption>
                        </figure>
                        {move || value.with(|value| value.has_preview && value.redacts.is_none()).then(|| view! {
                            <Seg label=say::version_of_photo() chosen=version options=vec![("preview".into(), say::preview()), ("original".into(), say::original())]/>
                        })}
                        {move || value.with(|value| value.redacts.is_none()).then(|| view! {
                            <Notice tone=Tone::Here icon=icondata::LuLock><span>{say::original_note()}</span></Notice>
                        })}
                        {move || value.with(|value| value.may_write).then(|| view! { <Caption value/> })}
                    </div>
                    <aside class="stack">
                        {move || view! { <Copies of=value.get()/> }}
                        <Links value/>
                        {move || view! { <Facts of=value.get()/> }}
                        {move || value.with(|value| value.may_write).then(|| view! { <Proof evidence/> })}
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

/// Pictures that every web view draws.
fn shows(media_type: &str) -> bool {
    ["image/jpeg", "image/png", "image/webp"].contains(&media_type)
}

/// What is no picture here: said, and handed out as it was captured.
#[component]
fn File(of: EvidenceView, held: Addresses) -> impl IntoView {
    let address = RwSignal::new(None::<Result<String, ApiError>>);
    let path = format!("{}/original", of.evidence);
    let fetch = move |_| {
        let path = path.clone();
        spawn_local(async move {
            let found = blobs::address(&path).await;
            if found.as_ref().is_ok_and(|found| !held.hold(found)) {
                return;
            }
            let _ = address.try_set(Some(found));
        });
    };
    let is_sound = of.media_type.starts_with("audio/");
    let name = of.label.clone();
    view! {
        <div class="plate-none is-tall"><Icon of=kind_icon(&of.media_type)/></div>
        <div class="stack tight padded">
            <p>{kind_name(&of.media_type)}" · "{figures::size(of.size_bytes)}</p>
            {of.media_type.starts_with("image/").then(|| view! { <p class="small soft">{say::no_preview_here()}</p> })}
            {move || match address.get() {
                None => view! { <button class="btn" type="button" on:click=fetch.clone()><Icon of=icondata::LuDownload/>{say::open_file()}</button> }.into_any(),
                Some(Ok(address)) if is_sound => view! { <audio controls=true src=address></audio> }.into_any(),
                Some(Ok(address)) => view! { <a class="btn" href=address download=name.clone() rel="external"><Icon of=icondata::LuDownload/>{say::keep_file()}</a> }.into_any(),
                Some(Err(fault)) => view! { <Fault of=fault/> }.into_any(),
            }}
        </div>
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
    {(of.original_custody != CustodyAt::Server && of.may_write && of.redacts.is_none()).then(|| view! { <SendIt evidence=of.evidence/> })}
            <HandBackHere audit=audit_here() about=of.evidence/>
            <HistoryDoor audit=audit_here() record=of.evidence from="evidence"/>
        }
}

/// One original that is needed sooner than the others, also over a link that costs.
#[component]
fn SendIt(evidence: RecordId) -> impl IntoView {
    let doing = Doing::new();
    let why = RwSignal::new(None::<ApiError>);
    let send = move |_| {
        doing.run(SendOriginal { evidence }, move |status| {
            why.set(status.tries.into_iter().next().and_then(|last| last.stopped));
        })
    };
    view! {
        <button class="btn is-wide" type="button" on:click=send aria-disabled=move || doing.busy.get().to_string()>
            <Icon of=icondata::LuUpload/>{move || if doing.busy.get() { say::sync_going() } else { say::send_this_original() }}
        </button>
        {move || doing.fault.get().or_else(|| why.get()).map(|fault| view! { <Fault of=fault/> })}
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
