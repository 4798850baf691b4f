/**
 * Runs the worker that Material for MkDocs ships, outside a browser.
 * Standard input: {"worker": path, "index": search index as Material writes it, "queries": […]};
 * standard output: for each query the locations of the pages found, the best first.
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";

const { worker, index, queries } = JSON.parse(readFileSync(0, "utf8"));
const listeners = [];
let answered;
const quiet = { ...console, warn: () => {} };
const context = vm.createContext({ URL, console: quiet, setTimeout });
Object.assign(context, { self: context, window: undefined, postMessage: (message) => answered(message) });
context.addEventListener = (_, listener) => listeners.push(listener);
vm.runInContext(readFileSync(worker, "utf8"), context);
const send = (data) => new Promise((done) => ((answered = done), listeners.forEach((listen) => listen({ data }))));
await send({ type: 0, data: { ...index, options: { suggest: false } } });
const found = [];
for (const query of queries) {
  const { data } = await send({ type: 2, data: query });
  found.push(data.items.map((group) => group[0].location.split("#")[0]));
}
process.stdout.write(JSON.stringify(found));
