//! The places: a field with a water cooler, a start board, a room of bunks, a board of notices.

use super::super::canvas::{Canvas, Colour, between};
use super::{HEIGHT, Scene};

impl Scene {
    /// Rows of plants that run to the horizon.
    fn field() -> Scene {
        let mut scene = Scene::new();
        let canvas = &mut scene.canvas;
        canvas.fade(0, 430, [150, 184, 214], [232, 226, 204]);
        for tree in 0..34 {
            let across = 30.0 + (tree * 17 % 5) as f32 * 9.0;
            canvas.round(
                (tree as f32 * 50.0 - 20.0, 424.0),
                across,
                26.0 + (tree * 7 % 4) as f32 * 7.0,
                [74, 96, 72],
            );
        }
        canvas.fade(430, HEIGHT, [176, 142, 98], [124, 88, 58]);
        for row in -8..=8 {
            for plant in 0..26 {
                // Nearer plants lie further from the point where all rows meet.
                let near = (plant as f32 / 25.0).powi(2);
                let middle = (800.0 + row as f32 * (16.0 + near * 330.0), 446.0 + near * 760.0);
                let leaf = between([104, 128, 76], [62, 104, 48], near);
                let size = 6.0 + near * 74.0;
                canvas.round(middle, size, size * 0.55, between(leaf, [0, 0, 0], 0.18));
                canvas.round(
                    (middle.0 - size * 0.1, middle.1 - size * 0.28),
                    size * 0.82,
                    size * 0.42,
                    leaf,
                );
                if plant % 3 == 1 {
                    canvas.round((middle.0 + size * 0.3, middle.1), size * 0.1, size * 0.1, [186, 68, 44]);
                }
            }
        }
        scene
    }

    /// A water cooler that lies in the sun between the rows, and the crew near it.
    pub fn water_cooler() -> Scene {
        let mut scene = Scene::field();
        let canvas = &mut scene.canvas;
        canvas.round((640.0, 1106.0), 230.0, 30.0, [96, 66, 44]);
        for leg in [500.0, 760.0] {
            canvas.block(leg, 880.0, 26.0, 226.0, [112, 80, 52]);
        }
        canvas.block(470.0, 862.0, 346.0, 30.0, [140, 104, 68]);
        canvas.block(524.0, 566.0, 240.0, 296.0, [214, 106, 40]);
        canvas.block(524.0, 566.0, 54.0, 296.0, [232, 136, 72]);
        canvas.round((644.0, 862.0), 120.0, 18.0, [184, 84, 30]);
        canvas.block(512.0, 522.0, 264.0, 50.0, [238, 234, 224]);
        canvas.round((644.0, 522.0), 132.0, 18.0, [250, 247, 238]);
        canvas.block(624.0, 806.0, 40.0, 34.0, [240, 236, 226]);
        canvas.block(786.0, 818.0, 34.0, 44.0, [226, 220, 206]);
        scene.person((1180.0, 1120.0), 640.0, [52, 92, 134]);
        scene.person((300.0, 700.0), 230.0, [148, 66, 52]);
        scene
    }

    /// The board at the gate on which the crew leader writes when work begins.
    pub fn start_board() -> Scene {
        let mut scene = Scene::field();
        let canvas = &mut scene.canvas;
        for post in [420.0, 1000.0] {
            canvas.block(post, 300.0, 40.0, 860.0, [108, 78, 52]);
        }
        canvas.block(380.0, 240.0, 700.0, 460.0, [88, 62, 42]);
        canvas.block(402.0, 262.0, 656.0, 416.0, [44, 62, 54]);
        let chalk = [226, 228, 218];
        for (line, (hours, minutes)) in [("6", "00"), ("6", "00"), ("6", "30")].into_iter().enumerate() {
            let top = 306.0 + line as f32 * 120.0;
            canvas.writing(440.0, top + 38.0, 200.0, 1, chalk);
            let mut x = 720.0;
            for sign in hours.chars().chain([':']).chain(minutes.chars()) {
                digit(canvas, sign, (x, top), chalk);
                x += if sign == ':' { 34.0 } else { 70.0 };
            }
        }
        scene.person((1300.0, 1150.0), 700.0, [162, 120, 58]);
        scene
    }

    /// Bunks in a room that was made for fewer.
    pub fn bunk_room() -> Scene {
        let mut scene = Scene::new();
        let canvas = &mut scene.canvas;
        canvas.fade(0, 760, [206, 198, 178], [188, 178, 156]);
        canvas.fade(760, HEIGHT, [132, 110, 86], [104, 84, 64]);
        canvas.block(690.0, 120.0, 240.0, 250.0, [120, 112, 98]);
        canvas.block(704.0, 134.0, 212.0, 222.0, [226, 234, 232]);
        canvas.stroke((810.0, 134.0), (810.0, 356.0), 12.0, [120, 112, 98]);
        canvas.stroke((120.0, 150.0), (690.0, 190.0), 5.0, [70, 60, 50]);
        for (shirt, at) in [(0u8, 180.0), (1, 300.0), (2, 420.0), (3, 540.0)] {
            let colour = [[150, 72, 60], [64, 88, 120], [196, 176, 120], [90, 112, 78]][usize::from(shirt)];
            canvas.block(at, 158.0 + at * 0.05, 84.0, 120.0, colour);
        }
        for (bunk, left) in [40.0, 420.0, 950.0, 1290.0].into_iter().enumerate() {
            let wide = 290.0;
            for post in [left, left + wide - 18.0] {
                canvas.block(post, 330.0, 18.0, 640.0, [92, 70, 50]);
            }
            for (level, top) in [430.0, 640.0, 850.0].into_iter().enumerate() {
                let blanket: [Colour; 4] = [[128, 62, 54], [66, 94, 124], [110, 122, 70], [158, 126, 66]];
                canvas.block(left, top + 46.0, wide, 22.0, [92, 70, 50]);
                canvas.block(left + 18.0, top, wide - 36.0, 48.0, blanket[(bunk + level) % 4]);
                canvas.round((left + 58.0, top + 2.0), 44.0, 18.0, [232, 226, 212]);
            }
        }
        canvas.block(560.0, 980.0, 190.0, 120.0, [148, 112, 70]);
        canvas.block(560.0, 980.0, 190.0, 24.0, [170, 132, 86]);
        scene.person((830.0, 1130.0), 560.0, [94, 110, 84]);
        scene
    }

    /// The notices on the wall, and the empty place among them.
    pub fn notice_board() -> Scene {
        let mut scene = Scene::new();
        let canvas = &mut scene.canvas;
        canvas.fade(0, HEIGHT, [196, 204, 204], [160, 168, 166]);
        canvas.block(170.0, 150.0, 1260.0, 900.0, [96, 70, 48]);
        canvas.block(202.0, 182.0, 1196.0, 836.0, [178, 138, 92]);
        let paper = [246, 243, 232];
        for (left, top, wide, high, lines) in [
            (250.0, 230.0, 330.0, 420.0, 12),
            (640.0, 230.0, 300.0, 200.0, 4),
            (250.0, 700.0, 330.0, 260.0, 6),
            (1010.0, 230.0, 330.0, 250.0, 6),
            (1010.0, 540.0, 330.0, 420.0, 12),
        ] {
            canvas.block(left + 8.0, top + 8.0, wide, high, [146, 110, 70]);
            canvas.block(left, top, wide, high, paper);
            canvas.block(left + 24.0, top + 22.0, wide - 90.0, 26.0, [84, 96, 118]);
            canvas.writing(left + 24.0, top + 76.0, wide - 60.0, lines, [120, 116, 108]);
            canvas.round((left + wide / 2.0, top + 6.0), 11.0, 11.0, [178, 52, 44]);
        }
        for pin in [(660.0, 490.0), (920.0, 490.0), (660.0, 940.0), (920.0, 940.0)] {
            canvas.round(pin, 11.0, 11.0, [178, 52, 44]);
        }
        scene
    }
}

/// Across and down, in pixels.
type Point = (f32, f32);

/// A figure in strokes, as on a board.
fn digit(canvas: &mut Canvas, sign: char, at: Point, chalk: Colour) {
    let (x, y, wide, high) = (at.0, at.1, 44.0, 76.0);
    let (left, right, middle, bottom) = (x, x + wide, y + high / 2.0, y + high);
    let parts: &[(Point, Point)] = match sign {
        '0' => &[
            ((left, y), (right, y)),
            ((left, y), (left, bottom)),
            ((right, y), (right, bottom)),
            ((left, bottom), (right, bottom)),
        ],
        '3' => &[
            ((left, y), (right, y)),
            ((left, middle), (right, middle)),
            ((right, y), (right, bottom)),
            ((left, bottom), (right, bottom)),
        ],
        '6' => &[
            ((left, y), (right, y)),
            ((left, y), (left, bottom)),
            ((left, middle), (right, middle)),
            ((right, middle), (right, bottom)),
            ((left, bottom), (right, bottom)),
        ],
        _ => &[
            ((x + 8.0, y + 20.0), (x + 8.0, y + 30.0)),
            ((x + 8.0, y + 54.0), (x + 8.0, y + 64.0)),
        ],
    };
    for (from, to) in parts {
        canvas.stroke(*from, *to, 9.0, chalk);
    }
}
