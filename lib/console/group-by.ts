/** The rows of each value of a column, in their order. */
export function groupBy<Column extends PropertyKey, Row extends Readonly<Record<Column, unknown>>>(
  rows: readonly Row[],
  column: Column,
): Map<Row[Column], Row[]> {
  const groups = new Map<Row[Column], Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group === undefined) groups.set(row[column], [row]);
    else group.push(row);
  }
  return groups;
}
