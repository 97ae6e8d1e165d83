use crate::components::{CustodyMark, Empty, Frame, Icon, Loaded, VerdictMark};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ListPaySlips, PaySlipView};
use shared::kinds::Kind;
use shared::payroll::Verdict;

/// Pay slips of an audit: short ones first. Numbers of slips, never whose they are.
#[component]
pub(crate) fn PaySlipList() -> impl IntoView {
    let audit = audit_here();
    let slips = ask(&[Kind::Payroll], move || ListPaySlips { audit });
    let new = StoredValue::new(format!("{}/pay/new", audit_path(audit)));
    let dock = move || view! { <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_pay_slip()}</A> };
    let sub = Signal::derive(move || {
        slips.get().map(|slips| {
            let short = slips
                .slips
                .iter()
                .filter(|slip| slip.arithmetic.verdict == Verdict::Short)
                .count();
            say::short_of(short, slips.slips.len())
        })
    });
    view! {
        <Frame title=say::pay_slips() sub back=audit_path(audit) dock=move || dock().into_any()>
            <Loaded from=slips let:value>
                {move || {
                    let mut slips = value.get().slips;
                    if slips.is_empty() {
                        return view! {
                            <Empty icon=icondata::LuBanknote title=say::no_pay_slips() text=say::no_pay_slips_text()>
                                <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_pay_slip()}</A>
                            </Empty>
                        }.into_any();
                    }
                    slips.sort_by_key(|slip| std::cmp::Reverse(slip.arithmetic.shortfall.amount));
                    let rows: Vec<_> = slips.into_iter().map(|slip| view! { <Row slip/> }).collect();
                    view! { <ul class="list sheet is-flush">{rows}</ul> }.into_any()
                }}
            </Loaded>
        </Frame>
    }
}

#[component]
fn Row(slip: PaySlipView) -> impl IntoView {
    let period = figures::days(slip.slip.first_day, slip.slip.last_day);
    let says = [slip.crew, period]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li><A href=format!("{}/pay/{}", audit_path(slip.audit), slip.pay_slip) attr:class="item">
            <span class="grow"><strong class="code">{slip.label}</strong><span class="small soft" dir="auto">{says}</span><CustodyMark at=slip.custody/></span>
            <VerdictMark verdict=slip.arithmetic.verdict shortfall=slip.arithmetic.shortfall/>
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}
