use super::*;
use crate::sync::client::{Client, Identity};
use shared::ids::{DeviceNumber, RoomId};
use shared::sync::Signature;
use shared::sync::exchange::{ExchangeReply, ExchangeRequest};
use shared::sync::messages::{ChallengeReply, Problem, ProblemCode, SessionReply, SessionRequest};
use shared::sync::wire;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Answers one connection after the other with these bytes, and gives back what was asked.
async fn answering(replies: Vec<Vec<u8>>) -> (ServerAddress, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = ServerAddress::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let asked = tokio::spawn(async move {
        let mut asked = vec![];
        for reply in replies {
            let (mut stream, _) = listener.accept().await.unwrap();
            asked.push(read_request(&mut stream).await);
            stream.write_all(&reply).await.unwrap();
            stream.shutdown().await.ok();
        }
        asked
    });
    (address, asked)
}

/// Reads head and body, so that the connection is not reset under the client.
async fn read_request(stream: &mut tokio::net::TcpStream) -> String {
    let mut bytes = vec![];
    loop {
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.unwrap();
        bytes.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&bytes).to_string();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
            let length = length.and_then(|text| text.trim().parse::<usize>().ok()).unwrap_or(0);
            // Lossy text never has fewer bytes than what came.
            if body.len() >= length || count == 0 {
                return text;
            }
        }
    }
}

fn http(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

const OURS: &str = "surco-protocol: 1\r\ncontent-type: application/cbor\r\n";

fn client(address: &ServerAddress) -> Client {
    Client::new(Arc::new(HttpCarrier::new(address.clone()).unwrap()))
}

async fn exchange_with(reply: Vec<u8>) -> Result<ExchangeReply, LinkFault> {
    let (address, _asked) = answering(vec![reply]).await;
    client(&address).exchange(&ExchangeRequest::new(vec![])).await
}

#[tokio::test]
async fn a_captive_portals_page_is_not_taken_for_the_server() {
    let page = http(
        "200 OK",
        "content-type: text/html\r\n",
        b"<html>Welcome to Hotel Wi-Fi. Accept the terms</html>",
    );
    assert_eq!(exchange_with(page).await, Err(LinkFault::NotTheServer));
    let sign_in = http("511 Network Authentication Required", "", b"sign in");
    assert_eq!(exchange_with(sign_in).await, Err(LinkFault::NotTheServer));
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let (other, mut other_asked) = answering(vec![http("200 OK", OURS, b"")]).await;
    let moved = http(
        "307 Temporary Redirect",
        &format!("location: {}\r\n", other.at("/sync/v1/exchange")),
        b"",
    );
    assert_eq!(exchange_with(moved).await, Err(LinkFault::NotTheServer));
    let heard = tokio::time::timeout(Duration::from_millis(100), &mut other_asked).await;
    assert!(heard.is_err(), "the other host must hear nothing");
    other_asked.abort();
}

#[tokio::test]
async fn a_truncated_reply_is_a_cut_link_and_never_half_read() {
    let whole = http("200 OK", OURS, &wire::encode(&ExchangeReply::new(5)));
    assert_eq!(exchange_with(whole.clone()).await.unwrap().now_unix_s, 5, "the control");
    for cut in [whole.len() - 1, whole.len() - 3, whole.len() / 2, 10, 0] {
        assert_eq!(
            exchange_with(whole[..cut].to_vec()).await,
            Err(LinkFault::CutOff),
            "{cut}"
        );
    }
    let mut damaged = wire::encode(&ExchangeReply::new(5));
    damaged.pop();
    assert_eq!(
        exchange_with(http("200 OK", OURS, &damaged)).await,
        Err(LinkFault::Unreadable)
    );
}

#[tokio::test]
async fn a_server_that_is_down_says_so_plainly() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = ServerAddress::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    let fault = client(&address)
        .exchange(&ExchangeRequest::new(vec![]))
        .await
        .unwrap_err();
    assert_eq!(fault, LinkFault::NoConnection);
    let told = shared::api::ApiError::from(fault);
    assert_eq!(told.code, shared::api::Code::NoConnection);
    assert!(told.safe.contains("safe"));

    let proxy = exchange_with(http("502 Bad Gateway", "", b"nginx")).await.unwrap_err();
    assert!(matches!(
        proxy,
        LinkFault::Refused(Problem {
            code: ProblemCode::ServerTrouble,
            ..
        })
    ));
    assert!(proxy.may_pass());
}

#[tokio::test]
async fn a_refusal_carries_the_servers_own_sentence() {
    let problem = Problem {
        code: ProblemCode::InviteExpired,
        message: "This invite expired on Monday.".into(),
    };
    let fault = exchange_with(http("403 Forbidden", OURS, &wire::encode(&problem)))
        .await
        .unwrap_err();
    let told = shared::api::ApiError::from(fault);
    assert_eq!(
        (told.code, told.message.as_str()),
        (shared::api::Code::InviteExpired, "This invite expired on Monday.")
    );
}

#[tokio::test]
async fn a_flood_instead_of_a_reply_is_cut() {
    let (address, _asked) = answering(vec![http("200 OK", OURS, &vec![0; 4 << 20])]).await;
    let fault = client(&address)
        .put_keys(&shared::sync::messages::PutKeys {
            protocol: 1,
            keys: vec![],
        })
        .await;
    assert_eq!(fault, Err(LinkFault::Unreadable));
}

#[tokio::test]
async fn a_clock_ten_years_off_locks_nobody_out() {
    let in_ten_years = 2_110_000_000;
    let challenge = ChallengeReply {
        challenge: [7; 32],
        now_unix_s: in_ten_years,
    };
    let session = SessionReply {
        token: [8; 32],
        expires_unix_s: in_ten_years + 3600,
        now_unix_s: in_ten_years,
    };
    let (address, asked) = answering(vec![
        http("200 OK", OURS, &wire::encode(&challenge)),
        http("200 OK", OURS, &wire::encode(&session)),
        http("200 OK", OURS, &wire::encode(&ExchangeReply::new(in_ten_years))),
    ])
    .await;
    let client = client(&address);
    let (program, device) = (RoomId([1; 16]), DeviceNumber(4));
    let answer = |reply: &ChallengeReply| {
        let challenge = reply.challenge;
        Ok(SessionRequest {
            protocol: 1,
            program,
            device,
            challenge,
            push_only: false,
            signature: Signature([0; 64]),
        })
    };
    let identity = Identity {
        program,
        device,
        answer: &answer,
    };
    client.sign_in(&identity).await.unwrap();
    client.sign_in(&identity).await.unwrap();
    client.exchange(&ExchangeRequest::new(vec![])).await.unwrap();
    let now = client.server_now_unix_s().unwrap();
    assert!((in_ten_years..in_ten_years + 5).contains(&now));
    let asked = asked.await.unwrap();
    assert_eq!(
        asked.len(),
        3,
        "a session that holds is not opened twice, whatever this clock says of its end"
    );
    assert!(asked[2].contains(&format!("Bearer {}", "08".repeat(32))) && !asked[1].contains("Bearer"));
    assert!(client.moved().sent > 0 && client.moved().received > 0);
}
