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
    href: '/settings/sites',
    label: 'Sites',
    description:
      'Connect your Fluxx sites, choose which of their queues are watched, and see how each is doing.',
  },
  {
    href: '/settings/tokens',
    label: 'Tokens',
    description:
      'For programs that use the console, integrations that poll through it, and screens that show the board.',
  },
  {
    href: '/settings/health',
    label: 'Health',
    description:
      'When a queue counts as stuck or in a backlog, when that becomes an incident, and quiet hours.',
  },
  {
    href: '/settings/notifications',
    label: 'Notifications',
    description:
      'Who is told when a queue is in trouble: Slack and other webhooks, e-mail, rules, what was sent.',
  },
  {
    href: '/settings/people',
    label: 'People',
    description:
      'Who may sign in, and as what: invite people, change roles, disable accounts, help with passwords.',
  },
  {
    href: '/settings/built-in-site',
    label: 'Built-in site',
    description:
      'Time zone and fiscal year, how often One Time Filters are looked for, what a process call answers while a job is outstanding, limits.',
  },
  {
    href: '/settings/models',
    label: 'Models',
    description: 'Custom fields, workflow states and the moves allowed between them.',
  },
  {
    href: '/settings/oauth-applications',
    label: 'OAuth applications',
    description: 'Who may call the built-in site, and what each may do: client ids, secrets, last use.',
  },
  {
    href: '/api-reference',
    label: 'API of the built-in site',
    description: 'Every call an integration can send to the built-in site, with examples.',
  },
  {
    href: '/settings/sign-in',
    label: 'Sign-in',
    description:
      'Let people sign in with your organization’s provider (OpenID Connect), and who gets an account and which role by that.',
  },
  {
    href: '/settings/payload-access',
    label: 'Who sees payloads',
    description: 'Whether viewers may see and download the records that were taken, as operators may.',
  },
  {
    href: '/settings/erasure',
    label: 'Erasure',
    description: 'Erase one person’s data from the payloads stored here.',
  },
];
