use crate::components::{Confirm, Fault, Loaded, StorageLow};
use crate::state::{Doing, ask};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{FreeOriginals, GetStorage, Storage};

/// What this phone holds, and what of it may go.
#[component]
pub(super) fn StorageSheet() -> impl IntoView {
    let storage = ask(&[], || GetStorage {});
    let doing = Doing::new();
    let free = Callback::new(move |()| doing.run(FreeOriginals {}, move |reply| storage.set(reply)));
    view! {
        <section class="sheet stack">
            <h2 class="head">{say::storage()}</h2>
            <Loaded from=storage let:value>
                {move || view! { <StorageLow of=value.get()/> }}
                <dl class="facts">
                    {move || facts(&value.get()).into_iter().map(|(name, size)| view! { <dt>{name}</dt><dd class="num">{size}</dd> }).collect::<Vec<_>>()}
                </dl>
                {move || {
                    let freeable = value.with(|value| value.freeable);
                    if freeable.count == 0 {
                        return view! { <p class="small soft">{say::nothing_to_free()}</p> }.into_any();
                    }
                    view! {
                        <Confirm icon=icondata::LuHardDrive label=say::free_originals(figures::size(freeable.bytes))
                            consequence=say::free_originals_consequence(freeable.count) go=free/>
                    }.into_any()
                }}
            </Loaded>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}

/// Names and sizes, as people would ask for them.
fn facts(storage: &Storage) -> Vec<(String, String)> {
    let mut facts = vec![
        (
            say::records(),
            figures::size(storage.database_bytes + storage.waiting_bytes),
        ),
        (say::previews(), figures::size(storage.previews.bytes)),
        (say::originals(), figures::size(storage.originals.bytes)),
    ];
    facts.extend(
        storage
            .disk_free_bytes
            .map(|free| (say::free_on_phone(), figures::size(free))),
    );
    facts
}

/// The warning where it matters: before photos are taken. Nothing stands there while there is room.
#[component]
pub(crate) fn LowStorage() -> impl IntoView {
    let storage = ask(&[], || GetStorage {});
    move || storage.get().map(|storage| view! { <StorageLow of=storage/> })
}
