//! The screens: one Leptos bundle for the Tauri window, `surco-device --http` and the browser of staff.
//!
//! Pages (`pages`) ask the host through `transport` and hold what the moment needs; `components` draw plain values.
//! There are no rules and no copies of records here: what may be done and what is true, the host says.

#[cfg(any(test, target_arch = "wasm32"))]
#[cfg_attr(not(all(target_arch = "wasm32", debug_assertions)), allow(dead_code, unused_imports))]
mod answers;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod transport;
#[cfg(target_arch = "wasm32")]
mod words;
