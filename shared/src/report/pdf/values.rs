//! An outline as values of Typst: text stays text.

use super::unshown::Unshown;
use typst::foundations::{Array, Dict, IntoValue, Value};

/// Every text with the direction in which it is read beside it: `text` and `text_rtl`.
pub(super) fn value(json: serde_json::Value, unshown: &mut Unshown) -> Value {
    match json {
        serde_json::Value::Null => Value::None,
        serde_json::Value::Bool(yes) => yes.into_value(),
        serde_json::Value::Number(number) => number.as_i64().map_or(Value::None, IntoValue::into_value),
        serde_json::Value::String(text) => unshown.shown(&text).into_value(),
        serde_json::Value::Array(items) => {
            let items: Array = items.into_iter().map(|item| value(item, unshown)).collect();
            items.into_value()
        }
        serde_json::Value::Object(fields) => {
            let mut dict = Dict::new();
            for (key, field) in fields {
                if let serde_json::Value::String(text) = &field {
                    dict.insert(
                        format!("{key}_rtl").as_str().into(),
                        reads_from_right(text).into_value(),
                    );
                }
                dict.insert(key.as_str().into(), value(field, unshown));
            }
            dict.into_value()
        }
    }
}

/// Words of the app's own, all of whose letters the fonts have.
pub(super) fn bare(text: &str) -> String {
    Unshown::default().shown(text)
}

/// By the first letter that has a direction, as the Unicode rules for paragraphs say.
fn reads_from_right(text: &str) -> bool {
    let strong = text.chars().find(|letter| letter.is_alphabetic());
    strong.is_some_and(|letter| matches!(u32::from(letter), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF))
}
