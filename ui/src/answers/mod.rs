//! Answers as XForms writes them: how the controls (`components/controls`) read, show and change them. Plain functions
//! without a browser, so that they are tested where they are built.

mod appearance;
mod calendar;
mod clock;
mod order;
mod parts;
mod points;
mod rows;
mod scale;
mod several;

pub(crate) use appearance::{Appearance, Layout};
pub(crate) use calendar::{Calendar, CalendarDay};
pub(crate) use clock::{Clock, Moment};
pub(crate) use order::{moved, ranked};
pub(crate) use parts::{Asked, Parts, Unfit};
pub(crate) use points::{Point, Unplaced, area_m2, length_m, line, outline, stored};
pub(crate) use rows::{MOST as MOST_ROWS, Window};
pub(crate) use scale::Scale;
pub(crate) use several::{one_of, several};
