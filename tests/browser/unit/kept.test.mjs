import assert from "node:assert/strict";
import { test } from "node:test";
import { keepFields } from "../../../plugins/berdaya/web/shared/kept.js";
import { Device, Root, field, use } from "./phone.mjs";

const KEY = "berdaya:/:checklist/uji@1.0";

/** Open the sheet in a new tab. */
function open(device) {
  const page = use(device);
  const told = [];
  const [yes, no, note] = [field("a.satu", { type: "radio", value: "y" }), field("a.satu", { type: "radio", value: "n" }), field("n.satu")];
  const [tick, other] = [field("c", { type: "checkbox", value: "on" }), field("f.place")];
  const root = new Root([yes, no, note, tick, other]);
  const kept = keepFields(root, KEY, {
    onWritten: () => told.push("written"),
    onChange: (answers) => told.push(answers),
    onRefused: () => told.push("refused"),
  });
  const event = (name, values = {}) => page.dispatchEvent(Object.assign(new Event(name, { cancelable: true }), values));
  return { root, kept, yes, no, note, tick, other, told, event };
}

const stored = (device) => JSON.parse(device.stored.get(KEY) ?? "{}");

test("Answers come back, whatever kind of field holds them", () => {
  const device = new Device();
  const first = open(device);
  first.root.write(first.no, true);
  first.root.write(first.note, "besok");
  first.root.write(first.tick, true);
  assert.deepEqual(stored(device), { "a.satu": "n", "n.satu": "besok", c: "1" });
  const second = open(device);
  assert.deepEqual([second.yes.checked, second.no.checked, second.note.value, second.tick.checked], [false, true, "besok", true]);
  assert.deepEqual(second.kept.answers(), stored(device));
});

test("Two tabs keep what was written last in each field", () => {
  const device = new Device();
  const one = open(device);
  one.root.write(one.yes, true);
  const two = open(device);
  two.root.write(two.note, "jalan putus");
  one.root.write(one.other, "Balai"); // has not heard of the note
  assert.deepEqual(stored(device), { "a.satu": "y", "n.satu": "jalan putus", "f.place": "Balai" });
  assert.equal(one.note.value, "jalan putus");
});

test("A tab takes over what another has stored", () => {
  for (const name of ["storage", "pageshow"]) {
    const device = new Device();
    const tab = open(device);
    tab.root.write(tab.yes, true);
    device.stored.set(KEY, JSON.stringify({ "a.satu": "n", "f.place": "Dusun" }));
    tab.event(name, { key: KEY });
    assert.deepEqual([tab.yes.checked, tab.no.checked, tab.other.value], [false, true, "Dusun"], name);
  }
});

test("An emptied field stays empty, and the last one leaves nothing behind", () => {
  const device = new Device();
  const tab = open(device);
  tab.root.write(tab.note, "x");
  tab.root.write(tab.note, "  ");
  assert.equal(device.stored.has(KEY), false);
});

test("A full device is told once for each attempt, keeps what it had, and gets all when there is room", () => {
  const device = new Device();
  const tab = open(device);
  tab.root.write(tab.yes, true);
  device.isFull = true;
  tab.root.write(tab.note, "penting");
  assert.ok(tab.told.includes("refused"));
  assert.equal(tab.note.value, "penting");
  assert.equal(tab.event("beforeunload"), false, "leaving asks first");
  device.isFull = false;
  tab.root.write(tab.other, "Balai");
  assert.deepEqual(stored(device), { "a.satu": "y", "n.satu": "penting", "f.place": "Balai" });
  assert.equal(tab.event("beforeunload"), true);
});

test("Where nothing may be stored the sheet works, and nothing takes the answers away", () => {
  const device = new Device();
  device.isForbidden = true;
  const tab = open(device);
  tab.root.write(tab.yes, true);
  tab.event("pageshow");
  assert.deepEqual(tab.kept.answers(), { "a.satu": "y" });
});

test("What a broken store holds is nothing, and is mended by the next answer", () => {
  for (const broken of ["{", "[]", "7", '"x"', '{"a.satu": {"y": 1}}']) {
    const device = new Device();
    device.stored.set(KEY, broken);
    const tab = open(device);
    assert.deepEqual(tab.kept.answers(), {});
    tab.root.write(tab.yes, true);
    assert.deepEqual(stored(device), { "a.satu": "y" });
  }
});

test("Replacing writes only what differs, so that another tab's words stay", () => {
  const device = new Device();
  const one = open(device);
  one.root.write(one.yes, true);
  device.stored.set(KEY, JSON.stringify({ "a.satu": "y", "n.lain": "field of another version" }));
  assert.equal(one.kept.replace({ "f.place": "Balai" }), true);
  assert.deepEqual(stored(device), { "n.lain": "field of another version", "f.place": "Balai" });
});
