//! Files of choices beside a form, as rows with named cells: CSV, GeoJSON and XML.
//!
//! What cannot be read is no row: the importer has said so already, and an interview goes on.

use serde_json::Value;

/// Column to text, in the file's order.
pub(super) type Item = Vec<(String, String)>;

/// A CSV with a row of heads.
pub(super) fn csv(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let plain = |name: &str| name.trim_start_matches('\u{feff}').trim().to_owned();
    let columns: Vec<String> = reader
        .headers()
        .map(|headers| headers.iter().map(plain).collect())
        .unwrap_or_default();
    let mut cells = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        cells.extend((0..columns.len()).map(|column| record.get(column).unwrap_or_default().to_owned()));
    }
    (columns, cells)
}

/// A GeoJSON `FeatureCollection`, as ODK reads it: a feature's `id`, its properties, and `geometry` as ODK writes places, latitude
/// first.
pub(super) fn geojson(bytes: &[u8]) -> Vec<Item> {
    let Ok(Value::Object(whole)) = serde_json::from_slice::<Value>(bytes) else {
        return Vec::new();
    };
    let features = whole.get("features").and_then(Value::as_array);
    features.into_iter().flatten().map(feature).collect()
}

fn feature(feature: &Value) -> Item {
    let mut item: Item = Vec::new();
    // The feature's own id goes before a property of that name.
    let id = feature.get("id").and_then(text);
    item.extend(id.map(|id| ("id".to_owned(), id)));
    for (name, value) in feature
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        if item.iter().all(|(known, _)| known != name)
            && let Some(text) = text(value)
        {
            item.push((name.clone(), text));
        }
    }
    let geometry = feature.get("geometry").and_then(place);
    item.extend(geometry.map(|place| ("geometry".to_owned(), place)));
    item
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A point, a line, or the outer ring of an area.
fn place(geometry: &Value) -> Option<String> {
    let coordinates = geometry.get("coordinates")?;
    let points = |list: &Value| -> Option<String> {
        let points: Option<Vec<String>> = list.as_array()?.iter().map(point).collect();
        Some(points?.join("; "))
    };
    match geometry.get("type")?.as_str()? {
        "Point" => point(coordinates),
        "LineString" => points(coordinates),
        "Polygon" => points(coordinates.as_array()?.first()?),
        _ => None,
    }
}

/// `[lon, lat, altitude]` as `lat lon altitude accuracy`.
fn point(coordinates: &Value) -> Option<String> {
    let at = |place: usize| match coordinates.get(place) {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    Some(format!(
        "{} {} {} 0",
        at(1)?,
        at(0)?,
        at(2).unwrap_or_else(|| "0".to_owned())
    ))
}

/// The children of the root's children, as pyxform's `xml-external` has them: `<root><item><name>…`.
#[cfg(feature = "workbook")]
pub(super) fn xml(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    crate::xform::items(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// Screens fill in no form.
#[cfg(not(feature = "workbook"))]
pub(super) fn xml(_: &[u8]) -> Vec<Item> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_a_choice_with_its_place_latitude_first() {
        let file = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"well-1","properties":{"title":"Old well","depth":12,"id":"other"},"geometry":{"type":"Point","coordinates":[-81.4,26.42]}},
            {"type":"Feature","properties":{"id":7,"title":"Road"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4,5]]}},
            {"type":"Feature","properties":null,"geometry":null}]}"#;
        let items = geojson(file);
        let of = |place: usize, name: &str| {
            let found = items[place].iter().find(|(known, _)| known == name);
            found.map(|(_, text)| text.as_str())
        };
        assert_eq!(
            (of(0, "id"), of(0, "title"), of(0, "depth")),
            (Some("well-1"), Some("Old well"), Some("12"))
        );
        assert_eq!(of(0, "geometry"), Some("26.42 -81.4 0 0"));
        assert_eq!((of(1, "id"), of(1, "geometry")), (Some("7"), Some("2 1 0 0; 4 3 5 0")));
        assert!(items[2].is_empty());
        for broken in [&b"{"[..], b"[]", b"", b"{\"features\":{}}", b"{\"features\":[1,null]}"] {
            assert!(geojson(broken).iter().all(Vec::is_empty));
        }
    }

    #[cfg(feature = "workbook")]
    #[test]
    fn items_of_a_file_of_xml_are_rows_and_one_with_entities_of_its_own_is_none() {
        let items = xml(b"<root><item><name>a</name><label>A &amp; B</label></item><item><name>b</name></item></root>");
        assert_eq!(
            items[0],
            [
                ("name".to_owned(), "a".to_owned()),
                ("label".to_owned(), "A & B".to_owned())
            ]
        );
        assert_eq!(items.len(), 2);
        assert!(xml(b"<!DOCTYPE r [<!ENTITY a 'b'>]><r><item><name>&a;</name></item></r>").is_empty());
        assert!(xml(b"<root><item>").is_empty());
    }
}
