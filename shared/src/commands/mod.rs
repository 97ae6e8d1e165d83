//! What each call on records does, written against [`Host`], so that every host answers alike.
//!
//! One dispatcher without a default arm: a new call does not compile until it is answered.

mod access;
mod actions;
mod alerts;
mod answering;
mod audits;
mod checklists;
mod contradictions;
mod decisions;
mod duplicates;
mod evidence;
mod evidence_links;
mod exports;
mod findings;
mod forms;
mod history;
mod host;
mod identities;
mod interviews;
mod leaks;
mod packs;
mod payslips;
mod program;
mod publish;
mod questions;
mod reconcile;
mod redactions;
mod registers;
mod report_content;
mod report_file;
mod report_plates;
mod report_reading;
mod report_text;
mod reports;
mod same_persons;
mod search;
mod site_points;
mod sitenotes;
mod sittings;
#[cfg(test)]
mod story_tests;
mod suggestions;
mod tasks;
mod timeline;
mod today;

pub use host::{Capture, Host, Line, Lines, PublisherKeys, Row, SealedBlob, SealedPlate, Target, Write, Writer};
pub use redactions::picture_to_redact;
pub use registers::{BooksToRead, OpenBooks, books_to_read, rests_on_books};
pub use report_file::report_file;
pub use report_plates::plate_of;

use crate::api::{ApiError, Call, Records, Told};

/// Answers one call with its reply as JSON, or says why not.
pub fn dispatch(host: &mut impl Host, call: Records) -> Result<Told, ApiError> {
    match call {
        Records::GetToday(call) => answer(call, |call| today::today(host, call)),
        Records::GetHistory(call) => answer(call, |call| history::history(host, call)),
        Records::GetTimeline(call) => answer(call, |call| timeline::timeline(host, call)),
        Records::Search(call) => answer(call, |call| search::search(host, call)),
        Records::GetProgram(call) => answer(call, |call| program::program(host, call)),
        Records::GetForm(call) => answer(call, |call| forms::form(host, call)),
        Records::LookUpChoices(call) => answer(call, |call| answering::look_up_choices(host, call)),
        Records::ListSites(call) => answer(call, |call| program::list_sites(host, call)),
        Records::AddSite(call) => answer(call, |call| program::add_site(host, call)),
        Records::PlaceSite(call) => answer(call, |call| program::place_site(host, call)),
        Records::ExportSites(call) => answer(call, |_| site_points::export(host)),
        Records::SetProgramPhone(call) => answer(call, |call| program::set_phone(host, call)),
        Records::MakeAudit(call) => answer(call, |call| audits::make(host, call)),
        Records::OpenAudit(call) => answer(call, |call| audits::open(host, call.audit)),
        Records::MovePhase(call) => answer(call, |call| audits::move_phase(host, call)),
        Records::HandIn(call) => answer(call, |call| audits::hand_in(host, call)),
        Records::ComparePack(call) => answer(call, |call| packs::compare_with_present(host, call)),
        Records::AdoptPack(call) => answer(call, |call| packs::adopt(host, call)),

        Records::StartInterview(call) => answer(call, |call| interviews::start(host, call)),
        Records::ListInterviews(call) => answer(call, |call| interviews::list(host, call)),
        Records::OpenInterview(call) => answer(call, |call| interviews::open(host, call.interview)),
        Records::AnswerQuestion(call) => answer(call, |call| answering::answer_question(host, call)),
        Records::AddEntry(call) => answer(call, |call| answering::add_entry(host, call)),
        Records::TakeEntryOut(call) => answer(call, |call| answering::take_entry_out(host, call)),
        Records::NoteQuestion(call) => answer(call, |call| answering::note_question(host, call)),
        Records::FlagQuestion(call) => answer(call, |call| answering::flag_question(host, call)),
        Records::KeepDraft(call) => answer(call, |call| interviews::keep_draft(host, call)),
        Records::GiveConsent(call) => answer(call, |call| interviews::give_consent(host, call)),
        Records::WithdrawConsent(call) => answer(call, |call| interviews::withdraw_consent(host, call)),
        Records::SetIdentity(call) => answer(call, |call| identities::set(host, call)),
        Records::OpenIdentity(call) => answer(call, |call| identities::open(host, call)),
        Records::FinishInterview(call) => answer(call, |call| identities::finish_interview(host, call)),
        Records::ReopenInterview(call) => answer(call, |call| interviews::reopen(host, call)),
        Records::HandOver(call) => answer(call, |call| tasks::hand_over(host, call)),
        Records::EraseWorker(call) => answer(call, |call| identities::erase_worker(host, call)),

        Records::StartChecklist(call) => answer(call, |call| checklists::start(host, call)),
        Records::ListChecklists(call) => answer(call, |call| checklists::list(host, call)),
        Records::FinishChecklist(call) => answer(call, |call| checklists::finish(host, call)),

        Records::OpenSitenote(call) => answer(call, |call| sitenotes::open(host, call.audit)),
        Records::WriteSitenote(call) => answer(call, |call| sitenotes::write(host, call)),

        Records::CheckPaySlip(call) => answer(call, |call| payslips::check(host, call)),
        Records::KeyPaySlip(call) => answer(call, |call| payslips::key_in(host, call)),
        Records::ListPaySlips(call) => answer(call, |call| payslips::list(host, call)),
        Records::OpenPaySlip(call) => answer(call, |call| payslips::open(host, call.pay_slip)),

        Records::LookAtRegister(call) => answer(call, |call| registers::look_at(host, call)),
        Records::PreviewRegister(call) => answer(call, |call| registers::preview(host, call)),
        Records::ImportRegister(call) => answer(call, |call| registers::import(host, call)),
        Records::ListRegisters(call) => answer(call, |call| registers::list(host, call)),
        Records::OpenRegister(call) => answer(call, |call| registers::open(host, call.payroll)),
        Records::ListRegisterRows(call) => answer(call, |call| registers::rows(host, call)),
        Records::OpenRegisterRow(call) => answer(call, |call| registers::open_row(host, call)),
        Records::NoteRegisterRow(call) => answer(call, |call| registers::note_row(host, call)),
        Records::PickPaySample(call) => answer(call, |call| registers::pick_sample(host, call)),
        Records::ExportRegister(call) => answer(call, |call| registers::export(host, call)),
        Records::DraftPayFinding(call) => answer(call, |call| registers::draft_finding(host, call)),

        Records::AddEvidence(call) => answer(call, |call| evidence::add(host, call)),
        Records::ListEvidence(call) => answer(call, |call| evidence::list(host, call)),
        Records::OpenEvidence(call) => answer(call, |call| evidence::open(host, call.evidence)),
        Records::CaptionEvidence(call) => answer(call, |call| evidence::caption(host, call)),
        Records::LinkEvidence(call) => answer(call, |call| evidence_links::link(host, call)),
        Records::DrawPreview(call) => answer(call, |call| evidence::draw_preview(host, call)),
        Records::RedactEvidence(call) => answer(call, |call| redactions::redact(host, call)),
        Records::ProveEvidence(call) => answer(call, |call| evidence::prove(host, call.evidence)),

        Records::RaiseFinding(call) => answer(call, |call| findings::raise(host, call)),
        Records::ListFindings(call) => answer(call, |call| findings::list(host, call)),
        Records::OpenFinding(call) => answer(call, |call| findings::open(host, call.finding)),
        Records::EditFinding(call) => answer(call, |call| findings::edit(host, call)),
        Records::ListSuggestions(call) => answer(call, |call| suggestions::list(host, call)),
        Records::DraftFinding(call) => answer(call, |call| suggestions::draft(host, call)),

        Records::GiveTask(call) => answer(call, |call| tasks::give(host, call)),
        Records::ListTasks(call) => answer(call, |call| tasks::list(host, call)),
        Records::FinishTask(call) => answer(call, |call| tasks::finish(host, call)),

        Records::OpenReconcile(call) => answer(call, |call| reconcile::open(host, call.audit)),
        Records::DecideConflict(call) => answer(call, |call| reconcile::decide_conflict(host, call)),
        Records::ConfirmFinding(call) => answer(call, |call| reconcile::confirm_finding(host, call)),
        Records::GoOnWithout(call) => answer(call, |call| reconcile::go_on_without(host, call)),
        Records::JoinWorkers(call) => answer(call, |call| same_persons::join(host, call)),
        Records::KeepWorkersApart(call) => answer(call, |call| same_persons::keep_apart(host, call)),
        Records::MergeText(call) => answer(call, |call| reconcile::merge_text(host, call)),
        Records::AskAuthor(call) => answer(call, |call| reconcile::ask_author(host, call)),
        Records::MergeFindings(call) => answer(call, |call| duplicates::merge(host, call)),
        Records::KeepFindingsApart(call) => answer(call, |call| duplicates::keep_apart(host, call)),
        Records::SettleContradiction(call) => answer(call, |call| contradictions::settle(host, call)),
        Records::ExplainCoverage(call) => answer(call, |call| reconcile::explain_coverage(host, call)),
        Records::AcknowledgeAlert(call) => answer(call, |call| alerts::acknowledge(host, call)),

        Records::PreviewReport(call) => answer(call, |call| publish::preview(host, call)),
        Records::PublishReport(call) => answer(call, |call| publish::publish(host, call)),
        Records::ExportAnswers(call) => answer(call, |call| exports::export_answers(host, call)),
        Records::ListReports(call) => answer(call, |call| reports::list(host, call)),
        Records::OpenReport(call) => answer(call, |call| reports::open(host, call.report)),
        Records::DrawReport(call) => answer(call, |call| report_reading::draw(host, call)),
        Records::DrawContent(call) => answer(call, |call| Ok(report_reading::draw_content(host, &call))),
        Records::CompareReports(call) => answer(call, |call| report_reading::compare(host, call)),
        Records::ExportReport(call) => answer(call, |call| report_reading::export(host, call)),
        Records::GetReportFile(call) => answer(call, |call| report_file(host, call.report, call.pictures)),
        Records::CommentReport(call) => answer(call, |call| reports::comment(host, call)),
        Records::ReturnReport(call) => answer(call, |call| reports::return_with_question(host, call)),
        Records::ApproveReport(call) => answer(call, |call| reports::approve(host, call)),
        Records::ReplyReview(call) => answer(call, |call| reports::reply(host, call)),
        Records::ListActions(call) => answer(call, |call| actions::list(host, call)),
        Records::ReportProgress(call) => answer(call, |call| actions::report_progress(host, call)),
        Records::PlanAction(call) => answer(call, |call| actions::plan(host, call)),
    }
}

fn answer<C: Call>(call: C, act: impl FnOnce(C) -> Result<C::Reply, ApiError>) -> Result<Told, ApiError> {
    Told::of(&act(call)?)
}
