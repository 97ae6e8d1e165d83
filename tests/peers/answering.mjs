// Gives answers to a form as a person would: in the form's order, repeats added where an answer needs them.

import { children, isHidden, pathOf } from './tree.mjs';

// A count may hang on a later answer, a choice on a later filter.
const PASSES = 3;
const NOT_THERE = 'not there';

/** Applies `answers` (path → value) to the form; returns those that it did not take, with the reason. */
export function answer(root, answers) {
  const refused = new Map();
  const open = new Map(Object.entries(answers));
  const met = new Set();
  const sizes = new Set();
  for (let pass = 0; pass < PASSES && open.size > 0; pass += 1) {
    walk(root, answers, sizes, (node, path) => {
      if (!open.has(path)) {
        return;
      }
      met.add(path);
      try {
        set(node, open.get(path));
        refused.delete(path);
        if (holds(node, open.get(path))) {
          open.delete(path);
        }
      } catch (reason) {
        refused.set(path, reason.message);
        open.delete(path);
      }
    });
  }
  for (const path of [...open.keys()].filter((key) => !sizes.has(key))) {
    refused.set(path, met.has(path) ? 'not among the choices now' : NOT_THERE);
  }
  return Object.fromEntries(refused);
}

function walk(node, answers, sizes, visit) {
  for (const child of children(node)) {
    if (isHidden(child)) {
      continue;
    }
    switch (child.nodeType) {
      case 'repeat-range:uncontrolled':
        grow(child, answers, sizes);
        walk(child, answers, sizes, visit);
        break;
      case 'repeat-range:controlled':
      case 'repeat-instance':
      case 'group':
        walk(child, answers, sizes, visit);
        break;
      default:
        visit(child, pathOf(child));
    }
  }
}

/** Adds instances until the last one that is answered is there; `{"repeat": n}` asks for exactly n. */
function grow(range, answers, sizes) {
  const path = pathOf(range);
  sizes.add(path);
  const wanted = Number.isInteger(answers[path]) ? answers[path] : lastIndex(path, answers);
  const there = () => range.currentState.children.length;
  if (there() < wanted) {
    range.addInstances(there() - 1, wanted - there());
  }
  if (Number.isInteger(answers[path]) && there() > wanted) {
    range.removeInstances(wanted, there() - wanted);
  }
}

function lastIndex(path, answers) {
  const indexes = Object.keys(answers)
    .filter((key) => key.startsWith(`${path}[`))
    .map((key) => Number.parseInt(key.slice(path.length + 1), 10));
  return Math.max(0, ...indexes.filter(Number.isInteger));
}

function set(node, value) {
  const texts = Array.isArray(value) ? value.map(String) : value === '' || value === null ? [] : [String(value)];
  switch (node.nodeType) {
    case 'select':
      return node.selectValues(node.selectType === 'select' ? texts.flatMap((text) => text.split(' ')) : texts);
    case 'rank':
      return node.setValues(texts.flatMap((text) => text.split(' ')));
    case 'trigger':
      return node.setValue(texts.length > 0 && texts[0] !== 'false');
    case 'input':
    case 'range':
      return node.setValue(texts.length > 0 ? texts.join(' ') : node.valueType === 'string' ? '' : null);
    default:
      throw new Error(`nobody answers a ${node.nodeType}`);
  }
}

/** Whether the form keeps the answer: one to a select may be filtered away for now. */
function holds(node, value) {
  const wanted = Array.isArray(value) ? value.length : String(value ?? '').length;
  return node.nodeType !== 'select' || wanted === 0 || node.currentState.value.length > 0;
}
