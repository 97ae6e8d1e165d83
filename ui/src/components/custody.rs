use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{Custody, CustodyAt};

/// Where one thing is: furrows and words.
#[component]
pub(crate) fn CustodyMark(at: CustodyAt) -> impl IntoView {
    let (code, word) = match at {
        CustodyAt::Here => ("here", say::custody_here()),
        CustodyAt::Mate => ("mate", say::custody_mate()),
        CustodyAt::Server => ("server", say::custody_server()),
    };
    view! { <span class="custody" data-at=code>{word}</span> }
}

/// Where the work is, counted.
#[component]
pub(crate) fn CustodyCounts(of: Custody) -> impl IntoView {
    view! {
        <ul class="stack tight">
            <li class="row spread"><CustodyMark at=CustodyAt::Here/><strong class="num">{figures::number(of.only_here.into())}</strong></li>
            <li class="row spread"><CustodyMark at=CustodyAt::Mate/><strong class="num">{figures::number(of.with_teammate.into())}</strong></li>
            <li class="row spread"><CustodyMark at=CustodyAt::Server/><strong class="num">{figures::number(of.on_server.into())}</strong></li>
        </ul>
        <p class="small soft">{match of.oldest_only_here {
            Some(oldest) if of.only_here > 0 => say::keep_safe(of.only_here, figures::since(oldest)),
            _ if of.only_here > 0 => say::keep_safe_new(of.only_here),
            _ if of.with_teammate > 0 => say::none_only_here(),
            _ => say::all_on_server(),
        }}</p>
    }
}
