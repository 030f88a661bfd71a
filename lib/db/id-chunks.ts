/** Ids of one statement at most: well below every database's limit of bound values. */
const MOST_IDS = 1024;

/**
 * Splits ids for `in (…)`. Each list is filled up to a power of two by repeating its last id, which changes no answer,
 * so that few different statements exist and the database can keep them prepared. No ids, no lists.
 */
export function idChunks(ids: readonly number[]): number[][] {
  const chunks: number[][] = [];
  for (let start = 0; start < ids.length; start += MOST_IDS) {
    const chunk = ids.slice(start, start + MOST_IDS);
    const last = chunk.at(-1) ?? 0;
    const size = 2 ** Math.ceil(Math.log2(chunk.length));
    while (chunk.length < size) chunk.push(last);
    chunks.push(chunk);
  }
  return chunks;
}
