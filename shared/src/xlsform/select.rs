//! Types that choose: `select_one list`, `rank list`, `select_one_from_file cities.csv or_other`.

use crate::form::Kind;

/// In the order in which they are tried: `select one from` before `select one`.
const COMMANDS: [(&str, Kind); 15] = [
    ("add select one prompt using", Kind::SelectOne),
    ("add select multiple prompt using", Kind::SelectMultiple),
    ("select all that apply from", Kind::SelectMultiple),
    ("select one from", Kind::SelectOne),
    ("select1", Kind::SelectOne),
    ("select_one", Kind::SelectOne),
    ("select one", Kind::SelectOne),
    ("select_multiple", Kind::SelectMultiple),
    ("select all that apply", Kind::SelectMultiple),
    ("select_one_external", Kind::SelectOne),
    ("select_one_from_file", Kind::SelectOne),
    ("select_multiple_from_file", Kind::SelectMultiple),
    ("select one from file", Kind::SelectOne),
    ("select multiple from file", Kind::SelectMultiple),
    ("rank", Kind::Rank),
];

/// A type that was read as a select.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Select<'a> {
    pub kind: Kind,
    pub command: &'static str,
    pub list: &'a str,
    pub or_other: bool,
}

impl Select<'_> {
    pub fn external(&self) -> bool {
        self.command == "select_one_external"
    }

    /// Whether the type itself says that a file holds the choices.
    pub fn from_file(&self) -> bool {
        self.command.ends_with("from_file") || self.command.ends_with("from file")
    }
}

pub(super) fn read(text: &str) -> Option<Select<'_>> {
    COMMANDS.iter().find_map(|(command, kind)| {
        let rest = text.strip_prefix(command)?.strip_prefix(' ')?;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (list, after) = rest.split_at_checked(end)?;
        let or_other = match after {
            "" => false,
            " or specify other" | " or_other" | " or other" => true,
            _ => return None,
        };
        (!list.is_empty()).then_some(Select {
            kind: *kind,
            command,
            list,
            or_other,
        })
    })
}

/// Whether a type is a select whose list is missing or not readable.
pub(super) fn is_unreadable(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    first.starts_with("select") || first == "rank"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_select_is_read() {
        let one = read("select one from crops or specify other").unwrap();
        assert_eq!((one.kind, one.list, one.or_other), (Kind::SelectOne, "crops", true));
        assert_eq!(read("select_multiple_from_file a.csv").map(|s| s.list), Some("a.csv"));
        assert!(read("select one from file a.csv").is_some_and(|select| select.from_file()));
        assert_eq!(read("select_one"), None);
        assert_eq!(read("select_one a b"), None);
    }
}
