//! From a photo to a plate that an outsider can check: redacted, linked, confirmed, published, verified, tampered with.

use super::{AUDIT, Team, fair_food};
use crate::api::{
    AddEvidence, Audience, Basis, CaptionEvidence, Code, ConfirmFinding, Consent, LinkEvidence, PreviewReport,
    PublishReport, RaiseFinding, RedactBox, RedactEvidence, RedactHow, ReportFile, ReportText, StartInterview, Stop,
    WithdrawConsent,
};
use crate::commands::host::{Host, Target, Write};
use crate::commands::{
    evidence, evidence_links, findings, identities, interviews, publish, reconcile, redactions, report_file,
};
use crate::domain::keys::{plan, report as report_key};
use crate::domain::report::content_hash;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::record::Edit;
use crate::seal::report_check::{CheckOf, ReportCheck, Verdict, check_report, read_report};
use crate::seal::root::fingerprint;
use crate::seal::stamp::salted_hash;

const FACE: RedactBox = RedactBox {
    x: 100,
    y: 200,
    w: 300,
    h: 250,
    how: RedactHow::Blur,
};

struct Story {
    team: Team,
    finding: RecordId,
    photo: RecordId,
}

impl Story {
    /// A photo that backs a finding which the lead has confirmed.
    fn new() -> Story {
        let mut team = Team::in_the_field(fair_food(&[]), 40);
        let finding = raise(&mut team);
        let photo = take(&mut team, b"a crowded bunkhouse", None);
        link(&mut team, photo, finding, true);
        Story { team, finding, photo }
    }

    fn redacts(&mut self, boxes: &[RedactBox]) -> RecordId {
        redactions::redact(&mut self.team, redaction(self.photo, boxes))
            .unwrap()
            .evidence
    }

    fn reconciles(&mut self) {
        let finding = self.finding;
        let call = ConfirmFinding {
            finding,
            confirm: true,
            reason: "Seen on two days".into(),
        };
        reconcile::confirm_finding(&mut self.team, call).unwrap();
        let plan_row = self.team.rows(AUDIT, Kind::Plan).unwrap().remove(0);
        let edits = vec![Edit::put(plan::PHASE, "reconciling")];
        let target = Target::Existing(plan_row.id);
        self.team.commit(AUDIT, vec![Write { target, edits }]).unwrap();
        let edits = vec![
            Edit::put("matter", "below_goal"),
            Edit::put("reason", "Only photos were taken."),
        ];
        let target = Target::New(Kind::Decision);
        self.team.commit(AUDIT, vec![Write { target, edits }]).unwrap();
    }

    fn preview(&mut self) -> crate::api::ReportPreview {
        let text = ReportText::default();
        publish::preview(&mut self.team, PreviewReport { audit: AUDIT, text }).unwrap()
    }

    fn publishes(&mut self) -> ReportFile {
        let shown = self.preview();
        let call = PublishReport {
            audit: AUDIT,
            text: ReportText::default(),
            hash: shown.content.hash,
        };
        let view = publish::publish(&mut self.team, call).unwrap();
        report_file(&mut self.team, view.line.report, true).unwrap()
    }
}

fn raise(team: &mut Team) -> RecordId {
    let pack = team.pack(None).unwrap();
    let call = RaiseFinding {
        audit: AUDIT,
        provision: pack.provisions[0].id.clone(),
        severity: pack.severities[0].id.clone(),
        statement: "Nine people sleep in a room for four.".into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    };
    findings::raise(team, call).unwrap().finding
}

fn take(team: &mut Team, photo: &[u8], interview: Option<RecordId>) -> RecordId {
    let capture = team.plates.takes(photo, "image/jpeg");
    let question = interview.map(|_| "housing-photo".to_owned()).unwrap_or_default();
    let call = AddEvidence {
        audit: AUDIT,
        capture,
        caption: "Bunks".into(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    };
    let id = evidence::add(team, call).unwrap().evidence;
    if let Some(interview) = interview {
        let edits = vec![
            Edit::put("interview", interview.to_string()),
            Edit::put("question", question),
        ];
        team.commit(
            AUDIT,
            vec![Write {
                target: Target::Existing(id),
                edits,
            }],
        )
        .unwrap();
    }
    id
}

fn link(team: &mut Team, evidence: RecordId, finding: RecordId, linked: bool) {
    evidence_links::link(
        team,
        LinkEvidence {
            evidence,
            finding,
            linked,
        },
    )
    .unwrap();
}

fn redaction(evidence: RecordId, boxes: &[RedactBox]) -> RedactEvidence {
    RedactEvidence {
        evidence,
        boxes: boxes.to_vec(),
        shows_nobody: false,
        caption: None,
    }
}

fn check(file: &ReportFile) -> ReportCheck {
    check_report(file, None, &|_| None, None)
}

#[test]
fn only_the_redacted_copy_is_published_and_an_outsider_can_check_where_it_comes_from() {
    let mut story = Story::new();
    let copy = story.redacts(&[FACE]);
    let view = evidence::open(&mut story.team, copy).unwrap();
    assert_eq!(view.redacts.unwrap().evidence, story.photo);
    assert_eq!(view.findings.len(), 1, "the copy backs what the photo backs");
    story.reconciles();

    let shown = story.preview();
    assert_eq!(shown.stopped_by, []);
    let file = story.publishes();
    assert_eq!(file.content.hash, shown.content.hash, "what was previewed is what left");
    let finding = &file.content.findings[0];
    assert_eq!(
        (finding.plates.len(), finding.evidence_items),
        (1, 1),
        "a copy is no second item"
    );
    assert_eq!(file.content.signers[0].name, "camera 1");
    let report = story.team.row(file.report).unwrap().unwrap();
    assert_eq!(report.fields.under(report_key::PLATES).count(), 1);

    let found = check(&file);
    assert!(found.holds(), "{found:#?}");
    assert_eq!(found.lead.as_deref(), Some("Amina"));
    let root = fingerprint(&story.team.plates.root.public());
    assert!(check_report(&file, Some(&root.to_uppercase()), &|_| None, None).holds());
    assert!(!check_report(&file, Some("0000"), &|_| None, None).holds());

    // The original is for those who were given it, and its salt.
    let proof = evidence::prove(&mut story.team, story.photo).unwrap();
    assert!(proof.holds && proof.day == Some("2026-03-02".parse().unwrap()));
    let salt: [u8; 16] = data_encoding::HEXLOWER
        .decode(proof.salt.as_bytes())
        .unwrap()
        .try_into()
        .unwrap();
    let given = |bytes: &[u8]| {
        let salted = salted_hash(&salt, bytes).unwrap();
        check_report(&file, None, &|_| None, Some(salted)).checks.pop().unwrap()
    };
    assert_eq!(given(b"a crowded bunkhouse").of, CheckOf::Original { plate: Some(1) });
    assert_eq!(given(b"another bunkhouse").verdict, Verdict::Fails);
}

#[test]
fn a_change_of_any_byte_of_what_proves_a_plate_is_noticed() {
    let mut story = Story::new();
    story.redacts(&[FACE]);
    story.reconciles();
    let file = story.publishes();
    let json = serde_json::to_string(&file).unwrap();
    let plate = &file.content.findings[0].plates[0];
    let signed = file.signed.clone().unwrap();
    let proofs = [
        plate.stamp.clone(),
        plate.derived.clone(),
        plate.hash.to_string(),
        file.content.signers[0].key.clone(),
        file.content.signers[0].certified.clone(),
        signed.key,
        signed.signature,
        signed.certificate,
        file.pictures[0].jpeg.clone(),
        file.root.clone(),
        file.content.hash.to_string(),
    ];
    let root = fingerprint(&story.team.plates.root.public());
    let mut tried = 0;
    for proof in proofs {
        let start = json.find(&proof).unwrap();
        for at in start..start + proof.len() {
            for other in [b'A', b'7', b'=', b'\n'] {
                let mut bytes = json.clone().into_bytes();
                if bytes[at] == other {
                    continue;
                }
                bytes[at] = other;
                tried += 1;
                let Ok(changed) = read_report(&bytes) else { continue };
                // Whoever changes a report also puts its hash right.
                for rehashed in [false, true] {
                    let mut changed = changed.clone();
                    if rehashed {
                        changed.content.hash = content_hash(&changed.content);
                    }
                    let same = changed == file;
                    assert!(
                        same || !check_report(&changed, Some(&root), &|_| None, None).holds(),
                        "byte {at}"
                    );
                }
            }
        }
    }
    assert!(tried > 4000, "{tried}");
}

#[test]
fn a_plate_cannot_be_lent_to_another_report_nor_a_signer_to_another_name() {
    let mut story = Story::new();
    story.redacts(&[FACE]);
    story.reconciles();
    let file = story.publishes();
    let mut other = file.clone();
    other.content.title = "Another audit".into();
    other.content.hash = content_hash(&other.content);
    let failed = |check: &ReportCheck| -> Vec<CheckOf> {
        let failed = check.checks.iter().filter(|one| one.verdict != Verdict::Holds);
        failed.map(|one| one.of.clone()).collect()
    };
    let name = "camera 1".to_owned();
    assert_eq!(failed(&check(&other)), [CheckOf::Signature, CheckOf::Signer { name }]);

    let mut added = serde_json::to_value(&file).unwrap();
    added["content"]["note"] = "said by nobody".into();
    assert!(
        read_report(added.to_string().as_bytes()).is_err(),
        "what is not signed is not read past"
    );
    let mut unsigned = file.clone();
    unsigned.signed = None;
    assert!(failed(&check(&unsigned)).contains(&CheckOf::Lead));
    let mut bare = file;
    bare.pictures.clear();
    assert_eq!(failed(&check(&bare)), [CheckOf::Picture { plate: 1 }]);
}

#[test]
fn a_copy_without_a_box_needs_the_persons_word_and_boxes_stay_in_the_picture() {
    let mut story = Story::new();
    let refused = redactions::redact(&mut story.team, redaction(story.photo, &[])).unwrap_err();
    assert_eq!(
        (refused.code, refused.place.as_deref()),
        (Code::BadRequest, Some("boxes"))
    );
    for bad in [
        RedactBox { x: 900, ..FACE },
        RedactBox { w: 0, ..FACE },
        RedactBox {
            y: u16::MAX,
            h: u16::MAX,
            ..FACE
        },
    ] {
        assert!(redactions::redact(&mut story.team, redaction(story.photo, &[bad])).is_err());
    }
    assert!(redactions::redact(&mut story.team, redaction(story.photo, &[FACE; 201])).is_err());
    let said = RedactEvidence {
        shows_nobody: true,
        ..redaction(story.photo, &[])
    };
    let copy = redactions::redact(&mut story.team, said).unwrap();
    assert_eq!(copy.redacts.unwrap().evidence, story.photo);
    // Redacted once more, a copy still is one of the photo.
    let again = redactions::redact(&mut story.team, redaction(copy.evidence, &[FACE])).unwrap();
    assert_eq!(again.redacts.unwrap().evidence, story.photo);
    let photo = evidence::open(&mut story.team, story.photo).unwrap();
    assert_eq!(photo.copies.len(), 2);
}

#[test]
fn a_caption_that_names_a_worker_does_not_leave() {
    let mut story = Story::new();
    let copy = story.redacts(&[FACE]);
    let interview = story.team.hears(&[]);
    let name = crate::api::SetIdentity {
        interview,
        name: "Rosalinda Quispe".into(),
        contact: String::new(),
        worker_number: String::new(),
    };
    identities::set(&mut story.team, name).unwrap();
    let caption = "Rosalinda Quispe's bunk".into();
    evidence::caption(
        &mut story.team,
        CaptionEvidence {
            evidence: copy,
            caption,
        },
    )
    .unwrap();
    story.reconciles();
    let shown = story.preview();
    assert!(
        shown.leaks.iter().any(|leak| leak.place == "plate 1"),
        "{:?}",
        shown.leaks
    );
}

#[test]
fn consent_that_is_taken_back_takes_the_copy_along() {
    let mut story = Story::new();
    let consent = Consent {
        notes: true,
        photos: true,
        ..Consent::default()
    };
    let call = StartInterview {
        group: None,
        form: None,
        audit: AUDIT,
        audience: Audience::Worker,
        crew: "A".into(),
        language: "es".into(),
        consent,
        present: Vec::new(),
    };
    let interview = interviews::start(&mut story.team, call).unwrap().line.interview;
    let photo = take(&mut story.team, b"a hurt hand", Some(interview));
    link(&mut story.team, photo, story.finding, true);
    story.photo = photo;
    let copy = story.redacts(&[FACE]);
    story.reconciles();
    assert_eq!(story.preview().content.plates().count(), 1);
    interviews::withdraw_consent(&mut story.team, WithdrawConsent { interview }).unwrap();
    assert_eq!(story.preview().content.plates().count(), 0);
    for gone in [photo, copy] {
        assert_eq!(evidence::open(&mut story.team, gone).unwrap_err().code, Code::NotFound);
        assert!(redactions::redact(&mut story.team, redaction(gone, &[FACE])).is_err());
        assert!(evidence::prove(&mut story.team, gone).is_err());
    }
}

#[test]
fn a_copy_that_is_unlinked_stays_at_home_and_one_that_cannot_be_proved_stops_publishing() {
    let mut story = Story::new();
    let copy = story.redacts(&[FACE]);
    story.reconciles();
    link(&mut story.team, copy, story.finding, false);
    assert_eq!(story.preview().content.plates().count(), 0);
    link(&mut story.team, copy, story.finding, true);
    let edits = vec![Edit::put("stamp/signed", "AAAA")];
    let target = Target::Existing(story.photo);
    story.team.commit(AUDIT, vec![Write { target, edits }]).unwrap();
    let shown = story.preview();
    assert!(
        matches!(&shown.stopped_by[..], [Stop::PlateUnproven { .. }]),
        "{:?}",
        shown.stopped_by
    );
}
