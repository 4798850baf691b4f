import assert from "node:assert/strict";
import { test } from "node:test";
import { asRows, asText, linesOf, marksOf, valuesOf } from "../../../plugins/berdaya/web/checklist/filled.js";

const words = {
  answers: { y: "Ya", n: "Belum", x: "Tidak relevan" },
  columns: ["kode", "butir", "jawaban", "catatan"],
  unanswered: "belum dijawab",
  version: "versi",
  decision: "Keputusan",
  left: "Dari versi {old}:",
};
const sheet = {
  title: "Uji",
  version: "1.1",
  fields: [["Tempat", "Balai"]],
  items: [
    { id: "satu", code: "A1", text: "Tulis", isStop: true, value: "n", note: "besok" },
    { id: "dua", code: "A2", text: "Baca", isStop: false, value: "", note: "" },
  ],
  decided: "Tunda",
  reason: "hujan",
  rest: [{ old: "1.0", lines: ["Butir lama: Ya"] }],
};

test("A filled sheet is told as text, with what has no place in it any more", () => {
  assert.deepEqual(asText(sheet, words).split("\n"), [
    "Uji (versi 1.1)",
    "Tempat: Balai",
    "A1 Tulis: BELUM – besok",
    "A2 Baca: BELUM DIJAWAB",
    "Keputusan: Tunda",
    "Keputusan: hujan",
    "Dari versi 1.0:",
    "Butir lama: Ya",
  ]);
});

test("Every row of the table has the columns of its head", () => {
  const rows = asRows(sheet, words);
  for (const row of rows) assert.equal(row.length, 4);
  assert.deepEqual(rows[3], ["A1", "Tulis", "Belum", "besok"]);
  assert.deepEqual(rows.at(-2), ["", "Keputusan", "Tunda", "hujan"]);
});

test("The marks of a link give the answers back, for any number of items", () => {
  for (let count = 0; count <= 40; count++) {
    const values = Array.from({ length: count }, (_, at) => ["", "y", "n", "x"][(at * 7 + count) % 4]);
    assert.deepEqual(valuesOf(marksOf(values), count), values);
  }
});

test("A broken link gives nothing", () => {
  for (const marks of ["", "B", "B!AAAAA", "BAAAAAAA", "A".repeat(40_000)]) assert.equal(valuesOf(marks, 20), null);
});

test("An answer and its note without a place are one line", () => {
  const lines = linesOf(
    { "a.satu": "y", "n.satu": "besok", r: "hujan" },
    (name) => name,
    (_, value) => value,
  );
  assert.deepEqual(lines, ["a.satu: y – besok", "r: hujan"]);
});
