//! Stories of single questions: hiding, blanks, choices, dates, numbers.

use super::Story;

pub(super) const QUESTIONS: [Story; 9] = [
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
];
