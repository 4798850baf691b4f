/** Addresses of scripts, for browsers that take one only from a named policy (Trusted Types). */

import { site } from "./root.js";

/** @type {{ createScriptURL(address: string): string } | null | undefined} */
let policy;

/**
 * Give an address of this site as browsers take it for a script or a worker; any other is refused.
 * @param {string} address
 */
export function trusted(address) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("berdaya", { createScriptURL: ours });
  return policy ? policy.createScriptURL(address) : ours(address);
}

/** @param {string} address */
function ours(address) {
  if (!address.startsWith(site.href)) throw new TypeError(address);
  return address;
}

/**
 * Load a classic script of this site.
 * @param {string} address
 * @returns {Promise<void>}
 */
export const loadScript = (address) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.onload = () => done();
    script.onerror = () => failed(new Error(address));
    script.src = trusted(address);
    document.head.append(script);
  });
