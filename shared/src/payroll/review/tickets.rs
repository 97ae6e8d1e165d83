//! Pieces from tickets, by worker and day, and of crews where tickets name no worker.

use super::columns::Columns;
use super::index::{Index, rows_of};
use crate::payroll::register::Field;
use crate::time::Day;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Of a worker, or of a whole crew.
#[derive(Clone, Copy, Debug)]
struct Ticket {
    of: u32,
    day: Day,
    pieces: Decimal,
    row: u32,
}

pub(in crate::payroll) struct Tickets<'b> {
    pub book: Columns<'b>,
    workers: Vec<Ticket>,
    /// Tickets that name a crew of the register and no worker.
    crews: Vec<Ticket>,
    pub strangers: Vec<u32>,
}

impl<'b> Tickets<'b> {
    pub fn of(book: Columns<'b>, index: &Index<'b>) -> Tickets<'b> {
        let (mut workers, mut crews, mut strangers) = (Vec::new(), Vec::new(), Vec::new());
        let by_name: HashMap<&str, u32> = index.crews.iter().copied().zip(0..).collect();
        for row in rows_of(book.book) {
            let Some(day) = book.day(row, Field::Day) else { continue };
            let (of, tickets) = match (book.text(row, Field::Worker), book.text(row, Field::Crew)) {
                (Some(number), _) => (index.worker(number), &mut workers),
                (None, Some(crew)) => (by_name.get(crew).copied(), &mut crews),
                (None, None) => continue,
            };
            // A ticket without a count is one piece.
            let pieces = match book.has(Field::Pieces) {
                true => book.figure(row, Field::Pieces),
                false => Some(Decimal::ONE),
            };
            match (of, pieces) {
                (Some(of), Some(pieces)) => tickets.push(Ticket { of, day, pieces, row }),
                (None, _) => strangers.push(row),
                (Some(_), None) => {}
            }
        }
        for tickets in [&mut workers, &mut crews] {
            tickets.sort_by_key(|ticket| (ticket.of, ticket.day, ticket.row));
        }
        Tickets {
            book,
            workers,
            crews,
            strangers,
        }
    }

    /// A worker's pieces from one day to another, both included, and the rows that say so; `None` without a ticket.
    pub fn pieces(&self, worker: u32, first: Day, last: Day) -> Option<(Decimal, Vec<u32>)> {
        pieces(&self.workers, worker, first, last)
    }

    /// The same of a crew as a whole, by the tickets that name no worker.
    pub fn crew_pieces(&self, crew: u32, first: Day, last: Day) -> Option<(Decimal, Vec<u32>)> {
        pieces(&self.crews, crew, first, last)
    }
}

fn pieces(sorted: &[Ticket], of: u32, first: Day, last: Day) -> Option<(Decimal, Vec<u32>)> {
    let key = |ticket: &Ticket| (ticket.of, ticket.day);
    let from = sorted.partition_point(|ticket| key(ticket) < (of, first));
    let until = sorted.partition_point(|ticket| key(ticket) <= (of, last));
    let tickets = sorted.get(from..until).filter(|tickets| !tickets.is_empty())?;
    let rows = tickets.iter().map(|ticket| ticket.row).collect();
    let sum = tickets
        .iter()
        .try_fold(Decimal::ZERO, |sum, ticket| sum.checked_add(ticket.pieces))?;
    Some((sum, rows))
}
