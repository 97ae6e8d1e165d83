//! Pictures where people look first, each with one sentence and its table.

mod bars;
mod crews;
mod strips;

use crate::words::figures;
use crate::words::payroll::{self, say};
use bars::{Bars, Floor};
use crews::Crews;
use leptos::prelude::*;
use rust_decimal::Decimal;
use shared::payroll::{Bin, Plots as Figures};
use strips::Strips;

/// Pay per hour with the floor, hours a week, owed by crew, start and stop by day. What has no figures is left out.
#[component]
pub(super) fn Plots(of: Figures, currency: String) -> impl IntoView {
    let hourly =
        (!of.hourly.is_empty()).then(|| view! { <Hourly bins=of.hourly floor=of.floor currency=currency.clone()/> });
    let weekly = (!of.weekly_hours.is_empty()).then(|| view! { <Weekly bins=of.weekly_hours/> });
    let owed = of.owed_by_crew.iter().any(|crew| !crew.owed.is_zero());
    let crews = owed.then(|| view! { <Crews of=of.owed_by_crew currency/> });
    let days = (!of.days.is_empty()).then(|| view! { <Strips of=of.days/> });
    view! { <div class="cols is-two plots">{hourly}{weekly}{crews}{days}</div> }
}

#[component]
fn Hourly(bins: Vec<Bin>, floor: Option<Decimal>, currency: String) -> impl IntoView {
    let all: u32 = bins.iter().map(|bin| bin.count).sum();
    let under = |floor: Decimal| {
        bins.iter()
            .filter(|bin| bin.to <= floor)
            .map(|bin| bin.count)
            .sum::<u32>()
    };
    let below = floor.map(under);
    let says = match (floor, below) {
        (Some(floor), Some(below)) => say::plot_hourly_says(below, all, payroll::rate(floor, &currency)),
        _ => say::plot_hourly_no_floor(all),
    };
    let key = below.map(|below| {
        view! {
            <p class="small row">
                <span><i class="key is-short"></i>" "{say::plot_below(below)}</span><span><i class="key"></i>" "{say::plot_reaches(all.saturating_sub(below))}</span>
            </p>
        }
    });
    let floor = floor.map(|at| Floor {
        at,
        label: say::plot_floor(payroll::rate(at, &currency)),
    });
    let shown = currency.clone();
    let name = move |bin: &Bin| say::from_to(payroll::rate(bin.from, &shown), payroll::rate(bin.to, &shown));
    let name: Box<dyn Fn(&Bin) -> String> = Box::new(name);
    view! { <Bars id="hourly" title=say::plot_hourly() says unit=currency bins floor name><div>{key}</div></Bars> }
}

#[component]
fn Weekly(bins: Vec<Bin>) -> impl IntoView {
    let commonest = bins.iter().max_by_key(|bin| bin.count);
    let longest = bins.last();
    let says = match (commonest, longest) {
        (Some(common), Some(longest)) => say::plot_weekly_says(
            figures::decimal(common.from),
            figures::decimal(common.to),
            figures::decimal(longest.from),
        ),
        _ => String::new(),
    };
    let name: Box<dyn Fn(&Bin) -> String> =
        Box::new(|bin| say::from_to(figures::decimal(bin.from), figures::decimal(bin.to)));
    view! { <Bars id="weekly" title=say::plot_weekly() says unit=say::hours_unit() bins floor=None name><div></div></Bars> }
}
