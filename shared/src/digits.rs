//! Figures as people type them: Bengali, Urdu or Hindi digits, a comma for a point, a currency before or after.

use rust_decimal::Decimal;

/// The digit nought of the scripts whose keyboards write digits of their own; the other nine follow it (Unicode, class Nd).
const NOUGHTS: [char; 11] = ['٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '๐', '០', '၀'];

/// The same text with the digits 0 to 9.
pub fn latin(text: &str) -> String {
    text.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}

fn digit(letter: char) -> Option<char> {
    let value = NOUGHTS.iter().find_map(|nought| {
        u32::from(letter)
            .checked_sub(u32::from(*nought))
            .filter(|value| *value < 10)
    })?;
    char::from_digit(value, 10)
}

/// A figure; `None` for what is not one. A comma is a point where there is no point: `1,234.50`, `48,06`.
pub fn figure(typed: &str) -> Option<Decimal> {
    let latin: String = latin(typed)
        .chars()
        .map(|letter| match letter {
            '٫' => '.',
            '٬' | '،' => ',',
            '−' => '-',
            other => other,
        })
        .collect();
    let bare = latin.trim_matches(|letter: char| letter.is_whitespace() || is_currency(letter));
    let plain = if bare.contains('.') {
        bare.replace(',', "")
    } else {
        bare.replace(',', ".")
    };
    plain.parse().ok()
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '¥' | '৳' | '₹' | '₨' | '₺' | '₫')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bengali_keyboard_writes_the_same_pin_and_the_same_pay() {
        assert_eq!(latin("৪০২৯১৩"), "402913");
        assert_eq!(latin("۴۸ گھنٹے"), "48 گھنٹے");
        assert_eq!(figure("৳ ১২৩৪৫.৫০"), "12345.50".parse().ok());
        assert_eq!(figure("۴۸٫۰۶"), "48.06".parse().ok());
    }

    #[test]
    fn a_comma_is_a_point_where_there_is_no_point() {
        assert_eq!(figure("48,06"), figure("48.06"));
        assert_eq!(figure(" $1,234.50 "), "1234.50".parse().ok());
        assert_eq!(figure("0"), Some(Decimal::ZERO));
        for nonsense in ["", "twelve", "1.2.3", "$", "12 or 13", "১২ জন"] {
            assert_eq!(figure(nonsense), None, "{nonsense}");
        }
    }
}
