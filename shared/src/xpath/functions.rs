//! The functions that ODK documents, by name and number of arguments.
//!
//! No more than those: a form that runs here has to run in ODK.

use crate::spelling::did_you_mean;

macro_rules! functions {
    ($($variant:ident $name:literal $least:literal ..= $most:expr;)*) => {
        /// One function of ODK's forms.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Function { $($variant),* }

        const ALL: &[(&str, Function, usize, usize)] = &[$(($name, Function::$variant, $least, $most)),*];
    };
}

const MANY: usize = usize::MAX;

functions! {
    Abs "abs" 1..=1;
    Acos "acos" 1..=1;
    Area "area" 1..=1;
    Asin "asin" 1..=1;
    Atan "atan" 1..=1;
    Atan2 "atan2" 2..=2;
    Base64Decode "base64-decode" 1..=1;
    Boolean "boolean" 1..=1;
    BooleanFromString "boolean-from-string" 1..=1;
    Checklist "checklist" 2..=MANY;
    ChoiceName "jr:choice-name" 2..=2;
    Coalesce "coalesce" 2..=2;
    Concat "concat" 1..=MANY;
    Contains "contains" 2..=2;
    Cos "cos" 1..=1;
    Count "count" 1..=1;
    CountNonEmpty "count-non-empty" 1..=1;
    CountSelected "count-selected" 1..=1;
    Current "current" 0..=0;
    Date "date" 1..=1;
    DateTime "date-time" 1..=1;
    DecimalDateTime "decimal-date-time" 1..=1;
    DecimalTime "decimal-time" 1..=1;
    Digest "digest" 2..=3;
    Distance "distance" 1..=MANY;
    EndsWith "ends-with" 2..=2;
    Exp "exp" 1..=1;
    Exp10 "exp10" 1..=1;
    False "false" 0..=0;
    FormatDate "format-date" 2..=2;
    FormatDateTime "format-date-time" 2..=2;
    Geofence "geofence" 2..=2;
    If "if" 3..=3;
    IndexedRepeat "indexed-repeat" 3..=MANY;
    Instance "instance" 1..=1;
    Int "int" 1..=1;
    Intersects "intersects" 1..=1;
    Itext "jr:itext" 1..=1;
    Join "join" 2..=MANY;
    Last "last" 0..=0;
    Log "log" 1..=1;
    Log10 "log10" 1..=1;
    Max "max" 1..=MANY;
    Min "min" 1..=MANY;
    NormalizeSpace "normalize-space" 0..=1;
    Not "not" 1..=1;
    Now "now" 0..=0;
    Number "number" 0..=1;
    Once "once" 1..=1;
    Pi "pi" 0..=0;
    Position "position" 0..=1;
    Pow "pow" 2..=2;
    Pulldata "pulldata" 4..=4;
    Random "random" 0..=0;
    Randomize "randomize" 1..=2;
    Regex "regex" 2..=2;
    Round "round" 1..=2;
    Selected "selected" 2..=2;
    SelectedAt "selected-at" 2..=2;
    Sin "sin" 1..=1;
    Sqrt "sqrt" 1..=1;
    StartsWith "starts-with" 2..=2;
    String "string" 0..=1;
    StringLength "string-length" 0..=1;
    Substr "substr" 2..=3;
    SubstringAfter "substring-after" 2..=2;
    SubstringBefore "substring-before" 2..=2;
    Sum "sum" 1..=1;
    Tan "tan" 1..=1;
    Today "today" 0..=0;
    Translate "translate" 3..=3;
    True "true" 0..=0;
    Uuid "uuid" 0..=1;
    WeightedChecklist "weighted-checklist" 2..=MANY;
}

/// Functions of other programs, and what to write in ODK's.
const ELSEWHERE: [(&str, &str); 16] = [
    (
        "extract-signed",
        "this app does not check signatures inside forms yet; leave the calculation out",
    ),
    (
        "floor",
        "ODK has no floor; write int(…) for positive numbers, or round(…)",
    ),
    ("ceiling", "ODK has no ceiling; write round(… + 0.5) or int(…) + 1"),
    ("substring", "ODK has substr(text, from, to), which counts from 0"),
    (
        "lower-case",
        "ODK has no lower-case; write translate(…, 'ABC…', 'abc…')",
    ),
    (
        "upper-case",
        "ODK has no upper-case; write translate(…, 'abc…', 'ABC…')",
    ),
    ("string-join", "ODK has join(separator, values)"),
    ("avg", "write sum(…) div count(…)"),
    ("matches", "ODK has regex(text, pattern)"),
    ("replace", "ODK has translate(text, from, to)"),
    ("choice-name", "write jr:choice-name(…)"),
    ("itext", "write jr:itext(…)"),
    ("and", "`and` stands between two conditions"),
    ("or", "`or` stands between two conditions"),
    ("is-selected", "write selected(…)"),
    ("enclosed-area", "write area(…)"),
];

/// The function of this name, or a sentence on why there is none.
pub(super) fn find(name: &str) -> Result<Function, String> {
    if let Some((_, function, _, _)) = ALL.iter().find(|(known, ..)| *known == name) {
        return Ok(*function);
    }
    if let Some((_, instead)) = ELSEWHERE.iter().find(|(known, _)| *known == name) {
        return Err(format!("`{name}` does not work here: {instead}"));
    }
    let known = ALL.iter().map(|(known, ..)| *known);
    Err(format!(
        "there is no function `{}`{}",
        super::tokens::shortened(name),
        did_you_mean(name, known)
    ))
}

impl Function {
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// A sentence if the function does not take this many arguments.
    pub fn wrong_count(self, given: usize) -> Option<String> {
        let (name, _, least, most) = *self.row();
        let odd = match self {
            Function::IndexedRepeat => given.is_multiple_of(2),
            Function::WeightedChecklist => !given.is_multiple_of(2),
            _ => false,
        };
        if odd {
            return Some(format!(
                "`{name}` takes its arguments in pairs, but one of a pair is missing"
            ));
        }
        if (least..=most).contains(&given) {
            return None;
        }
        let wants = match (least, most) {
            (0, 0) => "no arguments".to_owned(),
            (1, 1) => "1 argument".to_owned(),
            (least, most) if least == most => format!("{least} arguments"),
            (least, MANY) => format!("at least {least} argument{}", if least == 1 { "" } else { "s" }),
            (least, most) => format!("{least} to {most} arguments"),
        };
        Some(format!("`{name}` takes {wants}, not {given}"))
    }

    /// Whether the same call may give another value although no answer changed.
    pub fn is_volatile(self) -> bool {
        matches!(
            self,
            Function::Now | Function::Today | Function::Random | Function::Uuid
        )
    }

    fn row(self) -> &'static (&'static str, Function, usize, usize) {
        ALL.iter()
            .find(|(_, function, ..)| *function == self)
            .unwrap_or(&("", Function::True, 0, 0))
    }
}
