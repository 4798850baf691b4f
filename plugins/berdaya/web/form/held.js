/** Answers to a sensitive form: they are held by the page alone, until the person asks the device to keep them. */

import { device } from "../shared/device.js";

/**
 * @param {string} key under which the form is stored, without its version
 */
export function heldByPage(key) {
  /** @type {Map<string, unknown>} */
  const memory = new Map();
  const own = () => [...device.keys(`${key}@`), ...device.keys(`${key}~`), ...device.keys(`${key}:`)];
  let isKept = own().length > 0;

  return {
    isKept: () => isKept,

    /** Let the device keep what the page holds; gives whether it does. */
    keep() {
      isKept = [...memory].every(([name, value]) => device.write(name, value));
      if (!isKept) for (const name of own()) device.write(name, null);
      return isKept;
    },

    /** Nothing is kept any more, on the page or on the device. */
    forget() {
      memory.clear();
      isKept = false;
      for (const name of own()) device.write(name, null);
    },

    /** @type {import("../shared/device.js").Keeper} */
    store: {
      read: (name) => (isKept ? device.read(name) : (memory.get(name) ?? null)),
      write(name, value) {
        if (isKept) return device.write(name, value);
        if (value === null) memory.delete(name);
        else memory.set(name, value);
        return true;
      },
      keys: (prefix) => (isKept ? device.keys(prefix) : [...memory.keys()].filter((name) => name.startsWith(prefix))),
    },
  };
}
