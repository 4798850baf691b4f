/**
 * Runs the search worker outside a browser. Standard input: {"root", "worker", "asks": [{"data", "page"?, "from"?}]};
 * standard output: {"answers": […], "bytes": compressed bytes read for the first answer, "files", "ms"}.
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const { root, worker, lang, asks } = JSON.parse(readFileSync(0, "utf8"));
const read = [];
const listeners = [];
let resolve;
// Nobody types here: a worker that waits for another key would wait in vain.
const context = vm.createContext({ URL, console, setTimeout: (act) => setTimeout(act, 0), performance });
context.self = context;
context.location = { href: `https://example.org/${worker}?lang=${lang}` };
context.addEventListener = (_, listener) => listeners.push(listener);
context.postMessage = (message) => message.type === 3 && resolve(message.data);
const sent = (url) => {
  const text = readFileSync(root + new URL(url).pathname, "utf8");
  read.push([url, text]);
  return text;
};
context.importScripts = (...urls) => {
  for (const url of urls) vm.runInContext(sent(url), context, { filename: url });
};
context.fetch = async (url) => ({ ok: true, text: async () => sent(url) });
vm.runInContext(readFileSync(`${root}/${worker}`, "utf8"), context, { filename: worker });
const answers = [];
const ms = [];
for (const ask of asks) {
  const start = performance.now();
  answers.push(
    await new Promise((done) => {
      resolve = done;
      listeners.forEach((listener) => listener({ data: { type: 2, ...ask } }));
    }),
  );
  ms.push(performance.now() - start);
}
const bytes = read.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0);
process.stdout.write(JSON.stringify({ answers, bytes, files: read.map(([url]) => url), ms }));
