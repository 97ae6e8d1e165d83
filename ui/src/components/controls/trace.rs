use super::locating::{Accuracy, Locating};
use super::place::exactness;
use crate::answers::{Point, area_m2, length_m, line, outline, stored};
use crate::components::{Icon, Saved};
use crate::words::{figures, say};
use leptos::prelude::*;

/// The list shows so many of the points, the last ones; the drawing shows all.
const LISTED: usize = 60;

/// A line of places, or with `closed` an outline: point by point, drawn without a map.
#[component]
pub(crate) fn TraceField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] closed: bool,
    #[prop(optional)] accuracy: Accuracy,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    // Points that are still too few to be an answer stand here alone.
    let points = RwSignal::new(Vec::<Point>::new());
    let written = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let now = value.get();
        if written.get_value().as_ref() != Some(&now) {
            points.set(line(&now, closed));
            written.set_value(Some(now));
        }
    });
    let write = move |now: Vec<Point>| {
        let answer = stored(&now, closed);
        points.set(now);
        if answer.is_none() && value.with_untracked(String::is_empty) {
            return;
        }
        written.set_value(Some(answer.clone().unwrap_or_default()));
        put.run(answer);
    };
    let take = Callback::new(move |point: Point| {
        let mut now = points.get_untracked();
        now.push(point);
        write(now);
    });
    let remove = move |at: usize| {
        let mut now = points.get_untracked();
        if at < now.len() && !disabled.get_untracked() {
            now.remove(at);
            write(now);
        }
    };
    let rows = move || {
        let points = points.get();
        let from = points.len().saturating_sub(LISTED);
        let row = |(at, point): (usize, &Point)| {
            view! {
                <li class="item">
                    <span class="num">{figures::number(at as f64 + 1.0)}</span>
                    <span class="grow"><span class="code">{point.shown()}</span><small class="small soft">{exactness(*point)}</small></span>
                    <button class="btn is-bare" type="button" disabled=disabled aria-label=say::remove_point(at + 1) on:click=move |_| remove(at)><Icon of=icondata::LuTrash2/></button>
                </li>
            }
        };
        let rows: Vec<_> = points.iter().enumerate().skip(from).map(row).collect();
        (!rows.is_empty()).then(|| view! { <ol class="list sheet is-flush points scrolls" tabindex=move || disabled.get().then_some("0")>{rows}</ol> })
    };
    let enough = Memo::new(move |_| points.with(|points| stored(points, closed).is_some()));
    let measures = move || {
        points.with(|points| {
            let count = say::points_count(points.len());
            if !enough.get() {
                return format!(
                    "{count} · {}",
                    if closed {
                        say::outline_needs()
                    } else {
                        say::line_needs()
                    }
                );
            }
            let length = say::length_is(length(length_m(points, closed)));
            if closed {
                format!("{count} · {length} · {}", say::area_is(area(area_m2(points))))
            } else {
                format!("{count} · {length}")
            }
        })
    };
    view! {
        <div class="stack tight" role="group" aria-label=label id=id.clone()>
            {move || enough.get().then(|| points.with(|points| view! { <Outline points=points.clone() closed/> }))}
            <p class="row spread"><span role="status">{measures}</span><Saved when=Signal::derive(move || saved.get() && enough.get())/></p>
            {rows}
            <Locating id=id.clone() find=say::point_add() accuracy take disabled/>
        </div>
    }
}

/// The points as they lie to each other, north above. What it shows is said beside it in figures.
#[component]
fn Outline(points: Vec<Point>, closed: bool) -> impl IntoView {
    let places = outline(&points);
    let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.2} {y:.2}")).collect();
    let path = format!("M{}{}", path.join("L"), if closed { "Z" } else { "" });
    let end = places.last().copied();
    let start = places
        .first()
        .map(|(x, y)| view! { <circle class="start-point" cx=*x cy=*y r="2.6"></circle> });
    let end = end.map(|(x, y)| view! { <rect class="end-point" x=x - 2.2 y=y - 2.2 width="4.4" height="4.4"></rect> });
    view! {
        <svg class="outline" viewBox="0 0 112 100" role="img" aria-label=say::outline_picture()>
            <path class="way" class:is-closed=closed d=path></path>{end}{start}
            <path class="north" d="M104 16V7m-2.5 3L104 7l2.5 3"></path><text x="104" y="23" text-anchor="middle">"N"</text>
        </svg>
    }
}

fn length(metres: f64) -> String {
    if metres < 1_000.0 {
        say::metres(figures::number(metres.round()))
    } else {
        say::kilometres(figures::number((metres / 10.0).round() / 100.0))
    }
}

fn area(square_metres: f64) -> String {
    if square_metres < 10_000.0 {
        say::square_metres(figures::number(square_metres.round()))
    } else {
        say::hectares(figures::number((square_metres / 100.0).round() / 100.0))
    }
}
