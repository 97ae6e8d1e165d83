//! Rows with typed cells that remember where they stand.

use super::contents::{Contents, Packed, Value};

/// Rows of one block: memory grows by so many, and what is there never moves.
const BLOCK: usize = 4_096;

/// All rows of a register, in the file's order.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    contents: Contents,
    /// Cells of each row.
    width: usize,
    stands: Vec<Stand>,
    blocks: Vec<Vec<Packed>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    row: u32,
    sheet: u16,
}

/// One row; its values stand in the order of [`Mapping::columns`](super::Mapping::columns).
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    contents: &'r Contents,
    cells: &'r [Packed],
    stand: Stand,
}

impl Rows {
    /// For rows of `width` cells.
    pub fn new(width: usize) -> Rows {
        Rows {
            width,
            ..Rows::default()
        }
    }

    pub fn len(&self) -> usize {
        self.stands.len()
    }

    pub fn is_empty(&self) -> bool {
        self.stands.is_empty()
    }

    pub fn get(&self, place: usize) -> Option<Row<'_>> {
        let from = place % BLOCK * self.width;
        Some(Row {
            contents: &self.contents,
            stand: *self.stands.get(place)?,
            cells: self.blocks.get(place / BLOCK)?.get(from..from + self.width)?,
        })
    }

    /// One cell, without making a row of it.
    pub fn value(&self, place: usize, column: usize) -> Value<'_> {
        let block = self.blocks.get(place / BLOCK).filter(|_| column < self.width);
        let cell = block.and_then(|block| block.get(place % BLOCK * self.width + column));
        cell.map_or(Value::Nothing, |cell| self.contents.value(*cell))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.len()).map(|place| Row {
            contents: &self.contents,
            stand: self.stands.get(place).copied().unwrap_or(Stand { row: 0, sheet: 0 }),
            cells: self.cells(place),
        })
    }

    /// Adds a row of values; what is missing of them is empty.
    pub fn push<'v>(&mut self, sheet: u16, row: u32, values: impl IntoIterator<Item = Value<'v>>) {
        let mut cells: Vec<Packed> = values.into_iter().map(|value| self.contents.pack(value)).collect();
        cells.resize(self.width, Packed::NOTHING);
        self.push_cells(sheet, row, &cells);
    }

    pub(crate) fn push_cells(&mut self, sheet: u16, row: u32, cells: &[Packed]) {
        if self.stands.len().is_multiple_of(BLOCK) {
            let room = if self.blocks.is_empty() { 0 } else { BLOCK * self.width };
            self.blocks.push(Vec::with_capacity(room));
        }
        let missing = self.width.saturating_sub(cells.len());
        if let Some(block) = self.blocks.last_mut() {
            block.extend(cells.iter().take(self.width));
            block.extend(std::iter::repeat_n(Packed::NOTHING, missing));
        }
        self.stands.push(Stand { row, sheet });
    }

    fn cells(&self, place: usize) -> &[Packed] {
        let from = place % BLOCK * self.width;
        let block = self.blocks.get(place / BLOCK);
        block
            .and_then(|block| block.get(from..from + self.width))
            .unwrap_or_default()
    }

    #[cfg(feature = "workbook")]
    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    #[cfg(feature = "workbook")]
    pub(crate) fn contents_mut(&mut self) -> &mut Contents {
        &mut self.contents
    }

    /// The last row has been added.
    #[cfg(feature = "workbook")]
    pub(crate) fn close(&mut self) {
        self.contents.close();
        self.stands.shrink_to_fit();
        if let Some(block) = self.blocks.last_mut() {
            block.shrink_to_fit();
        }
    }
}

impl<'r> Row<'r> {
    pub fn sheet(&self) -> u16 {
        self.stand.sheet
    }

    /// As the spreadsheet counts: from 1.
    pub fn row(&self) -> u32 {
        self.stand.row
    }

    pub fn value(&self, place: usize) -> Option<Value<'r>> {
        self.cells.get(place).map(|cell| self.contents.value(*cell))
    }

    pub fn values(&self) -> impl ExactSizeIterator<Item = Value<'r>> + use<'r> {
        let contents = self.contents;
        self.cells.iter().map(move |cell| contents.value(*cell))
    }

    /// Whether two rows of one register say the same, wherever they stand.
    pub fn says_as(&self, other: &Row<'_>) -> bool {
        self.values().eq(other.values())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_in_every_block() {
        let mut rows = Rows::new(2);
        for row in 0..10_000_u16 {
            rows.push(3, u32::from(row) + 2, [Value::Clock(row % 1_440)]);
        }
        rows.close();
        for place in [0, 1, BLOCK - 1, BLOCK, 9_999] {
            let row = rows.get(place).unwrap();
            let clock = Value::Clock(u16::try_from(place % 1_440).unwrap());
            assert_eq!(
                (row.sheet(), row.row() as usize, row.value(0)),
                (3, place + 2, Some(clock))
            );
            assert_eq!((row.value(1), rows.value(place, 0)), (Some(Value::Nothing), clock));
        }
        assert!(rows.get(10_000).is_none() && rows.get(0).unwrap().value(2).is_none());
        assert_eq!(rows.value(0, 2), Value::Nothing);
        assert_eq!(rows.iter().rev().map(|row| row.row()).next(), Some(10_001));
        assert!(rows.get(0).unwrap().says_as(&rows.get(1_440).unwrap()));
    }
}
