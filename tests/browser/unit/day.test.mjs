import assert from "node:assert/strict";
import { test } from "node:test";

process.env.TZ = "Asia/Jayapura"; // nine hours ahead: at seven in the morning it is yesterday in Greenwich
const { dayOf, timeOf } = await import("../../../plugins/berdaya/web/shared/day.js");

test("A day is the device's", () => {
  const time = new Date("2026-11-27T22:05:09Z");
  assert.equal(dayOf(time), "2026-11-28");
  assert.equal(timeOf(time), "2026-11-28T07:05:09+09:00");
  assert.equal(new Date(timeOf(time)).getTime(), time.getTime());
});
