//! The screens' language: one `Request` enum, a call struct for each request, and the views that answer.
//!
//! Every screen, `surco-device` and the browser speak it: `{"call": "answer_question", …}` in, the reply or an
//! [`ApiError`] out. docs/api.md lists all of it, generated from these types.

mod actions;
mod alerts;
mod audits;
mod checklists;
mod contradictions;
mod duplicates;
mod error;
mod evidence;
mod exports;
mod findings;
mod forms;
mod history;
mod interviews;
mod links;
mod packs;
mod payslips;
mod plates;
mod program;
mod reconcile;
mod registers;
mod report_content;
mod report_file;
mod report_outline;
mod reports;
mod search;
mod settings;
mod sitenotes;
mod staff;
mod stop;
mod tasks;
mod timeline;
mod told;
mod vault;

pub use actions::*;
pub use alerts::*;
pub use audits::*;
pub use checklists::*;
pub use contradictions::*;
pub use duplicates::*;
pub use error::{ApiError, Code};
pub use evidence::*;
pub use exports::*;
pub use findings::*;
pub use forms::*;
pub use history::*;
pub use interviews::*;
pub use links::*;
pub use packs::*;
pub use payslips::*;
pub use plates::*;
pub use program::*;
pub use reconcile::*;
pub use registers::*;
pub use report_content::*;
pub use report_file::*;
pub use report_outline::*;
pub use reports::*;
pub use search::*;
pub use settings::*;
pub use sitenotes::*;
pub use staff::*;
pub use stop::Stop;
pub use tasks::*;
pub use timeline::*;
pub use told::Told;
pub use vault::*;

use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::payroll::register::Preview;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A call knows its reply, so a wrong reply does not compile.
pub trait Call: Into<Request> + Serialize + DeserializeOwned {
    type Reply: Serialize + DeserializeOwned + JsonSchema;
    /// The word in `"call"`.
    const NAME: &'static str;
}

/// The reply of a call that has nothing to tell beyond having been done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Done {}

/// What has grown or changed, so that screens refetch just that. Sent as the event `changed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Changed {
    /// Rooms whose records changed; `None` for the vault itself (locked, covered, enrolled, synced).
    pub room: Option<RoomId>,
    /// Kinds that changed; empty means any.
    pub kinds: Vec<Kind>,
}

macro_rules! calls {
    ($($(#[$area_doc:meta])* $area:ident { $($call:ident = $name:literal -> $reply:ty;)* })*) => {
        /// Everything that can be asked of a host.
        // One value lives for the length of a call: boxing would cost more than it saves.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "call")]
        pub enum Request { $($(#[serde(rename = $name)] $call($call),)*)* }

        /// The same requests by who answers them.
        // One value lives for the length of a call: boxing would cost more than it saves.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Area { $($(#[$area_doc])* $area($area),)* }

        $(
            $(#[$area_doc])*
            #[allow(clippy::large_enum_variant)]
            #[derive(Clone, Debug, PartialEq)]
            pub enum $area { $($call($call),)* }
            $(
                impl From<$call> for Request { fn from(call: $call) -> Self { Request::$call(call) } }
                impl Call for $call { type Reply = $reply; const NAME: &'static str = $name; }
            )*
        )*

        impl Request {
            /// Who answers it.
            pub fn area(self) -> Area {
                match self { $($(Request::$call(call) => Area::$area($area::$call(call)),)*)* }
            }

            /// The word in `"call"`. Safe to log: it says nothing of content.
            pub fn name(&self) -> &'static str {
                match self { $($(Request::$call(_) => $name,)*)* }
            }
        }

        /// Name, call schema and reply schema of every request, for docs/api.md.
        pub fn schemas(generator: &mut schemars::SchemaGenerator) -> Vec<(&'static str, &'static str, schemars::Schema, schemars::Schema)> {
            vec![$($((stringify!($area), $name, generator.subschema_for::<$call>(), generator.subschema_for::<$reply>()),)*)*]
        }
    };
}

calls! {
    /// The vault of a field device: answered there, also while it is locked.
    Vault {
        Status = "status" -> VaultStatus;
        OfferPassphrase = "offer_passphrase" -> OfferedPassphrase;
        CreateVault = "create_vault" -> VaultStatus;
        Unlock = "unlock" -> VaultStatus;
        Cover = "cover" -> VaultStatus;
        Uncover = "uncover" -> VaultStatus;
        Lock = "lock" -> VaultStatus;
        ChangePassphrase = "change_passphrase" -> Done;
        GetRecoverySlot = "recovery_slot" -> RecoverySlot;
        Recover = "recover" -> VaultStatus;
        GetSettings = "settings" -> Settings;
        KeepSettings = "keep_settings" -> Settings;
        GetStorage = "storage" -> Storage;
        FreeOriginals = "free_originals" -> Storage;
    }
    /// A field device's links to a server and to its team: answered there.
    Links {
        Enrol = "enrol" -> VaultStatus;
        CancelEnrolment = "cancel_enrolment" -> VaultStatus;
        Invite = "invite" -> Invitation;
        InviteOffline = "invite_offline" -> OfflineInvitation;
        Admit = "admit" -> WaitingInvite;
        ListWaitingInvites = "list_waiting_invites" -> WaitingInvites;
        ForgetInvite = "forget_invite" -> WaitingInvites;
        SyncNow = "sync_now" -> SyncStatus;
        SendOriginal = "send_original" -> SyncStatus;
        GetSyncStatus = "sync_status" -> SyncStatus;
        PauseFiles = "pause_files" -> SyncStatus;
        ListSetAside = "list_set_aside" -> SetAsideList;
        JudgeBatch = "judge_batch" -> Done;
        ListMembers = "list_members" -> Members;
        AddMember = "add_member" -> Members;
        RemoveMember = "remove_member" -> Members;
    }
    /// Staff in a browser: answered by the sync server.
    Staff {
        WhoAmI = "who_am_i" -> SignedInPerson;
        AcceptInvitation = "accept_invitation" -> SecondFactor;
        SignIn = "sign_in" -> SignedInPerson;
        SignOut = "sign_out" -> Done;
    }
    /// Records: answered by every host that holds the room.
    Records {
        GetToday = "today" -> Today;
        GetHistory = "history" -> HistoryView;
        GetTimeline = "timeline" -> TimelineView;
        Search = "search" -> SearchHits;
        GetProgram = "program" -> ProgramView;
        GetForm = "form" -> FormView;
        LookUpChoices = "look_up_choices" -> ChoicePage;
        ListSites = "list_sites" -> Sites;
        AddSite = "add_site" -> SiteLine;
        PlaceSite = "place_site" -> SiteLine;
        ExportSites = "export_sites" -> ExportedFile;
        SetProgramPhone = "set_program_phone" -> ProgramView;
        MakeAudit = "make_audit" -> AuditView;
        OpenAudit = "open_audit" -> AuditView;
        MovePhase = "move_phase" -> AuditView;
        HandIn = "hand_in" -> AuditView;
        ComparePack = "compare_pack" -> PackNews;
        AdoptPack = "adopt_pack" -> AuditView;

        StartInterview = "start_interview" -> InterviewView;
        ListInterviews = "list_interviews" -> InterviewPage;
        OpenInterview = "open_interview" -> InterviewView;
        AnswerQuestion = "answer_question" -> Answered;
        AddEntry = "add_entry" -> Answered;
        TakeEntryOut = "take_entry_out" -> Answered;
        NoteQuestion = "note_question" -> Answered;
        FlagQuestion = "flag_question" -> Answered;
        KeepDraft = "keep_draft" -> Done;
        GiveConsent = "give_consent" -> InterviewView;
        WithdrawConsent = "withdraw_consent" -> InterviewView;
        SetIdentity = "set_identity" -> IdentityView;
        OpenIdentity = "open_identity" -> IdentityView;
        FinishInterview = "finish_interview" -> Slip;
        ReopenInterview = "reopen_interview" -> InterviewView;
        HandOver = "hand_over" -> TaskLine;
        EraseWorker = "erase_worker" -> Done;

        StartChecklist = "start_checklist" -> InterviewView;
        ListChecklists = "list_checklists" -> Checklists;
        FinishChecklist = "finish_checklist" -> InterviewView;

        OpenSitenote = "open_sitenote" -> SitenoteView;
        WriteSitenote = "write_sitenote" -> SitenoteView;

        CheckPaySlip = "check_pay_slip" -> PaySlipResult;
        KeyPaySlip = "key_pay_slip" -> PaySlipView;
        ListPaySlips = "list_pay_slips" -> PaySlips;
        OpenPaySlip = "open_pay_slip" -> PaySlipView;

        LookAtRegister = "look_at_register" -> RegisterLook;
        PreviewRegister = "preview_register" -> Preview;
        ImportRegister = "import_register" -> RegisterView;
        ListRegisters = "list_registers" -> Registers;
        OpenRegister = "open_register" -> RegisterView;
        ListRegisterRows = "list_register_rows" -> RegisterRows;
        OpenRegisterRow = "open_register_row" -> RegisterRowView;
        NoteRegisterRow = "note_register_row" -> RegisterRowView;
        PickPaySample = "pick_pay_sample" -> RegisterView;
        ExportRegister = "export_register" -> ExportedFile;
        DraftPayFinding = "draft_pay_finding" -> FindingView;

        AddEvidence = "add_evidence" -> EvidenceView;
        ListEvidence = "list_evidence" -> EvidenceList;
        OpenEvidence = "open_evidence" -> EvidenceView;
        CaptionEvidence = "caption_evidence" -> EvidenceView;
        LinkEvidence = "link_evidence" -> EvidenceView;
        DrawPreview = "draw_preview" -> EvidenceView;
        RedactEvidence = "redact_evidence" -> EvidenceView;
        ProveEvidence = "prove_evidence" -> EvidenceProof;

        RaiseFinding = "raise_finding" -> FindingView;
        ListFindings = "list_findings" -> Findings;
        OpenFinding = "open_finding" -> FindingView;
        EditFinding = "edit_finding" -> FindingView;
        ListSuggestions = "suggestions" -> Suggestions;
        DraftFinding = "draft_finding" -> FindingView;

        GiveTask = "give_task" -> TaskLine;
        ListTasks = "list_tasks" -> Tasks;
        FinishTask = "finish_task" -> TaskLine;

        OpenReconcile = "open_reconcile" -> ReconcileView;
        DecideConflict = "decide_conflict" -> ReconcileView;
        ConfirmFinding = "confirm_finding" -> ReconcileView;
        GoOnWithout = "go_on_without" -> ReconcileView;
        JoinWorkers = "join_workers" -> ReconcileView;
        KeepWorkersApart = "keep_workers_apart" -> ReconcileView;
        MergeText = "merge_text" -> ReconcileView;
        AskAuthor = "ask_author" -> ReconcileView;
        MergeFindings = "merge_findings" -> ReconcileView;
        KeepFindingsApart = "keep_findings_apart" -> ReconcileView;
        SettleContradiction = "settle_contradiction" -> ReconcileView;
        ExplainCoverage = "explain_coverage" -> ReconcileView;
        AcknowledgeAlert = "acknowledge_alert" -> AlertLine;

        PreviewReport = "preview_report" -> ReportPreview;
        PublishReport = "publish_report" -> ReportView;
        ExportAnswers = "export_answers" -> ExportedAnswers;
        ListReports = "list_reports" -> Reports;
        OpenReport = "open_report" -> ReportView;
        DrawReport = "draw_report" -> Outline;
        DrawContent = "draw_content" -> Outline;
        CompareReports = "compare_reports" -> ReportComparison;
        ExportReport = "export_report" -> ExportedFile;
        GetReportFile = "report_file" -> ReportFile;
        CommentReport = "comment_report" -> ReportView;
        ReturnReport = "return_report" -> ReportView;
        ApproveReport = "approve_report" -> ReportView;
        ReplyReview = "reply_review" -> ReportView;
        ListActions = "list_actions" -> Actions;
        ReportProgress = "report_progress" -> Actions;
        PlanAction = "plan_action" -> Actions;
    }
}
