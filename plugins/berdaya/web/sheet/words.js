/**
 * What a sheet says. The build puts the words of a language in the place of this module.
 * @typedef {object} SheetWords
 * @property {Record<string, string>} answers the three answers, by their values
 * @property {string[]} columns
 * @property {string} progress
 * @property {string} complete
 * @property {string} stopped
 * @property {string} unsaved
 * @property {string} cleared
 * @property {string} undo
 * @property {string} close
 * @property {string} unanswered
 * @property {string} version
 * @property {string} decision
 * @property {string} sheetsKeep
 * @property {string} sheetsKept
 * @property {string} sheetsDrop
 * @property {string} sheetsLost
 * @property {string} sheetsFull
 * @property {string} toolsLost
 * @property {string} moved
 * @property {string} left
 * @property {string} saveOld
 * @property {string} forgetOld
 * @property {string} note only in a file of its own, which makes its own fields for notes
 * @property {string} linked
 * @property {string} linkAsk
 * @property {string} fileAsk
 * @property {string} use
 * @property {string} otherVersion
 * @property {string} otherSheet
 * @property {string} badFile
 * @property {string} badLink
 * @property {string} opened
 * @property {string} openedOld
 * @property {string[]} fileHeads
 * @property {string} gathered
 * @property {string} without
 * @property {string} copy
 * @property {string} copied
 * @property {string} whatsapp
 * @property {string} table
 */

export const words = /** @type {SheetWords} */ ({});
export const lang = "";
