/// The words of a question's appearance column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Appearance<'a>(&'a str);

/// How offers stand on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One below the other.
    List,
    /// Side by side: as many as fit, or so many where there is room for them.
    Columns(Option<u8>),
    /// Side by side, each as wide as its words.
    Packed,
    /// One button that opens the list.
    Minimal,
    /// Points on a line, their words under them.
    Likert,
    /// The head of a table: words without anything to press.
    Head,
    /// A row of a table: points under the words of its head.
    Row,
}

/// More columns are unreadable on any screen.
const MOST_COLUMNS: u8 = 12;

impl<'a> Appearance<'a> {
    pub fn new(words: &'a str) -> Self {
        Appearance(words)
    }

    /// Whether the word stands there. Words ignore case.
    pub fn has(self, word: &str) -> bool {
        self.words().any(|one| one.eq_ignore_ascii_case(word))
    }

    fn words(self) -> impl Iterator<Item = &'a str> {
        self.0.split_whitespace()
    }

    /// The layout of offers; the first word that names one counts. Old names mean what replaced them.
    pub fn layout(self) -> Layout {
        self.words().find_map(layout).unwrap_or(Layout::List)
    }

    /// Choosing goes on to the next question.
    pub fn quick(self) -> bool {
        self.has("quick") || self.has("quickcompact")
    }

    /// No circles and boxes: the picture or the words are what is pressed.
    pub fn bare(self) -> bool {
        let compact = |word: &str| word.to_ascii_lowercase().starts_with("compact");
        self.has("no-buttons") || self.has("quickcompact") || self.words().any(compact)
    }
}

fn layout(word: &str) -> Option<Layout> {
    let word = word.to_ascii_lowercase();
    let counted = word.strip_prefix("columns-").or_else(|| word.strip_prefix("compact-"));
    if let Some(columns) = counted.and_then(|count| count.parse::<u8>().ok()) {
        return Some(Layout::Columns(Some(columns.clamp(1, MOST_COLUMNS))));
    }
    match word.as_str() {
        "columns" | "horizontal" | "no-buttons" => Some(Layout::Columns(None)),
        "columns-pack" | "horizontal-compact" | "compact" | "quickcompact" => Some(Layout::Packed),
        "minimal" | "autocomplete" | "search" => Some(Layout::Minimal),
        "likert" => Some(Layout::Likert),
        "label" => Some(Layout::Head),
        "list-nolabel" | "list" => Some(Layout::Row),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_forms_old_and_new_name_a_layout() {
        for (words, wanted) in [
            ("", Layout::List),
            ("quick", Layout::List),
            ("columns", Layout::Columns(None)),
            ("quick columns-3", Layout::Columns(Some(3))),
            ("compact-2", Layout::Columns(Some(2))),
            ("columns-99", Layout::Columns(Some(MOST_COLUMNS))),
            ("columns-0", Layout::Columns(Some(1))),
            ("columns-pack no-buttons", Layout::Packed),
            ("horizontal", Layout::Columns(None)),
            ("w4 Minimal", Layout::Minimal),
            ("likert", Layout::Likert),
            ("label", Layout::Head),
            ("list-nolabel", Layout::Row),
        ] {
            assert_eq!(Appearance::new(words).layout(), wanted, "{words:?}");
        }
    }

    #[test]
    fn pictures_stand_without_circles_where_the_form_says_so() {
        assert!(Appearance::new("columns no-buttons").bare());
        assert!(Appearance::new("compact-4").bare());
        assert!(!Appearance::new("columns-4").bare());
        assert!(Appearance::new("QUICK").quick());
    }

    proptest! {
        #[test]
        fn no_words_stop_the_reader(words in ".{0,80}") {
            let appearance = Appearance::new(&words);
            let _ = (appearance.layout(), appearance.bare(), appearance.quick());
        }
    }
}
