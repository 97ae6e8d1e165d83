// What a person would see now: the object that `surco form run` prints too, and what else helps to explain it.

import { children, isBranch, isHidden, isRange, pathOf } from './tree.mjs';

/** Relevance, values, violations and labels of everything that exists; choices of every select. */
export function read(root) {
  const seen = { relevant: {}, values: {}, violations: [], labels: {}, choices: {} };
  visit(root, seen);
  return seen;
}

function visit(parent, seen) {
  for (const node of children(parent)) {
    if (isHidden(node)) {
      continue;
    }
    if (isRange(node)) {
      visit(node, seen);
      continue;
    }
    const path = pathOf(node);
    seen.relevant[path] = node.currentState.relevant;
    const label = node.currentState.label?.asString;
    if (label !== undefined) {
      // pyxform puts blanks around a text with `${x}` in it.
      seen.labels[path] = label.trim();
    }
    if (isBranch(node)) {
      visit(node, seen);
      continue;
    }
    seen.values[path] = node.currentState.instanceValue;
    const violation = node.validationState.violation;
    if (violation) {
      seen.violations.push({ path, condition: violation.condition, message: (violation.message?.asString ?? '').trim() });
    }
    if (node.currentState.valueOptions) {
      seen.choices[path] = node.currentState.valueOptions.map((option) => option.value);
    }
  }
}
