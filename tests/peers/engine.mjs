// ODK's engine in plain Node. It wants a browser's XML parser, which jsdom lends, and its own parser of expressions
// (WebAssembly) looks for three names that only CommonJS modules have.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const folder = resolve(process.env.SURCO_PEERS ?? '.');
const require = createRequire(join(folder, 'peers.cjs'));

const { JSDOM } = require('jsdom');
const { window } = new JSDOM('', { url: 'http://localhost/' });
const BROWSER_NAMES =
  /^(DOMParser|XMLSerializer|document|Node|NodeList|NamedNodeMap|Element|Attr|Text|Comment|CDATASection|CharacterData|Document|XMLDocument|DocumentFragment|ProcessingInstruction|NodeFilter|XPath\w+|localStorage)$/;
for (const name of Object.getOwnPropertyNames(window)) {
  if (BROWSER_NAMES.test(name)) {
    globalThis[name] = window[name];
  }
}
Object.assign(globalThis, { require, __dirname: folder, __filename: join(folder, 'peers.cjs') });

export const { loadForm } = await import(pathToFileURL(require.resolve('@getodk/xforms-engine')).href);
