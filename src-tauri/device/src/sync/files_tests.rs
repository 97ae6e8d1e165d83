use super::*;
use crate::sync::carrier::{Carried, Carrier};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};

/// A tus server in memory that cuts the link when its luck runs out.
#[derive(Default)]
struct Shelf {
    upload: Vec<u8>,
    announced: u64,
    whole: Option<Vec<u8>>,
    /// Bytes that still get through before the next cut.
    luck: Option<usize>,
    patches: u32,
    /// The most that any piece may have before it is cut.
    cut_every: Option<usize>,
}

#[derive(Clone, Default)]
struct Store(Arc<Mutex<Shelf>>);

impl Carrier for Store {
    fn carry(&self, ask: Ask) -> Carried<'_> {
        let reply = self.0.lock().unwrap().answer(ask);
        Box::pin(async { reply })
    }
}

fn reply(status: u16, headers: &[(&str, String)], body: &[u8]) -> Result<Reply, LinkFault> {
    let mut headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.clone()))
        .collect();
    headers.push(("surco-protocol".into(), "1".into()));
    Ok(Reply {
        status,
        headers,
        body: body.to_vec(),
    })
}

fn header<'a>(ask: &'a Ask, name: &str) -> &'a str {
    ask.headers
        .iter()
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.as_str())
        .unwrap()
}

impl Shelf {
    fn answer(&mut self, ask: Ask) -> Result<Reply, LinkFault> {
        match ask.method {
            Method::Post if self.whole.is_some() => reply(200, &[], &[]),
            Method::Post => {
                self.announced = header(&ask, "upload-length").parse().unwrap();
                reply(201, &[("location", "/sync/v1/blobs/up".into())], &[])
            }
            Method::Head => reply(200, &[("upload-offset", self.upload.len().to_string())], &[]),
            Method::Patch => {
                self.patches += 1;
                let offset: usize = header(&ask, "upload-offset").parse().unwrap();
                if offset != self.upload.len() {
                    return reply(409, &[], &[]);
                }
                let through = self.luck.map_or(ask.body.len(), |luck| luck.min(ask.body.len()));
                let through = through.min(self.cut_every.unwrap_or(usize::MAX));
                self.upload.extend_from_slice(&ask.body[..through]);
                if self.upload.len() as u64 == self.announced {
                    self.whole = Some(std::mem::take(&mut self.upload));
                }
                if self.cut_every.is_some() && through < ask.body.len() {
                    return Err(LinkFault::CutOff);
                }
                if let Some(luck) = &mut self.luck {
                    *luck -= through;
                    if *luck == 0 {
                        self.luck = None;
                        return Err(LinkFault::CutOff);
                    }
                }
                reply(204, &[("upload-offset", (offset + through).to_string())], &[])
            }
            Method::Get => {
                let whole = self.whole.clone().unwrap();
                let (from, to) = header(&ask, "range")
                    .strip_prefix("bytes=")
                    .unwrap()
                    .split_once('-')
                    .unwrap();
                let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
                let mut piece = &whole[from..=to];
                if let Some(luck) = self.luck.take() {
                    piece = &piece[..luck.min(piece.len())];
                    if piece.is_empty() {
                        return Err(LinkFault::CutOff);
                    }
                }
                reply(206, &[], piece)
            }
        }
    }
}

fn photo(length: usize) -> (Vec<u8>, BlobToSend) {
    let bytes: Vec<u8> = (0..length).map(|n| (n * 31 % 251) as u8).collect();
    let hash = BlobHash(Sha256::digest(&bytes).into());
    (
        bytes,
        BlobToSend {
            room: RoomId([1; 16]),
            hash,
            size_bytes: length as u64,
        },
    )
}

async fn send_all(store: &Store, bytes: &[u8], blob: BlobToSend) -> Result<(), LinkFault> {
    let server = ServerAddress::parse("https://sync.example.org").unwrap();
    let read = |from: u64, length: usize| Ok(bytes[from as usize..from as usize + length].to_vec());
    let sent = send(&Client::new(Arc::new(store.clone())), &server, blob, &read, &|_| true).await;
    sent.map(|whole| assert!(whole))
}

#[tokio::test]
async fn an_upload_cut_at_any_byte_goes_on_from_there() {
    let (bytes, blob) = photo(4096);
    for cut in 1..=bytes.len() {
        let store = Store::default();
        store.0.lock().unwrap().luck = Some(cut);
        assert_eq!(send_all(&store, &bytes, blob).await, Ok(()), "{cut}");
        let shelf = store.0.lock().unwrap();
        assert_eq!(shelf.whole.as_deref(), Some(bytes.as_slice()), "{cut}");
        assert!(shelf.patches <= 2, "what had arrived is not sent again ({cut})");
    }
}

#[tokio::test]
async fn a_link_that_cuts_every_few_kilobytes_still_carries_a_photo() {
    let (bytes, blob) = photo(400_000);
    let store = Store::default();
    store.0.lock().unwrap().cut_every = Some(6000);
    assert_eq!(send_all(&store, &bytes, blob).await, Ok(()));
    assert_eq!(store.0.lock().unwrap().whole.as_deref(), Some(bytes.as_slice()));
}

#[tokio::test]
async fn an_upload_that_is_paused_goes_on_where_it_stopped() {
    let (bytes, blob) = photo(400_000);
    let store = Store::default();
    let server = ServerAddress::parse("https://sync.example.org").unwrap();
    let read = |from: u64, length: usize| Ok(bytes[from as usize..from as usize + length].to_vec());
    let client = Client::new(Arc::new(store.clone()));
    let paused = send(&client, &server, blob, &read, &|sent| sent < 150_000).await;
    assert_eq!(paused, Ok(false));
    assert_eq!(store.0.lock().unwrap().whole, None);
    let before = store.0.lock().unwrap().patches;
    let seen = Mutex::new(Vec::new());
    let goes_on = |sent| {
        seen.lock().unwrap().push(sent);
        true
    };
    assert_eq!(send(&client, &server, blob, &read, &goes_on).await, Ok(true));
    assert!(seen.lock().unwrap()[0] >= 150_000, "what had arrived is not sent again");
    assert!(before > 0);
    assert_eq!(store.0.lock().unwrap().whole.as_deref(), Some(bytes.as_slice()));
}

#[tokio::test]
async fn a_link_that_carries_nothing_is_left_after_a_few_tries() {
    let (bytes, blob) = photo(4096);
    let store = Store::default();
    store.0.lock().unwrap().cut_every = Some(0);
    assert_eq!(send_all(&store, &bytes, blob).await, Err(LinkFault::CutOff));
    assert!(store.0.lock().unwrap().patches < 20);
}

#[tokio::test]
async fn a_large_photo_goes_in_growing_pieces_and_twice_costs_nothing() {
    let (bytes, blob) = photo(8 << 20);
    let store = Store::default();
    send_all(&store, &bytes, blob).await.unwrap();
    let patches = store.0.lock().unwrap().patches;
    assert!((8..30).contains(&patches), "{patches}");
    send_all(&store, &bytes, blob).await.unwrap();
    assert_eq!(store.0.lock().unwrap().patches, patches);
}

#[tokio::test]
async fn a_download_cut_at_any_byte_goes_on_from_there() {
    let (bytes, blob) = photo(1000);
    for cut in 0..bytes.len() {
        let store = Store::default();
        store.0.lock().unwrap().whole = Some(bytes.clone());
        store.0.lock().unwrap().luck = Some(cut);
        let client = Client::new(Arc::new(store.clone()));
        let mut got: Vec<u8> = vec![];
        for _ in 0..2 {
            let from = got.len() as u64;
            let mut keep = |piece: &[u8]| {
                got.extend_from_slice(piece);
                Ok(())
            };
            let _ = fetch(&client, blob, from, &mut keep).await;
        }
        assert_eq!(HEXLOWER.encode(&Sha256::digest(&got)), blob.hash.to_string(), "{cut}");
    }
}

#[tokio::test]
async fn a_server_that_takes_bytes_and_never_advances_is_left() {
    struct Swallows;
    impl Carrier for Swallows {
        fn carry(&self, ask: Ask) -> Carried<'_> {
            let status = if ask.method == Method::Post { 201 } else { 204 };
            let headers = [("location", "/up".to_owned()), ("upload-offset", "0".to_owned())];
            Box::pin(async move { reply(status, &headers, &[]) })
        }
    }
    let (bytes, blob) = photo(10);
    let server = ServerAddress::parse("https://sync.example.org").unwrap();
    let read = |from: u64, length: usize| Ok(bytes[from as usize..from as usize + length].to_vec());
    let sent = send(&Client::new(Arc::new(Swallows)), &server, blob, &read, &|_| true).await;
    assert!(matches!(sent, Err(LinkFault::Contradicts(_))));
}

#[tokio::test]
async fn a_server_that_points_uploads_elsewhere_gets_nothing() {
    struct Elsewhere;
    impl Carrier for Elsewhere {
        fn carry(&self, ask: Ask) -> Carried<'_> {
            assert_eq!(ask.method, Method::Post, "nothing is sent to another host");
            Box::pin(async { reply(201, &[("location", "https://evil.example.org/up".into())], &[]) })
        }
    }
    let (bytes, blob) = photo(10);
    let server = ServerAddress::parse("https://sync.example.org").unwrap();
    let read = |from: u64, length: usize| Ok(bytes[from as usize..from as usize + length].to_vec());
    let sent = send(&Client::new(Arc::new(Elsewhere)), &server, blob, &read, &|_| true).await;
    assert_eq!(sent, Err(LinkFault::NotTheServer));
}
