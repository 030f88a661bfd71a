const DAY = 24;

/** The ranges at hand, by their names in the address. */
export const PRESETS = {
  '1h': { label: '1 h', hours: 1, words: 'hour' },
  '6h': { label: '6 h', hours: 6, words: '6 hours' },
  '24h': { label: '24 h', hours: DAY, words: '24 hours' },
  '7d': { label: '7 d', hours: 7 * DAY, words: '7 days' },
  '30d': { label: '30 d', hours: 30 * DAY, words: '30 days' },
  '90d': { label: '90 d', hours: 90 * DAY, words: '90 days' },
  '1y': { label: '1 y', hours: 365 * DAY, words: 'year' },
  '2y': { label: '2 y', hours: 731 * DAY, words: 'two years' },
} as const;

export type PresetName = keyof typeof PRESETS;

export const PRESET_NAMES = [
  '1h',
  '6h',
  '24h',
  '7d',
  '30d',
  '90d',
  '1y',
  '2y',
] as const satisfies readonly PresetName[];
