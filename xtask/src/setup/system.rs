//! System packages, by apt where it is there.

use crate::step::step;
use crate::workspace::{on_path, run, succeeds};
use anyhow::{Result, bail};
use std::io::IsTerminal;
use std::process::Command;

/// Installs those of `packages` that are missing.
///
/// # Errors
/// Without root or sudo: the command that a person has to run. Machines without apt are left to their owner:
/// the list is printed once and the build goes on, because names differ from system to system.
pub fn install(packages: &[&str]) -> Result<()> {
    if on_path("dpkg-query").is_none() || on_path("apt-get").is_none() {
        println!("No apt here. Needed, by Debian's names: {}", packages.join(" "));
        return Ok(());
    }
    let missing = missing(packages)?;
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt) = apt() else {
        bail!(
            "system packages are missing; install them and start again:\n  sudo apt-get install {}",
            missing.join(" ")
        );
    };
    step(&format!("installing {} system packages", missing.len()), || {
        run(apt_get(&apt).arg("update").arg("-qq"))?;
        run(apt_get(&apt)
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing))
    })
}

fn missing<'p>(packages: &[&'p str]) -> Result<Vec<&'p str>> {
    // Exits with 1 when it does not know a name: that is an answer, not a failure.
    let output = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Abbrev}\n"])
        .args(packages)
        .output()?;
    Ok(absent(packages, &String::from_utf8_lossy(&output.stdout)))
}

/// Which of `packages` are not marked `ii` in dpkg-query's list.
fn absent<'p>(packages: &[&'p str], listed: &str) -> Vec<&'p str> {
    let installed: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| status.starts_with("ii"))
        .map(|(name, _)| name)
        .collect();
    packages.iter().copied().filter(|p| !installed.contains(p)).collect()
}

/// The words before `apt-get`'s own arguments: nothing for root, sudo where it may be used.
fn apt() -> Option<Vec<&'static str>> {
    let root = std::fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    if root {
        return Some(vec!["env"]);
    }
    on_path("sudo")?;
    // A person at a terminal may type a password; a script can not.
    let usable = std::io::stdin().is_terminal() || succeeds(Command::new("sudo").args(["-n", "true"]));
    usable.then(|| vec!["sudo", "env"])
}

fn apt_get(words: &[&str]) -> Command {
    let mut words = words.iter();
    let mut command = Command::new(words.next().unwrap_or(&"env"));
    command.args(words).args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_and_unknown_packages_are_missing() {
        let listed = "xvfb ii \nchromium rc \n";
        assert_eq!(
            absent(&["xvfb", "chromium", "never-heard-of"], listed),
            ["chromium", "never-heard-of"]
        );
    }
}
