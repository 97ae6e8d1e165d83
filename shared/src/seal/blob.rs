//! Photos, audio, registers: each an age file to a key of its own, streamed in 64 KiB pieces.
//!
//! The key stays in the record that names the blob, so erasing the record erases the blob's content everywhere.

use super::chance::{Chance, random};
use super::receiving::{ReceivingFault, ReceivingSecret, recipient};
use crate::ids::BlobHash;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use std::io::{self, Read, Seek, SeekFrom, Write};

/// The key of one blob: an age identity, kept as text in the record.
#[derive(Clone)]
pub struct BlobKey(ReceivingSecret);

/// What sealing a blob gave: its name and length as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedBlob {
    pub hash: BlobHash,
    /// Length of the stored bytes.
    pub length: u64,
    /// Length of the content.
    pub plain_length: u64,
}

/// Why a blob could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum BlobFault {
    #[error(transparent)]
    Key(#[from] ReceivingFault),
    #[error("the file could not be read or written")]
    Io(#[from] io::Error),
    #[error("the file is larger than {limit} bytes and was not taken")]
    TooLarge { limit: u64 },
}

impl BlobKey {
    pub fn generate(chance: &mut Chance<'_>) -> Self {
        Self(ReceivingSecret::from_bytes(random(chance)))
    }

    /// From the record's text (`AGE-SECRET-KEY-1…`).
    pub fn from_text(text: &str) -> Result<Self, ReceivingFault> {
        Ok(Self(ReceivingSecret::from_text(text)?))
    }

    /// For the record: any age tool opens the blob with it.
    pub fn to_text(&self) -> SecretString {
        self.0.to_text()
    }
}

/// Encrypts `source` into `sink` and names it by the SHA-256 of what was written.
///
/// Reads and writes in pieces of 64 KiB. More than `limit_bytes` of content is an error: throw the sink away.
pub fn seal_blob(
    key: &BlobKey,
    source: impl Read,
    sink: impl Write,
    limit_bytes: u64,
) -> Result<SealedBlob, BlobFault> {
    let to = recipient(&key.0.public()?)?;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&to as _)).map_err(|_| ReceivingFault::Nobody)?;
    let mut writer = encryptor.wrap_output(Hashing {
        sink,
        hasher: Sha256::new(),
        length: 0,
    })?;
    let plain_length = io::copy(&mut source.take(limit_bytes.saturating_add(1)), &mut writer)?;
    if plain_length > limit_bytes {
        return Err(BlobFault::TooLarge { limit: limit_bytes });
    }
    let mut hashing = writer.finish()?;
    hashing.sink.flush()?;
    Ok(SealedBlob {
        hash: BlobHash(hashing.hasher.finalize().into()),
        length: hashing.length,
        plain_length,
    })
}

/// A reader of the content, which seeks too. Damage shows as an I/O error while reading.
pub fn open_blob<R: Read + Seek>(key: &BlobKey, mut source: R) -> Result<age::stream::StreamReader<R>, BlobFault> {
    let identity = key.0.identity()?;
    check_header(&mut source)?;
    let decryptor = age::Decryptor::new(source).map_err(|_| ReceivingFault::CannotOpen)?;
    Ok(decryptor
        .decrypt(std::iter::once(&identity as _))
        .map_err(|_| ReceivingFault::CannotOpen)?)
}

/// age reads a header of any length into memory before it looks at it: ours, to one recipient, are about 200 bytes.
fn check_header(source: &mut (impl Read + Seek)) -> Result<(), BlobFault> {
    let start = source.stream_position()?;
    let mut beginning = Vec::new();
    source.by_ref().take(MAX_HEADER_BYTES).read_to_end(&mut beginning)?;
    source.seek(SeekFrom::Start(start))?;
    let ends = beginning.windows(HEADER_END.len()).any(|window| window == HEADER_END);
    if ends {
        Ok(())
    } else {
        Err(ReceivingFault::CannotOpen.into())
    }
}

const MAX_HEADER_BYTES: u64 = 4096;
const HEADER_END: &[u8] = b"\n--- ";

impl std::fmt::Debug for BlobKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlobKey(…)")
    }
}

impl PartialEq for BlobKey {
    fn eq(&self, other: &Self) -> bool {
        self.to_text().expose_secret() == other.to_text().expose_secret()
    }
}

struct Hashing<W> {
    sink: W,
    hasher: Sha256,
    length: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.sink.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or(bytes));
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::wire::sha256;
    use std::io::Cursor;

    #[test]
    fn a_photo_comes_back_byte_for_byte_and_is_named_by_what_is_stored() {
        let photo: Vec<u8> = (0..200_000u32).map(|i| (i * 7) as u8).collect();
        let key = BlobKey::generate(&mut |b| b.fill(3));
        let mut stored = Vec::new();
        let sealed = seal_blob(&key, photo.as_slice(), &mut stored, 1_000_000).unwrap();
        assert_eq!(
            (sealed.length, sealed.plain_length),
            (stored.len() as u64, photo.len() as u64)
        );
        assert_eq!(sealed.hash.0, sha256(&stored).0);
        let key = BlobKey::from_text(key.to_text().expose_secret()).unwrap();
        let mut back = Vec::new();
        open_blob(&key, Cursor::new(&stored))
            .unwrap()
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, photo);
        let other = BlobKey::generate(&mut |b| b.fill(4));
        assert!(open_blob(&other, Cursor::new(&stored)).is_err());
    }

    #[test]
    fn a_cut_or_changed_blob_is_an_error_and_a_paste_beyond_the_limit_is_refused() {
        let key = BlobKey::generate(&mut |b| b.fill(3));
        let mut stored = Vec::new();
        seal_blob(&key, &[9; 70_000][..], &mut stored, 70_000).unwrap();
        let read = |bytes: &[u8]| {
            open_blob(&key, Cursor::new(bytes))
                .map_err(|_| ())
                .and_then(|mut r| r.read_to_end(&mut vec![]).map_err(|_| ()))
        };
        assert!(read(&stored).is_ok());
        for cut in [10, 200, 65_000, stored.len() - 1] {
            assert!(read(&stored[..cut]).is_err(), "{cut}");
        }
        stored[30_000] ^= 1;
        assert!(read(&stored).is_err());
        let over = seal_blob(&key, &[9; 70_001][..], io::sink(), 70_000);
        assert!(matches!(over, Err(BlobFault::TooLarge { limit: 70_000 })));
    }
}
