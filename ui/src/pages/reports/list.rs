use super::downloads::SitesMap;
use crate::components::{Beside, Empty, Frame, Icon, Loaded, ReviewMark};
use crate::state::{ask, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{ListReports, ReviewState};
use shared::kinds::Kind;

/// Reports of the program: those that wait for somebody come first.
#[component]
pub(crate) fn ReportList() -> impl IntoView {
    let reports = ask(&[Kind::Report, Kind::Review, Kind::Reply], || ListReports {
        audit: None,
    });
    // A browser of staff hears no bell, and beside an open report the list stays: it asks again when one opens or closes.
    if let Some(beside) = use_context::<Beside>() {
        Effect::new(move |before: Option<()>| {
            beside.open.track();
            if before.is_some() {
                reports.again();
            }
        });
    }
    let staff = session().is_staff();
    let back = (!staff).then(|| "/".to_string());
    view! {
        <Frame title=say::reports() back=back>
            <Loaded from=reports let:value>
                {move || {
                    let mut reports = value.get().reports;
                    if reports.is_empty() {
                        return view! { <Empty icon=icondata::LuFileText title=say::no_reports() text=say::no_reports_text()/> }.into_any();
                    }
                    reports.sort_by_key(|line| (matches!(line.state, ReviewState::Approved | ReviewState::Replaced), std::cmp::Reverse(line.published)));
                    let rows: Vec<_> = reports.into_iter().map(|line| view! {
                        <li><A href=format!("/reports/{}", line.report) attr:class="item">
                            <span class="grow"><strong dir="auto">{format!("{} · {}", line.site, line.title)}</strong>
                                <span class="small soft" dir="auto">{say::report_line(line.version, figures::moment(line.published), line.by, line.findings)}</span></span>
                            <ReviewMark state=line.state/>
                            <Icon of=icondata::LuChevronRight turns=true/>
                        </A></li>
                    }).collect();
                    view! { <div class="stack"><ul class="list sheet is-flush">{rows}</ul><SitesMap/></div> }.into_any()
                }}
            </Loaded>
            // A phone has no rail, and whoever works in a browser has no Today.
            <nav class="stack only-phone" aria-label=say::main_menu()>
                <A href="/actions" attr:class="btn is-wide"><Icon of=icondata::LuClipboardCheck/>{say::actions()}</A>
                {staff.then(|| view! { <A href="/settings" attr:class="btn is-wide"><Icon of=icondata::LuSettings/>{say::settings()}</A> })}
            </nav>
        </Frame>
    }
}
