use super::{Beside, prose};
use crate::components::{Fault, SeverityMark, severity_tone};
use crate::transport::blobs::{self, Addresses};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, DrawnPlate, FindingBlock};
use shared::ids::RecordId;

/// A finding: what, how grave, what it rests on, what has to be done, and the pictures that show it.
#[component]
pub(super) fn Finding(of: FindingBlock, report: Option<RecordId>, beside: Option<Beside>) -> impl IntoView {
    let place = usize::try_from(of.place).unwrap_or(usize::MAX);
    let lines: Vec<_> = of
        .lines
        .into_iter()
        .map(|line| view! { <div><dt>{line.label}</dt><dd>{prose(line.text)}</dd></div> })
        .collect();
    let plates: Vec<_> = of
        .plates
        .into_iter()
        .map(|plate| view! { <Plate of=plate report/> })
        .collect();
    view! {
        <article class=format!("finding {}", severity_tone(place)) id=format!("part-finding-{}", of.number)>
            <div class="row spread"><span class="label">{of.name}</span><SeverityMark place word=of.severity/></div>
            <h3 class="head" tabindex="-1">{prose(of.title)}</h3>
            <p dir="auto" class="measure">{of.statement}</p>
            <dl class="said small">{lines}</dl>
            {(!plates.is_empty()).then(|| view! { <div class="plates">{plates}</div> })}
            {beside.map(|beside| beside.run(format!("finding {}", of.number)))}
        </article>
    }
}

#[component]
fn Plate(of: DrawnPlate, report: Option<RecordId>) -> impl IntoView {
    let plate = of.plate;
    // Not published yet: the lead sees what was sealed for this preview.
    let path = match report {
        Some(report) => format!("plate.{report}/{}", plate.plate),
        None => format!("plate.draft/{}", plate.sealed),
    };
    let picture = match blobs::by_browser(&path) {
        Some(address) => view! { <Picture address alt=of.alt width=plate.width_px height=plate.height_px/> }.into_any(),
        None => view! { <Fetched path alt=of.alt width=plate.width_px height=plate.height_px/> }.into_any(),
    };
    view! { <figure class="plate">{picture}<figcaption class="small padded"><strong>{of.name}</strong>" "<span dir="auto">{plate.caption}</span></figcaption></figure> }
}

#[component]
fn Picture(address: String, alt: String, width: u32, height: u32) -> impl IntoView {
    view! { <img src=address alt=alt loading="lazy" decoding="async" width=width height=height/> }
}

/// In a window: the bytes come through its own door.
#[component]
fn Fetched(path: String, alt: String, width: u32, height: u32) -> impl IntoView {
    let held = Addresses::new();
    let shown = RwSignal::new(None::<Result<String, ApiError>>);
    spawn_local(async move {
        let found = blobs::address(&path).await;
        if found.as_ref().is_ok_and(|address| !held.hold(address)) {
            return;
        }
        let _ = shown.try_set(Some(found));
    });
    move || match shown.get() {
        None => view! { <div class="waiting plate-waits" role="status" aria-label=say::opening()></div> }.into_any(),
        Some(Ok(address)) => view! { <Picture address alt=alt.clone() width height/> }.into_any(),
        Some(Err(fault)) => view! { <Fault of=fault/> }.into_any(),
    }
}
