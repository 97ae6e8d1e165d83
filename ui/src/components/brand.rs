use leptos::prelude::*;

/// The mark: a sun over three furrows.
#[component]
pub(crate) fn Brand(#[prop(default = 32)] size: u32) -> impl IntoView {
    view! {
        <svg width=size height=size viewBox="0 0 32 32" aria-hidden="true">
            <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
                <path d="M3 11h26M16 11v18M13 11 7 29M19 11l6 18M10 11 3 21M22 11l7 10"/>
                <path d="M9 11a7 7 0 0 1 14 0"/>
            </g>
        </svg>
    }
}

/// The land under the cover: says nothing.
#[component]
pub(crate) fn Land() -> impl IntoView {
    view! {
        <svg class="land" viewBox="0 -4 360 154" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
            <path d="M0 30H360M180 30v120M174 30C165 60 150 110 132 150M186 30c9 30 24 80 42 120M167 30C148 62 112 112 78 150M193 30c19 32 55 82 89 120M159 30C124 62 68 108 12 150M201 30c35 32 91 78 147 120M149 30C100 58 40 86 -40 120M211 30c49 28 109 56 189 90M137 30C90 46 40 62 -40 82M223 30c47 16 97 32 177 52M120 30C80 38 30 46 -40 56M240 30c40 8 90 16 160 26"/>
            <path d="M150 30a30 30 0 0 1 60 0"/>
        </svg>
    }
}
