//! Good forms with one to three things broken, the same for every seed.

use shared::xlsform::Workbook;

const GOOD: [&str; 3] = [
    "| survey |
| | type | name | label::English (en) | label::Español (es) | relevant | required | parameters | appearance |
| | start | began | | | | | | |
| | select_one yn | paid | Paid? | ¿Pagado? | | yes | | minimal |
| | begin_repeat | crew | Crew | Cuadrilla | ${paid} = 'y' | | | |
| | integer | hours | Hours | Horas | | | | |
| | range | mood | Mood | Humor | | | start=0 end=10 step=2 | |
| | end_repeat | | | | | | | |
| | select_multiple crops | grown | Grown ${paid} | Sembrado | | | randomize=true | |
| | note | thanks | Thanks | Gracias | ${paid} = 'n' | | | |
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | yn | y | Yes | Sí |
| | yn | n | No | No |
| | crops | maize | Maize | Maíz |
| | crops | beans | Beans | Frijol |
| settings |
| | form_title | form_id | version |
| | Wages | wages | 1 |",
    "| survey |
| | type | name | label | hint | constraint | constraint_message | calculation | default |
| | text | who | Who | Name | . != '' | Say it | | |
| | date | day | Day | | . <= today() | Past | | today() |
| | decimal | fee | Fee | | | | | 0 |
| | calculate | half | | | | | ${fee} div 2 | |
| | begin group | place | Place | | | | | |
| | geopoint | spot | Where | | | | | |
| | begin group | house | House | | | | | |
| | image | front | Picture | | | | | |
| | end group | | | | | | | |
| | end group | | | | | | | |
| | select_one_from_file farms.csv | farm | Farm | | | | | |
| | rank r | best | Best | | | | | |
| choices |
| | list name | name | label |
| | r | a | A |
| | r | b | B |",
    "| survey |
| | type | name | label | save_to | trigger | calculation | appearance |
| | begin_group | g | Group | | | | table-list |
| | select_one yn | a | A | | | | |
| | select_one yn | b | B | | | | |
| | end_group | | | | | | |
| | text | c | C | size | | | |
| | calculate | d | | | ${c} | now() | |
| | audit | | | | | | |
| choices |
| | list_name | name | label |
| | yn | y | Yes |
| | yn | n | No |
| entities |
| | list_name | label |
| | farms | ${c} |",
];

/// A small generator of numbers: what matters is only that a seed always gives the same ones.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

pub fn form(seed: u64) -> Workbook {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        chance.below(2);
    }
    let mut book = Workbook::from_markdown(GOOD[chance.below(GOOD.len())]).unwrap();
    for _ in 0..=chance.below(3) {
        mutate(&mut book, &mut chance);
    }
    book
}

fn mutate(book: &mut Workbook, chance: &mut Chance) {
    let at = chance.below(book.sheets.len() + 2) % book.sheets.len();
    let sheet = &mut book.sheets[at];
    let rows: Vec<u32> = sheet.rows.keys().copied().collect();
    let Some(row) = rows.get(chance.below(rows.len())).copied() else {
        return;
    };
    let other = rows[chance.below(rows.len())];
    match chance.below(9) {
        // A row is lost, moved or doubled.
        0 => _ = sheet.rows.remove(&row),
        1 => {
            let copy = sheet.rows[&row].clone();
            sheet.rows.insert(rows.last().unwrap() + 1, copy);
        }
        2 => {
            let (a, b) = (sheet.rows[&row].clone(), sheet.rows[&other].clone());
            sheet.rows.insert(row, b);
            sheet.rows.insert(other, a);
        }
        // A cell is emptied, mistyped or copied.
        3 => {
            let cells = sheet.rows.get_mut(&row).unwrap();
            if cells.len() > 1 {
                cells.remove(chance.below(cells.len()));
            }
        }
        4 | 5 => {
            let cells = sheet.rows.get_mut(&row).unwrap();
            let cell = chance.below(cells.len());
            cells[cell].1 = mistype(&cells[cell].1, chance);
            if cells[cell].1.trim().is_empty() {
                cells.remove(cell);
            }
        }
        6 | 7 => {
            let from = sheet.rows[&other].clone();
            let cells = sheet.rows.get_mut(&row).unwrap();
            let cell = chance.below(cells.len());
            let column = cells[cell].0;
            if let Some((_, text)) = from.iter().find(|(at, _)| *at == column) {
                cells[cell].1 = text.clone();
            }
        }
        _ => sheet.name = mistype(&sheet.name, chance),
    }
}

fn mistype(text: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = chance.below(letters.len());
    match chance.below(4) {
        0 => _ = letters.remove(at),
        1 if at + 1 < letters.len() => letters.swap(at, at + 1),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = ['x', 'E', '_', '1', ' '][chance.below(5)],
    }
    letters.into_iter().collect()
}
