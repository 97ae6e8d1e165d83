use super::{Icon, Table};
use crate::words::{figures, language, say};
use leptos::prelude::*;
use rust_decimal::Decimal;
use shared::disclosure::{Cell, Released};
use shared::spreadsheet::Field;

/// Coverage as it may leave: a picture and its table with the same figures. What is kept back is kept back in both.
#[component]
pub(crate) fn CoverageTables(of: Vec<Released>, goal_percent: u32) -> impl IntoView {
    let tables: Vec<_> = of
        .into_iter()
        .map(|table| view! { <One table goal_percent/> })
        .collect();
    view! {
        <section class="sheet stack loose" id="part-coverage"><h2 class="head">{say::coverage_by_group()}</h2>{tables}</section>
    }
}

#[component]
fn One(table: Released, goal_percent: u32) -> impl IntoView {
    let name = match table.table.as_str() {
        "crew" => say::by_crew(),
        "gender" => say::by_gender(),
        "language" => say::by_language(),
        "pay_type" => say::by_pay_type(),
        other => other.to_string(),
    };
    let why: Vec<_> = table.why.iter().map(|why| view! { <p class="small soft row"><Icon of=icondata::LuLock/><span class="grow">{why.sentence(language())}</span></p> }).collect();
    let single = table.columns.len() <= 1;
    let first_cells: Vec<(String, Cell)> = row_names(&table)
        .into_iter()
        .zip(table.cells.iter().filter_map(|row| row.first().copied()))
        .collect();
    let has_shares = single && first_cells.iter().any(|(_, cell)| cell.share_permille().is_some());
    view! {
        <div class="stack">
            <h3 class="label">{name.clone()}</h3>
            <div class="cols is-two">
                {has_shares.then(|| view! { <Bars rows=first_cells.clone() goal_percent/> })}
                {if single { view! { <Plain name=name.clone() rows=first_cells total=table.total/> }.into_any() } else { view! { <Crossed name=name.clone() table/> }.into_any() }}
            </div>
            {why}
        </div>
    }
}

/// The rows in the reader's language, where the pack named them.
fn row_names(table: &Released) -> Vec<String> {
    let named = |(at, name): (usize, &String)| match table.row_words.get(at) {
        Some(words) => words.read(language()).to_owned(),
        None => name.clone(),
    };
    table.rows.iter().enumerate().map(named).collect()
}

/// One bar a group, a line at the goal. A group that is kept back is hatched at full width: its length says nothing.
#[component]
fn Bars(rows: Vec<(String, Cell)>, goal_percent: u32) -> impl IntoView {
    let height = rows.len() * 42;
    let goal = f64::from(goal_percent.min(100)) * 3.2;
    let bars: Vec<_> = rows
        .iter()
        .enumerate()
        .map(|(place, (group, cell))| {
            let top = place * 42 + 20;
            let share = cell.share_permille();
            let words = share.map_or_else(say::kept_back, |share| {
                say::percent_tenths(figures::number(f64::from(share) / 10.0))
            });
            let width = share.map_or(320.0, |share| f64::from(share.min(1000)) * 0.32);
            let fill = match share {
                Some(share) if share >= goal_percent * 10 => "c1",
                Some(_) => "c2",
                None => "c-kept",
            };
            view! {
                <text x="0" y=top - 5>{group.clone()}</text>
                <text x="320" y=top - 5 text-anchor="end" class="soft">{words}</text>
                {share.map(|_| view! { <rect class="c-rest" x="0" y=top width="320" height="14"></rect> })}
                <rect class=fill x="0" y=top width=width height="14"></rect>
            }
        })
        .collect();
    view! {
        <svg class="chart" viewBox=format!("0 0 320 {}", height + 22) role="img" aria-label=say::coverage_chart(goal_percent)>
            <defs><pattern id="kept" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path class="hatch" d="M0 0v7"></path></pattern></defs>
            {bars}
            <path class="floor" d=format!("M{goal} 16V{}", height + 2)></path>
            <text x=goal y=height + 17 text-anchor="middle" font-weight="700">{say::goal_is(goal_percent)}</text>
        </svg>
    }
}

fn count_cell(cell: Cell) -> AnyView {
    match cell {
        Cell::Shown { people, of: Some(of) } => view! { <td class="num">{say::heard_of(people, of)}</td> }.into_any(),
        Cell::Shown { people, of: None } => view! { <td class="num">{figures::number(people.into())}</td> }.into_any(),
        Cell::KeptBack => view! { <td class="kept-back">{say::kept_back()}</td> }.into_any(),
        Cell::Empty => view! { <td class="num">"–"</td> }.into_any(),
    }
}

/// A cell for a spreadsheet: the people, or the words that say why there is no number.
fn field(cell: Cell) -> Field {
    match cell {
        Cell::Shown { people, .. } => people.into(),
        Cell::KeptBack => say::kept_back().into(),
        Cell::Empty => Field::Nothing,
    }
}

#[component]
fn Plain(name: String, rows: Vec<(String, Cell)>, total: Cell) -> impl IntoView {
    let of = |cell: Cell| match cell {
        Cell::Shown { of, .. } => of,
        Cell::KeptBack | Cell::Empty => None,
    };
    let share = |cell: Cell| cell.share_permille().map(|share| Decimal::new(share.into(), 1));
    let line = |name: &String, cell: Cell| vec![name.clone().into(), field(cell), of(cell).into(), share(cell).into()];
    let mut sheet = vec![vec![
        name.clone().into(),
        say::heard().into(),
        say::workers().into(),
        format!("{} %", say::share()).into(),
    ]];
    sheet.extend(rows.iter().map(|(group, cell)| line(group, *cell)));
    sheet.push(line(&say::total(), total));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(group, cell)| {
            let share = cell.share_permille().map(|share| say::percent_tenths(figures::number(f64::from(share) / 10.0)));
            view! { <tr><th scope="row" dir="auto">{group}</th>{count_cell(cell)}<td class="num">{share.unwrap_or_else(|| "–".into())}</td></tr> }
        })
        .collect();
    view! {
        <Table caption=name.clone() sheet>
            <thead><tr><th scope="col">{name}</th><th scope="col" class="num">{say::heard()}</th><th scope="col" class="num">{say::share()}</th></tr></thead>
            <tbody>{rows}<tr><th scope="row">{say::total()}</th>{count_cell(total)}<td></td></tr></tbody>
        </Table>
    }
}

#[component]
fn Crossed(name: String, table: Released) -> impl IntoView {
    let head = std::iter::once(name.clone()).chain(table.columns.iter().cloned());
    let mut sheet: Vec<Vec<Field>> = vec![head.chain([say::total()]).map(Field::from).collect()];
    let line = |name: String, cells: &[Cell], total: Cell| {
        let cells = cells.iter().copied().chain([total]).map(field);
        std::iter::once(name.into()).chain(cells).collect::<Vec<Field>>()
    };
    for ((row, cells), total) in table.rows.iter().zip(&table.cells).zip(&table.row_totals) {
        sheet.push(line(row.clone(), cells, *total));
    }
    sheet.push(line(say::total(), &table.column_totals, table.total));
    let heads: Vec<_> = table
        .columns
        .into_iter()
        .map(|column| view! { <th scope="col" class="num" dir="auto">{column}</th> })
        .collect();
    let rows: Vec<_> = table
        .rows
        .into_iter()
        .zip(table.cells)
        .zip(table.row_totals)
        .map(|((row, cells), total)| view! { <tr><th scope="row" dir="auto">{row}</th>{cells.into_iter().map(count_cell).collect::<Vec<_>>()}{count_cell(total)}</tr> })
        .collect();
    let totals: Vec<_> = table.column_totals.into_iter().map(count_cell).collect();
    view! {
        <Table caption=name.clone() sheet>
            <thead><tr><th scope="col">{name}</th>{heads}<th scope="col" class="num">{say::total()}</th></tr></thead>
            <tbody>{rows}<tr><th scope="row">{say::total()}</th>{totals}{count_cell(table.total)}</tr></tbody>
        </Table>
    }
}
