//! What `pack check` says about payroll.toml beyond floors and rules.

use super::tests::{folder, replace};
use super::{OvertimeMethod, Pack, PackFiles, PayChecks, PayUnit};

fn faults(change: impl Fn(&mut PackFiles)) -> Vec<String> {
    let mut files = folder("bangladesh-rsc");
    change(&mut files);
    let faults = Pack::parse(&files).err().unwrap_or_default();
    faults.iter().map(|fault| fault.reason.clone()).collect()
}

#[test]
fn a_month_s_wage_and_its_overtime_are_read() {
    let pack = Pack::parse(&folder("bangladesh-rsc")).unwrap();
    let floor = &pack.payroll.floors[0];
    assert_eq!(
        (floor.unit, floor.hourly().to_string().as_str()),
        (PayUnit::Month, "60.0961")
    );
    let scheme = &pack.payroll.checks.overtime[0];
    assert_eq!(
        (scheme.method, scheme.divisor),
        (OvertimeMethod::BasicDivisor, Some(208.into()))
    );
}

#[test]
fn a_payroll_of_an_older_pack_reads_as_before() {
    let mut files = folder("fair-food");
    let text = String::from_utf8(files["payroll.toml"].clone()).unwrap();
    let older = text.split("[[rule]]\nid = \"P3\"").next().unwrap();
    files.insert("payroll.toml".into(), older.as_bytes().to_vec());
    let payroll = Pack::parse(&files).unwrap().payroll;
    assert_eq!(payroll.checks, PayChecks::default());
    assert_eq!((payroll.rules.len(), payroll.floors.len()), (2, 4));
    assert!(
        payroll
            .floors
            .iter()
            .all(|floor| floor.unit == PayUnit::Hour && floor.hourly() == floor.amount)
    );
}

#[test]
fn faults_of_the_checks_say_what_to_write() {
    let said = |from: &str, to: &str| faults(|files| replace(files, "payroll.toml", from, to));
    assert_eq!(
        said("id = \"P11\"", "id = \"P16\""),
        ["[[rule]] `P11` is missing: [working_time] applies it"]
    );
    assert_eq!(
        said("method = \"basic_divisor\"", "method = \"basic_devisor\""),
        [
            "[[rule]] `P4` is missing: [[overtime]] applies it",
            "`method` is one of regular_rate, basic_divisor, not `basic_devisor`; did you mean `basic_divisor`?",
            "`divisor` belongs to the method `basic_divisor`",
        ]
    );
    assert_eq!(
        said("divisor = \"208\"\n", ""),
        ["`divisor` is missing: basic pay is divided by it"]
    );
    assert_eq!(
        said("multiplier = \"2\"", "multiplier = 2"),
        ["`multiplier` must be an amount in quotes, such as \"16.23\""]
    );
    assert_eq!(
        said("paid_by = []", "paid_by = [\"weeks\"]"),
        ["`paid_by` lists hour, piece, day, month, not `weeks`"]
    );
    assert_eq!(
        said("day_off = true", "day_of = true"),
        ["unknown key `day_of`; did you mean `day_off`?"]
    );
    assert_eq!(
        said("weekly_hours = \"48\"\nmul", "weekly_hours = \"480\"\nmul"),
        ["`weekly_hours` lies between 0 and 168"]
    );
    assert_eq!(said("hours = \"208\"\n", ""), ["`hours` is missing"]);
    assert_eq!(
        said("unit = \"month\"\n", "unit = \"month\"\nhourly = \"60\"\n").len(),
        3,
        "one way to write a floor"
    );
}
