use crate::transport::blobs::{self, Addresses};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::ids::RoomId;
use std::collections::BTreeMap;

/// Pictures and sounds of a form, fetched when they are first drawn and given back when the page is left.
#[derive(Clone, Copy)]
pub(super) struct FormMedia {
    audit: RoomId,
    form: StoredValue<String>,
    /// By file name; `None` while it is on its way, or where there is none.
    found: RwSignal<BTreeMap<String, Option<String>>>,
    held: Addresses,
}

impl FormMedia {
    pub fn new(audit: RoomId, form: String) -> Self {
        FormMedia {
            audit,
            form: StoredValue::new(form),
            found: RwSignal::new(BTreeMap::new()),
            held: Addresses::new(),
        }
    }

    /// The address of a file once it is here. Tracked: whoever draws it draws again.
    pub fn address(self, file: &str) -> Option<String> {
        if let Some(known) = self.found.with(|found| found.get(file).cloned()) {
            return known;
        }
        let name = file.to_string();
        self.found.update_untracked(|found| found.insert(name.clone(), None));
        let path = self
            .form
            .with_value(|form| format!("form.{}.{form}/{file}", self.audit));
        spawn_local(async move {
            if let Ok(address) = blobs::address(&path).await
                && self.held.hold(&address)
            {
                let _ = self.found.try_update(|found| found.insert(name, Some(address)));
            }
        });
        None
    }
}
