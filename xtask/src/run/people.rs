//! Who is in the demonstration and how they sign in, as the `demo` program of the tests package wrote it down.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;

/// `.run/demo.json`.
#[derive(Deserialize)]
pub struct Demonstration {
    /// Where the server has to listen: devices were enrolled at this address.
    pub listen: String,
    pub people: Vec<Person>,
}

#[derive(Deserialize)]
pub struct Person {
    pub name: String,
    pub role: String,
    /// The vault's folder within the demonstration; none for who works in a browser at the server.
    #[serde(default)]
    pub vault: Option<String>,
    /// What to type, line by line.
    pub sign_in: Vec<String>,
}

impl Demonstration {
    /// Reads the file that says that the demonstration is complete.
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text)
            .with_context(|| format!("{}: `cargo xtask run --fresh` makes it anew", file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_vault_signs_in_at_the_server() {
        let file = std::env::temp_dir().join(format!("surco-demo-{}.json", std::process::id()));
        let text = r#"{"listen":"127.0.0.1:4600","people":[
            {"name":"Amina","role":"auditor","vault":"amina","sign_in":["passphrase: five offered words"]},
            {"name":"Mara","role":"monitor","sign_in":["name: mara"]}]}"#;
        std::fs::write(&file, text).unwrap();
        let demonstration = Demonstration::read(&file).unwrap();
        let vaults: Vec<_> = demonstration.people.iter().map(|p| p.vault.as_deref()).collect();
        assert_eq!(vaults, [Some("amina"), None]);
        std::fs::remove_file(file).unwrap();
    }
}
