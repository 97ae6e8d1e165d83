//! The screens' bundle and the headers around it.

use super::support::*;

#[tokio::test]
async fn the_bundle_comes_compressed_under_strict_headers_and_pages_inside_it_open() {
    let mut server = TestServer::new().await;
    let none = server.http.get(server.url("/")).send().await.unwrap();
    assert_eq!(none.status(), 404, "a server without screens says so");
    server.stop().await;
    let folder = server.home.path().join("ui");
    std::fs::create_dir(&folder).unwrap();
    for (name, content) in [
        ("index.html", "<!doctype html>"),
        ("app.wasm", "plain"),
        ("app.wasm.br", "small"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
    server.start().await;

    let wasm = server
        .http
        .get(server.url("/app.wasm"))
        .header("accept-encoding", "br")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (&wasm.headers()["content-type"], &wasm.headers()["content-encoding"]),
        (&"application/wasm".parse().unwrap(), &"br".parse().unwrap())
    );
    assert_eq!(wasm.text().await.unwrap(), "small");
    let page = server.http.get(server.url("/reports/12")).send().await.unwrap();
    assert_eq!(page.status(), 200);
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-cache"),
    ] {
        assert_eq!(page.headers()[name], value, "{name}");
    }
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("frame-ancestors 'none'")
            && !policy.contains("unsafe-eval' ")
    );
    assert_eq!(page.text().await.unwrap(), "<!doctype html>");
    for outside in ["/..%2fdata%2fscribe.key", "/%2e%2e/data/scribe.key", "/..%5cdata"] {
        let reply = server.http.get(server.url(outside)).send().await.unwrap();
        let body = reply.text().await.unwrap();
        assert!(body.is_empty() || body == "<!doctype html>", "{outside}");
    }
    let api = server.http.get(server.url("/api/nothing")).send().await.unwrap();
    assert_eq!(
        (api.status().as_u16(), &api.headers()["cache-control"]),
        (404, &"no-store".parse().unwrap())
    );
}
