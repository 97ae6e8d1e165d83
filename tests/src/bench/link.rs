//! A loopback relay to the server that counts what goes through it.

use super::http_counter::{Counts, HttpCounter};
use anyhow::Result;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A relay. A device that is enrolled at its address reaches the server through it.
pub(super) struct CountingLink {
    port: u16,
    up: Arc<Mutex<Counts>>,
    down: Arc<Mutex<Counts>>,
    closed: Arc<AtomicBool>,
}

/// What went both ways.
#[derive(Clone, Copy)]
pub(super) struct Traffic {
    pub up: Counts,
    pub down: Counts,
}

impl CountingLink {
    /// Listens on a free port.
    pub fn open(server_port: u16) -> Result<CountingLink> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let link = CountingLink {
            port,
            up: Arc::default(),
            down: Arc::default(),
            closed: Arc::default(),
        };
        let (up, down, closed) = (link.up.clone(), link.down.clone(), link.closed.clone());
        std::thread::spawn(move || {
            for near in listener.incoming() {
                if closed.load(Ordering::SeqCst) {
                    return;
                }
                if let (Ok(near), Ok(far)) = (near, TcpStream::connect(("127.0.0.1", server_port))) {
                    relay(&near, &far, &up);
                    relay(&far, &near, &down);
                }
            }
        });
        Ok(link)
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Everything so far.
    pub fn traffic(&self) -> Traffic {
        Traffic {
            up: *lock(&self.up),
            down: *lock(&self.down),
        }
    }
}

impl Drop for CountingLink {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::SeqCst);
        // Wakes the listener, which then ends.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn relay(from: &TcpStream, to: &TcpStream, counts: &Arc<Mutex<Counts>>) {
    if let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) {
        let counts = counts.clone();
        std::thread::spawn(move || carry(from, to, &counts));
    }
}

/// Counts before it hands on: when a reply has come, everything of its request and of itself is counted.
fn carry(mut from: TcpStream, mut to: TcpStream, counts: &Mutex<Counts>) {
    let mut counter = HttpCounter::default();
    let mut buffer = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        let bytes = buffer.get(..read).unwrap_or_default();
        counter.take(bytes, &mut lock(counts));
        if to.write_all(bytes).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

fn lock(counts: &Mutex<Counts>) -> std::sync::MutexGuard<'_, Counts> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}
