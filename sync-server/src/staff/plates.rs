//! A report's plates for people in browsers: the program room is readable here, so is the key that stands in the report.

use crate::app::App;
use crate::blobs::BlobError;
use crate::errors::Fault;
use shared::api::{ApiError, Code, Plate};
use shared::ids::BlobHash;
use shared::seal::plate::{MAX_PLATE_BYTES, open_plate};
use tokio_stream::StreamExt;

/// A plate's picture, checked against the report. Blocks: only off the async threads.
pub fn open(app: &App, plate: &Plate) -> Result<Vec<u8>, ApiError> {
    let sealed = tokio::runtime::Handle::current().block_on(sealed(app, BlobHash(plate.sealed.0)));
    let sealed = match sealed {
        Err(BlobError::Absent) => return Err(not_here()),
        other => other.map_err(|error| ApiError::from(Fault::from(error)))?,
    };
    open_plate(plate, &sealed).ok_or_else(|| {
        tracing::error!(blob = %plate.sealed, "a plate is not what its report names");
        ApiError::new(
            Code::BadPicture,
            "This picture is not the one that the report names.",
            "The report itself is whole.",
            "Tell the audit lead; the server's own check names damaged files.",
        )
    })
}

async fn sealed(app: &App, hash: BlobHash) -> Result<Vec<u8>, BlobError> {
    let room = app.program.room;
    match app.blobs.size_bytes(room, hash).await? {
        None => return Err(BlobError::Absent),
        Some(size) if size > MAX_PLATE_BYTES => return Err(BlobError::OtherBytes),
        Some(_) => {}
    }
    let mut piece = app.blobs.read(room, hash, None).await?;
    let mut sealed = Vec::new();
    while let Some(bytes) = piece.bytes.next().await {
        sealed.extend_from_slice(&bytes?);
    }
    Ok(sealed)
}

fn not_here() -> ApiError {
    ApiError::new(
        Code::NotHere,
        "This picture has not arrived at the server yet.",
        "The report is whole; its pictures follow.",
        "Open the report again in a few minutes.",
    )
    .at("plate")
}
