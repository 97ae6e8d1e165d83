use super::basis_name;
use crate::components::{Area, Choice, Fault, Frame, Icon, Loaded, Pick};
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask};
use crate::words::{language, say};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::{Basis, ListInterviews, ListPaySlips, RaiseFinding};
use shared::ids::RecordId;
use shared::kinds::Kind;

/// Raises a finding: a provision, its severity, what was found, what it rests on.
#[component]
pub(crate) fn NewFinding() -> impl IntoView {
    let audit = audit_here();
    let asked = program();
    let pack = Pack(asked);
    let from = use_query_map().with_untracked(|query| query.get("slip").and_then(|id| id.parse::<RecordId>().ok()));
    let provision = RwSignal::new(String::new());
    let severity = RwSignal::new(String::new());
    let statement = RwSignal::new(String::new());
    let basis = RwSignal::new(if from.is_some() {
        vec![Basis::Records]
    } else {
        Vec::new()
    });
    let supports = RwSignal::new(from.into_iter().collect::<Vec<_>>());
    let tried = RwSignal::new(false);
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());

    // The provision proposes its severity; the person may choose another afterwards.
    Effect::new(move |before: Option<String>| {
        let chosen = provision.get();
        if before.as_ref() != Some(&chosen)
            && let Some(found) = asked
                .get()
                .and_then(|program| program.provisions.into_iter().find(|one| one.id == chosen))
        {
            severity.set(found.severity);
        }
        chosen
    });
    let missing = move || {
        if provision.with(String::is_empty) {
            Some(say::choose_provision())
        } else if statement.with(|text| text.trim().is_empty()) {
            Some(say::write_statement())
        } else {
            None
        }
    };
    let raise = move |_| {
        tried.set(true);
        if untrack(missing).is_none() {
            let call = RaiseFinding {
                audit,
                provision: provision.get_untracked(),
                severity: severity.get_untracked(),
                statement: statement.get_untracked().trim().to_string(),
                basis: basis.get_untracked(),
                supports: supports.get_untracked(),
            };
            doing.run(call, move |view| {
                let options = leptos_router::NavigateOptions {
                    replace: true,
                    ..Default::default()
                };
                navigate.with_value(|go| go(&format!("{}/findings/{}", audit_path(audit), view.finding), options));
            });
        }
    };
    let dock = move || {
        view! {
            <button class="btn is-main" type="button" on:click=raise aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuFlag/>{say::save_finding()}</button>
        }
    };
    let text = move || {
        asked.get().and_then(|program| {
            let found = program
                .provisions
                .into_iter()
                .find(|one| provision.with(|id| one.id == *id))?;
            Some(view! { <p class="small soft" dir="auto">{found.text.read(language()).to_string()}</p> })
        })
    };
    view! {
        <Frame title=say::new_finding() back=format!("{}/findings", audit_path(audit)) dock=move || dock().into_any()>
            <Loaded from=asked let:_program>
                <div class="cols is-side">
                    <div class="stack loose">
                        {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        {move || tried.get().then(missing).flatten().map(|missing| view! { <p class="wrong" role="alert">{missing}</p> })}
                        <div class="stack tight"><Pick id="provision" label=say::provision() options=Signal::derive(move || pack.provisions()) value=provision/>{text}</div>
                        <fieldset class="stack tight">
                            <legend class="head">{say::severity()}</legend>
                            <div class="choices" role="radiogroup">
                                {move || pack.severities().into_iter().map(|(id, title)| {
                                    let mine = id.clone();
                                    view! { <Choice name="severity" label=title chosen=Signal::derive(move || severity.with(|severity| *severity == mine))
                                        pick=Callback::new(move |_| severity.set(id.clone()))/> }
                                }).collect::<Vec<_>>()}
                            </div>
                        </fieldset>
                        <Area id="statement" label=say::statement() note=say::statement_note() value=statement/>
                        <BasisTicks basis/>
                    </div>
                    <aside class="stack"><Supports audit supports/></aside>
                </div>
            </Loaded>
        </Frame>
    }
}

/// A word that stands alone begins with a capital where the script has them.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What it rests on.
#[component]
pub(super) fn BasisTicks(basis: RwSignal<Vec<Basis>>) -> impl IntoView {
    let one = move |kind: Basis| {
        let chosen = Signal::derive(move || basis.with(|basis| basis.contains(&kind)));
        let pick = Callback::new(move |on: bool| {
            basis.update(|basis| {
                basis.retain(|other| *other != kind);
                if on {
                    basis.push(kind);
                    basis.sort();
                }
            })
        });
        view! { <Choice name="basis" many=true label=capital(&basis_name(kind)) chosen pick/> }
    };
    view! {
        <fieldset class="stack tight"><legend class="head">{say::rests_on()}</legend>{one(Basis::Interviews)}{one(Basis::Records)}{one(Basis::Observation)}</fieldset>
    }
}

/// Interviews and pay slips that support it, by code: stays with the team.
#[component]
pub(super) fn Supports(audit: shared::ids::RoomId, supports: RwSignal<Vec<RecordId>>) -> impl IntoView {
    let interviews = ask(&[Kind::Interview], move || ListInterviews {
        audit,
        offset: 0,
        limit: 200,
    });
    let slips = ask(&[Kind::Payroll], move || ListPaySlips { audit });
    let one = move |id: RecordId, label: String, note: String| {
        let chosen = Signal::derive(move || supports.with(|supports| supports.contains(&id)));
        let pick = Callback::new(move |on: bool| {
            supports.update(|supports| {
                supports.retain(|other| *other != id);
                if on {
                    supports.push(id);
                }
            })
        });
        view! { <Choice name="supports" many=true label note chosen pick/> }
    };
    view! {
        <details class="sheet" open=true>
            <summary class="head"><Icon of=icondata::LuLink/>{say::supports()}</summary>
            <div class="stack tight">
                <p class="small soft">{say::supports_note()}</p>
                {move || interviews.get().map(|page| page.lines.into_iter().filter(|line| !line.withdrawn).map(|line| one(line.interview, line.worker_code, line.crew)).collect::<Vec<_>>())}
                {move || slips.get().map(|slips| slips.slips.into_iter().map(|slip| one(slip.pay_slip, slip.label, slip.crew)).collect::<Vec<_>>())}
            </div>
        </details>
    }
}
