//! What Chromium tells and does beyond WebDriver: its console, and the commands of its developer tools.

use super::Page;
use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A longer picture is not painted to its end, and nobody looks at it.
const LONGEST_PART_PX: f64 = 4_000.0;

impl Page {
    /// A processor so many times slower than this one, as cheap phones have.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
    }

    /// What the browser's console complained about: script errors, refused resources, broken security policy.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.client().issue_cmd(ReadConsole).await?;
        let severe = entries
            .as_array()
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .filter(|e| e["level"] == "SEVERE");
        Ok(severe
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_string())
            .collect())
    }

    /// A command of the developer tools, such as `Emulation.setEmulatedMedia`.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let call = DevTools(json!({ "cmd": command, "params": parameters }));
        self.client().issue_cmd(call).await.with_context(|| command.to_string())
    }

    /// As [`Page::picture`], but of the whole page in parts, `NAME-1` and on.
    pub async fn whole_picture(&self, name: &str) -> Result<()> {
        let measured = self
            .run(
                "const root = document.documentElement; return [root.clientWidth, root.scrollHeight, devicePixelRatio]",
            )
            .await?;
        let edge = |place: usize| measured[place].as_f64().unwrap_or(1.0);
        let (width, height) = (edge(0), edge(1));
        let mut top = 0.0;
        for part in 1.. {
            // The device's pixel ratio counts too: one pixel a point is enough to look at.
            let clip = json!({
                "x": 0, "y": top, "width": width, "height": (height - top).min(LONGEST_PART_PX), "scale": 1.0 / edge(2)
            });
            let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
            let answer = self.devtools("Page.captureScreenshot", wish).await?;
            let png = answer["data"].as_str().context("a picture is base64")?;
            let file = self.picture_file(&format!("{name}-{part}"))?;
            std::fs::write(&file, data_encoding::BASE64.decode(png.as_bytes())?)?;
            top += LONGEST_PART_PX;
            if top >= height {
                break;
            }
        }
        Ok(())
    }
}

/// Chromium's console, which WebDriver itself does not know.
#[derive(Debug)]
struct ReadConsole;

impl WebDriverCompatibleCommand for ReadConsole {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(r#"{"type":"browser"}"#.into()))
    }
}

#[derive(Debug)]
pub(super) struct DevTools(pub Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}
