use super::beside::Beside;
use super::books::{CannotTell, LeftOut, Wrong};
use super::leaving::Leaving;
use super::plots::Plots;
use super::rows::Rows;
use super::rules::ByRule;
use super::sampling::Sampling;
use super::totals::Totals;
use crate::components::{CustodyMark, Frame, Icon, Loaded, Notice, Tone};
use crate::pages::history::HistoryDoor;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::ask;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::OpenRegister;
use shared::kinds::Kind;

/// What the books say against the rules.
#[component]
pub(crate) fn Results() -> impl IntoView {
    let audit = audit_here();
    let record = record_here();
    let view = ask(&[Kind::Payroll, Kind::Interview, Kind::Identity], move || {
        OpenRegister { payroll: record }
    });
    let base = audit_path(audit);
    let columns = StoredValue::new(format!("{base}/pay/register/{record}/columns"));
    let title = Signal::derive(move || {
        view.get()
            .map(|view| format!("{} {}", say::register(), view.line.label))
            .unwrap_or_else(say::register)
    });
    let sub = Signal::derive(move || {
        view.get().map(|view| {
            let period = payroll::period(view.line.first, view.line.last);
            [view.line.file_name, period]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    });
    let sampled = RwSignal::new(false);
    let dock =
        move || {
            view.get().filter(|view| view.may_write).map(|_| view! {
            <A href=columns.get_value() attr:class="btn"><Icon of=icondata::LuColumns3/>{say::correct_columns()}</A>
        })
        };
    view! {
        <Frame title sub back=format!("{base}/pay") dock=move || dock.into_any()>
            <Loaded from=view let:value>
                <div class="stack loose">
                    {move || value.with(|value| value.engine_changed).then(|| view! {
                        <Notice tone=Tone::Indigo icon=icondata::LuHistory><span>{say::engine_changed()}</span></Notice>
                    })}
                    {move || view! { <Totals of=value.with(|value| value.line.summary.clone())/> }}
                    {move || view! { <ByRule of=value.get()/> }}
                    {move || view! { <Plots of=value.with(|value| value.plots.clone()) currency=value.with(|value| value.currency.clone())/> }}
                    <Rows record known=value sampled/>
                    <div class="cols is-two">
                        {move || view! { <CannotTell of=value.get()/> }}
                        {move || view! { <Wrong of=value.with(|value| value.faults.clone())/> }}
                    </div>
                    {move || view! { <Beside of=value.with(|value| value.told.clone()) currency=value.with(|value| value.currency.clone())/> }}
                    <div class="cols is-two">
                        <Sampling known=value asked=view sampled/>
                        {move || view! { <LeftOut of=value.with(|value| value.left_out.clone())/> }}
                    </div>
                    <Leaving record/>
                    <section class="sheet stack tight-3">
                        {move || value.with(|value| view! { <CustodyMark at=value.line.custody/> })}
                        <HistoryDoor audit record from="pay/register"/>
                    </section>
                </div>
            </Loaded>
        </Frame>
    }
}
