use super::behind::Behind;
use super::corroboration::Corroboration;
use super::merged::Merged;
use super::new::{BasisTicks, Supports};
use super::rests_on;
use crate::components::{
    Area, Choice, CustodyMark, DecidedApart, Door, Fault, FindingMark, Frame, Icon, Loaded, Saved, SeverityMark,
    TwoValues, severity_tone,
};
use crate::pages::handing_back::HandBackHere;
use crate::pages::history::HistoryDoor;
use crate::pages::program::{Pack, program};
use crate::pages::reconcile::AlarmState;
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask, session};
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ConflictView, EditFinding, FindingView, OpenFinding, StatementEdit};
use shared::kinds::Kind;
use shared::permissions::Role;

/// A finding: what was found, under which provision, what it rests on, and what two people set differently.
#[component]
pub(crate) fn FindingPage() -> impl IntoView {
    let audit = audit_here();
    let finding = record_here();
    let view = ask(&[Kind::Finding, Kind::Decision, Kind::Evidence], move || OpenFinding {
        finding,
    });
    let pack = Pack(program());
    let editing = RwSignal::new(false);
    let title = Signal::derive(move || view.get().map(|view| view.label).unwrap_or_else(say::finding));
    let sub = Signal::derive(move || view.get().map(|view| pack.provision(&view.provision)));
    let photo = format!("{}/evidence/new?finding={finding}", audit_path(audit));
    let dock = move || {
        view.get().filter(|view| view.may_write).map(|_| view! {
        <A href=photo.clone() attr:class="btn" attr:aria-label=say::take_photo()><Icon of=icondata::LuCamera/><span class="only-desk">{say::take_photo()}</span></A>
        <button class="btn is-main" type="button" on:click=move |_| editing.update(|on| *on = !*on)>
            {move || if editing.get() { view! { <Icon of=icondata::LuEye/>{say::stop_editing()} }.into_any() } else { view! { <Icon of=icondata::LuPencilLine/>{say::edit()} }.into_any() }}
        </button>
    })
    };
    view! {
        <Frame title sub back=format!("{}/findings", audit_path(audit)) dock=move || dock.into_any()>
            <Loaded from=view let:value>
                {move || if editing.get() {
                    view! { <Edit value pack/> }.into_any()
                } else {
                    view! { <Read value pack again=Callback::new(move |()| view.again())/> }.into_any()
                }}
            </Loaded>
        </Frame>
    }
}

/// What is written into stands outside of what is drawn again when the finding changes.
#[component]
fn Read(value: RwSignal<FindingView>, pack: Pack, again: Callback<()>) -> impl IntoView {
    let (audit, finding) = value.with_untracked(|of| (of.audit, of.finding));
    view! {
        <div class="cols is-side">
            <div class="stack">
                {move || { pack.track(); view! { <Stated of=value.get() pack again/> } }}
                <Behind value pack/>
            </div>
            <aside class="stack">
                {move || view! { <RestsOn of=value.get()/> }}
                <HandBackHere audit about=finding/>
                <HistoryDoor audit record=finding from="findings"/>
            </aside>
        </div>
    }
}

#[component]
fn Stated(of: FindingView, pack: Pack, again: Callback<()>) -> impl IntoView {
    let (place, severity) = pack.severity(&of.severity);
    let says = rests_on(&of);
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    let merged = of.clone();
    let conflicts: Vec<_> = of
        .conflicts
        .into_iter()
        .map(|conflict| view! { <Conflict conflict pack/> })
        .collect();
    view! {
        {of.alert.map(|alert| view! { <AlarmState of=alert/> })}
        <Merged of=merged leads again/>
        {conflicts}
        <DecidedApart of=of.decided_apart/>
        <article class=format!("finding sheet {}", severity_tone(place))>
            <div class="row spread"><FindingMark state=of.state/><SeverityMark place word=severity/></div>
            <h2 class="head" dir="auto">{pack.provision(&of.provision)}</h2>
            <p class="statement" dir="auto">{of.statement}</p>
            {of.reason.map(|reason| view! { <p class="small"><strong>{say::leads_reason()}</strong>" "<span dir="auto">{reason}</span></p> })}
            <div class="row spread"><span class="small soft">{says}</span><CustodyMark at=of.custody/></div>
            <p class="small soft" dir="auto">{say::raised_by(of.author_name)}</p>
        </article>
    }
}

#[component]
fn RestsOn(of: FindingView) -> impl IntoView {
    let base = audit_path(of.audit);
    let evidence: Vec<_> = of
        .evidence
        .iter()
        .enumerate()
        .map(|(place, id)| {
            view! {
                <Door icon=icondata::LuImage to=format!("{base}/evidence/{id}") name=say::evidence_item(place + 1)/>
            }
        })
        .collect();
    view! {
        {of.corroboration.map(|counted| view! { <Corroboration of=counted/> })}
        <section class="sheet stack tight">
            <h2 class="head">{say::evidence()}</h2>
            {if evidence.is_empty() { view! { <p class="small soft">{say::no_photo_linked()}</p> }.into_any() } else { view! { <ul class="list">{evidence}</ul> }.into_any() }}
        </section>
    }
}

#[component]
fn Conflict(conflict: ConflictView, pack: Pack) -> impl IntoView {
    let of_severity = conflict.key == "severity";
    let mut values = conflict.values;
    for rival in values.iter_mut().filter(|_| of_severity) {
        rival.value = pack.severity(&rival.value).1;
    }
    view! { <TwoValues values/> }
}

#[component]
fn Edit(value: RwSignal<FindingView>, pack: Pack) -> impl IntoView {
    let doing = Doing::new();
    let of = value.get_untracked();
    let (finding, audit) = (of.finding, of.audit);
    let seen = StoredValue::new(of.statement.clone());
    let statement = RwSignal::new(of.statement);
    let basis = RwSignal::new(of.basis);
    let supports = RwSignal::new(of.supports);
    let saved = RwSignal::new(false);
    let fixed_severity = of.conflicts.iter().any(|conflict| conflict.key == "severity");
    let edit = move |severity: Option<String>, statement: Option<StatementEdit>, basis, supports| {
        saved.set(false);
        let call = EditFinding {
            finding,
            severity,
            statement,
            basis,
            supports,
            root_cause: None,
            response: None,
        };
        doing.run(call, move |reply| {
            seen.set_value(reply.statement.clone());
            value.set(reply);
            saved.set(true);
        });
    };
    let keep = move |_| {
        let now = value.get_untracked();
        let text = statement.get_untracked();
        let changed = seen.with_value(|seen| *seen != text).then(|| StatementEdit {
            seen: seen.get_value(),
            text,
        });
        let basis = (now.basis != basis.get_untracked()).then(|| basis.get_untracked());
        let supports = (now.supports != supports.get_untracked()).then(|| supports.get_untracked());
        if changed.is_some() || basis.is_some() || supports.is_some() {
            edit(None, changed, basis, supports);
        } else {
            saved.set(true);
        }
    };
    view! {
        <div class="cols is-side">
            <div class="stack loose">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <fieldset class="stack tight" disabled=fixed_severity>
                    <legend class="head">{say::severity()}</legend>
                    {fixed_severity.then(|| view! { <p class="small soft">{say::lead_decides()}</p> })}
                    <div class="choices" role="radiogroup">
                        {move || pack.severities().into_iter().map(|(id, title)| {
                            let mine = id.clone();
                            let chosen = Signal::derive(move || value.with(|value| value.severity == mine));
                            view! { <Choice name="severity" label=title chosen saved=Signal::derive(move || chosen.get() && saved.get())
                                disabled=Signal::stored(fixed_severity) pick=Callback::new(move |_| edit(Some(id.clone()), None, None, None))/> }
                        }).collect::<Vec<_>>()}
                    </div>
                </fieldset>
                <Area id="statement" label=say::statement() note=say::statement_note() value=statement/>
                <BasisTicks basis/>
                <div class="row">
                    <button class="btn is-main grow" type="button" on:click=keep aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::save_changes()}</button>
                    <Saved when=saved/>
                </div>
            </div>
            <aside class="stack"><Supports audit supports/></aside>
        </div>
    }
}
