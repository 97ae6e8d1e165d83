//! Pay slips keyed in by hand, without workers; numbers are kept back while they stand for too few slips.

use super::earlier::EarlierReports;
use crate::api::{ApiError, PublishedPay};
use crate::commands::host::Host;
use crate::commands::payslips;
use crate::disclosure::{self, Population, Reader, Why};
use crate::ids::RoomId;
use crate::money::Money;
use crate::pack::Pack;
use rust_decimal::Decimal;

/// Slips stand as first released unless so many differ.
const REAL_CHANGE: u32 = 10;
/// None or all of fewer slips than this name whose they are.
const FEW_SLIPS: u32 = 20;

pub(super) fn published(
    host: &mut impl Host,
    audit: RoomId,
    pack: &Pack,
    population: Population,
    earlier: &EarlierReports,
) -> Result<Vec<PublishedPay>, ApiError> {
    let slips = payslips::views(host, audit)?;
    if slips.is_empty() {
        return Ok(Vec::new());
    }
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let short: Vec<_> = slips
        .iter()
        .map(|slip| &slip.arithmetic)
        .filter(|arithmetic| payslips::is_short(arithmetic))
        .collect();
    let owed = short
        .iter()
        .fold(Decimal::ZERO, |sum, slip| sum.saturating_add(slip.shortfall.amount));
    let of = (number(slips.len()), number(short.len()));
    // Several slips may be one worker's, so the higher threshold counts here.
    let threshold = Reader::Outside.threshold(&pack.disclosure);
    let rule = pack.payroll.rules.first();
    let mut now = PublishedPay {
        slips_checked: Some(of.0),
        slips_short: Some(of.1),
        owed: Some(
            Money {
                amount: owed,
                currency: pack.payroll.currency.clone(),
            }
            .payable(),
        ),
        rule: String::new(),
        why_kept_back: None,
        why: None,
        rule_words: rule.map(|rule| rule.title.clone()),
    };
    if let Some(before) = earlier.versions().find_map(|content| content.pay.first())
        && before.slips_checked.is_some()
    {
        let moved = |was: Option<u32>, now: u32| was.is_some_and(|was| was.abs_diff(now) >= REAL_CHANGE);
        if !moved(before.slips_checked, of.0) && !moved(before.slips_short, of.1) {
            now.slips_checked = before.slips_checked;
            now.slips_short = before.slips_short;
            if before.owed != now.owed || before.slips_checked != Some(of.0) {
                now.why = Some(Why::AsFirstReleased);
            }
            now.owed = before.owed.clone();
            return Ok(vec![now]);
        }
        if before
            .slips_short
            .is_some_and(|was| (1..threshold).contains(&was.abs_diff(of.1)))
        {
            keep_back(&mut now, Why::CloseToEarlier { threshold });
            return Ok(vec![now]);
        }
    }
    // A site without worker tables has no pay figures either: its slips are its workers.
    let why = disclosure::worker_tables(population)
        .err()
        .or_else(|| is_few(of, threshold).then_some(Why::SmallGroup { threshold }));
    if let Some(why) = why {
        keep_back(&mut now, why);
    }
    Ok(vec![now])
}

/// Few slips, few short, or few that are not.
fn is_few((checked, short): (u32, u32), threshold: u32) -> bool {
    let clean = checked.saturating_sub(short);
    short < threshold || clean < threshold && (clean > 0 || checked < FEW_SLIPS)
}

fn keep_back(pay: &mut PublishedPay, why: Why) {
    pay.slips_checked = None;
    pay.slips_short = None;
    pay.owed = None;
    pay.why = Some(why);
}

#[cfg(test)]
mod tests {
    use super::is_few;

    #[test]
    fn ten_short_slips_of_twenty_leave_and_nine_do_not() {
        assert!(!is_few((20, 10), 10));
        assert!(is_few((20, 9), 10) && is_few((19, 10), 10), "nine are left over");
        assert!(is_few((12, 12), 10), "all of few");
        assert!(!is_few((25, 25), 10));
        assert!(is_few((40, 0), 10), "nobody is a small number");
    }
}
