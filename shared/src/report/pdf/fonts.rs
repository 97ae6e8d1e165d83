//! The fonts of a report's pages: Latin, Greek, Cyrillic, Devanagari, Bengali, Tamil, Arabic with Urdu. SIL OFL, `shared/fonts`.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::Font;

/// Read once. What cannot be read is left out; a test says that all are there.
pub(super) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 10] = [
        include_bytes!("../../../fonts/NotoSans-Regular.ttf"),
        include_bytes!("../../../fonts/NotoSans-Bold.ttf"),
        include_bytes!("../../../fonts/NotoSansBengali-Regular.ttf"),
        include_bytes!("../../../fonts/NotoSansBengali-Bold.ttf"),
        include_bytes!("../../../fonts/NotoSansDevanagari-Regular.ttf"),
        include_bytes!("../../../fonts/NotoSansDevanagari-Bold.ttf"),
        include_bytes!("../../../fonts/NotoSansTamil-Regular.ttf"),
        include_bytes!("../../../fonts/NotoSansTamil-Bold.ttf"),
        include_bytes!("../../../fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../../../fonts/NotoSansArabic-Bold.ttf"),
    ];
    files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect()
});

/// Whether some font has a picture of this letter.
pub(super) fn shows(letter: char) -> bool {
    FONTS
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(letter)))
}
