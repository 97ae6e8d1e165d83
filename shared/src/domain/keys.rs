//! The keys of records, named once. A key with a trailing slash is a prefix: a name or an id follows.

use crate::kinds::Kind;

/// Plan (team room) and the audit's public header (program room).
pub mod plan {
    pub const TITLE: &str = "title";
    pub const SITE: &str = "site";
    pub const SITE_NAME: &str = "site_name";
    pub const OPERATOR: &str = "operator";
    pub const STARTS: &str = "starts";
    pub const ENDS: &str = "ends";
    /// Workers in a crew.
    pub const CREWS: &str = "crews/";
    pub const GOAL_PERCENT: &str = "goal_percent";
    pub const PHASE: &str = "phase";
    pub const PHASE_REASON: &str = "phase_reason";
    /// Hash of the pinned pack.
    pub const PACK: &str = "pack";
    pub const PRACTICE: &str = "practice";
    /// In a plan: the public header. In the header: the team room.
    pub const AUDIT: &str = "audit";
    pub const ROOM: &str = "room";
}

pub mod interview {
    pub const CODE: &str = "code";
    pub const AUDIENCE: &str = "audience";
    pub const CREW: &str = "crew";
    pub const LANGUAGE: &str = "language";
    pub const FORM: &str = "form";
    /// Of a checklist: where.
    pub const PLACE: &str = "place";
    /// Why a finished one was opened again, the last time.
    pub const REOPENED: &str = "reopened";
    /// Others within earshot, separated by spaces.
    pub const PRESENT: &str = "present";
    pub const CONSENT_NOTES: &str = "consent/notes";
    pub const CONSENT_AUDIO: &str = "consent/audio";
    pub const CONSENT_PHOTOS: &str = "consent/photos";
    pub const CONSENT_QUOTE: &str = "consent/quote";
    /// The last day on which consent stands.
    pub const CONSENT_UNTIL: &str = "consent/until";
    pub const CONSENT_LANGUAGE: &str = "consent/language";
    pub const WITHDRAWN: &str = "withdrawn";
    /// How many people take part, where it is a group that is heard.
    pub const GROUP: &str = "group";
    pub const FINISHED: &str = "finished";
    pub const ANSWERS: &str = "answers/";
    /// Entries of repeats and their order; 0: taken out.
    pub const ROWS: &str = "rows/";
    /// What the form set once and cannot compute again.
    pub const COMPUTED: &str = "computed/";
    pub const NOTES: &str = "notes/";
    pub const FLAGS: &str = "flags/";
    /// Which protocol card was opened on a question: `child` or `imminent_danger`.
    pub const PROTOCOLS: &str = "protocols/";
    /// What coverage counts by: `strata/gender`, `strata/pay_type`.
    pub const STRATA: &str = "strata/";
    pub const SLIP_SALT: &str = "slip/salt";
    pub const SLIP_HASH: &str = "slip/hash";
}

pub mod identity {
    pub const INTERVIEW: &str = "interview";
    pub const NAME: &str = "name";
    pub const CONTACT: &str = "contact";
    pub const WORKER_NUMBER: &str = "worker_number";
}

pub mod sitenote {
    /// A text that several people edit.
    pub const TEXT: &str = "text";
}

pub mod finding {
    pub const LABEL: &str = "label";
    /// What the employer's books owe by a pay rule, JSON: the amount, and how many workers it is owed to.
    pub const OWED: &str = "owed";
    pub const PROVISION: &str = "provision";
    pub const SEVERITY: &str = "severity";
    /// A text that several people edit.
    pub const STATEMENT: &str = "statement";
    /// `interviews`, `records`, `observation`, separated by spaces.
    pub const BASIS: &str = "basis";
    pub const SUPPORTS: &str = "supports/";
    pub const ROOT_CAUSE: &str = "root_cause";
    /// What management answered, who said it in role words, and the day.
    pub const RESPONSE: &str = "response/text";
    pub const RESPONSE_BY: &str = "response/by";
    pub const RESPONSE_ON: &str = "response/on";
    /// What of `owed` left the team first, JSON: kept here so that a later report does not tell one worker's pay by difference.
    pub const RELEASED: &str = "released";
}

pub mod evidence {
    pub const LABEL: &str = "label";
    pub const CAPTION: &str = "caption";
    pub const PLACE: &str = "place";
    pub const MEDIA_TYPE: &str = "media_type";
    pub const WIDTH_PX: &str = "width_px";
    pub const HEIGHT_PX: &str = "height_px";
    pub const TAKEN_ON: &str = "taken_on";
    pub const ORIGINAL_HASH: &str = "original/hash";
    pub const ORIGINAL_SIZE: &str = "original/size";
    pub const ORIGINAL_KEY: &str = "original/key";
    pub const PREVIEW_HASH: &str = "preview/hash";
    pub const PREVIEW_SIZE: &str = "preview/size";
    pub const PREVIEW_KEY: &str = "preview/key";
    pub const SALTED_HASH: &str = "stamp/salted_hash";
    pub const SALT: &str = "stamp/salt";
    /// The signed stamp, in base64.
    pub const STAMP: &str = "stamp/signed";
    /// The interview that it was taken in, and the question it answers.
    pub const INTERVIEW: &str = "interview";
    pub const QUESTION: &str = "question";
    /// Records that it backs: findings, checklists, interviews, pay slips.
    pub const LINKS: &str = "links/";
    /// Of a redacted copy: the evidence that it was made of.
    pub const REDACTS: &str = "redacts";
    /// Of a redacted copy without a box: the person's word that nothing in it shows a person.
    pub const SHOWS_NOBODY: &str = "shows_nobody";
}

pub mod payroll {
    pub const LABEL: &str = "label";
    pub const CREW: &str = "crew";
    /// The slip as keyed in, JSON.
    pub const SLIP: &str = "slip";
    pub const PACK: &str = "pack";
    /// Version of the rules that computed; the arithmetic itself is recomputed.
    pub const ENGINE: &str = "engine";

    // Of an employer's register: the same kind of record, with these instead of a slip.
    /// The evidence that holds the file; how it is read, JSON; its name.
    pub const REGISTER: &str = "register/evidence";
    pub const REGISTER_MAPPING: &str = "register/mapping";
    pub const REGISTER_NAME: &str = "register/name";
    /// SHA-256 of the file's bytes.
    pub const REGISTER_HASH: &str = "register/hash";
    pub const TIME_CARDS: &str = "time_cards/evidence";
    pub const TIME_CARDS_MAPPING: &str = "time_cards/mapping";
    pub const TIME_CARDS_NAME: &str = "time_cards/name";
    pub const TICKETS: &str = "tickets/evidence";
    pub const TICKETS_MAPPING: &str = "tickets/mapping";
    pub const TICKETS_NAME: &str = "tickets/name";
    /// What is known about the site, JSON.
    pub const CIRCUMSTANCES: &str = "circumstances";
    pub const OPERATOR: &str = "operator";
    /// Totals of the last check, JSON: for lists.
    pub const TOTALS: &str = "totals";
    /// Chance behind the sample, as text.
    pub const SAMPLE_SEED: &str = "sample/seed";
    /// By row hash.
    pub const NOTES: &str = "notes/";
}

pub mod decision {
    /// What kind of matter: `conflict`, `finding`, `without`, `same_person`, `not_same_person`, `duplicate`, `contradiction`,
    /// `below_goal`, `export`.
    pub const MATTER: &str = "matter";
    /// The record that it is about.
    pub const RECORD: &str = "record";
    pub const KEY: &str = "key";
    /// Heads of the record that the lead saw, separated by spaces.
    pub const HEADS: &str = "heads";
    pub const CHOICE: &str = "choice";
    pub const REASON: &str = "reason";
    /// Earlier decisions that this one settles, separated by spaces.
    pub const SETTLES: &str = "settles";
    pub const DEVICE: &str = "device";
    /// Interviews of one person, or decided not to be.
    pub const SAME: &str = "same/";
    /// Of a duplicate: the finding that stands for `record`. The choice is `same` or `not_same`.
    pub const INTO: &str = "into";
    /// Of a contradiction: which one, with a print of both sides as they were.
    pub const SUBJECT: &str = "subject";
    /// Of an export: the keys of the questions that left, separated by spaces; its form stands under `key`, its format is the choice.
    pub const COLUMNS: &str = "columns";
    /// Of an export: how many interviews left.
    pub const INTERVIEWS: &str = "interviews";
}

pub mod task {
    pub const TO: &str = "to";
    pub const TEXT: &str = "text";
    pub const ABOUT: &str = "about";
    /// The key of the record that it asks about, such as one on which two people disagree.
    pub const KEY: &str = "key";
    pub const DONE: &str = "done";
    pub const ANSWER: &str = "answer";
}

/// A zero-tolerance alarm, written with its finding.
pub mod alert {
    /// The finding by its label: it has no id yet when both are written in one step.
    pub const LABEL: &str = "label";
    pub const PROVISION: &str = "provision";
    pub const SEVERITY: &str = "severity";
    /// By device: who of the leads has seen it and when, JSON.
    pub const ACKNOWLEDGED: &str = "acknowledged/";
}

pub mod program {
    pub const NAME: &str = "name";
    /// The complaint line, as printed on slips.
    pub const PHONE: &str = "phone";
    pub const PACK: &str = "pack";
}

pub mod site {
    pub const NAME: &str = "name";
    pub const OPERATOR: &str = "operator";
    pub const SECTOR: &str = "sector";
    /// Latitude and longitude in degrees, two decimals at most, a space between.
    pub const POSITION: &str = "position";
    pub const PLACE: &str = "place";
}

pub mod report {
    /// The team room.
    pub const AUDIT: &str = "audit";
    /// The finished values, JSON.
    pub const CONTENT: &str = "content";
    /// The same where they are long: packed, in pieces by number (`domain/report_text.rs`).
    pub const CONTENT_PIECES: &str = "content/";
    pub const HASH: &str = "hash";
    pub const VERSION: &str = "version";
    pub const REPLACES: &str = "replaces";
    pub const PUBLISHED: &str = "published";
    pub const BY: &str = "by";
    /// The lead's signature and certificate, JSON.
    pub const SIGNED: &str = "signed";
    /// Sealed pictures by their hash, each with its length.
    pub const PLATES: &str = "plates/";
}

pub mod published_finding {
    pub const REPORT: &str = "report";
    pub const CONTENT: &str = "content";
}

pub mod action {
    pub const AUDIT: &str = "audit";
    pub const SITE: &str = "site";
    pub const REPORT: &str = "report";
    pub const WHAT: &str = "what";
    pub const PROVISION: &str = "provision";
    pub const DUE: &str = "due";
    /// Who has to do it: a party, such as the operator.
    pub const WHO: &str = "who";
    /// Changes of the plan and their reasons, JSON, one key each.
    pub const PLANNED: &str = "planned/";
    /// Money to be paid back, JSON.
    pub const OWED: &str = "owed";
    pub const STATE: &str = "state";
    /// Entries of progress, JSON, one key each.
    pub const PROGRESS: &str = "progress/";
}

pub mod review {
    pub const REPORT: &str = "report";
    pub const ACT: &str = "act";
    pub const PART: &str = "part";
    pub const TEXT: &str = "text";
    /// The hash of the report that was read.
    pub const HASH: &str = "hash";
}

pub mod reply {
    pub const REVIEW: &str = "review";
    pub const TEXT: &str = "text";
}

/// Whether a key holds a secret or its trace, which no screen shows: what opens a blob, what proves a slip.
pub fn is_secret(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Evidence => [
            evidence::ORIGINAL_KEY,
            evidence::PREVIEW_KEY,
            evidence::SALTED_HASH,
            evidence::SALT,
            evidence::STAMP,
        ]
        .contains(&name),
        Kind::Interview => [interview::SLIP_SALT, interview::SLIP_HASH].contains(&name),
        Kind::Plan | Kind::Sitenote | Kind::Identity | Kind::Checklist | Kind::Payroll | Kind::Finding => false,
        Kind::Decision | Kind::Task | Kind::Alert | Kind::Program | Kind::Agreement | Kind::Premium => false,
        Kind::Site | Kind::Audit | Kind::Report | Kind::PublishedFinding | Kind::Action | Kind::Restitution => false,
        Kind::Reply | Kind::Review | Kind::Standing | Kind::Complaint | Kind::Education | Kind::Narrative => false,
    }
}

/// Stand on whatever the server's key signed: who was signed in.
pub mod through_server {
    pub const PERSON: &str = "by_person";
    pub const ROLE: &str = "by_role";
}
