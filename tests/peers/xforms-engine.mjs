// Answers one JSON line for each on standard input: what ODK's engine makes of a form and its answers.
//
//   {"id", "xform": "<h:html…", "answers": {"path": value}, "files": {"name.csv": text}, "language": "English (en)"}
//   → {"id", "relevant", "values", "violations", "labels", "choices", "refused", "took_ms"} or {"id", "error"}
//
// `answers` may be a list: given one after the other, as by a person who changes their mind.
// `SURCO_PEERS` names the folder whose `node_modules` has the engine.

import { createInterface } from 'node:readline';
import { loadForm } from './engine.mjs';
import { answer } from './answering.mjs';
import { read } from './reading.mjs';

async function ask({ xform, answers = {}, files = {}, language = null }) {
  const began = performance.now();
  const form = await loadForm(xform, { fetchFormAttachment: async (url) => attachment(url, files) });
  if (form.status === 'failure') {
    return { error: inWords(form.error) };
  }
  const { root } = form.createInstance();
  const loaded = performance.now();
  if (language !== null) {
    const wanted = root.languages.find((known) => known.language === language);
    if (wanted === undefined) {
      return { error: `the form has no language ${language}: ${root.languages.map((l) => l.language).join(', ')}` };
    }
    root.setLanguage(wanted);
  }
  let refused = {};
  const steps = [];
  for (const step of Array.isArray(answers) ? answers : [answers]) {
    const before = performance.now();
    refused = answer(root, step);
    steps.push(performance.now() - before);
  }
  const answered = performance.now();
  const seen = read(root);
  const took_ms = { load: loaded - began, answer: answered - loaded, steps, read: performance.now() - answered };
  return { ...seen, refused, took_ms };
}

function attachment(url, files) {
  const name = decodeURIComponent(String(url.href).split('/').pop());
  return name in files ? new Response(files[name]) : new Response('', { status: 404 });
}

/** The innermost reasons stand in `cause` and `errors`. */
function inWords(error) {
  const further = [error?.cause, ...(error?.errors ?? [])].filter(Boolean).map(inWords);
  return [error?.message ?? String(error), ...further].join(': ');
}

// An expression that cannot be evaluated may throw where nobody awaits it.
let late = null;
process.on('unhandledRejection', (reason) => {
  late ??= inWords(reason);
});
process.on('uncaughtException', (reason) => {
  late ??= inWords(reason);
});
// The engine's own notes go to standard error: standard output holds answers only.
console.log = console.info = console.debug = console.error;

for await (const line of createInterface({ input: process.stdin })) {
  let id = null;
  let answered;
  try {
    const request = JSON.parse(line);
    id = request.id ?? null;
    late = null;
    answered = await ask(request);
  } catch (error) {
    answered = { error: inWords(error) };
  }
  process.stdout.write(`${JSON.stringify({ id, ...(late === null ? answered : { error: late }) })}\n`);
}
process.exit(0);
