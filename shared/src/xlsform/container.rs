//! What kind of file some bytes are, and whether it is safe to unpack: told before any spreadsheet reader sees it.

use super::fault::Fault;
use super::workbook::{FILE_BYTES_MAX, UNPACKED_BYTES_MAX};
use std::io::{Cursor, Read};

const PARTS_MAX: usize = 5_000;
/// Rows times columns that an old `.xls` may span: its reader sets up every cell in between.
const XLS_SPAN_MAX: u64 = 8_000_000;
const LFS_POINTER: &[u8] = b"version https://git-lfs";

pub(super) enum Container {
    Zip,
    Ole,
}

pub(super) fn recognise(bytes: &[u8]) -> Result<Container, Box<Fault>> {
    if bytes.len() > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX / 1_000_000;
        return Err(Fault::of_file(
            "file_too_large",
            format!("the file is larger than {most} MB; a form without pictures in it stays far below"),
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return unpacks_within_limits(bytes).map(|()| Container::Zip);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return spans_within_limits(bytes).map(|()| Container::Ole);
    }
    if bytes.starts_with(LFS_POINTER) {
        return Err(Fault::of_file(
            "lfs_pointer",
            "this is a Git LFS pointer, not the workbook; fetch the file itself (`git lfs pull`) and choose it again",
        ));
    }
    if bytes.is_empty() {
        return Err(Fault::of_file(
            "empty_file",
            "the file is empty; choose the workbook again",
        ));
    }
    Err(Fault::of_file(
        "not_a_workbook",
        "this is no Excel workbook; save the form as .xlsx or .xls and choose that file",
    ))
}

fn truncated() -> Box<Fault> {
    Fault::of_file(
        "truncated",
        "the workbook is damaged or incomplete; copy or download it again, or open and save it in a spreadsheet program",
    )
}

fn bomb() -> Box<Fault> {
    let most = UNPACKED_BYTES_MAX / 1_000_000;
    Fault::of_file(
        "zip_bomb",
        format!("the workbook unpacks to more than {most} MB; it is no form"),
    )
}

fn encrypted() -> Box<Fault> {
    Fault::of_file(
        "encrypted",
        "the workbook is locked with a password; remove the password in the spreadsheet program and save it again",
    )
}

/// The directory of a zip may lie, so the parts are also unpacked once and counted.
fn unpacks_within_limits(bytes: &[u8]) -> Result<(), Box<Fault>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| truncated())?;
    if archive.len() > PARTS_MAX {
        return Err(bomb());
    }
    let mut declared = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| truncated())?;
        if part.encrypted() {
            return Err(encrypted());
        }
        declared = declared.saturating_add(part.size());
        if declared > UNPACKED_BYTES_MAX {
            return Err(bomb());
        }
    }
    let mut left = UNPACKED_BYTES_MAX;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| truncated())?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| truncated())?;
        left = left.checked_sub(unpacked).ok_or_else(bomb)?;
    }
    Ok(())
}

/// Encryption, and how far the sheets of an `.xls` reach.
fn spans_within_limits(bytes: &[u8]) -> Result<(), Box<Fault>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| truncated())?;
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(encrypted());
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"]
        .into_iter()
        .find(|name| file.exists(name));
    let Some(name) = name else {
        return Err(Fault::of_file(
            "not_a_workbook",
            "this is a file of an old Office program, but no workbook; save the form as .xlsx and choose that file",
        ));
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|_| truncated())?;
    opened
        .take(FILE_BYTES_MAX as u64)
        .read_to_end(&mut stream)
        .map_err(|_| truncated())?;
    biff_spans(&stream)
}

/// Walks the records of a BIFF stream: `BOF` begins a sheet, cell records begin with row and column.
fn biff_spans(mut stream: &[u8]) -> Result<(), Box<Fault>> {
    const BOF: u16 = 0x0809;
    const FILEPASS: u16 = 0x002F;
    const CELLS: [u16; 11] = [
        0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406,
    ];
    let mut span = (0_u64, 0_u64);
    let mut total = 0_u64;
    while let Some((head, rest)) = stream.split_first_chunk::<4>() {
        let [kind_low, kind_high, len_low, len_high] = *head;
        let kind = u16::from_le_bytes([kind_low, kind_high]);
        let len = usize::from(u16::from_le_bytes([len_low, len_high]));
        let Some((data, after)) = rest.split_at_checked(len) else {
            // The end of a stream is often padded; the reader says whether it was enough.
            break;
        };
        if kind == FILEPASS {
            return Err(encrypted());
        }
        if kind == BOF {
            total = total.saturating_add(span.0 * span.1);
            span = (0, 0);
        }
        if CELLS.contains(&kind)
            && let Some((&[row_low, row_high, column_low, column_high], _)) = data.split_first_chunk::<4>()
        {
            let row = u64::from(u16::from_le_bytes([row_low, row_high]));
            let column = u64::from(u16::from_le_bytes([column_low, column_high]));
            span = (span.0.max(row + 1), span.1.max(column + 1));
        }
        stream = after;
    }
    if total.saturating_add(span.0 * span.1) > XLS_SPAN_MAX {
        return Err(Fault::of_file(
            "too_many_cells",
            "the sheets reach far beyond any form; delete what stands far to the right and far below, and save again",
        ));
    }
    Ok(())
}
