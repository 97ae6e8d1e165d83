//! Why something is kept back, in the reader's language.

use super::Drawing;
use crate::api::Block;
use crate::disclosure::Why;

impl Drawing<'_> {
    pub(super) fn why(self, why: Why) -> String {
        let phrases = self.phrases;
        match why {
            Why::SmallSite => phrases.word("why-small-site"),
            Why::FewInterviews => phrases.word("why-few-interviews"),
            Why::SmallGroup { threshold } => phrases.say("why-small-group", [("threshold", threshold.into())]),
            Why::Complement => phrases.word("why-complement"),
            Why::CloseToEarlier { threshold } => phrases.say("why-close-to-earlier", [("threshold", threshold.into())]),
            Why::AsFirstReleased => phrases.word("why-as-first-released"),
            Why::NothingSafe => phrases.word("why-nothing-safe"),
        }
    }

    pub(super) fn kept_back(self, whys: &[Why]) -> impl Iterator<Item = Block> {
        whys.iter()
            .map(move |why| Block::KeptBack { text: self.why(*why) })
            .collect::<Vec<_>>()
            .into_iter()
    }
}
