//! Goes through an interview or checklist on the screen, stop by stop, as a person with a quick thumb does.

use super::Page;
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Answers what is asked with the control that stands there and goes on when it is saved. `turn` picks among choices.
const GO_THROUGH: &str = r#"
const done = arguments[arguments.length - 1], turn = TURN, asked = [];
const until = (what, test) => new Promise((ok, no) => {
  const from = performance.now();
  const look = () => {
    let found; try { found = test(); } catch (error) { found = null; }
    if (found) ok(found);
    else if (performance.now() - from > 20000) no(new Error('waited for ' + what + ' at ' + (document.querySelector('#ask')?.textContent ?? location.pathname)));
    else setTimeout(look, 15);
  };
  look();
});
const type = (field, text) => {
  const kind = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
};
const saved = () => [...document.querySelectorAll('main .saved')].some(mark => mark.textContent.trim() !== '');
(async () => {
  for (;;) {
    const main = await until('a question', () => document.querySelector('.dock .btn.is-main'));
    const ask = document.querySelector('#ask'), words = ask.textContent;
    const choices = [...document.querySelectorAll('main .choices .choice:not(.is-apart) input')];
    const field = document.querySelector('main #answer:not(:disabled), main textarea#answer');
    if (choices.length > 0) {
      const pick = choices[(turn + asked.length) % choices.length];
      if (!pick.checked) pick.click();
      await until('saved', saved);
      asked.push(words);
    } else if (field && ['INPUT', 'TEXTAREA'].includes(field.tagName)) {
      const text = field.type === 'date' ? '2026-11-02' : field.inputMode === 'numeric' || field.inputMode === 'decimal' ? '3' : 'En el campo';
      type(field, text);
      await until('saved', saved);
      asked.push(words);
    } else {
      asked.push('(' + words + ')');
    }
    // A last answer may have called for more, or for less.
    await new Promise(ok => setTimeout(ok, 40));
    const next = document.querySelector('.dock .btn.is-main');
    if (next.tagName === 'A') break;
    next.click();
    await until('the next question', () => document.querySelector('#ask') !== ask);
    if (asked.length > 400) throw new Error('no end');
  }
  done({ asked });
})().catch(error => done({ wrong: String(error), asked }));
"#;

/// What was asked, in order; notes stand in brackets.
pub async fn go_through(page: &Page, turn: usize) -> Result<Vec<String>> {
    page.find("#ask").await?;
    let told = page
        .run_and_wait(&GO_THROUGH.replace("TURN", &turn.to_string()))
        .await?;
    let wrong = told.get("wrong").and_then(Value::as_str);
    ensure!(wrong.is_none(), "{}: {told}", wrong.unwrap_or_default());
    let asked = told.get("asked").and_then(Value::as_array).context("nothing asked")?;
    Ok(asked.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
