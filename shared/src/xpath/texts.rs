//! Functions on texts. Lengths and places count characters, so that no letter is cut in two.

use super::numbers::{is_space, whole};

pub(super) fn selected(list: &str, value: &str) -> bool {
    let value = value.trim_matches(is_space);
    !value.is_empty() && chosen(list).any(|chosen| chosen == value)
}

/// The names of the choices in an answer.
pub(super) fn chosen(list: &str) -> impl Iterator<Item = &str> {
    list.split(is_space).filter(|name| !name.is_empty())
}

pub(super) fn selected_at(list: &str, place: f64) -> &str {
    // Not a number counts as 0, as in ODK Collect.
    usize::try_from(whole(place))
        .ok()
        .and_then(|place| chosen(list).nth(place))
        .unwrap_or_default()
}

pub(super) fn normalized(text: &str) -> String {
    chosen(text).collect::<Vec<_>>().join(" ")
}

/// From one place up to, not including, another; both from 0, or from the end if negative.
pub(super) fn substr(text: &str, from: f64, to: Option<f64>) -> String {
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let place = |number: f64| {
        let place = whole(number);
        let from_start = if place < 0 { place.saturating_add(length) } else { place };
        usize::try_from(from_start.clamp(0, length)).unwrap_or(0)
    };
    let (from, to) = (place(from), to.map_or(place(f64::INFINITY), place));
    text.chars().skip(from).take(to.saturating_sub(from)).collect()
}

pub(super) fn before<'t>(text: &'t str, part: &str) -> &'t str {
    text.split_once(part).map_or("", |(before, _)| before)
}

pub(super) fn after<'t>(text: &'t str, part: &str) -> &'t str {
    text.split_once(part).map_or("", |(_, after)| after)
}

/// Letters of `from` become those of `to` at the same place; those without one fall away.
pub(super) fn translated(text: &str, from: &str, to: &str) -> String {
    let to: Vec<char> = to.chars().collect();
    let mut by_letter = std::collections::HashMap::new();
    for (place, letter) in from.chars().enumerate() {
        by_letter.entry(letter).or_insert_with(|| to.get(place).copied());
    }
    text.chars()
        .filter_map(|letter| by_letter.get(&letter).copied().unwrap_or(Some(letter)))
        .collect()
}
