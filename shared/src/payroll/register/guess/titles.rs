//! The pay period, where a text above the heads or the name of the sheet states it.
//!
//! A wrong period means a wrong wage floor: what can be a week's number, a form's date or a contract is not taken.

use super::title_words::{
    Run, Says, ends, find, has, has_day_beside, has_two_orders, is_named, is_week_ending, last_end, numbers, spaced,
    titles,
};
use crate::payroll::register::look::{Look, SheetLook};
use crate::payroll::register::mapping::DateOrder;
use crate::time::Day;
use chrono::Days;

/// Longer titles are prose.
const TITLE_WORDS_MAX: usize = 25;

/// The pay period of all sheets that are read. `None` too where one states another than the next: there is one for a file.
pub fn of_all(
    look: &Look,
    read: &[String],
    best: &SheetLook,
    header_row: Option<u32>,
    order: DateOrder,
) -> Option<(Day, Day)> {
    let others = look.sheets.iter().filter(|sheet| read.contains(&sheet.name));
    let mut stated = std::iter::once(best)
        .chain(others)
        .filter_map(|sheet| period(sheet, header_row, order));
    let first = stated.next()?;
    stated.all(|other| other == first).then_some(first)
}

/// Whether each sheet that is read states its own period: then days without a month have one.
pub fn each_states(look: &Look, read: &[String], header_row: Option<u32>, order: DateOrder) -> bool {
    let mut sheets = look.sheets.iter().filter(|sheet| read.contains(&sheet.name)).peekable();
    sheets.peek().is_some() && sheets.all(|sheet| period(sheet, header_row, order).is_some())
}

/// The pay period that the titles state, or else the name of the sheet. `None` too where they state several.
fn period(sheet: &SheetLook, header_row: Option<u32>, order: DateOrder) -> Option<(Day, Day)> {
    let above = sheet
        .first_rows
        .iter()
        .filter(|row| header_row.is_some_and(|header| row.row < header));
    let mut titles = Titles::default();
    for row in above {
        titles.add_row(row.cells.iter().map(|cell| cell.text.as_str()), order);
    }
    if titles.stated.is_empty() || !titles.stated.iter().any(|stated| stated.is_taken(titles.parts_months)) {
        titles.add_row([sheet.name.as_str()].into_iter(), order);
    }
    titles.period()
}

/// The label before the one person that a sheet is about, as hours of rest are kept: `Seafarer (full name): Reyes Juan`.
pub fn person(sheet: &SheetLook, header_row: Option<u32>) -> Option<String> {
    let above = sheet
        .first_rows
        .iter()
        .filter(|row| header_row.is_some_and(|header| row.row < header));
    let mut found = above.filter_map(|row| {
        let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let labels = texts.iter().map(|text| label(text));
        let mut persons = labels.filter(|label| titles().person.contains(&spaced(label)));
        persons
            .find(|label| after_label(&texts, label).is_some())
            .map(str::to_owned)
    });
    found.next()
}

/// What stands behind a label, in its cell or in the next one that is filled.
pub fn after_label<'t>(texts: &[&'t str], wanted: &str) -> Option<&'t str> {
    let place = texts.iter().position(|text| spaced(label(text)) == spaced(wanted))?;
    let own = texts.get(place)?.split_once(':').map_or("", |(_, own)| own.trim());
    if !own.is_empty() {
        return Some(own);
    }
    let mut next = texts.get(place + 1..)?.iter().map(|text| text.trim());
    next.find(|text| !text.is_empty()).filter(|text| !text.contains(':'))
}

fn label(text: &str) -> &str {
    text.split_once(':').map_or(text, |(label, _)| label).trim()
}

/// What all titles of a sheet say.
#[derive(Debug, Default)]
pub struct Titles {
    stated: Vec<Stated>,
    /// The last day that a title names, with the words before it: a period may begin there.
    begins: Option<(Day, String)>,
    /// Some title speaks of weeks or halves of months.
    parts_months: bool,
}

#[derive(Clone, Copy, Debug)]
struct Stated {
    period: (Day, Day),
    /// A month without a day.
    is_month: bool,
    /// The words before it say that it is the pay period.
    is_told: bool,
}

impl Stated {
    fn is_taken(&self, parts_months: bool) -> bool {
        !(self.is_month && parts_months)
    }
}

impl Titles {
    pub fn add_row<'t>(&mut self, texts: impl Iterator<Item = &'t str>, order: DateOrder) {
        let mut label = String::new();
        let mut alone = Vec::new();
        for text in texts.filter(|text| !text.trim().is_empty()) {
            label = self.add_text(text, &label, order, &mut alone);
        }
        // `Pay period | 01/06/2025 | 15/06/2025`
        if let [(first, is_told), (last, _)] = alone.as_slice()
            && first < last
        {
            self.state((*first, *last), false, *is_told);
        }
    }

    /// Adds what one cell states; gives the words that may belong to the next cell. `alone`: single days of the row.
    fn add_text(&mut self, text: &str, label: &str, order: DateOrder, alone: &mut Vec<(Day, bool)>) -> String {
        let text: String = text.replace([':', '(', ')', ',', '_', ';', '|'], " ").replace('º', "");
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() > TITLE_WORDS_MAX {
            return String::new();
        }
        self.parts_months |= has(&spaced(&text), &titles().part_of_month);
        let numbers = numbers(&words, label, order);
        let mut runs = Vec::new();
        find(&words, &numbers, (0, words.len()), order, &mut runs);
        let mut before = 0;
        for run in &runs {
            let own = words.get(before..run.from).unwrap_or_default().join(" ");
            let own = match own.is_empty() && before == 0 {
                true => label.to_owned(),
                false => spaced(&own),
            };
            before = run.to;
            self.add_run(run, &own, &words, &numbers, alone);
        }
        match runs.is_empty() {
            true => spaced(&text),
            false => spaced(&words.get(before..).unwrap_or_default().join(" ")),
        }
    }

    fn add_run(&mut self, run: &Run, label: &str, words: &[&str], numbers: &[bool], alone: &mut Vec<(Day, bool)>) {
        let of_period = last_end(label, &titles().period);
        let of_other = last_end(label, &titles().not_the_period);
        if of_other > 0 && of_other >= of_period {
            return;
        }
        let is_told = of_period > 0;
        match run.says {
            Says::Days(first, last) => self.state((first, last), false, is_told),
            Says::Month(first, last) => {
                if !has_day_beside(run, words, numbers)
                    && (is_named(run, words) || label.trim().is_empty() || ends(label, &titles().month))
                {
                    self.state((first, last), true, is_told);
                }
            }
            Says::Day(_) if titles().only_a_date.iter().any(|word| word == label) => {}
            Says::Day(day) if is_week_ending(label) => {
                if !has_two_orders(run, words)
                    && let Some(first) = day.checked_sub_days(Days::new(6))
                {
                    self.state((first, day), false, true);
                }
            }
            Says::Day(day) => {
                // `Begins | 01/06/2025` over `Ends | 15/06/2025`
                if let Some((first, begin)) = self.begins.take()
                    && has(&begin, &titles().first_day)
                    && has(label, &titles().last_day)
                    && first <= day
                {
                    self.state((first, day), false, is_told || has(&begin, &titles().period));
                    alone.clear();
                } else {
                    alone.push((day, is_told));
                    self.begins = Some((day, label.to_owned()));
                }
            }
        }
    }

    fn state(&mut self, period: (Day, Day), is_month: bool, is_told: bool) {
        if period.0 <= period.1 {
            self.stated.push(Stated {
                period,
                is_month,
                is_told,
            });
        }
    }

    /// The one period that is stated. Days say more than months, and words more than their lack. Two answers of one worth are none.
    pub fn period(&self) -> Option<(Day, Day)> {
        let taken = || self.stated.iter().filter(|stated| stated.is_taken(self.parts_months));
        let worth = |stated: &Stated| (!stated.is_month, stated.is_told);
        let best = taken().map(worth).max()?;
        let mut periods = taken()
            .filter(|stated| worth(stated) == best)
            .map(|stated| stated.period);
        let first = periods.next()?;
        periods.all(|other| other == first).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]], order: DateOrder) -> Option<String> {
        let mut titles = Titles::default();
        for row in rows {
            titles.add_row(row.iter().copied(), order);
        }
        let (first, last) = titles.period()?;
        Some(format!("{first} {last}"))
    }

    fn in_title(title: &str) -> Option<String> {
        of(&[&[title]], DateOrder::MonthFirst)
    }

    #[test]
    fn titles_state_the_period() {
        for title in [
            "Pay Period: November 3 - 9, 2025",
            "Nov 3 - 9, 2025",
            "Week of November 3-9, 2025",
            "Pay period 11/03/25 - 11/09/25",
            "Payroll From 11/03/2025 To 11/09/2025",
            "NOMINA SEMANAL DEL 3 AL 9 DE NOVIEMBRE DE 2025",
            "Semana 45: lunes 3 a domingo 9 de noviembre 2025",
            "SEMANA 3 AL 9 DE NOVIEMBRE DE 2025",
            "Période du 3 novembre 2025 au 9 novembre 2025",
            "Sotilè 3 novanm 2025 rive 9 novanm 2025",
            "Printed November 2025 - week of Nov 3-9 2025",
            "As of 11/30/2025 for 11/03/2025-11/09/2025",
            "Week ending November 9, 2025",
            "Week ending 2025-11-09",
            "Form XVII Wage Period : 11/03/2025 To 11/09/2025",
            "Pay period 45: 11/03/2025 to 11/09/2025 (crew 3)",
            "Week 10 - 3 to 9 November 2025",
            "H-2A payroll 11/03/2025 - 11/09/2025",
        ] {
            assert_eq!(in_title(title).as_deref(), Some("2025-11-03 2025-11-09"), "{title}");
        }
        for title in [
            "Salary Sheet for the month of November 2025",
            "Salary & OT Sheet for the month of : November-2025  (Section: Sewing)",
            "WAGES FOR MONTH: NOVEMBER 2025",
            "November 2025, line 3",
            "Month 11/2025",
            "11/2025",
        ] {
            assert_eq!(in_title(title).as_deref(), Some("2025-11-01 2025-11-30"), "{title}");
        }
    }

    #[test]
    fn what_may_be_something_else_is_asked() {
        for title in [
            "Week 7 / 2025",
            "Semana 9-2025",
            "Week 5 - 2025",
            "Week 45 / 2025",
            "Pay run 3/2025",
            "Payroll No. 10 - 2025",
            "Payroll No. 3 - 14 November 2025",
            "Due 01/2025 - FL",
            "(Form WH-501 EN  Rev 05/2019)",
            "FORM 12/2023",
            "Contract: 02/15/2025 to 11/30/2025",
            "1st half of November 2025",
            "Quincena 1 noviembre 2025",
            "2 - November 2025",
            "Weekly payroll November 2025",
            "2 weeks ending 11/09/2025",
            "Week ending 11/09/2025",
            "Sunrise Farms LLC",
            "Sheet1",
        ] {
            assert_eq!(in_title(title), None, "{title}");
        }
    }

    #[test]
    fn titles_of_several_cells_and_rows_are_read_together() {
        let us = |rows: &[&[&str]]| of(rows, DateOrder::MonthFirst);
        let week = Some("2025-11-03 2025-11-09".to_owned());
        assert_eq!(us(&[&["From", "11/03/2025", "To", "11/09/2025"]]), week);
        assert_eq!(us(&[&["Pay period", "11/03/2025", "11/09/2025"]]), week);
        assert_eq!(
            us(&[&["Period begins:", "11/03/2025"], &["Period ends:", "11/09/2025"]]),
            week
        );
        let contract: &[&str] = &["H-2A contract 02/01/2025 - 11/30/2025"];
        assert_eq!(us(&[contract, &["Pay period 11/03/2025 - 11/09/2025"]]), week);
        assert_eq!(us(&[contract, &["11/03/2025 - 11/09/2025"]]), week);
        assert_eq!(us(&[&["November 2025"], &["11/03/2025 - 11/09/2025"]]), week);
        for rows in [
            [&["Printed", "11/20/2025", "Pay date", "11/24/2025"] as &[&str], &[]],
            [&["Printed: 11/20/2025", "Pay date: 11/24/2025"], &[]],
            [&["Semana", "9-2025"], &[]],
            [&["Biweekly payroll"], &["November 2025"]],
            [&["11/03/2025 - 11/09/2025"], &["11/10/2025 - 11/16/2025"]],
        ] {
            assert_eq!(us(&rows), None, "{rows:?}");
        }
    }
}
