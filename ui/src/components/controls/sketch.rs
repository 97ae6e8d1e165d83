use super::drawing::Paper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The lines of a drawing, so that the last one can be taken back, and what lies under them.
pub(super) struct Sketch {
    lines: Vec<Vec<(f64, f64)>>,
    picture: Option<HtmlImageElement>,
    size: (f64, f64),
}

/// More points than a hand draws in an hour; further ones are not taken.
const MOST_POINTS: usize = 100_000;
/// The longest side of a picture that is drawn on, in pixels.
const LONGEST_PX: f64 = 1600.0;
/// Ink and paper are the same in every theme: the drawing is read elsewhere.
const INK: &str = "#1c1712";
const MARKER: &str = "#c2185b";
const GROUND: &str = "#ffffff";

impl Sketch {
    pub fn new(paper: &Paper) -> Sketch {
        let (picture, size) = match paper {
            Paper::Signature => (None, (1200.0, 450.0)),
            Paper::Blank => (None, (1200.0, 900.0)),
            Paper::Picture(address) => {
                let picture = HtmlImageElement::new().ok();
                picture.iter().for_each(|picture| picture.set_src(address));
                (picture, (1200.0, 900.0))
            }
        };
        Sketch {
            lines: Vec::new(),
            picture,
            size,
        }
    }

    /// In pixels of the drawing.
    pub fn size(&self) -> (f64, f64) {
        self.size
    }

    pub fn strokes(&self) -> usize {
        self.lines.len()
    }

    /// Puts the pen on the paper.
    pub fn begin(&mut self, at: (f64, f64)) {
        if self.points() < MOST_POINTS {
            self.lines.push(vec![at]);
        }
    }

    /// Draws on from where the pen is.
    pub fn go(&mut self, to: (f64, f64)) {
        if self.points() < MOST_POINTS
            && let Some(line) = self.lines.last_mut()
        {
            line.push(to);
        }
    }

    pub fn undo(&mut self) {
        self.lines.pop();
    }

    pub fn clear(&mut self) {
        self.lines.clear();
    }

    fn points(&self) -> usize {
        self.lines.iter().map(Vec::len).sum()
    }

    /// Calls `draw` when the picture has arrived.
    pub fn when_ready(&self, draw: impl Fn() + 'static) {
        if let Some(picture) = &self.picture {
            let ready = Closure::once_into_js(draw);
            picture.set_onload(Some(ready.unchecked_ref()));
        }
    }

    /// Draws everything anew, in the shape of the picture where there is one.
    pub fn draw_on(&mut self, canvas: &HtmlCanvasElement) {
        let picture = self.picture.clone().filter(|picture| picture.natural_width() > 0);
        if let Some(picture) = &picture {
            let (width, height) = (f64::from(picture.natural_width()), f64::from(picture.natural_height()));
            let shrunk = (LONGEST_PX / width.max(height)).clamp(0.01, 4.0);
            let size = ((width * shrunk).round(), (height * shrunk).round().max(1.0));
            if size != self.size {
                self.size = size;
                canvas.set_width(size.0 as u32);
                canvas.set_height(size.1 as u32);
            }
        }
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else {
            return;
        };
        let (width, height) = self.size;
        context.set_fill_style_str(GROUND);
        context.fill_rect(0.0, 0.0, width, height);
        if let Some(picture) = &picture {
            let _ = context.draw_image_with_html_image_element_and_dw_and_dh(picture, 0.0, 0.0, width, height);
        }
        context.set_stroke_style_str(if self.picture.is_some() { MARKER } else { INK });
        context.set_line_width(if self.picture.is_some() { 8.0 } else { 6.0 });
        context.set_line_cap("round");
        context.set_line_join("round");
        for line in &self.lines {
            let Some((x, y)) = line.first() else { continue };
            context.begin_path();
            context.move_to(*x, *y);
            // A point is a line of no length, which a round cap makes a dot.
            context.line_to(*x, *y);
            for (x, y) in line.iter().skip(1) {
                context.line_to(*x, *y);
            }
            context.stroke();
        }
    }
}
