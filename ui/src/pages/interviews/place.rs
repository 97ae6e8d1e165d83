//! Where in an interview somebody stands: a question, or the place where one more entry of a repeat is added.

use shared::api::{FormQuestion, FormSheet, pattern_of};

/// One stop of an interview.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// As `InterviewView::relevant` names it: `fee`, `crews[B1]/wage`, `crews[]`.
    pub key: String,
    /// None where entries of a repeat are added.
    pub question: Option<FormQuestion>,
}

impl Place {
    pub fn at(sheet: &FormSheet, key: &str) -> Option<Place> {
        let question = sheet.question(key).cloned();
        (question.is_some() || is_roster(key)).then(|| Place {
            key: key.to_owned(),
            question,
        })
    }
}

/// Whether a stop is the place where entries of a repeat are added.
pub(super) fn is_roster(key: &str) -> bool {
    key.ends_with("[]")
}

/// The place in an address: which item of the form, then the entries it stands in. It says nothing of what was answered.
pub(super) fn address(sheet: &FormSheet, key: &str) -> String {
    let pattern = pattern_of(key);
    let place = match is_roster(key) {
        true => sheet
            .groups
            .iter()
            .position(|group| group.repeat.as_deref() == Some(&*pattern)),
        false => sheet.questions().position(|question| question.key == pattern),
    };
    let mut parts = vec![format!(
        "{}{}",
        if is_roster(key) { "r" } else { "" },
        place.unwrap_or(0)
    )];
    parts.extend(ids(key).map(str::to_owned));
    parts.join("-")
}

/// The key at an address; `None` if the form has no such item.
pub(super) fn from_address(sheet: &FormSheet, address: &str) -> Option<String> {
    let mut parts = address.split('-');
    let first = parts.next()?;
    let pattern = match first.strip_prefix('r') {
        Some(place) => sheet.groups.get(place.parse::<usize>().ok()?)?.repeat.clone()?,
        None => sheet.questions().nth(first.parse().ok()?)?.key.clone(),
    };
    let mut key = String::new();
    let mut rest = pattern.as_str();
    while let Some((before, after)) = rest.split_once("[]") {
        key.push_str(before);
        // The last brackets of a roster stay open.
        match parts.next().filter(|_| !after.is_empty() || !is_roster(&pattern)) {
            Some(id) => key.push_str(&format!("[{id}]")),
            None if after.is_empty() => key.push_str("[]"),
            None => return None,
        }
        rest = after;
    }
    key.push_str(rest);
    Some(key)
}

/// The ids of the entries that a key stands in, from the outermost.
fn ids(key: &str) -> impl Iterator<Item = &str> {
    let open = key.split('[').skip(1);
    open.filter_map(|rest| Some(rest.split_once(']')?.0))
        .filter(|id| !id.is_empty())
}

/// The entry that a key stands in, right around it: `crews[B1]` of `crews[B1]/wage`.
pub(super) fn entry_of(key: &str) -> Option<&str> {
    key.rfind("]/").and_then(|at| key.get(..=at))
}

/// The entries of a repeat (`crews[]`) in order, as far as something is asked in them.
pub(super) fn entries(stops: &[String], repeat: &str) -> Vec<String> {
    let Some(before) = repeat.strip_suffix(']') else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for stop in stops {
        let inside = stop.strip_prefix(before).and_then(|rest| rest.split_once("]/"));
        if let Some((id, _)) = inside.filter(|(id, _)| !id.is_empty() && !id.contains('[')) {
            let entry = format!("{before}{id}]");
            if found.last() != Some(&entry) {
                found.push(entry);
            }
        }
    }
    found
}

/// Which entry of how many a key stands in.
pub(super) fn number_of(stops: &[String], key: &str) -> Option<(usize, usize)> {
    let entry = entry_of(key)?;
    let repeat = format!("{}[]", entry.rsplit_once('[')?.0);
    let all = entries(stops, &repeat);
    Some((all.iter().position(|one| one == entry)? + 1, all.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops() -> Vec<String> {
        [
            "leader",
            "crews[B1]/name",
            "crews[B1]/wage",
            "crews[C2]/name",
            "crews[]",
            "end",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[test]
    fn entries_stand_in_the_order_of_asking() {
        assert_eq!(entries(&stops(), "crews[]"), ["crews[B1]", "crews[C2]"]);
        assert_eq!(number_of(&stops(), "crews[C2]/name"), Some((2, 2)));
        assert_eq!(number_of(&stops(), "leader"), None);
        assert_eq!(entry_of("homes[1]/people[2]/age"), Some("homes[1]/people[2]"));
    }
}
