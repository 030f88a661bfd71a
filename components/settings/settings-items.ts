/** A page below Settings. */
export interface SettingsItem {
  /** `/settings/…` */
  href: string;
  label: string;
  /** What an admin does there, in a sentence; shown on the way in. */
  description: string;
}

/** Every page below Settings, in the order in which an admin meets them. */
export const SETTINGS_ITEMS: readonly SettingsItem[] = [
  {
    href: '/settings/gateway-tokens',
    label: 'Gateway tokens',
    description:
      'Let integrations poll through the console, so that their jobs are seen, timed and never lost.',
  },
];
