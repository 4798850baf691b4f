/** What stays on this device. A browser may forbid it or have no room: then nothing is read, and writing says so. */

/** @typedef {ReturnType<typeof keeper>} Keeper */

/** @param {() => Storage} storage asked for each time: in a browser that forbids it the question itself fails */
function keeper(storage) {
  return {
    /**
     * What is stored under a key; null where nothing is, undefined where the browser does not tell.
     * @param {string} key
     */
    read(key) {
      try {
        return JSON.parse(storage().getItem(key) ?? "null");
      } catch {
        return undefined;
      }
    },

    /**
     * Store a value; null removes it. Gives whether it worked.
     * @param {string} key
     * @param {unknown} value
     */
    write(key, value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },

    /**
     * The keys that begin with a text.
     * @param {string} prefix
     */
    keys(prefix) {
      try {
        return Object.keys(storage()).filter((key) => key.startsWith(prefix));
      } catch {
        return [];
      }
    },
  };
}

/** For good. */
export const device = keeper(() => localStorage);

/** Until the tab is closed. */
export const visit = keeper(() => sessionStorage);
