//! From the text of an expression to its tree: recursive descent with bounded depth.

use super::expression::{Comparison, ExpressionFault, Tree};
use super::spelling::did_you_mean;
use rust_decimal::Decimal;

const LONGEST_CHARS: usize = 2_000;
const DEEPEST: usize = 32;
const FUNCTIONS: [&str; 4] = ["selected", "not", "true", "false"];

/// A walk over the characters of an expression.
pub(super) struct Reading<'t> {
    text: &'t str,
    /// Byte offset; always on a character's edge.
    at: usize,
    depth: usize,
}

type Read = Result<Tree, ExpressionFault>;

impl<'t> Reading<'t> {
    /// Reads the whole text as one expression.
    pub(super) fn whole(text: &'t str) -> Read {
        let mut reading = Reading { text, at: 0, depth: 0 };
        if text.chars().nth(LONGEST_CHARS).is_some() {
            return Err(reading.fault(format!("an expression has at most {LONGEST_CHARS} characters")));
        }
        let tree = reading.or()?;
        reading.space();
        match reading.rest().chars().next() {
            None => Ok(tree),
            Some(extra) => Err(reading.fault(format!(
                "`{extra}` was not expected here; join conditions with `and` or `or`"
            ))),
        }
    }

    fn or(&mut self) -> Read {
        let mut left = self.and()?;
        while self.word("or") {
            left = Tree::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Read {
        let mut left = self.comparison()?;
        while self.word("and") {
            left = Tree::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Read {
        let left = self.operand()?;
        let signs = [
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        match signs.into_iter().find(|(sign, _)| self.sign(sign)) {
            None => Ok(left),
            Some((_, how)) => Ok(Tree::Compare(Box::new(left), how, Box::new(self.operand()?))),
        }
    }

    fn operand(&mut self) -> Read {
        self.space();
        match self.rest().chars().next() {
            None => Err(self.fault("something is missing at the end".into())),
            Some('(') => self.parenthesis(),
            Some('$') => self.question().map(Tree::Question),
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            Some('.') if !self.rest().chars().nth(1).is_some_and(|next| next.is_ascii_digit()) => {
                self.at += 1;
                Ok(Tree::Itself)
            }
            Some('-' | '.' | '0'..='9') => self.number(),
            Some(letter) if letter.is_ascii_alphabetic() => self.function(),
            Some(other) => Err(self.fault(format!("`{other}` is not part of this expression language"))),
        }
    }

    fn parenthesis(&mut self) -> Read {
        self.at += 1;
        let inner = self.deeper()?;
        self.expect(")")?;
        Ok(inner)
    }

    fn deeper(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(format!("more than {DEEPEST} parentheses inside each other")));
        }
        let inner = self.or();
        self.depth -= 1;
        inner
    }

    fn question(&mut self) -> Result<String, ExpressionFault> {
        let name = self
            .rest()
            .strip_prefix("${")
            .and_then(|rest| rest.split_once('}'))
            .map(|(name, _)| name);
        match name {
            Some(name) if is_name(name.trim()) => {
                self.at += name.len() + 3;
                Ok(name.trim().to_owned())
            }
            _ => Err(self.fault("a question is named as `${name}`".into())),
        }
    }

    fn quoted(&mut self, quote: char) -> Read {
        let inside = self
            .rest()
            .get(1..)
            .and_then(|rest| rest.split_once(quote))
            .map(|(inside, _)| inside);
        let Some(inside) = inside else {
            return Err(self.fault(format!("the closing {quote} is missing")));
        };
        self.at += inside.len() + 2;
        Ok(Tree::Text(inside.to_owned()))
    }

    fn number(&mut self) -> Read {
        let rest = self.rest();
        let digits = rest.trim_start_matches('-');
        let length = rest.len() - digits.len()
            + digits
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(digits.len());
        let number = rest.get(..length).and_then(|text| text.parse::<Decimal>().ok());
        let Some(number) = number else {
            return Err(self.fault("this is no number".into()));
        };
        self.at += length;
        Ok(Tree::Number(number))
    }

    fn function(&mut self) -> Read {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        if !FUNCTIONS.contains(&name) {
            let hint = did_you_mean(name, FUNCTIONS);
            return Err(self.fault(format!(
                "there is no function `{name}` here (texts stand in quotes){hint}"
            )));
        }
        self.at += length;
        self.expect("(")?;
        let tree = match name {
            "not" => Tree::Not(Box::new(self.deeper()?)),
            "selected" => {
                let list = self.operand()?;
                self.expect(",")?;
                Tree::Selected(Box::new(list), Box::new(self.operand()?))
            }
            other => Tree::Truth(other == "true"),
        };
        self.expect(")")?;
        Ok(tree)
    }

    /// Takes the word if it stands next as a word of its own.
    fn word(&mut self, word: &str) -> bool {
        self.space();
        let stands = self
            .rest()
            .strip_prefix(word)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
        if stands {
            self.at += word.len();
        }
        stands
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.space();
        let stands = self.rest().starts_with(sign);
        if stands {
            self.at += sign.len();
        }
        stands
    }

    fn expect(&mut self, sign: &str) -> Result<(), ExpressionFault> {
        if self.sign(sign) {
            Ok(())
        } else {
            Err(self.fault(format!("`{sign}` is missing here")))
        }
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&self, reason: String) -> ExpressionFault {
        let at = self.text.get(..self.at).map_or(0, |before| before.chars().count()) + 1;
        ExpressionFault {
            at,
            text: self.text.chars().take(120).collect(),
            reason,
        }
    }
}

/// Whether a text can name a question: ASCII letters, digits, `_`, `-`, `.`; not beginning with a digit; at most 64.
pub(super) fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.len() <= 64 && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use crate::questionnaire::Expression;
    use proptest::prelude::*;

    fn refused(text: &str) -> String {
        Expression::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn a_fault_says_where_and_what_to_write_instead() {
        assert_eq!(
            refused("${fee} = yes"),
            "at character 10 of `${fee} = yes`: there is no function `yes` here (texts stand in quotes)"
        );
        assert!(refused("slected(${a}, 'b')").ends_with("did you mean `selected`?"));
        assert!(refused("${fee = 'yes'").contains("named as `${name}`"));
        assert!(refused("${a} = 'x").contains("closing ' is missing"));
        assert!(refused("(${a} = 'x'").contains("`)` is missing"));
        assert!(refused("${a} = 'x' ${b}").contains("join conditions"));
        assert!(refused("").contains("missing at the end"));
        assert!(refused("${a} = 1.2.3").contains("no number"));
    }

    #[test]
    fn ten_thousand_parentheses_are_refused_and_crash_nothing() {
        assert!(refused(&"(".repeat(10_000)).contains("2000 characters"));
        assert!(refused(&"(".repeat(1_000)).contains("32 parentheses"));
        assert!(refused(&"not(".repeat(400)).contains("32 parentheses"));
    }

    proptest! {
        #[test]
        fn no_text_at_all_makes_it_panic(text in "\\PC{0,60}") {
            let _ = Expression::parse(&text);
        }

        #[test]
        fn nor_does_any_heap_of_its_own_pieces(pieces in prop::collection::vec(
            prop::sample::select(vec!["${a}", "'x'", "(", ")", " and ", " or ", "not(", "selected(", ",", "=", "!=", "<", "-1", ".", "é"]), 0..20)) {
            let _ = Expression::parse(&pieces.concat());
        }
    }
}
