//! What an engine learns about what an expression waits for.

use crate::xpath::{Expression, From, Mention};

fn mentions(text: &str) -> Vec<String> {
    let expression = Expression::parse(text).unwrap();
    let shown = |mention: &Mention| match mention {
        Mention::Named(name) => format!("${name}"),
        Mention::Instance(id) => format!("#{id}"),
        Mention::Path {
            absolute,
            up,
            names,
            from,
        } => {
            let start = match (absolute, from) {
                (true, _) => "/".to_owned(),
                (false, From::Context) => ".".to_owned(),
                (false, From::Current) => "current".to_owned(),
                (false, From::Named(name)) => format!("${name}"),
            };
            format!("{start}^{up}:{}", names.join("/"))
        }
    };
    let mut shown: Vec<String> = expression.mentions().iter().map(shown).collect();
    shown.sort();
    shown
}

#[test]
fn everything_that_is_asked_for_is_mentioned() {
    for (text, expected) in [
        ("1 + 2", vec![]),
        ("${a} + ${b} + ${a}", vec!["$a", "$b"]),
        ("${last-saved#a}", vec!["#__last-saved"]),
        (". > 3", vec![".^0:"]),
        ("../x", vec![".^1:x"]),
        ("current()/../x", vec!["current^1:x"]),
        ("/data/a/b", vec!["/^0:data/a/b"]),
        ("/data/*/b", vec!["/^0:data/*/b"]),
        ("a/../b", vec![".^0:a", ".^0:b"]),
        ("${x}/../y", vec!["$x", "$x^1:y"]),
        (
            "/data/rep[age > ../limit]/name",
            vec![
                "/^0:data/limit",
                "/^0:data/rep",
                "/^0:data/rep/age",
                "/^0:data/rep/name",
            ],
        ),
        ("${rep}[age > 5]/name", vec!["$rep", "$rep^0:age", "$rep^0:name"]),
        (
            "instance('crops')/root/item[region = ${r} and f = current()/../g]/label",
            vec!["#crops", "$r", "current^1:g"],
        ),
        ("pulldata('crops', 'a', 'b', ${k})", vec!["#crops", "$k"]),
        ("jr:choice-name(${a}, '${b}')", vec!["$a", "$b"]),
        ("once(1)", vec![".^0:"]),
        ("string-length()", vec![".^0:"]),
        ("position(..)", vec![".^1:", ".^2:*"]),
        ("if(${a}, ${b}, -${c})", vec!["$a", "$b", "$c"]),
        ("(../a | ../b)/c", vec![".^1:a/c", ".^1:b/c"]),
        (
            "count(/data/rep[position() = ${n}])",
            vec!["$n", "/^0:data/*", "/^0:data/rep"],
        ),
        (
            "indexed-repeat(${a}, ${rep}, position(..) - 1)",
            vec!["$a", "$rep", ".^1:", ".^2:*"],
        ),
    ] {
        assert_eq!(mentions(text), expected, "{text}");
    }
}

#[test]
fn what_changes_by_itself_is_volatile() {
    for (text, volatile) in [
        ("now()", true),
        ("if(${a}, today(), 1)", true),
        ("/data/x[d < today()]", true),
        ("uuid(4)", true),
        ("-random()", true),
        ("'now()'", false),
        ("${now}", false),
    ] {
        assert_eq!(Expression::parse(text).unwrap().is_volatile(), volatile, "{text}");
    }
}
