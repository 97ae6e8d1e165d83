//! A report with everything in it, for tests: made by hand, its figures add up.

use super::outline::{ActionFact, ActionFacts, Of};
use crate::api::*;
use crate::disclosure::{Basis, BasisKind, Cell, Reader, Released, Why};
use crate::domain::report::content_hash;
use crate::ids::{Hash, RecordId, RoomId};
use crate::money::Money;
use crate::payroll::Rule;
use crate::time::Day;
use crate::words::Words;
use rust_decimal::Decimal;

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn dollars(amount: &str) -> Money {
    Money {
        amount: amount.parse().unwrap(),
        currency: "USD".into(),
    }
}

fn shown(people: u32, of: Option<u32>) -> Cell {
    Cell::Shown { people, of }
}

fn words(en: &str, es: &str, bn: &str, ur: &str) -> Words {
    Words::from([("en", en), ("es", es), ("bn", bn), ("ur", ur)])
}

/// The report of an audit at Tres Robles in its second version.
pub(crate) fn content() -> ReportContent {
    let mut content = ReportContent {
        site: "Tres Robles".into(),
        operator: "Robles Farms LLC".into(),
        title: "Spring audit 2026".into(),
        starts: day("2026-11-03"),
        ends: day("2026-11-06"),
        version: 2,
        replaces: Some(RecordId([4; 16])),
        summary: "Most workers know the code and the phone line.\nPay at the piece fell short in three weeks of October; the books show it.".into(),
        method: Vec::new(),
        heard: Some(102),
        workers: Some(186),
        goal_percent: 50,
        coverage: coverage(),
        no_worker_tables: None,
        findings: findings(),
        pay: vec![PublishedPay {
            slips_checked: Some(24),
            slips_short: None,
            owed: None,
            rule: String::new(),
            why_kept_back: None,
            why: Some(Why::SmallGroup { threshold: 5 }),
            rule_words: Some(words("Pay reaches the wage floor", "El pago llega al mínimo", "মজুরি ন্যূনতমে পৌঁছায়", "اجرت کم از کم تک پہنچتی ہے")),
        }],
        decisions: Vec::new(),
        severities: vec![
            PublishedSeverity {
                severity: "zero_tolerance".into(),
                title: words("Zero tolerance", "Tolerancia cero", "শূন্য সহনশীলতা", "صفر رواداری"),
            },
            PublishedSeverity {
                severity: "serious".into(),
                title: words("Serious", "Grave", "গুরুতর", "سنگین"),
            },
            PublishedSeverity {
                severity: "minor".into(),
                title: words("Minor", "Leve", "সামান্য", "معمولی"),
            },
        ],
        standing: standing(),
        method_lines: vec![
            Sentence::Text { text: "We spoke with people at the bus stop, not in the office.".into() },
            Sentence::Goal { percent: 50 },
            Sentence::Fieldwork { starts: day("2026-11-03"), ends: day("2026-11-06") },
            Sentence::Groups { people_at_least: Some(10) },
        ],
        decision_lines: vec![
            Sentence::ChoseValue { key: "crew".into(), choice: "North".into(), reason: "The list of the bus says so.".into() },
            Sentence::SamePerson { reason: "Met twice on different days.".into() },
        ],
        registers: vec![register()],
        wages: vec![wages()],
        no_worker_tables_why: None,
        signers: Vec::new(),
        hash: Hash::ZERO,
    };
    content.hash = content_hash(&content);
    content
}

fn coverage() -> Vec<Released> {
    let crews = |name: &str, people: u32, of: u32| (name.to_owned(), shown(people, Some(of)));
    let rows = [
        crews("North", 41, 70),
        crews("South", 33, 60),
        ("Packing".to_owned(), Cell::KeptBack),
        ("Drivers".to_owned(), Cell::KeptBack),
    ];
    let by_crew = Released {
        table: "crew".into(),
        reader: Reader::NamedMonitor,
        rows: rows.iter().map(|(name, _)| name.clone()).collect(),
        row_words: Vec::new(),
        columns: vec![String::new()],
        cells: rows.iter().map(|(_, cell)| vec![*cell]).collect(),
        row_totals: Vec::new(),
        column_totals: Vec::new(),
        total: shown(102, Some(186)),
        why: vec![Why::SmallGroup { threshold: 5 }, Why::Complement],
    };
    let by_gender = Released {
        table: "gender".into(),
        reader: Reader::NamedMonitor,
        rows: vec!["f".into(), "m".into()],
        row_words: vec![
            words("Women", "Mujeres", "নারী", "خواتین"),
            words("Men", "Hombres", "পুরুষ", "مرد"),
        ],
        columns: vec![String::new()],
        cells: vec![vec![shown(37, None)], vec![shown(65, None)]],
        row_totals: Vec::new(),
        column_totals: Vec::new(),
        total: shown(102, None),
        why: Vec::new(),
    };
    vec![by_crew, by_gender]
}

fn findings() -> Vec<PublishedFinding> {
    let finding = |number: u32, provision: &str, title: Words, severity: &str, statement: &str| PublishedFinding {
        number,
        provision: provision.into(),
        provision_title: title,
        severity: severity.into(),
        statement: statement.into(),
        basis: String::new(),
        evidence_items: 2,
        action: Some(PublishedAction {
            what: "Pay what is owed and show the books.".into(),
            due: Some(day("2026-12-06")),
            owed: None,
            who: "Site management".into(),
        }),
        rests_on: Some(Basis {
            kind: BasisKind::Mix,
            parts: vec![BasisKind::Records, BasisKind::Interviews],
            persons: Some(14),
        }),
        root_cause: "Nobody compared piece tickets with hours.".into(),
        root_cause_words: Words::default(),
        response: "We bought time clocks.".into(),
        plates: Vec::new(),
    };
    let wage = || {
        words(
            "Wages and pay records",
            "Salarios y registros de pago",
            "মজুরি ও হিসাব",
            "اجرت اور ریکارڈ",
        )
    };
    let water = || {
        words(
            "Shade, water, rest",
            "Sombra, agua, descanso",
            "ছায়া, পানি, বিশ্রাম",
            "سایہ، پانی، آرام",
        )
    };
    let mut paid = finding(
        1,
        "wages",
        wage(),
        "serious",
        "In three weeks of October people paid by the piece got less than the floor.",
    );
    if let Some(action) = &mut paid.action {
        action.owed = Some(dollars("4812.6"));
    }
    vec![
        paid,
        finding(2, "wages", wage(), "minor", "Pay slips do not show hours."),
        finding(
            3,
            "shade",
            water(),
            "minor",
            "At the far field the water stood in the sun, 400 m from the rows.",
        ),
    ]
}

fn standing() -> Vec<ProvisionStanding> {
    let stand =
        |id: &str, title: Words, standing: Standing, severity: Option<&str>, findings: &[u32]| ProvisionStanding {
            provision: id.into(),
            title,
            standing,
            severity: severity.map(str::to_owned),
            findings: findings.to_vec(),
        };
    vec![
        stand(
            "forced",
            words(
                "No forced labour",
                "Sin trabajo forzado",
                "জোরপূর্বক শ্রম নয়",
                "جبری مشقت نہیں",
            ),
            Standing::NothingFound,
            None,
            &[],
        ),
        stand(
            "wages",
            words(
                "Wages and pay records",
                "Salarios y registros de pago",
                "মজুরি ও হিসাব",
                "اجرت اور ریکارڈ",
            ),
            Standing::Broken,
            Some("serious"),
            &[1, 2],
        ),
        stand(
            "shade",
            words(
                "Shade, water, rest",
                "Sombra, agua, descanso",
                "ছায়া, পানি, বিশ্রাম",
                "سایہ، پانی، آرام",
            ),
            Standing::Broken,
            Some("minor"),
            &[3],
        ),
        stand(
            "housing",
            words("Housing", "Vivienda", "বাসস্থান", "رہائش"),
            Standing::NotLookedAt,
            None,
            &[],
        ),
    ]
}

fn register() -> PublishedRegister {
    let rule = |rule: Rule, title: Words, broken: Cell, owed: Option<Money>| PublishedPayRule {
        rule,
        title,
        sources: vec!["29 CFR 778.111".into()],
        checked: shown(180, None),
        broken,
        not_verifiable: shown(0, None),
        sums: match &owed {
            Some(owed) => vec![
                PaySum {
                    of: PaySumOf::Hours,
                    amount: Decimal::from(3_104),
                },
                PaySum {
                    of: PaySumOf::Due,
                    amount: "48112.00".parse().unwrap(),
                },
                PaySum {
                    of: PaySumOf::Paid,
                    amount: "43299.40".parse().unwrap(),
                },
                PaySum {
                    of: PaySumOf::Owed,
                    amount: owed.amount,
                },
            ],
            None => Vec::new(),
        },
        owed,
    };
    PublishedRegister {
        first: Some(day("2026-10-01")),
        last: Some(day("2026-10-31")),
        currency: "USD".into(),
        workers: shown(180, None),
        short: shown(44, None),
        owed: Some(dollars("4812.60")),
        rules: vec![
            rule(
                Rule::P1,
                words(
                    "Pay reaches the wage floor",
                    "El pago llega al mínimo",
                    "মজুরি ন্যূনতমে পৌঁছায়",
                    "اجرت کم از کم تک پہنچتی ہے",
                ),
                shown(44, None),
                Some(dollars("4812.60")),
            ),
            rule(
                Rule::P6,
                words("Deductions", "Descuentos", "কর্তন", "کٹوتیاں"),
                Cell::KeptBack,
                None,
            ),
        ],
        why: vec![Why::SmallGroup { threshold: 5 }],
    }
}

fn wages() -> WageDistribution {
    let bin = |from: Option<&str>, below: Option<&str>, workers: Cell| WageBin {
        from: from.map(|text| text.parse().unwrap()),
        below: below.map(|text| text.parse().unwrap()),
        workers,
    };
    WageDistribution {
        currency: "USD".into(),
        first: Some(day("2026-10-01")),
        last: Some(day("2026-10-31")),
        floor: Some("15.00".parse().unwrap()),
        bins: vec![
            bin(None, Some("13.00"), shown(12, None)),
            bin(Some("13.00"), Some("15.00"), shown(32, None)),
            bin(Some("15.00"), Some("17.00"), shown(88, None)),
            bin(Some("17.00"), Some("19.00"), shown(41, None)),
            bin(Some("19.00"), None, Cell::KeptBack),
        ],
        why: vec![Why::SmallGroup { threshold: 5 }],
    }
}

pub(crate) fn actions() -> ActionFacts {
    let action =
        |number: u8, provision: &str, state: ActionState, history: &[(&str, ActionState)], overdue: Option<u32>| {
            ActionFact {
                begun: day("2026-11-08"),
                history: history.iter().map(|(on, state)| (day(on), *state)).collect(),
                line: ActionLine {
                    action: RecordId([number; 16]),
                    audit: RoomId([7; 16]),
                    site: "Tres Robles".into(),
                    what: "Pay what is owed and show the books.".into(),
                    who: "Site management".into(),
                    provision: provision.into(),
                    since: day("2026-11-08"),
                    time_used_percent: Some(100),
                    planned: Vec::new(),
                    due: Some(day("2026-12-06")),
                    state,
                    overdue_days: overdue,
                    owed: (number == 1).then(|| Restitution {
                        owed: dollars("4812.60"),
                        paid_back: dollars("1200"),
                        left: dollars("3612.60"),
                    }),
                    progress: Vec::new(),
                    may_write: true,
                },
            }
        };
    use ActionState::{InProgress, Reopened, ReportedFixed, Verified};
    ActionFacts {
        actions: vec![
            action(
                1,
                "wages",
                Reopened,
                &[("2026-11-20", ReportedFixed), ("2026-12-01", Reopened)],
                Some(9),
            ),
            action(
                2,
                "wages",
                Verified,
                &[("2026-11-14", ReportedFixed), ("2026-11-28", Verified)],
                None,
            ),
            action(3, "shade", InProgress, &[], Some(9)),
        ],
    }
}

/// The report as a monitor reads it on 15 December.
pub(crate) fn published<'a>(content: &'a ReportContent, actions: &'a ActionFacts) -> Of<'a> {
    Of {
        content,
        published: Some(day("2026-11-08")),
        actions: Some(actions),
        as_of: day("2026-12-15"),
    }
}
