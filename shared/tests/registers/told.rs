//! What is told about a register, in a form that people can check by eye.

use serde_json::{Value as Json, json};
use shared::payroll::register::{
    CellAt, Field, Guessed, Look, Reads, Register, RegisterFault, RegisterKind, Row, Rows, guess, look, read,
};

pub fn told(bytes: &[u8], kind: RegisterKind) -> Json {
    match all(bytes, kind) {
        Ok((seen, guessed, register)) => json!({
            "look": looked(&seen),
            "mapping": mapping(&guessed),
            "questions": guessed.questions.iter().map(|question| &question.sentence).collect::<Vec<_>>(),
            "rows": register.rows.iter().map(|row| row_told(&register, row)).collect::<Vec<_>>(),
            "left_out": register.left_out.iter().map(|row| format!(
                "{}: {}", at(&register, row.sheet, row.row, 0), word(&row.why)
            )).collect::<Vec<_>>(),
        }),
        Err(fault) => json!({
            "fault": fault.code,
            "sentence": fault.sentence,
            "todo": fault.todo,
            "at": fault.at.map(|at| at.address()),
        }),
    }
}

fn all(bytes: &[u8], kind: RegisterKind) -> Result<(Look, Guessed, Register), RegisterFault> {
    let seen = look(bytes)?;
    let guessed = guess(&seen, kind, None);
    let register = read(bytes, &guessed.mapping, kind)?;
    Ok((seen, guessed, register))
}

fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        Json::String(word) => word,
        other => other.to_string(),
    }
}

fn looked(seen: &Look) -> Json {
    json!({
        "file": seen.file,
        "dates": format!("{} {} {}", word(&seen.dates.value), word(&seen.dates.how_sure), seen.dates.shown_by.clone().unwrap_or_default()),
        "decimals": format!("{} {} {}", word(&seen.decimals.value), word(&seen.decimals.how_sure), seen.decimals.shown_by.clone().unwrap_or_default()),
        "from_1904": seen.years_from_1904,
        "sheets": seen.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>(),
    })
}

fn mapping(guessed: &Guessed) -> Json {
    let mapping = &guessed.mapping;
    let columns = guessed.columns.iter().map(|column| {
        let letter = CellAt {
            sheet: String::new(),
            row: mapping.header_row.unwrap_or(1),
            column: column.column,
        }
        .address();
        let field = column.field.map_or("—".to_owned(), |field| word(&field));
        format!(
            "{letter} {}: {field} ({}, {})",
            column.head,
            word(&column.because),
            word(&column.how_sure)
        )
    });
    json!({
        "sheets": mapping.sheets,
        "rows": format!("heads in {:?}, first {}, {}", mapping.header_row, mapping.first_row, word(&mapping.layout)),
        "columns": columns.collect::<Vec<_>>(),
        "hours": word(&mapping.hours),
        "blocks": word(&mapping.blocks),
        "grid": mapping.grid,
        "currency": mapping.currency,
        "period": mapping.period,
    })
}

fn at(register: &Register, sheet: u16, row: u32, column: u32) -> String {
    let mut rows = Rows::new(0);
    rows.push(sheet, row, []);
    register.cell(rows.get(0).unwrap(), column).address()
}

fn row_told(register: &Register, row: Row<'_>) -> String {
    let fields = register.mapping.columns.iter().zip(reads(row));
    let mut said: Vec<String> = fields
        .filter_map(|(column, reads)| {
            let field = match column.field {
                Field::Allowance | Field::Deduction => format!("{} ({})", word(&column.field), column.head),
                field => word(&field),
            };
            let value = match reads {
                Reads::Nothing => return None,
                Reads::Text(text) => format!("`{text}`"),
                Reads::Number(number) => number.to_string(),
                Reads::Minutes(minutes) => format!("{minutes} min"),
                Reads::Day(day) => day.to_string(),
                Reads::Clock(minutes) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
                Reads::YesNo(yes) => yes.to_string(),
                Reads::Unreadable(code) => format!("!{code}"),
            };
            Some(format!("{field} {value}"))
        })
        .collect();
    said.insert(0, at(register, row.sheet(), row.row(), 0));
    said.join(" · ")
}

pub fn reads(row: Row<'_>) -> Vec<Reads> {
    row.values().map(Reads::from).collect()
}
