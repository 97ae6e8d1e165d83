//! The shared notebook: two people edit it apart, and both edits stand.

use super::access::{self, SITENOTE_CHARS};
use super::host::{Host, Row};
use crate::api::{ApiError, SitenoteView, WriteSitenote};
use crate::domain::keys::sitenote as key;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::permissions::may_write;
use crate::record::Edit;

pub fn open(host: &mut impl Host, audit: RoomId) -> Result<SitenoteView, ApiError> {
    let role = access::role_in(host, audit)?;
    let note = first_note(host, audit)?;
    let text = note
        .as_ref()
        .and_then(|row| row.fields.text(key::TEXT))
        .unwrap_or_default()
        .to_owned();
    let writers = match &note {
        Some(row) => vec![access::author(host, row)],
        None => Vec::new(),
    };
    Ok(SitenoteView {
        audit,
        note: note.map(|row| row.id),
        text,
        writers,
        may_write: may_write(role, Kind::Sitenote),
    })
}

pub fn write(host: &mut impl Host, call: WriteSitenote) -> Result<SitenoteView, ApiError> {
    access::need_write(host, call.audit, Kind::Sitenote)?;
    access::within("text", &call.text, SITENOTE_CHARS)?;
    match first_note(host, call.audit)? {
        None => {
            access::create(host, call.audit, Kind::Sitenote, vec![Edit::text(key::TEXT, call.text)])?;
        }
        Some(row) => {
            let now = row.fields.text(key::TEXT).unwrap_or_default();
            let text = rebase(&call.seen, &call.text, now);
            access::change(host, &row, vec![Edit::text(key::TEXT, text)])?;
        }
    }
    open(host, call.audit)
}

/// The plan's first note: the lead's device makes it with the audit, so there is one.
fn first_note(host: &mut impl Host, audit: RoomId) -> Result<Option<Row>, ApiError> {
    Ok(host.rows(audit, Kind::Sitenote)?.into_iter().next())
}

/// Puts the edit from `seen` to `text` onto `now`, which others may have changed meanwhile.
///
/// The edit is the stretch between the common beginning and end of `seen` and `text`. Where `now` still holds the
/// replaced stretch, it is replaced there; else what was written is added at the end, so that no word is lost.
pub(super) fn rebase(seen: &str, text: &str, now: &str) -> String {
    if seen == now || text == now {
        return text.to_owned();
    }
    if seen.is_empty() {
        return format!("{now}\n{text}");
    }
    let (old, new): (Vec<char>, Vec<char>) = (seen.chars().collect(), text.chars().collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let left = old.len().min(new.len()).saturating_sub(before);
    let after = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(left)
        .take_while(|(a, b)| a == b)
        .count();
    let stretch =
        |text: &[char], from: usize, to: usize| text.get(from..to).unwrap_or_default().iter().collect::<String>();
    let replaced = stretch(&old, before, old.len() - after);
    let written = stretch(&new, before, new.len() - after);
    let head = stretch(&old, 0, before);
    let tail = stretch(&old, old.len() - after, old.len());
    if let Some(rest) = now
        .strip_prefix(head.as_str())
        .and_then(|rest| rest.strip_prefix(replaced.as_str()))
    {
        return format!("{head}{written}{rest}");
    }
    if let Some(rest) = now
        .strip_suffix(tail.as_str())
        .and_then(|rest| rest.strip_suffix(replaced.as_str()))
    {
        return format!("{rest}{written}{tail}");
    }
    match replaced.is_empty() {
        false if now.matches(replaced.as_str()).count() == 1 => now.replacen(replaced.as_str(), &written, 1),
        true | false => format!("{now}\n{written}"),
    }
}

#[cfg(test)]
mod tests {
    use super::rebase;

    #[test]
    fn an_edit_lands_where_it_was_made_though_a_teammate_wrote_meanwhile() {
        assert_eq!(
            rebase("Gate. Shade.", "Gate at six. Shade.", "Gate. Shade. Water."),
            "Gate at six. Shade. Water."
        );
        assert_eq!(
            rebase("Gate. Shade.", "Gate. Shade in field 7.", "Open gate. Shade."),
            "Open gate. Shade in field 7."
        );
        assert_eq!(rebase("a", "b", "a"), "b");
    }

    #[test]
    fn no_written_word_is_lost_even_if_its_place_is_gone() {
        let merged = rebase("The old barn.", "The old barn leaks.", "Rewritten wholly");
        assert!(
            merged.contains("leaks") && merged.contains("Rewritten wholly"),
            "{merged}"
        );
        assert_eq!(rebase("", "first", "second"), "second\nfirst");
    }
}
