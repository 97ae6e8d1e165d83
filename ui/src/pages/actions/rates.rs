use crate::components::{Furrow, Icon, Table};
use crate::words::say;
use leptos::prelude::*;
use shared::api::ProgressRate;

/// How far each site is: corrected of all, the time that is used as a line on it, and the same figures as a table.
#[component]
pub(super) fn Rates(of: Vec<ProgressRate>) -> impl IntoView {
    let mut sheet = vec![vec![
        say::site().into(),
        say::actions().into(),
        say::action_reported_fixed().into(),
        say::action_verified().into(),
        say::due_so_far().into(),
        say::overdue_count_head().into(),
        format!("{} %", say::progress()).into(),
        format!("{} %", say::time_used()).into(),
    ]];
    sheet.extend(of.iter().map(|rate| {
        vec![
            rate.site.clone().into(),
            rate.actions.into(),
            rate.reported_fixed.into(),
            rate.verified.into(),
            rate.due.into(),
            rate.overdue.into(),
            rate.rate_percent.into(),
            rate.time_used_percent.into(),
        ]
    }));
    let rows: Vec<_> = of
        .into_iter()
        .map(|rate| {
            let fixed = rate.reported_fixed + rate.verified;
            let words = say::corrected_of(fixed as usize, rate.actions as usize);
            let label = format!("{}: {words}", rate.site);
            let time = rate.time_used_percent.map_or_else(|| "–".to_string(), say::percent);
            view! {
                <tr>
                    <th scope="row" dir="auto">{rate.site}
                        <Furrow percent=rate.rate_percent goal=rate.time_used_percent label=label/>
                        <span class="row spread small soft"><span>{words}</span>
                            {rate.behind_schedule.then(|| view! { <span class="mark is-clay"><Icon of=icondata::LuAlarmClock/>{say::behind_schedule()}</span> })}</span>
                    </th>
                    <td class="num">{say::percent(rate.rate_percent)}</td>
                    <td class="num" class:short=rate.behind_schedule>{time}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table caption=say::progress_by_site() sheet>
            <thead><tr><th scope="col">{say::site()}</th><th scope="col" class="num">{say::progress()}</th><th scope="col" class="num">{say::time_used()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="small soft">{say::progress_note()}</p>
    }
}
