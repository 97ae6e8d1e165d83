//! What carries requests: HTTP in the field, faults on purpose in tests.

use super::fault::LinkFault;
use std::future::Future;
use std::pin::Pin;

/// The header by which the server is told from whatever else answers on the way.
pub const PROTOCOL_HEADER: &str = "surco-protocol";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    Post,
    Patch,
}

/// One request. It is safe to repeat: nothing that this app sends is doubled by arriving twice.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: Method,
    /// Begins with a slash.
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// The most bytes that the reply's body may have.
    pub reply_limit: usize,
}

/// What came back, whole.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }
}

pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<Reply, LinkFault>> + Send + 'a>>;

pub type Listening<'a> = Pin<Box<dyn Future<Output = Result<(), LinkFault>> + Send + 'a>>;

/// Carries one request to the server and its reply back. Follows no redirects; judges nothing but whether bytes arrived.
pub trait Carrier: Send + Sync {
    fn carry(&self, ask: Ask) -> Carried<'_>;

    /// Asks, and hands over what comes, piece by piece, until the stream ends. For carriers that can.
    fn listen<'a>(&'a self, ask: Ask, heard: &'a mut (dyn FnMut(&[u8]) + Send)) -> Listening<'a> {
        let _ = (ask, heard);
        Box::pin(async { Err(LinkFault::NoConnection) })
    }
}
