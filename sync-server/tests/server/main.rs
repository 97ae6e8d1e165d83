//! Stories of a sync server, told over real HTTP against a server in this process.

mod enrolment;
mod exchanges;
mod hostile;
mod long_log;
mod program_room;
mod staff;
mod support;
mod uploads;
