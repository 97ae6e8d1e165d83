use super::Table;
use crate::words::{figures, language, say};
use leptos::prelude::*;
use shared::api::CoverageRow;

/// The table beside every coverage picture: the same figures in words. With `bars`, a furrow in every row.
#[component]
pub(crate) fn CoverageBars(
    caption: String,
    head: String,
    rows: Vec<CoverageRow>,
    goal_percent: u32,
    bars: bool,
) -> impl IntoView {
    let group_name = |row: &CoverageRow| match row.words.is_empty() {
        true => row.group.clone(),
        false => row.words.read(language()).to_owned(),
    };
    let mut sheet = vec![vec![
        head.clone().into(),
        say::heard().into(),
        say::workers().into(),
        say::goal().into(),
        format!("{} %", say::share()).into(),
    ]];
    sheet.extend(rows.iter().map(|row| {
        vec![
            group_name(row).into(),
            row.heard.into(),
            row.workers.into(),
            row.goal.into(),
            row.share_percent.into(),
        ]
    }));
    let goals = rows.iter().any(|row| row.goal.is_some());
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let goal = row.goal.map_or_else(|| "–".to_string(), |goal| figures::number(goal.into()));
            let short = row.reaches_goal == Some(false);
            let heard = match row.workers {
                Some(workers) => say::heard_of(row.heard, workers),
                None => figures::number(row.heard.into()),
            };
            let share = row.share_percent.map_or_else(|| "–".to_string(), say::percent);
            let group = group_name(&row);
            let label = format!("{group}: {heard}");
            view! {
                <tr>
                    <th scope="row" dir="auto">
                        {group}
                        {bars.then(|| view! { <super::Furrow percent=row.share_percent.unwrap_or(0) goal=goal_percent label=label/> })}
                    </th>
                    <td class="num" class:short=short>{heard}</td>
                    {goals.then(|| view! { <td class="num">{goal}</td> })}
                    <td class="num" class:short=short>{share}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table caption sheet>
            <thead><tr><th scope="col">{head}</th><th scope="col" class="num">{say::heard()}</th>{goals.then(|| view! { <th scope="col" class="num">{say::goal()}</th> })}<th scope="col" class="num">{say::share()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
