//! No text and no data makes it fall over or hang.

use super::values::TABLE;
use super::world::World;
use crate::xpath::numbers;
use crate::xpath::tokens::{Word, tokens};
use crate::xpath::{Expression, Value};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// On a stack as small as a browser's.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(work)
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn nesting_without_end_is_refused() {
    on_small_stack(|| {
        for (open, middle, close) in [
            ("(", "1", ")"),
            ("not(", "1", ")"),
            ("a[", "1", "]"),
            ("-(", "1", ")"),
            ("concat('x', ", "1", ")"),
        ] {
            for times in [201, 1000, 10_000] {
                let text = format!("{}{middle}{}", open.repeat(times), close.repeat(times));
                let fault = Expression::parse(&text).unwrap_err();
                let known = fault.reason.contains("inside one another") || fault.reason.contains("characters");
                assert!(known, "{open} {times}: {fault}");
                assert!(Expression::parse(&open.repeat(times)).is_err());
            }
        }
    });
}

#[test]
fn the_deepest_expression_that_is_read_is_also_evaluated() {
    on_small_stack(|| {
        let world = World::new();
        for (open, close, expected) in [
            ("(", ")", "1"),
            ("not(", ")", "false"),
            ("1 + (", ")", "200"),
            ("1 + -(2 * ", ")", ""),
            ("if(true(), ", ", 2)", "1"),
            ("coalesce(", ", 'x')", "1"),
            ("count(/data[", "])", "1"),
            ("/data[age and ", "]", ""),
        ] {
            let times = if open.starts_with("count") { 99 } else { 199 };
            let text = format!("{}1{}", open.repeat(times), close.repeat(times));
            let expression = Expression::parse(&text).unwrap_or_else(|fault| panic!("{fault}"));
            assert!(expression.mentions().len() < 10);
            assert_eq!(expression.clone(), expression);
            assert!(!expression.is_volatile());
            let said = world.said(&text);
            assert!(expected.is_empty() || said == expected, "{open}: {said}");
        }
    });
}

#[test]
fn long_chains_are_flat() {
    on_small_stack(|| {
        let world = World::new();
        assert_eq!(world.said(&vec!["1"; 9_999].join("+")), "9999");
        assert_eq!(world.said(&vec!["1"; 4_000].join(" or ")), "true");
        assert_eq!(world.said(&vec!["1"; 4_000].join(" = ")), "true");
        assert_eq!(world.said(&format!("{}1", "-".repeat(19_999))), "-1");
        assert_eq!(world.said(&vec!["age"; 4_000].join("|")), "[34]");
        assert_eq!(world.said(&format!("age{}", "/../age".repeat(2_500))), "[34]");
        assert_eq!(world.said(&format!("age{}", "[1]".repeat(6_000))), "[34]");
        assert_eq!(
            world.said(&format!("concat({})", vec!["1"; 9_000].join(","))),
            "1".repeat(9_000)
        );
    });
}

#[test]
fn an_evaluation_that_would_take_hours_is_given_up() {
    let items = "<item><a>1</a></item>".repeat(3_000);
    let world = World::new().with_instance("big", &format!("<root>{items}</root>"));
    let all = "instance('big')/root/item";
    let started = Instant::now();
    let cubed = format!("count({all}[count(../item[count(../item[string-length(a) = 2]) = string-length(a)]) = 5])");
    assert_eq!(world.said(&cubed), "NaN");
    assert_eq!(world.said(&format!("string({cubed})")), "");
    let squared = format!("{all}/a = {all}[a = 2]/a or {all}/a > {all}/a or {all}/a > {all}/a or {all}/a > {all}/a");
    assert_eq!(world.said(&squared), "");
    let doubled = (0..30).fold("'12345678901234567890'".to_owned(), |inside, _| {
        format!("translate(concat({inside}, 'x'), 'x', 'y')")
    });
    assert_eq!(world.said(&doubled).len(), 50);
    let wide = format!("string-length(join('', {all}[string-length(join('', {all})) > 0]))");
    assert!(["3000", "NaN"].contains(&world.said(&wide).as_str()));
    assert!(started.elapsed() < Duration::from_secs(120), "{:?}", started.elapsed());
}

/// Words of the language in any order: more often almost right than letters by chance.
fn soup() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "1",
        "0.5",
        "'a'",
        "\"b\"",
        "''",
        "${age}",
        "${who}",
        "${nobody}",
        "age",
        "crew",
        "member",
        "*",
        "+",
        "-",
        "div",
        "mod",
        "and",
        "or",
        "=",
        "!=",
        "<",
        ">=",
        "|",
        "/",
        "/data",
        "..",
        ".",
        "[",
        "]",
        "(",
        ")",
        ",",
        "::",
        "self",
        "count(",
        "not(",
        "concat(",
        "position()",
        "last()",
        "instance('crops')",
        "current()",
        "if(",
        "round(",
        "substr(",
        "format-date(",
        "date(",
        "randomize(",
        "regex(",
        "selected-at(",
        "join(",
        "today()",
        "-1",
        "1e9",
        "99999999999999999999",
    ]);
    prop::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

/// Parts of expressions put together by the grammar, so that they are always read.
fn sentence() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(TABLE.iter().map(|(text, _)| format!("({text})")).collect::<Vec<_>>());
    leaf.prop_recursive(4, 24, 3, |inside| {
        let operator = prop::sample::select(vec![
            "+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<", "<=", ">", ">=",
        ]);
        let call = prop::sample::select(vec![
            "not",
            "string",
            "number",
            "int",
            "date",
            "abs",
            "boolean",
            "string-length",
            "decimal-time",
            "area",
            "base64-decode",
            "decimal-date-time",
            "normalize-space",
            "exp",
            "round",
            "count-selected",
            "date-time",
            "distance",
            "intersects",
            "uuid",
        ]);
        let pair = prop::sample::select(vec![
            "substr",
            "selected-at",
            "pow",
            "round",
            "regex",
            "contains",
            "format-date",
            "join",
            "coalesce",
            "geofence",
            "checklist",
            "substring-after",
            "atan2",
            "max",
        ]);
        prop_oneof![
            (inside.clone(), operator, inside.clone()).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
            (call, inside.clone()).prop_map(|(call, a)| format!("{call}({a})")),
            (pair, inside.clone(), inside.clone()).prop_map(|(call, a, b)| format!("{call}({a}, {b})")),
            inside.clone().prop_map(|a| format!("/data/crew/member[{a}]")),
            inside.prop_map(|a| format!("-{a}")),
        ]
    })
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        if let Ok(expression) = Expression::parse(&text) {
            expression.mentions();
            World::new().said(&text);
        }
    }

    #[test]
    fn no_order_of_words_makes_it_panic(text in soup()) {
        if let Ok(expression) = Expression::parse(&text) {
            expression.mentions();
            expression.is_volatile();
            World::new().said(&text);
        }
    }

    #[test]
    fn whatever_is_put_together_comes_to_a_value(text in sentence()) {
        let expression = Expression::parse(&text);
        prop_assert!(expression.is_ok(), "{}: {}", text, expression.unwrap_err());
        World::new().said(&text);
    }

    #[test]
    fn a_predicate_made_ready_keeps_what_the_plain_one_keeps(text in sentence()) {
        // `string(…)` around it hides a condition from what is made ready.
        let world = World::new();
        let ready = world.said(&format!("count(/data/crew/member[({text}) and pay > 5])"));
        let plain = world.said(&format!("count(/data/crew/member[boolean-from-string(string(({text}) and pay > 5))])"));
        prop_assert_eq!(ready, plain);
    }

    #[test]
    fn words_printed_and_read_again_are_the_same(text in prop_oneof![soup(), sentence()]) {
        let Ok(words) = tokens(&text) else { return Ok(()) };
        let printed: Vec<String> = words.iter().map(|token| match token.word {
            Word::Number(number) => numbers::to_text(number),
            Word::Text(text) if text.contains('\'') => format!("\"{text}\""),
            Word::Text(text) => format!("'{text}'"),
            Word::Name(name) => name.to_owned(),
            Word::Named(name) => format!("${{{name}}}"),
            Word::LastSaved(name) => format!("${{last-saved#{name}}}"),
            Word::Sign(sign) => sign.to_owned(),
        }).collect();
        let printed = printed.join("\n");
        let again = tokens(&printed).unwrap();
        prop_assert_eq!(again.iter().map(|token| token.word).collect::<Vec<_>>(),
            words.iter().map(|token| token.word).collect::<Vec<_>>());
        prop_assert_eq!(Expression::parse(&printed).is_ok(), Expression::parse(&text).is_ok());
        if let (Ok(one), Ok(other)) = (Expression::parse(&printed), Expression::parse(&text)) {
            prop_assert_eq!(one.tree(), other.tree());
        }
    }

    #[test]
    fn numbers_survive_as_texts(number in prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL) {
        prop_assert_eq!(numbers::plain(&numbers::to_text(number)), Some(number));
    }

    #[test]
    fn days_survive_as_dates(days in -25_000_i32..100_000) {
        let world = World::new();
        prop_assert_eq!(world.said(&format!("number(date({days}))")), days.to_string());
        prop_assert_eq!(world.said(&format!("number(date-time({days}.5))")), format!("{days}.5").replace("-0.5", "0.5"));
    }

    #[test]
    fn a_shuffle_loses_nobody(seed in "\\PC{0,12}") {
        let world = World::new();
        let quoted = seed.replace('\'', "");
        let mut letters: Vec<char> = world.said(&format!("join('', randomize(letters/l, '{quoted}'))")).chars().collect();
        letters.sort_unstable();
        prop_assert_eq!(letters, ['A', 'B', 'C', 'D', 'E', 'F']);
    }
}

#[test]
fn values_become_texts_numbers_and_conditions() {
    let world = World::new();
    let zone = chrono::FixedOffset::east_opt(0).unwrap();
    assert_eq!(Value::Truth(true).number(&world, zone), 1.0);
    assert_eq!(Value::Nodes(vec![world.node("/data/age")]).number(&world, zone), 34.0);
    assert!(!Value::Nodes(vec![world.node("/data/blank")]).truth(&world));
    assert_eq!(Value::Number(1e21).text(&world), "1000000000000000000000");
}
