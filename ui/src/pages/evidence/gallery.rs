use super::plate::Plate;
use crate::components::{CustodyMark, Empty, Frame, Icon, Loaded};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::transport::blobs::Addresses;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::ListEvidence;
use shared::kinds::Kind;

/// Evidence of an audit: previews with their captions and custody.
#[component]
pub(crate) fn Gallery() -> impl IntoView {
    let audit = audit_here();
    let list = ask(&[Kind::Evidence], move || ListEvidence { audit });
    let held = Addresses::new();
    let new = StoredValue::new(format!("{}/evidence/new", audit_path(audit)));
    let dock = move || view! { <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuCamera/>{say::take_photo()}</A> };
    let sub = Signal::derive(move || list.get().map(|list| say::items(list.items.len())));
    view! {
        <Frame title=say::evidence() sub back=audit_path(audit) dock=move || dock().into_any()>
            <Loaded from=list let:value>
                {move || value.with(|value| value.items.is_empty()).then(|| view! {
                    <Empty icon=icondata::LuCamera title=say::no_evidence() text=say::no_evidence_text()>
                        <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuCamera/>{say::take_photo()}</A>
                    </Empty>
                })}
                <ul class="plates">
                    <For each=move || value.get().items key=|item| (item.evidence, item.caption.clone(), item.has_preview, item.record_custody as u8, item.original_custody as u8) let:item>
                        <li><A href=format!("{}/evidence/{}", audit_path(audit), item.evidence) attr:class="plate">
                            {if item.has_preview {
                                view! { <Plate path=format!("{}/preview", item.evidence) words=item.caption.clone() held/> }.into_any()
                            } else {
                                view! { <div class="plate-none"><Icon of=icondata::LuImage/></div> }.into_any()
                            }}
                            <span class="stack tight padded">
                                <span class="row spread"><strong class="code">{item.label.clone()}</strong>
                                    {(!item.findings.is_empty()).then(|| view! { <span class="mark"><Icon of=icondata::LuLink/>{item.findings.iter().map(|finding| finding.label.clone()).collect::<Vec<_>>().join(", ")}</span> })}</span>
                                <span class="small clamp" dir="auto">{if item.caption.is_empty() { say::no_caption() } else { item.caption.clone() }}</span>
                                <CustodyMark at=item.original_custody/>
                            </span>
                        </A></li>
                    </For>
                </ul>
            </Loaded>
        </Frame>
    }
}
