use super::stated::NotStated;
use crate::components::{CustodyMark, Frame, Icon, Ledger, Loaded, Verdicts};
use crate::pages::history::HistoryDoor;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::ask;
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::OpenPaySlip;
use shared::kinds::Kind;
use shared::payroll::Verdict;

/// A pay slip: the sentence, the bar, the ledger.
#[component]
pub(crate) fn PaySlipPage() -> impl IntoView {
    let audit = audit_here();
    let pay_slip = record_here();
    let view = ask(&[Kind::Payroll], move || OpenPaySlip { pay_slip });
    let base = audit_path(audit);
    let (finding, correct) = (
        format!("{base}/findings/new?slip={pay_slip}"),
        format!("{base}/pay/{pay_slip}/correct"),
    );
    let title = Signal::derive(move || view.get().map(|view| view.label).unwrap_or_else(say::pay_slip));
    let sub = Signal::derive(move || {
        view.get().map(|view| {
            let period = figures::days(view.slip.first_day, view.slip.last_day);
            if view.crew.is_empty() {
                period
            } else {
                format!("{} · {period}", view.crew)
            }
        })
    });
    let dock = move || {
        view.get().filter(|view| view.may_write).map(|view| view! {
        <A href=correct.clone() attr:class="btn" attr:aria-label=say::correct_figures()><Icon of=icondata::LuPencilLine/><span class="only-desk">{say::correct_figures()}</span></A>
        {(view.arithmetic.verdict != Verdict::Reaches).then(|| view! {
            <A href=finding.clone() attr:class="btn is-main"><Icon of=icondata::LuFlag/>{say::draft_finding()}</A>
        })}
    })
    };
    view! {
        <Frame title sub back=format!("{base}/pay") dock=move || dock.into_any()>
            <Loaded from=view let:value>
                {move || {
                    let view = value.get();
                    view! {
                        <div class="cols is-side">
                            <div class="stack loose"><Verdicts of=view.arithmetic.clone()/></div>
                            <aside class="stack">
                                <section class="sheet stack tight"><CustodyMark at=view.custody/><p class="small soft" dir="auto">{say::keyed_by(view.author_name)}</p>
                                    <p class="small soft">{say::the_rule()}": "<span class="code">{view.arithmetic.rules.join(", ")}</span></p></section>
                                <HistoryDoor audit=audit_here() record=pay_slip from="pay"/>
                            </aside>
                            <div class="stack"><NotStated states=view.arithmetic.states.clone()/><Ledger of=view.arithmetic/></div>
                        </div>
                    }
                }}
            </Loaded>
        </Frame>
    }
}
