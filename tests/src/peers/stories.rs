//! Forms written by hand, with what has to come out: the questions on which engines part most often.

/// A form, answers, and some of what follows.
pub struct Story {
    pub claim: &'static str,
    /// Cells between `|`.
    pub survey: &'static str,
    /// JSON.
    pub answers: &'static str,
    pub values: &'static [(&'static str, &'static str)],
    pub hidden: &'static [&'static str],
    /// All of them.
    pub violated: &'static [&'static str],
    pub labels: &'static [(&'static str, &'static str)],
}

/// The choices of every story.
pub const CHOICES: &str = "list_name|name|label|region
    region|north|North|
    region|south|South|
    place|a|Alpha|north
    place|b|Beta|south
    place|c|Gamma|north";

pub const STORIES: [Story; 14] = [
    Story {
        claim: "what is hidden reads as blank, and hides what hangs on it",
        survey: "type|name|label|relevant|calculation
            integer|age|Age||
            text|job|Job|${age} > 17|
            text|boss|Boss of ${job}|${job} != ''|
            calculate|both|||concat(${job}, '-', ${boss})
            calculate|grown||${age} > 17|${age} - 17",
        answers: r#"{ "age": 12, "job": "picker", "boss": "Ana" }"#,
        values: &[("job", ""), ("boss", ""), ("both", "-"), ("grown", "")],
        hidden: &["job", "boss", "grown"],
        violated: &[],
        labels: &[("boss", "Boss of")],
    },
    Story {
        claim: "in a repeat a name means this instance, outside it the first, in a list function all",
        survey: "type|name|label|calculation|relevant
            begin repeat|crew|Crew||
            text|name|Name||
            integer|pay|Pay of ${name}||
            calculate|double||${pay} * 2|
            text|why|Why so little, ${name}?||${pay} < 10
            end repeat|||
            calculate|first||${name}|
            calculate|all||join(', ', ${name})|
            calculate|total||sum(${pay})|
            calculate|size||count(${crew})|
            note|out|First is ${name}||",
        answers: r#"{ "crew[1]/name": "Ana", "crew[1]/pay": 5, "crew[2]/name": "Ben", "crew[2]/pay": 20 }"#,
        values: &[
            ("crew[1]/double", "10"),
            ("crew[2]/double", "40"),
            ("first", "Ana"),
            ("all", "Ana, Ben"),
            ("total", "25"),
            ("size", "2"),
        ],
        hidden: &["crew[2]/why"],
        violated: &[],
        labels: &[
            ("crew[2]/pay", "Pay of Ben"),
            ("crew[1]/why", "Why so little, Ana?"),
            ("out", "First is Ana"),
        ],
    },
    Story {
        claim: "indexed-repeat and position count from one, and nothing stands before the first",
        survey: "type|name|label|calculation|constraint
            begin repeat|line|Line||
            text|what|What||
            integer|meter|Meter||position(..) = 1 or . > indexed-repeat(${meter}, ${line}, position(..) - 1)
            calculate|number||position(..)|
            calculate|before||indexed-repeat(${what}, ${line}, position(..) - 1)|
            end repeat|||
            calculate|second||indexed-repeat(${what}, ${line}, 2)|
            calculate|ninth||indexed-repeat(${what}, ${line}, 9)|",
        answers: r#"{ "line[1]/what": "p", "line[1]/meter": 5, "line[2]/what": "q", "line[2]/meter": 3 }"#,
        values: &[
            ("line[2]/number", "2"),
            ("line[1]/before", ""),
            ("line[2]/before", "p"),
            ("second", "q"),
            ("ninth", ""),
        ],
        hidden: &[],
        violated: &["line[2]/meter"],
        labels: &[],
    },
    Story {
        claim: "a repeat has as many instances as its count says, none when that is blank",
        survey: "type|name|label|calculation|repeat_count
            select_multiple place|seen|Seen||
            integer|open|Open||
            begin repeat|visit|Visit||count-selected(${seen})
            calculate|at||selected-at(${seen}, position(..) - 1)|
            calculate|named||jr:choice-name(${at}, '${seen}')|
            text|who|Who was at ${named}?||
            end repeat|||
            begin repeat|none|None||${open}
            text|thing|Thing||
            end repeat|||
            calculate|size||count(${visit})|
            calculate|nothing||count(${none})|",
        answers: r#"{ "seen": ["c", "a"] }"#,
        values: &[
            ("seen", "a c"),
            ("visit[2]/at", "c"),
            ("visit[2]/named", "Gamma"),
            ("size", "2"),
            ("nothing", "0"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[("visit[1]/who", "Who was at Alpha?")],
    },
    Story {
        claim: "blank is not zero: sums with it are blank, comparisons with it false",
        survey: "type|name|label|calculation
            integer|i|I|
            calculate|more||${i} + 1
            calculate|zero||${i} = 0
            calculate|small||${i} < 5
            calculate|blank||${i} = ''
            calculate|other||${i} != 3
            calculate|seven||coalesce(${i}, 7)
            begin repeat|crew|Crew|
            integer|pay|Pay|
            end repeat||
            calculate|total||sum(${pay})
            calculate|most||max(${pay})
            calculate|filled||count-non-empty(${pay})",
        answers: r#"{ "crew[1]/pay": 5, "crew[3]/pay": 2 }"#,
        values: &[
            ("more", ""),
            ("zero", "false"),
            ("small", "false"),
            ("blank", "true"),
            ("other", "true"),
            ("seven", "7"),
            ("total", ""),
            ("most", ""),
            ("filled", "2"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "a choice that is filtered away does not count, alone or among several",
        survey: "type|name|label|choice_filter|calculation|required
            select_one region|where|Where|||
            select_one place|one|One|region = ${where}||yes
            select_multiple place|many|Many|region = ${where}||
            calculate|named|||jr:choice-name(${one}, '${one}')|
            calculate|size|||count-selected(${many})|",
        answers: r#"{ "where": "north", "one": "b", "many": ["b", "a"] }"#,
        values: &[("one", ""), ("many", "a"), ("named", ""), ("size", "1")],
        hidden: &[],
        violated: &["one"],
        labels: &[],
    },
    Story {
        claim: "a default stands in every new instance, once keeps the first filled value",
        survey: "type|name|label|calculation|default
            text|boss|Boss||Nobody
            calculate|first||once(${boss})|
            text|late|Late||
            calculate|kept||once(${late})|
            begin repeat|crew|Crew||
            text|name|Name||Ana
            integer|age|Age||007
            end repeat|||",
        answers: r#"{ "boss": "Zoe", "late": "now", "crew[2]/name": "Ben" }"#,
        values: &[
            ("boss", "Zoe"),
            ("first", "Nobody"),
            ("kept", "now"),
            ("crew[1]/name", "Ana"),
            ("crew[2]/name", "Ben"),
            ("crew[2]/age", "7"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "a triggered calculation runs when its trigger is answered, never before",
        survey: "type|name|label|calculation|trigger
            text|a|A||
            text|b|B||
            calculate|seen||concat('got ', ${a})|${a}
            calculate|waits||'set'|${c}
            text|c|C||",
        answers: r#"{ "a": "1", "b": "2" }"#,
        values: &[("seen", "got 1"), ("waits", "")],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "constraints ask filled answers only, required ones blank answers, and neither what is hidden",
        survey: "type|name|label|relevant|constraint|constraint_message|required
            integer|low|Low||. > 3|too low|
            text|never|Never||. != ''|blank|
            text|needed|Needed||. = 'x'||yes
            text|wrong|Wrong||. = 'x'|not ${low}|yes
            text|hidden|Hidden|${low} > 9|. = 'x'||yes
            select_multiple place|few|Few||count-selected(.) < 2||
            note|told|Told||||",
        answers: r#"{ "low": 2, "wrong": "y", "hidden": "y", "few": ["a", "b"] }"#,
        values: &[("low", "2"), ("hidden", "")],
        hidden: &["hidden"],
        violated: &["few", "low", "needed", "wrong"],
        labels: &[],
    },
    Story {
        claim: "dates count in days",
        survey: "type|name|label|calculation
            date|day|Day|
            calculate|next||date(${day} + 1)
            calculate|number||${day} + 1
            calculate|since||int(${day} - date('2026-02-20'))
            calculate|later||${day} > '2026-02-20'
            calculate|told||format-date(${day}, '%e %b %Y, %a')
            date|open|Open|
            calculate|earlier||${open} < ${day}",
        answers: r#"{ "day": "2026-02-28" }"#,
        values: &[
            ("next", "2026-03-01"),
            ("number", "20513"),
            ("since", "8"),
            ("later", "true"),
            ("told", "28 Feb 2026, Sat"),
            ("earlier", "false"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "numbers are written without needless digits, whole questions hold whole numbers",
        survey: "type|name|label|calculation|read_only
            integer|i|I||
            decimal|d|D||
            calculate|third||${i} div 3|
            integer|whole|Whole|${i} div 3|yes
            calculate|sum||0.1 + 0.2|
            calculate|half||round(2.5)|
            calculate|down||round(-2.5)|
            calculate|cut||int(-2.9)|
            calculate|places||round(${d}, 1)|
            calculate|none||0 div 0|",
        answers: r#"{ "i": 4, "d": "1.50" }"#,
        values: &[
            ("d", "1.5"),
            ("third", "1.3333333333333333"),
            ("whole", "1"),
            ("sum", "0.30000000000000004"),
            ("half", "3"),
            ("down", "-3"),
            ("cut", "-2"),
            ("places", "1.5"),
            ("none", ""),
        ],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "what a select holds is asked by name, by number and by label",
        survey: "type|name|label|calculation
            select_one place|p|P|
            select_multiple place|m|M|
            rank place|k|K|
            calculate|label||jr:choice-name(${p}, '${p}')
            calculate|row||string(instance('place')/root/item[name = ${p}]/region)
            calculate|north||count(instance('place')/root/item[region = 'north'])
            calculate|zero||selected-at(${m}, 0)
            calculate|five||selected-at(${m}, 5)
            calculate|has||selected(${m}, 'b')
            calculate|best||selected-at(${k}, 0)
            note|n|You chose ${p}|",
        answers: r#"{ "p": "b", "m": ["c", "a"], "k": ["b", "c", "a"] }"#,
        values: &[
            ("label", "Beta"),
            ("row", "south"),
            ("north", "2"),
            ("zero", "a"),
            ("five", ""),
            ("has", "false"),
            ("k", "b c a"),
            ("best", "b"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[("n", "You chose b")],
    },
    Story {
        claim: "a hidden repeat keeps its instances, blank and counted",
        survey: "type|name|label|relevant|calculation
            integer|open|Open||
            begin repeat|crew|Crew|${open} > 0|
            integer|pay|Pay||
            end repeat|||
            calculate|size|||count(${crew})
            calculate|all|||join('+', ${pay})",
        answers: r#"{ "open": 0, "crew[1]/pay": 2, "crew[2]/pay": 3 }"#,
        values: &[("crew[2]/pay", ""), ("size", "2"), ("all", "+")],
        hidden: &["crew[1]", "crew[1]/pay", "crew[2]", "crew[2]/pay"],
        violated: &[],
        labels: &[],
    },
    Story {
        claim: "repeats in repeats: a name reaches as far as the instance that both share",
        survey: "type|name|label|calculation
            begin repeat|house|House|
            text|street|Street|
            begin repeat|person|Person|
            text|who|Who|
            calculate|where||concat(${street}, '/', ${who}, ' ', position(..), '.', position(../..))
            end repeat||
            calculate|here||join(',', ${who})
            calculate|size||count(${person})
            end repeat||
            calculate|all||join(',', ${who})
            calculate|one||indexed-repeat(${who}, ${house}, 2, ${person}, 1)",
        answers: r#"{ "house[1]/street": "A", "house[1]/person[1]/who": "x", "house[1]/person[2]/who": "y",
                      "house[2]/street": "B", "house[2]/person[1]/who": "z" }"#,
        values: &[
            ("house[1]/person[2]/where", "A/y 2.1"),
            ("house[2]/person[1]/where", "B/z 1.2"),
            ("house[1]/here", "x,y"),
            ("house[2]/size", "1"),
            ("all", "x,y,z"),
            ("one", "z"),
        ],
        hidden: &[],
        violated: &[],
        labels: &[],
    },
];

impl Story {
    /// What differs between the story and what an engine saw; nothing when it came out as written.
    pub fn differences(&self, seen: &serde_json::Value) -> Vec<String> {
        let text = |what: &str, path: &str| seen[what][path].as_str().map(str::trim).map(String::from);
        let mut found = vec![];
        for (what, expected) in [("values", self.values), ("labels", self.labels)] {
            for (path, wanted) in expected {
                let got = text(what, path);
                if got.as_deref() != Some(*wanted) {
                    found.push(format!("{what} of {path}: {wanted:?} expected, {got:?} seen"));
                }
            }
        }
        let relevant = seen["relevant"].as_object().into_iter().flatten();
        let mut hidden: Vec<&str> = relevant
            .filter(|(_, is)| **is == false)
            .map(|(path, _)| path.as_str())
            .collect();
        let violations = seen["violations"].as_array().into_iter().flatten();
        let mut violated: Vec<&str> = violations.filter_map(|v| v["path"].as_str()).collect();
        for (what, got, wanted) in [
            ("hidden", &mut hidden, self.hidden),
            ("violated", &mut violated, self.violated),
        ] {
            let mut wanted = wanted.to_vec();
            got.sort_unstable();
            wanted.sort_unstable();
            if *got != wanted {
                found.push(format!("{what}: {wanted:?} expected, {got:?} seen"));
            }
        }
        found
    }
}
