use crate::words::say;
use leptos::prelude::*;
use shared::api::CoverageRow;

/// One ring for each group, the first outside, a line at the goal. More than six groups are drawn as bars instead.
#[component]
pub(crate) fn CoverageRing(rows: Vec<CoverageRow>, heard: u32, workers: u32, goal_percent: u32) -> impl IntoView {
    // Up to three leave room for wide rings; more are narrower, so that the figure in the middle stays free.
    let (class, step) = if rows.len() <= 3 {
        ("ring", 14)
    } else {
        ("ring is-many", 10)
    };
    let rings: Vec<_> = rows
        .iter()
        .take(6)
        .enumerate()
        .map(|(place, row)| {
            let radius = 92 - step * place as u32;
            let share = row.share_percent.unwrap_or(0).min(100);
            let class = if row.reaches_goal == Some(false) { "short-of" } else { "at" };
            view! {
                <circle class="rest" cx="100" cy="100" r=radius></circle>
                {(share > 0).then(|| view! {
                    <circle class=class cx="100" cy="100" r=radius pathLength="100" stroke-dasharray=format!("{share} 100")></circle>
                })}
            }
        })
        .collect();
    let inner = 100 - 92 + step * rows.len().clamp(1, 6) as u32;
    let angle = 3.6 * f64::from(goal_percent.min(100));
    view! {
        <svg class=class viewBox="0 0 200 200" role="img" aria-label=say::ring_says(heard, workers)>
            <g transform="rotate(-90 100 100)">{rings}</g>
            <path class="goal" d=format!("M100 2V{}", inner - 8) transform=format!("rotate({angle} 100 100)")></path>
            <text x="100" y="104" font-size="34">{heard.to_string()}</text>
            <text x="100" y="122" font-size="14">{say::of_all(workers)}</text>
        </svg>
    }
}
