//! What a person would trip over without any rule of axe-core being broken: words that are cut off, targets that a
//! thumb misses.

use super::Page;
use anyhow::Result;
use serde_json::Value;

/// No target is smaller, in CSS pixels either way.
const SMALLEST_TARGET_PX: u32 = 44;

/// Words that stand in a box which hides a part of them. What is cut on purpose is left out: `.clamp` ends in an
/// ellipsis, `.unseen` is for screen readers, and what scrolls can be scrolled to.
pub async fn cut_off(page: &Page) -> Result<Vec<String>> {
    told(
        page,
        "const cut = [];
         for (const box of document.querySelectorAll('body *')) {
             const words = box.textContent.trim().slice(0, 60);
             if (!words || !box.getClientRects().length || box.closest('.unseen, .clamp, .skip, option, dialog:not([open])')) continue;
             const name = box.tagName + '.' + (box.getAttribute('class') ?? '') + ' ' + words;
             const style = getComputedStyle(box);
             const hides = way => ['hidden', 'clip'].includes(style['overflow' + way]) && box.tagName !== 'SELECT' && !box.closest('svg');
             if ((hides('X') && box.scrollWidth > box.clientWidth + 1) || (hides('Y') && box.scrollHeight > box.clientHeight + 1))
                 cut.push('cut off: ' + name);
             const rect = box.getBoundingClientRect();
             if (!box.closest('.table-wrap, .scrolls') && (rect.right > document.documentElement.clientWidth + 1 || rect.left < -1))
                 cut.push('beyond the edge: ' + name);
         }
         return cut.slice(0, 12)",
    )
    .await
}

/// Buttons, links and fields that are too small to hit. A box or radio is as large as its label; a link within running
/// text is part of it.
pub async fn small_targets(page: &Page) -> Result<Vec<String>> {
    told(
        page,
        &format!(
            "const small = [];
             for (const target of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {{
                 if (target.closest('.skip') || target.matches('.unseen') || !target.getClientRects().length) continue;
                 if (target.tagName === 'A' && getComputedStyle(target).display === 'inline') continue;
                 const whole = target.matches('input[type=radio], input[type=checkbox]') ? target.closest('label') ?? target : target;
                 const rect = whole.getBoundingClientRect();
                 if (Math.min(rect.width, rect.height) < {SMALLEST_TARGET_PX} - .5)
                     small.push('small target: ' + whole.tagName + '.' + whole.className + ' ' + (whole.innerText || whole.ariaLabel || whole.id).slice(0, 40)
                         + ' ' + Math.round(rect.width) + ' × ' + Math.round(rect.height));
             }}
             return small.slice(0, 12)"
        ),
    )
    .await
}

async fn told(page: &Page, script: &str) -> Result<Vec<String>> {
    let found = page.run(script).await?;
    let found = found.as_array().into_iter().flatten();
    Ok(found.filter_map(Value::as_str).map(String::from).collect())
}
