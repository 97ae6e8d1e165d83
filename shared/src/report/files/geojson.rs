//! Sites as points of a map (RFC 7946: longitude first, WGS 84).

use super::FileFault;
use crate::time::Day;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

/// A site, its coarse place where it has one, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePoint {
    pub name: String,
    pub operator: String,
    pub sector: String,
    /// Latitude and longitude in degrees, two decimals at most: about a kilometre.
    pub position: Option<(Decimal, Decimal)>,
    /// Provisions broken at the last report, of how many looked at; `None`: no report says.
    pub broken: Option<(u32, u32)>,
    pub last_audit: Option<Day>,
    pub open_actions: u32,
}

/// A feature collection. A site without a place has a `null` geometry, so that no site is lost.
///
/// # Errors
/// Never in practice: what is written is made here.
pub fn geojson(sites: &[SitePoint]) -> Result<Vec<u8>, FileFault> {
    let features: Vec<Value> = sites.iter().map(feature).collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    serde_json::to_vec_pretty(&collection).map_err(|cause| FileFault(cause.to_string()))
}

fn feature(site: &SitePoint) -> Value {
    let degrees = |degrees: Decimal| degrees.round_dp(2).to_f64();
    let point = site
        .position
        .and_then(|(latitude, longitude)| Some((degrees(latitude)?, degrees(longitude)?)));
    let geometry = point.map(|(latitude, longitude)| json!({ "type": "Point", "coordinates": [longitude, latitude] }));
    json!({
        "type": "Feature",
        "geometry": geometry,
        "properties": {
            "name": site.name,
            "operator": site.operator,
            "sector": site.sector,
            "provisions_broken": site.broken.map(|(broken, _)| broken),
            "provisions": site.broken.map(|(_, all)| all),
            "last_audit": site.last_audit.map(|day| day.to_string()),
            "open_actions": site.open_actions,
        },
    })
}
