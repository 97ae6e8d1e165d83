use crate::components::{Pick, Tick};
use crate::words::language;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::api::{RegisterView, RowFilter};
use shared::ids::RecordId;
use shared::payroll::{Judgement, Rule};
use std::cell::RefCell;

thread_local! {
    /// How the list stood when a row was opened, so that Back comes to the same rows. No row is kept.
    static LAST: RefCell<Option<(RecordId, RowFilter, u32)>> = const { RefCell::new(None) };
}

/// What is wanted of the rows, as the controls have it.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    rule: RwSignal<String>,
    judgement: RwSignal<String>,
    crew: RwSignal<String>,
    pub sampled: RwSignal<bool>,
    noted: RwSignal<bool>,
    order: RwSignal<String>,
}

const JUDGEMENTS: [Judgement; 4] = [
    Judgement::Short,
    Judgement::Breach,
    Judgement::NotVerifiable,
    Judgement::Clean,
];

/// The filter and the first row in sight when `record` was last looked at.
pub(super) fn last_of(record: RecordId) -> Option<(RowFilter, u32)> {
    LAST.with_borrow(|last| {
        last.as_ref()
            .filter(|(of, ..)| *of == record)
            .map(|(_, filter, first)| (filter.clone(), *first))
    })
}

pub(super) fn keep(record: RecordId, filter: RowFilter, first: u32) {
    LAST.with_borrow_mut(|last| *last = Some((record, filter, first)));
}

impl Wanted {
    pub fn new(from: &RowFilter, sampled: RwSignal<bool>) -> Wanted {
        if from.sampled {
            sampled.set(true);
        }
        Wanted {
            rule: RwSignal::new(from.rule.map(|rule| rule.id().to_string()).unwrap_or_default()),
            judgement: RwSignal::new(from.judgement.and_then(place_of).unwrap_or_default()),
            crew: RwSignal::new(from.crew.map(|crew| crew.to_string()).unwrap_or_default()),
            sampled,
            noted: RwSignal::new(from.noted),
            order: RwSignal::new(if from.file_order { "file".into() } else { String::new() }),
        }
    }

    pub fn read(self) -> RowFilter {
        let rule = self.rule.get();
        RowFilter {
            rule: Rule::ALL.into_iter().find(|one| one.id() == rule),
            judgement: self
                .judgement
                .get()
                .parse()
                .ok()
                .and_then(|place: usize| JUDGEMENTS.get(place).copied()),
            crew: self.crew.get().parse().ok(),
            sampled: self.sampled.get(),
            noted: self.noted.get(),
            file_order: self.order.get() == "file",
        }
    }
}

fn place_of(judgement: Judgement) -> Option<String> {
    let place = JUDGEMENTS.iter().position(|one| *one == judgement)?;
    Some(place.to_string())
}

/// The controls, folded: the list begins with the most owed.
#[component]
pub(super) fn Filter(of: Wanted, known: RwSignal<RegisterView>) -> impl IntoView {
    let rules = Signal::derive(move || {
        known.with(|known| {
            let named = known.totals.iter().map(|total| total.rule);
            let mut rules: Vec<Rule> = named.collect();
            rules.sort_unstable();
            rules.dedup();
            let title = |rule: Rule| {
                known
                    .rules
                    .iter()
                    .find(|words| words.rule == rule)
                    .map(|words| words.title.read(language()))
            };
            let named = rules.into_iter().map(|rule| {
                let words = format!("{} {}", rule.id(), title(rule).unwrap_or_default());
                (rule.id().to_string(), words)
            });
            std::iter::once((String::new(), say::all_rules()))
                .chain(named)
                .collect::<Vec<_>>()
        })
    });
    let judgements: Vec<_> = std::iter::once((String::new(), say::all_judgements()))
        .chain(
            JUDGEMENTS
                .iter()
                .enumerate()
                .map(|(place, one)| (place.to_string(), payroll::judgement(*one))),
        )
        .collect();
    let crews = Signal::derive(move || {
        known.with(|known| {
            let named = known.plots.owed_by_crew.iter().enumerate().map(|(place, crew)| {
                let name = if crew.crew.is_empty() {
                    say::no_crew()
                } else {
                    crew.crew.clone()
                };
                (place.to_string(), name)
            });
            std::iter::once((String::new(), say::all_crews()))
                .chain(named)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <details class="sheet">
            <summary>{say::filter()}</summary>
            <div class="stack">
                <div class="cols is-two">
                    <Pick id="filter-rule" label=say::rule() options=rules value=of.rule/>
                    <Pick id="filter-judgement" label=say::judgement() options=judgements value=of.judgement/>
                    <Pick id="filter-crew" label=say::crew() options=crews value=of.crew/>
                    <Pick id="filter-order" label=say::row_order() options=vec![
                        (String::new(), say::most_owed_first()), ("file".to_string(), say::file_order()),
                    ] value=of.order/>
                </div>
                <Tick label=say::only_sampled() on=of.sampled/>
                <Tick label=say::only_noted() on=of.noted/>
            </div>
        </details>
    }
}
