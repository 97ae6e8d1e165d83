//! Search across an audit.

use super::access::{self, LINE_CHARS};
use super::evidence;
use super::host::{Host, Row};
use crate::api::{ApiError, Search, SearchHits};
use crate::domain::interview::InterviewSummary;
use crate::domain::search::{Query, hit};
use crate::kinds::Kind;

const MOST_HITS: u32 = 100;

/// Whether consent to what a record says was taken back, or has run out since the index was filled.
fn is_taken_back(host: &mut impl Host, row: &Row) -> Result<bool, ApiError> {
    match row.kind {
        Kind::Interview => Ok(InterviewSummary::read(&row.fields).on(host.today()).withdrawn),
        Kind::Evidence => evidence::is_taken_back(host, row),
        _ => Ok(false),
    }
}

pub fn search(host: &mut impl Host, call: Search) -> Result<SearchHits, ApiError> {
    access::role_in(host, call.audit)?;
    if call.limit == 0 || call.limit > MOST_HITS {
        return Err(ApiError::bad_request(
            "limit",
            format!("Ask for between 1 and {MOST_HITS} hits."),
        ));
    }
    let text = access::required("text", &call.text, LINE_CHARS)?;
    let Some(query) = Query::read(text) else {
        return Ok(SearchHits::default());
    };
    let rows = host.find(call.audit, &query, call.limit + 1)?;
    let more = rows.len() > call.limit as usize;
    let mut hits = Vec::new();
    for row in rows.iter().take(call.limit as usize) {
        if !is_taken_back(host, row)? {
            hits.push(row);
        }
    }
    Ok(SearchHits {
        hits: hits
            .into_iter()
            .filter_map(|row| hit(row.id, row.kind, &row.fields, &query))
            .collect(),
        more,
    })
}
