//! Names, numbers and words of workers, written so that a search would miss them.

use super::{Forbidden, LeakReason, text_check, texts_check};

fn forbidden() -> Forbidden {
    let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Forbidden {
        names: list(&[
            "María Hernández López",
            "রিনা আক্তার",
            "ثمینہ کوثر",
            "สมชาย ใจดี",
            "José Ángel Núñez",
        ]),
        phones: list(&["+1 (239) 555-0123", "০১৭১২-৩৪৫৬৭৮", "ana.diaz@correo.example"]),
        worker_numbers: list(&["K-1029", "৪৪১৭"]),
        worker_codes: list(&["C-017"]),
        testimony: list(&[
            "We waited every morning until the fruit was dry, and nobody wrote it down.",
            "আমরা প্রতিদিন সকালে দুই ঘণ্টা বসে থাকি কিন্তু টাকা পাই না",
            "ہم روز صبح دو گھنٹے انتظار کرتے ہیں",
        ]),
        permitted: Vec::new(),
    }
}

#[track_caller]
fn holds(text: &str, reason: LeakReason) {
    let found = text_check(text, &forbidden());
    assert!(found.iter().any(|leak| leak.reason == reason), "{text}: {found:?}");
    let length = text.chars().count() as u32;
    assert!(found.iter().all(|leak| leak.from < leak.to && leak.to <= length));
}

#[test]
fn a_name_is_found_however_it_is_drawn() {
    for text in [
        "signed by ＨＥＲＮＡＮＤＥＺ",
        "signed by 𝐇𝐞𝐫𝐧𝐚𝐧𝐝𝐞𝐳",
        "signed by Herna\u{301}ndez",
        "signed by Her\u{200d}nán\u{2060}dez",
        "signed by H\u{ad}ernández",
        "signed by Hernán-dez",
        "signed by Hernán-\ndez",
        "signed by Her nan dez",
        "signed by H e r n á n d e z",
        "signed by H.E.R.N.A.N.D.E.Z.",
        "signed by MariaHernandez",
        "signed by #MariaHernandezLopez",
        "signed by Her\u{e0041}nandez",
        "signed by H̷e̷r̷n̷á̷n̷d̷e̷z̷",
        "Jose Angel Nunez said",
    ] {
        holds(text, LeakReason::Name);
    }
}

#[test]
fn a_name_is_found_in_every_script() {
    for text in [
        "বলেছেন রিনা আক্তার আজ",
        "আক্তার\u{200c} বলেছেন",
        "ثمینہ نے کہا",
        "ثمينه نے کہا",
        "ثَمِینَہ نے کہا",
        "ثمیـــنہ نے کہا",
        "คุณสมชายบอกว่า",
    ] {
        holds(text, LeakReason::Name);
    }
}

#[test]
fn numbers_are_found_in_the_digits_of_every_script() {
    for text in [
        "call ２３９ ５５５ ０１２３",
        "call 𝟐𝟑𝟗𝟓𝟓𝟓𝟎𝟏𝟐𝟑",
        "call 239\u{200b}555\u{200d}0123",
        "call ২৩৯ ৫৫৫ ০১২৩",
        "call 239 • 555 • 0123",
        "call 01712345678",
        "call ০১৭১২ ৩৪৫৬৭৮",
        "write to ana.diaz@correo.example",
        "write to ANA.DIAZ＠correo.example",
    ] {
        holds(text, LeakReason::Phone);
    }
    holds("worker C-০১৭ was not paid", LeakReason::WorkerCode);
    holds("worker Ｃ－０１７ was not paid", LeakReason::WorkerCode);
    holds("worker C - 017 was not paid", LeakReason::WorkerCode);
    holds("worker C/017 was not paid", LeakReason::WorkerCode);
    holds("worker C\u{200b}-\u{200b}017 was not paid", LeakReason::WorkerCode);
    holds("badge 4417", LeakReason::WorkerNumber);
    holds("badge K\u{2011}1029", LeakReason::WorkerNumber);
}

#[test]
fn six_words_are_found_whatever_stands_between_them() {
    for text in [
        "“every\u{a0}morning — until, the FRUIT\nwas dry”",
        "ｅｖｅｒｙ ｍｏｒｎｉｎｇ ｕｎｔｉｌ ｔｈｅ ｆｒｕｉｔ ｗａｓ",
        "eve\u{200b}ry morning un\u{ad}til the fruit was",
        "প্রতিদিন সকালে দুই ঘণ্টা বসে থাকি",
        "روز صبح دو گھنٹے انتظار کرتے",
        "روز صبح دو گهنٹے انتظار كرتے",
    ] {
        holds(text, LeakReason::Testimony);
    }
}

#[test]
fn ordinary_sentences_of_a_report_may_leave() {
    for text in [
        "Hours are cut by the crew leader; 36.0 h stand in the books of 3 November 2025.",
        "Fourteen dollars an hour is the floor (29 CFR 778.111), and 1,152 buckets at $0.55 are less.",
        "Los turnos de la mañana empiezan a las 6:00; nadie anota la espera.",
        "মজুরি রেজিস্টারে ৪৮ ঘণ্টা লেখা আছে।",
        "رجسٹر میں 48 گھنٹے درج ہیں۔",
        "a b c of the plan; see F-06, H-2A, rule P1",
    ] {
        assert_eq!(text_check(text, &forbidden()), [], "{text}");
    }
}

#[test]
fn many_texts_are_checked_as_each_alone() {
    let texts = ["C-017 was not paid", "nothing here", "as Hernández told"];
    let together = texts_check(&texts, &forbidden());
    let alone: Vec<_> = texts.iter().map(|text| text_check(text, &forbidden())).collect();
    assert_eq!(together, alone);
}

/// Two hundred interviews of five thousand words each: the check is made once, in time that grows with the words alone. How long it
/// takes is a benchmark (`cargo xtask bench publish`); here it only has to come to an end.
#[test]
fn a_season_of_testimony_is_read_once() {
    let long: String = (0..5_000).map(|word| format!("palabra{} ", word % 977)).collect();
    let said = Forbidden {
        testimony: vec![long; 40],
        ..forbidden()
    };
    let statement = "The register shows fewer hours than the time cards. ".repeat(40);
    let texts: Vec<&str> = std::iter::repeat_n(statement.as_str(), 60).collect();
    assert!(texts_check(&texts, &said).iter().all(Vec::is_empty));
}
