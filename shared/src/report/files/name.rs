//! What a file may be called on any machine, whatever a site is called.

/// Characters of the site's name that stay in the name of a file: with version and ending it fits every file system.
const SITE_CHARS: usize = 48;
/// And bytes: a letter of Bengali has three, and 255 is the most that common file systems take.
const SITE_BYTES: usize = 150;

/// `surco-tres-robles-2.pdf` of a site's name, a version and an ending.
///
/// Letters and digits of every script stay; whatever separates, steers a terminal or reads in a path becomes a hyphen.
pub fn file_name(site: &str, version: u32, ending: &str) -> String {
    let mut name = String::new();
    for letter in site.chars().flat_map(char::to_lowercase) {
        let part = is_part_of_word(letter);
        if !part && (name.is_empty() || name.ends_with('-')) {
            continue;
        }
        name.push(if part { letter } else { '-' });
        if name.chars().count() >= SITE_CHARS || name.len() >= SITE_BYTES {
            break;
        }
    }
    let site = name.trim_matches('-');
    match site.is_empty() {
        true => format!("surco-report-{version}.{ending}"),
        false => format!("surco-{site}-{version}.{ending}"),
    }
}

/// Letters, digits, and the marks that belong to letters of Indic and Arabic scripts.
fn is_part_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_be_called_anything() {
        for (site, name) in [
            ("Tres Robles", "surco-tres-robles-2.pdf"),
            ("../../etc/passwd", "surco-etc-passwd-2.pdf"),
            ("a\r\nContent-Type: text/html", "surco-a-content-type-text-html-2.pdf"),
            ("C:\\Windows\\system32", "surco-c-windows-system32-2.pdf"),
            ("CON", "surco-con-2.pdf"),
            (" . ", "surco-report-2.pdf"),
            ("", "surco-report-2.pdf"),
            ("Größe \u{202e}fdp.exe", "surco-größe-fdp-exe-2.pdf"),
            ("রিনা গার্মেন্টস", "surco-রিনা-গার্মেন্টস-2.pdf"),
            ("کھیت 4", "surco-کھیت-4-2.pdf"),
        ] {
            assert_eq!(file_name(site, 2, "pdf"), name);
        }
    }

    #[test]
    fn a_long_name_fits_every_file_system() {
        for site in ["গ".repeat(400), "x".repeat(4_000), "é/".repeat(300)] {
            let name = file_name(&site, u32::MAX, "geojson");
            assert!(name.len() <= 200, "{} bytes", name.len());
            assert!(name.ends_with("-4294967295.geojson"));
        }
    }
}
