use crate::components::{Choice, Entry, Fault, Frame, Icon, Loaded, Tick};
use crate::pages::audit_path;
use crate::state::{Doing, ask};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::{AddSite, Crew, ListSites, MakeAudit};
use shared::digits::latin;
use shared::ids::RecordId;
use shared::kinds::Kind;

/// One crew while it is typed.
#[derive(Clone, Copy)]
struct CrewEntry {
    id: u32,
    name: RwSignal<String>,
    workers: RwSignal<String>,
}

impl CrewEntry {
    fn new(id: u32) -> Self {
        CrewEntry {
            id,
            name: RwSignal::new(String::new()),
            workers: RwSignal::new(String::new()),
        }
    }
}

/// A lead makes an audit: site, dates, headcount by crew. Works without signal.
#[component]
pub(crate) fn NewAudit() -> impl IntoView {
    let sites = ask(&[Kind::Site], || ListSites {});
    let site = RwSignal::new(None::<RecordId>);
    let title = RwSignal::new(String::new());
    let starts = RwSignal::new(figures::today_iso());
    let ends = RwSignal::new(figures::today_iso());
    let crews = RwSignal::new(vec![CrewEntry::new(0)]);
    let practice = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());

    let read_crews = move || {
        let read = crews.get().into_iter().filter_map(|crew| {
            let name = crew.name.get().trim().to_string();
            let workers = latin(crew.workers.get().trim()).parse().ok()?;
            (!name.is_empty()).then_some(Crew { name, workers })
        });
        read.collect::<Vec<_>>()
    };
    let missing = move || {
        let (start, end) = (
            starts.get().parse::<shared::time::Day>(),
            ends.get().parse::<shared::time::Day>(),
        );
        match (site.get(), start, end) {
            (None, _, _) => Some(say::choose_site()),
            _ if title.with(|title| title.trim().is_empty()) => Some(say::name_the_audit()),
            (_, Ok(start), Ok(end)) if start <= end => read_crews().is_empty().then(say::one_crew_at_least),
            _ => Some(say::days_in_order()),
        }
    };
    let make = move || {
        tried.set(true);
        let days = (starts.get_untracked().parse(), ends.get_untracked().parse());
        if let (None, Some(site), (Ok(starts), Ok(ends))) = (missing(), site.get_untracked(), days) {
            let title = title.get_untracked().trim().to_string();
            let call = MakeAudit {
                site,
                title,
                starts,
                ends,
                crews: read_crews(),
                practice: practice.get_untracked(),
            };
            doing.run(call, move |view| {
                navigate.with_value(|go| go(&audit_path(view.line.audit), Default::default()))
            });
        }
    };
    let add_crew = move |_| {
        crews.update(|crews| {
            let next = crews.iter().map(|crew| crew.id + 1).max().unwrap_or(0);
            crews.push(CrewEntry::new(next));
        })
    };
    let dock = move || {
        view! {
            <button class="btn is-main" type="button" on:click=move |_| make() aria-disabled=move || doing.busy.get().to_string()>
                <Icon of=icondata::LuCheck/>{say::make_audit()}
            </button>
        }
    };
    view! {
        <Frame title=say::new_audit() back="/" dock=move || dock().into_any()>
            <div class="stack loose measure">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || tried.get().then(missing).flatten().map(|missing| view! { <p class="wrong" role="alert">{missing}</p> })}
                <section class="stack">
                    <h2 class="head">{say::site()}</h2>
                    <Loaded from=sites let:value>
                        <div class="choices" role="radiogroup" aria-label=say::site()>
                            {move || value.get().sites.into_iter().map(|line| {
                                let id = line.site;
                                let note = [line.operator, line.sector, line.place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                                view! {
                                    <Choice name="site" label=line.name note chosen=Signal::derive(move || site.get() == Some(id))
                                        pick=Callback::new(move |_| site.set(Some(id)))/>
                                }
                            }).collect::<Vec<_>>()}
                        </div>
                        {move || site.get().and_then(|id| value.get().sites.into_iter().find(|line| line.site == id)).map(|line| view! {
                            <super::mapping::Mapping of=line placed=Callback::new(move |()| sites.again())/>
                        })}
                        <AddingSite added=Callback::new(move |id| { site.set(Some(id)); sites.again(); })/>
                    </Loaded>
                </section>
                <section class="stack">
                    <h2 class="head">{say::audit()}</h2>
                    <Entry id="title" label=say::name_of_audit() note=say::name_of_audit_note() value=title/>
                    <div class="cols is-two">
                        <Entry id="starts" label=say::first_day() kind="date" value=starts/>
                        <Entry id="ends" label=say::last_day() kind="date" value=ends/>
                    </div>
                </section>
                <section class="stack">
                    <h2 class="head">{say::crews()}</h2>
                    <p class="small soft">{say::crews_note()}</p>
                    <For each=move || crews.get() key=|crew| crew.id let:crew>
                        <div class="crew">
                            <Entry id=format!("crew-{}", crew.id) label=say::crew() value=crew.name/>
                            <Entry id=format!("workers-{}", crew.id) label=say::workers() pad="numeric" value=crew.workers/>
                        </div>
                    </For>
                    <button class="btn" type="button" on:click=add_crew><Icon of=icondata::LuPlus/>{say::another_crew()}</button>
                    <p class="num">{move || say::workers_in_all(read_crews().iter().map(|crew| crew.workers).sum::<u32>())}</p>
                </section>
                <Tick label=say::practice() note=say::practice_note() on=practice/>
            </div>
        </Frame>
    }
}

/// A site that the program has not yet.
#[component]
fn AddingSite(added: Callback<RecordId>) -> impl IntoView {
    let doing = Doing::new();
    let fields: [RwSignal<String>; 4] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let [name, operator, sector, place] = fields;
    let add = move |_| {
        let call = AddSite {
            name: name.get_untracked().trim().to_string(),
            operator: operator.get_untracked().trim().to_string(),
            sector: sector.get_untracked().trim().to_string(),
            place: place.get_untracked().trim().to_string(),
        };
        doing.run(call, move |line| {
            for field in fields {
                field.set(String::new());
            }
            added.run(line.site);
        });
    };
    view! {
        <details class="sheet">
            <summary><Icon of=icondata::LuPlus/>{say::add_site()}</summary>
            <div class="stack">
                <Entry id="site-name" label=say::site_name() value=name/>
                <Entry id="site-operator" label=say::operator() value=operator/>
                <Entry id="site-sector" label=say::sector() value=sector/>
                <Entry id="site-place" label=say::place() note=say::site_place_note() value=place/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-wide" type="button" on:click=add><Icon of=icondata::LuPlus/>{say::add_site()}</button>
            </div>
        </details>
    }
}
