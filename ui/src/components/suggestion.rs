use super::{FindingMark, Icon, SeverityMark, severity_tone};
use crate::words::{language, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::Suggestion;

/// A breach that answers suggest: under which provision, by how many interviews, and one button. It names nobody.
#[component]
pub(crate) fn SuggestionRow(
    of: Suggestion,
    /// How many severities are graver.
    place: usize,
    severity: String,
    /// Where its finding is opened, if one stands.
    to: Option<String>,
    #[prop(into)] busy: Signal<bool>,
    /// Absent where nobody may draft.
    draft: Option<Callback<()>>,
) -> impl IntoView {
    let lines: Vec<_> = of
        .questions
        .iter()
        .map(|question| {
            let words = question.label.read(language()).to_string();
            let many = say::interviews_count(question.interviews);
            view! { <li class="small soft"><span dir="auto">{words}</span>" · "<span class="num">{many}</span></li> }
        })
        .collect();
    let door = match (of.finding, of.state, to, draft) {
        (Some(finding), Some(state), Some(to), _) => {
            view! { <A href=to attr:class="btn"><span class="label num">{finding.label}</span><FindingMark state/></A> }.into_any()
        }
        (_, _, _, Some(draft)) => view! {
            <button class="btn" type="button" on:click=move |_| draft.run(()) aria-disabled=move || busy.get().to_string()>
                <Icon of=icondata::LuFlag/>{say::draft_finding()}
            </button>
        }
        .into_any(),
        _ => ().into_any(),
    };
    // What is gravest is not spelt out on a list that may be seen over a shoulder.
    let quoted = (place > 0).then(|| {
        view! {
            <ul class="stack tight">
                {lines}
                {(of.unquoted > 0).then(|| view! { <li class="small soft">{say::questions_unquoted(of.unquoted)}</li> })}
            </ul>
        }
    });
    view! {
        <li class=format!("finding stack tight {}", severity_tone(place))>
            <span class="row spread"><span class="small num">{say::interviews_count(of.interviews)}</span><SeverityMark place word=severity/></span>
            <span class="head" dir="auto">{of.title.read(language()).to_string()}</span>
            {quoted}
            {door}
        </li>
    }
}
