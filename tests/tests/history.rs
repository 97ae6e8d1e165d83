//! A record's history in a browser: the program room only, and who was signed in stands beside what the server signed.

use anyhow::{Context, Result};
use shared::api::*;
use tests::world::{Staff, World, farm_audit};

#[test]
fn an_administrator_and_a_lead_wrote_in_the_program_and_the_browser_says_which() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    lead.sync()?;
    let invite = world.server.invite_browser("administrator", "Ada")?;
    let staff = Staff::accept(&world.server.address(), &invite.code, "ada")?;
    staff.call(AddSite {
        name: "La Loma".into(),
        operator: "Grupo Ejemplo".into(),
        sector: "tomatoes".into(),
        place: "Immokalee".into(),
    })?;
    let sites = staff.call(ListSites {})?.sites;
    for (name, person, through_server) in [("La Loma", "Ada", true), ("Tres Robles", "Lucía", false)] {
        let site = sites.iter().find(|site| site.name == name).context(name)?;
        let history = GetHistory {
            record: site.site,
            offset: 0,
            limit: 100,
        };
        let told = staff.call(history.clone())?;
        let named = told.entries.iter().find(|entry| entry.key == "name").context("name")?;
        assert_eq!(named.value.as_deref(), Some(name));
        assert!(told.entries.iter().all(|entry| entry.person == person), "{told:?}");
        assert!(told.entries.iter().all(|entry| entry.through_server == through_server));
        assert!(
            !told.entries.iter().any(|entry| entry.key.starts_with("by_")),
            "told as the person"
        );
        lead.sync()?;
        assert_eq!(lead.call(history)?.entries, told.entries, "a device tells the same");
    }
    // What a team captured is sealed: the server does not even know the record.
    let note = lead.call(OpenSitenote { audit })?.note.context("the note")?;
    let history = GetHistory {
        record: note,
        offset: 0,
        limit: 10,
    };
    assert!(!lead.call(history.clone())?.entries.is_empty());
    assert_eq!(staff.refused(history)?.code, Code::NotFound);
    assert_eq!(staff.refused(GetSettings {})?.code, Code::NotHere);
    assert_eq!(staff.refused(GetStorage {})?.code, Code::NotHere);
    Ok(())
}
