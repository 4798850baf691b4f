/** How else an address may be written. */

/**
 * The addresses that may have been meant, the likeliest first. Hosts tell upper from lower case, people do not. The short
 * addresses on paper are written `P/CODE/`, all others in lower case.
 * @param {string} path below the site's root
 * @returns {string[]}
 */
export function otherSpellings(path) {
  const bare = path.replace(/\/+$/, "");
  const short = /^(?:(\w\w)\/)?p\/([^/]+)$/i.exec(bare);
  const codes = short
    ? [`${short[1] ? `${short[1].toLowerCase()}/` : ""}P/${short[2].toUpperCase()}/`, `P/${short[2].toUpperCase()}/`]
    : [];
  const lower = bare.toLowerCase();
  return [...new Set([...codes, ...(/\.\w+$/.test(lower) ? [lower] : [`${lower}/`])])].filter((other) => other !== path && other !== "/");
}
