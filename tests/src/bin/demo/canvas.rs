//! A small paint box: what the demonstration's photos are made of, so that no picture of a real place or person is needed.

use image::{Rgb, RgbImage};

pub type Colour = [u8; 3];

pub struct Canvas {
    picture: RgbImage,
}

impl Canvas {
    pub fn new(width: u32, height: u32) -> Canvas {
        Canvas {
            picture: RgbImage::new(width, height),
        }
    }

    pub fn into_picture(self) -> RgbImage {
        self.picture
    }

    /// Fills the rows from `top` to `bottom` from one colour to the other.
    pub fn fade(&mut self, top: u32, bottom: u32, from: Colour, to: Colour) {
        for y in top..bottom.min(self.picture.height()) {
            let colour = Rgb(between(from, to, (y - top) as f32 / (bottom - top).max(1) as f32));
            for x in 0..self.picture.width() {
                self.picture.put_pixel(x, y, colour);
            }
        }
    }

    /// A filled outline of straight lines.
    pub fn shape(&mut self, corners: &[(f32, f32)], colour: Colour) {
        let heights = || corners.iter().map(|(_, y)| *y);
        let (first, last) = (heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
        for y in first.max(0.0) as u32..=(last.max(0.0) as u32).min(self.picture.height() - 1) {
            let level = y as f32 + 0.5;
            let edges = corners.iter().zip(corners.iter().cycle().skip(1));
            let mut crossed: Vec<f32> = edges
                .filter(|((_, from), (_, to))| (*from <= level) != (*to <= level))
                .map(|((x, y), (to_x, to_y))| x + (level - y) / (to_y - y) * (to_x - x))
                .collect();
            crossed.sort_by(f32::total_cmp);
            for pair in crossed.chunks_exact(2) {
                self.line(y, pair[0], pair[1], colour);
            }
        }
    }

    pub fn block(&mut self, left: f32, top: f32, width: f32, height: f32, colour: Colour) {
        let (right, bottom) = (left + width, top + height);
        self.shape(&[(left, top), (right, top), (right, bottom), (left, bottom)], colour);
    }

    /// An ellipse about a middle, as wide and high as twice its radii.
    pub fn round(&mut self, middle: (f32, f32), across: f32, down: f32, colour: Colour) {
        let (x, y) = middle;
        for row in (y - down).max(0.0) as u32..=((y + down).max(0.0) as u32).min(self.picture.height() - 1) {
            let height = (row as f32 + 0.5 - y) / down;
            if height.abs() < 1.0 {
                let half = across * (1.0 - height * height).sqrt();
                self.line(row, x - half, x + half, colour);
            }
        }
    }

    /// A stroke of chalk or pen.
    pub fn stroke(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, colour: Colour) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let long = across.hypot(down).max(0.01);
        let (x, y) = (-down / long * thick / 2.0, across / long * thick / 2.0);
        self.shape(
            &[
                (from.0 + x, from.1 + y),
                (to.0 + x, to.1 + y),
                (to.0 - x, to.1 - y),
                (from.0 - x, from.1 - y),
            ],
            colour,
        );
    }

    /// Lines of writing that nobody can read.
    pub fn writing(&mut self, left: f32, top: f32, width: f32, lines: u32, colour: Colour) {
        for line in 0..lines {
            let y = top + line as f32 * 26.0;
            let (mut x, mut word) = (left, line * 7);
            while x < left + width * (0.7 + (line % 3) as f32 * 0.15) {
                let long = 22.0 + (word * 13 % 5) as f32 * 11.0;
                self.stroke((x, y), (x + long, y + (word % 3) as f32 - 1.0), 6.0, colour);
                x += long + 14.0;
                word += 1;
            }
        }
    }

    fn line(&mut self, y: u32, from: f32, to: f32, colour: Colour) {
        let last = (to.max(0.0) as u32).min(self.picture.width());
        for x in from.max(0.0) as u32..last {
            self.picture.put_pixel(x, y, Rgb(colour));
        }
    }
}

/// A colour on the way from one to another; `share` from 0 to 1.
pub fn between(from: Colour, to: Colour, share: f32) -> Colour {
    let part = |at: usize| (f32::from(from[at]) + (f32::from(to[at]) - f32::from(from[at])) * share) as u8;
    [part(0), part(1), part(2)]
}
