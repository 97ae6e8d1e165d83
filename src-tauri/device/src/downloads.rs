//! Files that a person keeps outside the vault: in clear, in a folder of theirs, under a name of our making.
//!
//! Beside [`Disk`](crate::disk::Disk), which keeps what is the vault's: here an existing file is never written over.

use crate::calls::storage_error;
use shared::api::{ApiError, Code};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The longest name, its ending included. File systems count bytes, and no more than 255; " (999)" may follow.
const NAME_CHARS_MAX: usize = 100;
const NAME_BYTES_MAX: usize = 240;
/// The longest ending that is kept where a name is too long, its dot included.
const ENDING_CHARS_MAX: usize = 12;
/// Files of one name in one folder: more are a fault of ours.
const NAMESAKES_MAX: u32 = 999;
/// Where nothing of a name is left.
const NAMELESS: &str = "surco";

/// Keeps `bytes` as a new file in `folder` and says where: `answers.zip`, or `answers (2).zip` beside an older one.
///
/// The file and its name are durable when this returns. `name` may come from anywhere: see [`safe_name`].
///
/// # Errors
/// `storage-full` and `storage-failed`; nothing of the file is left then.
pub fn keep(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, ApiError> {
    std::fs::create_dir_all(folder).map_err(|error| not_kept(&error))?;
    let name = safe_name(name);
    for turn in 1..=NAMESAKES_MAX {
        let path = folder.join(numbered(&name, turn));
        match create(&path) {
            Ok(file) => {
                return match written(file, &path, bytes) {
                    Ok(()) => Ok(path),
                    Err(error) => {
                        // Half a file would look like a whole one. If it cannot go either, the fault above all is told.
                        let _ = std::fs::remove_file(&path);
                        Err(not_kept(&error))
                    }
                };
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(not_kept(&error)),
        }
    }
    Err(not_kept(&ErrorKind::AlreadyExists.into()))
}

/// A name that stays in its folder and says what it is: no path, no control or direction characters, nothing that a system
/// refuses or hides, at most 100 characters. Its ending is kept.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter_map(allowed).collect();
    let plain = trimmed(&plain);
    let (stem, ending) = parts(plain);
    let room = NAME_CHARS_MAX.saturating_sub(ending.chars().count());
    let apart = if is_reserved(stem) { "_" } else { "" };
    let mut stem: String = apart.chars().chain(stem.chars()).take(room).collect();
    while stem.len() + ending.len() > NAME_BYTES_MAX {
        stem.pop();
    }
    match trimmed(&stem) {
        "" => format!("{NAMELESS}{ending}"),
        stem => format!("{stem}{ending}"),
    }
}

/// The character, what stands for it, or nothing.
fn allowed(letter: char) -> Option<char> {
    match letter {
        // Marks of direction turn "gpj.exe" into what looks like a picture.
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{061C}' | '\u{FEFF}' => None,
        letter if letter.is_control() => None,
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => Some('-'),
        letter if letter.is_whitespace() => Some(' '),
        letter => Some(letter),
    }
}

/// Without the dots that hide a file or lead upwards, and without what Windows drops at an end.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|letter| letter == '.' || letter == ' ')
}

/// A name and its ending with the dot, which is empty where there is none.
fn parts(name: &str) -> (&str, &str) {
    match name.rfind('.').map(|at| name.split_at(at)) {
        Some((stem, ending)) if !stem.is_empty() && ending.chars().count() <= ENDING_CHARS_MAX => (stem, ending),
        Some(_) | None => (name, ""),
    }
}

/// Names that are devices on Windows, whatever their ending.
fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let counted = ["COM", "LPT"].iter().any(|port| {
        first
            .strip_prefix(port)
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
    });
    counted || matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL")
}

fn numbered(name: &str, turn: u32) -> String {
    match (turn, parts(name)) {
        (1, _) => name.to_owned(),
        (_, (stem, ending)) => format!("{stem} ({turn}){ending}"),
    }
}

/// A new file that only this user reads.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn written(mut file: File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()?;
    // A folder that went away meanwhile, such as a stick that was pulled, takes the name with it: then nothing was kept.
    std::fs::metadata(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    // Not every folder of a person's can be opened as a file (Windows, Android's shared storage): then the system looks after
    // the name by itself.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn not_kept(error: &io::Error) -> ApiError {
    let kept = "Nothing was lost: what the file was made from is in the app.";
    let fault = storage_error(error);
    match fault.code {
        Code::StorageFull => ApiError {
            safe: kept.into(),
            ..fault
        },
        _ => ApiError::new(
            Code::StorageFailed,
            "The file could not be written into the folder for downloads.",
            kept,
            "Look whether that folder may be written to, then save the file again.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_stays_in_its_folder_and_keeps_its_ending() {
        for (asked, kept) in [
            ("worker-interview-csv.zip", "worker-interview-csv.zip"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\system.ini", "system.ini"),
            ("..", "surco"),
            ("", "surco"),
            (".bashrc", "bashrc"),
            ("pay\r\nSet-Cookie: a=b.csv", "paySet-Cookie- a=b.csv"),
            ("gpj.\u{202E}exe.zip", "gpj.exe.zip"),
            ("what? \"this\"|that*.pdf", "what- -this--that-.pdf"),
            ("NUL.txt", "_NUL.txt"),
            ("com1", "_com1"),
            ("community.txt", "community.txt"),
            ("بیان.pdf", "بیان.pdf"),
            ("report.", "report"),
        ] {
            assert_eq!(safe_name(asked), kept, "{asked:?}");
        }
        let long = safe_name(&format!("{}.xlsx", "x".repeat(400)));
        assert!(long.ends_with("x.xlsx") && long.chars().count() == NAME_CHARS_MAX);
        let long = safe_name(&format!("{}.xlsx", "ম".repeat(400)));
        assert!(long.ends_with("ম.xlsx") && long.len() <= NAME_BYTES_MAX);
    }

    proptest! {
        #[test]
        fn any_name_is_one_name_of_a_file(asked in any::<String>()) {
            let name = safe_name(&asked);
            prop_assert!(!name.is_empty() && name.chars().count() <= NAME_CHARS_MAX, "{name:?}");
            prop_assert!(numbered(&name, NAMESAKES_MAX).len() <= 255);
            prop_assert!(!name.contains(['/', '\\', ':', '\0']) && !name.chars().any(char::is_control), "{name:?}");
            prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']), "{name:?}");
            let one = [std::path::Component::Normal(name.as_ref())];
            prop_assert!(Path::new(&name).components().eq(one), "{name:?}");
            prop_assert_eq!(safe_name(&name), name);
        }
    }

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("Downloads");
        let keep = |bytes: &[u8]| keep(&place, "a/answers.zip", bytes).unwrap();
        assert_eq!(keep(b"one"), place.join("answers.zip"));
        assert_eq!(keep(b"two"), place.join("answers (2).zip"));
        assert_eq!(keep(b"three"), place.join("answers (3).zip"));
        assert_eq!(std::fs::read(place.join("answers.zip")).unwrap(), b"one");
        assert_eq!(std::fs::read(place.join("answers (3).zip")).unwrap(), b"three");
    }

    #[test]
    fn a_folder_that_vanishes_while_the_file_is_written_keeps_nothing_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("stick");
        std::fs::create_dir(&place).unwrap();
        let path = place.join("answers.zip");
        let file = create(&path).unwrap();
        std::fs::remove_dir_all(&place).unwrap();
        let fault = not_kept(&written(file, &path, b"one").unwrap_err());
        assert_eq!(fault.code, Code::StorageFailed);
        assert!(fault.safe.starts_with("Nothing was lost") && !fault.next.is_empty());
    }

    #[test]
    fn a_folder_that_is_none_is_said_with_what_is_safe() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let fault = keep(&file, "answers.zip", b"one").unwrap_err();
        assert_eq!(fault.code, Code::StorageFailed);
        assert!(!fault.safe.is_empty() && !fault.next.is_empty());
        let full = not_kept(&ErrorKind::StorageFull.into());
        assert_eq!(full.code, Code::StorageFull);
        assert!(full.safe.starts_with("Nothing was lost"));
    }
}
