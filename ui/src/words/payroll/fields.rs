//! What columns mean, in groups as people look for them.

use super::say;
use shared::payroll::register::{Field, FieldKind};

/// A group of fields in the list of meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Who,
    When,
    Hours,
    Pieces,
    Rates,
    Pay,
    Other,
}

/// Every field once, in the order in which the list offers them.
pub(crate) const GROUPS: &[(Group, &[Field])] = {
    use Field::*;
    &[
        (Group::Who, &[Worker, Name, Crew, Job, Grade, Hired, H2a, Basis]),
        (
            Group::When,
            &[PeriodFirst, PeriodLast, Day, PayDate, DueDate, Start, Stop, Break],
        ),
        (
            Group::Hours,
            &[
                TotalHours,
                RegularHours,
                OvertimeHours,
                WaitingHours,
                OfferedHours,
                RestHours,
                DaysWorked,
            ],
        ),
        (Group::Pieces, &[Pieces, PieceRate, PieceEarnings]),
        (
            Group::Rates,
            &[HourlyRate, OvertimeRate, DayRate, MonthlyRate, ContractRate],
        ),
        (
            Group::Pay,
            &[
                Gross,
                RegularPay,
                OvertimePay,
                WaitingPay,
                MakeUpPay,
                Bonus,
                Premium,
                Basic,
                HouseRent,
                Medical,
                Transport,
                Food,
                Allowance,
                OtherPay,
                Deduction,
                DeductionsTotal,
                Net,
                Paid,
            ],
        ),
        (Group::Other, &[Currency, Signed, Reason]),
    ]
};

pub(crate) fn group(of: Group) -> String {
    match of {
        Group::Who => say::group_who(),
        Group::When => say::group_when(),
        Group::Hours => say::group_hours(),
        Group::Pieces => say::group_pieces(),
        Group::Rates => say::group_rates(),
        Group::Pay => say::group_pay(),
        Group::Other => say::group_other(),
    }
}

/// What a cell says: yes and no in the reader's words, everything else as the file has it.
pub(crate) fn cell(of: Field, text: String) -> String {
    match (of.kind(), text.as_str()) {
        (FieldKind::YesNo, "yes") => crate::words::say::yes_said(),
        (FieldKind::YesNo, "no") => crate::words::say::no_said(),
        _ => text,
    }
}

pub(crate) fn field(of: Field) -> String {
    match of {
        Field::Worker => say::field_worker(),
        Field::Name => say::field_name(),
        Field::Crew => say::field_crew(),
        Field::Job => say::field_job(),
        Field::Grade => say::field_grade(),
        Field::Hired => say::field_hired(),
        Field::H2a => say::field_h2a(),
        Field::Basis => say::field_basis(),
        Field::PeriodFirst => say::field_period_first(),
        Field::PeriodLast => say::field_period_last(),
        Field::Day => say::field_day(),
        Field::PayDate => say::field_pay_date(),
        Field::DueDate => say::field_due_date(),
        Field::Start => say::field_start(),
        Field::Stop => say::field_stop(),
        Field::Break => say::field_break(),
        Field::RegularHours => say::field_regular_hours(),
        Field::OvertimeHours => say::field_overtime_hours(),
        Field::TotalHours => say::field_total_hours(),
        Field::WaitingHours => say::field_waiting_hours(),
        Field::OfferedHours => say::field_offered_hours(),
        Field::RestHours => say::field_rest_hours(),
        Field::DaysWorked => say::field_days_worked(),
        Field::Pieces => say::field_pieces(),
        Field::PieceRate => say::field_piece_rate(),
        Field::HourlyRate => say::field_hourly_rate(),
        Field::OvertimeRate => say::field_overtime_rate(),
        Field::DayRate => say::field_day_rate(),
        Field::MonthlyRate => say::field_monthly_rate(),
        Field::ContractRate => say::field_contract_rate(),
        Field::PieceEarnings => say::field_piece_earnings(),
        Field::RegularPay => say::field_regular_pay(),
        Field::OvertimePay => say::field_overtime_pay(),
        Field::WaitingPay => say::field_waiting_pay(),
        Field::MakeUpPay => say::field_make_up_pay(),
        Field::Bonus => say::field_bonus(),
        Field::Premium => say::field_premium(),
        Field::Basic => say::field_basic(),
        Field::HouseRent => say::field_house_rent(),
        Field::Medical => say::field_medical(),
        Field::Transport => say::field_transport(),
        Field::Food => say::field_food(),
        Field::Allowance => say::field_allowance(),
        Field::OtherPay => say::field_other_pay(),
        Field::Gross => say::field_gross(),
        Field::Deduction => say::field_deduction(),
        Field::DeductionsTotal => say::field_deductions_total(),
        Field::Net => say::field_net(),
        Field::Paid => say::field_paid(),
        Field::Currency => say::field_currency(),
        Field::Signed => say::field_signed(),
        Field::Reason => say::field_reason(),
    }
}
