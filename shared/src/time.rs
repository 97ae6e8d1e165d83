//! Points in time and days. The engine has no clock: hosts pass the time in.

pub type Timestamp = chrono::DateTime<chrono::Utc>;
pub type Day = chrono::NaiveDate;
