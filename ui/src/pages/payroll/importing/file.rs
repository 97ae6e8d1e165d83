use super::draft::{Draft, Picked};
use crate::components::{Icon, Tick};
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::prelude::*;
use shared::payroll::register::{FileForm, SheetLook};

/// What the file is, by its bytes: form, size, signs, sheets; and the way to another one.
#[component]
pub(super) fn FileFacts(draft: Draft, file: Picked) -> impl IntoView {
    let look = file.seen.look.clone();
    let form = match &look.file {
        FileForm::Xlsx => say::form_excel(),
        FileForm::Xls => say::form_old_excel(),
        FileForm::Ods => say::form_open_document(),
        FileForm::Csv(csv) => {
            let sign = match csv.delimiter {
                ',' => say::sign_comma(),
                ';' => say::sign_semicolon(),
                '\t' => say::sign_tab(),
                _ => say::sign_bar(),
            };
            let letters = say::letters_as(csv.encoding.clone());
            let sure = payroll::sure(look.encoding_sure);
            format!("{}, {}, {letters} ({sure})", say::form_text(), say::parted_by(sign))
        }
    };
    let several = look.sheets.len() > 1;
    let sheets = look.sheets.into_iter().filter(|_| several);
    let sheets: Vec<_> = sheets.map(|sheet| view! { <SheetTick draft sheet/> }).collect();
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head"><Icon of=icondata::LuFileSpreadsheet/><span class="grow" dir="auto">{file.file_name}</span></h2>
            <p class="small soft">{form}" · "{figures::size(look.size_bytes)}</p>
            {file.seen.guessed.same_as_earlier.then(|| view! { <p class="small"><Icon of=icondata::LuHistory/>" "{say::same_as_earlier()}</p> })}
            {(!sheets.is_empty()).then(|| view! {
                <fieldset class="stack tight"><legend class="small"><strong>{say::sheets()}</strong></legend>{sheets}</fieldset>
            })}
            <button class="btn start" type="button" on:click=move |_| draft.take_out()><Icon of=icondata::LuX/>{say::another_file()}</button>
        </section>
    }
}

#[component]
fn SheetTick(draft: Draft, sheet: SheetLook) -> impl IntoView {
    let name = sheet.name.clone();
    let is_read = |name: &str| untrack(|| draft.read(|mapping| mapping.sheets.iter().any(|one| one == name)));
    let on = RwSignal::new(is_read(&name).unwrap_or_default());
    // In the file's order, as a mapping names them.
    let order: Vec<String> = draft
        .file
        .with_untracked(|file| file.as_ref().map(|file| file.seen.clone()))
        .map(|seen| seen.look.sheets.iter().map(|sheet| sheet.name.clone()).collect())
        .unwrap_or_default();
    Effect::new(move |before: Option<bool>| {
        let now = on.get();
        if before.is_some_and(|before| before != now) {
            draft.change(|mapping| {
                let wanted = |one: &&String| {
                    if **one == name {
                        now
                    } else {
                        mapping.sheets.contains(one)
                    }
                };
                mapping.sheets = order.iter().filter(wanted).cloned().collect();
            });
        }
        now
    });
    let rows = sheet.rows.map(say::sheet_rows);
    let hidden = sheet.hidden.then(say::sheet_hidden);
    let note: Vec<_> = rows.into_iter().chain(hidden).collect();
    let label = if sheet.name.is_empty() {
        everywhere::all()
    } else {
        sheet.name
    };
    view! { <Tick label note=note.join(" · ") on/> }
}
