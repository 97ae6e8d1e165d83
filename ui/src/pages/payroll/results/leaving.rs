use crate::components::{Fault, Icon};
use crate::state::Doing;
use crate::transport::saving::{Kept, save};
use crate::words::language;
use crate::words::payroll::say;
use data_encoding::BASE64;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, ExportRegister, TableFormat};
use shared::ids::RecordId;

/// The check as a workbook whose formulas can be followed, or as CSV: the same figures as the page.
#[component]
pub(super) fn Leaving(record: RecordId) -> impl IntoView {
    let doing = Doing::new();
    let saved = RwSignal::new(None::<Result<String, ApiError>>);
    let take = move |format: TableFormat| {
        saved.set(None);
        let call = ExportRegister {
            payroll: record,
            format,
            language: Some(language().to_string()),
        };
        doing.run(call, move |file| {
            spawn_local(async move {
                let bytes = BASE64.decode(file.bytes.as_bytes()).unwrap_or_default();
                let kept = save(&file.file_name, &file.media_type, &bytes).await;
                let told = kept.map(|kept| match kept {
                    Kept::ByBrowser => say::table_handed(file.file_name),
                    Kept::At(path) => say::table_saved(path),
                });
                let _ = saved.try_set(Some(told));
            });
        });
    };
    let busy = move || doing.busy.get().to_string();
    view! {
        <section class="sheet stack tight-3" aria-labelledby="leaving">
            <h2 class="head" id="leaving"><Icon of=icondata::LuDownload/>{say::table_for_others()}</h2>
            <p class="small soft">{say::table_for_others_note()}</p>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div class="row">
                <button class="btn" type="button" aria-disabled=busy on:click=move |_| take(TableFormat::Xlsx)>{say::table_as_workbook()}</button>
                <button class="btn" type="button" aria-disabled=busy on:click=move |_| take(TableFormat::Csv)>{say::table_as_csv()}</button>
            </div>
            <div role="status">{move || saved.get().map(|saved| match saved {
                Ok(told) => view! { <p class="small path" dir="auto">{told}</p> }.into_any(),
                Err(fault) => view! { <Fault of=fault/> }.into_any(),
            })}</div>
        </section>
    }
}
