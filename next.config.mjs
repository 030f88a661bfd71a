/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run verify` and the tests check the types. Whoever starts the program for the first time need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // The database drivers and argon2 load native files, so they stay outside the bundle.
  serverExternalPackages: ['@photostructure/sqlite', '@node-rs/argon2', 'pg', 'pino', 'undici'],
};

export default nextConfig;
