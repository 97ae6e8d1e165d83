//! The wage table, asked once for all who have place, days, job, grade and contract in common.

use crate::payroll::rates::{FloorAsk, Rates, rates};
use crate::payroll::register::Field;
use crate::payroll::review::{Case, Figures, Review, one};
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::rc::Rc;

/// The wage table asked once for all who have the same in common.
#[derive(Default)]
pub(in crate::payroll) struct Table<'r> {
    asked: HashMap<Key, Option<Rc<Rates<'r>>>>,
}

type Key = (
    Day,
    Day,
    bool,
    Option<Decimal>,
    Option<String>,
    Option<String>,
    Option<Day>,
);

impl<'r> Table<'r> {
    /// `None`: no period, no region, another currency, or no floor.
    pub fn of(&mut self, review: &Review<'_, 'r>, case: &Case, figures: &Figures<'r>) -> Option<Rc<Rates<'r>>> {
        let region = review.circumstances.region.as_deref()?;
        figures.currency.filter(|currency| *currency == review.rules.currency)?;
        let last = case.last?;
        let first = case.first.unwrap_or(last);
        let row = case.rows.first().copied().unwrap_or_default();
        let small = |field: Field| review.register.text(row, field).map(str::to_lowercase);
        let (job, grade) = (small(Field::Job), small(Field::Grade));
        let h2a = review
            .register
            .yes(row, Field::H2a)
            .or(review.circumstances.h2a)
            .unwrap_or(false);
        let hired = review.register.day(row, Field::Hired);
        let contract = one(review, &case.rows, Field::ContractRate).filter(|_| !figures.absurd);
        let contract = contract.or(review.circumstances.contract_hourly.and_then(Review::told_amount));
        let key = (first, last, h2a, contract, job, grade, hired);
        if let Some(known) = self.asked.get(&key) {
            return known.clone();
        }
        let ask = FloorAsk {
            region,
            sector: review.circumstances.sector.as_deref(),
            h2a,
            contract,
            job: key.4.as_deref(),
            grade: key.5.as_deref(),
            hired,
            first,
            last,
        };
        let found = rates(&review.rules.floors, &ask).ok().map(Rc::new);
        self.asked.insert(key, found.clone());
        found
    }
}
