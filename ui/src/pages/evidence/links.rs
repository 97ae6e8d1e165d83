use crate::components::{Door, Fault, Icon, Pick};
use crate::pages::audit_path;
use crate::pages::program::{Pack, program};
use crate::state::{Doing, ask};
use crate::words::{language, say};
use leptos::prelude::*;
use shared::api::{EvidenceLink, EvidenceView, LinkEvidence, ListChecklists, ListFindings, ListPaySlips};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// The findings that it backs up and where it belongs; link one more, or take a link back.
#[component]
pub(super) fn Links(value: RwSignal<EvidenceView>) -> impl IntoView {
    let audit = value.with_untracked(|value| value.audit);
    let evidence = value.with_untracked(|value| value.evidence);
    let findings = ask(&[Kind::Finding], move || ListFindings { audit });
    let checklists = ask(&[Kind::Checklist], move || ListChecklists { audit });
    let slips = ask(&[Kind::Payroll], move || ListPaySlips { audit });
    let pack = Pack(program());
    let doing = Doing::new();
    let chosen = RwSignal::new(String::new());
    let link = move |record: RecordId, linked: bool| {
        doing.run(
            LinkEvidence {
                evidence,
                finding: record,
                linked,
            },
            move |reply| value.set(reply),
        )
    };
    let options = Signal::derive(move || {
        let linked = value.with(|value| {
            let findings = value.findings.iter().map(|one| one.finding);
            findings
                .chain(value.links.iter().map(|one| one.record))
                .collect::<Vec<_>>()
        });
        let mut all: Vec<(RecordId, String)> = Vec::new();
        for one in findings.get().map(|all| all.findings).unwrap_or_default() {
            all.push((one.finding, format!("{} {}", one.label, pack.provision(&one.provision))));
        }
        for one in checklists.get().map(|all| all.lines).unwrap_or_default() {
            all.push((
                one.checklist,
                format!("{} {} {}", one.label, one.title.read(language()), one.place),
            ));
        }
        for one in slips.get().map(|all| all.slips).unwrap_or_default() {
            all.push((one.pay_slip, format!("{} {}", one.label, say::pay_slip())));
        }
        let rest = all.into_iter().filter(|(record, _)| !linked.contains(record));
        std::iter::once((String::new(), say::choose_link()))
            .chain(rest.map(|(record, words)| (record.to_string(), words)))
            .collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Ok(record) = chosen.get().parse() {
            link(record, true);
            chosen.set(String::new());
        }
    });
    let undo = move |record: RecordId, label: String| {
        view! { <li><button class="btn is-bare" type="button" on:click=move |_| link(record, false)><Icon of=icondata::LuUndo2/>{say::unlink(label)}</button></li> }
    };
    let other = move |one: EvidenceLink| {
        let (icon, page) = match one.kind {
            Kind::Checklist => (icondata::LuListChecks, "checklists"),
            Kind::Interview => (icondata::LuMic, "interviews"),
            _ => (icondata::LuBanknote, "pay"),
        };
        let to = format!("{}/{page}/{}", audit_path(audit), one.record);
        view! {
            <Door icon to name=one.label.clone()/>
            {undo(one.record, one.label)}
        }
    };
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head">{say::backs_up()}</h2>
            <ul class="list">
                {move || value.get().findings.into_iter().map(|one| view! {
                    <Door icon=icondata::LuFlag to=format!("{}/findings/{}", audit_path(audit), one.finding) name=format!("{} {}", one.label, pack.provision(&one.title))/>
                    {undo(one.finding, one.label.clone())}
                }).collect::<Vec<_>>()}
                {move || value.get().links.into_iter().map(other).collect::<Vec<_>>()}
            </ul>
            {move || value.with(|value| value.may_write).then(|| view! { <Pick id="link" label=say::link_finding() options value=chosen/> })}
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
