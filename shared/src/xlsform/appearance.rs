//! The `appearance` column: words separated by spaces, old names under their new ones.

/// The words of an appearance; a function such as `search('crops', 'name')` is one word.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if letter.is_whitespace() && depth == 0 {
            add(&mut words, std::mem::take(&mut word));
        } else {
            word.push(letter);
        }
    }
    add(&mut words, word);
    words
}

fn add(words: &mut Vec<String>, word: String) {
    let new: &[&str] = match word.as_str() {
        "" => return,
        "horizontal" => &["columns"],
        "horizontal-compact" => &["columns-pack"],
        "compact" => &["columns-pack", "no-buttons"],
        "quickcompact" => &["columns-pack", "no-buttons", "quick"],
        "search" => &["autocomplete"],
        _ => {
            let columns = word
                .strip_prefix("compact-")
                .filter(|count| count.parse::<u8>().is_ok());
            match columns {
                Some(count) => words.extend([format!("columns-{count}"), "no-buttons".to_owned()]),
                None => words.push(word),
            }
            return;
        }
    };
    words.extend(new.iter().map(|word| (*word).to_owned()));
}

/// Whether a word calls `search(…)`, which looks choices up in a file.
pub(super) fn is_search(words: &[String]) -> bool {
    words
        .iter()
        .any(|word| word.starts_with("search(") && word.ends_with(')'))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn old_words_get_their_new_names_and_functions_stay_whole() {
        assert_eq!(
            words("w3  horizontal compact-2"),
            ["w3", "columns", "columns-2", "no-buttons"]
        );
        assert_eq!(
            words("minimal search('crops', 'a b')"),
            ["minimal", "search('crops', 'a b')"]
        );
    }
}
