//! `cargo xtask setup`: installs what is missing and says nothing when nothing is.

mod npm;
mod peers;
mod rust;
mod system;

use anyhow::Result;
pub use npm::{install_peer, install_tauri_cli, tauri_cli};
pub use peers::install_payroll_peer;

/// What the machine is going to be used for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Build and run server and devices without a window.
    Headless,
    /// … with the app's window.
    Window,
    /// … and all tests.
    Tests,
    /// … and the type check for Android.
    Everything,
}

/// Makes the machine fit for `scope`. Quick when it already is.
pub fn setup(scope: Scope) -> Result<()> {
    system::install(&packages(scope))?;
    if scope >= Scope::Tests {
        npm::install_axe()?;
        peers::install_form_peers();
    }
    rust::add_target("wasm32-unknown-unknown")?;
    match scope {
        Scope::Headless | Scope::Window => {}
        Scope::Tests => rust::install_tauri_driver()?,
        Scope::Everything => {
            rust::install_tauri_driver()?;
            rust::add_target(crate::android::TARGET)?;
        }
    }
    Ok(())
}

/// Debian's names. Perl and make build the vendored OpenSSL under SQLCipher; nasm builds the quick half of libjpeg-turbo,
/// which works without, at a third of the speed.
fn packages(scope: Scope) -> Vec<&'static str> {
    let mut all = vec!["build-essential", "nasm", "pkg-config", "perl"];
    if scope == Scope::Headless {
        return all;
    }
    all.extend([
        "libwebkit2gtk-4.1-dev",
        "libsoup-3.0-dev",
        "libjavascriptcoregtk-4.1-dev",
        "librsvg2-dev",
        "libayatana-appindicator3-dev",
        "libxdo-dev",
        "libssl-dev",
    ]);
    if scope == Scope::Window {
        return all;
    }
    all.extend([
        "xvfb",
        "xauth",
        "webkit2gtk-driver",
        "chromium",
        "chromium-driver",
        "imagemagick",
        "libvips-tools",
        "fonts-noto-core",
        "fonts-noto-ui-core",
    ]);
    // Debian's npm brings some hundred packages: only where none is there.
    if crate::workspace::on_path("npm").is_none() {
        all.push("npm");
    }
    if scope == Scope::Tests {
        return all;
    }
    all.extend([
        "gcc-aarch64-linux-gnu",
        "g++-aarch64-linux-gnu",
        "libc6-dev-arm64-cross",
    ]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_scope_needs_all_that_a_narrower_one_needs() {
        let scopes = [Scope::Headless, Scope::Window, Scope::Tests, Scope::Everything];
        for pair in scopes.windows(2) {
            let (narrow, wide) = (packages(pair[0]), packages(pair[1]));
            assert!(narrow.iter().all(|p| wide.contains(p)) && wide.len() > narrow.len());
        }
    }
}
