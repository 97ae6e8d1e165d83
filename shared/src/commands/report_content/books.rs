//! The employer's books, rule by rule, as far as they may leave.

use super::earlier::EarlierReports;
use crate::api::{ApiError, FindingView, PaySum, PaySumOf, PublishedPayRule, PublishedRegister};
use crate::commands::host::Host;
use crate::commands::registers::{self, Figures};
use crate::disclosure::{self, BookFigures, Cell, Population, Reader, Why};
use crate::ids::{RecordId, RoomId};
use crate::money::Money;
use crate::pack::Pack;
use crate::payroll::Rule;
use std::collections::BTreeSet;

/// A register as it may leave, and what its wages are drawn from.
pub(super) struct Book {
    pub published: PublishedRegister,
    /// `None`: the file is not on this device, or another register speaks for the same people.
    pub figures: Option<Figures>,
}

pub(super) fn published(
    host: &mut impl Host,
    audit: RoomId,
    pack: &Pack,
    population: Population,
    confirmed: &[FindingView],
    earlier: &EarlierReports,
) -> Result<Vec<Book>, ApiError> {
    let reader = Reader::NamedMonitor;
    let threshold = reader.threshold(&pack.disclosure);
    let mut books = Vec::new();
    for id in registers::of_audit(host, audit)? {
        // A register whose file is not on this device is named, without figures: the lead is told so.
        let Ok(figures) = registers::figures(host, id) else {
            books.push(Book {
                published: nameless(pack),
                figures: None,
            });
            continue;
        };
        let may = disclosure::books(&figures.facts, population, reader, &pack.disclosure);
        let mut published = register(&figures, &may, pack);
        older_findings(&mut published, id, &figures, confirmed, pack, threshold);
        books.push(Book {
            published,
            figures: Some(figures),
        });
    }
    one_for_the_same_people(&mut books);
    let all: Vec<PublishedRegister> = books.iter().map(|book| book.published.clone()).collect();
    for (place, book) in books.iter_mut().enumerate() {
        let same = earlier
            .versions()
            .find_map(|content| twin(&content.registers, &all, place));
        let known = |register: &PublishedRegister| {
            (0..all.len()).any(|other| twin(std::slice::from_ref(register), &all, other).is_some())
        };
        let gone = earlier
            .versions()
            .flat_map(|content| &content.registers)
            .filter(|before| !known(before));
        let others: Vec<&PublishedRegister> = gone
            .chain(earlier.other_registers())
            .filter(|before| disclosure::same_days(before, &book.published))
            .collect();
        book.published = disclosure::beside_earlier(book.published.clone(), same, &others, threshold);
    }
    Ok(books)
}

/// The register of an earlier version that is the one at `place`: the same days, and the same place among those of these days.
fn twin<'a>(before: &'a [PublishedRegister], now: &[PublishedRegister], place: usize) -> Option<&'a PublishedRegister> {
    let one = now.get(place)?;
    let same = |other: &&PublishedRegister| (other.first, other.last) == (one.first, one.last);
    let nth = now.iter().take(place).filter(same).count();
    before.iter().filter(same).nth(nth)
}

fn register(figures: &Figures, may: &BookFigures, pack: &Pack) -> PublishedRegister {
    let rules = (0..).zip(&figures.rules).filter_map(|(place, rule): (usize, _)| {
        let of_pack = pack.payroll.rule(rule.id())?;
        let (facts, shown) = (figures.facts.rules.get(place)?, may.rules.get(place)?);
        let owed = facts.owed.filter(|_| shown.owed);
        Some(PublishedPayRule {
            rule: *rule,
            title: of_pack.title.clone(),
            sources: of_pack.grounds.sources.clone(),
            checked: shown.checked,
            broken: shown.broken,
            not_verifiable: shown.not_verifiable,
            sums: owed.map(|owed| sums(*rule, figures, owed)).unwrap_or_default(),
            owed: owed.map(|amount| Money {
                amount,
                currency: figures.currency.clone(),
            }),
        })
    });
    let all = figures.facts.rules.iter().filter_map(|rule| rule.owed).sum();
    PublishedRegister {
        first: figures.first,
        last: figures.last,
        currency: figures.currency.clone(),
        workers: may.workers,
        short: may.short,
        owed: may.owed.then(|| Money {
            amount: all,
            currency: figures.currency.clone(),
        }),
        rules: rules.collect(),
        why: may.why.clone(),
    }
}

/// The arithmetic over everybody who is short: of the floor with its steps, of other rules what is owed.
fn sums(rule: Rule, figures: &Figures, owed: rust_decimal::Decimal) -> Vec<PaySum> {
    let sum = |of: PaySumOf, amount: rust_decimal::Decimal| PaySum {
        of,
        amount: amount.normalize(),
    };
    let steps = figures.short_of_floor.filter(|_| rule == Rule::P1);
    let steps = steps.and_then(|(hours, paid)| Some((hours, paid, paid.checked_add(owed)?)));
    match steps {
        Some((hours, paid, due)) => vec![
            sum(PaySumOf::Hours, hours),
            sum(PaySumOf::Due, due),
            sum(PaySumOf::Paid, paid),
            sum(PaySumOf::Owed, owed),
        ],
        None => vec![sum(PaySumOf::Owed, owed)],
    }
}

/// A finding keeps the amount of the day on which it was drafted. Where the register says another one since, the difference would be
/// the few workers who were corrected: the action's amount stands, the register's is kept back.
fn older_findings(
    register: &mut PublishedRegister,
    id: RecordId,
    figures: &Figures,
    confirmed: &[FindingView],
    pack: &Pack,
    threshold: u32,
) {
    let about = confirmed.iter().filter(|finding| finding.supports.contains(&id));
    for (finding, owed) in about.filter_map(|finding| Some((finding, finding.owed.as_ref()?))) {
        let of_provision = |rule: &Rule| {
            let of_pack = pack.payroll.rule(rule.id());
            of_pack.is_some_and(|of_pack| of_pack.provision == finding.provision)
        };
        let mut rules = figures
            .rules
            .iter()
            .zip(&figures.facts.rules)
            .filter(|(rule, _)| of_provision(rule));
        if rules.any(|(_, facts)| facts.owed == Some(owed.money.amount)) {
            continue;
        }
        for rule in register.rules.iter_mut().filter(|rule| of_provision(&rule.rule)) {
            rule.owed = None;
            rule.sums = Vec::new();
            rule.broken = Cell::KeptBack;
            rule.not_verifiable = Cell::KeptBack;
        }
        register.owed = None;
        register.why.push(Why::CloseToEarlier { threshold });
    }
}

/// Two registers about some of the same people and days: the larger one speaks, so that nobody is the difference between them.
fn one_for_the_same_people(books: &mut [Book]) {
    let mut order: Vec<usize> = (0..books.len()).collect();
    let workers = |books: &[Book], place: usize| {
        let figures = books.get(place).and_then(|book| book.figures.as_ref());
        figures.map_or(0, |figures| figures.facts.workers)
    };
    order.sort_by_key(|place| (std::cmp::Reverse(workers(books, *place)), *place));
    let mut speak: Vec<usize> = Vec::new();
    for place in order {
        let Some(book) = books.get(place) else { continue };
        let heard = speak
            .iter()
            .filter_map(|other| books.get(*other))
            .any(|other| meet(book, other));
        match heard {
            false => speak.push(place),
            true => {
                if let Some(book) = books.get_mut(place) {
                    disclosure::keep_all_back(&mut book.published, Why::Complement);
                    book.figures = None;
                }
            }
        }
    }
}

fn meet(left: &Book, right: &Book) -> bool {
    let (Some(mine), Some(theirs)) = (&left.figures, &right.figures) else {
        return false;
    };
    let same_people = match (&mine.numbers, &theirs.numbers) {
        (Some(mine), Some(theirs)) => shares(mine, theirs),
        // Nobody can tell, so they may be.
        (_, _) => true,
    };
    same_people && disclosure::same_days(&left.published, &right.published)
}

fn shares(left: &BTreeSet<String>, right: &BTreeSet<String>) -> bool {
    left.intersection(right).next().is_some()
}

fn nameless(pack: &Pack) -> PublishedRegister {
    PublishedRegister {
        first: None,
        last: None,
        currency: pack.payroll.currency.clone(),
        workers: Cell::KeptBack,
        short: Cell::KeptBack,
        owed: None,
        rules: Vec::new(),
        why: Vec::new(),
    }
}
