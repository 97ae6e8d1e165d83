//! `cargo xtask android`: type-checks and lints the app for phones without SDK or NDK.
//!
//! Debian's cross compiler stands in for the NDK's clang, so that build scripts with C code run; nothing is linked.
//! Errors and lints in `cfg(target_os = "android")` code are found. Making an APK is described in docs/mobile.md.

use crate::workspace::{cargo, on_path, read, run, target_dir};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TARGET: &str = "aarch64-linux-android";

/// What runs on a phone: the window and everything of ours beneath it.
const PACKAGES: &[&str] = &[
    "--package",
    "app",
    "--package",
    "device",
    "--package",
    "shared",
    "--lib",
];

/// `cargo clippy` of the app's libraries for Android; it checks what `cargo check` does, too.
pub fn check() -> Result<()> {
    if on_path("aarch64-linux-gnu-gcc").is_none() {
        bail!("aarch64-linux-gnu-gcc is not here: `cargo xtask setup` installs it");
    }
    let openssl = HostOpenssl::find()?;
    run(cargo(&["clippy", "--locked", "--quiet", "--target", TARGET])
        .args(PACKAGES)
        .args(["--", "-D", "warnings"])
        .env("CC_aarch64_linux_android", "aarch64-linux-gnu-gcc")
        .env("CXX_aarch64_linux_android", "aarch64-linux-gnu-g++")
        .env("AR_aarch64_linux_android", "aarch64-linux-gnu-ar")
        .env("CFLAGS_aarch64_linux_android", "-D_GNU_SOURCE")
        .env("OPENSSL_NO_VENDOR", "1")
        .env("OPENSSL_LIB_DIR", &openssl.libraries)
        .env("OPENSSL_INCLUDE_DIR", &openssl.headers))
}

/// The host's OpenSSL, whose headers are enough for a type check.
struct HostOpenssl {
    libraries: PathBuf,
    headers: PathBuf,
}

impl HostOpenssl {
    fn find() -> Result<Self> {
        let ask = |variable: &str| -> Result<PathBuf> {
            let text = read(
                Command::new("pkg-config")
                    .arg(format!("--variable={variable}"))
                    .arg("openssl"),
            )?;
            Ok(PathBuf::from(text.trim()))
        };
        let (libraries, common) = (ask("libdir")?, ask("includedir")?);
        // Only OpenSSL's headers: with the host's whole include folder the cross compiler would read its libc too.
        let headers = target_dir().join("android-check/include");
        let copies = headers.join("openssl");
        std::fs::create_dir_all(&copies)?;
        let machine = libraries.file_name().map(|triple| common.join(triple).join("openssl"));
        for folder in std::iter::once(common.join("openssl")).chain(machine) {
            copy_headers(&folder, &copies)?;
        }
        Ok(Self { libraries, headers })
    }
}

fn copy_headers(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let header = entry?.path();
        if let Some(name) = header.file_name() {
            let copy = to.join(name);
            if !copy.exists() {
                std::fs::copy(&header, copy)?;
            }
        }
    }
    Ok(())
}
