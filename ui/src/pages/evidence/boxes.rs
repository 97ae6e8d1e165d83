//! Boxes over a picture while they are drawn: in thousandths of its width and height, never outside it.

use shared::api::{RedactBox, RedactHow};

pub(super) const WHOLE: f64 = 1000.0;
/// Smaller is a slip of the finger.
const SMALLEST: u16 = 8;

/// Between two corners; `None`: too small to be meant.
pub(super) fn between(from: (f64, f64), to: (f64, f64), how: RedactHow) -> Option<RedactBox> {
    let side = |from: f64, to: f64| {
        let (first, last) = (from.min(to).clamp(0.0, WHOLE), from.max(to).clamp(0.0, WHOLE));
        (first.floor() as u16, (last.ceil() - first.floor()) as u16)
    };
    let ((x, w), (y, h)) = (side(from.0, to.0), side(from.1, to.1));
    (w >= SMALLEST && h >= SMALLEST).then_some(RedactBox { x, y, w, h, how })
}

/// In the middle, for those who do not draw.
pub(super) fn in_the_middle(how: RedactHow) -> RedactBox {
    RedactBox {
        x: 400,
        y: 400,
        w: 200,
        h: 200,
        how,
    }
}

pub(super) fn moved(of: RedactBox, right: i32, down: i32) -> RedactBox {
    RedactBox {
        x: along(of.x, right, 0, 1000 - of.w.min(1000)),
        y: along(of.y, down, 0, 1000 - of.h.min(1000)),
        ..of
    }
}

pub(super) fn resized(of: RedactBox, wider: i32, higher: i32) -> RedactBox {
    RedactBox {
        w: along(of.w, wider, SMALLEST, 1000 - of.x.min(1000 - SMALLEST)),
        h: along(of.h, higher, SMALLEST, 1000 - of.y.min(1000 - SMALLEST)),
        ..of
    }
}

fn along(at: u16, by: i32, least: u16, most: u16) -> u16 {
    let to = (i32::from(at) + by).clamp(i32::from(least), i32::from(most.max(least)));
    u16::try_from(to).unwrap_or(least)
}

/// Where it stands on the picture, as CSS.
pub(super) fn style(of: &RedactBox) -> String {
    let percent = |part: u16| f64::from(part) / 10.0;
    format!(
        "left:{}%;top:{}%;width:{}%;height:{}%",
        percent(of.x),
        percent(of.y),
        percent(of.w),
        percent(of.h)
    )
}
