use super::finding::Finding;
use super::picture::{Picture, with_table};
use super::sheet::Sheet;
use super::{Beside, prose};
use crate::components::Icon;
use leptos::prelude::*;
use shared::api::{Block, Section};
use shared::ids::RecordId;

/// The sections of a report, each with what stands beside it. `report`: where the bytes of its plates are; `None` in a preview.
#[component]
pub(in crate::pages::reports) fn Sections(
    of: Vec<Section>,
    report: Option<RecordId>,
    #[prop(optional_no_strip)] beside: Option<Beside>,
) -> impl IntoView {
    of.into_iter()
        .map(|section| view! { <One section report beside/> })
        .collect::<Vec<_>>()
}

#[component]
fn One(section: Section, report: Option<RecordId>, beside: Option<Beside>) -> impl IntoView {
    let title = section.title.clone();
    let blocks: Vec<_> = section
        .blocks
        .into_iter()
        .map(|block| one(block, &title, report, beside))
        .collect();
    let id = format!("part-{}", section.key);
    let head = format!("{id}-head");
    let named_by = head.clone();
    view! {
        <section class="sheet stack report-part" id=id aria-labelledby=named_by>
            <h2 class="title" id=head tabindex="-1">{section.title}</h2>
            {blocks}
            {beside.map(|beside| beside.run(section.key))}
        </section>
    }
}

fn one(block: Block, section: &str, report: Option<RecordId>, beside: Option<Beside>) -> AnyView {
    match block {
        Block::Heading { text } => view! { <h3 class="head">{prose(text)}</h3> }.into_any(),
        Block::Paragraph { text } => view! { <p class="measure" dir=text.written.then_some("auto")>{text.text}</p> }.into_any(),
        Block::List { items } => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item.text}</li> }).collect();
            view! { <ul class="bullets stack tight measure">{items}</ul> }.into_any()
        }
        Block::KeptBack { text } => {
            view! { <p class="small soft row held-back"><Icon of=icondata::LuLock/><span class="grow">{text}</span></p> }.into_any()
        }
        Block::Picture(picture) => {
            let bare = picture.title == section;
            let table = picture.table.clone();
            with_table(view! { <Picture of=picture bare/> }.into_any(), table)
        }
        Block::Table(table) => view! { <Sheet of=table/> }.into_any(),
        Block::Finding(finding) => view! { <Finding of=finding report beside/> }.into_any(),
    }
}
