use super::sketch::Sketch;
use crate::components::{Icon, Saved};
use crate::transport::camera::bytes;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// What is drawn on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// A wide, low field.
    Signature,
    Blank,
    /// A picture, by its address.
    Picture(String),
}

/// What a press of an arrow key moves the pen by, in pixels of the drawing; more with Shift.
const STEP: f64 = 12.0;
const LEAP: f64 = 48.0;

/// A drawing by finger, pen, mouse or keys; kept as PNG.
#[component]
pub(crate) fn DrawingField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    paper: Paper,
    #[prop(into)] value: Signal<String>,
    /// The address of the drawing that is kept.
    #[prop(optional, into)]
    kept: MaybeProp<String>,
    put: Callback<Option<String>>,
    /// The PNG of what was drawn.
    keep: Callback<Vec<u8>>,
    /// "Signed on paper": takes a photo instead.
    #[prop(optional, into)]
    photo: Option<Callback<()>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let sketch = StoredValue::new_local(Sketch::new(&paper));
    let strokes = RwSignal::new(0usize);
    let pen = RwSignal::new(None::<(f64, f64)>);
    let down = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let count = move || strokes.set(sketch.with_value(Sketch::strokes));
    let draw = move || {
        if let Some(canvas) = canvas.get_untracked() {
            sketch.update_value(|sketch| sketch.draw_on(&canvas));
        }
    };
    Effect::new(move |_| {
        if canvas.get().is_some() {
            draw();
            sketch.with_value(|sketch| {
                sketch.when_ready(move || {
                    if canvas.try_get_untracked().is_some() {
                        draw();
                    }
                })
            });
        }
    });
    let at = move |event: &leptos::ev::PointerEvent| {
        let canvas = canvas.get_untracked()?;
        let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let place = (
            x / width * f64::from(canvas.width()),
            y / height * f64::from(canvas.height()),
        );
        (width > 0.0 && height > 0.0).then_some(place)
    };
    let press = move |event: leptos::ev::PointerEvent| {
        let Some(place) = at(&event).filter(|_| !disabled.get_untracked() && event.is_primary()) else {
            return;
        };
        if let Some(canvas) = canvas.get_untracked() {
            // The line goes on when the finger leaves the paper for a moment.
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        pen.set(None);
        down.set(true);
        sketch.update_value(|sketch| sketch.begin(place));
        draw();
    };
    let glide = move |event: leptos::ev::PointerEvent| {
        if let Some(place) = at(&event).filter(|_| down.get_untracked() && event.is_primary()) {
            sketch.update_value(|sketch| sketch.go(place));
            draw();
        }
    };
    let lift = move |_: leptos::ev::PointerEvent| {
        down.set(false);
        count();
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if disabled.get_untracked() {
            return;
        }
        let step = if event.shift_key() { LEAP } else { STEP };
        let (right, below) = match event.key().as_str() {
            "ArrowLeft" => (-step, 0.0),
            "ArrowRight" => (step, 0.0),
            "ArrowUp" => (0.0, -step),
            "ArrowDown" => (0.0, step),
            " " => (0.0, 0.0),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let (width, height) = sketch.with_value(Sketch::size);
        let (x, y) = pen.get_untracked().unwrap_or((width / 4.0, height / 2.0));
        let place = ((x + right).clamp(0.0, width), (y + below).clamp(0.0, height));
        pen.set(Some(place));
        if event.key() == " " {
            down.update(|down| *down = !*down);
            if down.get_untracked() {
                sketch.update_value(|sketch| sketch.begin(place));
            }
        } else if down.get_untracked() {
            sketch.update_value(|sketch| sketch.go(place));
        }
        draw();
        count();
    };
    let undo = move |_| {
        down.set(false);
        sketch.update_value(|sketch| sketch.undo());
        draw();
        count();
    };
    let clear = move |_| {
        down.set(false);
        sketch.update_value(|sketch| sketch.clear());
        draw();
        count();
    };
    let store = move |_| {
        let Some(canvas) = canvas.get_untracked().filter(|_| strokes.get_untracked() > 0) else {
            return;
        };
        failed.set(false);
        spawn_local(async move {
            let png = match png(&canvas).await {
                Some(blob) => bytes(&blob).await,
                None => None,
            };
            match png {
                Some(png) if failed.try_get_untracked().is_some() => keep.run(js_sys::Uint8Array::new(&png).to_vec()),
                Some(_) => {}
                None => drop(failed.try_set(true)),
            }
        });
    };
    let empty = move || (strokes.get() == 0).then_some("true");
    let has_value = move || value.with(|value| !value.is_empty());
    let (width, height) = sketch.with_value(Sketch::size);
    let (keys, low) = (format!("{id}-keys"), paper == Paper::Signature);
    let (described, named) = (keys.clone(), label.clone());
    view! {
        <div class="stack tight" role="group" aria-label=named>
            {move || has_value().then(|| view! {
                <p class="row spread"><span class="row"><Icon of=icondata::LuPenTool/>{say::drawing_kept()}</span><Saved when=saved/>
                    <button class="btn is-bare" type="button" disabled=disabled on:click=move |_| put.run(None)><Icon of=icondata::LuUndo2/>{say::take_answer_back()}</button></p>
            })}
            {move || kept.get().filter(|_| has_value()).map(|address| view! { <img class="prompt-picture paper" src=address alt=say::drawing_kept()/> })}
            <div class="stack tight" hidden=has_value>
            <div class="paper" class:is-low=low>
                <canvas id=id node_ref=canvas width=width height=height tabindex="0" role="application" aria-label=label aria-describedby=described
                    aria-disabled=move || disabled.get().then_some("true")
                    on:pointerdown=press on:pointermove=glide on:pointerup=lift on:pointercancel=lift on:keydown=key></canvas>
                {move || pen.get().map(|(x, y)| view! {
                    <span class="pen" class:is-down=move || down.get() style=("--x", format!("{:.2}%", x / width * 100.0)) style=("--y", format!("{:.2}%", y / height * 100.0)) aria-hidden="true"></span>
                })}
            </div>
            <p class="small soft" id=keys>{say::draw_keys()}</p>
            <p class="unseen" role="status">{move || pen.get().map(|_| if down.get() { say::pen_down() } else { say::pen_up() })}</p>
            <div class="row">
                <button class="btn" type="button" disabled=disabled aria-disabled=empty on:click=undo><Icon of=icondata::LuUndo2/>{say::draw_undo()}</button>
                <button class="btn" type="button" disabled=disabled aria-disabled=empty on:click=clear><Icon of=icondata::LuEraser/>{say::draw_clear()}</button>
                <button class="btn grow" type="button" disabled=disabled aria-disabled=empty on:click=store><Icon of=icondata::LuCheck/>{say::draw_keep()}</button>
            </div>
            {photo.map(|photo| view! {
                <button class="btn is-wide" type="button" disabled=disabled on:click=move |_| photo.run(())><Icon of=icondata::LuCamera/>{say::signed_on_paper()}</button>
            })}
            </div>
            <p class="wrong" role="status">{move || failed.get().then(say::drawing_unkept)}</p>
        </div>
    }
}

async fn png(canvas: &web_sys::HtmlCanvasElement) -> Option<web_sys::Blob> {
    use js_sys::Promise;
    use wasm_bindgen::{JsValue, prelude::Closure};
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas.to_blob_with_type(done.unchecked_ref(), "image/png").is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .ok()?
        .dyn_into()
        .ok()
}
