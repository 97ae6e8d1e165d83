//! Photos: taken inside the app, sealed at once, linked to findings.

mod camera;
mod gallery;
mod page;
mod plate;

pub(crate) use camera::CameraPage;
pub(crate) use gallery::Gallery;
pub(crate) use page::EvidencePage;
