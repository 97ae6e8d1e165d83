use crate::components::{Fault, Icon};
use crate::state::Doing;
use crate::transport::saving::{Kept, save};
use crate::words::{language, say};
use data_encoding::BASE64;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, ExportReport, ExportSites, ExportedFile, ReportFormat};
use shared::ids::RecordId;

/// Where a file went, or why it went nowhere.
type Saved = RwSignal<Option<Result<String, ApiError>>>;

fn keep(file: ExportedFile, saved: Saved) {
    spawn_local(async move {
        let bytes = BASE64.decode(file.bytes.as_bytes()).unwrap_or_default();
        let kept = save(&file.file_name, &file.media_type, &bytes).await;
        let told = kept.map(|kept| match kept {
            Kept::ByBrowser => say::file_handed(file.file_name),
            Kept::At(path) => say::file_saved(path),
        });
        let _ = saved.try_set(Some(told));
    });
}

#[component]
fn Told(saved: Saved) -> impl IntoView {
    move || {
        saved.get().map(|saved| match saved {
            Ok(told) => view! { <p class="small path padded" dir="auto">{told}</p> }.into_any(),
            Err(fault) => view! { <Fault of=fault/> }.into_any(),
        })
    }
}

/// Every site of the program as a point of a map.
#[component]
pub(super) fn SitesMap() -> impl IntoView {
    let doing = Doing::new();
    let saved = Saved::new(None);
    let take = move |_| {
        saved.set(None);
        doing.run(ExportSites {}, move |file| keep(file, saved));
    };
    view! {
        <div class="stack tight">
            <button class="btn is-wide" type="button" on:click=take aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuMapPin/>{say::sites_as_map()}</button>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div role="status"><Told saved/></div>
        </div>
    }
}

/// The report as files: PDF to hand on, workbook and tables to count with, JSON to check, a point for a map.
#[component]
pub(super) fn Downloads(#[prop(into)] report: Signal<RecordId>) -> impl IntoView {
    let doing = Doing::new();
    let making = RwSignal::new(None::<ReportFormat>);
    let saved = Saved::new(None);
    let bom = RwSignal::new(false);
    let take = move |format: ReportFormat| {
        if doing.busy.get_untracked() {
            return;
        }
        saved.set(None);
        making.set(Some(format));
        let call = ExportReport {
            report: report.get_untracked(),
            format,
            language: language().to_string(),
            bom: bom.get_untracked(),
        };
        doing.run(call, move |file| keep(file, saved));
    };
    let formats = [
        (ReportFormat::Pdf, "PDF".to_string(), say::download_pdf()),
        (ReportFormat::Xlsx, "Excel".to_string(), say::download_xlsx()),
        (ReportFormat::Csv, "CSV".to_string(), say::download_csv()),
        (ReportFormat::Json, "JSON".to_string(), say::download_json()),
        (ReportFormat::Geojson, "GeoJSON".to_string(), say::download_map()),
    ];
    let rows: Vec<_> = formats
        .into_iter()
        .map(|(format, name, says)| {
            let busy = move || doing.busy.get().to_string();
            let mine = move || doing.busy.get() && making.get() == Some(format);
            view! {
                <li><button class="item" type="button" aria-disabled=busy on:click=move |_| take(format)>
                    <Icon of=icondata::LuFileDown/>
                    <span class="grow"><strong>{name}</strong><span class="small soft">{move || if mine() { say::making_file() } else { says.clone() }}</span></span>
                </button></li>
            }
        })
        .collect();
    view! {
        <details class="sheet is-flush downloads only-screen">
            <summary class="head padded"><Icon of=icondata::LuDownload/>{say::download()}</summary>
            <ul class="list">{rows}</ul>
            <label class="row padded small"><input type="checkbox" prop:checked=bom on:change=move |event| bom.set(event_target_checked(&event))/>{say::csv_for_older()}</label>
            <div role="status" class="padded-none">
                {move || doing.busy.get().then(|| view! { <p class="small padded">{say::making_file()}</p> })}
                <Told saved/>
            </div>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </details>
    }
}
