use crate::components::Icon;
use crate::pages::tasks::{TaskState, about_path};
use crate::words::{engine, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::TaskLine;

/// Work that went back to its authors: open first, then their answers.
#[component]
pub(super) fn HandedBack(of: Vec<TaskLine>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let rows: Vec<_> = of
            .into_iter()
            .map(|task| {
                let about = task.about_label.clone();
                let of_key = task.key.as_deref().map(|key| format!(" · {}", engine::field(key)));
                let link = about_path(&task).map(|to| view! { <A href=to><span class="code">{about}</span>{of_key}</A> });
                let answer = (!task.answer.is_empty()).then(|| view! { <br/><span dir="auto">{task.answer.clone()}</span> });
                view! {
                    <li class="stack tight padded">
                        <div class="row spread top"><span class="grow">{link}" "<span dir="auto">{task.text}</span>
                            <br/><span class="small soft" dir="auto">{say::from_to_person(task.from, task.to)}</span>{answer}</span><TaskState done=task.done/></div>
                    </li>
                }
            })
            .collect();
        view! {
            <section class="sheet is-flush" aria-labelledby="handed-back">
                <h2 class="head padded" id="handed-back"><Icon of=icondata::LuUndo2/>{say::handed_back()}</h2>
                <ul class="list">{rows}</ul>
            </section>
        }
    })
}
