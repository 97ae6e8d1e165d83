//! What a guess at the passphrase costs on this device: the usual, and less only where that takes too long or more memory
//! than there is. Never below the floor that a header may name.

use super::fault::VaultError;
use shared::seal::PassphraseCost;
use std::time::Duration;

/// What a person waits for at an unlock without believing that the app hangs.
pub(super) const LONGEST: Duration = Duration::from_secs(2);

/// Memory in KiB and passes, from dear to cheap. First a pass goes, then memory: memory is what makes guessing hard.
const RUNGS: [(u32, u32); 3] = [(64 * 1024, 2), (48 * 1024, 2), (32 * 1024, 2)];

/// Seals at the usual cost, or at what this device can afford, by the host's monotonic time. The quick case costs nothing more.
pub(super) fn seal_affordably<T>(
    usual: PassphraseCost,
    elapsed: impl Fn() -> Duration,
    mut seal: impl FnMut(PassphraseCost) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    let mut timed = |cost| {
        let began = elapsed();
        seal(cost).map(|sealed| (sealed, elapsed().saturating_sub(began)))
    };
    let mut cost = usual;
    let (sealed, took) = loop {
        match timed(cost) {
            Err(VaultError::Memory) => cost = with_less_memory(cost).ok_or(VaultError::Memory)?,
            other => break other?,
        }
    };
    if took <= LONGEST {
        return Ok(sealed);
    }
    // The quicker of two counts: a busy moment must not weaken a vault for good.
    let (sealed, again) = timed(cost)?;
    match affordable(cost, took.min(again)) {
        same if same == cost => Ok(sealed),
        less => timed(less).map(|(sealed, _)| sealed),
    }
}

/// The dearest cost that stays within [`LONGEST`], as far as one that `took` so long tells.
fn affordable(cost: PassphraseCost, took: Duration) -> PassphraseCost {
    let within = |less: &PassphraseCost| took.as_secs_f64() * work(*less) / work(cost) <= LONGEST.as_secs_f64();
    if took <= LONGEST {
        return cost;
    }
    cheaper(cost).find(within).unwrap_or(PassphraseCost::FLOOR)
}

fn with_less_memory(cost: PassphraseCost) -> Option<PassphraseCost> {
    cheaper(cost).find(|less| less.memory_kib < cost.memory_kib)
}

/// Time grows with this. Lanes are worked through one after the other, so they change nothing.
fn work(cost: PassphraseCost) -> f64 {
    f64::from(cost.memory_kib) * f64::from(cost.passes)
}

fn cheaper(cost: PassphraseCost) -> impl Iterator<Item = PassphraseCost> {
    let rungs = RUNGS.into_iter().map(move |(memory_kib, passes)| PassphraseCost {
        memory_kib,
        passes,
        lanes: cost.lanes,
    });
    rungs
        .chain([PassphraseCost::FLOOR])
        .filter(move |less| work(*less) < work(cost) && less.memory_kib <= cost.memory_kib)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    const USUAL: PassphraseCost = PassphraseCost::USUAL;

    fn cost(memory_mib: u32, passes: u32) -> PassphraseCost {
        PassphraseCost {
            memory_kib: memory_mib * 1024,
            passes,
            lanes: 4,
        }
    }

    #[test]
    fn a_quick_phone_pays_the_usual_and_a_slow_one_the_most_that_it_can() {
        for (usual_ms, expected) in [
            (300, USUAL),
            (2000, USUAL),
            (2900, cost(64, 2)),
            (3500, cost(48, 2)),
            (5000, cost(32, 2)),
            (8000, PassphraseCost::FLOOR),
            (600_000, PassphraseCost::FLOOR),
        ] {
            assert_eq!(
                affordable(USUAL, Duration::from_millis(usual_ms)),
                expected,
                "{usual_ms} ms"
            );
        }
        assert_eq!(
            affordable(PassphraseCost::FLOOR, Duration::from_secs(60)),
            PassphraseCost::FLOOR
        );
    }

    /// A phone with so much memory, on which the usual takes so long at each try.
    fn sealed_on(memory_mib: u32, usual_ms: &[u64]) -> (Result<PassphraseCost, VaultError>, Vec<PassphraseCost>) {
        let (now, tried) = (Cell::new(Duration::ZERO), RefCell::new(Vec::new()));
        let sealed = seal_affordably(
            USUAL,
            || now.get(),
            |cost| {
                let speed = usual_ms[tried.borrow().len().min(usual_ms.len() - 1)];
                tried.borrow_mut().push(cost);
                if cost.memory_kib > memory_mib * 1024 {
                    return Err(VaultError::Memory);
                }
                let took = speed as f64 / 1000.0 * work(cost) / work(USUAL);
                now.set(now.get() + Duration::from_secs_f64(took));
                Ok(cost)
            },
        );
        (sealed, tried.into_inner())
    }

    #[test]
    fn the_usual_case_derives_once_and_a_busy_moment_weakens_nothing() {
        let (sealed, tried) = sealed_on(512, &[400]);
        assert_eq!((sealed.unwrap(), tried.len()), (USUAL, 1));
        let (sealed, tried) = sealed_on(512, &[9000, 400]);
        assert_eq!((sealed.unwrap(), tried.len()), (USUAL, 2));
        let (sealed, _) = sealed_on(512, &[9000, 5000, 5000]);
        assert_eq!(sealed.unwrap(), cost(32, 2), "the quicker one counts");
    }

    #[test]
    fn a_phone_without_the_memory_takes_less_of_it_and_below_the_floor_there_is_no_vault() {
        let (sealed, _) = sealed_on(50, &[400]);
        assert_eq!(sealed.unwrap(), cost(48, 2));
        let (sealed, _) = sealed_on(20, &[400]);
        assert_eq!(sealed.unwrap(), PassphraseCost::FLOOR);
        let (sealed, tried) = sealed_on(8, &[400]);
        assert!(matches!(sealed, Err(VaultError::Memory)));
        assert!(
            tried
                .iter()
                .all(|cost| cost.memory_kib >= PassphraseCost::FLOOR.memory_kib)
        );
    }
}
