/** Reads a `_json` column we wrote ourselves. The caller names the shape it wrote. */
export function readJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** Writes a value for a `_json` column. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
