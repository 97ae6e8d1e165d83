//! Why something is kept back, in a key for screens and a sentence for reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reason of the disclosure rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// The site has fewer than 20 workers: no worker tables.
    SmallSite,
    /// Fewer than 10 workers were interviewed: no worker tables.
    FewInterviews,
    /// A group is under the threshold.
    SmallGroup { threshold: u32 },
    /// A second group is hidden so that nobody can compute the first from a total.
    Complement,
    /// A figure differs by few people from one released earlier, so it is kept back.
    CloseToEarlier { threshold: u32 },
    /// The table stands as first released: fewer than 10 people differ.
    AsFirstReleased,
    /// Nothing of the table can be shown without pointing at somebody.
    NothingSafe,
}

impl Why {
    /// The sentence for a report, in Spanish for `es` and in English for every other language.
    pub fn sentence(self, language: &str) -> String {
        match (self, language) {
            (Why::SmallSite, "es") => {
                "Aquí trabajan menos de 20 personas: no se muestran cifras sobre ellas, porque podrían señalar a alguien.".into()
            }
            (Why::SmallSite, _) => {
                "This site has fewer than 20 workers: no figures about them are shown, because they could point at a person.".into()
            }
            (Why::FewInterviews, "es") => {
                "Se entrevistó a menos de 10 personas: no se muestran cifras sobre ellas, porque podrían señalar a alguien.".into()
            }
            (Why::FewInterviews, _) => {
                "Fewer than 10 workers were interviewed: no figures about them are shown, because they could point at a person.".into()
            }
            (Why::SmallGroup { threshold }, "es") => format!("Reservado: hay un grupo de menos de {threshold} personas."),
            (Why::SmallGroup { threshold }, _) => format!("Kept back: a group is under {threshold} people."),
            (Why::Complement, "es") => "Se reserva otro más para que nadie pueda calcularlo con el total.".into(),
            (Why::Complement, _) => "Another is hidden so that nobody can compute it from the total.".into(),
            (Why::CloseToEarlier { threshold }, "es") => {
                format!("Reservado: la cifra cambia en menos de {threshold} personas desde el informe anterior.")
            }
            (Why::CloseToEarlier { threshold }, _) => {
                format!("Kept back: the figure differs by fewer than {threshold} people from an earlier report.")
            }
            (Why::AsFirstReleased, "es") => "La tabla queda como se publicó: desde entonces cambian menos de 10 personas.".into(),
            (Why::AsFirstReleased, _) => "The table stands as first released: fewer than 10 people differ since then.".into(),
            (Why::NothingSafe, "es") => "Reservada: no se puede mostrar nada de esta tabla sin señalar a alguien.".into(),
            (Why::NothingSafe, _) => "Kept back: nothing of this table can be shown without pointing at a person.".into(),
        }
    }
}
