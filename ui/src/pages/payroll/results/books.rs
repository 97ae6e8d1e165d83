use crate::components::Icon;
use crate::words::language;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::api::{RegisterView, RowsLeftOut};
use shared::payroll::{BookFault, FaultCode};

/// Cells that are named in a line.
const CELLS: usize = 6;
/// Faults that stand open; the rest is folded.
const FAULTS: usize = 8;

/// Checks that could not be made, with what kept them from being made.
#[component]
pub(super) fn CannotTell(of: RegisterView) -> impl IntoView {
    let title = |rule| {
        of.rules
            .iter()
            .find(|words| words.rule == rule)
            .map(|words| words.title.read(language()).to_string())
    };
    let lines: Vec<_> = of
        .not_verifiable
        .iter()
        .map(|open| {
            let cells: Vec<_> = open.cells.iter().take(CELLS).map(|at| at.address()).collect();
            let more = if open.cells.len() > CELLS || u32::try_from(open.cells.len()).unwrap_or(0) < open.count { " …" } else { "" };
            let cells = (!cells.is_empty()).then(|| format!("{}{more}", cells.join(", ")));
            let field = open.field.map(|field| format!(" ({})", payroll::field(field)));
            view! {
                <li class="stack tight">
                    <p><strong class="code">{open.rule.id()}</strong>" "<span class="small soft" dir="auto">{title(open.rule)}</span></p>
                    <p>{payroll::missing(open.missing)}{field}" "<span class="small soft">{say::about_count(open.count)}</span></p>
                    {cells.map(|cells| view! { <p class="small code">{cells}</p> })}
                </li>
            }
        })
        .collect();
    let none = lines.is_empty();
    view! {
        <section class="sheet stack tight-3" aria-labelledby="cannot-tell">
            <h2 class="head" id="cannot-tell"><Icon of=icondata::LuCircleHelp/>{say::cannot_tell()}</h2>
            {if none { view! { <p>{say::cannot_tell_none()}</p> }.into_any() } else { view! { <ul class="stack tight-3 ruled">{lines}</ul> }.into_any() }}
        </section>
    }
}

/// What cannot be right in the files; a value that could be somebody's number is not shown.
#[component]
pub(super) fn Wrong(of: Vec<BookFault>) -> impl IntoView {
    let none = of.is_empty();
    let line = |fault: BookFault| {
        let about_somebody = matches!(
            fault.code,
            FaultCode::NoWorker | FaultCode::WorkerTwice | FaultCode::SameRowTwice | FaultCode::WorkerNotInRegister
        );
        let value = (!fault.value.is_empty() && !about_somebody).then(|| format!(" “{}”", fault.value));
        view! { <li><span class="code">{fault.at.address()}</span><bdi>{value}</bdi>": "{payroll::wrong(fault.code)}</li> }
    };
    let mut of = of;
    let rest = of.split_off(of.len().min(FAULTS));
    let first: Vec<_> = of.into_iter().map(line).collect();
    let unfolded = RwSignal::new(false);
    let more = rest.len();
    view! {
        <section class="sheet stack tight-3" aria-labelledby="wrong">
            <h2 class="head" id="wrong"><Icon of=icondata::LuTriangleAlert/>{say::wrong_in_file()}</h2>
            {if none { view! { <p>{say::wrong_none()}</p> }.into_any() } else { view! { <ul class="stack tight small">{first}</ul> }.into_any() }}
            {(more > 0).then(|| view! {
                <details on:toggle=move |_| unfolded.set(true)>
                    <summary>{say::rows_count(more)}</summary>
                    {move || unfolded.get().then(|| view! { <ul class="stack tight small">{rest.iter().cloned().map(line).collect::<Vec<_>>()}</ul> })}
                </details>
            })}
        </section>
    }
}

/// Rows that are about no worker: none is skipped in silence.
#[component]
pub(super) fn LeftOut(of: Vec<RowsLeftOut>) -> impl IntoView {
    let lines: Vec<_> = of
        .into_iter()
        .map(|rows| view! { <li>{say::left_out_line(rows.count, payroll::why_left_out(rows.why), rows.first)}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="sheet stack tight-3" aria-labelledby="left-out">
                <h2 class="head" id="left-out">{say::left_out()}</h2>
                <ul class="stack tight small">{lines}</ul>
            </section>
        }
    })
}
