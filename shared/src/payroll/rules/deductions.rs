//! P6: every deduction has a lawful purpose and a signature, and what the law does not order leaves the wage floor.

use super::unread::{cell, floor_open};
use super::wage_floor::Wage;
use crate::money::payable;
use crate::pack::{DeductionNeeds, DeductionPurpose, Grounds, PayrollRules};
use crate::payroll::evidence::{Part, StepKey, StepUnit, Steps, part};
use crate::payroll::register::Field;
use crate::payroll::review::{Case, Columns, Desk, Evidence, Figures, On, Review};
use crate::payroll::rule::{Missing, Rule};
use crate::payroll::statement::Statement;
use rust_decimal::Decimal;

/// A column of deductions on a period.
struct Deducted<'b> {
    head: &'b str,
    amount: Decimal,
    /// `None`: no purpose of the pack.
    needs: Option<DeductionNeeds>,
}

pub(super) fn check<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    wage: &Wage,
) {
    let Some(rules) = &review.rules.checks.deductions else {
        return;
    };
    let rule = Rule::P6;
    let deducted = deducted(review, case);
    let total = review.register.sum(&case.rows, Field::DeductionsTotal);
    let (gross, net) = (
        review.register.sum(&case.rows, Field::Gross),
        review.register.sum(&case.rows, Field::Net),
    );
    let itemized: Decimal = deducted.iter().map(|one| one.amount).sum();
    let mut open = false;
    // Less came out than went in, and no line says for what.
    let kept_back = match net.given() {
        Some(net) => gross.or_zero() - net,
        None => Decimal::ZERO,
    };
    if kept_back > itemized.max(total.or_zero()) {
        open = true;
        desk.missing(rule, on, Missing::Purpose, Some(Field::Net), || {
            cell(review, case, Field::Net)
        });
    }
    if total.or_zero() > itemized || deducted.iter().any(|one| one.needs.is_none()) {
        open = true;
        let field = if total.or_zero() > itemized {
            Field::DeductionsTotal
        } else {
            Field::Deduction
        };
        desk.missing(rule, on, Missing::Purpose, Some(field), || cell(review, case, field));
    }
    let of = |needs: DeductionNeeds| deducted.iter().filter(move |one| one.needs == Some(needs));
    for one in of(DeductionNeeds::Forbidden) {
        open = true;
        let owed = payable(one.amount, on.currency);
        desk.short(rule, on, owed, || {
            let mut steps = Steps::default();
            steps.figure(StepKey::Deducted, one.amount, StepUnit::Money);
            steps.short(owed, &[one.amount]);
            evidence(
                review,
                case,
                steps,
                Statement::DeductionForbidden {
                    purpose: one.head.to_owned(),
                    short: owed,
                    currency: on.currency.to_owned(),
                },
            )
        });
    }
    let consented: Decimal = of(DeductionNeeds::Consent).map(|one| one.amount).sum();
    if consented > Decimal::ZERO {
        match signed(review, case) {
            None => {
                open = true;
                desk.missing(rule, on, Missing::Consent, Some(Field::Signed), || {
                    cell(review, case, Field::Signed)
                });
            }
            Some(true) => {}
            Some(false) => {
                open = true;
                desk.broken(rule, on, || {
                    let mut steps = Steps::default();
                    steps.figure(StepKey::Deducted, consented, StepUnit::Money);
                    let heads: Vec<&str> = of(DeductionNeeds::Consent).map(|one| one.head).collect();
                    evidence(
                        review,
                        case,
                        steps,
                        Statement::DeductionWithoutConsent {
                            purpose: heads.join(", "),
                            amount: consented,
                            currency: on.currency.to_owned(),
                        },
                    )
                });
            }
        }
    }
    if rules.never_below_floor && consented > Decimal::ZERO {
        open |= below_floor(review, desk, on, case, figures, wage, consented);
    }
    if !open {
        desk.clean(rule, on);
    }
}

/// Whether deductions of consent take pay below the floor, or nobody can tell.
fn below_floor<'r>(
    review: &Review<'_, 'r>,
    desk: &mut Desk<'r>,
    on: On<'r>,
    case: &Case,
    figures: &Figures<'r>,
    wage: &Wage,
    consented: Decimal,
) -> bool {
    let (Some(floor), Some(paid)) = (wage.by_floor, figures.paid) else {
        desk.missing(Rule::P6, on, Missing::Floor, None, || {
            cell(review, case, Field::TotalHours)
        });
        return true;
    };
    let left = paid - consented;
    // What was short before any deduction is P1's.
    let owed = (floor - left).max(Decimal::ZERO) - (floor - paid).max(Decimal::ZERO);
    let owed = payable(owed.min(consented), on.currency);
    if owed <= Decimal::ZERO {
        return floor_open(review, desk, on, Rule::P6, figures, wage.by_hour);
    }
    desk.short(Rule::P6, on, owed, || {
        let mut steps = Steps::default();
        steps.figure(StepKey::PaidForWork, paid, StepUnit::Money);
        steps.figure(StepKey::Deducted, consented, StepUnit::Money);
        let formula = vec![
            part(paid, StepUnit::Money),
            Part::Minus,
            part(consented, StepUnit::Money),
        ];
        steps.formula(StepKey::LeftAfterDeductions, left, StepUnit::Money, formula);
        steps.figure(StepKey::DueByFloor, floor, StepUnit::Money);
        steps.short(owed, &[floor.min(paid), left]);
        evidence(
            review,
            case,
            steps,
            Statement::DeductedBelowFloor {
                deducted: consented,
                left,
                floor: payable(floor, on.currency),
                short: owed,
                currency: on.currency.to_owned(),
            },
        )
    });
    true
}

/// What each column of deductions needs, by the words in its head; in the order of the columns.
pub(in crate::payroll) fn needs(register: &Columns<'_>, rules: &PayrollRules) -> Vec<Option<DeductionNeeds>> {
    let Some(rules) = &rules.checks.deductions else {
        return Vec::new();
    };
    let of_column = |place: &usize| {
        let head = register.book.mapping.columns.get(*place)?.head.to_lowercase();
        let is_meant = |purpose: &&DeductionPurpose| purpose.words.iter().any(|word| head.contains(word.as_str()));
        Some(rules.purposes.iter().find(is_meant)?.needs)
    };
    register.all(Field::Deduction).iter().map(of_column).collect()
}

fn deducted<'b>(review: &Review<'b, '_>, case: &Case) -> Vec<Deducted<'b>> {
    let register = &review.register;
    let one = |(place, needs): (&usize, &Option<DeductionNeeds>)| {
        let column = register.book.mapping.columns.get(*place)?;
        let amounts = case.rows.iter().filter_map(|row| match register.at(*row, *place) {
            crate::payroll::register::Value::Number(amount) => Some(amount.abs()),
            _ => None,
        });
        let amount = amounts.fold(Decimal::ZERO, Decimal::saturating_add);
        (!amount.is_zero()).then_some(Deducted {
            head: &column.head,
            amount: amount.min(crate::payroll::LARGEST_AMOUNT),
            needs: *needs,
        })
    };
    let columns = register.all(Field::Deduction).iter().zip(&review.deduction_needs);
    columns.filter_map(one).collect()
}

/// Whether the worker's mark stands on the rows; `None`: the register has no place for it.
fn signed(review: &Review<'_, '_>, case: &Case) -> Option<bool> {
    let register = &review.register;
    register.has(Field::Signed).then(|| {
        case.rows.iter().all(|row| {
            let mark = register.text(*row, Field::Signed).map(str::to_lowercase);
            mark.is_some_and(|mark| !["no", "n", "0", "-", "false", "none"].contains(&mark.as_str()))
        })
    })
}

fn evidence(review: &Review<'_, '_>, case: &Case, steps: Steps, statement: Statement) -> Evidence {
    let fields = [
        Field::Gross,
        Field::Deduction,
        Field::DeductionsTotal,
        Field::Net,
        Field::Signed,
    ];
    Evidence {
        inputs: review.inputs(&case.rows, &fields),
        steps,
        statement,
        grounds: Grounds::default(),
    }
}
