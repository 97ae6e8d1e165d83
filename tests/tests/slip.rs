//! What a worker takes home: the program's phone, a code, and four words in the worker's language.

use anyhow::Result;
use shared::api::{Code, FinishInterview, SetProgramPhone};
use tests::world::{CREWS, PHONE, Staff, World, farm_audit, open_fieldwork, start};

#[test]
fn the_slip_names_the_program_s_phone_and_an_administrator_may_change_it() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let interview = start(&mut lead, audit, "A")?.line.interview;
    let slip = lead.call(FinishInterview { interview })?;
    assert_eq!(slip.program_phone.as_deref(), Some(PHONE));
    assert_eq!(slip.words.len(), 4);

    let change = SetProgramPhone {
        phone: "1-800-555-0199".into(),
    };
    assert_eq!(lead.refused(change.clone())?.code, Code::NotAllowed);
    let invite = world.server.invite_browser("administrator", "Ada Admin")?;
    let admin = Staff::accept(&world.server.address(), &invite.code, "ada")?;
    assert_eq!(admin.call(change)?.complaint_phone.as_deref(), Some("1-800-555-0199"));
    lead.sync()?;
    let interview = start(&mut lead, audit, "B")?.line.interview;
    let slip = lead.call(FinishInterview { interview })?;
    assert_eq!(slip.program_phone.as_deref(), Some("1-800-555-0199"));
    Ok(())
}
