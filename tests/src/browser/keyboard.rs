//! A person without mouse or touch: everything is reached by Tab and arrows, and where the focus is has to be seen.

use super::Page;
use super::devtools::DevTools;
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus, WebDriver};
use serde_json::{Value, json};

/// No page has more places for the focus; beyond this, the place is not to be reached.
const MOST_TABS: u32 = 400;

/// Where the focus is, seen from the wanted element: on it, in its group of radio buttons, or elsewhere.
const WHERE: &str = "
    const target = arguments[0].control ?? arguments[0], here = document.activeElement;
    if (here === target) return 'here';
    return target.type === 'radio' && here?.type === 'radio' && here.name === target.name ? 'group' : 'elsewhere';";

/// Whether a person sees where the focus is: an outline of the element or of what it stands in.
const SEEN: &str = "
    for (let it = document.activeElement, up = 0; it && up < 4; it = it.parentElement, up += 1) {
        const style = getComputedStyle(it);
        if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
    }
    return false;";

/// Whether `Enter` (links, buttons) or the space bar (boxes) takes the element.
const TAKES: &str = "
    const it = arguments[0].control ?? arguments[0];
    return it.type === 'checkbox' || it.type === 'radio' ? (it.checked && it.type === 'radio' ? 'taken' : 'space') : 'enter';";

/// A key with its number on a keyboard and the text that it types.
#[derive(Clone, Copy)]
struct Key(&'static str, u32, &'static str);

const TAB: Key = Key("Tab", 9, "");
const ENTER: Key = Key("Enter", 13, "\r");
const SPACE: Key = Key(" ", 32, " ");
const DOWN: Key = Key("ArrowDown", 40, "");

impl Page {
    /// Reaches the element and takes it, as Enter or the space bar do.
    pub(super) async fn take_by_keys(&self, element: &Element) -> Result<(), CmdError> {
        self.reach(element).await?;
        match self.at(TAKES, element).await?.as_str() {
            Some("taken") => Ok(()), // an arrow key chose it on the way
            Some("space") => self.key(SPACE).await,
            _ => self.key(ENTER).await,
        }
    }

    /// Goes down a list until an option with these words is chosen.
    pub(super) async fn pick_by_keys(&self, list: &Element, words: &str) -> Result<(), CmdError> {
        self.reach(list).await?;
        self.key(Key("Home", 36, "")).await?;
        for _ in 0..MOST_TABS {
            let chosen = self
                .at("return arguments[0].selectedOptions[0]?.textContent ?? ''", list)
                .await?;
            if chosen.as_str().is_some_and(|chosen| chosen.contains(words)) {
                return Ok(());
            }
            self.key(DOWN).await?;
        }
        Err(out_of_reach("the option"))
    }

    /// Moves the focus to the element, step by step, and makes sure that it can be seen there.
    pub(super) async fn reach(&self, element: &Element) -> Result<(), CmdError> {
        for _ in 0..MOST_TABS {
            match self.at(WHERE, element).await?.as_str() {
                Some("here") => {
                    return match self.client().execute(SEEN, Vec::new()).await? {
                        Value::Bool(true) => Ok(()),
                        _ => Err(out_of_reach("the focus cannot be seen; the element")),
                    };
                }
                Some("group") => self.key(DOWN).await?,
                _ => self.key(TAB).await?,
            }
        }
        Err(out_of_reach("the element"))
    }

    async fn at(&self, script: &str, element: &Element) -> Result<Value, CmdError> {
        self.client()
            .execute(script, vec![serde_json::to_value(element)?])
            .await
    }

    async fn key(&self, Key(name, number, text): Key) -> Result<(), CmdError> {
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        for kind in [down, "keyUp"] {
            let parameters = json!({ "type": kind, "key": name, "code": name.replace(' ', "Space"), "text": text, "windowsVirtualKeyCode": number });
            let press = DevTools(json!({ "cmd": "Input.dispatchKeyEvent", "params": parameters }));
            self.client().issue_cmd(press).await?;
        }
        Ok(())
    }
}

fn out_of_reach(what: &str) -> CmdError {
    CmdError::Standard(WebDriver::new(
        ErrorStatus::ElementNotInteractable,
        format!("{what} is not reached by keyboard"),
    ))
}
