//! Looks for planted words in every file below a folder, in the encodings in which they could hide.

use anyhow::Result;
use data_encoding::{BASE64, HEXLOWER};
use std::path::{Path, PathBuf};

/// A word as bytes: plain, UTF-16, hexadecimal, base64 in its three alignments, and percent-encoded.
pub fn encodings(word: &str) -> Vec<Vec<u8>> {
    let plain = word.as_bytes().to_vec();
    let utf16 = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = HEXLOWER.encode(&plain).into_bytes();
    let percent = plain.iter().map(|b| {
        if b.is_ascii_alphanumeric() {
            (*b as char).to_string()
        } else {
            format!("%{b:02X}")
        }
    });
    let mut all = vec![plain.clone(), utf16, hex, percent.collect::<String>().into_bytes()];
    for shift in 0..3 {
        let shifted = [vec![0; shift], plain.clone()].concat();
        let text = BASE64.encode(&shifted);
        // Only the characters that do not depend on the neighbours.
        let (from, to) = ((shift * 8).div_ceil(6), (shifted.len() * 8) / 6);
        all.push(text.as_bytes()[from..to].to_vec());
    }
    all
}

/// Files below `folder` that hold a word in any encoding, each with the word.
pub fn canary_hits(folder: &Path, words: &[&str]) -> Result<Vec<(PathBuf, String)>> {
    let needles: Vec<(String, Vec<Vec<u8>>)> = words.iter().map(|word| ((*word).to_owned(), encodings(word))).collect();
    let mut hits = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path)?;
            for (word, needles) in &needles {
                if needles.iter().any(|needle| holds(&bytes, needle)) {
                    hits.push((path.clone(), word.clone()));
                }
            }
        }
    }
    Ok(hits)
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planted_word_is_found_however_it_is_written_and_absence_is_absence() {
        let folder = tempfile::tempdir().unwrap();
        for (n, needle) in encodings("Rosalía Campos").into_iter().enumerate() {
            let file = folder.path().join(n.to_string());
            std::fs::write(&file, [b"head ".to_vec(), needle, b" tail".to_vec()].concat()).unwrap();
        }
        assert_eq!(
            canary_hits(folder.path(), &["Rosalía Campos"]).unwrap().len(),
            encodings("x").len()
        );
        assert!(canary_hits(folder.path(), &["Somebody Else"]).unwrap().is_empty());
    }
}
