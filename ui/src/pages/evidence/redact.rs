use super::boxes::{WHOLE, between, in_the_middle, moved, resized, style};
use super::plate::Plate;
use crate::components::{Fault, Frame, Icon, Loaded, Notice, Seg, Tick, Tone};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::transport::blobs::Addresses;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::{EvidenceView, OpenEvidence, RedactBox, RedactEvidence, RedactHow};
use shared::kinds::Kind;
use wasm_bindgen::JsCast;

/// Covers faces, names and plates in a copy: by drawing, or by the keyboard alone.
#[component]
pub(crate) fn RedactPage() -> impl IntoView {
    let evidence = record_here();
    let view = ask(&[Kind::Evidence], move || OpenEvidence { evidence });
    let title = Signal::derive(move || {
        view.get()
            .map_or_else(say::redact, |view| say::redact_title(view.label))
    });
    let back = format!("{}/evidence/{evidence}", audit_path(audit_here()));
    let (ready, doing) = (RwSignal::new(false), Doing::new());
    // Under the thumb, however long the page is.
    let dock = move || {
        view! {
            <button class="btn is-main" type="submit" form="redact" id="redact-save" aria-disabled=move || (!ready.get() || doing.busy.get()).to_string()>
                <Icon of=icondata::LuCheck/>{move || if doing.busy.get() { say::redact_saving() } else { say::redact_save() }}
            </button>
        }
        .into_any()
    };
    view! {
        <Frame title back dock=dock>
            <Loaded from=view let:value><Covering of=value.get_untracked() ready doing/></Loaded>
        </Frame>
    }
}

/// One step with an arrow key, in thousandths.
const STEP: i32 = 10;

/// What is drawn, and what it was before.
#[derive(Clone, Copy)]
struct Drawn {
    boxes: RwSignal<Vec<RedactBox>>,
    before: RwSignal<Vec<Vec<RedactBox>>>,
    /// Which one the buttons are about.
    chosen: RwSignal<Option<usize>>,
}

impl Drawn {
    fn new() -> Self {
        Drawn {
            boxes: RwSignal::new(Vec::new()),
            before: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
        }
    }

    /// Remembers how it is, so that the next change can be taken back.
    fn remember(self) {
        let now = self.boxes.get_untracked();
        self.before.update(|before| before.push(now));
    }

    fn add(self, one: RedactBox) {
        self.remember();
        self.boxes.update(|boxes| boxes.push(one));
        self.chosen.set(Some(self.boxes.with_untracked(Vec::len) - 1));
    }

    fn change(self, place: usize, change: impl FnOnce(RedactBox) -> RedactBox) {
        self.boxes.update(|boxes| {
            if let Some(one) = boxes.get_mut(place) {
                *one = change(*one);
            }
        });
    }

    fn take_out(self, place: usize) {
        self.remember();
        self.boxes.update(|boxes| {
            if place < boxes.len() {
                boxes.remove(place);
            }
        });
        self.chosen.set(None);
    }

    fn undo(self) {
        if let Some(Some(before)) = self.before.try_update(Vec::pop) {
            self.chosen.set(None);
            self.boxes.set(before);
        }
    }
}

/// `ready`: there is something to save.
#[component]
fn Covering(of: EvidenceView, ready: RwSignal<bool>, doing: Doing) -> impl IntoView {
    let drawn = Drawn::new();
    let (boxes, chosen) = (drawn.boxes, drawn.chosen);
    let how = RwSignal::new("blur".to_string());
    let nobody = RwSignal::new(false);
    let held = Addresses::new();
    let navigate = StoredValue::new_local(use_navigate());
    let which = if of.has_preview { "preview" } else { "original" };
    let path = format!("{}/{which}", of.evidence);
    let kind = move || match how.get_untracked().as_str() {
        "black" => RedactHow::Black,
        _ => RedactHow::Blur,
    };
    // The chosen box follows the choice of how it covers.
    Effect::new(move |before: Option<String>| {
        let now = how.get();
        if before.is_some_and(|before| before != now)
            && let Some(place) = chosen.get_untracked()
        {
            drawn.remember();
            drawn.change(place, |one| RedactBox { how: kind(), ..one });
        }
        now
    });
    let add = move |_| {
        drawn.add(in_the_middle(kind()));
        let place = boxes.with_untracked(Vec::len) - 1;
        request_animation_frame(move || focus(place));
    };
    let evidence = of.evidence;
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !ready.get_untracked() || doing.busy.get_untracked() {
            return;
        }
        let call = RedactEvidence {
            evidence,
            boxes: boxes.get_untracked(),
            shows_nobody: nobody.get_untracked(),
            caption: None,
        };
        doing.run(call, move |view| {
            let options = leptos_router::NavigateOptions {
                replace: true,
                ..Default::default()
            };
            navigate.with_value(|go| {
                go(
                    &format!("{}/evidence/{}", audit_path(view.audit), view.evidence),
                    options,
                )
            });
        });
    };
    Effect::new(move |_| ready.set(boxes.with(|boxes| !boxes.is_empty()) || nobody.get()));
    view! {
        <div class="cols is-side">
            <div class="stack">
                <Paper drawn kind=Callback::new(move |()| kind())><Plate path words=of.caption.clone() held/></Paper>
                <p class="small soft" id="redact-how-to">{say::redact_how_to()}</p>
            </div>
            <form class="stack" id="redact" on:submit=save>
                <Notice tone=Tone::Here icon=icondata::LuScanFace><span>{say::redact_note()}</span></Notice>
                <div class="stack tight">
                    <Seg label=say::redact_how() chosen=how options=vec![("blur".into(), say::redact_blur()), ("black".into(), say::redact_black())]/>
                    <div class="row">
                        <button class="btn" type="button" id="redact-add" on:click=add><Icon of=icondata::LuSquareDashed/>{say::redact_add()}</button>
                        <button class="btn" type="button" on:click=move |_| drawn.undo() aria-disabled=move || drawn.before.with(Vec::is_empty).to_string()><Icon of=icondata::LuUndo2/>{say::redact_undo()}</button>
                        {move || chosen.get().map(|place| view! {
                            <button class="btn" type="button" on:click=move |_| drawn.take_out(place)><Icon of=icondata::LuX/>{say::redact_remove()}</button>
                        })}
                    </div>
                    <p role="status" class="num">{move || say::redact_boxes(boxes.with(Vec::len))}</p>
                </div>
                {move || boxes.with(Vec::is_empty).then(|| view! { <Tick label=say::redact_nobody() on=nobody/> })}
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            </form>
        </div>
    }
}

/// What a pointer that is down does.
#[derive(Clone, Copy, PartialEq)]
enum Grip {
    Draws { from: (f64, f64) },
    Moves { place: usize, last: (f64, f64) },
    Sizes { place: usize, last: (f64, f64) },
}

/// The picture with its boxes.
#[component]
fn Paper(drawn: Drawn, kind: Callback<(), RedactHow>, children: Children) -> impl IntoView {
    let paper = NodeRef::<html::Div>::new();
    let grip = RwSignal::new(None::<Grip>);
    let ghost = RwSignal::new(None::<RedactBox>);
    let at = move |event: &leptos::ev::PointerEvent| {
        let bounds = paper.get_untracked()?.get_bounding_client_rect();
        let (width, height) = (bounds.width(), bounds.height());
        let place = (
            (f64::from(event.client_x()) - bounds.left()) / width * WHOLE,
            (f64::from(event.client_y()) - bounds.top()) / height * WHOLE,
        );
        (width > 0.0 && height > 0.0).then_some(place)
    };
    let press = move |event: leptos::ev::PointerEvent| {
        let Some(place) = at(&event).filter(|_| event.is_primary() && event.button() == 0) else {
            return;
        };
        let part = |name: &str| {
            let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
            target?
                .closest(&format!("[{name}]"))
                .ok()??
                .get_attribute(name)?
                .parse::<usize>()
                .ok()
        };
        let taken = match (part("data-corner"), part("data-box")) {
            (Some(corner), _) => Grip::Sizes {
                place: corner,
                last: place,
            },
            (None, Some(one)) => Grip::Moves {
                place: one,
                last: place,
            },
            (None, None) => {
                event.prevent_default();
                Grip::Draws { from: place }
            }
        };
        if let Grip::Sizes { place, .. } | Grip::Moves { place, .. } = taken {
            drawn.remember();
            drawn.chosen.set(Some(place));
        }
        if let Some(paper) = paper.get_untracked() {
            let _ = paper.set_pointer_capture(event.pointer_id());
        }
        grip.set(Some(taken));
    };
    let glide = move |event: leptos::ev::PointerEvent| {
        let (Some(held), Some(now)) = (grip.get_untracked(), at(&event)) else {
            return;
        };
        let by = |last: (f64, f64)| ((now.0 - last.0).round() as i32, (now.1 - last.1).round() as i32);
        match held {
            Grip::Draws { from } => ghost.set(between(from, now, kind.run(()))),
            Grip::Moves { place, last } => {
                let (right, down) = by(last);
                drawn.change(place, |one| moved(one, right, down));
                grip.set(Some(Grip::Moves { place, last: now }));
            }
            Grip::Sizes { place, last } => {
                let (wider, higher) = by(last);
                drawn.change(place, |one| resized(one, wider, higher));
                grip.set(Some(Grip::Sizes { place, last: now }));
            }
        }
    };
    let lift = move |_: leptos::ev::PointerEvent| {
        grip.set(None);
        if let Some(one) = ghost.get_untracked() {
            ghost.set(None);
            drawn.add(one);
        }
    };
    let key = move |place: usize, event: leptos::ev::KeyboardEvent| {
        let (right, down) = match event.key().as_str() {
            "ArrowLeft" => (-STEP, 0),
            "ArrowRight" => (STEP, 0),
            "ArrowUp" => (0, -STEP),
            "ArrowDown" => (0, STEP),
            "Delete" | "Backspace" => {
                event.prevent_default();
                drawn.take_out(place);
                focus_on("redact-add");
                return;
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if !event.repeat() {
            drawn.remember();
        }
        if event.shift_key() {
            drawn.change(place, |one| resized(one, right, down));
        } else {
            drawn.change(place, |one| moved(one, right, down));
        }
    };
    let count = Memo::new(move |_| drawn.boxes.with(Vec::len));
    let one = move |place: usize| {
        let this = Memo::new(move |_| drawn.boxes.with(|boxes| boxes.get(place).copied()));
        let black = move || this.get().is_some_and(|one| one.how == RedactHow::Black);
        let words = move || this.get().map(|one| described(place, &one)).unwrap_or_default();
        view! {
            <button type="button" class="box" class:is-black=black class:is-chosen=move || drawn.chosen.get() == Some(place)
                id=format!("box-{place}") data-box=place.to_string() aria-label=words aria-describedby="redact-how-to"
                style=move || this.get().map(|one| style(&one)).unwrap_or_default()
                on:focus=move |_| drawn.chosen.set(Some(place)) on:keydown=move |event| key(place, event)>
                <span class="corner" data-corner=place.to_string()></span>
            </button>
        }
    };
    view! {
        <div class="redacting" node_ref=paper on:pointerdown=press on:pointermove=glide on:pointerup=lift on:pointercancel=lift>
            {children()}
            {move || (0..count.get()).map(one).collect::<Vec<_>>()}
            {move || ghost.get().map(|one| view! { <span class="box" class:is-black=one.how == RedactHow::Black style=style(&one)></span> })}
        </div>
    }
}

fn described(place: usize, one: &RedactBox) -> String {
    let percent = |part: u16| u32::from(part / 10);
    let how = match one.how {
        RedactHow::Black => say::redact_black(),
        RedactHow::Blur => say::redact_blur(),
    };
    say::redact_box(
        place + 1,
        how,
        percent(one.x),
        percent(one.y),
        percent(one.w),
        percent(one.h),
    )
}

fn focus(place: usize) {
    focus_on(&format!("box-{place}"));
}

fn focus_on(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
