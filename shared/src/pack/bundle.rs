//! A pack as one run of bytes, the same for the same files, and its hash: what an audit pins.

use crate::ids::Hash;
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files of a pack by path (`code.toml`, `worker-interview/survey.csv`).
pub type PackFiles = BTreeMap<String, Vec<u8>>;

/// SHA-256 of a pack's bundle: the pack that an audit's plan pins.
pub type PackHash = Hash;

/// The most files, bytes in one file and bytes in all that a pack may have.
pub const MOST_FILES: usize = 200;
pub const LARGEST_FILE_BYTES: usize = 4 * 1024 * 1024;
pub const LARGEST_PACK_BYTES: usize = 16 * 1024 * 1024;
const LONGEST_PATH_BYTES: usize = 200;
/// First item of every bundle.
const MARK: &str = "surco/pack/1";

/// Why files are no pack, or bytes no bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleFault {
    #[error("a pack has at most {MOST_FILES} files and {} MiB", LARGEST_PACK_BYTES / 1024 / 1024)]
    TooLarge,
    #[error("`{0}` is larger than {mib} MiB", mib = LARGEST_FILE_BYTES / 1024 / 1024)]
    FileTooLarge(String),
    #[error("a pack cannot hold a file called `{0}`; use letters, digits, `.`, `-`, `_` and one folder")]
    BadPath(String),
    #[error("these bytes are no pack bundle; fetch the pack again")]
    NotABundle,
}

/// The canonical bytes of a pack: a CBOR array of the mark and of path and content in the order of paths.
pub fn bundle(files: &PackFiles) -> Result<Vec<u8>, BundleFault> {
    check_sizes(files)?;
    let mut bytes = Vec::new();
    write(files, &mut bytes).map_err(|_| BundleFault::TooLarge)?;
    Ok(bytes)
}

fn write(files: &PackFiles, bytes: &mut Vec<u8>) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    let mut encoder = Encoder::new(bytes);
    encoder.array(2)?.str(MARK)?.map(files.len() as u64)?;
    for (path, content) in files {
        encoder.str(path)?.bytes(content)?;
    }
    Ok(())
}

/// The hash of a bundle's bytes.
pub fn pack_hash(bundle: &[u8]) -> PackHash {
    Hash(Sha256::digest(bundle).into())
}

/// Reads a bundle back. Only canonical bytes are accepted, so equal packs have equal hashes.
pub fn unbundle(bytes: &[u8]) -> Result<PackFiles, BundleFault> {
    if bytes.len() > LARGEST_PACK_BYTES + MOST_FILES * (LONGEST_PATH_BYTES + 16) {
        return Err(BundleFault::TooLarge);
    }
    let files = read(bytes).map_err(|_| BundleFault::NotABundle)?;
    if bundle(&files)? == bytes {
        Ok(files)
    } else {
        Err(BundleFault::NotABundle)
    }
}

fn read(bytes: &[u8]) -> Result<PackFiles, minicbor::decode::Error> {
    let mut decoder = Decoder::new(bytes);
    let wrong = || minicbor::decode::Error::message("not a pack bundle");
    if decoder.array()? != Some(2) || decoder.str()? != MARK {
        return Err(wrong());
    }
    let count = decoder
        .map()?
        .filter(|count| *count <= MOST_FILES as u64)
        .ok_or_else(wrong)?;
    let mut files = PackFiles::new();
    for _ in 0..count {
        files.insert(decoder.str()?.to_owned(), decoder.bytes()?.to_vec());
    }
    Ok(files)
}

/// Whether the files stay within the bounds and have names that any disk can carry.
pub(super) fn check_sizes(files: &PackFiles) -> Result<(), BundleFault> {
    if files.len() > MOST_FILES || files.values().map(Vec::len).sum::<usize>() > LARGEST_PACK_BYTES {
        return Err(BundleFault::TooLarge);
    }
    for (path, content) in files {
        if !is_path(path) {
            return Err(BundleFault::BadPath(path.chars().take(60).collect()));
        }
        if content.len() > LARGEST_FILE_BYTES {
            return Err(BundleFault::FileTooLarge(path.clone()));
        }
    }
    Ok(())
}

fn is_path(path: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    path.len() <= LONGEST_PATH_BYTES && path.split('/').count() <= 2 && path.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn files(pairs: &[(&str, &[u8])]) -> PackFiles {
        pairs
            .iter()
            .map(|(path, content)| ((*path).to_owned(), content.to_vec()))
            .collect()
    }

    #[test]
    fn the_same_files_give_the_same_bytes_and_come_back_whole() {
        let pack = files(&[
            ("pack.toml", b"id = 'x'"),
            ("worker-interview/survey.csv", b"type,name\n"),
        ]);
        let bytes = bundle(&pack).unwrap();
        assert_eq!(unbundle(&bytes).unwrap(), pack);
        assert_eq!(bundle(&unbundle(&bytes).unwrap()).unwrap(), bytes);
        let other = files(&[
            ("pack.toml", b"id = 'y'"),
            ("worker-interview/survey.csv", b"type,name\n"),
        ]);
        assert_ne!(pack_hash(&bytes), pack_hash(&bundle(&other).unwrap()));
    }

    #[test]
    fn a_bundle_in_another_order_or_with_a_tail_is_refused() {
        let mut bytes = Vec::new();
        Encoder::new(&mut bytes)
            .array(2)
            .unwrap()
            .str(MARK)
            .unwrap()
            .map(2)
            .unwrap()
            .str("b")
            .unwrap()
            .bytes(b"")
            .unwrap()
            .str("a")
            .unwrap()
            .bytes(b"")
            .unwrap();
        assert_eq!(unbundle(&bytes), Err(BundleFault::NotABundle));
        let mut tail = bundle(&files(&[("a", b"")])).unwrap();
        tail.push(0);
        assert_eq!(unbundle(&tail), Err(BundleFault::NotABundle));
    }

    #[test]
    fn a_path_cannot_leave_the_pack() {
        for path in [
            "../vault",
            "/etc/passwd",
            "a/b/c",
            "a\\b",
            "",
            ".hidden",
            "a/",
            "ñ.toml",
        ] {
            assert_eq!(
                bundle(&files(&[(path, b"")])),
                Err(BundleFault::BadPath(path.to_owned())),
                "{path}"
            );
        }
    }

    proptest! {
        #[test]
        fn strange_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unbundle(&bytes);
        }
    }
}
