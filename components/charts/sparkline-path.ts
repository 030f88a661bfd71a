/**
 * The SVG path of a row of figures in a box of `width` × `height`, from zero up. A null lifts the pen, so that a gap
 * stays a gap; a figure alone between two gaps is a short dash.
 */
export function sparklinePath(values: readonly (number | null)[], width: number, height: number): string {
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0) || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const round = (value: number) => Math.round(value * 10) / 10;
  let path = '';
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const x = round(index * step);
    const y = round(height - (value / most) * height);
    const starts = (values[index - 1] ?? null) === null;
    const ends = (values[index + 1] ?? null) === null;
    path += starts ? `M${x} ${y}` : `L${x} ${y}`;
    if (starts && ends) path += 'h1';
  }
  return path;
}
