//! Numbers, dates, sums and sizes as the chosen language writes them, by the browser's own `Intl`.

use super::formatters::{formatted, range};
use super::say;
use js_sys::Date;
use rust_decimal::Decimal;
use shared::money::Money;
use shared::time::{Day, Timestamp};
use wasm_bindgen::JsValue;

const YEAR_TO_DAY: [(&str, &str); 4] = [
    ("day", "numeric"),
    ("month", "long"),
    ("year", "numeric"),
    ("timeZone", "UTC"),
];

/// A number with the digits and separators of the language.
pub(crate) fn number(value: f64) -> String {
    formatted("NumberFormat", &[], &value.into()).unwrap_or_else(|| value.to_string())
}

/// "$48.06": exact, because `Intl` takes the decimals as text.
pub(crate) fn money(sum: &Money) -> String {
    let sum = sum.payable();
    let wish = [
        ("style", "currency"),
        ("currency", sum.currency.as_str()),
        ("currencyDisplay", "narrowSymbol"),
    ];
    let exact = sum.amount.to_string();
    let text = formatted("NumberFormat", &wish, &exact.as_str().into());
    text.unwrap_or_else(|| format!("{} {exact}", sum.currency))
}

/// A sum or rate with every digit that it has, where [`money`] rounds to what can be paid: "$0.655".
pub(crate) fn exact_sum(amount: Decimal, currency: &str) -> String {
    let wish = [
        ("style", "currency"),
        ("currency", currency),
        ("currencyDisplay", "narrowSymbol"),
        ("maximumFractionDigits", "12"),
    ];
    let exact = amount.normalize().to_string();
    let text = formatted("NumberFormat", &wish, &exact.as_str().into());
    text.unwrap_or_else(|| format!("{currency} {exact}"))
}

/// "06:00", of minutes from midnight.
pub(crate) fn clock(minutes: u16) -> String {
    let date = Date::new(&JsValue::from_f64(f64::from(minutes) * 60_000.0));
    let wish = [
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZone", "UTC"),
    ];
    dated(&date, &wish)
}

/// An exact decimal with the digits and separators of the language.
pub(crate) fn decimal(value: Decimal) -> String {
    let exact = value.normalize().to_string();
    // Left to itself, `Intl` rounds to three digits.
    let text = formatted(
        "NumberFormat",
        &[("maximumFractionDigits", "12")],
        &exact.as_str().into(),
    );
    text.unwrap_or(exact)
}

/// A share of 1 as whole per cent.
pub(crate) fn percent(part: u32, whole: u32) -> String {
    match whole {
        0 => "–".into(),
        whole => say::percent((u64::from(part) * 100 / u64::from(whole)).min(100) as u32),
    }
}

fn dated(date: &Date, wish: &[(&str, &str)]) -> String {
    formatted("DateTimeFormat", wish, date).unwrap_or_default()
}

/// "11 November".
pub(crate) fn day(day: Day) -> String {
    let date = Date::new(&JsValue::from_str(&format!("{day}T00:00:00Z")));
    dated(&date, &[("day", "numeric"), ("month", "long"), ("timeZone", "UTC")])
}

/// "11 Nov": where there is little room.
pub(crate) fn short_day(day: Day) -> String {
    let date = Date::new(&JsValue::from_str(&format!("{day}T00:00:00Z")));
    dated(&date, &[("day", "numeric"), ("month", "short"), ("timeZone", "UTC")])
}

/// "3 – 6 November 2026": two days as the language writes them together.
pub(crate) fn days(first: Day, last: Day) -> String {
    if first == last {
        return day_of_year(first);
    }
    let date = |day: Day| Date::new(&JsValue::from_str(&format!("{day}T00:00:00Z")));
    let text = range("DateTimeFormat", &YEAR_TO_DAY, &date(first), &date(last));
    text.unwrap_or_else(|| say::from_to(day(first), day_of_year(last)))
}

/// "11 November 2026".
pub(crate) fn day_of_year(day: Day) -> String {
    let date = Date::new(&JsValue::from_str(&format!("{day}T00:00:00Z")));
    dated(&date, &YEAR_TO_DAY)
}

/// The name of the month in which a day lies, in the calendar that `Intl` knows by that name.
pub(crate) fn month_of(day: Day, calendar: &str) -> String {
    let date = Date::new(&JsValue::from_str(&format!("{day}T00:00:00Z")));
    dated(&date, &[("month", "long"), ("calendar", calendar), ("timeZone", "UTC")])
}

/// "Tuesday 11 November": this device's today.
pub(crate) fn today() -> String {
    dated(
        &Date::new_0(),
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// This device's today as `2026-11-11`, for date fields.
pub(crate) fn today_iso() -> String {
    let now = Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// "11 Nov, 16:42" in the device's time zone.
pub(crate) fn moment(at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    dated(
        &date,
        &[
            ("day", "numeric"),
            ("month", "short"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
        ],
    )
}

/// "16:42" in the device's time zone, where the day stands above it.
pub(crate) fn hour(at: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    dated(&date, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// "26 hours": how long ago something was, by this device's clock.
pub(crate) fn since(at: Timestamp) -> String {
    let minutes = ((Date::now() - at.timestamp_millis() as f64) / 60_000.0).max(0.0) as u32;
    match minutes {
        0 => say::a_moment(),
        1..=90 => say::minutes(minutes),
        91..=2880 => say::hours((minutes + 30) / 60),
        more => say::days(more / 1440),
    }
}

/// "1.4 MB".
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..=999 => say::size_bytes(number(bytes as f64)),
        1_000..=999_999 => say::size_kilobytes(number((bytes as f64 / 1_000.0).round())),
        more => say::size_megabytes(number((more as f64 / 100_000.0).round() / 10.0)),
    }
}
