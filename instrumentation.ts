/** Next calls this once a process, before the first request: the place where the program starts its own half. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { bootServer } = await import('@/lib/server/boot');
  await bootServer();
}
