/** A HAR of an hour of clicking is a few megabytes. */
const MOST_BYTES = 25 * 1024 * 1024;

/** The text of a file; null when it is too large or cannot be read. */
export async function readSmallFile(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  return file.text().catch(() => null);
}
