import assert from "node:assert/strict";
import { test } from "node:test";
import { xlsx } from "../../../plugins/berdaya/web/shared/table.js";
import { gathered } from "../../../plugins/berdaya/web/sheet/gathered.js";

const heads = ["Berkas", "Versi", "Disimpan"];
const columns = [
  { name: "f.place", label: "Tempat" },
  { name: "a.satu", label: "A1 Tulis" },
  { name: "n.satu", label: "catatan A1", isNote: true },
  { name: "a.dua", label: "A2 Baca" },
  { name: "n.dua", label: "catatan A2", isNote: true },
];
const say = (name, value) => (name.startsWith("a.") ? value.toUpperCase() : value);
const file = (name, version, answers, items = {}) => ({ name, version, saved: "2026-11-29T06:00:00+07:00", answers, items });

test("Each file is a row, each field a column, and notes stand there only where some are written", () => {
  const rows = gathered(
    [file("a.json", "1.1", { "a.satu": "y", "n.satu": "besok" }), file("b.json", "1.1", { "f.place": "Balai", "a.dua": "n" })],
    columns,
    heads,
    say,
  );
  assert.deepEqual(rows, [
    [...heads, "Tempat", "A1 Tulis", "catatan A1", "A2 Baca"],
    ["", "", "", "f.place", "a.satu", "n.satu", "a.dua"],
    ["a.json", "1.1", "2026-11-29", "", "Y", "besok", ""],
    ["b.json", "1.1", "2026-11-29", "Balai", "", "", "N"],
  ]);
});

test("An answer of an older version stands in the same column, and one that has no place any more behind them", () => {
  const rows = gathered([file("a.json", "1.0", { "a.satu": "y", "a.lama": "n" }, { lama: "Hitung kursi" })], columns, heads, say);
  assert.deepEqual(rows[0].slice(3), ["Tempat", "A1 Tulis", "A2 Baca", "Hitung kursi (1.0)"]);
  assert.deepEqual(rows[2].slice(3), ["", "Y", "", "N"]);
});

test("A table with more columns than letters names them as a spreadsheet does", () => {
  const row = Array.from({ length: 703 }, (_, place) => `isi${place}`);
  const text = new TextDecoder("latin1").decode(xlsx([row], { name: "Isian", widths: row.map(() => 9), time: new Date(2026, 10, 29) }));
  for (const [place, name] of [
    [0, "A1"],
    [25, "Z1"],
    [26, "AA1"],
    [701, "ZZ1"],
    [702, "AAA1"],
  ]) {
    assert.match(text, new RegExp(`r="${name}"[^>]*><is><t xml:space="preserve">isi${place}<`));
  }
});
