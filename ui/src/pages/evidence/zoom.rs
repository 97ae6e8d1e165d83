use crate::components::Icon;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;

const LEAST: u32 = 100;
const MOST: u32 = 800;
const STEP: u32 = 50;

/// A picture that can be looked at closely: buttons, the keys + − 0, two fingers, Ctrl and the wheel.
///
/// What is enlarged scrolls, so that one finger, the arrow keys and the wheel move it as they move any page.
#[component]
pub(super) fn Zoom(children: Children) -> impl IntoView {
    let percent = RwSignal::new(LEAST);
    let view = NodeRef::<html::Div>::new();
    let fingers = StoredValue::new(BTreeMap::<i32, (f64, f64)>::new());
    let pinch = StoredValue::new(None::<(f64, u32)>);
    // The middle of what is seen stays where it is.
    let to = move |wanted: u32| {
        let before = percent.get_untracked();
        let now = wanted.clamp(LEAST, MOST);
        if now == before {
            return;
        }
        percent.set(now);
        let Some(view) = view.get_untracked() else { return };
        let grown = f64::from(now) / f64::from(before);
        let kept = |scrolled: i32, seen: i32| {
            let half = f64::from(seen) / 2.0;
            ((f64::from(scrolled) + half) * grown - half) as i32
        };
        let (left, top) = (
            kept(view.scroll_left(), view.client_width()),
            kept(view.scroll_top(), view.client_height()),
        );
        request_animation_frame(move || {
            view.set_scroll_left(left);
            view.set_scroll_top(top);
        });
    };
    let apart = move || {
        fingers.with_value(|fingers| {
            let mut places = fingers.values();
            let (one, two) = (places.next()?, places.next()?);
            Some((one.0 - two.0).hypot(one.1 - two.1))
        })
    };
    let place = |event: &leptos::ev::PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() == "touch" {
            fingers.update_value(|fingers| {
                fingers.insert(event.pointer_id(), place(&event));
            });
            pinch.set_value(apart().map(|apart| (apart, percent.get_untracked())));
        }
    };
    let glide = move |event: leptos::ev::PointerEvent| {
        fingers.update_value(|fingers| {
            if let Some(known) = fingers.get_mut(&event.pointer_id()) {
                *known = place(&event);
            }
        });
        if let (Some((began, from)), Some(apart)) = (pinch.get_value(), apart())
            && began > 0.0
        {
            to((f64::from(from) * apart / began) as u32);
        }
    };
    let up = move |event: leptos::ev::PointerEvent| {
        fingers.update_value(|fingers| {
            fingers.remove(&event.pointer_id());
        });
        pinch.set_value(None);
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let now = percent.get_untracked();
        match event.key().as_str() {
            "+" | "=" => to(now + STEP),
            "-" => to(now.saturating_sub(STEP)),
            "0" => to(LEAST),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let wheel = move |event: leptos::ev::WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
            let now = percent.get_untracked();
            to(if event.delta_y() < 0.0 {
                now + STEP
            } else {
                now.saturating_sub(STEP)
            });
        }
    };
    view! {
        <div class="zoom" class:is-close=move || percent.get() != LEAST>
            <div class="zoom-view" role="region" aria-label=say::zoom_region() tabindex="0" node_ref=view
                on:pointerdown=down on:pointermove=glide on:pointerup=up on:pointercancel=up on:keydown=key on:wheel=wheel>
                <div class="zoom-paper" style=move || format!("inline-size:{}%", percent.get())>{children()}</div>
            </div>
            <div class="row zoom-tools">
                <button class="btn is-bare" type="button" aria-label=say::zoom_out() on:click=move |_| to(percent.get_untracked().saturating_sub(STEP)) aria-disabled=move || (percent.get() == LEAST).to_string()><Icon of=icondata::LuZoomOut/></button>
                <span class="num small" role="status">{move || say::percent(percent.get())}</span>
                <button class="btn is-bare" type="button" aria-label=say::zoom_in() on:click=move |_| to(percent.get_untracked() + STEP) aria-disabled=move || (percent.get() == MOST).to_string()><Icon of=icondata::LuZoomIn/></button>
            </div>
        </div>
    }
}
