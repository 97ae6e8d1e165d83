//! Counts and amounts of money.

use super::Code;
use crate::digits::latin;
use crate::payroll::register::mapping::DecimalMark;
use crate::payroll::register::words::{plain, words};
use rust_decimal::Decimal;

/// What a figure in a text says; `None` for a dash and the like. Percent are parts of one: `5 %` is 0.05.
///
/// `currency` is the one of the register, or a sign that several share; a sign of another one is no part of its amounts.
///
/// # Errors
/// `not_a_number`, `which_decimal_mark` (`48,06` where a point marks decimals), `other_currency`, `too_large`.
pub fn number(text: &str, mark: DecimalMark, currency: Option<&str>) -> Result<Option<Decimal>, Code> {
    if let Some(plain) = plain_number(text.as_bytes(), mark) {
        return Ok(Some(plain));
    }
    let text = text.trim();
    if words().nothing.contains(&text.to_lowercase()) {
        return Ok(None);
    }
    let text = figures(text);
    if currency_at_end(text.trim()).is_some_and(|(rest, _)| words().nothing.contains(rest.trim())) {
        return Ok(None);
    }
    let mut rest = text.trim();
    let mut negative = false;
    let mut percent = false;
    let mut money = false;
    // Signs, currency and brackets come in any order: `-$5`, `$-5`, `($5.00)`, `5.00- Tk`.
    loop {
        let before = rest;
        if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            (rest, negative) = (inner, flipped(negative)?);
        } else if let Some(inner) = rest.strip_prefix('-').or_else(|| rest.strip_suffix('-')) {
            (rest, negative) = (inner, flipped(negative)?);
        } else if let Some(inner) = rest.strip_prefix('+') {
            rest = inner;
        } else if let Some(inner) = rest.strip_suffix('%').filter(|_| !percent) {
            (rest, percent) = (inner, true);
        } else if let Some((inner, sign)) = currency_at_end(rest).filter(|_| !money) {
            if !same_currency(sign, currency) {
                return Err("other_currency");
            }
            (rest, money) = (inner, true);
        }
        rest = rest.trim();
        if rest == before {
            break;
        }
    }
    let rest = without_unit(rest);
    let digits = ungrouped(rest, mark)?;
    if digits.len() > 29 {
        return Err("too_large");
    }
    let mut number: Decimal = digits.parse().map_err(|_| "not_a_number")?;
    if percent {
        number = number.checked_div(Decimal::ONE_HUNDRED).ok_or("too_large")?;
    }
    Ok(Some(if negative { -number } else { number }))
}

/// Digits and at most one mark, as nearly every cell has it.
fn plain_number(bytes: &[u8], mark: DecimalMark) -> Option<Decimal> {
    let (negative, digits) = match bytes.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, bytes),
    };
    if digits.len() > 18 || !digits.first()?.is_ascii_digit() || !digits.last()?.is_ascii_digit() {
        return None;
    }
    let point = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let mut whole = 0_i64;
    let mut decimals: Option<u32> = None;
    for byte in digits {
        if byte.is_ascii_digit() {
            whole = whole * 10 + i64::from(byte - b'0');
            decimals = decimals.map(|count| count + 1);
        } else if *byte == point && decimals.is_none() {
            decimals = Some(0);
        } else {
            return None;
        }
    }
    let whole = if negative { -whole } else { whole };
    Some(Decimal::new(whole, decimals.unwrap_or(0)))
}

/// The decimal that a binary fraction of a workbook stands for: the shortest that gives the same fraction, or else
/// fifteen digits, as spreadsheets show it. `None`: not finite, or beyond [`Decimal`].
pub fn from_float(float: f64) -> Option<Decimal> {
    let mut scaled = 1.0;
    for decimals in 0..=6 {
        let whole = (float * scaled).round();
        if whole.abs() >= 9e15 {
            break;
        }
        // Division is rounded correctly, so equality means that this decimal is written as this fraction.
        #[expect(clippy::float_cmp, reason = "the question is whether it is the very same fraction")]
        if whole / scaled == float {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 9e15")]
            return Some(Decimal::new(whole as i64, decimals));
        }
        scaled *= 10.0;
    }
    let fifteen = format!("{float:.14e}");
    Decimal::from_scientific(&fifteen).ok().map(|number| number.normalize())
}

/// Whether a text is meant as a figure: it holds a digit and little else.
pub fn looks_numeric(text: &str) -> bool {
    let text = latin(text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    digits > 0 && letters <= 4 && letters <= digits.max(3)
}

/// Latin digits and one way to write each sign.
fn figures(text: &str) -> String {
    latin(text)
        .chars()
        .map(|letter| match letter {
            '٫' => '.',
            '٬' => '\'',
            '،' => ',',
            '−' | '–' | '—' | '‑' => '-',
            '٪' => '%',
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '’' | '‘' | 'ʼ' => '\'',
            other => other,
        })
        .filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect()
}

fn flipped(negative: bool) -> Result<bool, Code> {
    if negative { Err("not_a_number") } else { Ok(true) }
}

/// A currency's sign or code at either end, if a figure or nothing is left.
fn currency_at_end(text: &str) -> Option<(&str, &str)> {
    let first =
        text.find(|letter: char| letter.is_ascii_digit() || "-('.,".contains(letter) && !text.starts_with(letter));
    if let Some(at) = first.filter(|at| *at > 0) {
        let (sign, rest) = text.split_at(at);
        // `Tk.500`: the point belongs to the sign.
        let (sign, rest) = match rest.strip_prefix('.') {
            Some(after) if sign.chars().all(char::is_alphabetic) => (sign, after),
            _ => (sign, rest),
        };
        if words().currency(sign).is_some() {
            return Some((rest, sign));
        }
    }
    let last = text.rfind(|letter: char| letter.is_ascii_digit() || "-)".contains(letter))?;
    let (rest, sign) = text.split_at_checked(last + 1)?;
    (!sign.is_empty() && words().currency(sign).is_some()).then_some((rest, sign))
}

fn same_currency(sign: &str, currency: Option<&str>) -> bool {
    let Some(currency) = currency else {
        return true;
    };
    let known = words().currency(sign).unwrap_or_default();
    let of_sign = words().currency(currency).unwrap_or_default();
    let is_known = |wanted: &str| known.iter().any(|known| known.eq_ignore_ascii_case(wanted));
    is_known(currency) || of_sign.iter().any(|one| is_known(one))
}

/// The currency's sign in an amount, and the currencies that it may stand for. A letter counts only before the figures.
pub fn sign_of(text: &str) -> Option<(String, &'static [String])> {
    let text = figures(text.trim());
    let amount = text
        .trim_start_matches(['-', '(', ' '])
        .trim_end_matches([')', '-', ' ']);
    let (_, sign) = currency_at_end(amount)?;
    let sign = sign.trim().trim_end_matches('.');
    let letter = sign.chars().count() == 1 && sign.chars().all(char::is_alphabetic);
    (!letter || amount.starts_with(sign)).then_some(())?;
    Some((sign.to_owned(), words().currency(sign)?))
}

/// `35 buckets`, `12.50 /hr` as the figure alone.
fn without_unit(text: &str) -> &str {
    let Some(last) = text.rfind(|letter: char| letter.is_ascii_digit()) else {
        return text;
    };
    match text.split_at_checked(last + 1) {
        Some((figure, unit)) if !unit.is_empty() && words().units.contains(&plain(unit)) => figure,
        _ => text,
    }
}

/// The digits without marks of thousands and with a point. Groups must be whole: `1,234.50`, `1.234,50`, `1 234`, `1,23,456`.
fn ungrouped(text: &str, mark: DecimalMark) -> Result<String, Code> {
    let (point, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, decimals) = match text.split_once(point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = |letter: char| letter == group || letter == ' ' || letter == '\'';
    if whole.is_empty() && decimals.is_none_or(str::is_empty)
        || !whole.chars().all(|letter| letter.is_ascii_digit() || is_group(letter))
    {
        return Err("not_a_number");
    }
    if !decimals.is_none_or(digits_only) {
        // `1.234,50` where a point marks decimals.
        let foreign =
            decimals.is_some_and(|part| part.chars().all(|letter| letter.is_ascii_digit() || letter == group));
        return Err(if foreign && whole.len() <= 3 {
            "which_decimal_mark"
        } else {
            "not_a_number"
        });
    }
    let groups: Vec<&str> = whole.split(is_group).collect();
    if let [first, middle @ .., last] = groups.as_slice() {
        let whole_groups = (1..=3).contains(&first.len())
            && last.len() == 3
            && middle.iter().all(|group| (2..=3).contains(&group.len()));
        if !whole_groups {
            let decimal = groups.len() == 2 && whole.contains(group) && decimals.is_none();
            return Err(if decimal { "which_decimal_mark" } else { "not_a_number" });
        }
    }
    let mut digits: String = groups.concat();
    if digits.is_empty() {
        digits.push('0');
    }
    if let Some(decimals) = decimals.filter(|decimals| !decimals.is_empty()) {
        digits.push('.');
        digits.push_str(decimals);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(text: &str) -> Result<Option<String>, Code> {
        number(text, DecimalMark::Point, None).map(|number| number.map(|number| number.to_string()))
    }

    #[test]
    fn figures_as_offices_write_them() {
        for (text, figure) in [
            ("12.50", "12.50"),
            ("1,234.50", "1234.50"),
            ("1,23,456", "123456"),
            ("1 234", "1234"),
            ("(12.50)", "-12.50"),
            ("12.50-", "-12.50"),
            ("−3", "-3"),
            ("-$5.00", "-5.00"),
            ("$ (5.00)", "-5.00"),
            ("US$ 1,000", "1000"),
            ("৳ ১২৩৪৫.৫০", "12345.50"),
            ("Tk. 500", "500"),
            ("Tk.500", "500"),
            ("Rs 1,500/hr", "1500"),
            ("M1,696", "1696"),
            ("12.50 USD", "12.50"),
            ("5 %", "0.05"),
            ("35 buckets", "35"),
            ("௫௦", "50"),
            (".5", "0.5"),
            ("1'234.5", "1234.5"),
        ] {
            assert_eq!(point(text), Ok(Some(figure.into())), "{text}");
        }
        for dash in ["-", " – ", "n/a", "$ -"] {
            assert_eq!(point(dash), Ok(None), "{dash}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_not_read() {
        assert_eq!(point("48,06"), Err("which_decimal_mark"));
        assert_eq!(point("1.234,50"), Err("which_decimal_mark"));
        assert_eq!(number("12.5", DecimalMark::Comma, None), Err("which_decimal_mark"));
        assert_eq!(
            number("1.234,5", DecimalMark::Comma, None),
            Ok(Some("1234.5".parse().unwrap()))
        );
        for nonsense in ["twelve", "12 or 13", "1.2.3", "--5", "()", "5/6", "১২ জন", "1e5"] {
            assert_eq!(point(nonsense), Err("not_a_number"), "{nonsense}");
        }
        assert_eq!(number("€5", DecimalMark::Point, Some("USD")), Err("other_currency"));
        assert_eq!(number("R 500", DecimalMark::Point, Some("$")), Err("other_currency"));
        for written in ["$5", "US$5", "5 USD"] {
            assert_eq!(
                number(written, DecimalMark::Point, Some("$")),
                Ok(Some(Decimal::from(5)))
            );
        }
        assert_eq!(
            sign_of("R 500,00").map(|(sign, of)| (sign, of.to_vec())),
            Some(("R".into(), vec!["ZAR".into()]))
        );
        assert_eq!(sign_of("($ 5.00)").map(|(sign, _)| sign), Some("$".into()));
        assert_eq!(sign_of("35 m"), None);
        assert_eq!(
            number("$5", DecimalMark::Point, Some("USD")),
            Ok(Some(Decimal::from(5)))
        );
    }

    #[test]
    fn binary_fractions_leave_no_trace() {
        for (float, text) in [
            (0.1 + 0.2, "0.3"),
            (16.23, "16.23"),
            (1e15, "1000000000000000"),
            (113.61000000000001, "113.61"),
            (64.423_076_923_076_92, "64.4230769230769"),
            (-0.0, "0"),
        ] {
            assert_eq!(from_float(float).unwrap().to_string(), text);
        }
        assert_eq!(from_float(f64::NAN), None);
        assert_eq!(from_float(1e300), None);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_number_or_a_code(text in ".{0,40}", comma: bool) {
            let mark = if comma { DecimalMark::Comma } else { DecimalMark::Point };
            let _ = number(&text, mark, Some("USD"));
            let _ = looks_numeric(&text);
        }

        #[test]
        fn amounts_come_back_however_they_are_written(cents in -10_000_000_000_i64..10_000_000_000) {
            let amount = Decimal::new(cents, 2);
            let text = amount.abs().to_string();
            let (whole, decimals) = text.split_once('.').unwrap();
            let mut grouped = String::new();
            for (place, digit) in whole.chars().enumerate() {
                if place > 0 && (whole.len() - place).is_multiple_of(3) { grouped.push('.'); }
                grouped.push(digit);
            }
            let sign = if cents < 0 { "-" } else { "" };
            prop_assert_eq!(number(&amount.to_string(), DecimalMark::Point, None), Ok(Some(amount)));
            let written = format!("{sign}{grouped},{decimals} €");
            prop_assert_eq!(number(&written, DecimalMark::Comma, None), Ok(Some(amount)));
        }

        #[test]
        fn a_figure_with_two_decimals_survives_a_workbook(cents in -10_000_000_000_i64..10_000_000_000) {
            let amount = Decimal::new(cents, 2);
            let float: f64 = amount.to_string().parse().unwrap();
            prop_assert_eq!(from_float(float), Some(amount));
        }
    }
}
