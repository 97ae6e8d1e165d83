//! An employer's large register is read beside the vault's door: nobody waits for it, and a lock ends it.

use anyhow::{Context, Result, ensure};
use device::{Device, Env};
use shared::api::*;
use shared::ids::RecordId;
use std::fmt::Write as _;
use std::path::Path;
use std::thread;
use tests::world::{PASSPHRASE, World, farm_audit, import_register};

const ROWS: u32 = 20_000;

/// A year of a large farm, by the hour.
fn large_register() -> String {
    let mut text = String::from("Employee No,Crew,Period start,Period end,Hours,Hourly rate,Gross pay,Net pay\n");
    for row in 0..ROWS {
        let (worker, week) = (row % 400, row / 400);
        let first =
            chrono::NaiveDate::from_epoch_days(20_093 + i32::try_from(week).unwrap_or(0) * 7).unwrap_or_default();
        let last = first + chrono::Days::new(6);
        let hours = 30 + row % 21;
        let _ = writeln!(
            text,
            "{:05},{},{first},{last},{hours},14.00,{}.00,{}.00",
            worker + 10_000,
            worker / 25,
            hours * 14,
            hours * 13
        );
    }
    text
}

/// A register in the vault, and the vault opened in this process, where two calls can come at once.
fn with_register(world: &World) -> Result<(Device, RecordId)> {
    let mut lead = world.lead("Lucia Lead")?;
    let audit = farm_audit(&mut lead, "Large Farm", &[("Field", 400)])?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("A test with one lead device.".into()),
    })?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("year.csv");
    std::fs::write(&file, large_register())?;
    let view = import_register(&mut lead, audit, &file, "text/csv", "US-FL")?;
    ensure!(view.line.summary.rows == ROWS, "{} rows", view.line.summary.rows);
    lead.stop()?;
    let device = opened(lead.vault())?;
    Ok((device, view.line.payroll))
}

fn opened(vault: &Path) -> Result<Device> {
    let device = Device::open(vault, Env::system()).map_err(told)?;
    unlock(&device)?;
    Ok(device)
}

fn unlock(device: &Device) -> Result<()> {
    let passphrase = PASSPHRASE.into();
    device.call(Unlock { passphrase }.into()).map(drop).map_err(told)
}

fn told(error: ApiError) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

#[test]
fn while_a_large_register_is_read_the_auditor_goes_on_asking() -> Result<()> {
    let world = World::new()?;
    let (device, payroll) = with_register(&world)?;
    let mut meanwhile = 0;
    let reading = thread::spawn({
        let device = device.clone();
        move || device.call(OpenRegister { payroll }.into())
    });
    while !reading.is_finished() {
        device.call(GetToday {}.into()).map_err(told)?;
        meanwhile += 1;
    }
    let view: RegisterView = reading.join().ok().context("the reader")?.map_err(told)?.read()?;
    assert_eq!(view.line.summary.rows, ROWS);
    // If reading held the vault, the first of them would have waited for its end.
    assert!(meanwhile > 5, "{meanwhile} calls were answered meanwhile");
    Ok(())
}

#[test]
fn a_lock_while_a_register_is_read_leaves_nothing_of_it() -> Result<()> {
    let world = World::new()?;
    let (device, payroll) = with_register(&world)?;
    let reading = thread::spawn({
        let device = device.clone();
        move || device.call(OpenRegister { payroll }.into())
    });
    device.call(Lock {}.into()).map_err(told)?;
    let refused = reading.join().ok().context("the reader")?;
    assert_eq!(refused.map(drop).map_err(|error| error.code), Err(Code::Locked));
    unlock(&device)?;
    device.call(OpenRegister { payroll }.into()).map_err(told)?;
    Ok(())
}
