//! From the passphrase to Today, beyond the key derivation, which is slow on purpose.

use super::Bench;
use super::asker::timed;
use super::samples::Samples;
use crate::world::PASSPHRASE;
use anyhow::{Context, Result};
use device::{Chance, SystemChance};
use secrecy::SecretString;
use shared::api::{GetToday, Unlock};
use shared::seal::{PassphraseCost, VaultHeader};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const STARTS: u32 = 11;
const DERIVATIONS: u32 = 5;
const BAR_MS: f64 = 300.0;

/// Each time a fresh process. The vault's header is made anew with the least cost that is allowed: it has to be
/// subtracted, and a small number subtracted leaves a small error.
pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farm = bench.large_farm()?;
    let mut copy = farm.copy()?;
    let header = copy.device.vault().join("header");
    let mut usual = Samples::default();
    for _ in 0..DERIVATIONS {
        usual.push_time(derivation(&header)?);
    }
    make_cheap(&header)?;
    let (mut beyond, mut today) = (Samples::default(), Samples::default());
    for n in 0..STARTS {
        let derivation = derivation(&header)?;
        copy.device.start()?;
        let (_, unlock) = timed(
            &mut copy.device,
            Unlock {
                passphrase: PASSPHRASE.into(),
            },
        )?;
        let (_, shown) = timed(&mut copy.device, GetToday {})?;
        copy.device.stop()?;
        if n > 0 {
            beyond.push_time((unlock + shown).saturating_sub(derivation));
            today.push_time(shown);
        }
    }
    let stored = farm.told();
    bench.sheet.held(
        &format!("unlock to Today beyond derivation, {stored}"),
        beyond.median(),
        "ms",
        BAR_MS,
    );
    bench
        .sheet
        .told(&format!("Today alone after unlock, {stored}"), today.median(), "ms");
    bench
        .sheet
        .told("key derivation at unlock (64 MiB, 3 passes)", usual.median(), "ms");
    Ok(())
}

/// How long the header's own derivation takes, with the same code as the device.
fn derivation(header: &Path) -> Result<Duration> {
    let header = read(header)?;
    let began = Instant::now();
    header.open(&SecretString::from(PASSPHRASE.to_owned()))?;
    Ok(began.elapsed())
}

fn make_cheap(path: &PathBuf) -> Result<()> {
    let header = read(path)?;
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let key = header.open(&passphrase)?;
    let secrets = header.secrets(&key)?;
    let mut chance = |bytes: &mut [u8]| SystemChance.fill(bytes);
    let cheap = VaultHeader::seal(&key, &passphrase, PassphraseCost::FLOOR, &[], &secrets, &mut chance)?;
    Ok(std::fs::write(path, cheap.to_bytes())?)
}

fn read(path: &Path) -> Result<VaultHeader> {
    Ok(VaultHeader::from_bytes(
        &std::fs::read(path).context("the vault's header")?,
    )?)
}
