//! Invites that the root key signs: for leads and administrators on their own devices.

use shared::ids::RoomId;
use shared::permissions::Role;
use shared::seal::invite::{InviteLink, InviteSecret, IssuerKeys, sign_certificate};
use shared::seal::{InviteKeys, RootKey};
use shared::sync::invite::{INVITE_LIFE_S, InviteCertificate, Issuer, SignedCertificate};

/// An invite that was just made. Only `certificate` goes to the server.
pub struct RootInvite {
    pub secret: InviteSecret,
    pub certificate: SignedCertificate,
    pub expires_unix_s: i64,
}

/// Makes an invite to the program room on the root's word.
pub fn by_root(root: &RootKey, program: RoomId, title: &str, role: Role, person: &str, now_unix_s: i64) -> RootInvite {
    let secret = InviteSecret::generate(&mut |bytes| crate::chance::fill(bytes));
    let keys: InviteKeys = secret.keys();
    let expires_unix_s = now_unix_s + INVITE_LIFE_S;
    let certificate = InviteCertificate {
        program,
        title: title.to_owned(),
        root: root.public(),
        rooms: vec![program],
        role,
        person: person.to_owned(),
        invite: keys.public(),
        expires_unix_s,
        issuer: Issuer::Root,
    };
    let certificate = sign_certificate(&certificate, IssuerKeys::Root(root), &keys);
    RootInvite {
        secret,
        certificate,
        expires_unix_s,
    }
}

impl RootInvite {
    /// The text of the QR code.
    pub fn link(&self, root: &RootKey, server: &str) -> String {
        InviteLink {
            secret: self.secret.clone(),
            root: root.public(),
            server: server.to_owned(),
        }
        .to_text()
    }
}

/// 26 characters in groups, to read out and to type.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_invite_vouches_for_itself_and_reads_back_from_its_groups() {
        let root = RootKey::generate(&mut |bytes| bytes.fill(4));
        let invite = by_root(&root, RoomId([1; 16]), "Fair Food", Role::Lead, "Rosa P.", 1_000);
        let typed = grouped(&invite.secret.to_text());
        assert_eq!(typed.len(), 31);
        let keys = InviteSecret::from_text(&typed).unwrap().keys();
        let certificate = keys.read_certificate(&invite.certificate).unwrap();
        assert_eq!(
            (certificate.person.as_str(), certificate.root),
            ("Rosa P.", root.public())
        );
        assert!(certificate.is_open_at(1_000 + INVITE_LIFE_S - 1) && !certificate.is_open_at(1_000 + INVITE_LIFE_S));
        let link = InviteLink::from_text(&invite.link(&root, "https://sync.example.org")).unwrap();
        assert_eq!(link.server, "https://sync.example.org");
    }
}
