//! Files that are no forms, damaged or meant to harm: each gets a sentence with a place, and nothing else happens.

use super::read;
use crate::xlsform::Fault;
use proptest::prelude::*;

fn fault(bytes: &[u8]) -> Fault {
    let mut faults = read(bytes, "form").expect_err("is refused");
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.remove(0)
}

fn told(bytes: &[u8]) -> (String, u32, String) {
    let fault = fault(bytes);
    assert!(fault.reason.len() > 20 && fault.reason.len() < 400, "{}", fault.reason);
    (fault.code.into_owned(), fault.row, fault.column)
}

fn at(code: &str, line: u32, column: u32) -> (String, u32, String) {
    let column = if line == 0 { String::new() } else { column.to_string() };
    (code.to_owned(), line, column)
}

/// A small sound form with something in the place of its question.
pub(super) fn form(instance: &str, binds: &str, body: &str) -> String {
    format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
         xmlns:jr=\"http://openrosa.org/javarosa\" xmlns:odk=\"http://www.opendatakit.org/xforms\" \
         xmlns:orx=\"http://openrosa.org/xforms\" xmlns:entities=\"http://www.opendatakit.org/xforms/entities\">\n\
         <h:head><h:title>Wages</h:title><model>\n\
         <instance><data id=\"wages\" version=\"3\">{instance}</data></instance>\n\
         {binds}\n</model></h:head>\n<h:body>\n{body}\n</h:body></h:html>"
    )
}

#[test]
fn a_billion_laughs_are_not_heard() {
    let file =
        b"<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<h:html>&b;</h:html>";
    assert_eq!(told(file), at("dtd", 2, 1));
    let external = b"<!DOCTYPE x SYSTEM \"file:///etc/passwd\">\n<x/>";
    assert_eq!(told(external), at("dtd", 1, 1));
    assert_eq!(told(b"<a>\n <b>&laugh;</b></a>"), at("unknown_entity", 2, 5));
    assert_eq!(told(b"<a b='&laugh;'/>"), at("unknown_entity", 1, 1));
}

#[test]
fn ten_thousand_nested_elements_are_too_deep() {
    let file = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert_eq!(told(file.as_bytes()), at("too_deep", 1, 601));
}

#[test]
fn a_file_that_was_cut_short_says_what_is_open() {
    let whole = form("<q/>", "<bind nodeset=\"/data/q\"/>", "<input ref=\"/data/q\"/>");
    assert!(read(whole.as_bytes(), "form").is_ok());
    let fault = fault(whole.split_once("<bind").unwrap().0.as_bytes());
    assert_eq!(fault.code, "truncated");
    assert!(fault.reason.contains("`<model>` of line 2"), "{}", fault.reason);
    assert_eq!(told(b"<a>\n<b c=\"d"), at("truncated", 2, 1));
    assert_eq!(told(b"<a>\n</b></a>"), at("not_xml", 2, 1));
}

#[test]
fn what_is_not_utf8_is_told_with_its_place() {
    assert_eq!(told(b"<a>\n caf\xe9</a>"), at("not_utf8", 2, 5));
    assert_eq!(told(b"\xff\xfe<\0a\0"), at("not_utf8", 1, 1));
    assert_eq!(told(b"\xfe\xff\0<\0a"), at("not_utf8", 1, 1));
    assert_eq!(
        told("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>".as_bytes()),
        at("not_utf8", 1, 1)
    );
    assert_eq!(told(b"<a>\n\x01</a>"), at("bad_character", 2, 1));
    let marked = [b"\xef\xbb\xbf".as_slice(), form("<q/>", "", "").as_bytes()].concat();
    assert!(read(&marked, "form").is_ok());
}

#[test]
fn a_page_a_list_or_nothing_is_no_form() {
    assert_eq!(
        told(b"<!DOCTYPE html>\n<html><body>502</body></html>"),
        at("html_page", 1, 1)
    );
    assert_eq!(
        told(b"<html><head><title>Log in</title></head></html>"),
        at("html_page", 1, 1)
    );
    let strict = b"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>No XForms</title></head></html>";
    assert_eq!(told(strict).0, "html_page");
    assert_eq!(told(b""), at("empty_file", 0, 0));
    assert_eq!(told(b"  \n"), at("empty_file", 0, 0));
    assert_eq!(told(b"{\"error\": 1}"), at("not_xml", 1, 1));
    assert_eq!(
        told(b"version https://git-lfs.github.com/spec/v1\noid sha256:1"),
        at("lfs_pointer", 0, 0)
    );
    assert_eq!(
        told(b"<xforms xmlns=\"http://openrosa.org/xforms/xformsList\"/>"),
        at("not_an_xform", 1, 1)
    );
    assert_eq!(told(b"<a/><b/>").0, "not_xml");
    assert_eq!(told(b"<a/>text").0, "not_xml");
    assert_eq!(told(b"<!-- nothing -->").0, "not_xml");
    assert_eq!(told(b"<x:a/>"), at("bad_namespace", 1, 1));
    assert_eq!(told(b"<a b='1' b='2'/>"), at("not_xml", 1, 1));
}

#[test]
fn a_text_that_is_quoted_a_million_times_is_refused() {
    let words = "ha ".repeat(200_000);
    let items: String = (0..300)
        .map(|at| format!("<item><label ref=\"jr:itext('t')\"/><value>{at}</value></item>"))
        .collect();
    let file = form(
        "<q/>",
        &format!("<itext><translation lang=\"en\"><text id=\"t\"><value>{words}</value></text></translation></itext>"),
        &format!("<select1 ref=\"/data/q\">{items}</select1>"),
    );
    assert_eq!(fault(file.as_bytes()).code, "too_much_text");
}

#[test]
fn many_attributes_and_namespaces_are_refused() {
    let attributes: String = (0..1000).map(|at| format!(" a{at}='1'")).collect();
    assert_eq!(told(format!("<a{attributes}/>").as_bytes()).0, "too_many_attributes");
    let spaces: String = (0..100_000).map(|at| format!(" xmlns:p{at}='u'")).collect();
    assert_eq!(told(format!("<a{spaces}/>").as_bytes()).0, "bad_namespace");
}

proptest! {
    /// Whatever is broken in a form, reading it ends, and says something or reads it.
    #[test]
    fn no_bytes_make_it_fall(cut in 0_usize..3000, put in any::<[u8; 3]>(), len in 0_usize..40) {
        let whole = form(
            "<r jr:template=\"\"><q/></r><s/>",
            "<instance id=\"l\"><root><item><name>a</name></item></root></instance>\
             <bind nodeset=\"/data/r/q\" type=\"int\" relevant=\". &gt; 3 or /data/s = 'a'\" jr:constraintMsg=\"jr:itext('x')\"/>\
             <setvalue ref=\"/data/s\" event=\"odk-instance-first-load\" value=\"now()\"/>",
            "<group ref=\"/data/r\"><repeat nodeset=\"/data/r\" jr:count=\"/data/s\"><input ref=\"/data/r/q\">\
             <label>A <output value=\"/data/s + 1\"/></label></input></repeat></group>\
             <select1 ref=\"/data/s\"><itemset nodeset=\"randomize(instance('l')/root/item[name = current()/../r/q], 3)\">\
             <value ref=\"name\"/><label ref=\"label\"/></itemset></select1>",
        );
        let mut bytes = whole.into_bytes();
        let at = cut.min(bytes.len());
        let end = (at + len).min(bytes.len());
        bytes.splice(at..end, put);
        if let Err(faults) = read(&bytes, "form") {
            prop_assert!(!faults.is_empty());
        }
    }

    #[test]
    fn no_text_makes_it_fall(text in "[<>/a-c&;'\"=\\[\\]! ${}().:-]{0,200}") {
        let _ = read(text.as_bytes(), "form");
        let _ = read(form("<q/>", &format!("<bind nodeset=\"/data/q\" calculate=\"{}\"/>", text.replace(['<', '"', '&'], "")), "").as_bytes(), "form");
    }
}

/// Each of these would take hours if something in it were looked for among all others.
#[test]
fn large_forms_are_read_in_bounded_time() {
    let begun = std::time::Instant::now();
    let many = 6_000;
    let nodes: String = (0..many).map(|at| format!("<g{at}><q/></g{at}>")).collect();
    let binds: String = (0..many)
        .map(|at| format!("<bind id=\"i{at}\" nodeset=\"/data/g{at}/q\" entities:saveto=\"p\"/>"))
        .collect();
    let body: String = (0..many)
        .map(|at| format!("<select1 bind=\"i{at}\"><label>A<output value=\"{at} + 1\"/></label><item><value>1</value></item></select1>"))
        .collect();
    let sound = read(form(&nodes, &binds, &body).as_bytes(), "form");
    assert_eq!(sound.map(|(form, _)| form.questions().count()), Ok(2 * many));

    let rows = "<item/>".repeat(50_000);
    let asking: String = (0..1000)
        .map(|at| format!("<select1 ref=\"/data/q{at}\"><itemset nodeset=\"instance('l')/root/item\"><value ref=\"v{at}\"/></itemset></select1>"))
        .collect();
    let nodes: String = (0..1000).map(|at| format!("<q{at}/>")).collect();
    let list = format!("<instance id=\"l\"><root>{rows}</root></instance>");
    assert_eq!(fault(form(&nodes, &list, &asking).as_bytes()).code, "too_much_text");

    let deep: String = (0..90).map(|at| format!("<g{at}>")).collect();
    let close: String = (0..90).rev().map(|at| format!("</g{at}>")).collect();
    assert_eq!(
        fault(form(&format!("{deep}<q/>{close}"), "", "").as_bytes()).code,
        "too_deep"
    );
    let long = format!("1{}", " + 1".repeat(2_000_000));
    let bind = format!("<bind nodeset=\"/data/q\" calculate=\"{long}\"/>");
    assert_eq!(fault(form("<q/>", &bind, "").as_bytes()).code, "expression");
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
