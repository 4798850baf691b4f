/** Whether the reader has asked to spare data, or is on a network where every kilobyte is felt. */
export function isSparing() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (
    /** @type {unknown} */ (navigator)
  );
  return Boolean(connection?.saveData) || (connection?.effectiveType ?? "").endsWith("2g");
}
