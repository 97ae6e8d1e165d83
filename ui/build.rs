//! Turns `static/locales/en.ftl` into `say.rs`: one function per sentence, so that a key that no file has does not
//! compile and a sentence that no screen says is dead code. Other languages must hold the same sentences with the same
//! variables; a fault stops the build with file, sentence and reason. The words of an area that come with it lie in a
//! folder of their own and become `say_AREA.rs`.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Variables of each sentence, in the order in which the sentence names them.
type Sentences = BTreeMap<String, Vec<String>>;

const LOCALES: &str = "static/locales";
/// Areas whose words come with them.
const AREAS: [&str; 1] = ["payroll"];

fn main() {
    println!("cargo::rerun-if-changed=static/locales");
    let mut faults = Vec::new();
    let (english, tags) = folder(LOCALES, &mut faults);
    let languages = format!("pub(crate) const LANGUAGES: &[&str] = &{tags:?};\n");
    let mut files = vec![("say.rs".to_string(), languages + &functions(&english))];
    for area in AREAS {
        let (english, theirs) = folder(&format!("{LOCALES}/{area}"), &mut faults);
        if theirs != tags {
            faults.push(format!("{LOCALES}/{area} speaks {theirs:?}, the rest {tags:?}"));
        }
        files.push((format!("say_{area}.rs"), functions(&english)));
    }
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    for (name, code) in files {
        if let Err(reason) = std::fs::write(Path::new(&out).join(&name), code) {
            faults.push(format!("{name} could not be written: {reason}"));
        }
    }
    if !faults.is_empty() {
        for fault in faults {
            println!("cargo::error={fault}");
        }
        std::process::exit(1);
    }
}

/// The English sentences of a folder, and the languages that have them all.
fn folder(path: &str, faults: &mut Vec<String>) -> (Sentences, Vec<String>) {
    let english = read(path, "en", faults);
    let mut tags = vec!["en".to_string()];
    let files = std::fs::read_dir(path).into_iter().flatten().flatten();
    for name in files.filter_map(|file| file.file_name().into_string().ok()) {
        if let Some(tag) = name.strip_suffix(".ftl").filter(|tag| *tag != "en") {
            let theirs = read(path, tag, faults);
            compare(&format!("{path}/{tag}.ftl"), &english, &theirs, faults);
            tags.push(tag.to_string());
        }
    }
    tags.sort();
    (english, tags)
}

fn read(folder: &str, tag: &str, faults: &mut Vec<String>) -> Sentences {
    let path = format!("{folder}/{tag}.ftl");
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

fn compare(path: &str, english: &Sentences, other: &Sentences, faults: &mut Vec<String>) {
    for (id, variables) in english {
        match other.get(id) {
            None => faults.push(format!("{path}: `{id}` is missing")),
            Some(theirs) => {
                let (mut ours, mut theirs) = (variables.clone(), theirs.clone());
                ours.sort();
                theirs.sort();
                if ours != theirs {
                    faults.push(format!("{path}: `{id}` uses {theirs:?}, English uses {ours:?}"));
                }
            }
        }
    }
    for id in other.keys().filter(|id| !english.contains_key(*id)) {
        faults.push(format!("{path}: `{id}` is not in English"));
    }
}

fn functions(english: &Sentences) -> String {
    let mut code = String::new();
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
