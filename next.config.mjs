/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // There are no pictures to make smaller, and Next would answer everybody who asks it to.
  images: { unoptimized: true },
  // `npm run verify` and the tests check the types. Whoever starts the program for the first time need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Whoever starts the program waits for one page, and not until all hundred and more are loaded.
  experimental: { preloadEntriesOnStart: false },
  // In the browser zod comes with our settings, whoever imports it first.
  turbopack: {
    resolveAlias: {
      zod: { browser: './lib/client/zod/classic.ts' },
      'zod/mini': { browser: './lib/client/zod/mini.ts' },
    },
  },
  // The database drivers and argon2 load native files, so they stay outside the bundle.
  // The lists of passwords and the mail client are read only when somebody needs them.
  serverExternalPackages: [
    '@photostructure/sqlite',
    '@node-rs/argon2',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    'nodemailer',
    'pg',
    'pino',
    'prom-client',
    'undici',
  ],
};

export default nextConfig;
