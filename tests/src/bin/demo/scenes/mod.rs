//! Photos of the demonstration: places as an auditor finds them, painted (`places.rs`), with people whose faces have to be covered.

mod places;

use super::canvas::{Canvas, Colour, between};
use anyhow::Result;
use shared::api::{AddEvidence, EvidenceView, RedactBox, RedactEvidence, RedactHow};
use shared::ids::{RecordId, RoomId};
use tests::world::{TestDevice, World, photograph};

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 1200;

/// A painted photo, and where its faces are.
pub struct Scene {
    canvas: Canvas,
    faces: Vec<RedactBox>,
}

/// Takes the photo with a device's camera, so to say: the real JPEG goes through the real blob door.
pub fn take(
    device: &mut TestDevice,
    world: &World,
    audit: RoomId,
    scene: Scene,
    words: (&str, &str),
    finding: Option<RecordId>,
) -> Result<(EvidenceView, Vec<RedactBox>)> {
    let file = world.path("demo-photo.jpg");
    photograph(&file, &scene.canvas.into_picture(), "a place")?;
    let captured = device.put_blob(&file, "image/jpeg")?;
    std::fs::remove_file(&file)?;
    let taken = device.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: words.0.into(),
        place: words.1.into(),
        finding,
        interview: None,
        question: String::new(),
    })?;
    Ok((taken, scene.faces))
}

/// Covers the faces in a copy; of a picture without people it says so.
pub fn redact(device: &mut TestDevice, evidence: RecordId, faces: Vec<RedactBox>) -> Result<()> {
    device.call(RedactEvidence {
        evidence,
        shows_nobody: faces.is_empty(),
        boxes: faces,
        caption: None,
    })?;
    Ok(())
}

impl Scene {
    fn new() -> Scene {
        Scene {
            canvas: Canvas::new(WIDTH, HEIGHT),
            faces: Vec::new(),
        }
    }

    /// Where its faces are, for who has the picture already.
    pub fn into_faces(self) -> Vec<RedactBox> {
        self.faces
    }

    /// Somebody who stands with their feet at a point, facing us.
    fn person(&mut self, feet: (f32, f32), tall: f32, shirt: Colour) {
        let ((x, y), unit) = (feet, tall / 8.0);
        let (skin, cloth) = ([142, 94, 66], [58, 66, 84]);
        let canvas = &mut self.canvas;
        for side in [-1.0, 1.0] {
            canvas.block(
                x + side * unit * 0.55 - unit * 0.42,
                y - unit * 3.9,
                unit * 0.84,
                unit * 3.7,
                cloth,
            );
            canvas.round(
                (x + side * unit * 0.6, y - unit * 0.1),
                unit * 0.55,
                unit * 0.22,
                [40, 32, 26],
            );
            canvas.stroke(
                (x + side * unit * 1.05, y - unit * 6.1),
                (x + side * unit * 1.5, y - unit * 3.7),
                unit * 0.55,
                between(shirt, [0, 0, 0], 0.15),
            );
            canvas.round((x + side * unit * 1.52, y - unit * 3.5), unit * 0.28, unit * 0.32, skin);
        }
        let shoulders = [(x - unit * 1.2, y - unit * 6.3), (x + unit * 1.2, y - unit * 6.3)];
        canvas.shape(
            &[
                shoulders[0],
                shoulders[1],
                (x + unit, y - unit * 3.4),
                (x - unit, y - unit * 3.4),
            ],
            shirt,
        );
        self.head((x, y - unit * 7.1), unit, skin);
    }

    /// A head with a hat, and the box that has to cover it.
    fn head(&mut self, middle: (f32, f32), unit: f32, skin: Colour) {
        let ((x, y), canvas) = (middle, &mut self.canvas);
        let dark = [38, 26, 20];
        canvas.block(
            x - unit * 0.22,
            y + unit * 0.5,
            unit * 0.44,
            unit * 0.5,
            between(skin, dark, 0.25),
        );
        canvas.round((x, y), unit * 0.62, unit * 0.78, skin);
        canvas.round((x, y - unit * 0.55), unit * 1.15, unit * 0.24, [196, 170, 118]);
        canvas.shape(
            &[
                (x - unit * 0.55, y - unit * 0.55),
                (x + unit * 0.55, y - unit * 0.55),
                (x + unit * 0.42, y - unit * 1.15),
                (x - unit * 0.42, y - unit * 1.15),
            ],
            [214, 188, 136],
        );
        for side in [-1.0, 1.0] {
            canvas.round(
                (x + side * unit * 0.24, y - unit * 0.05),
                unit * 0.09,
                unit * 0.07,
                dark,
            );
        }
        canvas.stroke(
            (x - unit * 0.2, y + unit * 0.4),
            (x + unit * 0.2, y + unit * 0.4),
            unit * 0.08,
            [104, 52, 44],
        );
        canvas.stroke(
            (x, y),
            (x + unit * 0.06, y + unit * 0.22),
            unit * 0.07,
            between(skin, dark, 0.35),
        );
        let share = |at: f32, whole: u32| (at / whole as f32 * 1000.0).clamp(0.0, 1000.0) as u16;
        self.faces.push(RedactBox {
            x: share(x - unit * 0.95, WIDTH),
            y: share(y - unit * 1.2, HEIGHT),
            w: share(unit * 1.9, WIDTH),
            h: share(unit * 2.3, HEIGHT),
            how: RedactHow::Blur,
        });
    }
}
