use crate::components::{Fault, Icon, Notice, Tone};
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{EvidenceProof, ProveEvidence};
use shared::ids::RecordId;

/// What whoever is to check the original gets beside it: shown when asked for.
#[component]
pub(super) fn Proof(evidence: RecordId) -> impl IntoView {
    let doing = Doing::new();
    let proof = RwSignal::new(None::<EvidenceProof>);
    let show = move |_| doing.run(ProveEvidence { evidence }, move |reply| proof.set(Some(reply)));
    let shown = move |proof: EvidenceProof| {
        view! {
            <Notice tone=if proof.holds { Tone::Field } else { Tone::Clay } icon=icondata::LuShieldCheck>
                <span role="status">{if proof.holds { say::proof_holds(proof.day.map(figures::day_of_year).unwrap_or_default()) } else { say::proof_fails() }}</span>
            </Notice>
            <dl class="facts">
                <dt>{say::proof_salt()}</dt><dd class="code hash" id="proof-salt">{proof.salt}</dd>
                <dt>{say::proof_key()}</dt><dd class="code hash">{proof.key}</dd>
            </dl>
            <p class="small soft">{say::proof_note()}</p>
        }
    };
    view! {
        <section class="sheet stack tight-3">
            <h2 class="head">{say::proof_head()}</h2>
            {move || match proof.get() {
                Some(proof) => shown(proof).into_any(),
                None => view! { <button class="btn is-wide" type="button" on:click=show><Icon of=icondata::LuShieldCheck/>{say::proof_show()}</button> }.into_any(),
            }}
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
