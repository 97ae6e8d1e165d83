/// Which rows of a long list are held as nodes of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub offset: u32,
    pub limit: u32,
}

/// Rows before and after those in sight, so that a flick shows no gap.
const SPARE: u32 = 20;
/// No more rows are ever nodes.
pub(crate) const MOST: usize = 200;
/// The window moves by this many rows, so that scrolling by one asks for nothing.
const STRIDE: u32 = 10;

impl Window {
    /// The rows around those in sight: `first` is the uppermost, `in_sight` how many there are.
    pub fn around(first: u32, in_sight: u32, total: u32) -> Window {
        let first = first.min(total.saturating_sub(1));
        let offset = first.saturating_sub(SPARE) / STRIDE * STRIDE;
        let wanted = in_sight.saturating_add(2 * SPARE + STRIDE).min(MOST as u32);
        Window {
            offset,
            limit: wanted.min(total.saturating_sub(offset)).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_rows_of_a_register_of_100_000() {
        let window = Window::around(0, 6, 100_000);
        assert_eq!(window, Window { offset: 0, limit: 56 });
        assert_eq!(
            Window::around(5, 6, 100_000),
            window,
            "a small step asks for nothing new"
        );
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_held_and_never_more_than_200(first in 0u32..200_000, in_sight in 1u32..60, total in 1u32..100_001) {
            let window = Window::around(first, in_sight, total);
            let first = first.min(total - 1);
            prop_assert!(window.limit as usize <= MOST);
            prop_assert!(window.offset <= first);
            prop_assert!(window.offset + window.limit >= (first + in_sight).min(total));
            prop_assert!(window.offset + window.limit <= total.max(1));
        }
    }
}
