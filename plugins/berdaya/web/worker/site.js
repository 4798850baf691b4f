/**
 * What the worker knows of the site when it is installed. The build puts the site's own in the place of this module.
 * @typedef {Record<string, string>} Hashes by the file's path below the root; a page's is its address
 * @typedef {object} LanguageFiles
 * @property {string} path of the manifest
 * @property {number} size bytes on the way of all files
 * @property {number} coreSize bytes on the way of the first ones
 * @property {Hashes} urgent the page for emergencies with what it needs, kept on every device
 */

export const SITE = /** @type {{ languages: Record<string, LanguageFiles>, names: string[] }} */ ({ languages: {}, names: [] });
