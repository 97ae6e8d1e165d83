//! A monitor in a browser.

use super::support::*;
use serde_json::{Value, json};
use shared::permissions::Role;
use sync_server::staff::accounts;
use totp_rs::{Algorithm, Secret, TOTP};

const PASSWORD: &str = "copper lantern seven widows";

struct Browser<'a> {
    server: &'a TestServer,
    cookie: Option<String>,
}

impl Browser<'_> {
    async fn call(&mut self, call: Value) -> (u16, Value) {
        let mut request = self
            .server
            .http
            .post(self.server.url("/api/call"))
            .header("origin", self.server.url(""));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let reply = request
            .header("content-type", "application/json")
            .body(call.to_string())
            .send()
            .await
            .unwrap();
        if let Some(set) = reply.headers().get("set-cookie") {
            let set = set.to_str().unwrap();
            assert!(set.contains("HttpOnly; SameSite=Strict"), "{set}");
            self.cookie = set.split(';').next().map(str::to_owned);
        }
        assert!(
            reply.headers()["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("script-src 'self' 'wasm-unsafe-eval'")
        );
        let status = reply.status().as_u16();
        (status, serde_json::from_slice(&reply.bytes().await.unwrap()).unwrap())
    }

    /// Accepts an invitation and signs in.
    async fn sign_in(&mut self, role: Role, person: &str, name: &str) {
        let now = self.server.clock.lock().unwrap().timestamp();
        let (code, _) = accounts::invite(&*self.server.app().log, person, role, now).unwrap();
        let (status, factor) = self
            .call(json!({ "call": "accept_invitation", "code": code, "sign_in_name": name, "password": PASSWORD }))
            .await;
        assert_eq!(status, 200, "{factor}");
        let secret = Secret::Encoded(factor["secret"].as_str().unwrap().to_owned())
            .to_bytes()
            .unwrap();
        let totp = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, String::new()).unwrap();
        let code = totp.generate(now as u64);
        let call = json!({ "call": "sign_in", "sign_in_name": name, "password": PASSWORD, "one_time_code": code });
        let (status, person_told) = self.call(call.clone()).await;
        assert_eq!((status, person_told["person"].as_str()), (200, Some(person)));
        let cookie = self.cookie.take();
        let (status, told) = self.call(call).await;
        assert_eq!(
            (status, told["code"].as_str()),
            (401, Some("sign-in-failed")),
            "a code is good once"
        );
        self.cookie = cookie;
    }
}

#[tokio::test]
async fn a_monitor_signs_in_reads_and_signs_out() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    let (status, told) = browser.call(json!({ "call": "today" })).await;
    assert_eq!((status, told["code"].as_str()), (401, Some("signed-out")));
    let (_, nobody) = browser.call(json!({ "call": "who_am_i" })).await;
    assert_eq!(
        (&nobody["person"], nobody["program_name"].as_str()),
        (&Value::Null, Some("Fair Food"))
    );

    browser.sign_in(Role::Monitor, "Nadia K.", "nadia").await;
    let (_, somebody) = browser.call(json!({ "call": "who_am_i" })).await;
    assert_eq!(
        (somebody["person"].as_str(), somebody["role"].as_str()),
        (Some("Nadia K."), Some("monitor"))
    );
    let (status, program) = browser.call(json!({ "call": "program" })).await;
    assert_eq!(
        (status, program["name"].as_str()),
        (200, Some("Fair Food")),
        "{program}"
    );
    let (status, today) = browser.call(json!({ "call": "today" })).await;
    assert_eq!(
        (status, today["audits"].as_array().map(Vec::len)),
        (200, Some(0)),
        "{today}"
    );

    let kept = browser.cookie.clone();
    assert_eq!(browser.call(json!({ "call": "sign_out" })).await.0, 200);
    browser.cookie = kept;
    assert_eq!(
        browser.call(json!({ "call": "today" })).await.0,
        401,
        "the old cookie opens nothing"
    );
}

#[tokio::test]
async fn what_staff_write_is_a_batch_of_the_scribe_that_names_them() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    browser.sign_in(Role::Administrator, "Ada M.", "ada").await;
    let site = json!({ "call": "add_site", "name": "Rancho Sur", "operator": "Sur LLC" });
    let (status, line) = browser.call(site).await;
    assert_eq!((status, line["name"].as_str()), (200, Some("Rancho Sur")), "{line}");
    let (_, sites) = browser.call(json!({ "call": "list_sites" })).await;
    assert_eq!(
        sites["sites"].as_array().map(Vec::len),
        Some(1),
        "it is there when the reply is"
    );

    let app = server.app();
    let head = app.log.head(server.program).unwrap().unwrap();
    assert_eq!(head.seq, 2, "the program's first record and the site");
    let rows = sync_server::projection::store::rows(&app.projection.read(), server.program, shared::kinds::Kind::Site);
    let row = rows.unwrap().remove(0);
    assert_eq!(
        (row.fields.text("by_person"), row.fields.text("by_role")),
        (Some("Ada M."), Some("administrator"))
    );
    assert!(row.through_server && row.creator == app.scribe.device());
    let report = sync_server::verify::verify(&*app.log, &app.trust, &app.blobs)
        .await
        .unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
}

#[tokio::test]
async fn a_monitor_may_not_write_what_an_administrator_may() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    browser.sign_in(Role::Monitor, "Nadia K.", "nadia").await;
    let (status, told) = browser
        .call(json!({ "call": "add_site", "name": "X", "operator": "Y" }))
        .await;
    assert_eq!((status, told["code"].as_str()), (403, Some("not-allowed")));
    assert_eq!(server.app().log.head(server.program).unwrap().unwrap().seq, 1);
}

#[tokio::test]
async fn calls_of_field_devices_are_refused_by_name() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    for call in [
        json!({ "call": "status" }),
        json!({ "call": "sync_now" }),
        json!({ "call": "list_members" }),
    ] {
        let (status, told) = browser.call(call).await;
        assert_eq!((status, told["code"].as_str()), (403, Some("not-here")));
    }
}

#[tokio::test]
async fn another_sites_page_changes_nothing() {
    let server = TestServer::new().await;
    let send = async |name: &'static str, value: &'static str| {
        let request = server
            .http
            .post(server.url("/api/call"))
            .header(name, value)
            .body(r#"{"call":"who_am_i"}"#);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(send("origin", "https://evil.example").await, 403);
    assert_eq!(send("sec-fetch-site", "cross-site").await, 403);
    assert_eq!(send("host", "rebound.evil.example").await, 403);
    assert_eq!(send("accept", "application/json").await, 200);
}

#[tokio::test]
async fn a_paste_that_is_too_large_and_a_call_that_is_none_are_refused_without_echo() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    let paste = "x".repeat(10 * 1024 * 1024);
    let reply = server.http.post(server.url("/api/call")).body(paste).send().await;
    // The server may hang up while the paste is still on its way.
    assert!(reply.is_err() || reply.is_ok_and(|reply| reply.status() == 413));
    let (status, told) = browser.call(json!({ "call": "secret-words-of-a-worker" })).await;
    assert_eq!((status, told["code"].as_str()), (400, Some("bad-request")));
    assert!(!told.to_string().contains("secret-words"));
}

#[tokio::test]
async fn a_browser_hears_what_changed() {
    let server = TestServer::new().await;
    let mut browser = Browser {
        server: &server,
        cookie: None,
    };
    let listen = |cookie: Option<String>| {
        let request = server
            .http
            .get(server.url("/api/changed"))
            .header("cookie", cookie.unwrap_or_default());
        async move { request.send().await.unwrap() }
    };
    assert_eq!(listen(None).await.status(), 401);
    browser.sign_in(Role::Administrator, "Ada M.", "ada").await;
    let mut stream = listen(browser.cookie.clone()).await;
    browser
        .call(json!({ "call": "add_site", "name": "Rancho Sur", "operator": "Sur LLC" }))
        .await;
    let heard = tokio::time::timeout(std::time::Duration::from_secs(5), stream.chunk())
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    let heard = String::from_utf8_lossy(&heard).into_owned();
    assert!(
        heard.starts_with("event: changed\ndata: {") && heard.contains("\"site\""),
        "{heard}"
    );
}
