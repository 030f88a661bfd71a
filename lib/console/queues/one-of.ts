/** A text column whose values are a closed set. @throws when the database holds another, which is a defect. */
export function oneOf<T extends string>(values: readonly T[], text: string): T {
  const value = values.find((one) => one === text);
  if (value === undefined) throw new Error(`The database holds the unexpected value "${text}"`);
  return value;
}
