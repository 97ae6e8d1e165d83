//! A report's files, made by `surco report` as whoever has the JSON makes them: PDF with 60 plates, workbook.

use super::Bench;
use super::samples::Samples;
use crate::world::binary;
use anyhow::{Context, Result, ensure};
use data_encoding::BASE64;
use shared::api::{Plate, PlatePicture, REPORT_FILE_FORMAT, ReportContent, ReportFile};
use shared::domain::report::content_hash;
use shared::ids::{Hash, RecordId};
use shared::sync::wire::sha256;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const PLATES: u32 = 60;
const FINDINGS: u32 = 30;
const TIMES: u32 = 5;
const PDF_BAR_MS: f64 = 3000.0;
const XLSX_BAR_MS: f64 = 1000.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let json = folder.path().join("report.json");
    std::fs::write(&json, serde_json::to_vec(&large()?)?)?;
    let (mut pdf, mut xlsx, mut size) = (Samples::default(), Samples::default(), 0);
    for _ in 0..TIMES {
        let out = folder.path().join("report.pdf");
        pdf.push(made(&json, "--pdf", &out)?);
        size = std::fs::metadata(&out)?.len();
        xlsx.push(made(&json, "--xlsx", &folder.path().join("report.xlsx"))?);
    }
    let name = format!("report of {FINDINGS} findings: PDF with {PLATES} plates");
    bench.sheet.held(&name, pdf.median(), "ms", PDF_BAR_MS);
    bench.sheet.told("of it bytes", size as f64, "bytes");
    let name = format!("report of {FINDINGS} findings: workbook");
    bench.sheet.held(&name, xlsx.median(), "ms", XLSX_BAR_MS);
    Ok(())
}

/// Milliseconds of a whole process, reading the JSON with its pictures included.
fn made(json: &Path, format: &str, out: &Path) -> Result<f64> {
    let began = Instant::now();
    let made = Command::new(binary("surco")?)
        .arg("report")
        .arg(json)
        .arg(format)
        .arg(out)
        .output()?;
    let took = began.elapsed().as_secs_f64() * 1000.0;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Ok(took)
}

/// The report with everything in it, with as many findings and plates as a large site brings.
fn large() -> Result<ReportFile> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/everything.json");
    let mut content: ReportContent = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let one = content.findings.first().cloned().context("the report has findings")?;
    let mut pictures = Vec::new();
    content.findings = (1..=FINDINGS)
        .map(|number| {
            let mut finding = one.clone();
            finding.number = number;
            for plate in [number * 2 - 1, number * 2] {
                let jpeg = jpeg(plate)?;
                finding.plates.push(named(plate, &jpeg));
                pictures.push(PlatePicture {
                    plate,
                    jpeg: BASE64.encode(&jpeg),
                });
            }
            Ok(finding)
        })
        .collect::<Result<_>>()?;
    content.hash = Hash::ZERO;
    content.hash = content_hash(&content);
    Ok(ReportFile {
        format: REPORT_FILE_FORMAT.into(),
        report: RecordId([3; 16]),
        root: String::new(),
        content,
        signed: None,
        pictures,
    })
}

fn named(plate: u32, jpeg: &[u8]) -> Plate {
    Plate {
        plate,
        caption: "The water stands in the sun, far from the rows.".into(),
        media_type: "image/jpeg".into(),
        width_px: 1600,
        height_px: 1200,
        size_bytes: jpeg.len() as u64,
        hash: sha256(jpeg),
        sealed: Hash::ZERO,
        sealed_bytes: 0,
        key: String::new(),
        stamp: String::new(),
        signer: String::new(),
        derived: String::new(),
    }
}

/// A picture of a plate's size with as much in it as a field has.
fn jpeg(seed: u32) -> Result<Vec<u8>> {
    let picture = image::RgbImage::from_fn(1600, 1200, |x, y| {
        let grain = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729) ^ seed.wrapping_mul(31)) % 23;
        let tone = |of: u32| u8::try_from((of + grain) % 256).unwrap_or(0);
        image::Rgb([tone(x / 9), tone(y / 7 + seed * 3), tone((x + y) / 16)])
    });
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 80);
    encoder.encode_image(&picture)?;
    Ok(bytes)
}
