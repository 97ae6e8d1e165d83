//! Finished forms as other tools of the field read them: XForms instances, and the CSV tables of ODK Central.

mod central;
mod instance;
mod leaving;

pub use central::{Central, CsvTable};
pub use instance::xml;
pub use leaving::Leaving;

/// What is known of a finished form beside its answers. Nothing in it names a person unless the caller puts a name there.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// `uuid:…`, stable over edits of one record.
    pub instance_id: String,
    /// `instanceName`, where the form computes one.
    pub instance_name: String,
    /// When it was finished or arrived, as RFC 3339; empty if that shall not be told.
    pub submitted: String,
    pub submitter_id: String,
    pub submitter_name: String,
    pub device_id: String,
    pub edits: u32,
}
