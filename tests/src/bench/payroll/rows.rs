//! A farm's books, made row by row: the same on every machine, with the faults that books have.

/// Weeks that a register goes over; one is left out whole, as offices lose one.
const WEEKS: u32 = 50;
const LOST_WEEK: u32 = 31;
/// Sunday 5 January 2025, counted from 1970.
const FIRST_SUNDAY: i64 = 20_093;
const CREW: u32 = 25;

/// One row of the register. Money in cents, hours in quarters; `None`: the cell is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub worker: u32,
    pub crew: u32,
    pub hourly: bool,
    pub h2a: bool,
    /// Days since 1970.
    pub first: i64,
    pub last: i64,
    pub paid_on: Option<i64>,
    /// Sunday to Saturday; none of a day that was not worked.
    pub days: [Option<u32>; 7],
    pub regular: Option<u32>,
    pub overtime: Option<u32>,
    pub total: Total,
    pub waiting: u32,
    pub pieces: Option<u32>,
    pub piece_rate: Option<u32>,
    pub hourly_rate: Option<u32>,
    pub piece_earnings: Option<u32>,
    pub regular_pay: Option<u32>,
    pub overtime_pay: Option<u32>,
    pub make_up: u32,
    pub bonus: u32,
    pub premium: Option<u32>,
    pub gross: u32,
    pub fica: u32,
    pub tax: u32,
    pub housing: u32,
    pub advance: u32,
    pub gloves: u32,
    pub net: u32,
    pub paid: u32,
    pub signed: bool,
}

/// What stands where all hours should.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Total {
    Quarters(u32),
    /// `see card`
    Words,
    #[default]
    Empty,
}

/// Rows of a register, week after week, one for each worker and here and there two.
pub(super) struct Lines {
    workers: u32,
    left: u32,
    week: u32,
    worker: u32,
    /// The second half of a week that was cut in two.
    second: Option<Line>,
    chance: Chance,
}

impl Lines {
    pub fn new(rows: u32) -> Lines {
        Lines {
            workers: (rows / WEEKS).max(CREW),
            left: rows,
            week: 0,
            worker: 0,
            second: None,
            chance: Chance(0x5EED_0F_B00C5),
        }
    }

    fn next_worker(&mut self) -> (u32, u32) {
        if self.week == LOST_WEEK {
            self.week += 1;
        }
        let found = (self.week, self.worker);
        self.worker += 1;
        if self.worker == self.workers {
            (self.worker, self.week) = (0, self.week + 1);
        }
        found
    }
}

impl Iterator for Lines {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        self.left = self.left.checked_sub(1)?;
        if let Some(second) = self.second.take() {
            return Some(second);
        }
        let (week, worker) = self.next_worker();
        let sunday = FIRST_SUNDAY + i64::from(week) * 7;
        if self.chance.one_in(50) {
            // The office cuts some weeks in two: another job from Wednesday on.
            self.second = Some(line(worker, week, (sunday + 3, sunday + 6), &mut self.chance));
            return Some(line(worker, week, (sunday, sunday + 2), &mut self.chance));
        }
        Some(line(worker, week, (sunday, sunday + 6), &mut self.chance))
    }
}

fn line(worker: u32, week: u32, (first, last): (i64, i64), chance: &mut Chance) -> Line {
    let length = u32::try_from(last - first + 1).unwrap_or(7);
    let alike = worker / CREW % 40 == 7 && week.is_multiple_of(5);
    let mut days = [None; 7];
    let begin = if length == 7 { 1 } else { (7 - length) % 7 };
    for (place, day) in days.iter_mut().enumerate() {
        let place = u32::try_from(place).unwrap_or(0);
        if (begin..begin + length.min(6)).contains(&place) {
            // Six to nine and a half hours, in quarters; a crew that is written down from memory has eight each day.
            *day = Some(if alike { 32 } else { 24 + chance.below(15) });
        }
    }
    let total: u32 = days.iter().flatten().sum();
    let overtime = total.saturating_sub(160);
    let mut line = Line {
        worker,
        crew: worker / CREW,
        hourly: worker.is_multiple_of(3),
        h2a: worker.is_multiple_of(2),
        first,
        last,
        paid_on: Some(last + 5 + i64::from(chance.below(2)) + if chance.one_in(100) { 12 } else { 0 }),
        days,
        regular: Some(total - overtime),
        overtime: Some(overtime),
        total: Total::Quarters(total),
        waiting: chance.below(9),
        signed: !chance.one_in(50),
        ..Line::default()
    };
    pay(&mut line, total, chance);
    keep_back(&mut line, chance);
    spoil(&mut line, chance);
    line
}

/// By the hour or by the piece, with the wait; sometimes make-up pay is forgotten, or the half on top of overtime.
fn pay(line: &mut Line, total: u32, chance: &mut Chance) {
    let all = total + line.waiting;
    let overtime = all.saturating_sub(160);
    line.bonus = if chance.one_in(12) { 2_500 } else { 0 };
    let floor = if line.h2a { 1_623 } else { 1_400 };
    let with_half = |straight: u32| straight + (straight * overtime).div_ceil(2 * all.max(1));
    if line.hourly {
        let rate = (1_400 + chance.below(4) * 75).max(floor);
        let regular = ((all - overtime) * rate).div_ceil(4);
        let due = with_half((all * rate).div_ceil(4) + line.bonus);
        let forgotten = chance.one_in(30);
        let of_overtime = if forgotten {
            overtime * rate / 4
        } else {
            due - regular - line.bonus
        };
        line.hourly_rate = Some(rate);
        (line.regular_pay, line.overtime_pay) = (Some(regular), Some(of_overtime));
    } else {
        let rate = 52 + line.worker % 9 * 2;
        let pieces = total * (520 + chance.below(260)) / 100;
        let earned = pieces * rate;
        let due = with_half((earned + line.bonus).max((all * floor).div_ceil(4)));
        (line.pieces, line.piece_rate, line.piece_earnings) = (Some(pieces), Some(rate), Some(earned));
        line.make_up = if chance.one_in(20) {
            0
        } else {
            due - earned - line.bonus
        };
    }
    line.premium = (!chance.one_in(200)).then(|| 600 + chance.below(900));
    let lines = [line.piece_earnings, line.regular_pay, line.overtime_pay, line.premium];
    line.gross = lines.into_iter().flatten().sum::<u32>() + line.make_up + line.bonus;
}

fn keep_back(line: &mut Line, chance: &mut Chance) {
    line.fica = rounded(line.gross * 153, 2_000);
    line.tax = line.gross / 25;
    line.housing = if line.worker.is_multiple_of(4) { 3_500 } else { 0 };
    line.advance = if chance.one_in(15) { 4_000 } else { 0 };
    line.gloves = if chance.one_in(200) { 1_250 } else { 0 };
    let kept = line.fica + line.tax + line.housing + line.advance + line.gloves;
    let more = if chance.one_in(500) { 1_000 } else { 0 };
    line.net = line.gross.saturating_sub(kept + more);
    line.paid = line.net - if chance.one_in(1_000) { line.net.min(5_000) } else { 0 };
}

/// Cells that are empty, mistyped or no figures.
fn spoil(line: &mut Line, chance: &mut Chance) {
    match chance.below(2_000) {
        0..=5 => (line.regular, line.overtime, line.total) = (None, None, Total::Empty),
        6..=7 => (line.regular, line.overtime, line.total) = (None, None, Total::Words),
        8 => line.total = Total::Quarters(1_890),
        9 => line.hourly_rate = line.hourly_rate.map(|rate| rate * 1_000),
        10 => line.piece_rate = line.piece_rate.map(|rate| rate * 1_000),
        11..=16 => line.pieces = None,
        17..=22 => line.paid_on = None,
        _ => {}
    }
}

/// Half up: what an office's spreadsheet does.
fn rounded(amount: u32, by: u32) -> u32 {
    (amount + by / 2) / by
}

/// Numbers that look like chance and are the same every time (an LCG; nothing hangs on how good they are).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let upper = u32::try_from(self.0 >> 33).unwrap_or(0);
        upper % end
    }

    fn one_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }
}
