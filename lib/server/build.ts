/** Which build of the program this is, as bin/start tells; the same on every instance of one version. */
export const BUILD = process.env['CONSOLE_BUILD'] ?? 'unknown';
