//! What a reader knows, as linear constraints over whole numbers of people, and the least and the most that follows for each.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// An unknown number of the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown(usize);

type Line = (Vec<(Unknown, f64)>, ComparisonOp, f64);

/// Everything that a reader holds.
#[derive(Clone, Default)]
pub struct Reader {
    most: Vec<f64>,
    lines: Vec<Line>,
}

/// Money and people are small here: larger than any of them.
const MUCH: f64 = 100_000.0;

impl Reader {
    /// Something between nought and `most`.
    pub fn unknown(&mut self, most: Option<u32>) -> Unknown {
        self.most.push(most.map_or(MUCH, f64::from));
        Unknown(self.most.len() - 1)
    }

    pub fn equals(&mut self, sum: &[(Unknown, f64)], value: f64) {
        self.lines.push((sum.to_vec(), ComparisonOp::Eq, value));
    }

    pub fn at_most(&mut self, sum: &[(Unknown, f64)], value: f64) {
        self.lines.push((sum.to_vec(), ComparisonOp::Le, value));
    }

    /// These add up to that.
    pub fn adds_up(&mut self, parts: &[Unknown], whole: Unknown) {
        let mut sum: Vec<(Unknown, f64)> = parts.iter().map(|part| (*part, 1.0)).collect();
        sum.push((whole, -1.0));
        self.equals(&sum, 0.0);
    }

    pub fn is(&mut self, unknown: Unknown, value: u32) {
        self.equals(&[(unknown, 1.0)], f64::from(value));
    }

    /// No more than the other.
    pub fn within(&mut self, part: Unknown, whole: Unknown) {
        self.at_most(&[(part, 1.0), (whole, -1.0)], 0.0);
    }

    /// The least and the most that an unknown can be.
    pub fn range(&self, of: Unknown) -> (f64, f64) {
        let least = self.solved(of, OptimizationDirection::Minimize);
        let most = self.solved(of, OptimizationDirection::Maximize);
        // People come whole.
        ((least - 1e-6).ceil(), (most + 1e-6).floor())
    }

    pub fn width(&self, of: Unknown) -> u32 {
        let (least, most) = self.range(of);
        (most - least).max(0.0) as u32
    }

    /// The least and the most that a sum can be; not whole, for money.
    pub fn range_of_sum(&self, parts: &[Unknown]) -> (f64, f64) {
        let mut reader = self.clone();
        let sum = reader.unknown(None);
        reader.adds_up(parts, sum);
        (
            reader.solved(sum, OptimizationDirection::Minimize),
            reader.solved(sum, OptimizationDirection::Maximize),
        )
    }

    fn solved(&self, of: Unknown, direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        let variables: Vec<Variable> = (0..self.most.len())
            .map(|place| problem.add_var(if place == of.0 { 1.0 } else { 0.0 }, (0.0, self.most[place])))
            .collect();
        for (sum, how, value) in &self.lines {
            let sum: Vec<(Variable, f64)> = sum
                .iter()
                .map(|(unknown, times)| (variables[unknown.0], *times))
                .collect();
            problem.add_constraint(&sum, *how, *value);
        }
        let solved = problem.solve().expect("the truth itself solves it");
        solved.into_solution().expect("small enough to be solved").objective()
    }
}

#[test]
fn a_reader_subtracts() {
    let mut reader = Reader::default();
    let (all, a, b) = (reader.unknown(None), reader.unknown(None), reader.unknown(Some(8)));
    reader.adds_up(&[a, b], all);
    reader.is(all, 40);
    assert_eq!(reader.range(b), (0.0, 8.0));
    reader.is(a, 37);
    assert_eq!((reader.range(b), reader.width(b)), ((3.0, 3.0), 0));
}
