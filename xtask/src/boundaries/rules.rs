//! The rules. ARCHITECTURE.md says why.

use super::graph::PackageRule;
use super::words::SourceRule;

pub const PACKAGES: &[PackageRule] = &[
    PackageRule {
        package: "ui",
        features: &[],
        target: "wasm32-unknown-unknown",
        reaches: &["shared", "leptos"],
        never: &[
            "rusqlite",
            "libsqlite3-sys",
            "automerge",
            "tauri",
            "tokio",
            "device",
            "sync-server",
            "age",
            "zstd-sys",
        ],
    },
    PackageRule {
        package: "shared",
        features: &[],
        target: "wasm32-unknown-unknown",
        reaches: &["serde", "minicbor"],
        never: &[
            "automerge",
            "age",
            "argon2",
            "zstd-sys",
            "rusqlite",
            "tokio",
            "tauri",
            "leptos",
            "reqwest",
            "axum",
        ],
    },
    PackageRule {
        package: "shared",
        features: &["seal"],
        target: "x86_64-unknown-linux-gnu",
        reaches: &["age", "ed25519-dalek"],
        never: &["automerge", "rusqlite", "tokio", "reqwest"],
    },
    PackageRule {
        package: "shared",
        features: &["commands"],
        target: "x86_64-unknown-linux-gnu",
        reaches: &["automerge"],
        never: &["rusqlite", "tokio", "reqwest", "axum", "tauri", "leptos"],
    },
    PackageRule {
        package: "device",
        features: &[],
        target: "x86_64-unknown-linux-gnu",
        reaches: &["shared", "automerge", "rusqlite"],
        never: &["tauri", "leptos", "sync-server", "object_store"],
    },
    PackageRule {
        package: "sync-server",
        features: &[],
        target: "x86_64-unknown-linux-gnu",
        reaches: &["shared", "automerge", "axum"],
        never: &["device", "tauri", "leptos"],
    },
    PackageRule {
        package: "app",
        features: &[],
        target: "x86_64-unknown-linux-gnu",
        reaches: &["device", "tauri"],
        never: &["sync-server", "leptos", "object_store"],
    },
];

pub const SOURCES: &[SourceRule] = &[
    SourceRule {
        words: &["automerge::", "use automerge"],
        only_in: &["shared/src/record/"],
        known_at: "shared/src/record/",
        because: "one door to the document: other code asks shared::record",
    },
    SourceRule {
        words: &[
            "\"SELECT ",
            "\"INSERT ",
            "\"UPDATE ",
            "\"DELETE FROM ",
            "\"CREATE TABLE",
            "rusqlite::",
        ],
        only_in: &["/store/", "/log/", "/projection/", "/staff/", "/blobs/"],
        known_at: "src-tauri/device/src/store/",
        because: "SQL stands beside its table",
    },
    SourceRule {
        words: &["unsafe {", "allow(unsafe_code)"],
        only_in: &[],
        known_at: "",
        because: "kept crates do what needs unsafe code",
    },
];

/// `shared` lends itself to hosts: no disk, network, clock or chance of its own, and no thread that outlives the call that began
/// it (`thread::scope` only divides a sum).
pub const SHARED_NEVER_SAYS: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "thread::spawn",
    "thread::sleep",
    "std::env",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "getrandom::",
    "thread_rng",
    "OsRng",
];
