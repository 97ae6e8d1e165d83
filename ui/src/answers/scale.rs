use rust_decimal::Decimal;

/// The values of a range question: from `start` to `end` in steps. Either end may be the larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    start: Decimal,
    step: Decimal,
    steps: u32,
}

/// A slider finer than this cannot be set by a finger; a list longer than this is refused.
const MOST_STEPS: u32 = 10_000;

impl Scale {
    /// `None` when the parameters make no scale: no step, a step beyond the ends, or more than 10,000 of them.
    pub fn new(start: Decimal, end: Decimal, step: Decimal) -> Option<Scale> {
        let span = end.checked_sub(start)?;
        let step = step.abs();
        let steps = span.abs().checked_div(step)?.floor();
        let steps = u32::try_from(steps)
            .ok()
            .filter(|steps| (1..=MOST_STEPS).contains(steps))?;
        let step = if span.is_sign_negative() { -step } else { step };
        Some(Scale { start, step, steps })
    }

    /// From the form's parameters as text; an absent one is XLSForm's own (1, 10, 1).
    pub fn read(start: &str, end: &str, step: &str) -> Option<Scale> {
        let number = |text: &str, absent: i64| match text.trim() {
            "" => Some(Decimal::from(absent)),
            text => text.parse().ok(),
        };
        Scale::new(number(start, 1)?, number(end, 10)?, number(step, 1)?)
    }

    /// How many values there are.
    pub fn count(self) -> u32 {
        self.steps + 1
    }

    /// The value so many steps from the start.
    pub fn at(self, place: u32) -> Decimal {
        let place = Decimal::from(place.min(self.steps));
        let off = self.step.checked_mul(place).unwrap_or_default();
        self.start.checked_add(off).unwrap_or(self.start).normalize()
    }

    /// As it is stored.
    pub fn text(self, place: u32) -> String {
        self.at(place).to_string()
    }

    /// Where a stored value stands; `None` when it is none of the scale.
    pub fn place(self, stored: &str) -> Option<u32> {
        let value: Decimal = stored.trim().parse().ok()?;
        let place = value.checked_sub(self.start)?.checked_div(self.step)?.normalize();
        let place = u32::try_from(place).ok().filter(|place| *place <= self.steps)?;
        (self.at(place) == value.normalize()).then_some(place)
    }

    /// Places that carry a number: every `interval` where that is at most eleven of them, else few enough for a phone, evenly
    /// from end to end, or the ends alone.
    pub fn ticks(self, interval: Option<Decimal>) -> Vec<u32> {
        const MOST: u32 = 10;
        const FEW: u32 = 6;
        let wished = interval
            .and_then(|interval| interval.abs().checked_div(self.step.abs()))
            .and_then(|every| u32::try_from(every.normalize()).ok())
            .filter(|every| (1..=self.steps).contains(every) && self.steps / every <= MOST);
        let evenly = (1..=self.steps).find(|every| self.steps.is_multiple_of(*every) && self.steps / every <= FEW);
        let every = wished.or(evenly).unwrap_or(self.steps).max(1);
        (0..=self.steps)
            .step_by(usize::try_from(every).unwrap_or(usize::MAX))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(start: &str, end: &str, step: &str) -> Scale {
        Scale::read(start, end, step).unwrap()
    }

    #[test]
    fn hours_of_work_in_halves() {
        let hours = scale("0", "12", "0.5");
        assert_eq!(hours.count(), 25);
        assert_eq!(hours.text(3), "1.5");
        assert_eq!(hours.place("8.50"), Some(17));
        assert_eq!(hours.place("8.4"), None);
        assert_eq!(hours.place("13"), None);
        assert_eq!(hours.place(""), None);
        assert_eq!(hours.ticks(None), [0, 4, 8, 12, 16, 20, 24]);
        assert_eq!(scale("0", "13", "1").ticks(None), [0, 13]);
        assert_eq!(
            hours.ticks("0.5".parse().ok()),
            hours.ticks(None),
            "25 numbers stand nowhere"
        );
        assert_eq!(hours.ticks("3".parse().ok()), [0, 6, 12, 18, 24]);
    }

    #[test]
    fn a_scale_may_fall() {
        let down = scale("10", "-10", "5");
        assert_eq!(
            (0..down.count()).map(|at| down.text(at)).collect::<Vec<_>>(),
            ["10", "5", "0", "-5", "-10"]
        );
        assert_eq!(down.place("-5"), Some(3));
    }

    #[test]
    fn parameters_that_make_no_scale_are_refused() {
        for (start, end, step) in [
            ("1", "5", "0"),
            ("1", "1", "1"),
            ("0", "1", "2"),
            ("0", "9e9", "1"),
            ("x", "", ""),
        ] {
            assert_eq!(Scale::read(start, end, step), None, "{start} {end} {step}");
        }
        assert_eq!(scale("", "", "").count(), 10);
    }

    proptest! {
        #[test]
        fn what_is_stored_is_found_again(start in -500i64..500, steps in 1u32..400, step in 1i64..400, scale in 0u32..3, place in 0u32..400) {
            let step = Decimal::new(step, scale);
            let start = Decimal::from(start);
            let end = start + step * Decimal::from(steps);
            let scale = Scale::new(start, end, step).unwrap();
            let place = place.min(steps);
            prop_assert_eq!(scale.place(&scale.text(place)), Some(place));
            prop_assert!(scale.ticks(None).len() <= 11);
        }
    }
}
