//! Passphrases: asked for, or read from a file descriptor; never from the command line, where others can see it.

use anyhow::{Context, bail};
use secrecy::{ExposeSecret, SecretString};
use std::io::Read;
use zeroize::Zeroizing;

/// The most that a passphrase may have.
const MAX_BYTES: u64 = 4_096;

/// Where the passphrase of the root key comes from.
#[derive(clap::Args)]
pub struct PassphraseFrom {
    /// Reads the root key's passphrase from this file descriptor instead of asking for it.
    #[arg(long, value_name = "N")]
    passphrase_fd: Option<u32>,
}

impl PassphraseFrom {
    /// The passphrase of an existing root key.
    pub fn existing(&self) -> anyhow::Result<SecretString> {
        match self.passphrase_fd {
            Some(fd) => read(fd),
            None => Ok(rpassword::prompt_password("Passphrase of the root key: ")?.into()),
        }
    }

    /// A new passphrase, asked for twice and refused if it can be guessed.
    pub fn new_one(&self) -> anyhow::Result<SecretString> {
        let passphrase = match self.passphrase_fd {
            Some(fd) => read(fd)?,
            None => {
                let first: SecretString = rpassword::prompt_password("New passphrase for the root key: ")?.into();
                let again: SecretString = rpassword::prompt_password("The same again: ")?.into();
                if first.expose_secret() != again.expose_secret() {
                    bail!("the two passphrases differ; nothing was made");
                }
                first
            }
        };
        if zxcvbn::zxcvbn(passphrase.expose_secret(), &["surco"]).score() < zxcvbn::Score::Three {
            bail!("this passphrase could be guessed; use five words that have nothing to do with each other");
        }
        Ok(passphrase)
    }
}

fn read(fd: u32) -> anyhow::Result<SecretString> {
    let file =
        std::fs::File::open(format!("/dev/fd/{fd}")).with_context(|| format!("file descriptor {fd} is not open"))?;
    let mut text = Zeroizing::new(String::new());
    file.take(MAX_BYTES)
        .read_to_string(&mut text)
        .context("the passphrase is not text")?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        bail!("no passphrase came from file descriptor {fd}");
    }
    Ok(SecretString::from(line))
}
