//! A table as it goes over the clipboard into a spreadsheet: text between tabs, and HTML for programs that read it.
//!
//! What people wrote must stay text: a cell that begins like a formula would be run by the program that it is pasted
//! into (CSV injection), so it gets an apostrophe, which spreadsheets read as "this is text".

use rust_decimal::Decimal;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Text(String),
    /// Written plain: a point, no separators, no unit. The head of its column says what it counts.
    Number(Decimal),
    Nothing,
}

impl From<String> for Field {
    fn from(text: String) -> Self {
        Field::Text(text)
    }
}
impl From<u32> for Field {
    fn from(number: u32) -> Self {
        Field::Number(number.into())
    }
}
impl From<Decimal> for Field {
    fn from(number: Decimal) -> Self {
        Field::Number(number)
    }
}
impl<T: Into<Field>> From<Option<T>> for Field {
    fn from(field: Option<T>) -> Self {
        field.map_or(Field::Nothing, Into::into)
    }
}

impl Field {
    fn plain(&self) -> String {
        match self {
            Field::Text(text) => harmless(text),
            Field::Number(number) => number.normalize().to_string(),
            Field::Nothing => String::new(),
        }
    }
}

/// A text as a cell of a CSV file: as it is, unless a spreadsheet would run it.
pub fn harmless_cell(text: &str) -> String {
    let begins = text.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !letter.is_ascii());
    match begins.trim_start().starts_with(['=', '+', '-', '@']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// One line, no tab, and nothing that begins like a formula.
fn harmless(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Marks of direction are not seen, but they would hide the sign behind them.
    let begins = line.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !letter.is_ascii());
    match begins.starts_with(['=', '+', '-', '@']) {
        true => format!("'{line}"),
        false => line,
    }
}

/// Rows as lines, cells between tabs.
pub fn tab_separated(rows: &[Vec<Field>]) -> String {
    let line = |row: &Vec<Field>| row.iter().map(Field::plain).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The same cells as a table; the first row is its head.
pub fn html(rows: &[Vec<Field>]) -> String {
    let row = |(place, row): (usize, &Vec<Field>)| {
        let tag = if place == 0 { "th" } else { "td" };
        let cells = row
            .iter()
            .map(|field| format!("<{tag}>{}</{tag}>", escaped(&field.plain())));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    format!(
        "<table>{}</table>",
        rows.iter().enumerate().map(row).collect::<String>()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Field {
        Field::Text(text.into())
    }

    #[test]
    fn figures_are_plain_and_words_stay_in_their_cell() {
        let rows = [
            vec![text("Crew"), text("Heard"), text("Share")],
            vec![
                text("North\tgate\nlate"),
                1_200u32.into(),
                Decimal::new(-3210, 2).into(),
            ],
            vec![text("Drivers"), Field::Nothing, None::<u32>.into()],
        ];
        assert_eq!(
            tab_separated(&rows),
            "Crew\tHeard\tShare\nNorth gate late\t1200\t-32.1\nDrivers\t\t"
        );
    }

    #[test]
    fn nothing_that_somebody_wrote_is_run_as_a_formula() {
        for begins in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u{2068}=1"] {
            let cell = text(begins).plain();
            assert!(cell.starts_with('\''), "{begins:?} became {cell:?}");
        }
        assert_eq!(text("F-B2 = serious").plain(), "F-B2 = serious");
        assert_eq!(text("– none").plain(), "– none");
    }

    #[test]
    fn words_are_not_markup() {
        let rows = [vec![text("a < b & c")], vec![text("<img src=x>")]];
        assert_eq!(
            html(&rows),
            "<table><tr><th>a &lt; b &amp; c</th></tr><tr><td>&lt;img src=x&gt;</td></tr></table>"
        );
    }
}
