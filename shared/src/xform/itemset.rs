//! Itemsets: `randomize(instance('crops')/root/item[region = /data/region], 7)` taken apart.

use super::expression::LONGEST_BYTES;
use crate::xpath::{Token, Word, tokens};

/// An itemset's `nodeset` in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Nodeset<'t> {
    pub randomize: bool,
    pub seed: Option<&'t str>,
    /// The path without its conditions.
    pub base: &'t str,
    pub conditions: Vec<&'t str>,
}

/// `None`: it is nothing that choices can come of; the sentence says why.
pub(super) fn read(text: &str) -> Result<Nodeset<'_>, String> {
    if text.len() > LONGEST_BYTES {
        return Err("it is too long".to_owned());
    }
    let words = tokens(text).map_err(|(_, reason)| format!("it cannot be read: {reason}"))?;
    let end = text.len();
    let call = matches!(
        (
            words.first().map(|token| token.word),
            words.get(1).map(|token| token.word)
        ),
        (Some(Word::Name("randomize")), Some(Word::Sign("(")))
    );
    if !call {
        return path(text, &words, 0, end, false, None);
    }
    let mut depth = 0_usize;
    let mut comma = None;
    for token in &words {
        match token.word {
            Word::Sign("(" | "[") => depth += 1,
            Word::Sign("]") => depth = depth.saturating_sub(1),
            Word::Sign(")") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let from = words.get(2).map_or(end, |token| token.at);
                    let seed = comma
                        .and_then(|comma: usize| text.get(comma + 1..token.at))
                        .map(str::trim);
                    return path(text, &words, from, comma.unwrap_or(token.at), true, seed);
                }
            }
            Word::Sign(",") if depth == 1 => comma = comma.or(Some(token.at)),
            _ => {}
        }
    }
    Err("`randomize(` has no closing `)`".to_owned())
}

fn path<'t>(
    text: &'t str,
    words: &[Token<'_>],
    from: usize,
    to: usize,
    randomize: bool,
    seed: Option<&'t str>,
) -> Result<Nodeset<'t>, String> {
    let mut base_end = to;
    let mut conditions = Vec::new();
    let mut depth = 0_usize;
    let mut begin = 0;
    for token in words.iter().filter(|token| token.at >= from && token.at < to) {
        match token.word {
            Word::Sign("[") => {
                if depth == 0 {
                    base_end = base_end.min(token.at);
                    begin = token.at + 1;
                }
                depth += 1;
            }
            Word::Sign("]") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    conditions.extend(text.get(begin..token.at).map(str::trim));
                }
            }
            _ if depth == 0 && !conditions.is_empty() => {
                return Err("something stands behind its conditions, which choices cannot have".to_owned());
            }
            _ => {}
        }
    }
    Ok(Nodeset {
        randomize,
        seed,
        base: text.get(from..base_end).unwrap_or_default().trim(),
        conditions,
    })
}

/// The id and the steps of `instance('id')/root/item`.
pub(super) fn instance_of(base: &str) -> Option<(String, Vec<String>)> {
    let words = tokens(base).ok()?;
    let mut words = words.iter().map(|token| token.word);
    let head = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (Word::Name("instance"), Word::Sign("("), Word::Text(id), Word::Sign(")")) = head else {
        return None;
    };
    let mut steps = Vec::new();
    while let Some(word) = words.next() {
        let (Word::Sign("/"), Some(Word::Name(name))) = (word, words.next()) else {
            return None;
        };
        steps.push(name.to_owned());
    }
    Some((id.to_owned(), steps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_itemset_comes_apart_into_list_conditions_and_seed() {
        let found = read("randomize(instance('f')/root/item[size > 3][kind = 'a, b'], /data/n)").unwrap();
        assert_eq!(found.base, "instance('f')/root/item");
        assert_eq!(found.conditions, ["size > 3", "kind = 'a, b'"]);
        assert_eq!((found.randomize, found.seed), (true, Some("/data/n")));
        let plain = read("/data/r[./nm != '']").unwrap();
        assert_eq!((plain.base, plain.randomize), ("/data/r", false));
        assert!(read("randomize(instance('f')").is_err());
        assert!(read("instance('f')/root/item[a]/b").is_err());
        assert_eq!(
            instance_of("instance( 'f' )/root/item"),
            Some(("f".to_owned(), vec!["root".to_owned(), "item".to_owned()]))
        );
    }
}
