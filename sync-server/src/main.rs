//! `surco`: found a program, serve it, invite people, verify what is kept, check packs.

mod cli;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The sync server of Surco, and what its operator needs.
#[derive(Parser)]
#[command(name = "surco", version, about)]
struct Surco {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Founds a program: a data folder for the server, and a root key file to be kept elsewhere.
    Init(cli::init::Init),
    /// Serves a program to field devices and browsers.
    Serve(cli::serve::Serve),
    /// Invites a person: on a device of their own, or in a browser.
    Invite(cli::invite::Invite),
    /// Checks every chain, signature, digest and file of a data folder again.
    Verify(cli::verify::Verify),
    /// Checks who published a report and where its pictures come from, offline.
    VerifyEvidence(cli::verify_evidence::VerifyEvidence),
    /// Works on program packs.
    Pack(cli::pack::PackArguments),
    /// Works on questionnaires written as XLSForm or XForm: checks, fills in, lists and fetches them.
    Form(cli::form::FormArguments),
    /// Checks an employer's register against a program's pay rules, and lists those rules.
    Payroll(cli::payroll::PayrollArguments),
    /// Makes PDF, workbook and tables from a report's JSON, offline.
    Report(cli::report::ReportArguments),
}

fn main() -> ExitCode {
    let Surco { task } = Surco::parse();
    let done = match task {
        Task::Init(task) => task.run(),
        Task::Serve(task) => task.run(),
        Task::Invite(task) => task.run(),
        Task::Verify(task) => task.run(),
        Task::VerifyEvidence(task) => task.run(),
        Task::Pack(task) => task.run(),
        Task::Form(task) => task.run(),
        Task::Payroll(task) => task.run(),
        Task::Report(task) => task.run(),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("surco: {error:#}");
            ExitCode::FAILURE
        }
    }
}
