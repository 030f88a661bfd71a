/** Stands where a part of a page belongs whose code could not be loaded: the server is restarting, or has a newer version. */
export function PartMissing() {
  return (
    <p className="grid h-full place-content-center p-4 text-center text-sm text-ink-2">
      This part could not be loaded: the console did not answer. Reload the page when it does.
    </p>
  );
}
