/** Days and times as the device's clock has them: at seven in the morning in Papua it is not yesterday. */

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/**
 * The day as 2026-11-28.
 * @param {Date} time
 */
export const dayOf = (time) => `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;

/**
 * The time as 2026-11-28T06:30:00+07:00.
 * @param {Date} time
 */
export function timeOf(time) {
  const ahead = -time.getTimezoneOffset();
  const hours = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  const offset = `${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${dayOf(time)}T${hours}${ahead < 0 ? "-" : "+"}${offset}`;
}
