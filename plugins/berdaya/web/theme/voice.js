/** The device's own voices. One that speaks through a server would tell it what is read: none of those is used. */

/** Android names Indonesian as it was named until 1989. @param {string} tag */
const codeOf = (tag) => tag.toLowerCase().split(/[-_]/)[0].replace(/^in$/, "id");

/**
 * A voice of this device in a language; undefined where it has none.
 * @param {string} lang
 */
export const voiceFor = (lang) => speechSynthesis.getVoices().find((voice) => voice.localService && codeOf(voice.lang) === codeOf(lang));
