/**
 * What the worker knows of the site when it is installed. The build puts the site's own in the place of this module.
 * @typedef {Record<string, string>} Hashes by the file's path below the root; a page's is its address
 * @typedef {object} LanguageFiles
 * @property {string} path of the manifest
 * @property {number} size bytes on the way of all files
 * @property {number} coreSize bytes on the way of the first ones
 * @property {Hashes} urgent the page for emergencies with what it needs, kept on every device
 */

/**
 * `names` are those at the site's root; `mostUnasked`: as many files are fetched without asking, more wait for the reader's tap.
 * @type {{ languages: Record<string, LanguageFiles>, names: string[], mostUnasked: number }}
 */
export const SITE = { languages: {}, names: [], mostUnasked: 0 };
