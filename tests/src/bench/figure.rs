//! One measured figure, printed as a row of a table or as a line of JSON as soon as it is known.

use super::machine;
use serde::Serialize;

/// A figure as `--json` prints it.
#[derive(Debug, Serialize)]
struct Figure<'a> {
    figure: &'a str,
    value: f64,
    unit: &'a str,
    /// The most that it may be; none for what is only told.
    bar: Option<f64>,
    holds: Option<bool>,
    /// The machine's load of the last minute.
    load: f64,
    /// What measures it again.
    command: String,
}

/// Where figures are written.
pub(super) struct Sheet {
    json: bool,
    benchmark: String,
    began: bool,
}

impl Sheet {
    pub fn new(json: bool) -> Sheet {
        Sheet {
            json,
            benchmark: String::new(),
            began: false,
        }
    }

    /// The figures from here on belong to this benchmark.
    pub fn begin(&mut self, benchmark: &str) {
        benchmark.clone_into(&mut self.benchmark);
    }

    /// A figure that has to stay at or below `bar`.
    pub fn held(&mut self, name: &str, value: f64, unit: &str, bar: f64) {
        self.write(name, value, unit, Some(bar));
    }

    /// A figure that is told without a bar, to see where the time or the bytes go.
    pub fn told(&mut self, name: &str, value: f64, unit: &str) {
        self.write(name, value, unit, None);
    }

    /// Either: bars of sizes that people choose on the command line hold for one of them.
    pub fn write(&mut self, name: &str, value: f64, unit: &str, bar: Option<f64>) {
        // A debug build measures nothing that people see; whoever tries one out must not take its figures for these.
        let name = if cfg!(debug_assertions) {
            format!("{name} (DEBUG BUILD)")
        } else {
            name.to_owned()
        };
        let value = rounded(value);
        let figure = Figure {
            figure: &name,
            value,
            unit,
            bar,
            holds: bar.map(|bar| value <= bar),
            load: machine::load(),
            command: format!("cargo xtask bench {}", self.benchmark),
        };
        if self.json {
            // Numbers and short texts only: it cannot fail.
            println!("{}", serde_json::to_string(&figure).unwrap_or_default());
            return;
        }
        if !self.began {
            println!(
                "{:<72} {:>10} {:<6} {:>9}  {:<6} {:>5}",
                "figure", "value", "unit", "bar", "holds", "load"
            );
            self.began = true;
        }
        println!("{}", row(&figure));
    }
}

fn row(figure: &Figure<'_>) -> String {
    let bar = figure.bar.map(|bar| format!("≤ {bar}")).unwrap_or_default();
    let holds = match figure.holds {
        Some(true) => "yes",
        Some(false) => "NO",
        None => "",
    };
    let Figure {
        figure: name,
        value,
        unit,
        load,
        ..
    } = figure;
    format!("{name:<72} {value:>10} {unit:<6} {bar:>9}  {holds:<6} {load:>5.2}")
}

/// Three digits behind the point say more than any of these measures knows.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_the_bar_holds() {
        let figure = |value, bar: Option<f64>| Figure {
            figure: "answer saved",
            value,
            unit: "ms",
            bar,
            holds: bar.map(|bar| value <= bar),
            load: 0.5,
            command: String::new(),
        };
        assert!(row(&figure(2.5, Some(3.0))).contains("≤ 3  yes"));
        assert!(row(&figure(3.5, Some(3.0))).contains("NO"));
        assert!(!row(&figure(3.5, None)).contains('≤'));
    }
}
