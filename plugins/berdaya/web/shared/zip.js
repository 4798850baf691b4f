/** ZIP files without compression: what a browser needs to write the formats that are ZIPs of a few small texts. */

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * The checksum that ZIP wants.
 * @param {Uint8Array} bytes
 */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Numbers of two or four bytes, the lowest first. @param {...[size: 2 | 4, value: number]} numbers */
function packed(...numbers) {
  return numbers.flatMap(([size, value]) => Array.from({ length: size }, (_, place) => (value >>> (8 * place)) & 255));
}

/**
 * Make a ZIP of texts, by their names.
 * @param {Record<string, string>} texts
 * @param {Date} time written as their date; the format knows none before 1980
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zip(texts, time) {
  const day = ((Math.max(time.getFullYear(), 1980) - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
  const clock = (time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1);
  const encoder = new TextEncoder();
  /** @type {number[]} */
  const body = [];
  /** @type {number[]} */
  const directory = [];
  for (const [name, text] of Object.entries(texts)) {
    const [label, content] = [encoder.encode(name), encoder.encode(text)];
    // Version 2.0, names in UTF-8, stored as it is.
    const head = packed(
      [2, 20],
      [2, 0x800],
      [2, 0],
      [2, clock],
      [2, day],
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, label.length],
      [2, 0],
    );
    directory.push(...packed([4, 0x02014b50], [2, 20]), ...head, ...packed([2, 0], [2, 0], [2, 0], [4, 0], [4, body.length]), ...label);
    body.push(...packed([4, 0x04034b50]), ...head, ...label, ...content);
  }
  const count = Object.keys(texts).length;
  const end = packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, body.length], [2, 0]);
  return Uint8Array.from([...body, ...directory, ...end]);
}
