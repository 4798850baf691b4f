/**
 * Answers of many files as one table: a row for each file, a column for each field. A field is known by its id, so that
 * files of all versions stand in the same columns; what this version has no more follows behind them.
 * @typedef {import("../shared/table.js").Counted} Counted
 * @typedef {{ name: string, label: string, isNote?: boolean }} Column `isNote`: it stands in the table only where something is written
 * @typedef {{ name: string, version: string, saved: string, answers: import("../shared/answers.js").Answers, items: Record<string, string> }} AnswerFile
 *   `items` are what the answered items say there, by name or id
 */

/**
 * @param {AnswerFile[]} files
 * @param {Column[]} columns those of this version
 * @param {string[]} heads what is told of a file: its name, its version, the day on which it was saved
 * @param {(name: string, value: string) => string | Counted} say
 * @returns {(string | Counted)[][]} labels, ids, then the files
 */
export function gathered(files, columns, heads, say) {
  const known = new Set(columns.map(({ name }) => name));
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const { version, answers, items } of files) {
    for (const name of Object.keys(answers)) {
      const label = items[name] ?? items[name.slice(2)] ?? name;
      if (!known.has(name) && !others.has(name)) others.set(name, `${label} (${version})`);
    }
  }
  const shown = columns.filter(({ name, isNote }) => !isNote || files.some(({ answers }) => answers[name]));
  const all = [...shown, ...[...others].map(([name, label]) => ({ name, label }))];
  return [
    [...heads, ...all.map(({ label }) => label)],
    [...heads.map(() => ""), ...all.map(({ name }) => name)],
    ...files.map(({ name: file, version, saved, answers }) => [
      file,
      version,
      saved.slice(0, 10),
      ...all.map(({ name }) => (answers[name] ? say(name, answers[name]) : "")),
    ]),
  ];
}
