/**
 * Numbers as people write them, counted without a rounding: a number is kept as text, with a point for what is smaller
 * than one and nothing between the thousands (`1500000.5`).
 */

const DIGITS = 6; // behind the point: more is nobody's

/** @param {string} sign */
const other = (sign) => (sign === "," ? "." : ",");

/**
 * What a person wrote, as a number; null where it is none. `1.500` is fifteen hundred where a point parts thousands, and
 * `2.5` is two and a half all the same: some keyboards have only one of the two signs.
 * @param {string} text
 * @param {string} decimal the sign before what is smaller than one: `,` or `.`
 */
export function readNumber(text, decimal) {
  const bare = text
    .replace(/^\s*(-?)\s*rp\.?/i, "$1")
    .replace(/\s+/g, "")
    .replace(/[,.]-+$/, "");
  const [thousands, point] = [other(decimal), decimal].map((sign) => `\\${sign}`);
  const isGrouped = new RegExp(`^-?\\d{1,3}(${thousands}\\d{3})+(${point}\\d+)?$`).test(bare);
  const joined = isGrouped ? bare.replaceAll(other(decimal), "") : bare;
  const plain = joined.replace(/[,.]/, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? spelled(scaled(plain)) : null;
}

/**
 * A kept number as people write it: `1.500.000,5`.
 * @param {string} number
 * @param {string} decimal
 */
export function writeNumber(number, decimal) {
  const [whole, rest] = number.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, other(decimal));
  return rest ? grouped + decimal + rest : grouped;
}

/** @param {string[]} numbers */
export const sumOf = (numbers) => spelled(numbers.reduce((sum, number) => sum + scaled(number), 0n));

/** @param {string[]} numbers */
export const productOf = (numbers) => spelled(numbers.reduce((made, number) => (made * scaled(number)) / UNIT, UNIT));

const UNIT = 10n ** BigInt(DIGITS);

/** @param {string} number */
function scaled(number) {
  const [whole, rest = ""] = number.split(".");
  return BigInt(whole + rest.slice(0, DIGITS).padEnd(DIGITS, "0"));
}

/** @param {bigint} value */
function spelled(value) {
  const digits = String(value < 0n ? -value : value).padStart(DIGITS + 1, "0");
  const rest = digits.slice(-DIGITS).replace(/0+$/, "");
  return (value < 0n ? "-" : "") + digits.slice(0, -DIGITS) + (rest && `.${rest}`);
}
