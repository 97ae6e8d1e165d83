//! Edges between packages, asked of cargo for one package at a time: features that another member turns on do not count.

use crate::workspace::{cargo, read, root};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;

pub struct PackageRule {
    pub package: &'static str,
    pub features: &'static [&'static str],
    pub target: &'static str,
    /// The control: names that have to be found, or the search itself is broken.
    pub reaches: &'static [&'static str],
    /// Names that must not be reached, through others neither.
    pub never: &'static [&'static str],
}

/// Proves each rule.
///
/// # Errors
/// Every edge that should not be, with the path that leads to it.
pub fn prove(rules: &[PackageRule]) -> Result<()> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
    let known = locked_names(&lock);
    let mut faults = Vec::new();
    for rule in rules {
        let reached = names(&tree(rule, &[])?);
        for fault in judge(rule, &reached, &known) {
            faults.push(match fault {
                Fault::Reached(name) => {
                    let path = tree(rule, &["--invert", name, "--depth", "4"]).unwrap_or_default();
                    format!("{} reaches {name}:\n{path}", title(rule))
                }
                Fault::ControlMissed(name) => {
                    format!(
                        "{} should reach {name} and was not seen to: the search is broken, or the rule old",
                        title(rule)
                    )
                }
                Fault::Unknown(name) => {
                    format!(
                        "a rule for {} names `{name}`, which nobody uses: misspelt, or to be taken out",
                        title(rule)
                    )
                }
            });
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{}", faults.join("\n"))
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Fault {
    Reached(&'static str),
    ControlMissed(&'static str),
    Unknown(&'static str),
}

fn judge(rule: &PackageRule, reached: &BTreeSet<String>, known: &BTreeSet<String>) -> Vec<Fault> {
    let never = rule
        .never
        .iter()
        .filter_map(|&name| match (known.contains(name), reached.contains(name)) {
            (false, _) => Some(Fault::Unknown(name)),
            (true, true) => Some(Fault::Reached(name)),
            (true, false) => None,
        });
    let control = rule
        .reaches
        .iter()
        .filter(|&&name| !reached.contains(name))
        .map(|&name| Fault::ControlMissed(name));
    never.chain(control).collect()
}

fn tree(rule: &PackageRule, extra: &[&str]) -> Result<String> {
    let features = rule.features.join(",");
    let mut command = cargo(&[
        "tree",
        "--locked",
        "--quiet",
        "--edges",
        "normal,no-proc-macro",
        "--package",
        rule.package,
    ]);
    command
        .args(["--target", rule.target, "--features", &features])
        .args(extra);
    if extra.is_empty() {
        command.args(["--prefix", "none", "--format", "{p}"]);
    }
    read(&mut command)
}

fn title(rule: &PackageRule) -> String {
    match rule.features {
        [] => rule.package.to_string(),
        features => format!("{} with {}", rule.package, features.join(", ")),
    }
}

/// The first word of each line of `cargo tree --prefix none --format {p}`.
fn names(tree: &str) -> BTreeSet<String> {
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(String::from)
        .collect()
}

fn locked_names(lock: &str) -> BTreeSet<String> {
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .map(String::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: PackageRule = PackageRule {
        package: "ui",
        features: &[],
        target: "t",
        reaches: &["leptos"],
        never: &["rusqlite", "tokio"],
    };

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|n| n.to_string()).collect()
    }

    #[test]
    fn a_forbidden_edge_a_lost_control_and_a_misspelt_crate_are_each_a_fault() {
        let known = set(&["leptos", "rusqlite", "tokio"]);
        assert_eq!(judge(&RULE, &set(&["leptos"]), &known), []);
        assert_eq!(
            judge(&RULE, &set(&["leptos", "tokio"]), &known),
            [Fault::Reached("tokio")]
        );
        assert_eq!(judge(&RULE, &set(&[]), &known), [Fault::ControlMissed("leptos")]);
        assert_eq!(
            judge(&RULE, &set(&["leptos"]), &set(&["leptos", "tokio"])),
            [Fault::Unknown("rusqlite")]
        );
    }

    #[test]
    fn names_are_read_from_cargos_own_lines() {
        let tree = "ui v0.1.0 (/work/ui)\nleptos v0.8.23\nleptos v0.8.23 (*)\n\nserde_json v1.0.0\n";
        assert_eq!(names(tree), set(&["ui", "leptos", "serde_json"]));
        assert_eq!(
            locked_names("[[package]]\nname = \"age\"\nversion = \"0.12.0\"\n"),
            set(&["age"])
        );
    }
}
