/** The rows of each queue, in their order. */
export function groupByQueue<T extends { queue_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.queue_id);
    if (group === undefined) groups.set(row.queue_id, [row]);
    else group.push(row);
  }
  return groups;
}
