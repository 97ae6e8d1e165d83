use super::{Notice, Tone};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::Storage;

/// How much is left, when it is little; nothing while there is room.
#[component]
pub(crate) fn StorageLow(of: Storage) -> impl IntoView {
    let left = of.disk_free_bytes.filter(|_| of.is_low)?;
    Some(view! {
        <Notice tone=Tone::Here icon=icondata::LuHardDrive><span>{say::storage_low(figures::size(left))}</span></Notice>
    })
}
