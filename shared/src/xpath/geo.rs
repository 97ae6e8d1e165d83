//! Areas, lengths and fences from ODK's points (`lat lon alt accuracy`), traces and shapes (points joined by `;`).

/// Equatorial radius that ODK reckons with, in metres.
const RADIUS_M: f64 = 6_378_100.0;

/// In degrees.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Point {
    latitude: f64,
    longitude: f64,
}

/// The points of one trace or shape, or of several points; none if a text is no point.
pub(super) fn points(texts: &[String]) -> Option<Vec<Point>> {
    match texts {
        [one] => {
            let one = one.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
            match one.trim().is_empty() {
                true => Some(Vec::new()),
                false => one.split(';').map(point).collect(),
            }
        }
        several => several
            .iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| point(text))
            .collect(),
    }
}

fn point(text: &str) -> Option<Point> {
    let mut parts = text.split_whitespace().map(super::numbers::plain);
    let (latitude, longitude) = (parts.next()??, parts.next()??);
    let sound = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && parts.count() <= 2;
    sound.then_some(Point { latitude, longitude })
}

/// Square metres inside the points, to two places; 0 for fewer than three.
pub(super) fn area(points: &[Point]) -> f64 {
    if points.len() < 3 {
        return 0.0;
    }
    let total: f64 = segments(points)
        .chain(points.last().copied().zip(points.first().copied()))
        .map(|(from, to)| {
            let width = (to.longitude - from.longitude).to_radians();
            width * (2.0 + to.latitude.to_radians().sin() + from.latitude.to_radians().sin())
        })
        .sum();
    to_centi((total * RADIUS_M * RADIUS_M / 2.0).abs())
}

/// Metres along the points, to two places.
pub(super) fn length(points: &[Point]) -> f64 {
    let metres = segments(points).map(|(from, to)| {
        let across = (from.longitude - to.longitude).to_radians();
        let (from, to) = (from.latitude.to_radians(), to.latitude.to_radians());
        // A little more than 1 comes of two equal points, whose distance would be NaN.
        let cosine = from.sin() * to.sin() + from.cos() * to.cos() * across.cos();
        cosine.clamp(-1.0, 1.0).acos() * RADIUS_M
    });
    to_centi(metres.sum())
}

/// Whether a point is inside a closed shape. A shape that is not closed holds nothing.
pub(super) fn inside(point: Point, shape: &[Point]) -> bool {
    if shape.len() < 2 || shape.first() != shape.last() {
        return false;
    }
    // Each edge that a ray to the east crosses turns outside into inside and back.
    segments(shape).fold(false, |inside, (from, to)| {
        let spans = (from.latitude > point.latitude) != (to.latitude > point.latitude);
        let at = (from.longitude - to.longitude) * (point.latitude - to.latitude) / (from.latitude - to.latitude);
        inside != (spans && point.longitude < at + to.longitude)
    })
}

/// Whether a trace or shape crosses or touches itself, or runs back upon itself.
///
/// `spend` is asked before each segment for as many steps as there are segments; false ends the search.
pub(super) fn crosses_itself(points: &[Point], spend: impl Fn(usize) -> bool) -> bool {
    let mut points = points.to_vec();
    points.dedup();
    let edges: Vec<(Point, Point)> = segments(&points).collect();
    let closed = points.len() > 3 && points.first() == points.last();
    for (at, first) in edges.iter().enumerate() {
        if !spend(edges.len()) {
            return false;
        }
        for (other, second) in edges.iter().enumerate().skip(at + 1) {
            let follows = other == at + 1;
            let closes = closed && at == 0 && other + 1 == edges.len();
            let crossing = match (follows, closes) {
                (true, _) => runs_back(*first, *second),
                (_, true) => runs_back(*second, *first),
                (false, false) => meet(*first, *second),
            };
            if crossing {
                return true;
            }
        }
    }
    false
}

/// Positive if the third point is to the left of the line through the others.
fn turn(from: Point, to: Point, third: Point) -> f64 {
    (to.longitude - from.longitude) * (third.latitude - from.latitude)
        - (to.latitude - from.latitude) * (third.longitude - from.longitude)
}

/// Of two edges with a common point: whether the second goes back on the first.
fn runs_back((from, corner): (Point, Point), (_, to): (Point, Point)) -> bool {
    let along = (corner.longitude - from.longitude) * (to.longitude - corner.longitude)
        + (corner.latitude - from.latitude) * (to.latitude - corner.latitude);
    turn(from, corner, to) == 0.0 && along < 0.0
}

fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let apart = |low: f64, high: f64, other_low: f64, other_high: f64| {
        low.max(high) < other_low.min(other_high) || other_low.max(other_high) < low.min(high)
    };
    if apart(a.longitude, b.longitude, c.longitude, d.longitude)
        || apart(a.latitude, b.latitude, c.latitude, d.latitude)
    {
        return false;
    }
    turn(a, b, c) * turn(a, b, d) <= 0.0 && turn(c, d, a) * turn(c, d, b) <= 0.0
}

fn segments(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().skip(1))
}

fn to_centi(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
