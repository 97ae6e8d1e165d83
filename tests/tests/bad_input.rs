//! Bad input from outside: a clear error with a stable code, nothing lost, and the next call works.

use anyhow::{Context, Result};
use serde_json::json;
use shared::api::*;
use shared::ids::RoomId;
use std::io::{Read, Write};
use std::net::TcpListener;
use tests::world::{CREWS, CuttingLink, TestDevice, World, answer_all, farm_audit, start};

struct Field {
    world: World,
    lead: TestDevice,
    audit: RoomId,
}

fn in_the_field() -> Result<Field> {
    let world = World::new()?;
    let mut lead = world.lead("Lucia Lead")?;
    let audit = farm_audit(&mut lead, "Tres Robles Farm", &CREWS)?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("A test with one lead device.".into()),
    })?;
    lead.sync()?;
    Ok(Field { world, lead, audit })
}

#[test]
fn ten_megabytes_pasted_into_an_answer_are_refused_and_the_interview_goes_on() -> Result<()> {
    let Field {
        mut lead,
        audit,
        world: _world,
    } = in_the_field()?;
    let view = start(&mut lead, audit, "A")?;
    let interview = view.line.interview;
    let paste = "a".repeat(10 * 1024 * 1024);
    let refused = lead.refused(AnswerQuestion {
        interview,
        question: "arrived_at".into(),
        answer: Some(paste.clone()),
        brief: false,
    })?;
    assert_eq!(refused.code, Code::TooLarge);
    assert!(!refused.safe.is_empty() && !refused.next.is_empty());
    assert_eq!(
        lead.refused(WriteSitenote {
            audit,
            seen: String::new(),
            text: paste
        })?
        .code,
        Code::TooLarge
    );
    assert_eq!(answer_all(&mut lead, &view, 1, 5)?.len(), 5);
    Ok(())
}

#[test]
fn a_request_that_is_none_is_told_so_and_the_next_one_works() -> Result<()> {
    let Field {
        mut lead,
        world: _world,
        ..
    } = in_the_field()?;
    for line in [
        json!({ "call": "fly" }),
        json!([1, 2]),
        json!({ "call": "open_audit", "audit": "zz" }),
        json!({}),
    ] {
        let error = lead.line(&line)?.err().context("refused")?;
        assert_eq!(error.code, Code::BadRequest, "{line}");
    }
    assert_eq!(lead.refused(OpenAudit { audit: RoomId([9; 16]) })?.code, Code::NotFound);
    assert_eq!(lead.refused(WhoAmI {})?.code, Code::NotHere);
    lead.call(GetToday {})?;
    Ok(())
}

#[test]
fn a_wrong_passphrase_costs_time_and_tells_nothing() -> Result<()> {
    let Field {
        mut lead,
        world: _world,
        ..
    } = in_the_field()?;
    lead.call(Lock {})?;
    assert_eq!(lead.refused(GetToday {})?.code, Code::Locked);
    let mut waits = Vec::new();
    for _ in 0..4 {
        let refused = lead.refused(Unlock {
            passphrase: "furrow lantern seven quiet baskets".into(),
        })?;
        assert_eq!(refused.code, Code::WrongPassphrase);
        waits.push(refused.wait_s.unwrap_or(0));
    }
    assert!(
        waits[0] == 0 && waits[3] > 0,
        "a slip of the finger is free, guessing is not: {waits:?}"
    );
    assert_eq!(
        lead.refused(Unlock {
            passphrase: tests::world::PASSPHRASE.into()
        })?
        .code,
        Code::WrongPassphrase
    );
    std::thread::sleep(std::time::Duration::from_secs(u64::from(waits[3]) + 1));
    lead.unlock()?;
    lead.call(GetToday {})?;
    Ok(())
}

#[test]
fn a_cover_refuses_everything_until_the_pin_and_a_wrong_pin_five_times_locks() -> Result<()> {
    let Field {
        mut lead,
        world: _world,
        ..
    } = in_the_field()?;
    lead.call(Cover {})?;
    assert_eq!(lead.refused(GetToday {})?.code, Code::Covered);
    lead.call(Uncover {
        pin: tests::world::PIN.into(),
    })?;
    lead.call(GetToday {})?;
    lead.call(Cover {})?;
    for _ in 0..5 {
        lead.refused(Uncover { pin: "000000".into() })?;
    }
    assert_eq!(lead.call(Status {})?.state, VaultState::Locked);
    Ok(())
}

#[test]
fn an_image_bomb_and_a_text_in_disguise_are_refused_before_they_cost_memory() -> Result<()> {
    let Field { mut lead, world, audit } = in_the_field()?;
    // A PNG header that claims 60,000 × 60,000 pixels.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bomb.extend(60_000_u32.to_be_bytes());
    bomb.extend(60_000_u32.to_be_bytes());
    bomb.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    let file = world.path("bomb.png");
    std::fs::write(&file, bomb)?;
    let before = peak_kb(&lead)?;
    let refused = lead
        .put_blob(&file, "image/png")
        .err()
        .context("refused")?
        .downcast::<ApiError>()?;
    assert!(matches!(refused.code, Code::BadPicture | Code::TooLarge), "{refused:?}");
    assert!(peak_kb(&lead)? < before + 40_000, "no canvas was made for it");
    lead.call(ListEvidence { audit })?;
    Ok(())
}

/// The most memory that the process has held, in kilobytes.
fn peak_kb(device: &TestDevice) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", device.pid().context("running")?))?;
    let line = status.lines().find(|line| line.starts_with("VmHWM")).context("VmHWM")?;
    Ok(line.split_whitespace().nth(1).context("a number")?.parse()?)
}

#[test]
fn a_sign_in_page_instead_of_the_server_sends_nothing_and_says_what_it_is() -> Result<()> {
    let Field {
        mut world,
        mut lead,
        audit,
    } = in_the_field()?;
    lead.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Gate opens at six.".into(),
    })?;
    let port = world.server.port();
    world.server.stop()?;
    let portal = TcpListener::bind(("127.0.0.1", port))?;
    let answering = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for connection in portal.incoming().take(1) {
            let Ok(mut connection) = connection else { continue };
            let mut buffer = [0; 16_384];
            let read = connection.read(&mut buffer).unwrap_or(0);
            heard.extend_from_slice(&buffer[..read]);
            let page = "<html><body>Welcome to Hotel Wi-Fi</body></html>";
            let _ = write!(
                connection,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            );
        }
        heard
    });
    assert_eq!(lead.refused_sync()?.code, Code::NotTheServer);
    let heard = answering.join().map_err(|_| anyhow::anyhow!("the portal fell"))?;
    assert!(
        !String::from_utf8_lossy(&heard).contains("Gate opens"),
        "nothing of content went out"
    );
    world.server.start()?;
    lead.sync()?;
    assert_eq!(lead.sync_status()?.custody.only_here, 0);
    Ok(())
}

#[test]
fn a_server_that_goes_away_in_the_middle_costs_only_time() -> Result<()> {
    let Field {
        mut world,
        mut lead,
        audit,
    } = in_the_field()?;
    let port = world.server.port();
    world.server.move_to_another_port()?;
    let link = CuttingLink::open(port, world.server.port(), 700)?;
    world.server.start()?;
    let view = start(&mut lead, audit, "A")?;
    answer_all(&mut lead, &view, 2, 30)?;
    let _ = lead.refused_sync();
    link.cut_after(0);
    lead.sync()?;
    assert_eq!(lead.sync_status()?.custody.only_here, 0);
    assert!(world.server.verify()?.len() > 10);
    Ok(())
}

#[test]
fn an_unknown_a_mistyped_and_a_used_invite_are_each_told_apart() -> Result<()> {
    let Field { world, .. } = in_the_field()?;
    let mut stranger = world.new_device("stranger")?;
    let refused = stranger.refused(Enrol {
        code: "0".repeat(26),
        server: Some(world.server.address()),
    })?;
    assert!(
        matches!(refused.code, Code::InviteUnknown | Code::BadRequest),
        "{refused:?}"
    );
    let refused = stranger.refused(Enrol {
        code: "not a code".into(),
        server: Some(world.server.address()),
    })?;
    assert_eq!(refused.code, Code::BadRequest);
    assert_eq!(stranger.refused(GetToday {})?.code, Code::NotEnrolled);
    let used = world.server.invite("lead", "Second Lead")?;
    stranger.enrol(&used.code, &world.server.address())?;
    let mut late = world.new_device("late")?;
    assert_eq!(
        late.refused(Enrol {
            code: used.code,
            server: Some(world.server.address())
        })?
        .code,
        Code::InviteUsed
    );
    Ok(())
}
