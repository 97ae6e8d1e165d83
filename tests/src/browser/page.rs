//! A page as a person uses it: by the words on it, not by its insides.

use super::process::{Process, repository, target_dir};
use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus, WebDriver};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a page may take to show what it was asked for, on a busy machine with a debug build.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running WebDriver server and what it needs; ends when the last page is gone.
pub(crate) struct Driver {
    port: u16,
    /// Ended in this order.
    processes: Vec<Process>,
}

impl Driver {
    pub(crate) fn new(port: u16, processes: Vec<Process>) -> Arc<Self> {
        Arc::new(Self { port, processes })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in self.processes.drain(..) {
            drop(process);
        }
    }
}

/// One open page. Dropping it closes the session, also when a test fails half-way.
pub struct Page {
    client: Client,
    session: String,
    screen: String,
    driver: Arc<Driver>,
    /// Nothing is clicked.
    keyboard: bool,
    /// Removed after the session is closed.
    pub(super) profile: Option<TempDir>,
}

impl Page {
    pub(crate) async fn connect(
        driver: Arc<Driver>,
        capabilities: Value,
        screen: &str,
        profile: Option<TempDir>,
    ) -> Result<Self> {
        let Value::Object(capabilities) = capabilities else {
            bail!("capabilities are an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await?;
        let session = client.session_id().await?.context("the driver gave no session")?;
        Ok(Self {
            client,
            session,
            screen: screen.to_string(),
            driver,
            keyboard: false,
            profile,
        })
    }

    /// From now on by keyboard alone: what is pressed is reached by Tab. Chromium only.
    pub fn by_keyboard(mut self) -> Self {
        self.keyboard = true;
        self
    }

    /// WebDriver itself, for what has no word here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub async fn goto(&self, address: &str) -> Result<()> {
        self.client
            .goto(address)
            .await
            .with_context(|| format!("opening {address}"))
    }

    /// Loads the page anew, as after lock.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Waits until something matches the CSS selector.
    pub async fn find(&self, css: &str) -> Result<Element> {
        self.until(&format!("nothing matches {css}"), async || {
            self.client.find(Locator::Css(css)).await
        })
        .await
    }

    /// Waits until the words stand somewhere on the page, visible.
    pub async fn sees(&self, words: &str) -> Result<()> {
        self.sees_within(words, PATIENCE).await
    }

    /// Like [`Page::sees`], for what may take longer than a click.
    pub async fn sees_within(&self, words: &str, patience: Duration) -> Result<()> {
        let began = Instant::now();
        while !self.text().await.unwrap_or_default().contains(words) {
            if began.elapsed() > patience {
                return self.give_up(&format!("the page does not say {words:?}")).await;
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        Ok(())
    }

    /// Whether the words come up in time; for what may take another press.
    pub async fn shows_within(&self, words: &str, patience: Duration) -> bool {
        let began = Instant::now();
        while began.elapsed() < patience {
            if self.text().await.unwrap_or_default().contains(words) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        false
    }

    /// What a person can read.
    pub async fn text(&self) -> Result<String> {
        Ok(self.client.find(Locator::Css("body")).await?.text().await?)
    }

    /// Presses the button, link, choice or summary with these words; what says just that goes before what contains it.
    pub async fn press(&self, words: &str) -> Result<()> {
        let told = quoted(words);
        let pressable = "//*[self::button or self::a or self::label or self::summary or @role='button' or @role='tab']";
        let paths = [
            format!("{pressable}[normalize-space(.) = {told} or @aria-label = {told}]"),
            format!("{pressable}[contains(normalize-space(.), {told}) or contains(@aria-label, {told})]"),
        ];
        let problem = format!("there is nothing to press that says {words:?}");
        self.until(&problem, async || {
            for path in &paths {
                // The innermost match stands last; what is covered or not yet laid out is tried again.
                for element in self.client.find_all(Locator::XPath(path)).await?.into_iter().rev() {
                    if element.is_displayed().await? && element.is_enabled().await? {
                        return self.click(element).await;
                    }
                }
            }
            Err(not_there())
        })
        .await
    }

    /// Presses what matches the CSS selector.
    pub async fn press_css(&self, css: &str) -> Result<()> {
        let problem = format!("{css} cannot be pressed");
        self.until(&problem, async || {
            self.click(self.client.find(Locator::Css(css)).await?).await
        })
        .await
    }

    /// Types into the field with this label, replacing what stood there.
    pub async fn fill(&self, label: &str, value: &str) -> Result<()> {
        self.until(&no_field(label), async || {
            let field = self.field(label).await?;
            if self.keyboard {
                self.reach(&field).await?;
            }
            field.clear().await?;
            field.send_keys(value).await
        })
        .await
    }

    /// Sets a field that a keyboard fills differently in every country, such as a date (`2026-11-20`).
    pub async fn set(&self, label: &str, value: &str) -> Result<()> {
        let script =
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        self.until(&no_field(label), async || {
            let field = self.field(label).await?;
            let arguments = vec![serde_json::to_value(field)?, value.into()];
            self.client.execute(script, arguments).await.map(drop)
        })
        .await
    }

    /// Picks from a list by the words of the option (a part of them is enough).
    pub async fn pick(&self, label: &str, option: &str) -> Result<()> {
        let told = quoted(option);
        self.until(&format!("{} with {option:?}", no_field(label)), async || {
            let list = self.field(label).await?;
            if self.keyboard {
                return self.pick_by_keys(&list, option).await;
            }
            let wanted = format!(".//option[contains(normalize-space(.), {told})]");
            list.find(Locator::XPath(&wanted)).await?.click().await
        })
        .await
    }

    /// Hands a file to a file input, without its dialog.
    pub async fn choose_file(&self, css: &str, file: &std::path::Path) -> Result<()> {
        Ok(self.find(css).await?.send_keys(&file.to_string_lossy()).await?)
    }

    /// Runs a script in the page and returns its value.
    pub async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Runs a script that calls its last argument with its result.
    pub async fn run_and_wait(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute_async(script, Vec::new()).await?)
    }

    /// Waits until a script returns `true`, for what stands on the page without words.
    pub async fn until_true(&self, script: &str) -> Result<()> {
        self.until(&format!("it stays untrue: {script}"), async || {
            match self.client.execute(script, Vec::new()).await? {
                Value::Bool(true) => Ok(()),
                _ => Err(not_there()),
            }
        })
        .await
    }

    /// Whether the page is wider than the screen.
    pub async fn scrolls_sideways(&self) -> Result<bool> {
        let root = "document.scrollingElement";
        Ok(self
            .run(&format!("return {root}.scrollWidth > {root}.clientWidth + 1"))
            .await?
            == Value::Bool(true))
    }

    /// Saves a picture as `SCREEN-NAME.png` in target/screenshots, or where `SURCO_SCREENSHOTS` says.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        // The document is ahead of the painted frame, most of all under Xvfb.
        tokio::time::sleep(Duration::from_millis(600)).await;
        let file = self.picture_file(name)?;
        std::fs::write(&file, self.client.screenshot().await?)?;
        Ok(file)
    }

    /// Where a picture of this screen is kept.
    pub(crate) fn picture_file(&self, name: &str) -> Result<PathBuf> {
        let folder = match std::env::var_os("SURCO_SCREENSHOTS") {
            Some(folder) => repository().join(folder),
            None => target_dir()?.join("screenshots"),
        };
        std::fs::create_dir_all(&folder)?;
        Ok(folder.join(format!("{}-{name}.png", self.screen)))
    }

    /// Closes the session now.
    pub async fn close(self) -> Result<()> {
        // The rest is in `drop`, which every way out of a test goes through.
        drop(self);
        Ok(())
    }

    /// The field whose label says just that, else one whose label contains it.
    async fn field(&self, label: &str) -> Result<Element, CmdError> {
        let told = quoted(label);
        let exact = fields(|text| format!("{text} = {told}"));
        match self.client.find(Locator::XPath(&exact)).await {
            Ok(field) => Ok(field),
            Err(_) => {
                let part = fields(|text| format!("contains({text}, {told})"));
                self.client.find(Locator::XPath(&part)).await
            }
        }
    }

    /// A bar that sticks to the edge would lie over what was only just scrolled into view.
    async fn click(&self, element: Element) -> Result<(), CmdError> {
        if self.keyboard {
            return self.take_by_keys(&element).await;
        }
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.client
            .execute(script, vec![serde_json::to_value(&element)?])
            .await?;
        element.click().await
    }

    async fn until<T>(&self, problem: &str, work: impl AsyncFn() -> Result<T, CmdError>) -> Result<T> {
        let began = Instant::now();
        loop {
            match work().await {
                Ok(value) => return Ok(value),
                Err(reason) if began.elapsed() > PATIENCE => {
                    return self.give_up(&format!("{problem} ({reason})")).await;
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(60)).await,
            }
        }
    }

    /// Ends a wait with what a person would have seen instead.
    async fn give_up<T>(&self, problem: &str) -> Result<T> {
        let seen = self
            .text()
            .await
            .unwrap_or_else(|reason| format!("(no text: {reason})"));
        let picture = self
            .picture("failed")
            .await
            .map(|p| p.display().to_string())
            .unwrap_or_default();
        let complaints = self.complaints().await.unwrap_or_default().join("\n");
        bail!("{problem}\n--- page ({picture})\n{seen}\n--- console\n{complaints}")
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // Closing the session is what ends the browser or the app; a stopped driver would leave them behind.
        let request = format!(
            "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            self.session
        );
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.driver.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            let _ = stream.write_all(request.as_bytes());
            // The answer's first bytes come when the browser is gone; the driver may keep the connection open after them.
            let _ = stream.read(&mut [0; 512]);
        }
    }
}

/// Where the fields with a label are, whether the label names them, holds them or stands in them.
fn fields(label_is: impl Fn(&str) -> String) -> String {
    let field = "*[self::input or self::textarea or self::select]";
    let (words, aria) = (label_is("normalize-space(.)"), label_is("@aria-label"));
    format!("//{field}[@id = //label[{words}]/@for or {aria}] | //label[{words}]//{field}")
}

fn no_field(label: &str) -> String {
    format!("there is no field labelled {label:?}")
}

fn not_there() -> CmdError {
    CmdError::Standard(WebDriver::new(ErrorStatus::NoSuchElement, "nothing visible"))
}

/// Words as an XPath literal; XPath 1 knows no escapes, so a word with both kinds of quotes is put together.
fn quoted(words: &str) -> String {
    match (words.contains('\''), words.contains('"')) {
        (false, _) => format!("'{words}'"),
        (true, false) => format!("\"{words}\""),
        (true, true) => {
            let parts: Vec<_> = words.split('\'').map(|part| format!("'{part}'")).collect();
            format!("concat({})", parts.join(", \"'\", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_quotes_can_be_looked_for() {
        assert_eq!(quoted("Save"), "'Save'");
        assert_eq!(quoted("don't"), "\"don't\"");
        assert_eq!(quoted("it's \"so\""), "concat('it', \"'\", 's \"so\"')");
    }
}
