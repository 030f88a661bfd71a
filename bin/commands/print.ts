/** A command's result: with `--json` one JSON object on one line, else a line a fact. */
export function printResult(result: Readonly<Record<string, unknown>>, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(result)) process.stdout.write(`${name}: ${String(value)}\n`);
}
