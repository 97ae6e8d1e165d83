use super::*;
use crate::env::Env;
use shared::seal::PassphraseCost;
use std::net::SocketAddr;

/// A served device on a free port, and its first link.
struct Served {
    _place: tempfile::TempDir,
    address: SocketAddr,
    link: String,
}

async fn serve_one() -> Served {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("index.html"), "<p>Surco</p>").unwrap();
    let env = Env {
        passphrase_cost: PassphraseCost::FLOOR,
        ..Env::system()
    };
    let device = Device::open(&place.path().join("vault"), env.clone()).unwrap();
    let listener = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let door = Arc::new(Door::new(env, address));
    let link = door.link();
    let ui = place.path().to_owned();
    tokio::spawn(async move { serve(listener, device, door, &ui, std::future::pending()).await });
    Served {
        _place: place,
        address,
        link,
    }
}

impl Served {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    async fn open(&self) -> reqwest::Response {
        let token = self.link.split_once("token=").unwrap().1;
        let body = serde_json::json!({ "token": token }).to_string();
        client()
            .post(self.url("/api/open"))
            .header("Content-Type", "application/json")
            .body(body)
            .send()
            .await
            .unwrap()
    }

    async fn status_with(&self, cookie: Option<&str>, host: Option<&str>, origin: Option<&str>) -> u16 {
        let mut request = client()
            .post(self.url("/api/call"))
            .header("Content-Type", "application/json");
        for (name, value) in [("Cookie", cookie), ("Host", host), ("Origin", origin)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        request
            .body(r#"{"call":"status"}"#)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_printed_link_lets_one_browser_in_and_nobody_else() {
    let served = serve_one().await;
    assert_eq!(served.status_with(None, None, None).await, 401);
    let opened = served.open().await;
    let cookie = opened.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let cookie = cookie.split(';').next().unwrap();
    assert_eq!(served.status_with(Some(cookie), None, None).await, 200);
    assert_eq!(served.open().await.status(), 401, "a link is good once");
    let guessed = format!("surco-{}={}", served.address.port(), "0".repeat(64));
    assert_eq!(served.status_with(Some(&guessed), None, None).await, 401);
    let port = served.address.port();
    let own = format!("http://localhost:{port}");
    assert_eq!(served.status_with(Some(cookie), None, Some(&own)).await, 200);
    assert_eq!(
        served
            .status_with(Some(cookie), Some(&format!("evil.example:{port}")), None)
            .await,
        403,
        "rebinding"
    );
    assert_eq!(
        served
            .status_with(Some(cookie), None, Some("http://evil.example"))
            .await,
        403
    );
    assert_eq!(served.status_with(Some(cookie), None, Some("null")).await, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_come_with_strict_headers_and_unknown_calls_and_large_bodies_with_a_plain_error() {
    let served = serve_one().await;
    let page = client().get(served.url("/audits/1")).send().await.unwrap();
    let header = |name: &str| page.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-security-policy").contains("script-src 'self' 'wasm-unsafe-eval';"));
    assert_eq!(
        [
            header("cache-control"),
            header("x-content-type-options"),
            header("referrer-policy")
        ],
        ["no-store", "nosniff", "no-referrer"]
    );
    assert_eq!(
        page.text().await.unwrap(),
        "<p>Surco</p>",
        "a page of the app, whatever its address"
    );
    let opened = served.open().await;
    let cookie = opened.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let send = |body: String| {
        let request = client()
            .post(served.url("/api/call"))
            .header("Content-Type", "application/json");
        request.header("Cookie", cookie.clone()).body(body).send()
    };
    for (body, status, code) in [
        (r#"{"call":"nonsense"}"#.to_owned(), 400, "bad-request"),
        ("x".repeat(2 << 20), 413, "too-large"),
        (r#"{"call":"today"}"#.to_owned(), 423, "no-vault"),
        (r#"{"call":"who_am_i"}"#.to_owned(), 404, "not-here"),
    ] {
        let answer = send(body).await.unwrap();
        assert_eq!(answer.status().as_u16(), status);
        let error: shared::api::ApiError = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(error.code.text(), code);
    }
    assert_eq!(
        client().get(served.url("/api/other")).send().await.unwrap().status(),
        404
    );
}

#[tokio::test]
async fn only_the_loopback_interface_is_listened_on() {
    assert!(listen("0.0.0.0:0".parse().unwrap()).await.is_err());
    assert!(listen("192.0.2.1:0".parse().unwrap()).await.is_err());
}
