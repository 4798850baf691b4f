import assert from "node:assert/strict";
import { test } from "node:test";
import { separated, xlsx } from "../../../plugins/berdaya/web/shared/table.js";
import { crc32, zip } from "../../../plugins/berdaya/web/shared/zip.js";

/** The texts in a ZIP, by the names in its directory; checks each place and checksum. */
function texts(bytes) {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const found = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left--) {
    assert.equal(view.getUint32(at, true), 0x02014b50);
    const [size, nameSize, local] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    const name = new TextDecoder().decode(bytes.slice(at + 46, at + 46 + nameSize));
    assert.equal(view.getUint32(local, true), 0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true);
    const content = bytes.slice(start, start + size);
    assert.equal(view.getUint32(at + 16, true), crc32(content));
    found[name] = new TextDecoder().decode(content);
    at += 46 + nameSize;
  }
  assert.equal(at, end);
  return found;
}

test("The checksum is that of ZIP", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("A ZIP holds its texts under their names", () => {
  const wanted = { "a.txt": "satu", "map/é.txt": "“dua” – 😀", kosong: "" };
  assert.deepEqual(texts(zip(wanted, new Date(2026, 10, 28, 6, 30))), wanted);
  assert.deepEqual(texts(zip({ a: "b" }, new Date(1970, 0, 1))), { a: "b" });
});

const options = { name: "Isian: a/b", widths: [8, 60, 16, 40], time: new Date(2026, 10, 28) };
const sheetOf = (rows) => texts(xlsx(rows, options))["xl/worksheets/sheet1.xml"];

test("No text of a cell is run, lost or turned into something else", () => {
  const xml = sheetOf([
    ["kode", "butir", "jawaban", "catatan"],
    ["=1+1", "0812", "1/2", '<b>&"\n baris \u0001dua '],
  ]);
  assert.ok(!xml.includes("<f>"));
  assert.ok(xml.includes('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'));
  assert.ok(xml.includes('xml:space="preserve">&lt;b&gt;&amp;&quot;\n baris dua </t>'));
});

test("A text too long for a cell goes on below it", () => {
  const xml = sheetOf([["a"], ["x".repeat(70_000)]]);
  assert.deepEqual(
    [...xml.matchAll(/<t [^>]*>(x+)</g)].map(([, text]) => text.length),
    [32_767, 32_767, 4466],
  );
});

test("The table as text begins with its mark, and parts columns by tabs", () => {
  const bytes = separated([
    ["kode", "catatan"],
    ["A1", '=SUM(A1) "x"\nbaris; dua, “tiga”'],
  ]);
  assert.deepEqual([...bytes.slice(0, 2)], [0xff, 0xfe]);
  assert.equal(new TextDecoder("utf-16le").decode(bytes), '"kode"\t"catatan"\r\n"A1"\t"\'=SUM(A1) ""x""\nbaris; dua, “tiga”"\r\n');
});

test("Nothing that a spreadsheet would run begins a cell", () => {
  for (const sign of ["=", "+", "-", "@", "\t=", " =", "\r="]) {
    const text = new TextDecoder("utf-16le").decode(separated([[`${sign}1`]]));
    assert.match(text, /^"'/, JSON.stringify(sign));
  }
});
