//! Server-sent events that end when the listener goes or the server stops.

use crate::app::App;
use crate::errors::Fault;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc};
use tokio_stream::wrappers::ReceiverStream;

/// Events that a slow listener may be behind.
const WAITING: usize = 16;
/// Comments that keep middleboxes from cutting a quiet stream.
const ALIVE_EVERY: Duration = Duration::from_secs(25);

/// A stream of what `tell` makes of the news; `None` keeps silent. A listener that is too slow is told by `behind`.
pub fn stream<N, F>(
    app: &Arc<App>,
    mut news: broadcast::Receiver<N>,
    tell: impl Fn(Arc<App>, N) -> F + Send + 'static,
    behind: impl Fn() -> Event + Send + 'static,
) -> Result<Response, Fault>
where
    N: Clone + Send + 'static,
    F: Future<Output = Option<Event>> + Send,
{
    if app.news.listeners() > app.config.limits.listeners {
        return Err(Fault::SlowDown);
    }
    let (to, from) = mpsc::channel::<Result<Event, Infallible>>(WAITING);
    let (app, mut stopping) = (app.clone(), app.stopping.clone());
    tokio::spawn(async move {
        loop {
            let heard = tokio::select! {
                heard = news.recv() => heard,
                () = to.closed() => return,
                _ = stopping.wait_for(|stop| *stop) => return,
            };
            let event = match heard {
                Ok(item) => tell(app.clone(), item).await,
                Err(broadcast::error::RecvError::Lagged(_)) => Some(behind()),
                Err(broadcast::error::RecvError::Closed) => return,
            };
            if let Some(event) = event
                && to.send(Ok(event)).await.is_err()
            {
                return;
            }
        }
    });
    let stream = Sse::new(ReceiverStream::new(from)).keep_alive(KeepAlive::new().interval(ALIVE_EVERY));
    Ok(stream.into_response())
}
