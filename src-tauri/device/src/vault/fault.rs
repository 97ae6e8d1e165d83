//! What can go wrong with the vault's own files, in words for a person.

use shared::api::{ApiError, Code};
use shared::seal::passphrase::PassphraseFault;
use shared::seal::slot::SlotFault;
use std::io;
use std::time::Duration;

/// Why the vault did not do it.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("There is no vault on this device yet.")]
    Empty,
    #[error("There is a vault on this device already.")]
    Exists,
    #[error("The vault is locked.")]
    Locked,
    #[error("The screen is covered.")]
    Covered,
    /// The same words for every wrong try: no hint.
    #[error("That did not open the vault.")]
    Wrong { wait: Duration },
    #[error("Too many tries. Wait before the next one.")]
    Wait { wait: Duration },
    #[error("This passphrase is too easy to guess.")]
    Weak,
    #[error("The PIN has six digits.")]
    BadPin,
    #[error("The vault's header is damaged.")]
    Header,
    #[error("The vault's keyring is damaged.")]
    Keyring,
    #[error("This vault was made by a newer version of the app.")]
    Newer,
    #[error("The program named nobody who could open this vault without its passphrase.")]
    NoRecovery,
    #[error("That is not what the recovery slot of this vault holds.")]
    NotTheKey,
    #[error("There is not enough memory to open the vault.")]
    Memory,
    #[error("The vault's files could not be read or written.")]
    Disk(#[from] io::Error),
}

impl From<SlotFault> for VaultError {
    fn from(fault: SlotFault) -> Self {
        match fault {
            SlotFault::NewerFormat { .. } => VaultError::Newer,
            SlotFault::Passphrase(PassphraseFault::Memory) => VaultError::Memory,
            SlotFault::Passphrase(PassphraseFault::CannotOpen) => VaultError::Wrong { wait: Duration::ZERO },
            SlotFault::Passphrase(PassphraseFault::Cost | PassphraseFault::Bytes(_))
            | SlotFault::NotAHeader
            | SlotFault::Recovery(_)
            | SlotFault::NoRecovery
            | SlotFault::Secrets => VaultError::Header,
        }
    }
}

const UNTOUCHED: &str = "Nothing was changed.";

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> Self {
        let (code, next, wait) = match &error {
            VaultError::Empty => (Code::NoVault, "Choose a passphrase and a PIN to make one.", None),
            VaultError::Exists => (Code::VaultExists, "Unlock it with its passphrase.", None),
            VaultError::Locked => (Code::Locked, "Unlock it with your passphrase.", None),
            VaultError::Covered => (Code::Covered, "Enter your PIN.", None),
            VaultError::Wrong { wait } => (Code::WrongPassphrase, "Try again.", Some(*wait)),
            VaultError::Wait { wait } => (Code::WrongPassphrase, "Wait, then try again.", Some(*wait)),
            VaultError::Weak => (
                Code::WeakPassphrase,
                "Take five of the offered words, or a longer sentence of your own.",
                None,
            ),
            VaultError::BadPin => (Code::BadRequest, "Choose six digits.", None),
            VaultError::Header | VaultError::Keyring => (
                Code::VaultDamaged,
                "Keep this device as it is and ask the audit lead: its sent work is safe.",
                None,
            ),
            VaultError::Newer => (
                Code::NewerVersion,
                "Install the newest version of the app on this device.",
                None,
            ),
            VaultError::NoRecovery => (
                Code::NotAllowed,
                "Only its passphrase opens it; sent work is with the team.",
                None,
            ),
            VaultError::NotTheKey => (
                Code::WrongPassphrase,
                "Check the 64 digits; they belong to this device alone.",
                None,
            ),
            VaultError::Memory => (Code::StorageFailed, "Close other apps and try again.", None),
            VaultError::Disk(error) => return crate::calls::storage_error(error),
        };
        let mut told = ApiError::new(code, error.to_string(), UNTOUCHED, next);
        if matches!(error, VaultError::BadPin) {
            told = told.at("pin");
        }
        told.wait_s = wait
            .map(|wait| u32::try_from(wait.as_secs_f64().ceil() as u64).unwrap_or(u32::MAX))
            .filter(|s| *s > 0);
        told
    }
}
