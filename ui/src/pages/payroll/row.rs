use crate::components::{Area, Fault, Frame, Icon, Loaded, Saved};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Asked, Doing, ask, session};
use crate::words::payroll::{self, say};
use crate::words::{figures, language, say as everywhere};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::{
    ApiError, DraftPayFinding, NoteRegisterRow, OpenRegister, OpenRegisterRow, RegisterRowView, RegisterView, RowCell,
};
use shared::kinds::Kind;
use shared::payroll::register::{CellAt, Field};
use shared::payroll::{Breach, Judgement, Rule, Step, StepKey};

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

/// The sentence, the steps, what they rest on, and the rule.
#[component]
fn BreachOf(place: usize, breach: Breach, known: RegisterView, draft: Callback<Rule>) -> impl IntoView {
    let rule = breach.rule;
    let words = known.rules.iter().find(|words| words.rule == rule);
    let (title, text) = words
        .map(|words| {
            (
                words.title.read(language()).to_string(),
                words.text.read(language()).to_string(),
            )
        })
        .unwrap_or_default();
    let currency = breach
        .owed
        .as_ref()
        .map_or(known.currency.clone(), |owed| owed.currency.clone());
    let owed = breach
        .owed
        .as_ref()
        .map(|owed| view! { <strong class="num short">{figures::money(owed)}</strong> });
    let steps: Vec<_> = breach
        .steps
        .into_iter()
        .map(|step| view! { <StepRow step currency=currency.clone()/> })
        .collect();
    let inputs: Vec<_> = breach
        .inputs
        .into_iter()
        .filter(|input| !matches!(input.field, Field::Name | Field::Worker))
        .map(|input| view! { <tr><th scope="row">{payroll::field(input.field)}</th><td dir="auto">{input.value}</td><td class="code">{input.at.address()}</td></tr> })
        .collect();
    let heading = format!("breach-{place}");
    let region = format!("inputs-{place}");
    view! {
        <section class="sheet stack" aria-labelledby=heading>
            <div class="row spread top"><h2 class="head grow" id=heading.clone()><span class="code">{rule.id()}</span>" "<span dir="auto">{title}</span></h2>{owed}</div>
            <p class="ask" dir="auto">{payroll::statement(&breach.statement)}</p>
            {(!steps.is_empty()).then(|| view! {
                <div class="stack tight"><h3 class="label">{say::step_by_step()}</h3><table class="ledger"><tbody>{steps}</tbody></table></div>
            })}
            {(!inputs.is_empty()).then(|| view! {
                <div class="stack tight">
                    <h3 class="label" id=region.clone()>{say::rests_on()}</h3>
                    <div class="table-wrap" tabindex="0" role="region" aria-labelledby=region>
                        <table class="table"><tbody>{inputs}</tbody></table>
                    </div>
                </div>
            })}
            <details>
                <summary>{say::rule_says()}</summary>
                <div class="stack tight">
                    <p dir="auto">{text}</p>
                    <p class="small soft">{say::source()}": "<span class="code">{breach.sources.join(", ")}</span></p>
                    {breach.unverified.then(|| view! { <p class="small doubted">{say::rule_unverified()}</p> })}
                    {known.may_write.then(|| view! {
                        <button class="btn start" type="button" on:click=move |_| draft.run(rule)><Icon of=icondata::LuFlag/>{say::draft_finding_on(rule.id())}</button>
                    })}
                </div>
            </details>
        </section>
    }
}

#[component]
fn StepRow(step: Step, currency: String) -> impl IntoView {
    let result = step.key == StepKey::Short;
    let formula = payroll::formula(&step.formula, &currency);
    let notes = [
        (!formula.is_empty()).then_some(formula),
        step.of_pack.clone(),
        step.absent.then(say::no_such_column),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .flatten()
        .map(|note| view! { <small dir="auto">{note}</small> })
        .collect();
    let amount = payroll::quantity(step.amount, step.unit, &currency);
    view! { <tr class:total=result><th scope="row">{payroll::step(step.key)}{notes}</th><td class:short=result>{amount}</td></tr> }
}

/// The row as the file has it; who it is stands apart.
#[component]
fn Cells(of: Vec<RowCell>) -> impl IntoView {
    let rows: Vec<_> = of
        .into_iter()
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| {
            let mark = cell.unreadable.then(|| view! { <Icon of=icondata::LuCircleHelp/> });
            let name = payroll::field(cell.field);
            // The title says the sheet.
            let short = CellAt { sheet: String::new(), ..cell.at }.address();
            let head = (!cell.head.is_empty() && cell.head != name).then(|| view! { <small class="soft" dir="auto">" "{cell.head}</small> });
            view! { <tr><th scope="row">{name}{head}</th><td class:unread=cell.unreadable dir="auto">{mark}{cell.text}</td><td class="code">{short}</td></tr> }
        })
        .collect();
    view! {
        <section class="sheet stack tight">
            <h2 class="head" id="cells">{say::row_cells()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="cells"><table class="table"><tbody>{rows}</tbody></table></div>
        </section>
    }
}

/// Number and name by their own tap, gone again on Hide, on leaving, and by the same tap.
#[component]
fn Who(period: u32) -> impl IntoView {
    let session = session();
    let record = record_here();
    let shown = RwSignal::new(None::<Vec<RowCell>>);
    let fault = RwSignal::new(None::<ApiError>);
    let show = move |_| {
        if shown.with_untracked(Option::is_some) {
            shown.set(None);
            return;
        }
        spawn_local(async move {
            let call = OpenRegisterRow {
                payroll: record,
                period,
                who: true,
            };
            match session.call(call).await {
                Ok(view) => {
                    let who = view
                        .cells
                        .into_iter()
                        .filter(|cell| matches!(cell.field, Field::Name | Field::Worker));
                    let _ = shown.try_set(Some(who.collect()));
                }
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    Effect::new(move |_| {
        if session.hidden.get() {
            shown.set(None);
        }
    });
    view! {
        <section class="sheet stack tight-3" aria-labelledby="who">
            <h2 class="head" id="who"><Icon of=icondata::LuLock/>{say::who_it_is()}</h2>
            {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
            {move || shown.get().map(|cells| {
                let lines: Vec<_> = cells.into_iter().map(|cell| view! { <dt>{payroll::field(cell.field)}</dt><dd dir="auto">{cell.text}</dd> }).collect();
                view! { <dl class="facts" role="status">{lines}</dl><p class="small soft">{say::who_note()}</p> }
            })}
            <button class="btn start" type="button" aria-expanded=move || shown.with(|shown| shown.is_some().to_string()) on:click=show>
                {move || match shown.with(Option::is_some) {
                    true => view! { <Icon of=icondata::LuEyeOff/>{say::hide_who()} }.into_any(),
                    false => view! { <Icon of=icondata::LuEye/>{say::show_who()} }.into_any(),
                }}
            </button>
        </section>
    }
}

#[component]
fn Note(value: RwSignal<RegisterRowView>, asked: Asked<RegisterRowView>) -> impl IntoView {
    let doing = Doing::new();
    let record = record_here();
    let note = RwSignal::new(value.with_untracked(|value| value.row.note.clone()));
    let saved = RwSignal::new(false);
    let keep = move || {
        let written = note.get_untracked().trim().to_string();
        if value.with_untracked(|value| value.row.note != written) {
            saved.set(false);
            let call = NoteRegisterRow {
                payroll: record,
                row_hash: value.with_untracked(|value| value.row_hash),
                note: written,
            };
            doing.run(call, move |reply| {
                asked.set(reply);
                saved.set(true);
            });
        }
    };
    view! {
        <section class="sheet stack tight">
            <Area id="row-note" label=say::note() note=say::note_note() value=note left=Callback::new(move |()| keep())/>
            <Saved when=saved/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
