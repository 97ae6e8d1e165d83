//! A small server that speaks OpenRosa as ODK Central does, and some that do not behave.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use md5::{Digest, Md5};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::sync::oneshot;

pub const USER: &str = "ana@example.org";
pub const PASSWORD: &str = "seven copper widows";

/// A form that is sound, with files that it asks.
pub const WAGES: &str = "<?xml version=\"1.0\"?>\n<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\">\
    <h:head><h:title>Wages</h:title><model><instance><data id=\"wages\" version=\"3\"><crop/><fee/></data></instance>\
    <instance id=\"crops\" src=\"jr://file-csv/crops.csv\"/><bind nodeset=\"/data/fee\" type=\"int\" relevant=\"/data/crop = 'maize'\"/></model></h:head>\
    <h:body><select1 ref=\"/data/crop\"><label>Crop</label><itemset nodeset=\"instance('crops')/root/item\"><value ref=\"name\"/>\
    <label ref=\"label\"/></itemset></select1><input ref=\"/data/fee\"><label>Fee</label></input></h:body></h:html>";
pub const CROPS: &str = "name,label\nmaize,Maize\n";
/// It asks what is not there.
const UNSOUND: &str = "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><model>\
    <instance><data id=\"unsound\"><a/></data></instance><bind nodeset=\"/data/b\"/></model></h:head><h:body/></h:html>";

/// Serves until it is dropped.
pub struct Central {
    pub address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Central {
    pub async fn start() -> Central {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .route("/v1/projects/1/formList", get(list))
            .route("/v1/projects/1/forms/{file}", get(form))
            .route("/v1/projects/1/forms/{form}/manifest", get(manifest))
            .route("/v1/projects/1/forms/{form}/attachments/{file}", get(attachment))
            .route("/{what}/formList", get(misbehaving))
            .with_state(address);
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            tokio::select! {
                _ = axum::serve(listener, router) => {}
                _ = stopped => {}
            }
        });
        Central { address, _stop: stop }
    }

    pub fn project(&self) -> String {
        self.at("/v1/projects/1")
    }

    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn md5(bytes: &[u8]) -> String {
    format!("md5:{}", data_encoding::HEXLOWER.encode(&Md5::digest(bytes)))
}

fn xml(body: String) -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/xml; charset=utf-8"),
            (header::HeaderName::from_static("x-openrosa-version"), "1.0"),
        ],
        body,
    )
        .into_response()
}

/// What Central asks of every request.
fn welcome(headers: &HeaderMap) -> Option<Response> {
    if headers.get("x-openrosa-version").is_none_or(|version| version != "1.0") {
        return Some((StatusCode::BAD_REQUEST, "The X-OpenRosa-Version header is missing.").into_response());
    }
    let basic = format!(
        "Basic {}",
        data_encoding::BASE64.encode(format!("{USER}:{PASSWORD}").as_bytes())
    );
    if headers.get(header::AUTHORIZATION).is_some_and(|given| *given == basic) {
        return None;
    }
    let challenge = "Basic realm=\"ODK Central\", charset=\"UTF-8\"";
    Some(
        (
            StatusCode::UNAUTHORIZED,
            [(header::WWW_AUTHENTICATE, challenge)],
            "Authentication failed.",
        )
            .into_response(),
    )
}

async fn list(State(me): State<SocketAddr>, headers: HeaderMap) -> Response {
    if let Some(refused) = welcome(&headers) {
        return refused;
    }
    let at = format!("http://{me}/v1/projects/1/forms");
    let mut forms = String::new();
    for (id, hash, url) in [
        ("wages", md5(WAGES.as_bytes()), format!("{at}/wages.xml")),
        ("evil", md5(WAGES.as_bytes()), format!("{at}/evil.xml")),
        ("clash", md5(WAGES.as_bytes()), format!("{at}/clash.xml")),
        ("torn", md5(WAGES.as_bytes()), format!("{at}/torn.xml")),
        ("endless", md5(WAGES.as_bytes()), format!("{at}/endless.xml")),
        ("stale", md5(WAGES.as_bytes()), format!("{at}/stale.xml")),
        ("wrong", md5(b"another"), format!("{at}/wrong.xml")),
        ("sha", "sha256:00".to_owned(), format!("{at}/sha.xml")),
        ("page", String::new(), format!("{at}/page.xml")),
        ("unsound", md5(UNSOUND.as_bytes()), format!("{at}/unsound.xml")),
        (
            "far",
            md5(WAGES.as_bytes()),
            format!("http://localhost:{}/x.xml", me.port()),
        ),
        ("../../up", md5(WAGES.as_bytes()), format!("{at}/up.xml")),
    ] {
        let hash = if hash.is_empty() {
            hash
        } else {
            format!("<hash>{hash}</hash>")
        };
        let manifest = format!(
            "<manifestUrl>{at}/{}/manifest</manifestUrl>",
            id.trim_start_matches("../")
        );
        forms.push_str(&format!(
            "<xform><formID>{id}</formID><name>Form {id}</name><version>3</version>{hash}<downloadUrl>{url}</downloadUrl>{manifest}</xform>"
        ));
    }
    xml(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">{forms}</xforms>"
    ))
}

async fn form(Path(file): Path<String>, headers: HeaderMap) -> Response {
    if let Some(refused) = welcome(&headers) {
        return refused;
    }
    match file.as_str() {
        "page.xml" => page(),
        "unsound.xml" => xml(UNSOUND.to_owned()),
        _ => xml(WAGES.to_owned()),
    }
}

async fn manifest(State(me): State<SocketAddr>, Path(form): Path<String>, headers: HeaderMap) -> Response {
    if let Some(refused) = welcome(&headers) {
        return refused;
    }
    let file = |name: &str, hash: &str, url: &str| {
        format!(
            "<mediaFile><filename>{name}</filename><hash>{hash}</hash><downloadUrl>http://{me}/v1/projects/1/forms/{form}/attachments/{url}</downloadUrl></mediaFile>"
        )
    };
    let sum = md5(CROPS.as_bytes());
    let files = match form.as_str() {
        "evil" => file("../../../evil.csv", &sum, "crops.csv"),
        "clash" => file("crops.csv", &sum, "crops.csv") + &file("CROPS.csv", &sum, "crops.csv"),
        "torn" => file("crops.csv", &sum, "crops.csv") + &file("torn.bin", &sum, "torn"),
        "endless" => file("endless.bin", &sum, "endless"),
        "stale" => file("crops.csv", &sum, "crops.csv") + &file("stale.csv", &md5(b"before"), "crops.csv"),
        "unsound" | "up" => String::new(),
        _ => file("crops.csv", &sum, "crops.csv"),
    };
    xml(format!(
        "<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">{files}</manifest>"
    ))
}

async fn attachment(Path((_, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    if let Some(refused) = welcome(&headers) {
        return refused;
    }
    match file.as_str() {
        "endless" => endless(),
        "torn" => torn(),
        _ => CROPS.into_response(),
    }
}

async fn misbehaving(State(me): State<SocketAddr>, Path(what): Path<String>) -> Response {
    let to = |location: String| (StatusCode::FOUND, [(header::LOCATION, location)], "").into_response();
    match what.as_str() {
        "wifi" => page(),
        "digest" => (
            StatusCode::UNAUTHORIZED,
            [(header::WWW_AUTHENTICATE, "Digest realm=\"kobo\", nonce=\"1\"")],
            "",
        )
            .into_response(),
        "forbidden" => (StatusCode::FORBIDDEN, "no").into_response(),
        "broken" => (StatusCode::BAD_GATEWAY, "upstream").into_response(),
        "elsewhere" => to(format!("http://localhost:{}/v1/projects/1/formList", me.port())),
        "moved" => to("/v1/projects/1/formList".to_owned()),
        "circle" => to("/circle/formList".to_owned()),
        "endless" => endless(),
        "torn" => torn(),
        "json" => "{\"message\": \"hello\"}".into_response(),
        "bomb" => xml("<!DOCTYPE l [<!ENTITY a \"ha\">]><xforms>&a;</xforms>".to_owned()),
        "silent" => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            "late".into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn page() -> Response {
    let page = "<!DOCTYPE html>\n<html><title>Welcome to the café</title><form action=\"/login\"></form></html>";
    ([(header::CONTENT_TYPE, "text/html")], page).into_response()
}

fn endless() -> Response {
    let pieces = std::iter::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b' '; 16_384])));
    Body::from_stream(tokio_stream::iter(pieces)).into_response()
}

/// Breaks off in the middle.
fn torn() -> Response {
    let pieces = [
        Ok(Bytes::from_static(b"name,la")),
        Err(std::io::Error::other("the cable was pulled")),
    ];
    Body::from_stream(tokio_stream::iter(pieces)).into_response()
}
