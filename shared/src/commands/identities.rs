//! Who a worker code is: sealed in a record of its own. The end of an interview, and erasure.

use super::access::{self, LINE_CHARS, NOTE_CHARS};
use super::host::{Host, Row};
use crate::api::{ApiError, Code, Done, EraseWorker, FinishInterview, IdentityView, OpenIdentity, SetIdentity, Slip};
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{identity as key, interview};
use crate::domain::slip::{SLIP_WORDS, words_hash};
use crate::ids::{Hash, RecordId};
use crate::kinds::Kind;
use crate::permissions::Role;
use crate::record::Edit;
use data_encoding::HEXLOWER;

pub fn set(host: &mut impl Host, call: SetIdentity) -> Result<IdentityView, ApiError> {
    let interview = access::record(host, call.interview, Kind::Interview)?;
    access::need_write(host, interview.room, Kind::Identity)?;
    if InterviewSummary::read(&interview.fields).on(host.today()).withdrawn {
        return Err(withdrawn());
    }
    let values = [
        (key::NAME, access::within("name", &call.name, LINE_CHARS)?),
        (key::CONTACT, access::within("contact", &call.contact, LINE_CHARS)?),
        (
            key::WORKER_NUMBER,
            access::within("worker_number", &call.worker_number, LINE_CHARS)?,
        ),
    ];
    match find(host, &interview)? {
        Some(row) => {
            let changed = values
                .iter()
                .filter(|(key, text)| row.fields.text(key).unwrap_or_default() != *text);
            let edits = changed.map(|(key, text)| Edit::put(*key, *text)).collect();
            access::change(host, &row, edits)?;
        }
        None => {
            let mut edits = vec![Edit::put(key::INTERVIEW, call.interview.to_string())];
            edits.extend(values.iter().map(|(key, text)| Edit::put(*key, *text)));
            access::create(host, interview.room, Kind::Identity, edits)?;
        }
    }
    open(
        host,
        OpenIdentity {
            interview: call.interview,
        },
    )
}

pub fn open(host: &mut impl Host, call: OpenIdentity) -> Result<IdentityView, ApiError> {
    let interview = access::record(host, call.interview, Kind::Interview)?;
    access::role_in(host, interview.room)?;
    let row = find(host, &interview)?;
    let text = |key: &str| {
        row.as_ref()
            .and_then(|row| row.fields.text(key))
            .unwrap_or_default()
            .to_owned()
    };
    Ok(IdentityView {
        worker_code: interview.fields.text(interview::CODE).unwrap_or_default().to_owned(),
        name: text(key::NAME),
        contact: text(key::CONTACT),
        worker_number: text(key::WORKER_NUMBER),
    })
}

/// The identity record of an interview.
pub(super) fn find(host: &mut impl Host, interview: &Row) -> Result<Option<Row>, ApiError> {
    Ok(host
        .rows_about(interview.room, Kind::Identity, interview.id)?
        .into_iter()
        .next())
}

pub fn finish_interview(host: &mut impl Host, call: FinishInterview) -> Result<Slip, ApiError> {
    let row = access::record(host, call.interview, Kind::Interview)?;
    access::need_write(host, row.room, Kind::Interview)?;
    let mut salt = [0; 16];
    host.chance(&mut salt);
    let words = offer_words(host, row.fields.text(interview::LANGUAGE).unwrap_or_default());
    let mut edits = super::sittings::end(host, &row)?;
    edits.extend([
        Edit::put(interview::FINISHED, true),
        Edit::put(interview::SLIP_SALT, HEXLOWER.encode(&salt)),
        Edit::put(interview::SLIP_HASH, words_hash(&salt, &words.join(" ")).to_string()),
    ]);
    access::change(host, &row, edits)?;
    Ok(Slip {
        worker_code: row.fields.text(interview::CODE).unwrap_or_default().to_owned(),
        program_phone: super::program::complaint_phone(host)?,
        words,
    })
}

pub fn erase_worker(host: &mut impl Host, call: EraseWorker) -> Result<Done, ApiError> {
    let row = access::record(host, call.interview, Kind::Interview)?;
    let role = access::need_write(host, row.room, Kind::Interview)?;
    match (&call.words, &call.reason) {
        (Some(words), _) if words_match(&row, words) => {}
        (Some(_), _) => {
            return Err(ApiError::new(
                Code::NotAllowed,
                "These are not the four words of this slip.",
                "Nothing was erased.",
                "Ask the worker to read the words again, or let the lead erase with a reason.",
            )
            .at("words"));
        }
        (None, Some(reason)) if role == Role::Lead => {
            access::required("reason", reason, NOTE_CHARS)?;
        }
        (None, _) => {
            return Err(ApiError::not_allowed(
                "Erasing needs the slip's four words, or the lead with a reason.",
            ));
        }
    }
    let mut records: Vec<RecordId> = vec![row.id];
    records.extend(find(host, &row)?.map(|identity| identity.id));
    // Photos, sounds and signatures of the interview are what the worker gave, too.
    let evidence = host.rows_about(row.room, Kind::Evidence, row.id)?;
    records.extend(evidence.into_iter().map(|row| row.id));
    let summary = InterviewSummary::read(&row.fields);
    let facts = serde_json::json!({
        "audience": summary.audience, "crew": summary.crew, "language": summary.language,
        "strata": summary.strata, "heard": summary.is_heard_worker(),
    });
    host.erase(row.room, &records, &facts.to_string())?;
    Ok(Done {})
}

fn words_match(row: &Row, words: &str) -> bool {
    let salt = row
        .fields
        .text(interview::SLIP_SALT)
        .and_then(|text| HEXLOWER.decode(text.as_bytes()).ok());
    let salt = salt.and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
    let hash = row
        .fields
        .text(interview::SLIP_HASH)
        .and_then(|text| text.parse::<Hash>().ok());
    match (salt, hash) {
        (Some(salt), Some(hash)) => words_hash(&salt, words) == hash,
        _ => false,
    }
}

/// Four words that the worker can copy by hand, in Spanish or else in English.
fn offer_words(host: &mut impl Host, language: &str) -> Vec<String> {
    let list = slip_words(language);
    let word = |_| {
        let mut chance = [0; 4];
        host.chance(&mut chance);
        let place = u32::from_be_bytes(chance) as usize % list.len().max(1);
        list.get(place).map(|word| (*word).to_owned())
    };
    (0..SLIP_WORDS).filter_map(word).collect()
}

/// BIP 39's words, without those that have an accent: nobody has to spell one to a stranger on the phone.
fn slip_words(language: &str) -> Vec<&'static str> {
    let list = match language {
        "es" => bip39::Language::Spanish,
        _ => bip39::Language::English,
    };
    let plain = list.word_list().iter().copied().filter(|word| word.is_ascii());
    plain.collect()
}

pub(super) fn withdrawn() -> ApiError {
    ApiError::new(
        Code::NoConsent,
        "The worker took consent back.",
        "Nothing was changed.",
        "Do not go on with this interview. A new one needs new consent.",
    )
}

#[cfg(test)]
mod tests {
    use super::slip_words;

    #[test]
    fn words_of_a_slip_are_of_the_worker_s_language_and_too_many_to_guess() {
        for language in ["es", "en", "bn"] {
            assert!((slip_words(language).len() as f64).log2() * 4.0 > 42.0, "{language}");
        }
        assert!(slip_words("es").contains(&"arroz") && !slip_words("es").contains(&"river"));
    }
}
