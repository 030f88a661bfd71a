/** A description as the OpenAPI document has it: what stands between backticks is code, as in Markdown. */
export function Described({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, index) =>
    /^`[^`]+`$/.test(part) ? (
      // The parts of a sentence have no names, and never move.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index} className="font-mono text-[0.9em] break-words text-ink">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    ),
  );
}
