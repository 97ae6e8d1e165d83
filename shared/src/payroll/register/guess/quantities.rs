//! What figures say of heads that do not say what they count: a `Total` of hours, of pieces or of money.

use super::cells::Cells;
use super::figures::proof;
use super::matching::meanings;
use super::refused::is_no_amount;
use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::HowSure;
use crate::payroll::register::mapping::Column;
use crate::payroll::register::words::{Meaning, plain, words};
use rust_decimal::Decimal;

type Rows = [Vec<Option<Decimal>>];

/// Fewer days side by side are no week.
const FEWEST_DAYS: usize = 3;
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
const DAY_HOURS: Decimal = Decimal::from_parts(24, 0, 0, false, 0);

struct Sheet<'g> {
    columns: &'g mut Vec<Column>,
    told: &'g mut [ColumnGuess],
    cells: &'g [Cells],
    rows: &'g Rows,
}

/// Maps anew what arithmetic proves to be something else than its head was taken for.
pub fn map(columns: &mut Vec<Column>, told: &mut [ColumnGuess], cells: &[Cells], rows: &Rows) {
    let mut sheet = Sheet {
        columns,
        told,
        cells,
        rows,
    };
    sheet.rate_of_pieces();
    sheet.hours_named_rent();
    sheet.doubtful_gross();
    sheet.overtime_of_money();
    sheet.columns.sort_by_key(|column| column.column);
}

impl Sheet<'_> {
    fn at(&self, field: Field) -> Option<u32> {
        let mut columns = self.columns.iter();
        columns.find(|column| column.field == field).map(|column| column.column)
    }

    fn head(&self, column: u32) -> &str {
        let mut told = self.told.iter();
        told.find(|told| told.column == column)
            .map_or("", |told| told.head.as_str())
    }

    /// Whether any other column holds the product of two.
    fn have_product(&self, left: u32, right: u32) -> bool {
        let mut others = self.told.iter().map(|told| told.column);
        others.any(|other| other != left && other != right && self.is_product(left, right, other))
    }

    fn is_product(&self, left: u32, right: u32, of: u32) -> bool {
        let comes_out = proof(self.rows, |figure| {
            let (left, right, of) = (figure(left)?, figure(right)?, figure(of)?);
            // Nothing and one say nothing.
            let says = [left, right]
                .iter()
                .all(|factor| !factor.is_zero() && *factor != Decimal::ONE);
            says.then(|| {
                left.checked_mul(right)
                    .is_some_and(|product| (product - of).abs() <= CENT)
            })
        });
        comes_out.holds()
    }

    fn set(&mut self, column: u32, field: Option<Field>) {
        let field = field.filter(|field| self.at(*field).is_none());
        self.columns.retain(|mapped| mapped.column != column);
        if let Some(field) = field {
            self.columns
                .push(Column::new(field, column, self.head(column).to_owned()));
        }
        for told in self.told.iter_mut().filter(|told| told.column == column) {
            (told.field, told.how_sure, told.because) = match field {
                Some(_) => (field, HowSure::Likely, Because::Cells),
                None => (None, HowSure::Unknown, Because::Nothing),
            };
        }
    }

    /// `Buckets`, `Rate`: the rate is of buckets where that is what was earned.
    fn rate_of_pieces(&mut self) {
        let (Some(rate), Some(pieces), None) = (
            self.at(Field::HourlyRate),
            self.at(Field::Pieces),
            self.at(Field::PieceRate),
        ) else {
            return;
        };
        let of_hours = self.at(Field::TotalHours);
        if self.have_product(pieces, rate) && !of_hours.is_some_and(|hours| self.have_product(hours, rate)) {
            self.set(rate, Some(Field::PieceRate));
        }
    }

    /// `HR` is house rent in Dhaka, and hours where hours times rate were earned.
    fn hours_named_rent(&mut self) {
        let (Some(rent), Some(rate), None) = (
            self.at(Field::HouseRent),
            self.at(Field::HourlyRate),
            self.at(Field::TotalHours),
        ) else {
            return;
        };
        if self.have_product(rent, rate) {
            self.set(rent, Some(Field::TotalHours));
        }
    }

    /// A gross that no head tells for certain is none where its figures say something else; then the next best is.
    fn doubtful_gross(&mut self) {
        let mut tried = Vec::new();
        while let Some(gross) = self.at(Field::Gross) {
            if says_gross(self.head(gross)) {
                return;
            }
            let other = self.other_than_money(gross);
            if other.is_none() && !self.cannot_be_gross(gross) {
                return;
            }
            tried.push(gross);
            let next = self.next_gross(&tried);
            self.set(gross, other);
            if let Some(next) = next {
                self.set(next, Some(Field::Gross));
            }
        }
    }

    /// What a total counts, when it is the factor of an amount or the sum of a week's hours.
    fn other_than_money(&self, column: u32) -> Option<Field> {
        let factors = [
            (Field::PieceRate, Field::Pieces),
            (Field::HourlyRate, Field::TotalHours),
            (Field::DayRate, Field::DaysWorked),
            (Field::Pieces, Field::PieceRate),
            (Field::TotalHours, Field::HourlyRate),
            (Field::DaysWorked, Field::DayRate),
        ];
        let factor = factors.into_iter().find(|(other, _)| {
            let other = self.at(*other);
            other.is_some_and(|other| self.have_product(column, other))
        });
        factor
            .map(|(_, counts)| counts)
            .or_else(|| self.is_sum_of_hours(column).then_some(Field::TotalHours))
    }

    fn is_sum_of_hours(&self, column: u32) -> bool {
        let days: Vec<u32> = self
            .told
            .iter()
            .filter(|told| is_weekday(&told.head))
            .map(|told| told.column)
            .collect();
        let comes_out = proof(self.rows, |figure| {
            let total = figure(column)?;
            let days: Vec<Decimal> = days.iter().filter_map(|day| figure(*day)).collect();
            let hours = days.iter().all(|day| *day <= DAY_HOURS);
            (!days.is_empty()).then(|| hours && days.iter().sum::<Decimal>() == total)
        });
        days.len() >= FEWEST_DAYS && comes_out.holds()
    }

    /// Less than nothing or than the net, one of several columns with the same head, or of a list of items.
    fn cannot_be_gross(&self, column: u32) -> bool {
        let head = plain(self.head(column));
        let twice = self.told.iter().filter(|told| plain(&told.head) == head).count() > 1;
        let net = self.at(Field::Net).or(self.at(Field::Paid));
        let less = net.is_some_and(|net| {
            let no_less = proof(self.rows, |figure| Some(figure(column)? >= figure(net)?));
            no_less.refuted > 0 && !no_less.holds()
        });
        // One row that takes back something is a correction.
        let below_nothing = proof(self.rows, |figure| Some(figure(column)? < Decimal::ZERO));
        let items = self.told.iter().any(|told| words().items.within(&plain(&told.head)));
        let of_a_day = words().of_a_day.is(&head) && self.at(Field::Day).is_none();
        twice || less || of_a_day || below_nothing.proved * 5 > below_nothing.refuted || items
    }

    /// The next best column by its head, among those that mean nothing else.
    fn next_gross(&self, tried: &[u32]) -> Option<u32> {
        let score = |told: &ColumnGuess| {
            let cells = self.cells.get(usize::try_from(told.column).ok()?);
            let gross = |found: &&super::matching::Match| found.meaning == Meaning::Field(Field::Gross);
            let found = meanings(&told.head).iter().find(gross).map(|found| found.score)?;
            let fits = cells.is_none_or(|cells| cells.fit(Field::Gross) >= 1.0) && !is_no_amount(&told.head, cells);
            (fits && !tried.contains(&told.column)).then_some(found)
        };
        let free = self.told.iter().filter(|told| told.field.is_none());
        let mut best: Option<(u32, f64)> = None;
        for (told, score) in free.filter_map(|told| Some((told, score(told)?))) {
            if best.is_none_or(|(_, before)| score > before) {
                best = Some((told.column, score));
            }
        }
        best.map(|(column, _)| column)
    }

    /// `Overtime` that makes up the gross with the other lines of pay is money.
    fn overtime_of_money(&mut self) {
        let (Some(overtime), Some(gross), None) = (
            self.at(Field::OvertimeHours),
            self.at(Field::Gross),
            self.at(Field::OvertimePay),
        ) else {
            return;
        };
        let lines: Vec<u32> = self
            .columns
            .iter()
            .filter(|column| is_line_of_pay(column.field))
            .map(|column| column.column)
            .collect();
        let comes_out = proof(self.rows, |figure| {
            let (gross, overtime) = (figure(gross)?, figure(overtime)?);
            let lines = lines.iter().filter_map(|line| figure(*line)).sum::<Decimal>();
            (!overtime.is_zero()).then(|| (lines + overtime - gross).abs() <= CENT)
        });
        if !lines.is_empty() && comes_out.holds() {
            self.set(overtime, Some(Field::OvertimePay));
        }
    }
}

/// What a gross is made of, overtime and premium apart.
fn is_line_of_pay(field: Field) -> bool {
    use Field::*;
    matches!(
        field,
        PieceEarnings
            | RegularPay
            | WaitingPay
            | MakeUpPay
            | Bonus
            | Basic
            | HouseRent
            | Medical
            | Transport
            | Food
            | Allowance
            | OtherPay
    )
}

/// Whether a head has words of a gross beside those that are only perhaps one. Before overtime it may be less than the net.
fn says_gross(head: &str) -> bool {
    let between = format!(" {} ", plain(head));
    let mut known = words().heads.iter();
    known.any(|known| known.meaning == Meaning::Field(Field::Gross) && between.contains(&known.between))
}

fn is_weekday(head: &str) -> bool {
    let head = plain(head);
    let mut parts = head.split(' ');
    // `Mon 3`, `Monday 11/03`.
    parts.next().is_some_and(|first| words().weekdays.is(first))
        && parts.all(|part| part.chars().all(|letter| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::guess;
    use crate::payroll::register::{Field, RegisterKind, look};

    fn heads(sheet: &str) -> Vec<(String, Field)> {
        let look = look(sheet.as_bytes()).unwrap();
        let columns = guess(&look, RegisterKind::Register, None).mapping.columns;
        columns.into_iter().map(|column| (column.head, column.field)).collect()
    }

    fn has(sheet: &str, head: &str, field: Field) -> bool {
        heads(sheet).contains(&(head.to_owned(), field))
    }

    #[test]
    fn a_total_of_hours_or_pieces_is_not_the_gross() {
        let hours = "Employee Name,Mon,Tue,Wed,Thu,Fri,Total,Rate,Amount\n\
            Ana Ruiz,8,8,8,8,8,40,14,560\nBeto Cruz,8,8,8.5,8,8,40.5,14,567\n";
        assert!(has(hours, "Total", Field::TotalHours) && has(hours, "Amount", Field::Gross));
        let pieces = "Picker,Mon,Tue,Wed,Thu,Fri,Total,Price,Earnings,Hours\n\
            Ana Ruiz,180,180,180,180,180,900,0.65,585.00,40\nBeto Cruz,190,190,190,190,190,950,0.65,617.50,40.5\n";
        assert!(has(pieces, "Total", Field::Pieces) && has(pieces, "Earnings", Field::Gross));
        let money = "Emp No,Name,Basic,DA,Overtime,Total,Net\nT1,Selvi M,6500,4381,1200,12081,11000\n\
            T2,Mari P,6000,4044,650,10694,9408\n";
        assert!(has(money, "Total", Field::Gross) && has(money, "Overtime", Field::OvertimePay));
    }

    #[test]
    fn an_amount_is_the_gross_where_no_better_is_there() {
        let alone = "Emp ID,Name,Hours,Rate,Amount,Held,Net Pay\nE1,Ana Ruiz,40,14.00,560.00,42.84,517.16\n\
            E2,Beto Cruz,40,14.00,560.00,42.84,517.16\n";
        assert!(has(alone, "Amount", Field::Gross) && has(alone, "Held", Field::Deduction));
        let better = alone.replace("Rate", "Gross Pay").replace("14.00", "570.00");
        assert!(has(&better, "Gross Pay", Field::Gross) && !has(&better, "Amount", Field::Gross));
        let less = alone.replace("560.00", "60.00");
        assert!(!has(&less, "Amount", Field::Gross), "no gross is less than its net");
        let items = "Employee,Date,Payroll Item,Qty,Rate,Amount\nAna Ruiz,2025-11-14,Hourly,32,14,448\n\
            Ana Ruiz,2025-11-14,Buckets,410,0.65,266.50\n";
        assert!(heads(items).iter().all(|(_, field)| *field != Field::Gross));
        let twice = "Emp ID,Name,Hours,Amount,OT Hours,Amount\nE1,Ana Ruiz,40,560,2,42\nE2,Beto Cruz,40,560,1,21\n";
        assert!(heads(twice).iter().all(|(_, field)| *field != Field::Gross));
    }

    #[test]
    fn a_rate_may_be_of_pieces() {
        let sheet =
            "Emp ID,Name,Buckets,Rate,Amount,Hours\nE1,Ana Ruiz,900,0.65,585.00,40\nE2,Luz Cruz,700,0.65,455.00,40\n";
        assert!(has(sheet, "Rate", Field::PieceRate));
        let hours = "Emp ID,Name,HR,Rate,Gross\nE1,Ana Ruiz,40,12.50,500.00\nE2,Beto Cruz,40,14.00,560.00\n";
        assert!(has(hours, "HR", Field::TotalHours));
    }
}
