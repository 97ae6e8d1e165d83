//! Pieces from tickets, by worker and day, and of crews where tickets name no worker.

use super::columns::Columns;
use super::index::{Index, rows_of};
use crate::payroll::register::Field;
use crate::time::Day;
use rust_decimal::Decimal;

#[derive(Clone, Copy, Debug)]
struct Ticket {
    worker: u32,
    day: Day,
    pieces: Decimal,
    row: u32,
}

pub(in crate::payroll) struct Tickets<'b> {
    pub book: Columns<'b>,
    tickets: Vec<Ticket>,
    pub strangers: Vec<u32>,
}

impl<'b> Tickets<'b> {
    pub fn of(book: Columns<'b>, index: &Index<'b>) -> Tickets<'b> {
        let mut tickets = Vec::new();
        let mut strangers = Vec::new();
        for row in rows_of(book.book) {
            let (Some(day), Some(number)) = (book.day(row, Field::Day), book.text(row, Field::Worker)) else {
                continue;
            };
            // A ticket without a count is one piece.
            let pieces = match book.has(Field::Pieces) {
                true => book.figure(row, Field::Pieces),
                false => Some(Decimal::ONE),
            };
            match (index.worker(number), pieces) {
                (Some(worker), Some(pieces)) => tickets.push(Ticket {
                    worker,
                    day,
                    pieces,
                    row,
                }),
                (None, _) => strangers.push(row),
                (Some(_), None) => {}
            }
        }
        tickets.sort_by_key(|ticket| (ticket.worker, ticket.day, ticket.row));
        Tickets {
            book,
            tickets,
            strangers,
        }
    }

    /// A worker's pieces from one day to another, both included, and the rows that say so; `None` without a ticket.
    pub fn pieces(&self, worker: u32, first: Day, last: Day) -> Option<(Decimal, Vec<u32>)> {
        let key = |ticket: &Ticket| (ticket.worker, ticket.day);
        let from = self.tickets.partition_point(|ticket| key(ticket) < (worker, first));
        let until = self.tickets.partition_point(|ticket| key(ticket) <= (worker, last));
        let tickets = self.tickets.get(from..until).filter(|tickets| !tickets.is_empty())?;
        let rows = tickets.iter().map(|ticket| ticket.row).collect();
        let sum = tickets
            .iter()
            .try_fold(Decimal::ZERO, |sum, ticket| sum.checked_add(ticket.pieces))?;
        Some((sum, rows))
    }
}
