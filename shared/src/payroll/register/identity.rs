//! A row's own hash, for notes that must find their row again after the file was read anew or came back sorted otherwise.

use super::contents::Value;
use super::mapping::Mapping;
use super::row::Register;
use super::rows::Row;
use crate::ids::Hash;
use sha2::{Digest, Sha256};

/// Stands first in what is hashed: another way to hash has another number.
const DOMAIN: &[u8] = b"surco payroll row 1\n";

impl Register {
    /// The hash of what a row says, wherever it stands.
    ///
    /// Over the typed values by field, in the order of fields (a deduction or an allowance also by its head), each as a tag and
    /// its plain form: numbers without trailing zeros, minutes exactly, days as ISO 8601. Sheet, row number and the order of
    /// columns do not count, and neither do empty cells. Two rows that say the same have the same hash; the register has
    /// [`FaultCode::SameRowTwice`](crate::payroll::FaultCode::SameRowTwice) for them.
    pub fn row_hash(&self, row: Row<'_>) -> Hash {
        let mut lines: Vec<String> = lines(&self.mapping, row);
        lines.sort_unstable();
        let mut sha = Sha256::new();
        sha.update(DOMAIN);
        for line in lines {
            sha.update(line.len().to_be_bytes());
            sha.update(line.as_bytes());
        }
        Hash(sha.finalize().into())
    }
}

fn lines(mapping: &Mapping, row: Row<'_>) -> Vec<String> {
    let line = |(column, value): (&super::mapping::Column, Value<'_>)| {
        let plain = match value {
            Value::Nothing => return None,
            Value::Text(text) => format!("t{text}"),
            Value::Number(number) => format!("n{}", number.normalize()),
            Value::Minutes(minutes) => format!("m{}", minutes.normalize()),
            Value::Day(day) => format!("d{day}"),
            Value::Clock(minutes) => format!("c{minutes}"),
            Value::YesNo(yes) => format!("y{yes}"),
            Value::Unreadable(cell) => format!("u{}", cell.text),
        };
        let field = serde_json::to_value(column.field).unwrap_or_default();
        let head = if column.field.repeats() { column.head.trim() } else { "" };
        Some(format!(
            "{}\u{1f}{head}\u{1f}{plain}",
            field.as_str().unwrap_or_default()
        ))
    };
    mapping.columns.iter().zip(row.values()).filter_map(line).collect()
}
