use super::rests_on;
use super::suggested::Suggested;
use crate::components::{Empty, FindingRow, Frame, Icon, Loaded, Notice, Seg, Tone};
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{FindingState, FindingView, ListFindings};
use shared::kinds::Kind;

/// Findings of an audit, gravest first.
#[component]
pub(crate) fn FindingList() -> impl IntoView {
    let audit = audit_here();
    let findings = ask(&[Kind::Finding, Kind::Decision, Kind::Evidence], move || ListFindings {
        audit,
    });
    let pack = Pack(program());
    let shown = RwSignal::new("draft".to_string());
    let new = StoredValue::new(format!("{}/findings/new", audit_path(audit)));
    let dock = move || view! { <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_finding()}</A> };
    let count = move |state: FindingState| {
        findings
            .get()
            .map(|all| all.findings.iter().filter(|one| one.state == state).count())
            .unwrap_or(0)
    };
    let sub = Signal::derive(move || {
        Some(say::drafts_and_confirmed(
            count(FindingState::Draft),
            count(FindingState::Confirmed),
        ))
    });
    view! {
        <Frame title=say::findings() sub back=audit_path(audit) dock=move || dock().into_any()>
            <div class="stack loose">
            <Suggested audit pack/>
            <Loaded from=findings let:value>
                {move || {
                    let all = value.get().findings;
                    if all.is_empty() {
                        return view! {
                            <Empty icon=icondata::LuFlag title=say::no_findings() text=say::no_findings_text()>
                                <A href=new.get_value() attr:class="btn is-main"><Icon of=icondata::LuPlus/>{say::new_finding()}</A>
                            </Empty>
                        }.into_any();
                    }
                    let gravest = all.iter().find(|one| one.state == FindingState::Draft && pack.severity(&one.severity).0 == 0).map(|one| one.label.clone());
                    let options = vec![
                        ("draft".to_string(), say::drafts(all.iter().filter(|one| one.state == FindingState::Draft).count())),
                        ("confirmed".to_string(), say::confirmed_count(all.iter().filter(|one| one.state == FindingState::Confirmed).count())),
                        ("all".to_string(), say::all()),
                    ];
                    let wanted = move |finding: &FindingView| shown.with(|shown| match shown.as_str() {
                        "draft" => finding.state == FindingState::Draft,
                        "confirmed" => finding.state == FindingState::Confirmed,
                        _ => true,
                    });
                    let rows = move || all.iter().filter(|one| wanted(one)).cloned().map(|finding| view! { <Row finding pack/> }).collect::<Vec<_>>();
                    view! {
                        <div class="stack">
                            {gravest.map(|label| view! {
                                <Notice tone=Tone::Blood icon=icondata::LuOctagonAlert><span><strong>{say::gravest_raised(label)}</strong>" "{say::gravest_raised_note()}</span></Notice>
                            })}
                            <div class="row spread"><Seg label=say::show() options chosen=shown/><span class="small soft only-desk">{say::gravest_first()}</span></div>
                            <ul class="list sheet is-flush">{rows}</ul>
                        </div>
                    }.into_any()
                }}
            </Loaded>
            </div>
        </Frame>
    }
}

#[component]
fn Row(finding: FindingView, pack: Pack) -> impl IntoView {
    let (place, severity) = pack.severity(&finding.severity);
    let to = format!("{}/findings/{}", audit_path(finding.audit), finding.finding);
    let conflicted = !finding.conflicts.is_empty();
    let says = rests_on(&finding);
    // The gravest statements open only on a tap: this list may be seen over a shoulder.
    let statement = if place == 0 {
        say::shown_when_opened()
    } else {
        finding.statement.clone()
    };
    view! {
        <FindingRow to place severity label=finding.label title=pack.provision(&finding.provision) statement state=finding.state conflicted says custody=finding.custody/>
    }
}
