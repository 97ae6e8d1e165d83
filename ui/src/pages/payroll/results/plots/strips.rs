use crate::components::Table;
use crate::words::figures;
use crate::words::payroll::say;
use leptos::prelude::*;
use shared::payroll::DayStrip;
use shared::spreadsheet::Field;
use shared::time::Day;
use std::collections::BTreeMap;

/// Days in the picture, and different cards of a day; the table has more.
const DAYS: usize = 31;
const CARDS: usize = 3;
const TABLED: usize = 200;
const WIDTH: f64 = 320.0;
const LEFT: f64 = 62.0;
const TOP: f64 = 20.0;
const ROW: f64 = 20.0;

/// When days began and ended: a row a day, the commonest cards of it as strips.
#[component]
pub(super) fn Strips(of: Vec<DayStrip>) -> impl IntoView {
    let mut by_day: BTreeMap<Day, Vec<&DayStrip>> = BTreeMap::new();
    for strip in &of {
        by_day.entry(strip.day).or_default().push(strip);
    }
    for cards in by_day.values_mut() {
        cards.sort_by_key(|strip| std::cmp::Reverse(strip.workers));
    }
    let (first, last) = (by_day.keys().next().copied(), by_day.keys().last().copied());
    let (earliest, latest) = (
        of.iter().map(|strip| strip.start).min(),
        of.iter().map(|strip| strip.stop).max(),
    );
    let says = match (first.zip(last), earliest.zip(latest)) {
        (Some((first, last)), Some((start, stop))) => say::plot_days_says(
            figures::day(first),
            figures::day_of_year(last),
            figures::clock(start),
            figures::clock(stop),
        ),
        _ => String::new(),
    };
    let until = f64::from(latest.unwrap_or(1_440).max(1_440)).min(2_880.0);
    let x = |minute: u16| LEFT + (WIDTH - LEFT) * f64::from(minute).min(until) / until;
    let drawn = by_day.len().min(DAYS);
    let height = TOP + ROW * drawn as f64 + 4.0;
    let hours: Vec<_> = [0u16, 360, 720, 1_080, 1_440, 1_800, 2_160, 2_520, 2_880]
        .into_iter()
        .filter(|minute| f64::from(*minute) <= until)
        .map(|minute| {
            let at = x(minute);
            let anchor = if minute == 0 {
                "start"
            } else if f64::from(minute) >= until {
                "end"
            } else {
                "middle"
            };
            view! {
                <path class="grid" d=format!("M{at:.1} {TOP}V{height}")></path>
                <text class="soft" x=at y="13" text-anchor=anchor>{figures::number(f64::from(minute / 60))}</text>
            }
        })
        .collect();
    let rows: Vec<_> = by_day
        .iter()
        .take(DAYS)
        .enumerate()
        .map(|(place, (day, cards))| {
            let y = TOP + ROW * place as f64;
            let shown = cards.len().clamp(1, CARDS);
            let tall = (ROW - 4.0) / shown as f64;
            let strips: Vec<_> = cards
                .iter()
                .take(CARDS)
                .enumerate()
                .map(|(which, strip)| {
                    let (start, stop) = (x(strip.start), x(strip.stop));
                    let class = if which % 2 == 0 { "c1" } else { "c4" };
                    let y = y + 2.0 + tall * which as f64;
                    view! { <rect class=class x=start y=y width=(stop - start).max(1.0) height=(tall - 1.0).max(1.0)></rect> }
                })
                .collect();
            view! { <text class="soft" x="0" y=y + 14.0>{figures::short_day(*day)}</text>{strips} }
        })
        .collect();
    let more = by_day.len().saturating_sub(drawn);
    let head = [say::day(), say::start(), say::stop(), say::workers()];
    let mut sheet: Vec<Vec<Field>> = vec![head.clone().into_iter().map(Field::from).collect()];
    sheet.extend(of.iter().map(|strip| {
        let [start, stop] = [strip.start, strip.stop].map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
        vec![
            strip.day.to_string().into(),
            start.into(),
            stop.into(),
            strip.workers.into(),
        ]
    }));
    let lines: Vec<_> = of
        .iter()
        .take(TABLED)
        .map(|strip| {
            view! { <tr><th scope="row">{figures::day(strip.day)}</th><td class="num">{figures::clock(strip.start)}</td><td class="num">{figures::clock(strip.stop)}</td><td class="num">{figures::number(strip.workers.into())}</td></tr> }
        })
        .collect();
    let cut = (of.len() > TABLED).then(|| view! { <p class="small soft">{say::table_cut(TABLED)}</p> });
    let heads: Vec<_> = head
        .into_iter()
        .enumerate()
        .map(|(place, head)| view! { <th scope="col" class:num=place != 0>{head}</th> })
        .collect();
    view! {
        <section class="sheet stack tight-3">
            <h3 class="head" id="plot-days">{say::plot_days()}</h3>
            <svg class="chart" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=says.clone()>{hours}{rows}</svg>
            <p class="small">{says}</p>
            {(more > 0).then(|| view! { <p class="small soft">{say::plot_days_more(more)}</p> })}
            <details>
                <summary>{say::figures_as_table()}</summary>
                <Table caption=say::plot_days() sheet><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></Table>
                {cut}
            </details>
        </section>
    }
}
