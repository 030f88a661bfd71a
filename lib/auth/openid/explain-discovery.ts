import { ClientError } from 'openid-client';
import { z } from 'zod';
import type { ProviderTestStep } from '@/lib/domain/api/sign-in-settings';
import { whyUnreachable } from './unreachable';

const LONGEST = 200;
const DOCUMENT = '/.well-known/openid-configuration';

const mismatch = z.object({ body: z.object({ issuer: z.string() }) });

/** Why a provider's discovery document could not be read, in plain words. */
export function explainDiscovery(error: unknown, issuer: URL): ProviderTestStep {
  const [sentence, next] = wordsFor(error, issuer);
  return { step: 'discovery', state: 'failed', sentence, next };
}

function wordsFor(error: unknown, issuer: URL): [sentence: string, next: string] {
  const document = `${issuer.href.replace(/\/$/, '')}${DOCUMENT}`;
  const unreachable = whyUnreachable(error);
  if (unreachable !== null) {
    return [
      `${issuer.host} could not be reached: ${unreachable}.`,
      'Check the issuer, and that this server may reach it.',
    ];
  }
  const { code, cause } = error instanceof ClientError ? error : { code: undefined, cause: undefined };
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') {
    const named = mismatch.safeParse(cause);
    return [
      named.success
        ? `The provider calls itself ${named.data.body.issuer.slice(0, LONGEST)}, and not ${issuer.href}.`
        : 'The provider calls itself by another name than this issuer.',
      'Enter the issuer exactly as the provider calls itself.',
    ];
  }
  if (cause instanceof Response && cause.status >= 300 && cause.status < 400) {
    return [
      `${document} sends on to another address, which is never followed.`,
      'Enter the issuer at the address it moved to.',
    ];
  }
  if (cause instanceof Response && cause.status !== 200) {
    return [
      `${document} answered ${cause.status}, so there is no discovery document.`,
      'Check the issuer: that address must show a page of JSON in a browser.',
    ];
  }
  return [
    `What ${document} answered is no discovery document.`,
    'Check the issuer: that address must show a page of JSON in a browser.',
  ];
}
