use crate::components::Table;
use crate::words::figures;
use crate::words::payroll::say;
use leptos::prelude::*;
use rust_decimal::Decimal;
use shared::payroll::Bin;
use shared::spreadsheet::Field;

/// A line across the bars with its value written on it; a bin edge lies on it.
#[derive(Clone)]
pub(super) struct Floor {
    pub at: Decimal,
    pub label: String,
}

// Of the drawing, in its own units: about as many as a phone has pixels for it.
const WIDTH: f64 = 320.0;
const LEFT: f64 = 30.0;
const TOP: f64 = 30.0;
const GROUND: f64 = 150.0;
const HEIGHT: f64 = 190.0;
/// Of a bar: a single one is no wall.
const WIDEST: f64 = 56.0;
/// Bins that are added so that the floor is in the picture.
const ADDED: usize = 40;
/// Labels along the axis, so that none touches its neighbour.
const LABELS: usize = 4;

/// A distribution: bars over a ground of 0, hatched below the floor.
#[component]
pub(super) fn Bars(
    id: &'static str,
    title: String,
    says: String,
    unit: String,
    bins: Vec<Bin>,
    floor: Option<Floor>,
    name: Box<dyn Fn(&Bin) -> String>,
    children: Children,
) -> impl IntoView {
    let bins = reaching(bins, floor.as_ref());
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1);
    let span = ((WIDTH - LEFT - 4.0) / bins.len().max(1) as f64).min(WIDEST);
    let high = |count: u32| (GROUND - TOP) * f64::from(count) / f64::from(most);
    let left = |place: usize| LEFT + 2.0 + span * place as f64;
    let hatch = format!("hatch-{id}");
    let fill = format!("url(#{hatch})");
    let edge = floor.as_ref().and_then(|floor| {
        let place = bins.iter().position(|bin| bin.from == floor.at);
        place.or_else(|| (bins.last()?.to == floor.at).then_some(bins.len()))
    });
    let bars: Vec<_> = bins
        .iter()
        .enumerate()
        .map(|(place, bin)| {
            let below = floor.as_ref().is_some_and(|floor| bin.to <= floor.at);
            let (x, tall, wide) = (left(place) + span * 0.06, high(bin.count), (span * 0.88).max(1.0));
            let y = GROUND - tall;
            match below {
                true => view! { <rect fill=fill.clone() x=x y=y width=wide height=tall></rect> }.into_any(),
                false => view! { <rect class="c1" x=x y=y width=wide height=tall></rect> }.into_any(),
            }
        })
        .collect();
    let grid: Vec<_> = ticks(most)
        .into_iter()
        .map(|count| {
            let y = GROUND - high(count);
            view! {
                <path class="grid" d=format!("M{LEFT} {y:.1}H{WIDTH}")></path>
                <text class="soft" x=LEFT - 5.0 y=y + 4.0 text-anchor="end">{figures::number(count.into())}</text>
            }
        })
        .collect();
    let step = bins.len().div_ceil(LABELS).max(1);
    let begin = edge.unwrap_or(0) % step;
    let labels: Vec<_> = (0..=bins.len())
        .filter(|place| place % step == begin)
        .filter_map(|place| {
            let value = bins.get(place).map(|bin| bin.from).or_else(|| bins.last().map(|bin| bin.to))?;
            let anchor = match place {
                0 => "start",
                place if place == bins.len() => "end",
                _ => "middle",
            };
            Some(view! { <text class="soft" x=left(place) y=GROUND + 18.0 text-anchor=anchor>{figures::decimal(value)}</text> })
        })
        .collect();
    let line = edge.zip(floor.as_ref()).map(|(place, floor)| {
        let x = left(place);
        // On the side where there is room.
        let (anchor, at) = if x > WIDTH / 2.0 {
            ("end", x - 6.0)
        } else {
            ("start", x + 6.0)
        };
        view! {
            <path class="floor" d=format!("M{x:.1} 6V{}", GROUND + 4.0)></path>
            <text x=at y="18" text-anchor=anchor font-weight="700">{floor.label.clone()}</text>
        }
    });
    let mut sheet: Vec<Vec<Field>> = vec![vec![title.clone().into(), say::periods().into()]];
    sheet.extend(bins.iter().map(|bin| vec![name(bin).into(), bin.count.into()]));
    let rows: Vec<_> = bins
        .iter()
        .filter(|bin| bin.count > 0)
        .map(|bin| {
            let below = floor.as_ref().is_some_and(|floor| bin.to <= floor.at);
            view! { <tr><th scope="row" class:short=below>{name(bin)}</th><td class="num">{figures::number(bin.count.into())}</td></tr> }
        })
        .collect();
    let heading = format!("plot-{id}");
    let caption = title.clone();
    view! {
        <section class="sheet stack tight-3">
            <h3 class="head" id=heading.clone()>{title.clone()}</h3>
            <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=says.clone()>
                <defs><pattern id=hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="c2" width="6" height="6"></rect><path class="hatch-line" d="M0 0v6"></path></pattern></defs>
                {grid}{bars}
                <path class="axis" d=format!("M{LEFT} {GROUND}H{WIDTH}")></path>
                {labels}{line}
                <text class="soft" x=WIDTH y=HEIGHT - 4.0 text-anchor="end">{unit}</text>
                <text class="soft" x="0" y=HEIGHT - 4.0>{say::periods()}</text>
            </svg>
            <p class="small">{says}</p>
            {children()}
            <details>
                <summary>{say::figures_as_table()}</summary>
                <Table caption sheet>
                    <thead><tr><th scope="col">{title}</th><th scope="col" class="num">{say::periods()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </details>
        </section>
    }
}

/// With empty bins up to the floor, so that everybody sees how far it is.
fn reaching(bins: Vec<Bin>, floor: Option<&Floor>) -> Vec<Bin> {
    let mut bins = bins;
    let Some(floor) = floor else { return bins };
    for _ in 0..ADDED {
        let (Some(first), Some(last)) = (bins.first(), bins.last()) else {
            break;
        };
        let step = first.to - first.from;
        let (from, to) = (first.from, last.to);
        let empty = |from, to| Bin { from, to, count: 0 };
        if floor.at < from {
            bins.insert(0, empty(from - step, from));
        } else if to < floor.at {
            bins.push(empty(to, to + step));
        } else {
            break;
        }
    }
    bins
}

/// Two to four round counts up to `most`.
fn ticks(most: u32) -> Vec<u32> {
    let mut step = 1u32;
    for factor in [2, 5, 10].into_iter().cycle() {
        if most / step <= 4 {
            break;
        }
        let decade = 10u32.saturating_pow(step.ilog10());
        step = decade.saturating_mul(factor);
    }
    (1..=most / step).map(|place| place * step).collect()
}
