//! What the engine names by a stable word about registers: what could not be checked, what is wrong, what cannot be read.

use super::say;
use shared::api::{ApiError, Code};
use shared::payroll::register::{Because, HowSure, WhyLeftOut};
use shared::payroll::{FaultCode, Judgement, Missing};

pub(crate) fn judgement(of: Judgement) -> String {
    match of {
        Judgement::Clean => say::judged_clean(),
        Judgement::NotVerifiable => say::judged_not_verifiable(),
        Judgement::Breach => say::judged_breach(),
        Judgement::Short => say::judged_short(),
    }
}

pub(crate) fn sure(how: HowSure) -> String {
    match how {
        HowSure::Certain => say::sure_certain(),
        HowSure::Likely => say::sure_likely(),
        HowSure::Unknown => say::sure_unknown(),
    }
}

pub(crate) fn because(of: Because) -> String {
    match of {
        Because::Earlier => say::because_earlier(),
        Because::Head => say::because_head(),
        Because::NearHead => say::because_near_head(),
        Because::Cells => say::because_cells(),
        Because::Nothing => say::because_nothing(),
    }
}

pub(crate) fn why_left_out(why: WhyLeftOut) -> String {
    match why {
        WhyLeftOut::Blank => say::left_blank(),
        WhyLeftOut::RepeatedHeader => say::left_header(),
        WhyLeftOut::Totals => say::left_totals(),
        WhyLeftOut::Note => say::left_note(),
    }
}

/// Why a cell does not say what its column should, by its stable code.
pub(crate) fn unreadable(code: &str) -> String {
    match code {
        "not_a_number" => say::why_not_a_number(),
        "which_decimal_mark" => say::why_decimal_mark(),
        "other_currency" => say::why_other_currency(),
        "too_large" => say::why_too_large(),
        "not_hours" => say::why_not_hours(),
        "a_day_for_hours" => say::why_day_for_hours(),
        "not_a_day" => say::why_not_a_day(),
        "no_such_day" => say::why_no_such_day(),
        "which_date_order" => say::why_date_order(),
        "not_a_time" => say::why_not_a_time(),
        "work_or_rest" => say::why_work_or_rest(),
        "clock_or_decimal" => say::why_clock_or_decimal(),
        "formula_error" => say::why_formula_error(),
        "formula_not_computed" => say::why_formula_open(),
        "a_date_for_a_number" => say::why_date_for_number(),
        "not_yes_or_no" => say::why_yes_or_no(),
        _ => say::why_unknown(),
    }
}

pub(crate) fn missing(of: Missing) -> String {
    match of {
        Missing::Column => say::missing_column(),
        Missing::Cell => say::missing_cell(),
        Missing::Unreadable => say::missing_unreadable(),
        Missing::ImpossibleFigure => say::missing_impossible(),
        Missing::Period => say::missing_period(),
        Missing::Floor => say::missing_floor(),
        Missing::FloorChanged => say::missing_floor_changed(),
        Missing::FloorUnverified => say::missing_floor_unverified(),
        Missing::Region => say::missing_region(),
        Missing::Sector => say::missing_sector(),
        Missing::Job => say::missing_job(),
        Missing::Grade => say::missing_grade(),
        Missing::Tenure => say::missing_tenure(),
        Missing::Currency => say::missing_currency(),
        Missing::HoursByWeek => say::missing_hours_by_week(),
        Missing::HoursByDay => say::missing_hours_by_day(),
        Missing::StartAndStop => say::missing_start_stop(),
        Missing::FewerThan52Weeks => say::missing_52_weeks(),
        Missing::Month => say::missing_month(),
        Missing::Scheme => say::missing_scheme(),
        Missing::Purpose => say::missing_purpose(),
        Missing::Consent => say::missing_consent(),
        Missing::PremiumReceived => say::missing_premium(),
        Missing::AdminShare => say::missing_admin_share(),
        Missing::ContractTerms => say::missing_contract(),
        Missing::ContractCovered => say::missing_contract_covered(),
        Missing::Crew => say::missing_crew(),
        Missing::Worker => say::missing_worker(),
        Missing::OtherBooks => say::missing_other_books(),
    }
}

pub(crate) fn wrong(code: FaultCode) -> String {
    match code {
        FaultCode::NoWorker => say::wrong_no_worker(),
        FaultCode::NegativeHours => say::wrong_negative_hours(),
        FaultCode::NegativePay => say::wrong_negative_pay(),
        FaultCode::TooManyHours => say::wrong_too_many_hours(),
        FaultCode::PeriodBackwards => say::wrong_period_backwards(),
        FaultCode::PeriodTooLong => say::wrong_period_long(),
        FaultCode::NoPeriod => say::wrong_no_period(),
        FaultCode::OverlappingPeriods => say::wrong_overlap(),
        FaultCode::SameRowTwice => say::wrong_same_row(),
        FaultCode::WorkerTwice => say::wrong_worker_twice(),
        FaultCode::UnknownCurrency => say::wrong_currency(),
        FaultCode::AbsurdRate => say::wrong_rate(),
        FaultCode::WorkerNotInRegister => say::wrong_not_in_register(),
        FaultCode::More => say::wrong_more(),
    }
}

/// A file that cannot be read, in the reader's language; where the engine's own words are the reader's, they stand.
pub(crate) fn fault(of: ApiError) -> ApiError {
    if of.code != Code::BadRegister || crate::words::language() == "en" {
        return of;
    }
    let place = of.place.clone().unwrap_or_default();
    let (reason, at) = place.split_once(": ").unwrap_or((&place, ""));
    let choose = say::fault_choose_do;
    let (what, next) = match reason {
        "encrypted" => (say::fault_encrypted(), say::fault_encrypted_do()),
        "truncated" | "unreadable" | "lfs_pointer" => (say::fault_truncated(), say::fault_truncated_do()),
        "empty_file" => (say::fault_empty(), choose()),
        "not_a_register" => (say::fault_not_register(), choose()),
        "other_form" => (say::fault_other_form(), choose()),
        "file_too_large" | "too_many_cells" | "zip_bomb" => (say::fault_too_large(), say::fault_too_large_do()),
        "no_sheet" | "no_such_sheet" => (say::fault_no_sheet(), choose()),
        "unclosed_quote" => (say::fault_quote(), choose()),
        "no_such_encoding" => (say::fault_encoding(), choose()),
        "bad_mapping" | "few_rows_read" => (say::fault_mapping(), say::fault_mapping_do()),
        _ => (say::fault_title(), choose()),
    };
    let what = if at.is_empty() { what } else { format!("{at}: {what}") };
    ApiError {
        message: what,
        safe: say::fault_safe_file(),
        next,
        ..of
    }
}
