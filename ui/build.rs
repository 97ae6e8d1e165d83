//! Turns `static/locales/en.ftl` into `say.rs`: one function per sentence, so that a key that no file has does not
//! compile and a sentence that no screen says is dead code. Other languages must hold the same sentences with the same
//! variables; a fault stops the build with file, sentence and reason.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Variables of each sentence, in the order in which the sentence names them.
type Sentences = BTreeMap<String, Vec<String>>;

fn main() {
    println!("cargo::rerun-if-changed=static/locales");
    let mut faults = Vec::new();
    let english = read("en", &mut faults);
    let mut tags = vec!["en".to_string()];
    let folder = std::fs::read_dir("static/locales").into_iter().flatten().flatten();
    for name in folder.filter_map(|file| file.file_name().into_string().ok()) {
        if let Some(tag) = name.strip_suffix(".ftl").filter(|tag| *tag != "en") {
            compare(tag, &english, &read(tag, &mut faults), &mut faults);
            tags.push(tag.to_string());
        }
    }
    tags.sort();
    if !faults.is_empty() {
        for fault in faults {
            println!("cargo::error={fault}");
        }
        std::process::exit(1);
    }
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let written = std::fs::write(Path::new(&out).join("say.rs"), functions(&english, &tags));
    if let Err(reason) = written {
        println!("cargo::error=say.rs could not be written: {reason}");
        std::process::exit(1);
    }
}

fn read(tag: &str, faults: &mut Vec<String>) -> Sentences {
    let path = format!("static/locales/{tag}.ftl");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(reason) => {
            faults.push(format!("{path}: {reason}"));
            return Sentences::new();
        }
    };
    let resource = match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((resource, reasons)) => {
            for reason in reasons {
                let line = text.get(..reason.pos.start).unwrap_or_default().lines().count() + 1;
                faults.push(format!("{path}:{line}: {}", reason.kind));
            }
            resource
        }
    };
    let mut sentences = Sentences::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_string();
        let mut variables = Vec::new();
        match &message.value {
            Some(pattern) => collect(pattern, &mut variables),
            None => faults.push(format!("{path}: `{id}` says nothing")),
        }
        if sentences.insert(id.clone(), variables).is_some() {
            faults.push(format!("{path}: `{id}` stands twice"));
        }
    }
    sentences
}

fn collect(pattern: &Pattern<&str>, into: &mut Vec<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, into);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, into: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, into),
        Expression::Select { selector, variants } => {
            collect_inline(selector, into);
            for variant in variants {
                collect(&variant.value, into);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } if !into.iter().any(|known| known == id.name) => {
            into.push(id.name.to_string());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, into);
            }
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, into),
        _ => {}
    }
}

fn compare(tag: &str, english: &Sentences, other: &Sentences, faults: &mut Vec<String>) {
    for (id, variables) in english {
        match other.get(id) {
            None => faults.push(format!("static/locales/{tag}.ftl: `{id}` is missing")),
            Some(theirs) => {
                let (mut ours, mut theirs) = (variables.clone(), theirs.clone());
                ours.sort();
                theirs.sort();
                if ours != theirs {
                    faults.push(format!(
                        "static/locales/{tag}.ftl: `{id}` uses {theirs:?}, English uses {ours:?}"
                    ));
                }
            }
        }
    }
    for id in other.keys().filter(|id| !english.contains_key(*id)) {
        faults.push(format!("static/locales/{tag}.ftl: `{id}` is not in English"));
    }
}

fn functions(english: &Sentences, tags: &[String]) -> String {
    let mut code = String::new();
    let _ = writeln!(code, "pub(crate) const LANGUAGES: &[&str] = &{tags:?};");
    for (id, variables) in english {
        let name = id.replace('-', "_");
        let parameters: Vec<_> = variables
            .iter()
            .map(|name| format!("{}: impl Into<Value>", name.replace('-', "_")))
            .collect();
        let pairs: Vec<_> = variables
            .iter()
            .map(|name| format!("({name:?}, {}.into())", name.replace('-', "_")))
            .collect();
        let _ = writeln!(
            code,
            "pub(crate) fn {name}({}) -> String {{ sentence({id:?}, &[{}]) }}",
            parameters.join(", "),
            pairs.join(", ")
        );
    }
    code
}
