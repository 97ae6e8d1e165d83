//! A name in several columns, as one.

use crate::payroll::register::contents::{Contents, Packed, Value};
use crate::payroll::register::field::Field;
use crate::payroll::register::mapping::Mapping;

/// The places of a name's parts; none where it stands in one column.
pub fn parts(mapping: &Mapping) -> Vec<usize> {
    let columns = mapping.columns.iter().enumerate();
    let names = columns.filter(|(_, column)| column.field == Field::Name);
    let parts: Vec<usize> = names.map(|(place, _)| place).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// Puts the whole name where its first part stands, and nothing where the others do: whoever asks for the name gets one.
pub fn join(parts: &[usize], values: &mut [Packed], contents: &mut Contents) {
    let Some(first) = parts.first() else { return };
    let texts = parts
        .iter()
        .filter_map(|place| match contents.value(*values.get(*place)?) {
            Value::Text(text) => Some(text),
            _ => None,
        });
    let name = texts.collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return;
    }
    for place in parts {
        if let Some(value) = values.get_mut(*place) {
            *value = Packed::NOTHING;
        }
    }
    if let Some(value) = values.get_mut(*first) {
        *value = contents.pack(Value::Text(&name));
    }
}
