use super::breach::BreachOf;
use super::cells::Cells;
use super::note::Note;
use super::who::Who;
use crate::components::{Fault, Frame, Icon, Loaded};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::{DraftPayFinding, OpenRegister, OpenRegisterRow, RegisterRowView};
use shared::kinds::Kind;
use shared::payroll::{Judgement, Rule};

/// One worker's pay period: what is broken, in a sentence, with every step down to the cell.
#[component]
pub(crate) fn Row() -> impl IntoView {
    let audit = audit_here();
    let record = record_here();
    let period = use_params_map()
        .with_untracked(|params| params.get("period")?.parse::<u32>().ok())
        .unwrap_or(u32::MAX);
    let open = move || OpenRegisterRow {
        payroll: record,
        period,
        who: false,
    };
    let view = ask(&[Kind::Payroll], open);
    let register = ask(&[Kind::Payroll], move || OpenRegister { payroll: record });
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let draft = Callback::new(move |rule: Rule| {
        doing.run(DraftPayFinding { payroll: record, rule }, move |finding| {
            navigate.with_value(|go| {
                go(
                    &format!("{}/findings/{}", audit_path(audit), finding.finding),
                    Default::default(),
                )
            });
        });
    });
    let title = Signal::derive(move || {
        view.get()
            .map(|view| say::row_of(view.row.row))
            .unwrap_or_else(say::register)
    });
    let sub = Signal::derive(move || {
        view.get().map(|view| {
            let parts = [view.row.crew, payroll::period(view.row.first, view.row.last)];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    });
    // The gravest breach is what a finding is drafted on first.
    let gravest = move || {
        let rules = view.with(|view| {
            let breach = view.breaches.iter().max_by_key(|breach| breach.judgement)?;
            Some(breach.rule)
        });
        rules
            .flatten()
            .filter(|_| register.with(|register| register.may_write).unwrap_or_default())
    };
    let dock = move || {
        gravest().map(|rule| view! {
            <button class="btn is-main" type="button" on:click=move |_| draft.run(rule) aria-disabled=move || doing.busy.get().to_string()>
                <Icon of=icondata::LuFlag/>{say::draft_finding_on(rule.id())}
            </button>
        })
    };
    view! {
        <Frame title sub back=format!("{}/pay/register/{record}", audit_path(audit)) dock=move || dock.into_any()>
            {move || doing.fault.get().map(|fault| view! { <Fault of=payroll::fault(fault)/> })}
            <Loaded from=register let:known>
                <Loaded from=view let:value>
                    <div class="cols is-side">
                        <div class="stack loose">
                            {move || view! { <Outcome of=value.get() currency=known.with(|known| known.currency.clone())/> }}
                            {move || {
                                let (of, known) = (value.get(), known.get());
                                of.breaches.into_iter().enumerate().map(|(place, breach)| view! { <BreachOf place breach known=known.clone() draft/> }).collect::<Vec<_>>()
                            }}
                        </div>
                        <aside class="stack">
                            {move || view! { <Cells of=value.with(|value| value.cells.clone())/> }}
                            <Who period/>
                            {move || known.with(|known| known.may_write).then(|| view! { <Note value asked=view/> })}
                        </aside>
                    </div>
                </Loaded>
            </Loaded>
        </Frame>
    }
}

/// Owed, hours, paid; and the rules that could not be checked here.
#[component]
fn Outcome(of: RegisterRowView, currency: String) -> impl IntoView {
    let row = of.row;
    let facts = [
        row.hours.map(|hours| everywhere::hours_short(figures::decimal(hours))),
        row.paid.map(|paid| say::paid_sum(payroll::sum(paid, &currency))),
        row.hourly.map(|hourly| say::per_hour(payroll::rate(hourly, &currency))),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let open: Vec<_> = row
        .rules
        .iter()
        .filter(|rule| !of.breaches.iter().any(|breach| breach.rule == **rule))
        .map(|rule| rule.id())
        .collect();
    let owed = payroll::sum(row.owed, &currency);
    let head = match row.judgement {
        Judgement::Short => {
            view! { <p class="label">{say::row_owed()}</p><p class="figure short" data-figure="row-owed">{owed}</p> }
                .into_any()
        }
        Judgement::Breach => {
            view! { <p class="mark is-clay start"><Icon of=icondata::LuTriangleAlert/>{say::judged_breach()}</p> }
                .into_any()
        }
        Judgement::NotVerifiable => {
            view! { <p class="mark is-ochre start"><Icon of=icondata::LuCircleHelp/>{say::judged_not_verifiable()}</p> }
                .into_any()
        }
        Judgement::Clean => {
            view! { <p class="mark is-field start"><Icon of=icondata::LuCheck/>{say::row_clean()}</p> }.into_any()
        }
    };
    view! {
        <section class="sheet stack tight-3">
            <div class="stack tight">{head}</div>
            <p class="num">{facts.join(" · ")}</p>
            {(!open.is_empty()).then(|| view! { <p class="doubted"><Icon of=icondata::LuCircleHelp/>" "{say::also_not_verifiable(open.join(", "))}</p> })}
        </section>
    }
}
