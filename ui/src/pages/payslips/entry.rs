use super::stated::{NotStated, StatedTicks};
use crate::components::{Entry, Fault, Frame, Icon, Ledger, Loaded, Notice, Pick, Tick, Tone, Verdicts};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, ask, session};
use crate::words::{figures, say};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use rust_decimal::Decimal;
use shared::api::{ApiError, CheckPaySlip, KeyPaySlip, ListPaySlips, OpenAudit, PaySlipView};
use shared::ids::RecordId;
use shared::kinds::Kind;
use shared::payroll::register::Field;
use shared::payroll::{Arithmetic, PayBasis, PaySlip, SlipSources};
use std::time::Duration;

/// A pause in typing after which the arithmetic is asked for.
const PAUSE: Duration = Duration::from_millis(300);

/// Keys a pay slip in, or corrects one; the arithmetic stands beside it while the figures are typed.
#[component]
pub(crate) fn PaySlipEntry() -> impl IntoView {
    let audit = audit_here();
    let correct: Option<RecordId> =
        use_params_map().with_untracked(|params| params.get("record").and_then(|id| id.parse().ok()));
    let slips = ask(&[], move || ListPaySlips { audit });
    let back = match correct {
        Some(slip) => format!("{}/pay/{slip}", audit_path(audit)),
        None => format!("{}/pay", audit_path(audit)),
    };
    let title = if correct.is_some() {
        say::correct_figures()
    } else {
        say::new_pay_slip()
    };
    // The frame belongs to the form: its main action saves what the form holds.
    let open = Memo::new(move |_| slips.get().is_some());
    let frame_title = title.clone();
    move || {
        if open.get() {
            let known = slips
                .state
                .with_untracked(|_| untrack(|| slips.get()))
                .map(|slips| slips.slips)
                .unwrap_or_default();
            let before = correct.and_then(|id| known.iter().find(|slip| slip.pay_slip == id).cloned());
            // The last slip of this audit has the same place and period more often than not.
            let like = before.clone().or_else(|| known.last().cloned());
            view! { <Form title=title.clone() back=back.clone() before like/> }.into_any()
        } else {
            view! { <Frame title=frame_title.clone() back=back.clone()><Loaded from=slips let:_slips>""</Loaded></Frame> }.into_any()
        }
    }
}

/// The figures as they are typed.
#[derive(Clone, Copy)]
struct Figures {
    first_day: RwSignal<String>,
    last_day: RwSignal<String>,
    basis: RwSignal<String>,
    region: RwSignal<String>,
    h2a: RwSignal<bool>,
    contract_hourly: RwSignal<String>,
    recorded_hours: RwSignal<String>,
    recorded_from: RwSignal<String>,
    waiting_hours: RwSignal<String>,
    waiting_from: RwSignal<String>,
    pieces: RwSignal<String>,
    piece_rate: RwSignal<String>,
    hourly_rate: RwSignal<String>,
    other_pay: RwSignal<String>,
    make_up_pay: RwSignal<String>,
    premium: RwSignal<String>,
    gross_paid: RwSignal<String>,
    stated: RwSignal<Vec<Field>>,
}

fn text(figure: Option<Decimal>) -> RwSignal<String> {
    RwSignal::new(figure.map(|figure| figure.normalize().to_string()).unwrap_or_default())
}

/// What stands in a field for a figure; an empty field is none.
fn figure(typed: RwSignal<String>) -> Result<Option<Decimal>, String> {
    let typed = typed.get();
    if typed.trim().is_empty() {
        return Ok(None);
    }
    shared::digits::figure(&typed)
        .map(Some)
        .ok_or_else(say::number_expected)
}

impl Figures {
    fn new(before: Option<&PaySlip>, like: Option<&PaySlip>) -> Self {
        let of = |read: fn(&PaySlip) -> Option<Decimal>| text(before.and_then(read));
        let source = |read: fn(&SlipSources) -> Option<String>| {
            RwSignal::new(before.and_then(|slip| read(&slip.sources)).unwrap_or_default())
        };
        let basis = like.map_or("piece", |slip| match slip.basis {
            PayBasis::Hour => "hour",
            PayBasis::Piece => "piece",
            PayBasis::HourAndPiece => "hour_and_piece",
            PayBasis::Day => "day",
        });
        Figures {
            first_day: RwSignal::new(like.map_or_else(figures::today_iso, |slip| slip.first_day.to_string())),
            last_day: RwSignal::new(like.map_or_else(figures::today_iso, |slip| slip.last_day.to_string())),
            basis: RwSignal::new(basis.to_string()),
            region: RwSignal::new(like.map(|slip| slip.region.clone()).unwrap_or_default()),
            h2a: RwSignal::new(like.is_some_and(|slip| slip.h2a)),
            contract_hourly: text(like.and_then(|slip| slip.contract_hourly)),
            recorded_hours: of(|slip| slip.recorded_hours),
            recorded_from: source(|sources| sources.recorded_hours.clone()),
            waiting_hours: of(|slip| slip.waiting_hours),
            waiting_from: source(|sources| sources.waiting_hours.clone()),
            pieces: of(|slip| slip.pieces),
            piece_rate: of(|slip| slip.piece_rate),
            hourly_rate: of(|slip| slip.hourly_rate),
            other_pay: of(|slip| Some(slip.other_pay).filter(|pay| !pay.is_zero())),
            make_up_pay: of(|slip| slip.make_up_pay),
            premium: of(|slip| slip.premium),
            gross_paid: of(|slip| Some(slip.gross_paid)),
            stated: RwSignal::new(before.and_then(|slip| slip.stated.clone()).unwrap_or_default()),
        }
    }

    /// The slip, once every figure reads; the deductions of a corrected slip stay as they were.
    fn read(self, before: Option<&PaySlip>) -> Option<PaySlip> {
        let named =
            |source: RwSignal<String>| Some(source.get().trim().to_string()).filter(|source| !source.is_empty());
        Some(PaySlip {
            first_day: self.first_day.get().parse().ok()?,
            last_day: self.last_day.get().parse().ok()?,
            basis: self.basis.with(|basis| match basis.as_str() {
                "hour" => PayBasis::Hour,
                "hour_and_piece" => PayBasis::HourAndPiece,
                "day" => PayBasis::Day,
                _ => PayBasis::Piece,
            }),
            region: Some(self.region.get().trim().to_uppercase()).filter(|region| !region.is_empty())?,
            h2a: self.h2a.get(),
            contract_hourly: figure(self.contract_hourly).ok()?,
            recorded_hours: figure(self.recorded_hours).ok()?,
            waiting_hours: figure(self.waiting_hours).ok()?,
            pieces: figure(self.pieces).ok()?,
            piece_rate: figure(self.piece_rate).ok()?,
            hourly_rate: figure(self.hourly_rate).ok()?,
            other_pay: figure(self.other_pay).ok()?.unwrap_or_default(),
            make_up_pay: figure(self.make_up_pay).ok()?,
            premium: figure(self.premium).ok()?,
            gross_paid: figure(self.gross_paid).ok()??,
            stated: Some(self.stated.get()).filter(|stated| !stated.is_empty()),
            deductions: before.map(|slip| slip.deductions.clone()).unwrap_or_default(),
            sources: SlipSources {
                recorded_hours: named(self.recorded_from),
                waiting_hours: named(self.waiting_from),
                ..before.map(|slip| slip.sources.clone()).unwrap_or_default()
            },
        })
    }
}

#[component]
fn Form(title: String, back: String, before: Option<PaySlipView>, like: Option<PaySlipView>) -> impl IntoView {
    let audit = audit_here();
    let session = session();
    let plan = ask(&[Kind::Plan], move || OpenAudit { audit });
    let crew = RwSignal::new(before.as_ref().map(|slip| slip.crew.clone()).unwrap_or_default());
    let correct = before.as_ref().map(|slip| slip.pay_slip);
    let typed = Figures::new(
        before.as_ref().map(|slip| &slip.slip),
        like.as_ref().map(|slip| &slip.slip),
    );
    let before = StoredValue::new(before.map(|slip| slip.slip));
    let slip = Memo::new(move |_| before.with_value(|before| typed.read(before.as_ref())));
    let checked = RwSignal::new(None::<Result<Arithmetic, ApiError>>);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());

    Effect::new(move |_| {
        let now = slip.get();
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let Some(now) = now else {
            checked.set(None);
            return;
        };
        let check = move || {
            spawn_local(async move {
                let reply = session
                    .call(CheckPaySlip {
                        audit,
                        slip: now.clone(),
                    })
                    .await;
                // Figures typed meanwhile have a check of their own on the way.
                if slip.try_get_untracked().flatten().as_ref() == Some(&now) {
                    checked.set(Some(reply.map(|reply| reply.arithmetic)));
                }
            })
        };
        pause.set_value(set_timeout_with_handle(check, PAUSE).ok());
    });
    let save = move |_| {
        if let Some(slip) = slip.get_untracked() {
            doing.run(
                KeyPaySlip {
                    audit,
                    correct,
                    crew: crew.get_untracked(),
                    slip,
                },
                move |view| {
                    let options = NavigateOptions {
                        replace: true,
                        ..Default::default()
                    };
                    navigate.with_value(|go| go(&format!("{}/pay/{}", audit_path(audit), view.pay_slip), options));
                },
            );
        }
    };
    let dock = move || {
        view! {
            <button class="btn is-main" type="button" on:click=save aria-disabled=move || (slip.with(Option::is_none) || doing.busy.get()).to_string()>
                <Icon of=icondata::LuCheck/>{say::save_pay_slip()}
            </button>
        }
    };
    let wrong = |typed: RwSignal<String>| Signal::derive(move || figure(typed).err());
    let number = move |id: &'static str, label: String, note: Option<String>, value: RwSignal<String>| match note {
        Some(note) => view! { <Entry id label note pad="decimal" wrong=wrong(value) value/> }.into_any(),
        None => view! { <Entry id label pad="decimal" wrong=wrong(value) value/> }.into_any(),
    };
    let asked = Signal::derive(move || {
        let states = checked.with(|checked| checked.as_ref()?.as_ref().ok()?.states.clone());
        states.map(|states| states.asked).unwrap_or_default()
    });
    let by_hour = move || typed.basis.with(|basis| basis != "piece");
    let by_piece = move || typed.basis.with(|basis| basis == "piece" || basis == "hour_and_piece");
    view! {
        <Frame title back dock=move || dock().into_any()>
            <div class="cols is-side">
                <div class="stack loose">
                    {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                    <section class="sheet stack">
                        <h2 class="head">{say::period()}</h2>
                        <div class="cols is-two">
                            <Entry id="first-day" label=say::period_from() kind="date" value=typed.first_day/>
                            <Entry id="last-day" label=say::period_to() kind="date" value=typed.last_day/>
                            <Pick id="crew" label=say::crew() value=crew options=Signal::derive(move || {
                                let crews = plan.get().map(|plan| plan.crews).unwrap_or_default();
                                std::iter::once((String::new(), say::crew_unknown())).chain(crews.into_iter().map(|crew| (crew.name.clone(), crew.name))).collect()
                            })/>
                            <Pick id="basis" label=say::paid_by() value=typed.basis options=vec![
                                ("piece".to_string(), say::paid_by_piece()), ("hour".to_string(), say::paid_by_hour()),
                                ("hour_and_piece".to_string(), say::paid_by_both()), ("day".to_string(), say::paid_by_day()),
                            ]/>
                        </div>
                    </section>
                    <section class="sheet stack">
                        <h2 class="head">{say::hours_worked()}</h2>
                        <div class="cols is-two">
                            {number("recorded-hours", say::hours_on_slip(), Some(say::hours_on_slip_note()), typed.recorded_hours)}
                            <Entry id="recorded-from" label=say::read_where() note=say::read_where_note() value=typed.recorded_from/>
                            {number("waiting-hours", say::waiting_hours(), Some(say::waiting_hours_note()), typed.waiting_hours)}
                            <Entry id="waiting-from" label=say::read_where() note=say::read_where_board() value=typed.waiting_from/>
                        </div>
                    </section>
                    <section class="sheet stack">
                        <h2 class="head">{say::paid()}</h2>
                        <div class="cols is-two">
                            {move || by_piece().then(|| view! { {number("pieces", say::pieces(), None, typed.pieces)}{number("piece-rate", say::rate_per_piece(), None, typed.piece_rate)} })}
                            {move || by_hour().then(|| number("hourly-rate", say::hourly_rate(), None, typed.hourly_rate))}
                            {number("gross-paid", say::gross_paid(), Some(say::gross_paid_note()), typed.gross_paid)}
                            {number("make-up", say::make_up_pay(), Some(say::empty_if_no_line()), typed.make_up_pay)}
                            {number("premium", say::premium(), Some(say::empty_if_no_line()), typed.premium)}
                            {number("other-pay", say::other_pay(), None, typed.other_pay)}
                        </div>
                    </section>
                    <section class="sheet stack">
                        <h2 class="head">{say::which_floor()}</h2>
                        <div class="cols is-two">
                            <Entry id="region" label=say::region() note=say::region_note() value=typed.region/>
                            {number("contract-rate", say::contract_rate(), None, typed.contract_hourly)}
                        </div>
                        <Tick label=say::is_h2a() on=typed.h2a/>
                    </section>
                    <StatedTicks asked stated=typed.stated/>
                </div>
                <aside class="stack" aria-live="polite">
                    {move || match checked.get() {
                        None => view! { <Notice tone=Tone::Indigo icon=icondata::LuScale><span>{say::arithmetic_appears()}</span></Notice> }.into_any(),
                        Some(Ok(arithmetic)) => view! { <Verdicts of=arithmetic.clone()/><NotStated states=arithmetic.states.clone()/><Ledger of=arithmetic/> }.into_any(),
                        Some(Err(fault)) => view! { <Fault of=fault/> }.into_any(),
                    }}
                </aside>
            </div>
        </Frame>
    }
}
