//! An answer pays nothing for the search. Alone in its process, because it counts all that the process writes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::Device;
use fixture::*;
use shared::api::Search;
use shared::commands::{Host, Target, Write};
use shared::ids::RoomId;
use shared::kinds::Kind;
use shared::record::Edit;

fn whole_interview(n: u32) -> Write {
    let mut edits = vec![Edit::put("code", format!("C-{n:03}")), Edit::put("audience", "worker")];
    edits.extend((0..45).map(|q| Edit::put(format!("answers/question_{q}"), format!("answer {n} {q}"))));
    Write {
        target: Target::New(Kind::Interview),
        edits,
    }
}

/// Bytes that this process has handed to the kernel to write.
fn written() -> u64 {
    let text = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("wchar: "));
    line.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Bytes of an answer: forty in a fresh interview.
fn cost(device: &Device, room: RoomId) -> u64 {
    device
        .with_session(|session| {
            let interview = session.commit(room, vec![whole_interview(0)])?[0];
            let before = written();
            for n in 0..40 {
                answer(session, room, interview, &format!("question_{n}"), "another answer")?;
            }
            Ok((written() - before) / 40)
        })
        .unwrap()
}

#[test]
fn an_answer_pays_nothing_for_the_search() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let writes = (0..300).map(whole_interview).collect::<Vec<_>>();
    for some in writes.chunks(50) {
        device
            .with_session(|session| session.commit(room, some.to_vec()))
            .unwrap();
    }
    device.with_session(device::Session::seal_all).unwrap();
    let before = cost(&device, room);
    let question = Search {
        audit: room,
        text: "answer".into(),
        limit: 5,
    };
    assert_eq!(ask(&device, question.clone()).unwrap().hits.len(), 5);
    let after = cost(&device, room);
    println!("{before} bytes an answer, {after} after a search");
    // Where rows happen to lie moves it by a fifth; the index would cost each answer a page of 4096 at least.
    assert!(after < before + 4096, "{after} against {before}");
    // The control: the search itself writes.
    let so_far = written();
    ask(&device, question).unwrap();
    assert!(written() > so_far + 4096);
}
