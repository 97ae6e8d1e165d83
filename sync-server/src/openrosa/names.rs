//! Names of files that a server chooses, made safe for this disk.

/// Bytes of a name that every file system takes.
const LONGEST: usize = 200;
/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file name that stays within its folder: the last part of a path, without signs that some system refuses.
///
/// `None` if nothing is left of it.
pub(super) fn safe(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|letter| match letter {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            letter if letter.is_control() || is_direction(letter) => '_',
            letter => letter,
        })
        .collect();
    let mut plain = plain
        .trim()
        .trim_start_matches('.')
        .trim_end_matches(['.', ' '])
        .to_owned();
    while plain.len() > LONGEST {
        // The ending says what a file is; the beginning is what people know it by.
        let end = plain
            .rfind('.')
            .filter(|at| plain.len() - at < 20)
            .unwrap_or(plain.len());
        let cut = plain.char_indices().rev().find(|(at, _)| *at < end).map(|(at, _)| at)?;
        plain.remove(cut);
    }
    let stem = plain.split('.').next().unwrap_or_default().to_lowercase();
    let device = DEVICES.iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.is_empty() || (rest.len() == 1 && rest.starts_with(|d: char| d.is_ascii_digit())))
    });
    match (plain.is_empty(), device) {
        (true, _) => None,
        (false, true) => Some(format!("_{plain}")),
        (false, false) => Some(plain),
    }
}

/// Signs that turn the direction of writing show a name that is not the one there is.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn no_name_leaves_its_folder() {
        for (given, wanted) in [
            ("crops.csv", Some("crops.csv")),
            ("../../etc/passwd", Some("passwd")),
            ("..\\..\\boot.ini", Some("boot.ini")),
            ("/etc/cron.d/x", Some("x")),
            ("..", None),
            ("", None),
            (" . ", None),
            (".ssh", Some("ssh")),
            ("a:b*c.csv", Some("a_b_c.csv")),
            ("a\0b\n.csv", Some("a_b_.csv")),
            ("gpj.\u{202e}exe", Some("gpj._exe")),
            ("CON.csv", Some("_CON.csv")),
            ("com1", Some("_com1")),
            ("contents.csv", Some("contents.csv")),
            ("niños.csv", Some("niños.csv")),
        ] {
            assert_eq!(safe(given).as_deref(), wanted, "{given:?}");
        }
        let long = safe(&format!("{}.csv", "ñ".repeat(400))).unwrap_or_default();
        assert!(long.len() <= 200 && long.ends_with(".csv"), "{long}");
    }
}
