//! `cargo xtask run`: the whole job in small, on this machine, with data that stays for the next run.
//!
//! The server and the devices are the real programs. What they hold was made by the `demo` program of the tests
//! package, through the same commands that people use.

mod children;
mod people;

use crate::setup::{Scope, setup};
use crate::step::step;
use crate::ui;
use crate::workspace::{built, cargo, root, run as finish, succeeds};
use anyhow::{Context, Result, bail};
use children::{Children, forget};
use people::{Demonstration, Person};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// Where devices were enrolled, so it has to stay the same from run to run.
const SERVER: &str = "127.0.0.1:4600";

/// Starts the demonstration and waits for Ctrl-C. With `fresh`, what an earlier one held is removed first.
pub fn run(fresh: bool) -> Result<()> {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    setup(if display { Scope::Window } else { Scope::Headless })?;
    step("building the screens", ui::development)?;
    step("building the programs", || build(display))?;
    let folder = root().join(".run");
    if fresh {
        forget(&folder)?;
    }
    let demonstration = prepare(&folder)?;
    let stop = stop_signal()?;
    let mut children = Children::new(folder.join("logs"))?;
    let server = children.start_serving("server", &mut serve(&folder, &demonstration.listen))?;
    println!("\nSurco runs. Everybody below is invented; so is everything they wrote down.\n");
    let mut window = display;
    for person in &demonstration.people {
        start(&mut children, &folder, &server, person, &mut window)?;
    }
    println!(
        "Logs: {}. Ctrl-C stops all; `--fresh` starts over.",
        folder.join("logs").display()
    );
    wait(&stop, &mut children)
}

fn build(window: bool) -> Result<()> {
    let mut build = cargo(&["build", "--locked", "--workspace", "--exclude", "ui", "--bins"]);
    // Without a display nobody needs the app, which is half the crates. Where it can be built it is all the same: then
    // this is the selection of packages that the tests use, and nothing is built twice.
    if !window && !succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"])) {
        build.args(["--exclude", "app"]);
    }
    finish(&mut build)
}

/// Makes the demonstration's content, once. An unfinished one, stopped half-way, is made anew.
fn prepare(folder: &Path) -> Result<Demonstration> {
    let ready = folder.join("demo.json");
    if !ready.is_file() {
        forget(folder)?;
        std::fs::create_dir_all(folder)?;
        step("writing the demonstration: a program, three audits, the people", || {
            finish(
                Command::new(built("demo"))
                    .arg("--dir")
                    .arg(folder)
                    .args(["--listen", SERVER]),
            )
        })?;
    }
    Demonstration::read(&ready)
}

fn serve(folder: &Path, listen: &str) -> Command {
    let mut command = Command::new(built("surco"));
    command
        .arg("serve")
        .arg("--data")
        .arg(folder.join("server"))
        .args(["--listen", listen])
        .arg("--ui")
        .arg(ui::dist());
    command
}

/// Starts what a person works with and says how to get in. The first device opens as a window where there is a display.
fn start(children: &mut Children, folder: &Path, server: &str, person: &Person, window: &mut bool) -> Result<()> {
    let place = match &person.vault {
        None => server.to_string(),
        Some(vault) if std::mem::take(window) => {
            children.start(
                vault,
                Command::new(built("surco-app")).env("SURCO_VAULT", folder.join(vault)),
            )?;
            "the window that just opened".to_string()
        }
        Some(vault) => children.start_serving(vault, &mut device(&folder.join(vault)))?,
    };
    println!("  {} ({}): {place}", person.name, person.role);
    for line in &person.sign_in {
        println!("      {line}");
    }
    println!();
    Ok(())
}

fn device(vault: &PathBuf) -> Command {
    let mut command = Command::new(built("surco-device"));
    command
        .arg("--vault")
        .arg(vault)
        .args(["--http", "127.0.0.1:0"])
        .arg("--ui")
        .arg(ui::dist());
    command
}

/// Something is received once when a person presses Ctrl-C or the machine asks to stop.
fn stop_signal() -> Result<mpsc::Receiver<()>> {
    let (pressed, stop) = mpsc::channel();
    let tell = move || {
        // Nobody listens any more when the programs are being stopped already.
        let _ = pressed.send(());
    };
    ctrlc::set_handler(tell).context("Ctrl-C cannot be caught")?;
    Ok(stop)
}

fn wait(stop: &mpsc::Receiver<()>, children: &mut Children) -> Result<()> {
    loop {
        match stop.recv_timeout(Duration::from_millis(500)) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                println!("\nStopping; the data stays for the next run.");
                return Ok(());
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Some((name, status)) = children.ended()? {
            if !status.success() {
                bail!("{name} ended by itself ({status}); its log:\n{}", children.tail(&name));
            }
            println!("{name} was closed. Stopping; the data stays for the next run.");
            return Ok(());
        }
    }
}
