use crate::components::{Area, Fault, Icon};
use crate::pages::audit_path;
use crate::pages::handing_back::HandBack;
use crate::state::Doing;
use crate::words::{figures, language, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{Contradiction, OpenContradiction, ReconcileView, SettleContradiction, TaskPerson};
use shared::ids::RoomId;
use shared::money::Money;

/// A side of a contradiction: what it is called, where it opens, what it says.
struct Side {
    label: String,
    to: String,
    says: String,
}

fn sides(of: &Contradiction, base: &str) -> (String, Vec<Side>) {
    let side = |label: &str, to: String, says: String| Side {
        label: label.to_string(),
        to: format!("{base}/{to}"),
        says,
    };
    match of {
        Contradiction::HoursTold {
            interview,
            worker_code,
            register,
            register_label,
            told,
            books,
        } => (
            say::hours_differ(),
            vec![
                side(
                    worker_code,
                    format!("interviews/{interview}"),
                    say::hours_told(figures::decimal(*told)),
                ),
                side(
                    register_label,
                    format!("pay/register/{register}"),
                    say::hours_on_books(figures::decimal(*books)),
                ),
            ],
        ),
        Contradiction::PayTold {
            interview,
            worker_code,
            register,
            register_label,
            told,
            books,
            currency,
        } => {
            let money = |amount| {
                figures::money(&Money {
                    amount,
                    currency: currency.clone(),
                })
            };
            (
                say::pay_differs(),
                vec![
                    side(
                        worker_code,
                        format!("interviews/{interview}"),
                        say::pay_told(money(*told)),
                    ),
                    side(
                        register_label,
                        format!("pay/register/{register}"),
                        say::pay_on_books(money(*books)),
                    ),
                ],
            )
        }
        Contradiction::ChecklistBesideFinding {
            checklist,
            checklist_label,
            place,
            question,
            finding,
            finding_label,
            photos,
        } => {
            let found = match photos {
                0 => say::says_breach(),
                photos => say::says_breach_with_photos(*photos),
            };
            let item = question.read(language());
            (
                say::checklist_differs(),
                vec![
                    side(
                        checklist_label,
                        format!("checklists/{checklist}"),
                        format!("{place}: {item} · {}", say::in_order()),
                    ),
                    side(finding_label, format!("findings/{finding}"), found),
                ],
            )
        }
        Contradiction::NobodySaid { finding, finding_label } => (
            say::nobody_said(),
            vec![side(
                finding_label,
                format!("findings/{finding}"),
                say::nobody_said_note(),
            )],
        ),
    }
}

/// Two things that were captured and do not agree: settled with a reason, or asked about.
#[component]
pub(super) fn ContradictionSheet(
    audit: RoomId,
    of: OpenContradiction,
    people: Vec<TaskPerson>,
    decided: Callback<ReconcileView>,
    asked: Callback<()>,
) -> impl IntoView {
    let doing = Doing::new();
    let reason = RwSignal::new(String::new());
    let id = StoredValue::new(of.id.clone());
    let (head, sides) = sides(&of.what, &audit_path(audit));
    let labels = sides
        .iter()
        .map(|side| side.label.clone())
        .collect::<Vec<_>>()
        .join(" · ");
    let named = format!("{} {labels}", say::contradiction());
    let rows: Vec<_> = sides
        .into_iter()
        .map(|side| view! {
            <li><A href=side.to attr:class="item"><span class="grow"><strong class="code">{side.label}</strong><span class="small" dir="auto">{side.says}</span></span><Icon of=icondata::LuChevronRight turns=true/></A></li>
        })
        .collect();
    let settle = move |_| {
        let call = SettleContradiction {
            audit,
            id: id.get_value(),
            reason: reason.get_untracked().trim().to_string(),
        };
        doing.run(call, move |reply| decided.run(reply));
    };
    let about = of.what.record();
    view! {
        <section class="sheet stack" aria-label=named>
            <div class="row spread"><h2 class="head"><Icon of=icondata::LuScale/>{head}</h2>
                {of.material.then(|| view! { <span class="mark is-clay">{say::stops_publishing()}</span> })}</div>
            <ul class="list">{rows}</ul>
            <Area id=format!("settle-{}", of.id) label=say::how_it_is() note=say::settle_note() value=reason/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <button class="btn is-main is-wide" type="button" on:click=settle aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::settle()}</button>
            <HandBack audit about people given=asked/>
        </section>
    }
}
