//! Forms written by hand: each rule once kept and once broken.
//!
//! `corpus.txt` holds them one after the other, an empty line between two. The first line begins with `+` (accepted) or `-`
//! (refused) and goes on with the columns of the survey sheet; rows follow. `[name]` and columns begin another sheet,
//! `%yn` stands for a choices sheet with the lists `yn` and `crops`.

const CHOICES: &str = "[choices]list_name|name|label\nyn|y|Yes\nyn|n|No\ncrops|maize|Maize\ncrops|beans|Beans";

/// Whether a form is to be accepted, and the form as a drawn table.
pub fn forms() -> Vec<(bool, String)> {
    let text = include_str!("corpus.txt").replace("%yn", CHOICES);
    let blocks = text.split("\n\n").map(|block| block.trim_matches('\n'));
    blocks.filter(|block| block.starts_with(['+', '-'])).map(form).collect()
}

fn form(block: &str) -> (bool, String) {
    let mut table = String::new();
    for (at, line) in block.lines().enumerate() {
        let (sheet, columns) = match (at, line.strip_prefix('[').and_then(|rest| rest.split_once(']'))) {
            (0, _) => (Some("survey"), &line[1..]),
            (_, Some((sheet, columns))) => (Some(sheet), columns),
            (_, None) => (None, line),
        };
        if let Some(sheet) = sheet {
            table.push_str(&format!("| {sheet} |\n"));
        }
        table.push_str(&format!("| | {} |\n", columns.trim()));
    }
    (block.starts_with('+'), table)
}
