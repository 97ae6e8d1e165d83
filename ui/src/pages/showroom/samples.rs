//! What stands in the showroom: made up, of no site and no person.

use rust_decimal::Decimal;
use shared::api::{
    ApiError, Code, CoverageRow, Custody, FindingRef, FindingState, RivalView, SendingFile, SetAside, Stop, Storage,
    SuggestingQuestion, Suggestion, SyncPhase, SyncStatus, SyncTry,
};
use shared::ids::{BatchHash, DeviceNumber, RecordId, RoomId};
use shared::money::Money;
use shared::pack::FloorBasis;
use shared::payroll::{
    Arithmetic, Floor, FloorCandidate, FormulaPart, LedgerLine, LineKey, LinePlace, Unit, Unverifiable, Verdict,
};
use shared::time::Timestamp;
use shared::words::Words;

/// So long ago.
fn ago(hours: i64) -> Timestamp {
    let now = js_sys::Date::now() as i64;
    Timestamp::from_timestamp_millis(now - hours * 3_600_000).unwrap_or_default()
}

pub(super) fn fault(code: Code) -> ApiError {
    let (what, safe, next) = match code {
        Code::StorageFull => (
            "This phone is full. The photo was not kept.",
            "Everything saved before it.",
            "Free 200 MB, or pair and let the originals go there.",
        ),
        Code::NoConnection => (
            "The server cannot be reached.",
            "Everything is kept on this phone.",
            "Go on working. Sync again where there is signal.",
        ),
        Code::NotTheServer => (
            "This network wants a sign-in first.",
            "Everything is kept on this phone.",
            "Sign in to the Wi-Fi in the browser, or use another network.",
        ),
        Code::WrongPassphrase => ("That did not open it.", "", ""),
        Code::Conflicted => (
            "Two people set this differently.",
            "Both values are kept.",
            "Ask the audit lead.",
        ),
        Code::NotAllowed => (
            "This is not yours to do here.",
            "Nothing was changed.",
            "Ask the audit lead.",
        ),
        _ => (
            "This could not be done.",
            "Everything saved before it.",
            "Try again. If it stays, read the code to the helpdesk.",
        ),
    };
    let mut fault = ApiError::new(code, what, safe, next);
    fault.wait_s = (code == Code::WrongPassphrase).then_some(2);
    fault
}

pub(super) fn rivals() -> Vec<RivalView> {
    [("Serious", "Amina", 1), ("Systems", "Joseph", 2)]
        .into_iter()
        .map(|(value, person, device)| RivalView {
            value: value.into(),
            person: person.into(),
            device: DeviceNumber(device),
            at: ago(20 + i64::from(device)),
        })
        .collect()
}

pub(super) fn storage(is_low: bool) -> Storage {
    Storage {
        disk_free_bytes: Some(if is_low { 83_000_000 } else { 8_300_000_000 }),
        is_low,
        ..Storage::default()
    }
}

pub(super) fn set_aside() -> SetAside {
    SetAside {
        batch: BatchHash::ZERO,
        room: RoomId::ZERO,
        device: DeviceNumber(4),
        person: "Joseph".into(),
        reason: "after_removal".into(),
        sentence: "This was written after the device had been removed from the team.".into(),
        can_judge: true,
    }
}

pub(super) fn custody(only_here: u32, with_teammate: u32) -> Custody {
    Custody {
        only_here,
        with_teammate,
        on_server: 210,
        oldest_only_here: (only_here > 0).then(|| ago(26)),
    }
}

pub(super) fn sync(phase: SyncPhase, only_here: u32) -> SyncStatus {
    SyncStatus {
        phase,
        custody: custody(only_here, 0),
        records_to_send: 0,
        previews_to_send: 2,
        originals_to_send: 2,
        bytes_to_send: 4_126_000,
        set_aside: 0,
        tries: Vec::new(),
        clock_ahead_s: None,
        files_paused: false,
        sending: (phase == SyncPhase::Originals).then_some(SendingFile {
            part: phase,
            size_bytes: 3_940_000,
            sent_bytes: 1_260_000,
            bytes_per_second: Some(61_000),
            seconds_left: Some(74),
        }),
        stuck: Vec::new(),
    }
}

pub(super) fn tried(went: bool) -> SyncTry {
    SyncTry {
        at: ago(if went { 3 } else { 5 }),
        sent_records: 12,
        received_records: 30,
        sent_blobs: 2,
        sent_bytes: 126_000,
        received_bytes: 84_000,
        stopped: (!went).then(|| fault(Code::NoConnection)),
    }
}

pub(super) fn coverage(strata: usize) -> Vec<CoverageRow> {
    let rows = [
        ("Crew 1", 18, 30),
        ("Crew 2", 9, 28),
        ("Packing house", 10, 20),
        ("Irrigation", 4, 18),
        ("Nursery", 12, 12),
        ("Drivers", 0, 6),
        ("Night crew", 3, 9),
        ("Day labour whose name is long", 5, 0),
    ];
    let row = |(group, heard, workers): (&str, u32, u32)| CoverageRow {
        group: group.into(),
        words: Words::default(),
        heard,
        workers: (workers > 0).then_some(workers),
        share_percent: (heard * 100).checked_div(workers),
        goal: (workers > 0).then_some(workers.div_ceil(2)),
        reaches_goal: (workers > 0).then_some(heard * 2 >= workers),
    };
    rows.into_iter().take(strata).map(row).collect()
}

pub(super) fn arithmetic(verdict: Verdict) -> Arithmetic {
    let money = |cents| Money {
        amount: Decimal::new(cents, 2),
        currency: "USD".into(),
    };
    let line = |step, key, place, quantity, unit| LedgerLine {
        step,
        key,
        place,
        formula: Vec::new(),
        quantity,
        unit,
        source: None,
        rule: None,
        absent: false,
    };
    let (paid, short) = match verdict {
        Verdict::Short => (56_700, 5_412),
        Verdict::Reaches | Verdict::NotVerifiable => (62_112, 0),
    };
    let hours = Decimal::new(415, 1);
    let floor = Decimal::new(1_497, 2);
    let lines = vec![
        LedgerLine {
            source: Some("Slip, line 4".into()),
            ..line(
                Some(1),
                LineKey::RecordedHours,
                LinePlace::Step,
                Decimal::new(36, 0),
                Unit::Hours,
            )
        },
        LedgerLine {
            source: Some("Crew start board".into()),
            rule: Some("P1".into()),
            ..line(
                Some(2),
                LineKey::WaitingHours,
                LinePlace::Step,
                Decimal::new(55, 1),
                Unit::Hours,
            )
        },
        line(Some(3), LineKey::WageFloor, LinePlace::Step, floor, Unit::MoneyPerHour),
        LedgerLine {
            formula: vec![
                FormulaPart::Figure {
                    value: hours,
                    unit: Unit::Hours,
                },
                FormulaPart::Times,
                FormulaPart::Figure {
                    value: floor,
                    unit: Unit::MoneyPerHour,
                },
            ],
            ..line(
                None,
                LineKey::OwedByFloor,
                LinePlace::Sum,
                Decimal::new(62_112, 2),
                Unit::Money,
            )
        },
        LedgerLine {
            absent: true,
            ..line(Some(4), LineKey::MakeUpPay, LinePlace::Step, Decimal::ZERO, Unit::Money)
        },
        line(
            None,
            LineKey::PaidForWork,
            LinePlace::Sum,
            Decimal::new(paid, 2),
            Unit::Money,
        ),
        line(
            None,
            LineKey::Short,
            LinePlace::Result,
            Decimal::new(short, 2),
            Unit::Money,
        ),
    ];
    Arithmetic {
        verdict,
        lines,
        floor: Floor {
            hourly: floor,
            candidates: vec![FloorCandidate {
                id: "state".into(),
                title: Words([("en".to_string(), "State".to_string())].into()),
                basis: FloorBasis::Law,
                hourly: floor,
                unverified: false,
            }],
            changed_within_period: false,
        },
        hours_to_pay: Some(hours),
        owed: (verdict != Verdict::NotVerifiable).then(|| money(62_112)),
        paid: money(paid),
        shortfall: money(short),
        per_recorded_hour: Some(Decimal::new(1_575, 2)),
        per_hour_to_pay: Some(Decimal::new(1_366, 2)),
        slip_alone_looks_right: verdict == Verdict::Short,
        not_verifiable: vec![Unverifiable::Premium],
        rules: vec!["P1".into()],
        states: None,
    }
}

/// One of each.
pub(super) fn stops() -> Vec<Stop> {
    let (person, label) = ("Joseph".to_owned(), "F-B2".to_owned());
    vec![
        Stop::Practice,
        Stop::FieldworkOpen,
        Stop::TwoValues {
            key: "severity".into(),
            label: label.clone(),
        },
        Stop::BatchesMissing {
            count: 2,
            person: person.clone(),
        },
        Stop::NotHandedIn { person },
        Stop::Undecided { label: label.clone() },
        Stop::DecidedApart { label },
        Stop::PlateNotHere { label: "E-B4".into() },
        Stop::PlateUnproven { label: "E-B4".into() },
        Stop::TooManyPlates { most: 100 },
    ]
}

pub(super) fn suggestion(state: Option<FindingState>) -> Suggestion {
    let question = |words: &str, interviews| SuggestingQuestion {
        label: Words::from([("en", words)]),
        interviews,
    };
    Suggestion {
        provision: "hours-recorded".into(),
        title: Words::from([("en", "Hours are recorded")]),
        severity: "serious".into(),
        interviews: 17,
        questions: vec![
            question("Has anyone changed your hours after you clocked them?", 14),
            question("Is that waiting time paid?", 6),
        ],
        unquoted: 2,
        finding: state.map(|_| FindingRef {
            finding: RecordId::ZERO,
            label: "F-B2".into(),
            title: "Hours are recorded".into(),
        }),
        state,
    }
}
