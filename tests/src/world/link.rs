//! A link that cuts: a loopback relay to the server that ends connections after a few kilobytes.

use anyhow::Result;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// A relay. Devices that are pointed at its port reach the server through it.
pub struct CuttingLink {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    server_port: u16,
    /// Bytes that a connection carries before it is cut; 0: never.
    cut_after: AtomicU64,
    cuts: AtomicUsize,
    closed: AtomicBool,
}

impl CuttingLink {
    /// Listens on `port` (0 takes a free one) and relays to `server_port`.
    pub fn open(port: u16, server_port: u16, cut_after_bytes: u64) -> Result<CuttingLink> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            server_port,
            cut_after: AtomicU64::new(cut_after_bytes),
            cuts: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
        });
        let relay = shared.clone();
        std::thread::spawn(move || {
            for near in listener.incoming() {
                if relay.closed.load(Ordering::SeqCst) {
                    return;
                }
                if let (Ok(near), Ok(far)) = (near, TcpStream::connect(("127.0.0.1", relay.server_port))) {
                    carry_both_ways(&relay, near, far);
                }
            }
        });
        Ok(CuttingLink { port, shared })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// From now on each connection is cut after so many bytes; 0: never.
    pub fn cut_after(&self, bytes: u64) {
        self.shared.cut_after.store(bytes, Ordering::SeqCst);
    }

    /// How often a connection has been cut.
    pub fn cuts(&self) -> usize {
        self.shared.cuts.load(Ordering::SeqCst)
    }
}

impl Drop for CuttingLink {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // Wakes the listener, which then ends.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn carry_both_ways(shared: &Arc<Shared>, near: TcpStream, far: TcpStream) {
    let carried = Arc::new(AtomicU64::new(0));
    for (from, to) in [(near.try_clone(), far.try_clone()), (far.try_clone(), near.try_clone())] {
        if let (Ok(from), Ok(to)) = (from, to) {
            let (shared, carried) = (shared.clone(), carried.clone());
            std::thread::spawn(move || carry(&shared, &carried, from, to));
        }
    }
}

fn carry(shared: &Shared, carried: &AtomicU64, mut from: TcpStream, mut to: TcpStream) {
    let mut buffer = [0; 1024];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => read,
        };
        let total = carried.fetch_add(read as u64, Ordering::SeqCst) + read as u64;
        let limit = shared.cut_after.load(Ordering::SeqCst);
        if limit > 0 && total > limit {
            shared.cuts.fetch_add(1, Ordering::SeqCst);
            break;
        }
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
