use crate::components::{CustodyMark, Icon, VerdictMark};
use crate::pages::audit_path;
use crate::words::figures;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::PaySlipView;

/// A pay slip in a list: its number, never whose it is.
#[component]
pub(crate) fn PaySlipLine(slip: PaySlipView) -> impl IntoView {
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
