use super::plate::Plate;
use crate::components::{CustodyMark, Icon};
use crate::pages::audit_path;
use crate::transport::blobs::Addresses;
use crate::words::say;
use icondata::Icon as Drawing;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use shared::api::EvidenceView;
use shared::ids::RoomId;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Items that come and go together: a multiple of every number of columns that the grid has.
const TOGETHER: usize = 12;
/// Drawn so far beyond the edge of what is seen.
const AHEAD: &str = "800px 0px";
/// Of one row, before any was drawn and measured.
const ROW_REM: f64 = 21.0;

/// A grid that stays as smooth with thousands: only what is near the eye is drawn, and only its previews are fetched.
#[component]
pub(super) fn Grid(audit: RoomId, items: Signal<Vec<EvidenceView>>) -> impl IntoView {
    let count = Memo::new(move |_| items.with(Vec::len));
    // Beside the grid, on a desk, stands the item that is open.
    let open = use_location().pathname;
    let shelves = move || (0..count.get().div_ceil(TOGETHER)).collect::<Vec<_>>();
    view! {
        <div role="list" class="shelves" aria-label=say::evidence()>
            <For each=shelves key=|shelf| *shelf let:shelf>
                <Shelf audit items count shelf open/>
            </For>
        </div>
    }
}

/// Some rows of the grid: drawn while they are near, as high as they were once they are not.
#[component]
fn Shelf(
    audit: RoomId,
    items: Signal<Vec<EvidenceView>>,
    count: Memo<usize>,
    shelf: usize,
    open: Memo<String>,
) -> impl IntoView {
    let place = NodeRef::<html::Ul>::new();
    let near = RwSignal::new(shelf == 0);
    let height_px = RwSignal::new(None::<f64>);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        if let Some(place) = place.get()
            && watch.with_value(Option::is_none)
        {
            watch.set_value(Watch::new(&place, near, height_px));
        }
    });
    on_cleanup(move || {
        if let Some(Some(watch)) = watch.try_update_value(Option::take) {
            watch.observer.disconnect();
        }
    });
    let mine = Memo::new(move |_| {
        items.with(|items| {
            items
                .iter()
                .skip(shelf * TOGETHER)
                .take(TOGETHER)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let first = shelf * TOGETHER;
    let style = move || {
        if near.get() {
            return String::new();
        }
        match height_px.get() {
            Some(height) => format!("block-size:{height}px"),
            None => format!("block-size:{}rem", mine.with(Vec::len) as f64 / 3.0 * ROW_REM),
        }
    };
    view! {
        <ul class="plates" role="presentation" node_ref=place style=style>
            {move || near.get().then(|| {
                let held = Addresses::new();
                view! {
                    <For each=move || mine.get().into_iter().enumerate() key=|(_, item)| (item.evidence, item.caption.clone(), item.has_preview, item.findings.len(), item.record_custody as u8, item.original_custody as u8) let:numbered>
                        <Item audit item=numbered.1 place=first + numbered.0 count open held/>
                    </For>
                }
            })}
        </ul>
    }
}

/// Tells a shelf when it comes near, and how high it was when it goes.
struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    fn new(place: &web_sys::HtmlUListElement, near: RwSignal<bool>, height_px: RwSignal<Option<f64>>) -> Option<Watch> {
        let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Some(entry) = entries
                .iter()
                .last()
                .and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            else {
                return;
            };
            if near.try_get_untracked() == Some(true) && !entry.is_intersecting() {
                let _ = height_px.try_set(Some(entry.bounding_client_rect().height()));
            }
            let _ = near.try_set(entry.is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(place);
        Some(Watch {
            observer,
            _heard: heard,
        })
    }
}

#[component]
fn Item(
    audit: RoomId,
    item: EvidenceView,
    place: usize,
    count: Memo<usize>,
    open: Memo<String>,
    held: Addresses,
) -> impl IntoView {
    let to = format!("{}/evidence/{}", audit_path(audit), item.evidence);
    let here = to.clone();
    let links: Vec<String> = item
        .findings
        .iter()
        .map(|finding| finding.label.clone())
        .chain(item.links.iter().map(|link| link.label.clone()))
        .collect();
    let caption = match item.caption.is_empty() {
        true => say::no_caption(),
        false => item.caption.clone(),
    };
    view! {
        <li role="listitem" aria-posinset=place + 1 aria-setsize=count><a href=to class="plate" aria-current=move || open.with(|open| *open == here).then_some("page")>
            {if item.has_preview {
                view! { <Plate path=format!("{}/preview", item.evidence) words=item.caption.clone() held/> }.into_any()
            } else {
                view! { <div class="plate-none"><Icon of=kind_icon(&item.media_type)/></div> }.into_any()
            }}
            <span class="stack tight padded">
                <span class="row spread"><strong class="code">{item.label.clone()}</strong>
                    {item.redacts.is_some().then(|| view! { <span class="mark"><Icon of=icondata::LuScanFace/>{say::redacted_mark()}</span> })}
                    {(!links.is_empty()).then(|| view! { <span class="mark"><Icon of=icondata::LuLink/><span dir="auto">{links.join(", ")}</span></span> })}</span>
                <span class="small clamp" dir="auto">{caption}</span>
                <CustodyMark at=item.original_custody/>
            </span>
        </a></li>
    }
}

/// What stands for a file that no picture can be shown of.
pub(super) fn kind_icon(media_type: &str) -> Drawing {
    match media_type.split('/').next() {
        Some("image") => icondata::LuImage,
        Some("audio" | "video") => icondata::LuFileAudio,
        _ => icondata::LuFileText,
    }
}

/// A kind of file, in words.
pub(super) fn kind_name(media_type: &str) -> String {
    match media_type {
        "image/heic" => say::kind_heic(),
        "application/pdf" => say::kind_pdf(),
        other if other.starts_with("image/") => say::photo(),
        other if other.starts_with("audio/") => say::kind_sound(),
        _ => say::kind_file(),
    }
}
