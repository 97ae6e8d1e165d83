//! Numbers to texts and back, as XPath 1.0 has it.

use rust_decimal::{Decimal, RoundingStrategy};

/// A number as a text: integers without a point, never with an exponent.
pub(super) fn to_text(number: f64) -> String {
    // As in ODK's engine: a record never says `NaN`, and what cannot be computed is as good as not answered.
    if number.is_nan() {
        return String::new();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    // -0 is written 0.
    if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}

/// A text as a number: an optional minus, digits, at most one point; else `None`.
///
/// Stricter than Rust: `1e3`, `+1`, `inf` and `0x1` are no numbers for XPath 1.0 and ODK Collect.
pub(super) fn plain(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match plain && digits.bytes().any(|byte| byte.is_ascii_digit()) {
        true => text.parse().ok(),
        false => None,
    }
}

/// Spaces of XML, which XPath trims and splits at.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Without the part behind the point.
pub(super) fn whole(number: f64) -> i64 {
    // `as` saturates and makes NaN 0, as Java does for ODK Collect.
    #[expect(clippy::cast_possible_truncation, reason = "saturating is what is wanted")]
    let whole = number as i64;
    whole
}

/// Rounds to places behind the point (before it, if negative), halves away from zero, like ODK's engine.
pub(super) fn rounded(number: f64, places: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if places.is_nan() || places.abs() > 30.0 {
        return f64::NAN;
    }
    let places = whole(places);
    let factor = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let roughly = || (number * factor).round() / factor;
    let (Ok(behind), Ok(exact)) = (u32::try_from(places), to_text(number).parse::<Decimal>()) else {
        let below = 10_f64.powi(i32::try_from(-places).unwrap_or(0));
        return if places < 0 {
            (number / below).round() * below
        } else {
            roughly()
        };
    };
    exact
        .round_dp_with_strategy(behind, RoundingStrategy::MidpointAwayFromZero)
        .to_string()
        .parse()
        .unwrap_or_else(|_| roughly())
}
