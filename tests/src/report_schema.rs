//! docs/schema/report.json, generated from the types: what a report's JSON holds.

use schemars::generate::SchemaSettings;
use serde_json::Value;
use shared::api::ReportFile;

/// The schema of [`ReportFile`], as it stands in docs/schema/report.json.
pub fn report_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<ReportFile>().to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("$id".into(), "surco/report-file/1".into());
    }
    schema
}

/// Its bytes on disk.
pub fn report_schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&report_schema()).unwrap_or_default();
    text.push('\n');
    text
}
