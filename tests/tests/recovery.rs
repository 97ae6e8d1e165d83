//! A lead forgets the passphrase on the second day. The program named somebody for that when it was founded.

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use shared::api::{Code, GetRecoverySlot, OpenInterview, Recover, VaultState};
use shared::seal::VaultHeader;
use shared::seal::receiving::{ReceivingSecret, to_text};
use std::fs;
use tests::browser::free_port;
use tests::world::{CREWS, TestDevice, TestServer, answer_all, farm_audit, open_fieldwork, start};

#[test]
fn a_lead_without_the_passphrase_goes_on_with_whom_the_program_named() -> Result<()> {
    let place = tempfile::tempdir()?;
    let holder = ReceivingSecret::from_bytes([0x52; 32]);
    let recipient = to_text(&holder.public()?);
    let server = TestServer::init_with(place.path(), free_port()?, &["--recovery", &recipient])?;
    let vault = place.path().join("phone");
    let mut lead = TestDevice::create(&vault)?;
    assert_eq!(
        lead.refused(GetRecoverySlot {})?.code,
        Code::NotAllowed,
        "before joining"
    );
    lead.enrol(&server.invite("lead", "Lucía")?.code, &server.address())?;
    let audit = farm_audit(&mut lead, "Tres Robles", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let view = start(&mut lead, audit, "A")?;
    let answered = answer_all(&mut lead, &view, 1, 3)?;
    lead.stop()?;

    lead.start()?;
    let slot = lead.call(GetRecoverySlot {})?.slot;
    assert!(slot.contains("AGE ENCRYPTED FILE"), "{slot}");
    // What the holder's age tool prints, on another machine.
    let header = VaultHeader::from_bytes(&fs::read(vault.join("header"))?)?;
    let code = HEXLOWER.encode(header.open_with_recovery(&holder)?.expose());
    let passphrase = "copper furrow lantern willow eleven".to_owned();
    let opened = lead.call(Recover { code, passphrase })?;
    assert_eq!(opened.state, VaultState::Open);
    assert_eq!(opened.enrolled.context("still enrolled")?.person, "Lucía");
    let interview = view.line.interview;
    let shown = lead.call(OpenInterview { interview })?;
    for (question, answer) in answered {
        assert_eq!(shown.answers.get(&question), Some(&answer));
    }
    lead.sync()?;
    Ok(())
}
