//! Calls of functions: arguments become what the function wants, and its work is done beside.

use super::chance;
use super::dates;
use super::digests;
use super::document::Node;
use super::evaluate::{Focus, Run};
use super::functions::Function;
use super::geo;
use super::nodesets;
use super::numbers;
use super::patterns;
use super::texts;
use super::tree::Expr;
use super::value::Value;

/// The arguments of one call.
#[derive(Clone, Copy)]
pub(super) struct Call<'r, 'a, 'e> {
    pub run: &'r Run<'a>,
    pub arguments: &'e [Expr],
    pub focus: Focus,
}

impl<'e> Call<'_, '_, 'e> {
    pub fn has(&self, which: usize) -> bool {
        which < self.arguments.len()
    }

    fn value(&self, which: usize) -> Value {
        match self.arguments.get(which) {
            Some(argument) if !self.run.exhausted() => self.run.eval(argument, self.focus),
            _ => Value::Text(String::new()),
        }
    }

    pub fn text(&self, which: usize) -> String {
        self.arguments
            .get(which)
            .map(|argument| self.run.text(argument, self.focus))
            .unwrap_or_default()
    }

    pub fn number(&self, which: usize) -> f64 {
        self.run.number_of(&self.value(which))
    }

    fn truth(&self, which: usize) -> bool {
        self.value(which).truth(self.run.documents())
    }

    pub fn nodes(&self, which: usize) -> Vec<Node> {
        self.arguments
            .get(which)
            .map(|argument| self.run.nodes(argument, self.focus))
            .unwrap_or_default()
    }

    /// The texts of all arguments from this one on, each node of them apart.
    fn texts_from(&self, first: usize) -> Vec<String> {
        self.rest(first)
            .iter()
            .flat_map(|argument| self.run.texts(argument, self.focus))
            .collect()
    }

    /// The numbers of all arguments from this one on. An unanswered question is none, and makes the whole none: a sum that
    /// passed over it would be too low.
    fn numbers_from(&self, first: usize) -> impl Iterator<Item = f64> {
        self.rest(first).iter().flat_map(|argument| self.numbers_of(argument))
    }

    /// The one that wins over all others; none if one of them is none.
    fn winner(&self, wins: impl Fn(f64, f64) -> bool) -> f64 {
        let better = |best: f64, next: f64| if best.is_nan() || wins(best, next) { best } else { next };
        self.numbers_from(0).reduce(better).unwrap_or(f64::NAN)
    }

    fn numbers_of(&self, argument: &Expr) -> Vec<f64> {
        match self.run.eval(argument, self.focus) {
            Value::Nodes(nodes) => {
                let documents = self.run.documents();
                let zone = || self.run.zone();
                let number = |node: &Node| super::value::number_of(&documents.text(*node), zone);
                nodes.iter().take_while(|_| self.run.spend(1)).map(number).collect()
            }
            other => vec![self.run.number_of(&other)],
        }
    }

    fn rest(&self, first: usize) -> &'e [Expr] {
        self.arguments.get(first..).unwrap_or_default()
    }

    /// The first argument, or the context node where it is left out.
    fn own_text(&self) -> String {
        match self.has(0) {
            true => self.text(0),
            false => self.run.documents().text(self.focus.node).into_owned(),
        }
    }
}

/// Small on the stack, as nested calls stand on each other.
pub(super) fn call(run: &Run<'_>, function: Function, arguments: &[Expr], focus: Focus) -> Value {
    let call = Call { run, arguments, focus };
    if function == Function::If {
        return call.value(if call.truth(0) { 1 } else { 2 });
    }
    mathematics(&call, function)
        .map(Value::Number)
        .or_else(|| condition(&call, function).map(Value::Truth))
        .or_else(|| nodes(&call, function).map(Value::Nodes))
        .unwrap_or_else(|| Value::Text(text(&call, function)))
}

/// Functions whose result is a condition.
fn condition(call: &Call<'_, '_, '_>, function: Function) -> Option<bool> {
    Some(match function {
        Function::True => true,
        Function::False => false,
        Function::Boolean => call.truth(0),
        Function::Not => !call.truth(0),
        Function::BooleanFromString => {
            let text = call.text(0);
            text == "1" || text.eq_ignore_ascii_case("true")
        }
        Function::Checklist | Function::WeightedChecklist => checklist(call, function),
        Function::Contains => call.text(0).contains(&call.text(1)),
        Function::StartsWith => call.text(0).starts_with(&call.text(1)),
        Function::EndsWith => call.text(0).ends_with(&call.text(1)),
        Function::Selected => texts::selected(&call.text(0), &call.text(1)),
        Function::Regex => regex(call),
        Function::Geofence => geofence(call),
        Function::Intersects => {
            let points = geo::points(&call.texts_from(0)).unwrap_or_default();
            geo::crosses_itself(&points, |steps| call.run.spend(steps))
        }
        _ => return None,
    })
}

/// Functions whose result is nodes.
fn nodes(call: &Call<'_, '_, '_>, function: Function) -> Option<Vec<Node>> {
    Some(match function {
        Function::Current => vec![call.run.at.current],
        Function::Instance => call.run.documents().instance(&call.text(0)).into_iter().collect(),
        Function::IndexedRepeat => nodesets::indexed_repeat(call),
        Function::Randomize => nodesets::randomize(call),
        _ => return None,
    })
}

/// Functions whose result is a number.
fn mathematics(call: &Call<'_, '_, '_>, function: Function) -> Option<f64> {
    Some(match function {
        Function::Number if call.has(0) => call.number(0),
        Function::Number => call.run.number_of(&Value::Nodes(vec![call.focus.node])),
        Function::Abs => call.number(0).abs(),
        Function::Acos => call.number(0).acos(),
        Function::Asin => call.number(0).asin(),
        Function::Atan => call.number(0).atan(),
        Function::Atan2 => call.number(0).atan2(call.number(1)),
        Function::Cos => call.number(0).cos(),
        Function::Exp => call.number(0).exp(),
        Function::Exp10 => 10_f64.powf(call.number(0)),
        Function::Int => call.number(0).trunc(),
        Function::Log => call.number(0).ln(),
        Function::Log10 => call.number(0).log10(),
        Function::Pi => std::f64::consts::PI,
        Function::Pow => power(call.number(0), call.number(1)),
        Function::Round => numbers::rounded(call.number(0), if call.has(1) { call.number(1) } else { 0.0 }),
        Function::Sin => call.number(0).sin(),
        Function::Sqrt => call.number(0).sqrt(),
        Function::Tan => call.number(0).tan(),
        Function::Random => call.run.at.host.random(),
        Function::Sum => call.numbers_from(0).sum::<f64>() + 0.0,
        Function::Max => call.winner(|best, next| best >= next),
        Function::Min => call.winner(|best, next| best <= next),
        Function::Count => counted(call.nodes(0).len()),
        Function::CountNonEmpty => counted(call.texts_from(0).iter().filter(|text| !text.is_empty()).count()),
        Function::CountSelected => counted(texts::chosen(&call.text(0)).count()),
        Function::StringLength => counted(call.own_text().chars().count()),
        Function::Position => nodesets::position(call),
        Function::Last => call.focus.place.map_or(1.0, |(_, size)| counted(size)),
        Function::DecimalDateTime => match call.value(0) {
            Value::Number(days) => days,
            _ => dates::decimal_date_time(&call.text(0), call.run.zone()).unwrap_or(f64::NAN),
        },
        Function::DecimalTime => dates::decimal_time(&call.text(0), call.run.zone()).unwrap_or(f64::NAN),
        Function::Area => geo::points(&call.texts_from(0)).map_or(f64::NAN, |points| geo::area(&points)),
        Function::Distance => geo::points(&call.texts_from(0)).map_or(f64::NAN, |points| geo::length(&points)),
        _ => return None,
    })
}

/// Functions whose result is a text.
fn text(call: &Call<'_, '_, '_>, function: Function) -> String {
    let run = call.run;
    let documents = run.documents();
    let made = match function {
        Function::String => call.own_text(),
        Function::Coalesce => Some(call.text(0))
            .filter(|first| !first.is_empty())
            .unwrap_or_else(|| call.text(1)),
        Function::Once => {
            let own = documents.text(call.focus.node);
            if own.is_empty() { call.text(0) } else { own.into_owned() }
        }
        Function::NormalizeSpace => texts::normalized(&call.own_text()),
        Function::Concat => call.texts_from(0).concat(),
        Function::Join => call.texts_from(1).join(&call.text(0)),
        Function::Substr => texts::substr(&call.text(0), call.number(1), call.has(2).then(|| call.number(2))),
        Function::SubstringBefore => texts::before(&call.text(0), &call.text(1)).to_owned(),
        Function::SubstringAfter => texts::after(&call.text(0), &call.text(1)).to_owned(),
        Function::Translate => texts::translated(&call.text(0), &call.text(1), &call.text(2)),
        Function::SelectedAt => texts::selected_at(&call.text(0), call.number(1)).to_owned(),
        Function::Digest => {
            let encoding = if call.has(2) { call.text(2) } else { "base64".to_owned() };
            digests::digest(&call.text(0), &call.text(1), &encoding).unwrap_or_default()
        }
        Function::Base64Decode => digests::base64_decoded(&call.text(0)),
        Function::Uuid if call.has(0) => chance::id(call.number(0), run.at.host),
        Function::Uuid => chance::uuid(run.at.host),
        Function::Now => dates::now_text(run.now()),
        Function::Today => dates::date_text(run.now().naive_local()),
        Function::Date => moment(call).map(dates::date_text).unwrap_or_default(),
        Function::DateTime => moment(call)
            .map(|at| dates::date_time_text(at, run.zone()))
            .unwrap_or_default(),
        Function::FormatDate | Function::FormatDateTime => moment(call)
            .map(|at| dates::formatted(at, &call.text(1)))
            .unwrap_or_default(),
        Function::Pulldata => nodesets::pulldata(call),
        Function::ChoiceName => match call.nodes(1).first() {
            Some(question) => run.at.host.choice_name(&call.text(0), *question),
            None => String::new(),
        },
        Function::Itext => run.at.host.text_of(&call.text(0)),
        // All others have their place above.
        _ => String::new(),
    };
    run.spend_text(made.len());
    made
}

fn counted(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// XPath follows ECMAScript: 1 to the power of an unknown is unknown.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        f64::NAN
    } else {
        base.powf(exponent)
    }
}

fn moment(call: &Call<'_, '_, '_>) -> Option<chrono::NaiveDateTime> {
    match call.value(0) {
        Value::Number(days) => dates::from_days(days),
        Value::Truth(_) => None,
        other => dates::moment(&other.borrowed_text(call.run.documents()), call.run.zone()),
    }
}

/// How many conditions hold, or what those weigh that hold; -1 as a limit means none.
fn checklist(call: &Call<'_, '_, '_>, function: Function) -> bool {
    let (least, most) = (call.number(0), call.number(1));
    let mut sum = 0.0;
    if function == Function::WeightedChecklist {
        for pair in call.rest(2).chunks(2) {
            let [condition, weight] = pair else { break };
            let weights = call.numbers_of(weight);
            for (truth, weight) in truths(call, condition).into_iter().zip(weights) {
                sum += if truth { weight } else { 0.0 };
            }
        }
    } else {
        let holding = call
            .rest(2)
            .iter()
            .flat_map(|condition| truths(call, condition))
            .filter(|truth| *truth);
        sum = counted(holding.count());
    }
    (least == -1.0 || sum >= least) && (most == -1.0 || sum <= most)
}

/// Nodes count one by one.
fn truths(call: &Call<'_, '_, '_>, condition: &Expr) -> Vec<bool> {
    let documents = call.run.documents();
    match call.run.eval(condition, call.focus) {
        Value::Nodes(nodes) => nodes.iter().map(|node| !documents.text(*node).is_empty()).collect(),
        other => vec![other.truth(documents)],
    }
}

fn regex(call: &Call<'_, '_, '_>) -> bool {
    let (text, pattern) = (call.text(0), call.text(1));
    let mut known = call.run.patterns.borrow_mut();
    if !known.contains_key(&pattern) {
        // Making one costs much more than asking it.
        call.run.spend(1000 + pattern.len());
        known.insert(pattern.clone(), patterns::whole(&pattern).ok());
    }
    call.run.spend_text(text.len());
    known
        .get(&pattern)
        .and_then(Option::as_ref)
        .is_some_and(|pattern| pattern.is_match(&text))
}

fn geofence(call: &Call<'_, '_, '_>) -> bool {
    let place = geo::points(&[call.text(0)]);
    let shape = geo::points(&[call.text(1)]);
    match (place.as_deref(), shape) {
        (Some([place]), Some(shape)) => geo::inside(*place, &shape),
        _ => false,
    }
}
