//! One finished form as an XForms instance: what ODK Collect would send.

use super::leaving::cell;
use super::{Leaving, Sending};
use crate::form::{Filled, Kind, Spot};
use std::fmt::Write;

/// The instance as XML, in UTF-8. What is not asked is left out, as in a submission, as is what does not leave;
/// a repeat is one element an instance.
pub fn xml(form: &Filled, sending: &Sending, leaving: &Leaving) -> String {
    let plan = form.plan();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing into a String cannot fail.
    let _ = write!(
        out,
        "<data xmlns:jr=\"http://openrosa.org/javarosa\" xmlns:orx=\"http://openrosa.org/xforms\" id=\"{}\" version=\"{}\">",
        escaped(&plan.id),
        escaped(&plan.version)
    );
    for child in form.parts(0) {
        element(form, child, leaving, &mut out);
    }
    let _ = write!(
        out,
        "<orx:meta><orx:instanceID>{}</orx:instanceID>",
        escaped(&sending.instance_id)
    );
    if !sending.instance_name.is_empty() {
        let _ = write!(
            out,
            "<orx:instanceName>{}</orx:instanceName>",
            escaped(&sending.instance_name)
        );
    }
    out.push_str("</orx:meta></data>\n");
    out
}

/// Forms nest at most as deep as the plan allows, so this ends.
fn element(form: &Filled, spot: Spot, leaving: &Leaving, out: &mut String) {
    let question = form.question_at(spot);
    let leaves = form.shape(spot).is_some_and(|shape| leaving.has(shape));
    if !leaves || !form.is_relevant(spot) || question.is_some_and(|question| question.kind == Kind::ExternalFile) {
        return;
    }
    let name = form.name(spot);
    match question {
        Some(_) => {
            let _ = write!(out, "<{name}>{}</{name}>", escaped(&cell(form, spot)));
        }
        None => {
            let _ = write!(out, "<{name}>");
            for child in form.parts(spot) {
                element(form, child, leaving, out);
            }
            let _ = write!(out, "</{name}>");
        }
    }
}

/// Text for XML; letters that XML 1.0 cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(letter),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter < ' ' => {}
            letter => out.push(letter),
        }
    }
    out
}
