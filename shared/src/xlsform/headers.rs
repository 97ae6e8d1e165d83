//! Which column is which: aliases, groups (`media::image`) and languages (`label::English (en)`).

/// A header as the path that it stands for, and the words known for a sheet.
pub(super) struct Vocabulary {
    /// Columns that keep their name.
    pub columns: &'static [&'static str],
    /// Other spellings; `a::b` stands for a column in a group.
    pub aliases: &'static [(&'static str, &'static str)],
}

pub(super) const SURVEY: Vocabulary = Vocabulary {
    columns: &[
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "default",
        "choice_filter",
        "parameters",
        "trigger",
        "media",
        "bind",
        "control",
        "instance",
        "itemset",
        "list_name",
        "query",
    ],
    aliases: &[
        ("read_only", "bind::readonly"),
        ("readonly", "bind::readonly"),
        ("relevant", "bind::relevant"),
        ("relevance", "bind::relevant"),
        ("required", "bind::required"),
        ("constraint", "bind::constraint"),
        ("constraining_message", "bind::jr:constraintMsg"),
        ("constraint_message", "bind::jr:constraintMsg"),
        ("calculation", "bind::calculate"),
        ("calculate", "bind::calculate"),
        ("save_to", "bind::entities:saveto"),
        ("requiredmsg", "bind::jr:requiredMsg"),
        ("required_message", "bind::jr:requiredMsg"),
        ("noapperrorstring", "bind::jr:noAppErrorString"),
        ("no_app_error_string", "bind::jr:noAppErrorString"),
        ("appearance", "control::appearance"),
        ("count", "control::jr:count"),
        ("repeat_count", "control::jr:count"),
        ("jr:count", "control::jr:count"),
        ("autoplay", "control::autoplay"),
        ("rows", "control::rows"),
        ("body", "control"),
        ("image", "media::image"),
        ("big-image", "media::big-image"),
        ("audio", "media::audio"),
        ("video", "media::video"),
        ("compact_tag", "instance::odk:tag"),
        ("caption", "label"),
        ("command", "type"),
        ("tag", "name"),
        ("value", "name"),
        ("sms_field", "sms_field"),
        ("sms_option", "sms_option"),
        ("sms_separator", "sms_separator"),
        ("sms_allow_media", "sms_allow_media"),
        ("sms_date_format", "sms_date_format"),
        ("sms_datetime_format", "sms_datetime_format"),
        ("sms_response", "sms_response"),
    ],
};

pub(super) const CHOICES: Vocabulary = Vocabulary {
    columns: &["name", "label", "media", "list name", "sms_option"],
    aliases: &[
        ("list_name", "list name"),
        ("caption", "label"),
        ("value", "name"),
        ("image", "media::image"),
        ("big-image", "media::big-image"),
        ("audio", "media::audio"),
        ("video", "media::video"),
    ],
};

pub(super) const SETTINGS: Vocabulary = Vocabulary {
    columns: &[
        "title",
        "id_string",
        "name",
        "version",
        "default_language",
        "instance_name",
        "style",
        "public_key",
        "submission_url",
        "auto_send",
        "auto_delete",
        "allow_choice_duplicates",
        "client_editable",
        "namespaces",
        "omit_instanceID",
        "clean_text_values",
        "attribute",
        "add_none_option",
        "instance_xmlns",
        "flat",
        "delimiter",
        "prefix",
        "sms_keyword",
        "sms_field",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
    ],
    aliases: &[
        ("form_title", "title"),
        ("set_form_title", "title"),
        ("form_id", "id_string"),
        ("set_form_id", "id_string"),
    ],
};

pub(super) const ENTITIES: Vocabulary = Vocabulary {
    columns: &["dataset", "entity_id", "create_if", "update_if", "repeat", "label"],
    aliases: &[("list_name", "dataset")],
};

impl Vocabulary {
    /// The path of a header. `double_colon`: the sheet separates with `::`, so that a single colon is part of a name.
    pub fn path(&self, header: &str, double_colon: bool) -> Vec<String> {
        for plain in [header.to_owned(), snake_case(header)] {
            if self.columns.contains(&plain.as_str()) && !self.aliases.iter().any(|(alias, _)| *alias == plain) {
                return vec![plain];
            }
        }
        let mut tokens: Vec<String> = if double_colon || header.contains("::") {
            header.split("::").map(|token| token.trim().to_owned()).collect()
        } else {
            single_colon_tokens(header)
        };
        let first = tokens.first().map(|token| snake_case(token)).unwrap_or_default();
        if let Some((_, stands_for)) = self.aliases.iter().find(|(alias, _)| *alias == first) {
            let mut path: Vec<String> = stands_for.split("::").map(str::to_owned).collect();
            path.extend(tokens.into_iter().skip(1));
            return path;
        }
        // Other columns keep their spelling: filters ask for them by it.
        if self.columns.contains(&first.as_str())
            && let Some(token) = tokens.first_mut()
        {
            *token = first;
        }
        tokens
    }

    /// Every spelling, for suggestions.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.columns
            .iter()
            .copied()
            .chain(self.aliases.iter().map(|(alias, _)| *alias))
    }
}

/// `label:English`, the old form; `jr:count` is one word.
fn single_colon_tokens(header: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for token in header.split(':').map(str::trim) {
        match tokens.last_mut() {
            Some(last) if last == "jr" => last.push_str(&format!(":{token}")),
            _ => tokens.push(token.to_owned()),
        }
    }
    tokens
}

/// `List  Name` as `list_name`.
pub(super) fn snake_case(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}
