use super::input::Answering;
use crate::components::controls::{LongList, OfferShown, Page};
use crate::state::session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{DECLINED, LookUpChoices, OfferNow, QuestionKind};

/// A select whose choices are looked up a page at a time: villages, workers, products.
#[component]
pub(super) fn LookedUp(of: Answering) -> impl IntoView {
    let session = session();
    let page = RwSignal::new(None::<Page>);
    let known = RwSignal::new(Vec::<OfferShown>::new());
    let record = of.view.with_untracked(|view| view.line.interview);
    let (key, lang) = (of.key, StoredValue::new(of.lang.clone()));
    let shown = move |offer: OfferNow| OfferShown {
        label: lang.with_value(|lang| offer.label.read(lang).to_string()),
        apart: offer.name == DECLINED,
        exclusive: offer.name == DECLINED,
        name: offer.name,
        ..OfferShown::default()
    };
    let turn = StoredValue::new(0_u32);
    let ask = move |search: String, offset: u32, limit: u32| LookUpChoices {
        record,
        question: key.get_value(),
        search,
        offset,
        limit,
    };
    let look = Callback::new(move |(search, offset, limit): (String, u32, u32)| {
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let reply = session.call(ask(search, offset, limit)).await;
            // What was typed since has made this reply stale.
            if let (Ok(reply), Some(true)) = (reply, turn.try_with_value(|turn| *turn == mine)) {
                let rows = reply.choices.into_iter().map(shown).collect();
                let _ = page.try_set(Some(Page {
                    total: reply.total,
                    offset: reply.offset,
                    rows,
                }));
            }
        });
    });
    // The words of what is chosen already, which may be far down the list.
    let chosen = of.value.get_untracked();
    if !chosen.is_empty() {
        spawn_local(async move {
            for name in chosen.split(' ').take(20) {
                let reply = session.call(ask(name.to_string(), 0, 20)).await;
                let found = reply
                    .ok()
                    .and_then(|page| page.choices.into_iter().find(|offer| offer.name == name));
                if let Some(found) = found {
                    let _ = known.try_update(|known| known.push(shown(found)));
                }
            }
        });
    }
    let label = of.question.label.read(&of.lang).to_string();
    let many = of.question.kind == QuestionKind::SelectMultiple;
    view! {
        <LongList id="answer" label lang=of.lang many value=of.value put=of.put disabled=of.disabled saved=of.saved known page look/>
    }
}
