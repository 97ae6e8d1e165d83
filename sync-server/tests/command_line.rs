//! The `surco` command as an operator uses it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

const PASSPHRASE: &str = "copper lantern seven widows";

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/fair-food")
}

fn surco(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_surco"));
    command.args(arguments).env("RUST_LOG", "warn");
    command
}

/// Runs with the passphrase on standard input, as `--passphrase-fd 0` reads it.
fn run(arguments: &[&str]) -> Output {
    let mut command = surco(arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _not_everybody_asks = child
        .stdin
        .take()
        .unwrap()
        .write_all(format!("{PASSPHRASE}\n").as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(output)))
}

fn init(home: &Path) -> Output {
    let (data, root) = (home.join("data"), home.join("stick-root.key"));
    run(&[
        "init",
        "--data",
        data.to_str().unwrap(),
        "--root",
        root.to_str().unwrap(),
        "--program",
        "Fair Food",
        "--pack",
        pack().to_str().unwrap(),
        "--passphrase-fd",
        "0",
        "--json",
    ])
}

struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(data: &Path) -> Serving {
        let arguments = ["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"];
        let mut child = surco(&arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .unwrap_or_else(|| panic!("{line}"))
            .to_owned();
        Serving { child, address }
    }

    /// As an init system stops it.
    #[cfg(unix)]
    fn terminate(mut self) -> bool {
        let killed = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        killed.success() && self.child.wait().unwrap().success()
    }
}

#[cfg(unix)]
#[test]
fn a_program_is_founded_served_invited_to_and_verified() {
    let home = tempfile::tempdir().unwrap();
    let (data, root) = (home.path().join("data"), home.path().join("stick-root.key"));
    let founded = init(home.path());
    assert!(founded.status.success(), "{}", said(&founded));
    assert!(json(&founded)["fingerprint"].as_str().unwrap().len() > 30);
    assert!(!init(home.path()).status.success(), "a root key is never overwritten");

    let serving = Serving::start(&data);
    let second = run(&["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
    assert!(said(&second).contains("another surco works on"), "{}", said(&second));

    let invited = run(&[
        "invite",
        "--server",
        &serving.address,
        "--role",
        "lead",
        "--person",
        "Rosa P.",
        "--root",
        root.to_str().unwrap(),
        "--passphrase-fd",
        "0",
        "--json",
    ]);
    assert!(json(&invited)["qr_text"].as_str().unwrap().starts_with("surco:1:"));
    let nearby = run(&[
        "invite",
        "--data",
        data.to_str().unwrap(),
        "--role",
        "auditor",
        "--person",
        "Amina",
        "--root",
        root.to_str().unwrap(),
        "--public",
        "https://sync.example.org",
        "--passphrase-fd",
        "0",
        "--json",
    ]);
    assert_eq!(json(&nearby)["server"], "https://sync.example.org");
    let browser = run(&[
        "invite",
        "--data",
        data.to_str().unwrap(),
        "--role",
        "monitor",
        "--person",
        "Nadia",
        "--browser",
    ]);
    assert!(said(&browser).contains("Code for Nadia: "), "{}", said(&browser));
    assert!(
        said(&browser).contains(&format!("Server: {}", serving.address)),
        "the invite names where the server is"
    );
    let lead_by_browser = run(&[
        "invite",
        "--data",
        data.to_str().unwrap(),
        "--role",
        "lead",
        "--person",
        "X",
        "--browser",
    ]);
    assert!(!lead_by_browser.status.success());
    assert!(serving.terminate(), "SIGTERM is a clean end");

    let verified = run(&["verify", "--data", data.to_str().unwrap(), "--json"]);
    assert!(verified.status.success(), "{}", said(&verified));
    assert_eq!(
        (json(&verified)["rooms"].as_u64(), json(&verified)["batches"].as_u64()),
        (Some(1), Some(1))
    );
}

#[test]
fn verification_finds_one_changed_byte() {
    let home = tempfile::tempdir().unwrap();
    assert!(init(home.path()).status.success());
    let log = home.path().join("data/log.db");
    let database = rusqlite::Connection::open(&log).unwrap();
    database
        .execute("UPDATE parts SET bytes = zeroblob(length(bytes))", [])
        .unwrap();
    drop(database);
    let verified = run(&["verify", "--data", home.path().join("data").to_str().unwrap()]);
    assert_eq!(verified.status.code(), Some(1));
    assert!(
        said(&verified).contains("is not the one that was signed"),
        "{}",
        said(&verified)
    );
}

#[test]
fn a_root_key_inside_the_data_folder_stops_the_server() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let inside = run(&[
        "init",
        "--data",
        data.to_str().unwrap(),
        "--root",
        data.join("root.key").to_str().unwrap(),
        "--program",
        "P",
        "--pack",
        pack().to_str().unwrap(),
        "--passphrase-fd",
        "0",
    ]);
    assert!(said(&inside).contains("must lie outside"), "{}", said(&inside));
    assert!(init(home.path()).status.success());
    std::fs::copy(home.path().join("stick-root.key"), data.join("uploads/innocent.txt")).unwrap();
    let serving = run(&["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
    assert!(
        said(&serving).contains("lies inside the data folder"),
        "{}",
        said(&serving)
    );
}

#[test]
fn other_machines_are_not_served_without_tls_in_front() {
    let home = tempfile::tempdir().unwrap();
    assert!(init(home.path()).status.success());
    let data = home.path().join("data");
    let open = run(&["serve", "--data", data.to_str().unwrap(), "--listen", "0.0.0.0:0"]);
    assert!(
        !open.status.success() && said(&open).contains("--behind-tls-proxy"),
        "{}",
        said(&open)
    );
    let nameless = run(&[
        "serve",
        "--data",
        data.to_str().unwrap(),
        "--listen",
        "0.0.0.0:0",
        "--behind-tls-proxy",
    ]);
    assert!(
        !nameless.status.success() && said(&nameless).contains("--public"),
        "{}",
        said(&nameless)
    );
}

#[test]
fn a_pack_is_checked_by_file_and_line() {
    let good = run(&["pack", "check", pack().to_str().unwrap()]);
    assert!(good.status.success(), "{}", said(&good));
    let home = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(pack())
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_file())
    {
        std::fs::copy(entry.path(), home.path().join(entry.file_name())).unwrap();
    }
    std::fs::write(home.path().join("sampling.toml"), "goal = \"half of them\"\n").unwrap();
    let bad = run(&["pack", "check", home.path().to_str().unwrap()]);
    assert!(
        !bad.status.success() && said(&bad).contains("sampling.toml:1:"),
        "{}",
        said(&bad)
    );
}

#[test]
fn a_weak_passphrase_founds_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (data, root) = (home.path().join("data"), home.path().join("root.key"));
    let mut command = surco(&[
        "init",
        "--data",
        data.to_str().unwrap(),
        "--root",
        root.to_str().unwrap(),
        "--program",
        "P",
        "--pack",
        pack().to_str().unwrap(),
        "--passphrase-fd",
        "0",
    ]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"password1\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!output.status.success() && said(&output).contains("could be guessed"));
    assert!(!root.exists());
}
