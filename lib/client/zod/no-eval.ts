import { config } from 'zod/v4/core';

/**
 * A page of ours may not make code of text (its Content-Security-Policy), and the mere attempt, by which zod finds out whether it may,
 * is reported as a breach. The server may, and is faster for it.
 */
if (typeof window !== 'undefined') config({ jitless: true });
