use crate::pages::evidence::Plate as Picture;
use crate::transport::blobs::Addresses;
use crate::words::say;
use leptos::prelude::*;
use shared::api::Plate;
use shared::ids::RecordId;

/// Which report pictures on this page belong to; without it they are of a report that is about to be published.
#[derive(Clone, Copy)]
pub(crate) struct OfReport(pub Signal<RecordId>);

/// A finding's redacted pictures, with where they come from.
#[component]
pub(crate) fn Plates(of: Vec<Plate>) -> impl IntoView {
    let held = Addresses::new();
    let report = use_context::<OfReport>();
    let figures: Vec<_> = of
        .into_iter()
        .map(|plate| {
            let (number, sealed) = (plate.plate, plate.sealed);
            let path = Signal::derive(move || match report {
                Some(OfReport(report)) => format!("plate.{}/{number}", report.get()),
                None => format!("plate.draft/{sealed}"),
            });
            let words = match plate.caption.is_empty() {
                true => say::plate_number(number),
                false => plate.caption.clone(),
            };
            view! {
                <li><figure class="plate">
                    <Picture path words held/>
                    <figcaption>
                        <p><span class="label num">{say::plate_number(number)}</span>" "<span dir="auto">{plate.caption}</span></p>
                        <p class="small soft">{say::plate_from(plate.signer)}</p>
                    </figcaption>
                </figure></li>
            }
        })
        .collect();
    (!figures.is_empty()).then(|| view! { <ul class="plates">{figures}</ul> })
}
