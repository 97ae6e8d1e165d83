//! `surco-device` as a script uses it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "furrow lantern orange willow basket";

/// A running `surco-device`, asked line by line.
struct Script {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Script {
    fn start(vault: &Path, more: &[&str], before: &str) -> Script {
        // A shell hands over the descriptor as a script would: `surco-device --passphrase-fd 3 … 3<<<secret`.
        let line = format!("exec \"$0\" --vault \"$1\" {} {before}", more.join(" "));
        let mut command = Command::new("bash");
        command
            .args(["-c", &line, env!("CARGO_BIN_EXE_surco-device")])
            .arg(vault)
            .arg0("script");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Script { child, input, output }
    }

    fn ask(&mut self, line: &str) -> Value {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
        serde_json::from_str(&self.read()).unwrap()
    }

    fn read(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line
    }

    /// Closes the input and returns what was said on the error output.
    fn end(mut self) -> String {
        drop(self.input.take());
        String::from_utf8(self.child.wait_with_output().unwrap().stderr).unwrap()
    }
}

#[test]
fn a_script_makes_a_vault_asks_and_finds_it_again() {
    let place = tempfile::tempdir().unwrap();
    let mut script = Script::start(place.path(), &[], "");
    assert_eq!(script.ask(r#"{"call":"status","id":7}"#)["reply"]["state"], "empty");
    let create = json!({ "call": "create_vault", "passphrase": PASSPHRASE, "pin": "493027", "id": "a" });
    let made = script.ask(&create.to_string());
    assert_eq!(
        (made["reply"]["state"].as_str(), made["id"].as_str()),
        (Some("open"), Some("a"))
    );
    assert_eq!(script.ask("not json")["error"]["code"], "bad-request");
    assert_eq!(script.ask(r#"{"call":"nonsense","id":9}"#)["id"], 9);
    assert_eq!(script.ask(r#"{"call":"today"}"#)["error"]["code"], "not-enrolled");
    let file = json!({ "put_blob": { "path": place.path().join("none.jpg"), "media_type": "image/jpeg" } });
    assert_eq!(script.ask(&file.to_string())["error"]["place"], "path");
    script.end();
    let secret = format!("3<<<'{PASSPHRASE}'");
    let mut script = Script::start(place.path(), &["--passphrase-fd", "3"], &secret);
    assert_eq!(script.ask(r#"{"call":"status"}"#)["reply"]["state"], "open");
    let second = Script::start(place.path(), &[], "");
    assert!(
        second.end().contains("has this vault open"),
        "two programs never hold one vault"
    );
    script.end();
}

#[test]
fn a_wrong_passphrase_ends_it_without_a_hint() {
    let place = tempfile::tempdir().unwrap();
    let secret = format!("3<<<$'{PASSPHRASE}\\n493027'");
    Script::start(place.path(), &["--passphrase-fd", "3"], &secret).end();
    let said = Script::start(place.path(), &["--passphrase-fd", "3"], "3<<<wrong").end();
    assert_eq!(said.trim(), "surco-device: That did not open the vault.");
}

#[test]
fn a_browser_gets_a_link_on_the_loopback_interface_only() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("index.html"), "<p>Surco</p>").unwrap();
    let vault = place.path().join("vault");
    let ui = format!("--ui {}", place.path().display());
    let said = Script::start(&vault, &["--http", "0.0.0.0:0", &ui], "").end();
    assert!(said.contains("127.0.0.1"), "{said}");
    let mut script = Script::start(&vault, &["--http", "127.0.0.1:0", &ui], "");
    let link = script.read();
    assert!(
        link.starts_with("http://127.0.0.1:") && link.contains("/?token="),
        "{link}"
    );
    script.child.kill().unwrap();
}

/// One HTTP exchange by hand; returns the connection and what came first.
fn http(address: &str, request: &str, body: &str) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let head = format!("{request}\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}");
    write!(stream, "{head}\r\n\r\n{body}").unwrap();
    let mut first = [0; 4096];
    let read = stream.read(&mut first).unwrap();
    (stream, String::from_utf8_lossy(&first[..read]).into_owned())
}

#[test]
fn it_stops_when_told_although_a_browser_is_listening_for_news() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("index.html"), "<p>Surco</p>").unwrap();
    let ui = format!("--ui {}", place.path().display());
    let mut script = Script::start(&place.path().join("vault"), &["--http", "127.0.0.1:0", &ui], "");
    let link = script.read();
    let (address, token) = link
        .trim()
        .strip_prefix("http://")
        .unwrap()
        .split_once("/?token=")
        .unwrap();
    let (_, opened) = http(
        address,
        "POST /api/open HTTP/1.1",
        &json!({ "token": token }).to_string(),
    );
    let cookie = opened
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "))
        .unwrap()
        .split(';')
        .next()
        .unwrap();
    let (_listening, news) = http(address, &format!("GET /api/changed HTTP/1.1\r\nCookie: {cookie}"), "");
    assert!(news.contains("text/event-stream"), "{news}");
    let id = script.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let told = Instant::now();
    while script.child.try_wait().unwrap().is_none() {
        assert!(told.elapsed() < Duration::from_secs(20), "it does not stop");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(script.child.wait().unwrap().success());
}
