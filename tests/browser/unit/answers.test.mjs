import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf, carried, isOlder, merged } from "../../../plugins/berdaya/web/shared/answers.js";

test("What was read is answers only as far as it holds texts by name", () => {
  for (const none of [null, undefined, 7, "y", [], ["y"]]) assert.deepEqual(answersOf(none), {});
  assert.deepEqual(answersOf({ a: "y", b: "", c: null, d: { x: 1 }, e: 1, f: "x".repeat(100_001) }), { a: "y", e: "1" });
  assert.equal(Object.getPrototypeOf(answersOf(JSON.parse('{"__proto__": "y"}'))), Object.prototype);
});

test("Only what was changed here is written, and an empty text takes an answer away", () => {
  const stored = { one: "y", two: "n", note: "their words" };
  const changes = new Map([
    ["one", ""],
    ["three", "x"],
  ]);
  assert.deepEqual(merged(stored, changes), { two: "n", note: "their words", three: "x" });
  assert.deepEqual(stored, { one: "y", two: "n", note: "their words" });
});

test("Answers are carried over where a field is still there and empty; the others are left", () => {
  const fits = (name, value) => name !== "gone" && !(name === "d" && value === "old");
  assert.deepEqual(carried({ a: "y", gone: "n", d: "old", b: "x", same: "y" }, { b: "n", same: "y" }, fits), {
    taken: { a: "y" },
    left: { gone: "n", d: "old", b: "x" },
  });
});

test("Versions are compared number by number", () => {
  for (const [older, newer] of [
    ["1.0", "1.1"],
    ["1.9", "1.10"],
    ["1.9", "2.0"],
    ["1", "1.1"],
  ]) {
    assert.ok(isOlder(older, newer), `${older} < ${newer}`);
    assert.ok(!isOlder(newer, older), `${newer} > ${older}`);
  }
  assert.ok(!isOlder("1.0", "1.0"));
  assert.ok(!isOlder("x", "1.0"));
});
