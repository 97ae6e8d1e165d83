use crate::components::{Area, Fault, Saved};
use crate::pages::record_here;
use crate::state::{Asked, Doing};
use crate::words::payroll::say;
use leptos::prelude::*;
use shared::api::{NoteRegisterRow, RegisterRowView};

/// For the team, under the row's hash; kept when the field is left.
#[component]
pub(super) fn Note(value: RwSignal<RegisterRowView>, asked: Asked<RegisterRowView>) -> impl IntoView {
    let doing = Doing::new();
    let record = record_here();
    let note = RwSignal::new(value.with_untracked(|value| value.row.note.clone()));
    let saved = RwSignal::new(false);
    let keep = move || {
        let written = note.get_untracked().trim().to_string();
        if value.with_untracked(|value| value.row.note != written) {
            saved.set(false);
            let call = NoteRegisterRow {
                payroll: record,
                row_hash: value.with_untracked(|value| value.row_hash),
                note: written,
            };
            doing.run(call, move |reply| {
                asked.set(reply);
                saved.set(true);
            });
        }
    };
    view! {
        <section class="sheet stack tight">
            <Area id="row-note" label=say::note() note=say::note_note() value=note left=Callback::new(move |()| keep())/>
            <Saved when=saved/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
