use crate::components::{Entry, Tick};
use crate::words::payroll::say;
use crate::words::say as everywhere;
use leptos::prelude::*;
use rust_decimal::Decimal;
use shared::payroll::{Circumstances, ContractTerms, PremiumReceived};

/// What is known about the site, as it is typed. What stays empty is not known.
#[derive(Clone, Copy)]
pub(super) struct Site {
    region: RwSignal<String>,
    sector: RwSignal<String>,
    h2a: RwSignal<bool>,
    contract_hourly: RwSignal<String>,
    weeks: RwSignal<String>,
    weekly_hours: RwSignal<String>,
    hours_off: RwSignal<String>,
    premium: RwSignal<String>,
    admin_share: RwSignal<String>,
    due_after: RwSignal<String>,
}

fn plain(figure: Option<Decimal>) -> String {
    figure.map(|figure| figure.normalize().to_string()).unwrap_or_default()
}

/// What stands in a field for a figure; an empty field is none.
fn figure(typed: RwSignal<String>) -> Result<Option<Decimal>, String> {
    let typed = typed.get();
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = shared::digits::figure(&typed);
    read.map(Some).ok_or_else(everywhere::number_expected)
}

fn text(typed: RwSignal<String>) -> Option<String> {
    Some(typed.get().trim().to_string()).filter(|typed| !typed.is_empty())
}

impl Site {
    pub fn new(of: Option<&Circumstances>) -> Site {
        let empty = || RwSignal::new(String::new());
        let site = Site {
            region: empty(),
            sector: empty(),
            h2a: RwSignal::new(false),
            contract_hourly: empty(),
            weeks: empty(),
            weekly_hours: empty(),
            hours_off: empty(),
            premium: empty(),
            admin_share: empty(),
            due_after: empty(),
        };
        if let Some(of) = of {
            site.fill(of);
            let premium = of.premium.as_ref();
            site.premium.set(plain(premium.map(|premium| premium.amount)));
            site.admin_share
                .set(plain(premium.and_then(|premium| premium.admin_share)));
        }
        site
    }

    /// Puts in what nobody has typed yet. A page that was left stays as it was.
    pub fn fill(self, of: &Circumstances) {
        let put = |field: RwSignal<String>, value: String| {
            if field.try_with_untracked(String::is_empty) == Some(true) {
                field.set(value);
            }
        };
        put(self.region, of.region.clone().unwrap_or_default());
        put(self.sector, of.sector.clone().unwrap_or_default());
        if of.h2a == Some(true) {
            let _ = self.h2a.try_set(true);
        }
        put(self.contract_hourly, plain(of.contract_hourly));
        let terms = of.contract.as_ref();
        put(self.weeks, plain(terms.map(|terms| terms.weeks)));
        put(self.weekly_hours, plain(terms.map(|terms| terms.weekly_hours)));
        put(self.hours_off, plain(terms.map(|terms| terms.hours_off)));
        put(
            self.due_after,
            of.due_after_days.map(|days| days.to_string()).unwrap_or_default(),
        );
    }

    /// `None` while something typed is no figure.
    pub fn read(self) -> Option<Circumstances> {
        let (weeks, weekly_hours) = (figure(self.weeks).ok()?, figure(self.weekly_hours).ok()?);
        let hours_off = figure(self.hours_off).ok()?.unwrap_or_default();
        let contract = weeks.zip(weekly_hours).map(|(weeks, weekly_hours)| ContractTerms {
            weeks,
            weekly_hours,
            hours_off,
        });
        let admin_share = figure(self.admin_share).ok()?;
        let premium = figure(self.premium).ok()?;
        let due_after = figure(self.due_after).ok()?.map(|days| u32::try_from(days).ok());
        Some(Circumstances {
            region: text(self.region).map(|region| region.to_uppercase()),
            sector: text(self.sector),
            h2a: self.h2a.get().then_some(true),
            contract_hourly: figure(self.contract_hourly).ok()?,
            contract,
            premium: premium.map(|amount| PremiumReceived { amount, admin_share }),
            due_after_days: match due_after {
                Some(None) => return None,
                days => days.flatten(),
            },
        })
    }
}

/// Where the work was done stands open, because every floor needs it; the rest is folded.
#[component]
pub(super) fn SiteFacts(of: Site) -> impl IntoView {
    let number = |id: &'static str, label: String, value: RwSignal<String>| {
        view! { <Entry id label pad="decimal" wrong=Signal::derive(move || figure(value).err()) value/> }
    };
    view! {
        <section class="sheet stack" aria-labelledby="site-facts">
            <h2 class="head" id="site-facts">{say::site_facts()}</h2>
            <Entry id="region" label=say::place_of_work() note=say::place_note() value=of.region/>
            <details>
                <summary>{say::more_site()}</summary>
                <div class="stack">
                    <p class="small soft">{say::site_facts_note()}</p>
                    <div class="cols is-two">
                        <Entry id="sector" label=say::sector() note=say::sector_note() value=of.sector/>
                        {number("contract-hourly", say::contract_hourly(), of.contract_hourly)}
                        {number("contract-weeks", say::contract_weeks(), of.weeks)}
                        {number("contract-weekly-hours", say::contract_weekly_hours(), of.weekly_hours)}
                        {number("contract-hours-off", say::contract_hours_off(), of.hours_off)}
                        {number("due-after", say::due_after(), of.due_after)}
                        {number("premium-received", say::premium_received(), of.premium)}
                        {number("admin-share", say::admin_share(), of.admin_share)}
                    </div>
                    <Tick label=say::h2a_site() on=of.h2a/>
                </div>
            </details>
        </section>
    }
}
