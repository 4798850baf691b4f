/**
 * How a form writes numbers, days and hours. The build puts those of a language in the place of this module.
 * @typedef {{ decimal: string, time: string, locale: string, notNumber: string, kept: string, keepAsk: string, keepIt: string, keep: string, forget: string, forgotten: string }} FormWords
 */

export const formWords = /** @type {FormWords} */ ({});
