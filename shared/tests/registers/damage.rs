//! Whatever the bytes are, there is an answer; and the order of rows does not matter.

use super::{folder, told};
use proptest::prelude::*;
use shared::payroll::register::{RegisterKind, guess, look, preview, read};

fn read_all(bytes: &[u8]) {
    if let Ok(seen) = look(bytes) {
        let mapping = guess(&seen, RegisterKind::Register, None).mapping;
        let _ = preview(bytes, &mapping, RegisterKind::Register, 10);
        let _ = read(bytes, &mapping, RegisterKind::Register);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_gets_an_answer(text in "[a-zA-Z0-9,;\t\n\"'/.:() $€-]{0,400}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn damaged_files_get_an_answer(file in 0_usize..6, at in any::<prop::sample::Index>(), byte: u8, cut: bool) {
        let names = [
            "01-farm-piece-premium.xlsx", "30-old-excel-tamil.xls", "31-open-document.ods", "12-bengali.csv",
            "09-utf16-marked-tabs.csv", "21-days-merged-worker.xlsx",
        ];
        let mut bytes = std::fs::read(folder().join(names[file])).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        read_all(&bytes);
    }

    #[test]
    fn the_order_of_rows_never_matters(order in Just((0_usize..40).collect::<Vec<_>>()).prop_shuffle()) {
        let line = |row: usize| format!("E{row},Worker {row},{}.25,\"{},200.50\",2025-06-{:02}\n", 30 + row, row + 1, row % 28 + 1);
        let file = |rows: &[usize]| {
            let body: String = rows.iter().map(|row| line(*row)).collect();
            format!("Emp No,Name,Hours,Gross pay,Pay date\n{body}").into_bytes()
        };
        let values = |bytes: &[u8]| {
            let mapping = guess(&look(bytes).unwrap(), RegisterKind::Register, None).mapping;
            let register = read(bytes, &mapping, RegisterKind::Register).unwrap();
            let mut rows: Vec<String> = register.rows.iter().map(|row| format!("{:?}", told::reads(row))).collect();
            rows.sort();
            rows
        };
        let sorted: Vec<usize> = (0..40).collect();
        prop_assert_eq!(values(&file(&order)), values(&file(&sorted)));
    }
}
