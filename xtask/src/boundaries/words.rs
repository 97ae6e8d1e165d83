//! What a source file may name: a search for words outside comments and tests.

use super::rules::SHARED_NEVER_SAYS;
use crate::workspace::{root, sources};
use anyhow::{Context, Result, bail};

pub struct SourceRule {
    pub words: &'static [&'static str],
    /// Parts of paths where the words may stand.
    pub only_in: &'static [&'static str],
    /// The control: a folder in which one of the words has to be found. Empty where there is none to find.
    pub known_at: &'static str,
    pub because: &'static str,
}

struct Source {
    path: String,
    text: String,
}

/// Proves each rule on every Rust file of the repository.
pub fn prove(rules: &[SourceRule]) -> Result<()> {
    let mut files = Vec::new();
    for path in sources()? {
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".rs") && !path.starts_with("xtask") && !is_test(&name) {
            let text = std::fs::read_to_string(root().join(&path)).with_context(|| name.clone())?;
            files.push(Source {
                path: name,
                text: code(&text),
            });
        }
    }
    let mut faults: Vec<String> = rules.iter().flat_map(|rule| judge(rule, &files)).collect();
    faults.extend(shared_is_pure(&files));
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{}", faults.join("\n"))
    }
}

/// Tests may look behind every door.
fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.ends_with("tests.rs") || path.contains("/tests/") || path.contains("_tests/")
}

fn judge(rule: &SourceRule, files: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut control = rule.known_at.is_empty();
    for file in files {
        let allowed = rule
            .only_in
            .iter()
            .any(|part| file.path.starts_with(part) || (part.starts_with('/') && file.path.contains(part)));
        for (line, word) in places(&file.text, rule.words) {
            control |= file.path.starts_with(rule.known_at);
            if !allowed {
                faults.push(format!("{}:{line}: {word:?}: {}", file.path, rule.because));
            }
        }
    }
    if !control {
        faults.push(format!(
            "none of {:?} was found in {}: the search is broken, or the rule old",
            rule.words, rule.known_at
        ));
    }
    faults
}

fn shared_is_pure(files: &[Source]) -> Vec<String> {
    let shared = files.iter().filter(|file| file.path.starts_with("shared/src/"));
    let fault = |path: &str, line: usize, word: &str| {
        format!("{path}:{line}: {word:?}: shared has no I/O, clock or chance; a host lends them")
    };
    shared
        .flat_map(|f| {
            places(&f.text, SHARED_NEVER_SAYS)
                .into_iter()
                .map(|(line, word)| fault(&f.path, line, word))
        })
        .collect()
}

/// Line numbers (from 1) on which one of the words stands.
fn places(text: &str, words: &[&'static str]) -> Vec<(usize, &'static str)> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(at, line)| words.iter().filter(|w| line.contains(**w)).map(move |w| (at + 1, *w)))
        .collect()
}

/// The file without line comments and without its tests, which stand last; line numbers stay.
fn code(text: &str) -> String {
    let before_tests = text
        .split_once("#[cfg(test)]\nmod tests")
        .map_or(text, |(code, _)| code);
    let lines = before_tests
        .lines()
        .map(|line| match line.trim_start().starts_with("//") {
            true => "",
            false => line.split_once(" // ").map_or(line, |(code, _)| code),
        });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: SourceRule = SourceRule {
        words: &["\"SELECT "],
        only_in: &["/store/"],
        known_at: "device/src/store/",
        because: "SQL stands beside its table",
    };

    fn file(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: code(text),
        }
    }

    #[test]
    fn a_word_outside_its_place_is_found_with_file_and_line() {
        let files = [
            file("device/src/store/audits.rs", "const LOAD: &str = \"SELECT 1\";"),
            file(
                "device/src/today.rs",
                "// fine: \"SELECT \nlet rows = db(\"SELECT 2\");\n#[cfg(test)]\nmod tests { \"SELECT \" }",
            ),
        ];
        assert_eq!(
            judge(&SQL, &files),
            ["device/src/today.rs:2: \"\\\"SELECT \": SQL stands beside its table"]
        );
    }

    #[test]
    fn a_rule_that_finds_nothing_where_it_must_is_itself_a_fault() {
        assert_eq!(judge(&SQL, &[file("device/src/lib.rs", "fn main() {}")]).len(), 1);
    }

    #[test]
    fn shared_may_not_ask_the_clock() {
        let faults = shared_is_pure(&[
            file("shared/src/time.rs", "fn now() { Utc::now() }"),
            file("ui/src/x.rs", "Utc::now()"),
        ]);
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}
