use super::{Icon, Notice, Tone};
use crate::words::{figures, language, say};
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shared::money::Money;
use shared::payroll::{Arithmetic, FormulaPart, LedgerLine, LineKey, LinePlace, Unit, Unverifiable, Verdict};

fn money(amount: Decimal, currency: &str) -> String {
    figures::money(&Money {
        amount,
        currency: currency.to_string(),
    })
}

fn quantity(value: Decimal, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Hours => say::hours_short(figures::decimal(value)),
        Unit::Pieces => figures::decimal(value),
        Unit::Money | Unit::MoneyPerHour | Unit::MoneyPerPiece => money(value, currency),
    }
}

fn line_name(key: LineKey) -> String {
    match key {
        LineKey::RecordedHours => say::line_recorded_hours(),
        LineKey::WaitingHours => say::line_waiting_hours(),
        LineKey::HoursToPay => say::line_hours_to_pay(),
        LineKey::WageFloor => say::line_wage_floor(),
        LineKey::OwedByFloor => say::line_owed_by_floor(),
        LineKey::OwedByRates => say::line_owed_by_rates(),
        LineKey::Pieces => say::line_pieces(),
        LineKey::HourlyPay => say::line_hourly_pay(),
        LineKey::OtherPay => say::line_other_pay(),
        LineKey::MakeUpPay => say::line_make_up_pay(),
        LineKey::Unexplained => say::line_unexplained(),
        LineKey::PaidForWork => say::line_paid_for_work(),
        LineKey::Short => say::line_short(),
    }
}

fn unverifiable(what: Unverifiable) -> String {
    match what {
        Unverifiable::RecordedHours => say::unverifiable_recorded_hours(),
        Unverifiable::WaitingHours => say::unverifiable_waiting_hours(),
        Unverifiable::PieceCount => say::unverifiable_piece_count(),
        Unverifiable::Premium => say::unverifiable_premium(),
        Unverifiable::DeductionConsent => say::unverifiable_deductions(),
        Unverifiable::FloorChanged => say::unverifiable_floor_changed(),
        Unverifiable::FloorRate => say::unverifiable_floor_rate(),
        Unverifiable::SlipFields => say::unverifiable_slip_fields(),
    }
}

/// The result in one figure, one sentence and one bar.
#[component]
pub(crate) fn Verdicts(of: Arithmetic) -> impl IntoView {
    let currency = of.paid.currency.clone();
    let an_hour = of
        .per_hour_to_pay
        .map(|paid| say::paid_and_owed_an_hour(money(paid, &currency), money(of.floor.hourly, &currency)));
    let head = match of.verdict {
        Verdict::Short => view! { <p class="label">{say::short_this_period()}</p><p class="figure short">{figures::money(&of.shortfall)}</p> }.into_any(),
        Verdict::Reaches => view! { <p class="mark is-field start"><Icon of=icondata::LuCheck/>{say::reaches_floor()}</p><p class="figure">{figures::money(&of.paid)}</p> }.into_any(),
        Verdict::NotVerifiable => view! { <p class="mark is-ochre start"><Icon of=icondata::LuCircleHelp/>{say::not_verifiable()}</p> }.into_any(),
    };
    view! {
        <section class="sheet stack tight-3">
            <div class="stack tight">{head}</div>
            {an_hour.map(|sentence| view! { <p class="num">{sentence}</p> })}
            {of.owed.map(|owed| view! { <Bar paid=of.paid.clone() owed/> })}
        </section>
    }
}

/// Paid of owed: the gap is hatched, the line is what is owed.
#[component]
fn Bar(paid: Money, owed: Money) -> impl IntoView {
    let whole = paid.amount.max(owed.amount);
    let width = |part: Decimal| {
        if whole.is_zero() {
            0.0
        } else {
            (part / whole).to_f64().unwrap_or(0.0) * 316.0
        }
    };
    let (at, goal) = (width(paid.amount), width(owed.amount));
    view! {
        <svg class="chart" viewBox="0 0 320 62" role="img" aria-label=say::paid_of_owed(figures::money(&paid), figures::money(&owed))>
            <rect class="c1" x="0" y="8" width=at height="22"></rect>
            {(goal > at).then(|| view! { <rect class="c2" x=at y="8" width=goal - at height="22"></rect> })}
            <path class="floor" d=format!("M{goal} 2v34")></path>
            <text x="0" y="52">{format!("{} {}", say::paid(), figures::money(&paid))}</text>
            <text x="318" y="52" text-anchor="end">{format!("{} {}", say::owed(), figures::money(&owed))}</text>
        </svg>
    }
}

/// Every step with its numbers, so that whoever is short can check it on paper.
#[component]
pub(crate) fn Ledger(of: Arithmetic) -> impl IntoView {
    let currency = of.paid.currency.clone();
    let highest = say::highest_of(
        of.floor
            .candidates
            .iter()
            .map(|one| format!("{} {}", one.title.read(language()), money(one.hourly, &currency)))
            .collect::<Vec<_>>()
            .join(", "),
    );
    let rows: Vec<_> = of
        .lines
        .into_iter()
        .map(|line| view! { <Row line currency=currency.clone() highest=highest.clone()/> })
        .collect();
    let alone = of.slip_alone_looks_right.then_some(of.per_recorded_hour).flatten();
    view! {
        <section class="sheet stack tight" aria-labelledby="steps">
            <h2 class="head" id="steps">{say::step_by_step()}</h2>
            <table class="ledger"><tbody>{rows}</tbody></table>
            <p class="small soft">{say::rounded_once()}{alone.map(|hourly| format!(" {}", say::slip_alone(money(hourly, &currency))))}</p>
        </section>
        <NotVerifiable of=of.not_verifiable/>
    }
}

/// Checks that could not be made: they count against the books.
#[component]
pub(crate) fn NotVerifiable(of: Vec<Unverifiable>) -> impl IntoView {
    let items: Vec<_> = of
        .into_iter()
        .map(|what| view! { <li>{unverifiable(what)}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Here icon=icondata::LuCircleHelp>
                <strong>{say::not_verifiable_checks(items.len())}</strong>
                <ul class="bullets stack tight small">{items}</ul>
                <p class="small">{say::not_verifiable_note()}</p>
            </Notice>
        }
    })
}

/// How a pay slip came out, in a list.
#[component]
pub(crate) fn VerdictMark(verdict: Verdict, shortfall: Money) -> impl IntoView {
    let (class, icon, word) = match verdict {
        Verdict::Short => (
            "mark is-clay num",
            icondata::LuTriangleAlert,
            say::short_by(figures::money(&shortfall)),
        ),
        Verdict::Reaches => ("mark is-field", icondata::LuCheck, say::reaches_floor()),
        Verdict::NotVerifiable => ("mark is-ochre", icondata::LuCircleHelp, say::not_verifiable()),
    };
    view! { <span class=class><Icon of=icon/>{word}</span> }
}

#[component]
fn Row(line: LedgerLine, currency: String, highest: String) -> impl IntoView {
    let class = match line.place {
        LinePlace::Step => "",
        LinePlace::Sum => "sum",
        LinePlace::Result => "total",
    };
    let name = match line.step {
        Some(step) => format!("{step}. {}", line_name(line.key)),
        None => line_name(line.key),
    };
    let formula: String = line
        .formula
        .iter()
        .map(|part| match part {
            FormulaPart::Figure { value, unit } => quantity(*value, *unit, &currency),
            FormulaPart::Times => " × ".into(),
            FormulaPart::Plus => " + ".into(),
            FormulaPart::Minus => " − ".into(),
        })
        .collect();
    let notes = [
        (!formula.is_empty()).then_some(formula),
        (line.key == LineKey::WageFloor).then_some(highest),
        line.source,
        line.rule.map(say::rule_id),
        line.absent.then(say::no_such_line),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .flatten()
        .map(|note| view! { <small dir="auto">{note}</small> })
        .collect();
    let short = line.key == LineKey::Short && !line.quantity.is_zero();
    view! { <tr class=class><th scope="row">{name}{notes}</th><td class:short=short>{quantity(line.quantity, line.unit, &currency)}</td></tr> }
}
