//! A frame of the live picture, made small, and the QR code in it.

use js_sys::{Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// Sides of the square that is looked at, in pixels, in turn: four or five for each module of the codes, and few enough that
/// a look stays under 100 ms on a phone (measured at a sixth of a desk's speed). In turn because the decoder misses a code
/// that falls badly on the pixels: of 120 still pictures, tilted and askew, the best side alone read 107, these three 111.
const SIDES: [u32; 3] = [480, 448, 384];
/// The same for a slow phone: 105 of 120, the least alone 63.
const SMALL_SIDES: [u32; 3] = [400, 368, 336];
/// A look that took longer than this, in milliseconds, makes the squares smaller: the phone is slow.
const SLOW: f64 = 50.0;

/// Reads the middle of a video, as large as the phone manages without stuttering.
pub(super) struct Reader {
    context: CanvasRenderingContext2d,
    canvas: HtmlCanvasElement,
    sides: [u32; 3],
    looks: usize,
}

impl Reader {
    pub fn new() -> Option<Reader> {
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        let wish = Object::new();
        // Kept in memory rather than on the graphics card: every frame is read back.
        let _ = Reflect::set(&wish, &"willReadFrequently".into(), &JsValue::TRUE);
        let context = canvas.get_context_with_context_options("2d", &wish).ok()??;
        Some(Reader {
            context: context.dyn_into().ok()?,
            canvas,
            sides: SIDES,
            looks: 0,
        })
    }

    /// The text of a code in the frame that the video shows now. Returns how long it took, too, in milliseconds.
    pub fn look(&mut self, video: &HtmlVideoElement) -> (Option<String>, f64) {
        let started = js_sys::Date::now();
        let text = self.square(video).and_then(|(side, luma)| decode(side, luma));
        let took = js_sys::Date::now() - started;
        self.looks += 1;
        if took > SLOW {
            self.sides = SMALL_SIDES;
        }
        (text, took)
    }

    /// The largest square in the middle, in shades of grey.
    fn square(&self, video: &HtmlVideoElement) -> Option<(usize, Vec<u8>)> {
        let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
        let shorter = width.min(height);
        if shorter < 1.0 {
            return None;
        }
        let side = self.sides.get(self.looks % self.sides.len()).copied()?;
        let side = f64::from(side).min(shorter).floor();
        if f64::from(self.canvas.width()) != side {
            self.canvas.set_width(side as u32);
            self.canvas.set_height(side as u32);
        }
        let (left, top) = ((width - shorter) / 2.0, (height - shorter) / 2.0);
        self.context
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video, left, top, shorter, shorter, 0.0, 0.0, side, side,
            )
            .ok()?;
        let pixels = self.context.get_image_data(0.0, 0.0, side, side).ok()?.data();
        Some((side as usize, pixels.chunks_exact(4).map(luma).collect()))
    }
}

fn luma(pixel: &[u8]) -> u8 {
    let [red, green, blue, _] = *pixel else { return 0 };
    ((u32::from(red) * 77 + u32::from(green) * 151 + u32::from(blue) * 28) >> 8) as u8
}

fn decode(side: usize, luma: Vec<u8>) -> Option<String> {
    let shade = |x: usize, y: usize| luma.get(y * side + x).copied().unwrap_or_default();
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let grids = picture.detect_grids();
    grids.iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
