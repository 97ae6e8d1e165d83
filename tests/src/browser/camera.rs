//! What a fake camera sees: a film in a file that Chromium plays round and round, exchanged while it plays.

use anyhow::{Context, Result};
use qrcode::{Color, EcLevel, QrCode};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// As many frames as make the player read the file often, and small enough to be written at once.
const FRAMES: usize = 4;
/// Nobody holds a phone straight.
const TILT_RADIANS: f64 = 0.12;
/// Of the shorter side, the code with its margin.
const FILLS: f64 = 0.86;

/// A film of 640 × 480.
pub struct FakeCamera {
    file: PathBuf,
}

impl FakeCamera {
    /// A camera that looks at a grey wall.
    pub fn in_folder(folder: &Path, name: &str) -> Result<FakeCamera> {
        let camera = FakeCamera {
            file: folder.join(format!("{name}.y4m")),
        };
        camera.film(|_, _| 120)?;
        Ok(camera)
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// From now on it looks at a QR code on a screen: tilted, grey rather than black and white, with noise.
    pub fn show(&self, text: &str) -> Result<()> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).context("a code")?;
        let (modules, colors) = (code.width(), code.to_colors());
        // Four light modules on every side.
        let pixels_a_module = HEIGHT as f64 * FILLS / (modules as f64 + 8.0);
        let (sine, cosine) = TILT_RADIANS.sin_cos();
        self.film(|x, y| {
            let (right, down) = (x as f64 - WIDTH as f64 / 2.0, y as f64 - HEIGHT as f64 / 2.0);
            let column = (right * cosine + down * sine) / pixels_a_module + modules as f64 / 2.0;
            let row = (down * cosine - right * sine) / pixels_a_module + modules as f64 / 2.0;
            let margin = -4.0..modules as f64 + 4.0;
            let noise = ((x * 7919 + y * 104_729) % 23) as u8;
            if !margin.contains(&column) || !margin.contains(&row) {
                return 70 + noise;
            }
            let inside = 0.0..modules as f64;
            let is_dark = inside.contains(&column)
                && inside.contains(&row)
                && colors.get(row as usize * modules + column as usize) == Some(&Color::Dark);
            if is_dark { 40 + noise } else { 200 + noise }
        })
    }

    /// Writes over the frames where they stand: the player has the file open.
    fn film(&self, luma: impl Fn(usize, usize) -> u8) -> Result<()> {
        let mut bytes = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
        let mut frame = b"FRAME\n".to_vec();
        frame.extend(
            (0..HEIGHT)
                .flat_map(|y| (0..WIDTH).map(move |x| (x, y)))
                .map(|(x, y)| luma(x, y)),
        );
        frame.extend(std::iter::repeat_n(128, WIDTH * HEIGHT / 2));
        (0..FRAMES).for_each(|_| bytes.extend(&frame));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&self.file)?;
        Ok(file.write_all(&bytes)?)
    }
}
