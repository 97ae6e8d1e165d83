//! Search across an audit.

use super::access::{self, LINE_CHARS};
use super::host::Host;
use crate::api::{ApiError, Search, SearchHits};
use crate::domain::search::{Query, hit};

const MOST_HITS: u32 = 100;

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
    let hits = rows.iter().take(call.limit as usize);
    Ok(SearchHits {
        hits: hits
            .filter_map(|row| hit(row.id, row.kind, &row.fields, &query))
            .collect(),
        more,
    })
}
