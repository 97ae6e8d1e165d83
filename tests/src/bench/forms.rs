//! Questionnaires: reading a large workbook, opening it, an answer, a long roster, a long list; pyxform and ODK's engine beside.

use super::Bench;
use crate::peers::Peers;
use crate::peers::workbook::Workbook as Rows;
use anyhow::{Context, Result, anyhow};
use shared::form::{Device, Filled, Plan};
use shared::xlsform;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;
use std::time::Instant;

/// Rows of the survey sheet, as many as the largest questionnaire that was found in the field has.
const ROWS: usize = 592;
const ROSTER: usize = 500;
const LIST: usize = 100_000;
const TRIES: usize = 21;

/// Sections of eleven rows: a gate, what it opens, choices by region, a sum.
fn survey() -> (String, String) {
    let mut survey = String::from(
        "type|name|label|hint|relevant|constraint|calculation|choice_filter|required\nselect_one region|region|Region||||||yes\n",
    );
    let mut row = |cells: String| {
        survey.push_str(&cells);
        survey.push('\n');
    };
    for section in 0..(ROWS / 11) {
        let before = match section {
            0 => "0".to_owned(),
            _ => format!("${{sum_{}}}", section - 1),
        };
        let s = section;
        row(format!("begin group|part_{s}|Part {s}||||||"));
        row(format!(
            "select_one yn|gate_{s}|Did it happen in part {s}?|As told|||||yes"
        ));
        row(format!(
            "integer|days_{s}|How many days?||${{gate_{s}}} = 'yes'|. >= 0 and . <= 366|||"
        ));
        row(format!("decimal|paid_{s}|What was paid?||${{days_{s}}} > 0|. >= 0|||"));
        row(format!(
            "select_one place|place_{s}|Where?||${{gate_{s}}} = 'yes'|||region = ${{region}}|"
        ));
        row(format!("select_multiple kinds|kinds_{s}|What kinds?||||||"));
        row(format!(
            "text|other_{s}|Which other?||selected(${{kinds_{s}}}, 'k3')||||"
        ));
        row(format!(
            "calculate|each_{s}|||||if(${{days_{s}}} > 0, ${{paid_{s}}} div ${{days_{s}}}, 0)||"
        ));
        row(format!("calculate|sum_{s}|||||{before} + coalesce(${{paid_{s}}}, 0)||"));
        row(format!("note|said_{s}|So far ${{sum_{s}}}||||||"));
        row("end group||||||||".to_owned());
    }
    let mut choices = String::from("list_name|name|label|region\nyn|yes|Yes|\nyn|no|No|\n");
    for n in 0..10 {
        let _ = writeln!(choices, "region|r{n}|Region {n}|\nkinds|k{n}|Kind {n}|");
    }
    for n in 0..600 {
        let _ = writeln!(choices, "place|p{n}|Place {n}|r{}", n % 10);
    }
    (survey, choices)
}

/// The same as CSV.
fn csv(table: &str) -> String {
    let line = |line: &str| {
        line.split('|')
            .map(|cell| format!("\"{cell}\""))
            .collect::<Vec<_>>()
            .join(",")
    };
    table.lines().map(line).collect::<Vec<_>>().join("\n")
}

struct Still;

impl Device for Still {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        chrono::DateTime::default()
    }
    fn random(&self) -> f64 {
        0.5
    }
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn opened(survey: &str, choices: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<Filled> {
    let sheets = [
        ("survey", survey),
        ("choices", choices),
        ("settings", "form_id,version\nlarge,1\n"),
    ];
    let workbook = xlsform::Workbook::from_csv(&sheets).map_err(|fault| anyhow!("{fault}"))?;
    let read = xlsform::import(&workbook, "large").map_err(|faults| anyhow!("{faults:?}"))?;
    let plan = Plan::new(read.0, files)?;
    Ok(Filled::begin(Arc::new(plan), Box::new(Still)))
}

fn say(form: &mut Filled, path: &str, text: &str) -> Result<()> {
    let spot = form.find_or_add(path).with_context(|| format!("nothing at {path}"))?;
    Ok(form.answer(spot, text)?)
}

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let (survey, choices) = survey();
    large(bench, &survey, &choices)?;
    roster(bench)?;
    long_list(bench)
}

fn large(bench: &mut Bench, survey: &str, choices: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("large.xlsx");
    let sheet = &mut bench.sheet;
    match Peers::start() {
        Err(reason) => eprintln!("pyxform and ODK's engine are not measured: {reason}"),
        Ok(mut peers) => {
            let rows = Rows::written(survey, choices);
            peers.xform_and_save(&rows, &file)?;
            let mut xform = String::new();
            let mut read = Vec::new();
            for _ in 0..5 {
                read.push(milliseconds(|| xform = peers.xform_of(&file).unwrap_or_default()));
            }
            sheet.told("592 rows: pyxform makes the XForm, warm", median(read), "ms");
            let bytes = fs::read(&file)?;
            let mut ours = Vec::new();
            for _ in 0..TRIES {
                ours.push(milliseconds(|| drop(xlsform::import_bytes(&bytes, "large"))));
            }
            sheet.held("592 rows: the workbook is read", median(ours), "ms", 500.0);
            let mut loads = Vec::new();
            for _ in 0..3 {
                let answers = crate::peers::Answers::new();
                loads.push(milliseconds(|| drop(peers.fill_in(&xform, &answers))));
            }
            sheet.told("592 rows: ODK's engine opens the form, in Node", median(loads), "ms");
        }
    }
    let mut opens = Vec::new();
    for _ in 0..TRIES {
        let began = Instant::now();
        let form = opened(&csv(survey), &csv(choices), &BTreeMap::new())?;
        opens.push(began.elapsed().as_secs_f64() * 1000.0);
        drop(form);
    }
    sheet.held("592 rows: read and opened, native", median(opens), "ms", 300.0);
    let mut form = opened(&csv(survey), &csv(choices), &BTreeMap::new())?;
    say(&mut form, "region", "r3")?;
    for section in 0..(ROWS / 11) {
        say(&mut form, &format!("part_{section}/gate_{section}"), "yes")?;
        say(&mut form, &format!("part_{section}/days_{section}"), "6")?;
    }
    // The first one: every later sum hangs on it.
    let worst = (0..TRIES)
        .map(|n| {
            let began = Instant::now();
            say(&mut form, "part_0/paid_0", &format!("{}", 100 + n))?;
            Ok(began.elapsed().as_secs_f64() * 1000.0)
        })
        .collect::<Result<Vec<f64>>>()?;
    sheet.held(
        "592 rows: the answer that most hangs on is computed",
        median(worst),
        "ms",
        2.0,
    );
    Ok(())
}

fn roster(bench: &mut Bench) -> Result<()> {
    let survey = "type,name,label,relevant,calculation\nbegin repeat,crew,Crew,,\ndecimal,hours,Hours,,\ndecimal,rate,Rate,,\n\
                  calculate,pay,,,${hours} * ${rate}\ntext,why,Why?,${pay} > 1000,\nend repeat,,,,\ncalculate,all,,,sum(${pay})\n";
    let mut form = opened(survey, "list_name,name,label\nyn,yes,Yes\n", &BTreeMap::new())?;
    for member in 1..=ROSTER {
        say(&mut form, &format!("crew[{member}]/hours"), "40")?;
        say(&mut form, &format!("crew[{member}]/rate"), "14")?;
    }
    let mut times = Vec::new();
    for n in 0..TRIES {
        let began = Instant::now();
        say(&mut form, "crew[250]/hours", &format!("{}", 41 + n))?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    bench.sheet.held(
        "roster of 500: an answer, with the sum over all",
        median(times),
        "ms",
        50.0,
    );
    Ok(())
}

fn long_list(bench: &mut Bench) -> Result<()> {
    let survey = "type,name,label,choice_filter\ntext,field,Field,\nselect_one_from_file workers.csv,worker,Worker,field = ${field}\n";
    let mut file = String::from("name,label,field\n");
    for n in 0..LIST {
        let _ = writeln!(file, "w{n},Worker {n},f{}", n % 1000);
    }
    let files = BTreeMap::from([("workers.csv".to_owned(), file.into_bytes())]);
    let mut form = opened(survey, "list_name,name,label\nyn,yes,Yes\n", &files)?;
    let worker = form.find("worker").context("the list")?;
    let mut times = Vec::new();
    for n in 0..TRIES {
        say(&mut form, "field", &format!("f{n}"))?;
        let began = Instant::now();
        let offered = form.offers(worker).len();
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        anyhow::ensure!(offered == LIST / 1000, "{offered} are offered");
    }
    bench.sheet.held(
        "list of 100,000: the choices that a filter leaves",
        median(times),
        "ms",
        100.0,
    );
    Ok(())
}
