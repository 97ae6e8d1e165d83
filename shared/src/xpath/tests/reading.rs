//! What is read as what, and what is refused with which words.

use super::world::World;
use crate::xpath::{Expression, LONGEST_CHARS};

fn refused(text: &str) -> String {
    match Expression::parse(text) {
        Ok(_) => format!("{text} is accepted"),
        Err(fault) => format!("{}: {}", fault.at, fault.reason),
    }
}

#[test]
fn a_mistake_is_named_with_its_place_and_a_way_out() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("", "1: there is no expression here"),
        ("  ", "1: there is no expression here"),
        ("${age", "1: this `${` has no closing `}`"),
        ("${}", "1: `` is no name of a question"),
        ("${a b}", "1: `a b` is no name of a question"),
        ("${age} > ", "10: the expression ends where a value should stand"),
        (
            "${age} > 18 ad ${x}",
            "13: an operator is missing before `ad`; did you mean `and`?",
        ),
        ("${age} ${x}", "8: an operator is missing before `${x}`"),
        ("1 2", "3: an operator is missing before `2`"),
        ("(1 + 2", "7: a closing `)` is missing"),
        ("1 + 2)", "6: this `)` closes nothing"),
        ("a[1", "4: a closing `]` is missing"),
        ("1, 2", "2: a comma stands only between the arguments of a function"),
        ("1 + + 2", "5: a value is missing before `+`"),
        ("= 3", "1: a value is missing before `=`"),
        ("'abc", "1: the text that begins here has no closing '"),
        ("“abc”", "1: a text stands in straight quotes, 'like this'"),
        (
            "a ! b",
            "3: `!` stands only before `=`; to turn a condition round write not(…)",
        ),
        ("a && b", "3: `&` is no operator here; write `and`"),
        ("a / 2", "5: a value is missing before `2`"),
        (
            "3 / 2",
            "3: for a division write `div`; `/` leads from a node to its parts",
        ),
        (
            "selectd(${a}, 'x')",
            "1: there is no function `selectd`; did you mean `selected`?",
        ),
        ("zzz(1)", "1: there is no function `zzz`"),
        (
            "1 + choice-name(1, 2)",
            "5: `choice-name` does not work here: write jr:choice-name(…)",
        ),
        ("selected(${a})", "1: `selected` takes 2 arguments, not 1"),
        ("today(1)", "1: `today` takes no arguments, not 1"),
        ("not()", "1: `not` takes 1 argument, not 0"),
        ("round(1, 2, 3)", "1: `round` takes 1 to 2 arguments, not 3"),
        ("concat()", "1: `concat` takes at least 1 argument, not 0"),
        (
            "weighted-checklist(1, 2, a)",
            "1: `weighted-checklist` takes its arguments in pairs, but one of a pair is missing",
        ),
        (
            "indexed-repeat(${a}, ${b})",
            "1: `indexed-repeat` takes its arguments in pairs, but one of a pair is missing",
        ),
        (
            "selected(${a} 'x')",
            "15: a comma or `)` is missing before 'x', in `selected`",
        ),
        ("selected(${a}, 'x'", "19: the call of `selected` has no closing `)`"),
        (
            "//age",
            "1: `//` looks everywhere, which ODK Collect cannot; write the whole path, or ${name}",
        ),
        (
            "/data//age",
            "6: `//` looks everywhere, which ODK Collect cannot; write the whole path, or ${name}",
        ),
        ("/data/@id", "7: answers have no attributes here; `@` cannot be asked"),
        (
            "following-sibling::a",
            "1: the axis `following-sibling` does not work in ODK: there are child, parent and self, or short: name, `..` and `.`",
        ),
        (
            "a/text()",
            "3: `text()` does not work in ODK; the element itself stands for its text",
        ),
        ("a/count(b)", "3: a function such as `count` cannot stand inside a path"),
        (
            "count(3)",
            "7: `count` wants questions or groups here: ${name} or a path",
        ),
        ("sum('a')", "5: `sum` wants questions or groups here: ${name} or a path"),
        (
            "instance(${x})/root",
            "10: `instance` wants the name of the list or file in quotes",
        ),
        (
            "concat('a')[1]",
            "1: only a path or a question has parts; this is a single value",
        ),
        (
            "'a'[1]",
            "4: a condition in `[ ]` stands only behind a path or a question",
        ),
        ("1 | a", "3: `|` unites paths; between conditions write `or`"),
        (
            "regex(., '(')",
            "10: this pattern cannot be read; look for brackets that are not closed and stray \\",
        ),
        (
            "regex(., '(?=a)b')",
            "10: a pattern cannot look ahead or behind here; join two regex(…) with `and` instead",
        ),
        (
            "regex(., '((a{500}){500}){500}')",
            "10: this pattern is too large; repeat less, or shorter parts",
        ),
        (
            "digest(., 'SHA-255')",
            "11: `digest` does not know 'SHA-255', only MD5, SHA-1, SHA-256, SHA-384, SHA-512; did you mean `SHA-256`?",
        ),
        (
            "extract-signed(., 'k')",
            "1: `extract-signed` does not work here: this app does not check signatures inside forms yet; \
             leave the calculation out",
        ),
        ("ñandú + ${b", "9: this `${` has no closing `}`"),
    ] {
        let said = refused(text);
        if said != expected {
            wrong.push(format!("{text}\n  is  {said}\n  not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_long_expression_is_refused_before_it_is_read() {
    let fits = format!("{}1", " ".repeat(LONGEST_CHARS - 1));
    assert!(Expression::parse(&fits).is_ok());
    let fault = Expression::parse(&format!(" {fits}")).unwrap_err();
    assert!(
        fault.reason.starts_with("an expression may have 20000 characters"),
        "{fault}"
    );
    assert!(fault.text.chars().count() <= 201);
}

#[test]
fn line_breaks_and_spaces_do_not_matter() {
    let world = World::new();
    assert_eq!(world.said("if ( \n\t${age}>18\r\n and  true ( ) , 'a' , 'b' )"), "a");
    assert_eq!(world.said("${ age }+1"), "35");
    assert_eq!(world.said("/ data / crew / member [ 2 ] / who"), "[Ben]");
}

#[test]
fn an_expression_is_its_text_in_json() {
    let read: Expression = serde_json::from_str(r#""${a} = 'x'""#).unwrap();
    assert_eq!(read.text(), "${a} = 'x'");
    assert_eq!(serde_json::to_string(&read).unwrap(), r#""${a} = 'x'""#);
    assert_eq!(read, Expression::parse("${a} = 'x'").unwrap());
    let fault = serde_json::from_str::<Expression>(r#""${a} = ""#)
        .unwrap_err()
        .to_string();
    assert!(
        fault.contains("the expression ends where a value should stand"),
        "{fault}"
    );
}

#[test]
fn every_documented_function_is_known() {
    // ODK's documentation, "Form operators and functions", without those that need an argument of their own kind.
    for call in [
        "if(1, 2, 3)",
        "position(..)",
        "once(1)",
        "selected(a, 'b')",
        "selected-at(a, 0)",
        "count-selected(a)",
        "jr:choice-name('a', '${b}')",
        "indexed-repeat(a, b, 1)",
        "count(a)",
        "count-non-empty(a)",
        "sum(a)",
        "max(a)",
        "min(a)",
        "regex(a, 'b')",
        "contains(a, 'b')",
        "starts-with(a, 'b')",
        "ends-with(a, 'b')",
        "substr(a, 1)",
        "substring-before(a, 'b')",
        "substring-after(a, 'b')",
        "translate(a, 'b', 'c')",
        "string-length(a)",
        "string-length()",
        "normalize-space(a)",
        "concat(a)",
        "join(',', a)",
        "boolean-from-string(a)",
        "string(a)",
        "round(a, 1)",
        "int(a)",
        "number(a)",
        "digest(a, 'MD5')",
        "pow(1, 2)",
        "log(1)",
        "log10(1)",
        "abs(1)",
        "sin(1)",
        "cos(1)",
        "tan(1)",
        "asin(1)",
        "acos(1)",
        "atan(1)",
        "atan2(1, 2)",
        "sqrt(1)",
        "exp(1)",
        "exp10(1)",
        "pi()",
        "today()",
        "now()",
        "decimal-date-time(a)",
        "date(1)",
        "decimal-time(a)",
        "format-date(a, '%Y')",
        "format-date-time(a, '%H')",
        "area(a)",
        "distance(a)",
        "geofence(a, b)",
        "intersects(a)",
        "random()",
        "randomize(a)",
        "randomize(a, 1)",
        "uuid()",
        "uuid(8)",
        "boolean(a)",
        "not(a)",
        "coalesce(a, b)",
        "checklist(1, 2, a)",
        "weighted-checklist(1, 2, a, 1)",
        "true()",
        "false()",
        "base64-decode(a)",
        "pulldata('a', 'b', 'c', d)",
        "current()",
        "instance('a')",
        "jr:itext('a')",
        "${last-saved#a}",
        "last()",
        "position()",
        "date-time(a)",
    ] {
        if let Err(fault) = Expression::parse(call) {
            panic!("{fault}");
        }
    }
}
