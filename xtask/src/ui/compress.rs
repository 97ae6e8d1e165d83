//! Brotli copies for servers to send as they are.

use super::cut::AREAS;
use super::stage::files;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Bytes of each compressed file.
pub struct Sizes(Vec<(String, u64)>);

impl Sizes {
    /// What a browser fetches before the first page stands: everything but areas and words that come on demand.
    pub fn first_load(&self) -> u64 {
        let on_demand =
            |name: &str| name.starts_with("locales/") || (name.starts_with(AREAS) && name.ends_with(".wasm"));
        self.0.iter().filter(|(name, _)| !on_demand(name)).map(|(_, b)| b).sum()
    }

    /// Everything there is.
    pub fn all(&self) -> u64 {
        self.0.iter().map(|(_, b)| b).sum()
    }

    /// The largest files and their sizes.
    pub fn told(&self) -> String {
        let mut largest: Vec<_> = self.0.iter().collect();
        largest.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        let told: Vec<_> = largest
            .iter()
            .take(4)
            .map(|(name, b)| format!("{name} {} KB", b.div_ceil(1000)))
            .collect();
        told.join(", ")
    }
}

/// Puts a `.br` file beside each file of `folder`, and tells the sizes.
pub fn all(folder: &Path) -> Result<Sizes> {
    let mut sizes = Vec::new();
    for file in files(folder)? {
        let path = folder.join(&file);
        let mut compressed = Vec::new();
        let strongest = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 24,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut fs::read(&path)?.as_slice(), &mut compressed, &strongest)?;
        let mut name = path.into_os_string();
        name.push(".br");
        fs::write(&name, &compressed)?;
        sizes.push((file.to_string_lossy().into_owned(), compressed.len() as u64));
    }
    Ok(Sizes(sizes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_and_languages_are_not_part_of_the_first_load() {
        let sizes = Sizes(vec![
            ("ui_bg.wasm".into(), 300),
            ("areas/link.js".into(), 2),
            ("areas/hearing.wasm".into(), 90),
            ("locales/es.ftl".into(), 21),
        ]);
        assert_eq!(sizes.first_load(), 302);
        assert_eq!(sizes.all(), 413);
    }
}
