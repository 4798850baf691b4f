import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.registration = { scope: "https://contoh.example/panduan/" };
const { hashOf, hexOf } = await import("../../../plugins/berdaya/web/worker/digest.js");

test("The worker's hashes are those of the manifest", async () => {
  const rows = JSON.parse(readFileSync(new URL("../hashes.json", import.meta.url), "utf8"));
  for (const { path, text, hash } of rows) assert.equal(await hashOf(path, new TextEncoder().encode(text)), hash, path);
});

test("A manifest's name begins its digest", async () => {
  assert.equal(await hexOf(new TextEncoder().encode("{}")), "44136fa3");
});
