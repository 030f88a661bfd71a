/** A setting's value as it is compared: a list line by line, a filter as its JSON. */
export function settingText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'None';
  if (typeof value === 'boolean') return value ? 'Enabled' : 'Disabled';
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(String).join('\n');
  if (typeof value !== 'object') return String(value);
  const conditions: unknown = 'conditions' in value ? value.conditions : null;
  return Array.isArray(conditions) && conditions.length === 0 ? 'None' : JSON.stringify(value, null, 1);
}
