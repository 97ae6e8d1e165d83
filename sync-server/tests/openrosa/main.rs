//! Forms fetched from a server: what arrives, what is refused, and that a folder appears whole or not at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod central;

use central::{CROPS, Central, PASSWORD, USER, WAGES};
use secrecy::SecretString;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;
use sync_server::openrosa::{Address, Client, Limits, Login, Refused, fetch};
use tempfile::TempDir;

fn small() -> Limits {
    Limits {
        list_bytes: 200_000,
        form_bytes: 200_000,
        file_bytes: 300_000,
        all_bytes: 500_000,
        files: 10,
        connect: Duration::from_secs(5),
        silence: Duration::from_millis(400),
        whole: Duration::from_secs(5),
    }
}

fn client(url: &str) -> Client {
    let login = Login {
        user: USER.to_owned(),
        password: SecretString::from(PASSWORD),
    };
    Client::new(Address::parse(url).unwrap(), Some(login), small()).unwrap()
}

/// What lies in a folder, by name.
fn lies_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}

async fn refused(url: String) -> Refused {
    client(&url).list().await.expect_err("is refused")
}

/// The program, without blocking the server that runs beside it.
async fn surco(arguments: &[&str], password: Option<&str>) -> Output {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_surco"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("SURCO_FORM_PASSWORD");
    if let Some(password) = password {
        command.env("SURCO_FORM_PASSWORD", password);
    }
    command.output().await.unwrap()
}

fn json(output: &Output) -> Value {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"))
}

#[tokio::test]
async fn an_officer_lists_the_forms_and_fetches_one_with_its_files() {
    let central = Central::start().await;
    let home = TempDir::new().unwrap();
    let into = home.path().join("forms");
    let url = central.project();
    let listed = surco(&["form", "list", &url, "--user", USER, "--json"], Some(PASSWORD)).await;
    assert!(listed.status.success());
    assert_eq!(json(&listed)["forms"][0]["form_id"], "wages");
    let into_text = into.to_str().unwrap();
    let arguments = [
        "form", "fetch", &url, "wages", "--into", into_text, "--user", USER, "--json",
    ];
    let fetched = surco(&arguments, Some(PASSWORD)).await;
    let told = json(&fetched);
    assert!(fetched.status.success(), "{told}");
    assert_eq!(told["check"]["form"]["id"], "wages");
    assert_eq!(told["files"], serde_json::json!(["wages.xml", "crops.csv"]));
    assert_eq!(lies_in(&into), ["wages"]);
    assert_eq!(fs::read_to_string(into.join("wages/wages.xml")).unwrap(), WAGES);
    assert_eq!(fs::read_to_string(into.join("wages/crops.csv")).unwrap(), CROPS);

    // What lies there is not touched, and the form runs with the file beside it.
    let again = json(&surco(&arguments, Some(PASSWORD)).await);
    assert_eq!(again["refused"]["code"], "already_there");
    let answers = home.path().join("answers.json");
    fs::write(&answers, r#"{ "crop": "maize" }"#).unwrap();
    let form = into.join("wages/wages.xml");
    let run = surco(
        &[
            "form",
            "run",
            form.to_str().unwrap(),
            "--answers",
            answers.to_str().unwrap(),
            "--json",
        ],
        None,
    )
    .await;
    assert_eq!(json(&run)["relevant"]["fee"], true);
    // The name of a file says nothing: what is in it does.
    let renamed = home.path().join("wages.xlsx");
    fs::copy(&form, &renamed).unwrap();
    let checked = surco(&["form", "check", renamed.to_str().unwrap()], None).await;
    assert!(String::from_utf8_lossy(&checked.stdout).contains("sound. Form wages"));
}

#[tokio::test]
async fn whoever_gives_no_password_or_a_wrong_one_is_told_what_to_do() {
    let central = Central::start().await;
    let url = central.project();
    for (arguments, password, code) in [
        (vec!["form", "list", &url, "--json"], None, "login_needed"),
        (
            vec!["form", "list", &url, "--user", USER, "--json"],
            None,
            "no_password",
        ),
        (
            vec!["form", "list", &url, "--user", USER, "--json"],
            Some("guess"),
            "wrong_login",
        ),
        (
            vec!["form", "list", "http://odk.example", "--json"],
            None,
            "not_encrypted",
        ),
    ] {
        let output = surco(&arguments, password).await;
        let told = json(&output);
        assert_eq!(
            (told["refused"]["code"].as_str(), output.status.code()),
            (Some(code), Some(1))
        );
        assert_eq!(told["refused"]["safe"], "Nothing was written");
    }
    let plain = surco(&["form", "list", &url], None).await;
    let said = String::from_utf8_lossy(&plain.stderr).into_owned();
    assert!(
        said.contains("[login_needed]") && said.contains("SURCO_FORM_PASSWORD"),
        "{said}"
    );
}

#[tokio::test]
async fn a_list_that_is_none_is_refused_with_its_reason() {
    let central = Central::start().await;
    for (what, code) in [
        ("wifi", "login_page"),
        ("digest", "login_unsupported"),
        ("forbidden", "not_allowed"),
        ("nowhere", "not_found"),
        ("broken", "server_error"),
        ("elsewhere", "redirected"),
        ("circle", "redirected"),
        ("endless", "too_large"),
        ("torn", "broken_off"),
        ("silent", "timeout"),
        ("json", "unreadable_answer"),
        ("bomb", "unreadable_answer"),
    ] {
        let refused = refused(central.at(&format!("/{what}"))).await;
        assert_eq!(refused.code, code, "{what}: {refused}");
        assert!(
            !refused.remedy.is_empty() && !refused.to_string().contains("formList?"),
            "{refused}"
        );
    }
    let moved = client(&central.at("/moved")).list().await.unwrap();
    assert_eq!(moved.len(), 12);
    let nobody = client("http://127.0.0.1:9/").list().await.unwrap_err();
    assert_eq!(nobody.code, "unreachable");
}

#[tokio::test]
async fn a_form_that_does_not_arrive_whole_leaves_nothing_behind() {
    let central = Central::start().await;
    let home = TempDir::new().unwrap();
    for (form, code) in [
        ("wrong", "wrong_hash"),
        ("stale", "wrong_hash"),
        ("sha", "unknown_hash"),
        ("page", "login_page"),
        ("clash", "two_files_one_name"),
        ("torn", "broken_off"),
        ("endless", "too_large"),
        ("far", "other_host"),
        ("waages", "unknown_form"),
    ] {
        let refused = fetch(&client(&central.project()), form, home.path())
            .await
            .expect_err(form);
        assert_eq!(refused.code, code, "{form}: {refused}");
        assert_eq!(lies_in(home.path()), Vec::<String>::new(), "{form}");
    }
}

#[tokio::test]
async fn names_that_a_server_chooses_stay_in_their_folder() {
    let central = Central::start().await;
    let home = TempDir::new().unwrap();
    let into = home.path().join("a/b");
    let evil = fetch(&client(&central.project()), "evil", &into).await.unwrap();
    assert_eq!(evil.files, ["evil.xml", "evil.csv"]);
    assert_eq!(evil.notes.len(), 1);
    let up = fetch(&client(&central.project()), "../../up", &into).await.unwrap();
    assert_eq!(up.folder, into.join("up"));
    assert_eq!(lies_in(&into), ["evil", "up"]);
    assert_eq!(lies_in(home.path()), ["a"]);
}

#[tokio::test]
async fn a_form_with_faults_is_kept_and_its_faults_are_told() {
    let central = Central::start().await;
    let home = TempDir::new().unwrap();
    let into = home.path().to_str().unwrap();
    let url = central.project();
    let output = surco(
        &[
            "form", "fetch", &url, "unsound", "--into", into, "--user", USER, "--json",
        ],
        Some(PASSWORD),
    )
    .await;
    let told = json(&output);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        (&told["ok"], told["check"]["faults"][0]["code"].as_str()),
        (&Value::Bool(false), Some("unknown_reference"))
    );
    assert_eq!(lies_in(home.path()), ["unsound"]);
}
