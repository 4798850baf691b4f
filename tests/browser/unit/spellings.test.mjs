import assert from "node:assert/strict";
import { test } from "node:test";
import { otherSpellings } from "../../../plugins/berdaya/web/site/spellings.js";

test("What a person types leads to what was meant, the likeliest first", () => {
  for (const [typed, meant] of [
    ["p/prakondisi", ["P/PRAKONDISI/", "p/prakondisi/"]],
    ["P/prakondisi/", ["P/PRAKONDISI/", "p/prakondisi/"]],
    ["P/PRAKONDISI", ["P/PRAKONDISI/", "p/prakondisi/"]],
    ["P/TIADA/", ["p/tiada/"]],
    ["en/P/berita-acara", ["en/P/BERITA-ACARA/", "P/BERITA-ACARA/", "en/p/berita-acara/"]],
    ["Daftar-Periksa/prakondisi/", ["daftar-periksa/prakondisi/"]],
    ["peran/tiada/", []],
    ["Data/Knowledge.JSON", ["data/knowledge.json"]],
    ["", []],
  ]) {
    assert.deepEqual(otherSpellings(typed), meant, typed);
    assert.ok(!otherSpellings(typed).includes(typed));
  }
});
