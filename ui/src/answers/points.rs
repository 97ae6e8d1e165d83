use shared::digits::latin;

/// A place on earth as XForms writes it: `latitude longitude altitude accuracy`, degrees and metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub lat: f64,
    pub lon: f64,
    pub alt_m: f64,
    /// 0 when it was typed or picked, as other tools write it.
    pub accuracy_m: f64,
}

/// Why typed text is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unplaced {
    Latitude,
    Longitude,
}

/// As the field's tools reckon, so that their figures and ours agree.
const EARTH_RADIUS_M: f64 = 6_378_100.0;
/// Points beyond these are not read: no walk is longer, and a page has to draw them.
const MOST_POINTS: usize = 10_000;

impl Point {
    /// `None` when the text is no place on earth.
    pub fn read(text: &str) -> Option<Point> {
        let mut numbers = text
            .split_whitespace()
            .map(|part| part.parse::<f64>().ok().filter(|n| n.is_finite()));
        let (lat, lon) = (numbers.next()??, numbers.next()??);
        let alt_m = numbers.next().unwrap_or(Some(0.0))?;
        let accuracy_m = numbers.next().unwrap_or(Some(0.0))?;
        let on_earth = lat.abs() <= 90.0 && lon.abs() <= 180.0 && numbers.next().is_none();
        on_earth.then_some(Point {
            lat,
            lon,
            alt_m,
            accuracy_m,
        })
    }

    /// From two fields, in digits of any script, with a point or a comma.
    pub fn typed(lat: &str, lon: &str) -> Result<Point, Unplaced> {
        let number = |text: &str, most: f64| {
            let number = latin(text).trim().replace(',', ".").parse::<f64>().ok();
            number.filter(|number| number.abs() <= most)
        };
        Ok(Point {
            lat: number(lat, 90.0).ok_or(Unplaced::Latitude)?,
            lon: number(lon, 180.0).ok_or(Unplaced::Longitude)?,
            alt_m: 0.0,
            accuracy_m: 0.0,
        })
    }

    /// As it is stored: a centimetre is the seventh decimal.
    pub fn text(self) -> String {
        format!(
            "{} {} {} {}",
            short(self.lat, 7),
            short(self.lon, 7),
            short(self.alt_m, 2),
            short(self.accuracy_m, 2)
        )
    }

    /// `23.81040, 90.41250`, for people; a metre is the fifth decimal.
    pub fn shown(self) -> String {
        format!("{:.5}, {:.5}", self.lat, self.lon)
    }
}

/// A number without zeros at its end; never `-0`.
fn short(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

/// The points of a trace or shape. A shape's last point, which repeats its first, is left out.
pub(crate) fn line(stored: &str, closed: bool) -> Vec<Point> {
    let parts = stored.split(';').filter(|part| !part.trim().is_empty());
    let mut points: Vec<Point> = parts.take(MOST_POINTS).filter_map(Point::read).collect();
    if closed && points.len() > 1 && points.first().map(|p| (p.lat, p.lon)) == points.last().map(|p| (p.lat, p.lon)) {
        points.pop();
    }
    points
}

/// `p1;p2;…` as it is stored; a shape returns to its first point. `None` when they are too few: 2 for a trace, 3 for a
/// shape.
pub(crate) fn stored(points: &[Point], closed: bool) -> Option<String> {
    if points.len() < if closed { 3 } else { 2 } {
        return None;
    }
    let back = points.first().filter(|_| closed);
    let texts: Vec<String> = points.iter().chain(back).map(|point| point.text()).collect();
    Some(texts.join(";"))
}

/// Metres along the points, and back to the first when they are closed.
pub(crate) fn length_m(points: &[Point], closed: bool) -> f64 {
    pairs(points, closed).map(|(from, to)| distance_m(from, to)).sum()
}

/// Square metres within the points.
pub(crate) fn area_m2(points: &[Point]) -> f64 {
    if points.len() < 3 {
        return 0.0;
    }
    let halves = pairs(points, true).map(|(from, to)| {
        let east = turn(to.lon - from.lon).to_radians();
        east * (2.0 + from.lat.to_radians().sin() + to.lat.to_radians().sin())
    });
    (halves.sum::<f64>() * EARTH_RADIUS_M * EARTH_RADIUS_M / 2.0).abs()
}

/// The points on a drawing of 100 × 100, north above, the largest side filling it but for an edge of 8.
pub(crate) fn outline(points: &[Point]) -> Vec<(f64, f64)> {
    let Some(first) = points.first() else { return Vec::new() };
    let narrow = first.lat.to_radians().cos();
    let flat: Vec<(f64, f64)> = points
        .iter()
        .map(|p| (turn(p.lon - first.lon) * narrow, first.lat - p.lat))
        .collect();
    let ends = |of: fn(&(f64, f64)) -> f64| {
        flat.iter()
            .map(of)
            .fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (ends(|at| at.0), ends(|at| at.1));
    let side = (right - left).max(bottom - top).max(1e-9);
    let place = |at: f64, low: f64, high: f64| 50.0 + (at - (low + high) / 2.0) * 84.0 / side;
    flat.iter()
        .map(|(x, y)| (place(*x, left, right), place(*y, top, bottom)))
        .collect()
}

fn pairs(points: &[Point], closed: bool) -> impl Iterator<Item = (&Point, &Point)> {
    let back = points.last().zip(points.first()).filter(|_| closed && points.len() > 2);
    points.iter().zip(points.iter().skip(1)).chain(back)
}

/// Degrees east the short way round, also across the date line.
fn turn(degrees: f64) -> f64 {
    (degrees + 540.0).rem_euclid(360.0) - 180.0
}

fn distance_m(from: &Point, to: &Point) -> f64 {
    let (lat_from, lat_to) = (from.lat.to_radians(), to.lat.to_radians());
    let (north, east) = (lat_to - lat_from, turn(to.lon - from.lon).to_radians());
    let chord = (north / 2.0).sin().powi(2) + lat_from.cos() * lat_to.cos() * (east / 2.0).sin().powi(2);
    2.0 * EARTH_RADIUS_M * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(lat: f64, lon: f64) -> Point {
        Point {
            lat,
            lon,
            alt_m: 0.0,
            accuracy_m: 0.0,
        }
    }

    /// A field of about 111 m a side on the equator.
    fn square() -> Vec<Point> {
        vec![
            point(0.0, 0.0),
            point(0.0, 0.001),
            point(0.001, 0.001),
            point(0.001, 0.0),
        ]
    }

    #[test]
    fn a_gate_is_stored_as_other_tools_store_it() {
        let gate = Point {
            lat: 23.81040,
            lon: -90.4125,
            alt_m: 8.0,
            accuracy_m: 4.75,
        };
        assert_eq!(gate.text(), "23.8104 -90.4125 8 4.75");
        assert_eq!(Point::read(&gate.text()), Some(gate));
        assert_eq!(
            Point::read("23.8 90.4").map(Point::text).as_deref(),
            Some("23.8 90.4 0 0")
        );
        for text in ["", "1", "91 0", "0 181", "a b", "1 2 3 4 5", "NaN 0", "1 2 x"] {
            assert_eq!(Point::read(text), None, "{text}");
        }
    }

    #[test]
    fn typed_by_hand_in_any_digits() {
        assert_eq!(Point::typed("২৩,৮১", " 90.41 "), Ok(point(23.81, 90.41)));
        assert_eq!(Point::typed("123", "90"), Err(Unplaced::Latitude));
        assert_eq!(Point::typed("23", ""), Err(Unplaced::Longitude));
    }

    #[test]
    fn a_shape_closes_on_its_first_point() {
        let text = stored(&square(), true).unwrap();
        assert_eq!(text.split(';').count(), 5);
        assert_eq!(line(&text, true), square());
        assert_eq!(stored(&square()[..2], true), None);
        assert_eq!(stored(&square()[..1], false), None);
        assert_eq!(stored(&square()[..2], false).as_deref(), Some("0 0 0 0;0 0.001 0 0"));
    }

    #[test]
    fn length_and_area_of_a_field() {
        let side = 111.32;
        assert!((length_m(&square(), true) - 4.0 * side).abs() < 0.5);
        assert!((length_m(&square(), false) - 3.0 * side).abs() < 0.5);
        assert!((area_m2(&square()) - side * side).abs() < 5.0);
        assert_eq!(area_m2(&square()[..2]), 0.0);
        let across = [point(0.0, 179.9995), point(0.0, -179.9995)];
        assert!(
            length_m(&across, false) < 120.0,
            "the date line is no trip around the world"
        );
    }

    proptest! {
        #[test]
        fn every_place_is_read_again_to_a_centimetre(lat in -90.0f64..=90.0, lon in -180.0f64..=180.0) {
            let read = Point::read(&point(lat, lon).text()).unwrap();
            prop_assert!((read.lat - lat).abs() < 1e-7 && (read.lon - lon).abs() < 1e-7);
        }

        #[test]
        fn the_outline_stays_on_its_paper(places in prop::collection::vec((-90.0f64..=90.0, -180.0f64..=180.0), 0..20)) {
            let points: Vec<_> = places.into_iter().map(|(lat, lon)| point(lat, lon)).collect();
            for (x, y) in outline(&points) {
                prop_assert!((7.9..=92.1).contains(&x) && (7.9..=92.1).contains(&y), "{x} {y}");
            }
            prop_assert!(length_m(&points, true).is_finite() && area_m2(&points).is_finite());
        }

        #[test]
        fn no_text_stops_the_reader(text in ".{0,60}") {
            let _ = (line(&text, true), line(&text, false));
        }
    }
}
