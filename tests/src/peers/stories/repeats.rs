//! Stories of crews, houses and lines: what is asked several times.

use super::Story;

pub(super) const REPEATS: [Story; 5] = [
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
