//! A form and its files into a folder: all of them, checked, or nothing.

use super::client::Client;
use super::names;
use super::refused::Refused;
use md5::{Digest, Md5};
use reqwest::Url;
use serde::Serialize;
use shared::xform::{self, ListedFile, ListedForm};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Longer names of forms that a message lists.
const LISTED_MAX: usize = 10;
/// Files may take this many times as long as a form.
const PATIENCE: u32 = 30;

/// What now stands on the disk.
#[derive(Clone, Debug, Serialize)]
pub struct Fetched {
    pub folder: PathBuf,
    /// The form's own file.
    pub form: PathBuf,
    /// All files by their names, the form's first.
    pub files: Vec<String>,
    /// What is worth knowing: names that were changed, files without a checksum.
    pub notes: Vec<String>,
}

impl Client {
    /// The forms that the server offers.
    ///
    /// # Errors
    /// See [`Refused::code`]: the connection, the login, or no list at all.
    pub async fn list(&self) -> Result<Vec<ListedForm>, Refused> {
        let bytes = self
            .bytes(self.address.url(), self.limits.list_bytes, "a list of forms")
            .await?;
        xform::form_list(&bytes).map_err(|fault| self.unreadable(&fault, "list of forms"))
    }
}

/// Fetches a form and its files into a new folder within `into`, named after the form.
///
/// # Errors
/// The connection, the login, a form that is not there, a wrong checksum, a full disk: in each case no folder appears.
pub async fn fetch(client: &Client, form_id: &str, into: &Path) -> Result<Fetched, Refused> {
    let form = chosen(client.list().await?, form_id, client)?;
    let name = names::safe(&form.form_id).ok_or_else(|| {
        Refused::new(
            "bad_name",
            format!("the form's id `{form_id}` cannot be the name of a file"),
            "Ask those who made the form to give it another id.",
        )
    })?;
    let folder = into.join(&name);
    if folder.exists() {
        let reason = format!("{} is there already", folder.display());
        return Err(Refused::new(
            "already_there",
            reason,
            "Remove it, or fetch into another folder.",
        ));
    }
    fs::create_dir_all(into).map_err(|error| unwritten(&error, into))?;
    // Within `into`, so that the last step is a rename on one disk. It removes itself where anything fails.
    let draft = tempfile::Builder::new()
        .prefix(".surco-fetching-")
        .tempdir_in(into)
        .map_err(|error| unwritten(&error, into))?;
    let mut fetching = Fetching {
        client,
        folder: draft.path().to_owned(),
        names: BTreeSet::new(),
        files: Vec::new(),
        notes: Vec::new(),
        left: client.limits.all_bytes,
    };
    fetching.form(&form, &format!("{name}.xml")).await?;
    if let Some(manifest) = &form.manifest_url {
        let url = client.address.given(manifest)?;
        let bytes = client
            .bytes(&url, client.limits.list_bytes, "the list of its files")
            .await?;
        let files = xform::manifest(&bytes).map_err(|fault| client.unreadable(&fault, "list of the form's files"))?;
        if files.len() > client.limits.files {
            let most = client.limits.files;
            let reason = format!("the form has {} files, more than {most}", files.len());
            return Err(Refused::new("too_many_files", reason, "Ask those who made the form."));
        }
        for file in files {
            fetching.file(&file).await?;
        }
    }
    let Fetching { files, notes, .. } = fetching;
    fs::rename(draft.path(), &folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => Refused::new(
            "already_there",
            format!("{} has appeared meanwhile", folder.display()),
            "Remove it, or fetch into another folder.",
        ),
        _ => unwritten(&error, &folder),
    })?;
    // What it pointed at has its last name now.
    let _moved = draft.keep();
    // Best effort: the name of the folder survives a power cut.
    let _ = File::open(into).and_then(|into| into.sync_all());
    Ok(Fetched {
        form: folder.join(format!("{name}.xml")),
        folder,
        files,
        notes,
    })
}

fn chosen(forms: Vec<ListedForm>, form_id: &str, client: &Client) -> Result<ListedForm, Refused> {
    let known: Vec<String> = forms
        .iter()
        .map(|form| format!("`{}`", form.form_id))
        .take(LISTED_MAX)
        .collect();
    let more = if forms.len() > LISTED_MAX { ", …" } else { "" };
    let mut found = forms.into_iter().filter(|form| form.form_id == form_id);
    match (found.next(), found.next()) {
        (Some(form), None) => Ok(form),
        (Some(_), Some(_)) => Err(Refused::new(
            "several_forms",
            format!("{} lists the form `{form_id}` more than once", client.host()),
            "Ask those who run the server which one is in use.",
        )),
        (None, _) => {
            let remedy = match known.is_empty() {
                true => "It lists no form at all: check the project and the login.".to_owned(),
                false => format!("It has {}{more}.", known.join(", ")),
            };
            let reason = format!("{} has no form `{form_id}`", client.host());
            Err(Refused::new("unknown_form", reason, remedy))
        }
    }
}

struct Fetching<'c> {
    client: &'c Client,
    folder: PathBuf,
    /// In small letters: some disks do not tell capitals apart.
    names: BTreeSet<String>,
    files: Vec<String>,
    notes: Vec<String>,
    left: u64,
}

impl Fetching<'_> {
    async fn form(&mut self, form: &ListedForm, name: &str) -> Result<(), Refused> {
        let url = self.client.address.given(&form.download_url)?;
        let bytes = self
            .client
            .bytes(&url, self.client.limits.form_bytes, "the form")
            .await?;
        let mut sum = Md5::new();
        sum.update(&bytes);
        if !xform::is_xml(&bytes) || xform_is_page(&bytes) {
            let reason = format!("{} sends something else instead of the form", self.client.host());
            let remedy = "If this is a Wi-Fi with a login page, log in with a browser first; else check the login and try again.";
            return Err(Refused::new("login_page", reason, remedy));
        }
        self.check(form.hash.as_deref(), sum, name)?;
        self.names.insert(name.to_lowercase());
        let path = self.folder.join(name);
        let mut file = File::create_new(&path).map_err(|error| unwritten(&error, &path))?;
        file.write_all(&bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| unwritten(&error, &path))?;
        self.files.push(name.to_owned());
        Ok(())
    }

    async fn file(&mut self, listed: &ListedFile) -> Result<(), Refused> {
        let given = &listed.file_name;
        let Some(name) = names::safe(given) else {
            let reason = format!("a file of the form is named {given:?}, which is no name");
            return Err(Refused::new(
                "bad_name",
                reason,
                "Ask those who made the form to rename it.",
            ));
        };
        if name != *given {
            self.notes.push(format!(
                "the file {given:?} is kept as `{name}`; the form may look for its first name"
            ));
        }
        if !self.names.insert(name.to_lowercase()) {
            let reason = format!("two files of the form would be named `{name}`");
            return Err(Refused::new(
                "two_files_one_name",
                reason,
                "Ask those who made the form to rename one.",
            ));
        }
        let url = self.client.address.given(&listed.download_url)?;
        let sum = self.download(&url, &name).await?;
        self.check(listed.hash.as_deref(), sum, &name)?;
        self.files.push(name);
        Ok(())
    }

    /// Writes a file piece by piece, and sums it up.
    async fn download(&mut self, url: &Url, name: &str) -> Result<Md5, Refused> {
        let client = self.client;
        let mut response = client.get(url, client.limits.whole * PATIENCE).await?;
        let path = self.folder.join(name);
        let mut file = File::create_new(&path).map_err(|error| unwritten(&error, &path))?;
        let mut sum = Md5::new();
        let mut length = 0_u64;
        while let Some(chunk) = client.chunk(&mut response).await? {
            length = length.saturating_add(chunk.len() as u64);
            if length > client.limits.file_bytes {
                return Err(client.too_large(&format!("the file `{name}`"), client.limits.file_bytes));
            }
            self.left = self
                .left
                .checked_sub(chunk.len() as u64)
                .ok_or_else(|| client.too_large("all files together", client.limits.all_bytes))?;
            sum.update(&chunk);
            file.write_all(&chunk).map_err(|error| unwritten(&error, &path))?;
        }
        file.sync_all().map_err(|error| unwritten(&error, &path))?;
        Ok(sum)
    }

    fn check(&mut self, wanted: Option<&str>, sum: Md5, name: &str) -> Result<(), Refused> {
        let Some(wanted) = wanted else {
            self.notes.push(format!(
                "the server gives no checksum for `{name}`; whether it arrived whole is not known"
            ));
            return Ok(());
        };
        let Some(wanted) = wanted.trim().strip_prefix("md5:") else {
            let reason = format!("the checksum of `{name}` is of a kind that is not known here: only `md5:` is");
            return Err(Refused::new(
                "unknown_hash",
                reason,
                "Ask those who run the server, or update this program.",
            ));
        };
        let found = data_encoding::HEXLOWER.encode(&sum.finalize());
        if found.eq_ignore_ascii_case(wanted.trim()) {
            return Ok(());
        }
        Err(Refused::new(
            "wrong_hash",
            format!(
                "`{name}` is not what {} said that it is: its checksum is another",
                self.client.host()
            ),
            "Try again: it may have changed just now. If it stays so, somebody on the way changes it; use another connection.",
        ))
    }
}

/// A page that is XML, too.
fn xform_is_page(bytes: &[u8]) -> bool {
    matches!(xform::read(bytes, ""), Err(faults) if faults.iter().any(|fault| fault.code == "html_page"))
}

fn unwritten(error: &std::io::Error, path: &Path) -> Refused {
    let remedy = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Make room on the disk and try again.",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "Choose a folder that you may write to.",
        _ => "Choose another folder, and try again.",
    };
    Refused::new(
        "not_written",
        format!("{} cannot be written: {error}", path.display()),
        remedy,
    )
}
