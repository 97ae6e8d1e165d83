//! How payroll.toml writes the checks beyond P1 and P2. A section must have its `[[rule]]`: no check without words and grounds.

use super::pay::*;
use super::rules::{Ids, each_named, grounds};
use super::section::Section;
use crate::payroll::register::Field;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

pub(super) fn checks(top: &Section<'_>, sources: &Ids, rules: &[PayrollRule]) -> PayChecks {
    let checks = PayChecks {
        overtime: each_named(top.sections("overtime"), |section, id| overtime(section, id, sources)),
        group_piece: read(top, "group_piece", |section| GroupPiece {
            words: small(section.texts("words")),
        }),
        deductions: read(top, "deductions", deductions),
        premium: read(top, "premium", premium),
        guarantee: read(top, "guarantee", |section| GuaranteeRules {
            share: between(section, "share", section.decimal("share"), Decimal::ONE),
        }),
        slip: read(top, "slip", |section| SlipRules {
            always: fields(section, "always"),
            piece: fields(section, "piece"),
            h2a: fields(section, "h2a"),
        }),
        timeliness: read(top, "timeliness", |section| Timeliness {
            longest_period_days: section.number("longest_period_days"),
            longest_lag_days: section.number("longest_lag_days"),
        }),
        working_time: read(top, "working_time", |section| WorkingTime {
            weekly_hours: hours(section, "weekly_hours"),
            seven_days_hours: hours(section, "seven_days_hours"),
            day_off: section.flag("day_off"),
            overtime_multiplier: section.optional_decimal("overtime_multiplier"),
        }),
        rest: read(top, "rest", rest),
        consistency: read(top, "consistency", consistency),
        sample: read(top, "sample", |section| RecordSample {
            at_least: section.number("at_least"),
            above: section.number("above"),
            share_percent: percent(section, "share_percent", section.decimal("share_percent")),
        }),
    };
    let asked = [
        ("P3", "[group_piece]", checks.group_piece.is_some()),
        ("P6", "[deductions]", checks.deductions.is_some()),
        ("P7", "[premium]", checks.premium.is_some()),
        ("P8", "[guarantee]", checks.guarantee.is_some()),
        ("P9", "[slip]", checks.slip.is_some()),
        ("P10", "[timeliness]", checks.timeliness.is_some()),
        ("P11", "[working_time]", checks.working_time.is_some()),
        ("P12", "[rest]", checks.rest.is_some()),
        ("P15", "[consistency]", checks.consistency.is_some()),
    ];
    let asks = |method: OvertimeMethod| checks.overtime.iter().any(|scheme| scheme.method == method);
    let overtime = [
        ("P4", "[[overtime]]", asks(OvertimeMethod::RegularRate)),
        ("P5", "[[overtime]]", asks(OvertimeMethod::BasicDivisor)),
    ];
    for (id, section, there) in asked.into_iter().chain(overtime) {
        if there && !rules.iter().any(|rule| rule.id == id) {
            top.fault(format!("[[rule]] `{id}` is missing: {section} applies it"));
        }
    }
    checks
}

fn read<'n, T>(top: &Section<'n>, key: &'static str, read: impl FnOnce(&Section<'n>) -> T) -> Option<T> {
    let section = top.section(key)?;
    let value = read(&section);
    section.finish();
    Some(value)
}

fn overtime(section: &Section<'_>, id: String, sources: &Ids) -> OvertimeScheme {
    let method = section
        .one_of("method", &OvertimeMethod::ALL)
        .unwrap_or(OvertimeMethod::RegularRate);
    let multiplier = section.decimal("multiplier");
    // Zero is what stands for one that could not be read, which is a fault already.
    if !multiplier.is_zero() && (multiplier < Decimal::ONE || multiplier > Decimal::TEN) {
        section.fault_at(
            "multiplier",
            "`multiplier` is at least 1, such as \"1.5\" for time and a half",
        );
    }
    let divisor = section.optional_decimal("divisor");
    match (method, divisor) {
        (OvertimeMethod::BasicDivisor, None) if !section.has("divisor") => {
            section.fault("`divisor` is missing: basic pay is divided by it");
        }
        (OvertimeMethod::RegularRate, Some(_)) => {
            section.fault_at("divisor", "`divisor` belongs to the method `basic_divisor`");
        }
        (_, Some(divisor)) if divisor <= Decimal::ZERO => section.fault_at("divisor", "`divisor` is more than 0"),
        _ => {}
    }
    let week_starts = match section.has("week_starts") {
        true => section.one_of("week_starts", &WeekStart::ALL).unwrap_or_default(),
        false => WeekStart::default(),
    };
    let weekly_hours = section.decimal("weekly_hours");
    OvertimeScheme {
        id,
        title: section.words("title"),
        method,
        paid_by: words(section, "paid_by", &PaidBy::ALL),
        weekly_hours: between(section, "weekly_hours", weekly_hours, Decimal::from(168)),
        multiplier,
        divisor,
        week_starts,
        grounds: grounds(section, sources),
    }
}

fn deductions(section: &Section<'_>) -> DeductionRules {
    DeductionRules {
        never_below_floor: section.flag("never_below_floor"),
        purposes: each_named(section.sections("purpose"), |purpose, id| {
            let words = small(purpose.texts("words"));
            if words.is_empty() {
                purpose.fault("`words` is missing: parts of the column heads that name this deduction");
            }
            DeductionPurpose {
                id,
                title: purpose.words("title"),
                words,
                needs: purpose
                    .one_of("needs", &DeductionNeeds::ALL)
                    .unwrap_or(DeductionNeeds::Consent),
            }
        }),
    }
}

fn premium(section: &Section<'_>) -> PremiumRules {
    let share = section.optional_decimal("admin_share_percent");
    PremiumRules {
        base: section
            .one_of("base", &PremiumBase::ALL)
            .unwrap_or(PremiumBase::Earnings),
        admin_share_percent: share.map(|share| percent(section, "admin_share_percent", share)),
    }
}

fn rest(section: &Section<'_>) -> RestRules {
    RestRules {
        hours_in_24: hours(section, "hours_in_24"),
        hours_in_7_days: hours(section, "hours_in_7_days"),
        most_blocks: section.optional_number("most_blocks"),
        longest_block_hours: hours(section, "longest_block_hours"),
        longest_gap_hours: hours(section, "longest_gap_hours"),
        shortest_block_hours: hours(section, "shortest_block_hours").unwrap_or_default(),
        mean_weekly_hours: hours(section, "mean_weekly_hours"),
    }
}

fn consistency(section: &Section<'_>) -> ConsistencyRules {
    ConsistencyRules {
        identical_crew: section.number("identical_crew").max(2),
        round_percent: section.number("round_percent"),
        round_rows: section.number("round_rows"),
        most_pieces_an_hour: section.optional_decimal("most_pieces_an_hour"),
        hours_apart: section.decimal("hours_apart"),
    }
}

fn hours(section: &Section<'_>, key: &'static str) -> Option<Decimal> {
    let hours = section.optional_decimal(key)?;
    Some(between(section, key, hours, Decimal::from(168)))
}

fn percent(section: &Section<'_>, key: &'static str, value: Decimal) -> Decimal {
    between(section, key, value, Decimal::ONE_HUNDRED)
}

fn between(section: &Section<'_>, key: &'static str, value: Decimal, most: Decimal) -> Decimal {
    if value < Decimal::ZERO || value > most {
        section.fault_at(key, format!("`{key}` lies between 0 and {most}"));
    }
    value
}

pub(super) fn small(words: Vec<String>) -> Vec<String> {
    words.into_iter().map(|word| word.trim().to_lowercase()).collect()
}

/// A list of words of which each is one of a few.
fn words<T: Copy>(section: &Section<'_>, key: &'static str, among: &[(&'static str, T)]) -> Vec<T> {
    let known = |word: &String| among.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
    let read = |word: String| {
        let found = known(&word);
        if found.is_none() {
            let names: Vec<&str> = among.iter().map(|(name, _)| *name).collect();
            section.fault_at(key, format!("`{key}` lists {}, not `{word}`", names.join(", ")));
        }
        found
    };
    section.texts(key).into_iter().filter_map(read).collect()
}

/// Names of fields as mappings of registers write them.
fn fields(section: &Section<'_>, key: &'static str) -> Vec<Field> {
    let read = |word: String| {
        let field = Field::deserialize(IntoDeserializer::<Error>::into_deserializer(word.as_str()));
        if field.is_err() {
            section.fault_at(
                key,
                format!("`{key}`: `{word}` is no field of a register (docs/payroll.md lists them)"),
            );
        }
        field.ok()
    };
    section.texts(key).into_iter().filter_map(read).collect()
}
