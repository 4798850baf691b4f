/** Where the site stands. Several sites may share a host, and with it what the browser stores. */

/** The address of the site's root: scripts lie two folders below it. */
export const site = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/**
 * The name under which this site stores something on the device.
 * @param {string} name
 */
export const siteKey = (name) => `berdaya:${site.pathname}:${name}`;
