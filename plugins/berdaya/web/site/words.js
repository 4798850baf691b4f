/**
 * What every page says about use without a signal. The build puts the words of a language in the place of this module.
 * @typedef {object} OfflineWords
 * @property {string} update
 * @property {string} reload
 * @property {string} close
 * @property {string} behind
 * @property {string} renew
 * @property {string} renewing
 * @property {string} renewed
 * @property {string} lost
 * @property {string} since
 * @property {string} evicted
 * @property {string} keep_again
 * @property {string} kept
 * @property {string} kept_lost
 * @property {string} newer
 * @property {string} newest
 * @property {string} gone
 * @property {string} show
 */

export const words = /** @type {OfflineWords} */ ({});

/**
 * What every page says about how it is read.
 * @typedef {object} ReadingWords
 * @property {string} parts
 * @property {string} listen
 * @property {string} pause
 * @property {string} goOn
 * @property {string} stop
 */

export const reading = /** @type {ReadingWords} */ ({});
