use crate::components::{CustodyMark, Empty, Frame, Icon, Loaded};
use crate::pages::payslips::PaySlipLine;
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::payroll::{self, say};
use crate::words::say as everywhere;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ListPaySlips, ListRegisters, PaySlipView, RegisterLine};
use shared::kinds::Kind;

/// The books of an audit: registers first, pay slips keyed in by hand below.
#[component]
pub(super) fn PayHome() -> impl IntoView {
    let audit = audit_here();
    let registers = ask(&[Kind::Payroll], move || ListRegisters { audit });
    let slips = ask(&[Kind::Payroll], move || ListPaySlips { audit });
    let base = audit_path(audit);
    let (import, key_in) = (
        StoredValue::new(format!("{base}/pay/register/new")),
        StoredValue::new(format!("{base}/pay/new")),
    );
    let doors = move || {
        view! {
            <A href=key_in.get_value() attr:class="btn"><Icon of=icondata::LuPencilLine/>{say::key_in_slip()}</A>
            <A href=import.get_value() attr:class="btn is-main"><Icon of=icondata::LuFileSpreadsheet/>{say::import_register()}</A>
        }
    };
    view! {
        <Frame title=everywhere::payroll() back=base dock=move || doors().into_any()>
            <Loaded from=registers let:registers>
                <Loaded from=slips let:slips>
                    {move || {
                        let (registers, slips) = (registers.get().registers, slips.get().slips);
                        if registers.is_empty() && slips.is_empty() {
                            return view! {
                                <Empty icon=icondata::LuBanknote title=say::no_books() text=say::no_books_text()>
                                    <div class="row">{doors()}</div>
                                </Empty>
                            }.into_any();
                        }
                        view! { <div class="stack loose"><Registers of=registers/><Slips of=slips/></div> }.into_any()
                    }}
                </Loaded>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Registers(of: Vec<RegisterLine>) -> impl IntoView {
    let lines: Vec<_> = of.into_iter().map(|line| view! { <RegisterOf line/> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="registers">
                <h2 class="head" id="registers">{say::registers()}</h2>
                <ul class="list sheet is-flush">{lines}</ul>
            </section>
        }
    })
}

#[component]
fn RegisterOf(line: RegisterLine) -> impl IntoView {
    let summary = line.summary;
    let period = payroll::period(line.first, line.last);
    let workers = match summary.workers_short {
        0 => say::nothing_short(summary.workers),
        short => say::workers_checked_short(short, summary.workers),
    };
    let open = summary.workers_not_verifiable;
    let owed = summary.owed.iter().filter(|owed| !owed.amount.is_zero());
    let owed: Vec<_> = owed.map(|owed| payroll::sum(owed.amount, &owed.currency)).collect();
    let mark = match (owed.is_empty(), open) {
        (false, _) => view! {
            <span class="mark is-clay num"><Icon of=icondata::LuTriangleAlert/>{say::owed_sum(owed.join(" + "))}</span>
        }
        .into_any(),
        (true, 0) => ().into_any(),
        (true, open) => view! {
            <span class="mark is-ochre num"><Icon of=icondata::LuCircleHelp/>{say::workers_not_verifiable(open)}</span>
        }
        .into_any(),
    };
    let to = format!("{}/pay/register/{}", audit_path(audit_here()), line.payroll);
    view! {
        <li><A href=to attr:class="item">
            <span class="grow">
                <strong><span class="code">{line.label}</span>" "<bdi>{line.file_name}</bdi></strong>
                <span class="small soft" dir="auto">{[period, workers].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")}</span>
                <CustodyMark at=line.custody/>
            </span>
            {mark}
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}

/// Short ones first.
#[component]
fn Slips(of: Vec<PaySlipView>) -> impl IntoView {
    let mut of = of;
    of.sort_by_key(|slip| std::cmp::Reverse(slip.arithmetic.shortfall.amount));
    let lines: Vec<_> = of.into_iter().map(|slip| view! { <PaySlipLine slip/> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="slips">
                <h2 class="head" id="slips">{everywhere::pay_slips()}</h2>
                <ul class="list sheet is-flush">{lines}</ul>
            </section>
        }
    })
}
