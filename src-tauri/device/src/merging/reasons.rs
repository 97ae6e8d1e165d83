//! Why something is set aside: stable words, and a sentence for each.

use shared::record::GuardError;
use shared::seal::VerifyFault;
use shared::seal::part::PartFault;
use shared::sync::counted::Waiting;
use shared::sync::{BatchFault, ManifestFault};

macro_rules! reasons {
    ($($name:ident = $word:literal, $sentence:literal;)*) => {
        /// Why a batch or a part of one is set aside.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason { $($name,)* }

        impl Reason {
            /// The stable word, as stored and sent to screens.
            pub fn word(self) -> &'static str {
                match self { $(Reason::$name => $word,)* }
            }
        }

        /// One plain sentence for a reason's word.
        pub fn sentence(word: &str) -> &'static str {
            match word {
                $($word => $sentence,)*
                _ => "It does not count for a reason that this version does not know.",
            }
        }
    };
}

reasons! {
    UnknownSigner = "unknown_signer", "The device that signed it is in no list of this room's members.";
    Forged = "forged", "Its signature is not that of the device it names.";
    Damaged = "damaged", "It arrived damaged.";
    NewerFormat = "newer_format", "It was written by a newer version of the app; update this one to read it.";
    UnknownHead = "unknown_member_head", "It names a list of members that is not here yet. If it stays after a sync, tell the program.";
    AfterRemoval = "after_removal", "It was made by a device that has been removed; the lead accepts or refuses it.";
    Refused = "refused", "The lead refused it.";
    Disputed = "disputed", "Two leads ruled differently on it; one of them rules again.";
    Poisoned = "poisoned", "A part of it is not what this app writes and was not opened. The rest was taken.";
    AnotherDevice = "another_device", "A part of it speaks in another device's name. The rest was taken.";
    NotAllowed = "not_allowed", "Its author's role may not write this.";
    NoKey = "no_key", "This device does not have the room's key for it yet; it comes with a sync.";
    NoPack = "no_pack", "This device does not have the program's pack for it yet; it comes with a sync.";
}

impl From<&VerifyFault> for Reason {
    fn from(fault: &VerifyFault) -> Self {
        match fault {
            VerifyFault::Batch(BatchFault::Manifest(ManifestFault::NewerFormat { .. })) => Reason::NewerFormat,
            VerifyFault::Batch(_) | VerifyFault::OtherRoom | VerifyFault::Epoch => Reason::Damaged,
            VerifyFault::NotAMember(_) => Reason::UnknownSigner,
            VerifyFault::Signature(_) => Reason::Forged,
        }
    }
}

impl From<Waiting> for Reason {
    fn from(waiting: Waiting) -> Self {
        match waiting {
            Waiting::UnknownMemberHead => Reason::UnknownHead,
            Waiting::NotAMember => Reason::UnknownSigner,
            Waiting::AfterRemoval => Reason::AfterRemoval,
            Waiting::Refused => Reason::Refused,
            Waiting::Disputed => Reason::Disputed,
        }
    }
}

impl From<PartFault> for Reason {
    fn from(fault: PartFault) -> Self {
        match fault {
            PartFault::NoKey => Reason::NoKey,
            PartFault::NoDictionary => Reason::NoPack,
            PartFault::TooLarge { .. } | PartFault::CannotOpen | PartFault::Bomb | PartFault::Content => {
                Reason::Poisoned
            }
        }
    }
}

impl From<&GuardError> for Reason {
    fn from(error: &GuardError) -> Self {
        match error {
            GuardError::AnotherDevice { .. } => Reason::AnotherDevice,
            GuardError::TooLarge
            | GuardError::TooManyOps
            | GuardError::Deflated
            | GuardError::AnotherRecord
            | GuardError::Malformed(_) => Reason::Poisoned,
        }
    }
}

/// Whether a lead's word settles it.
pub fn can_judge(word: &str) -> bool {
    [
        Reason::AfterRemoval,
        Reason::UnknownSigner,
        Reason::Refused,
        Reason::Disputed,
    ]
    .iter()
    .any(|r| r.word() == word)
}
