use crate::components::Table;
use crate::words::figures;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shared::payroll::CrewOwed;
use shared::spreadsheet::Field;

/// Crews in the picture; the table has all.
const DRAWN: usize = 12;
const WIDTH: f64 = 320.0;
const ROW: f64 = 38.0;

/// What is owed to each crew, the most first.
#[component]
pub(super) fn Crews(of: Vec<CrewOwed>, currency: String) -> impl IntoView {
    let mut of = of;
    of.sort_by_key(|crew| std::cmp::Reverse(crew.owed));
    let most = of
        .first()
        .map(|crew| crew.owed)
        .unwrap_or(Decimal::ONE)
        .max(Decimal::ONE);
    let named = |crew: &CrewOwed| {
        if crew.crew.is_empty() {
            say::no_crew()
        } else {
            crew.crew.clone()
        }
    };
    let sum = |crew: &CrewOwed| payroll::sum(crew.owed, &currency);
    let says = of
        .first()
        .map(|crew| say::plot_crews_says(named(crew), sum(crew)))
        .unwrap_or_default();
    let owing = of.iter().filter(|crew| !crew.owed.is_zero()).take(DRAWN).count();
    let bars: Vec<_> = of
        .iter()
        .take(owing)
        .enumerate()
        .map(|(place, crew)| {
            let y = ROW * place as f64;
            let wide = (crew.owed / most).to_f64().unwrap_or(0.0) * WIDTH;
            let name: String = named(crew).chars().take(24).collect();
            view! {
                <text x="0" y=y + 14.0>{name}</text>
                <text x=WIDTH y=y + 14.0 text-anchor="end">{sum(crew)}</text>
                <rect class="c2" x="0" y=y + 19.0 width=wide.max(1.0) height="12"></rect>
            }
        })
        .collect();
    let head = [say::crew(), say::workers(), say::short(), say::owed()];
    let mut sheet: Vec<Vec<Field>> = vec![head.clone().into_iter().map(Field::from).collect()];
    sheet.extend(of.iter().map(|crew| {
        vec![
            named(crew).into(),
            crew.workers.into(),
            crew.workers_short.into(),
            crew.owed.into(),
        ]
    }));
    let rows: Vec<_> = of
        .iter()
        .enumerate()
        .map(|(place, crew)| {
            let [workers, short] = [crew.workers, crew.workers_short].map(|count| figures::number(count.into()));
            let figure = format!("crew-{place}");
            view! { <tr><th scope="row" dir="auto">{named(crew)}</th><td class="num">{workers}</td><td class="num">{short}</td><td class="num" data-figure=figure>{sum(crew)}</td></tr> }
        })
        .collect();
    let heads: Vec<_> = head
        .into_iter()
        .enumerate()
        .map(|(place, head)| view! { <th scope="col" class:num=place != 0>{head}</th> })
        .collect();
    view! {
        <section class="sheet stack tight-3">
            <h3 class="head" id="plot-crews">{say::plot_crews()}</h3>
            <svg class="chart" viewBox=format!("0 0 {WIDTH} {}", ROW * owing as f64) role="img" aria-label=says.clone()>{bars}</svg>
            <p class="small" dir="auto">{says}</p>
            <details>
                <summary>{say::figures_as_table()}</summary>
                <Table caption=say::plot_crews() sheet><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></Table>
            </details>
        </section>
    }
}
