//! Slot R: who lost the passphrase opens the vault with the phone in hand and somebody whom the program's root named.
//!
//! The recovery key never comes to the phone: the phone shows the slot, an age file, and its holder's own machine opens it
//! (`age -d`); what stands in it, typed in, is the vault key.

use super::{State, Vault, VaultError, words};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use shared::api::ApiError;
use shared::seal::{DeviceKeys, VaultHeader, VaultKey};
use zeroize::Zeroizing;

/// Bytes in a line of an armored age file.
const LINE: usize = 48;

impl Vault {
    /// Brings slot R to whom the root names now, by the verified log. Cheap when nothing changed; what fails is tried again.
    ///
    /// `is_there`: false where the header in use is known to have none, such as an older copy that took a damaged one's place.
    pub fn keep_recovery(&mut self, is_there: bool) {
        if let Err(error) = self.renew_recovery(is_there) {
            tracing::error!(%error, "the slot for recovery could not be written; it is tried again");
        }
    }

    fn renew_recovery(&mut self, is_there: bool) -> Result<(), VaultError> {
        let Ok(session) = self.session() else { return Ok(()) };
        let named = session.recovery_recipients();
        if session.keyring().recovery == named && (is_there || named.is_empty()) {
            return Ok(());
        }
        let key = session.vault_key.clone();
        let (header, _) = self.header_of(&key)?;
        self.header.replace(&header.with_recovery(&key, &named)?)?;
        // The header first: if the list is lost, the slot is only made again.
        self.session()?.ring.change(|ring| ring.recovery = named)
    }

    /// The header that this key opens, and the secrets in it.
    fn header_of(&self, key: &VaultKey) -> Result<(VaultHeader, Zeroizing<Vec<u8>>), VaultError> {
        let headers = self.header.candidates()?.into_iter();
        let opened = headers.filter_map(|header| header.secrets(key).ok().map(|secrets| (header, secrets)));
        opened.take(1).next().ok_or(VaultError::NotTheKey)
    }

    /// The slot as text that every age tool takes.
    pub fn recovery_slot(&self) -> Result<String, VaultError> {
        if matches!(self.state, State::Empty) {
            return Err(VaultError::Empty);
        }
        let headers = self.header.candidates()?;
        let slot = headers.iter().find_map(VaultHeader::recovery);
        Ok(armored(slot.ok_or(VaultError::NoRecovery)?))
    }

    /// Opens with what the slot held, and gives the vault another passphrase.
    pub fn recover(&mut self, code: &str, passphrase: &str) -> Result<(), ApiError> {
        match self.state {
            State::Empty => return Err(VaultError::Empty.into()),
            State::Open { .. } => return Err(VaultError::Exists.into()),
            State::Locked | State::Covered { .. } => {}
        }
        if !words::is_strong(passphrase) {
            return Err(VaultError::Weak.into());
        }
        let key = key_of(code).ok_or(VaultError::NotTheKey)?;
        let (_, secrets) = self.header_of(&key)?;
        if matches!(self.state, State::Covered { .. }) {
            self.lock()?;
        }
        let keys = DeviceKeys::from_bytes(&secrets).map_err(|_| VaultError::Header)?;
        self.enter(&key, keys)?;
        let written = self.give_passphrase(&key, passphrase, &secrets);
        if written.is_err() {
            // Not recovered: what a passphrase does not open again stays shut.
            self.lock()?;
        }
        Ok(written?)
    }

    fn give_passphrase(&mut self, key: &VaultKey, passphrase: &str, secrets: &[u8]) -> Result<(), VaultError> {
        let recovery = self.session()?.keyring().recovery.clone();
        let fresh = self.seal_header(key, passphrase, &recovery, secrets)?;
        self.header.replace(&fresh)?;
        Ok(self.delay.forget()?)
    }
}

fn armored(file: &[u8]) -> String {
    let lines: Vec<String> = file.chunks(LINE).map(|line| BASE64.encode(line)).collect();
    format!(
        "-----BEGIN AGE ENCRYPTED FILE-----\n{}\n-----END AGE ENCRYPTED FILE-----\n",
        lines.join("\n")
    )
}

/// 64 hexadecimal digits, however they were grouped.
fn key_of(code: &str) -> Option<VaultKey> {
    let digits: Zeroizing<String> = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect());
    let bytes = Zeroizing::new(HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?);
    VaultKey::from_slice(&bytes)
}
