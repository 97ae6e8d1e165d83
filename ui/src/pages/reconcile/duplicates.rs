use crate::components::{Area, Choice, Fault, FindingMark, Icon};
use crate::pages::audit_path;
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{
    AlikeFinding, FindingState, KeepFindingsApart, LikelyDuplicate, MergeFindings, ReconcileView, WhyAlike,
};
use shared::ids::RoomId;

/// Why two findings are proposed as one.
fn why(of: WhyAlike) -> String {
    match of {
        WhyAlike::SimilarWords { percent } => say::similar_words(percent),
        WhyAlike::SharedSupports { count } => say::shared_supports(count),
        WhyAlike::SharedEvidence { count } => say::shared_photos(count),
    }
}

/// Two findings that may be one breach: the lead chooses which stands, or keeps them apart; nothing of either is lost.
#[component]
pub(super) fn DuplicateSheet(
    audit: RoomId,
    of: LikelyDuplicate,
    pack: Pack,
    decided: Callback<ReconcileView>,
) -> impl IntoView {
    let doing = Doing::new();
    let (one, other) = (of.one.finding, of.other.finding);
    // What the lead has confirmed stands, unless the lead says otherwise.
    let decided_already = of.other.state == FindingState::Confirmed && of.one.state != FindingState::Confirmed;
    let stands = RwSignal::new(if decided_already { other } else { one });
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let group = format!("stands-{one}-{other}");
    let missing = move || reason.with(|reason| reason.trim().is_empty());
    let merge = move |_| {
        tried.set(true);
        if !untrack(missing) {
            let into = stands.get_untracked();
            let call = MergeFindings {
                away: if into == one { other } else { one },
                into,
                reason: reason.get_untracked().trim().to_string(),
            };
            doing.run(call, move |reply| decided.run(reply));
        }
    };
    let apart = move |_| {
        tried.set(true);
        if !untrack(missing) {
            let call = KeepFindingsApart {
                one,
                other,
                reason: reason.get_untracked().trim().to_string(),
            };
            doing.run(call, move |reply| decided.run(reply));
        }
    };
    let whys = of.why.into_iter().map(why).collect::<Vec<_>>().join(" · ");
    let provision = of.one.provision.clone();
    let side = |finding: AlikeFinding| {
        let id = finding.finding;
        let to = format!("{}/findings/{id}", audit_path(audit));
        view! {
            <div class="stack tight">
                <Choice name=group.clone() label=say::stands_as(finding.label) note=finding.author_name
                    chosen=Signal::derive(move || stands.get() == id) pick=Callback::new(move |_| stands.set(id))/>
                <p class="small" dir="auto">{finding.statement}</p>
                <div class="row spread"><FindingMark state=finding.state/><A href=to attr:class="btn"><Icon of=icondata::LuFlag/>{say::open_finding()}</A></div>
            </div>
        }
    };
    let named = format!("{} {} · {}", say::likely_duplicate(), of.one.label, of.other.label);
    let (left, right) = (side(of.one), side(of.other));
    view! {
        <section class="sheet stack" aria-label=named>
            <div class="row spread"><h2 class="head"><Icon of=icondata::LuCopy/>{say::likely_duplicate()}</h2>
                {of.disputed.then(|| view! { <span class="mark is-ochre"><Icon of=icondata::LuSplit/>{say::leads_disagree()}</span> })}</div>
            <p><strong dir="auto">{move || { pack.track(); pack.provision(&provision) }}</strong><br/><span class="small soft">{whys}</span></p>
            <div class="versus" role="radiogroup" aria-label=say::which_stands()>{left}{right}</div>
            <p class="small soft">{say::merge_note()}</p>
            <Area id=format!("dup-{one}-{other}") label=say::reason() value=reason/>
            {move || (tried.get() && missing()).then(|| view! { <p class="wrong" role="alert">{say::reason_missing()}</p> })}
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div class="row">
                <button class="btn is-main grow" type="button" on:click=merge aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuGitMerge/>{say::merge_findings()}</button>
                <button class="btn grow" type="button" on:click=apart aria-disabled=move || doing.busy.get().to_string()>{say::not_one_breach()}</button>
            </div>
        </section>
    }
}
