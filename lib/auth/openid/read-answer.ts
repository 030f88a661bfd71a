import {
  authorizationCodeGrant,
  fetchUserInfo,
  type Configuration,
  type IDToken,
  type UserInfoResponse,
} from 'openid-client';
import { z } from 'zod';
import { claimValues } from '@/lib/domain/role-mapping';
import { normalEmail } from '../accounts/new-account';
import type { Begun } from './begun';
import { connectProvider, forgetProvider } from './connect';
import type { OpenIdContext } from './context';
import type { Provider } from './provider';

/** Whom the provider vouches for. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  /** Only one that the provider has verified. */
  email: string | null;
  name: string | null;
  /** Of the claim that roles are read from. */
  roleValues: string[];
}

type Claims = Readonly<Record<string, unknown>>;

const emailAddress = z.email().max(320);
const LONGEST_NAME = 200;

/**
 * Exchanges the code for an ID token, and checks state, issuer, signature, audience, times and nonce.
 * @param answer the address the browser came back with.
 * @throws what openid-client throws; nobody is signed in then.
 */
export async function readAnswer(
  ctx: OpenIdContext,
  provider: Provider,
  begun: Begun,
  answer: URL,
): Promise<ProvenIdentity> {
  try {
    const configuration = await connectProvider(ctx, provider);
    // As the browser was told it, whatever a proxy made of the address on the way here.
    const url = new URL(begun.redirectUri);
    url.search = answer.search;
    const tokens = await authorizationCodeGrant(configuration, url, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    });
    const proven = tokens.claims();
    if (proven === undefined) throw new Error('There is no ID token');
    const told = await withUserInfo(configuration, tokens.access_token, proven, provider.roleClaim);
    return identityOf(proven, told, provider.roleClaim);
  } catch (error) {
    forgetProvider(ctx);
    throw error;
  }
}

/** What is known of a person. The address stands apart: it and the flag that it was verified are always of one document. */
interface Told {
  email: string | null;
  claims: Claims;
}

/** Many providers tell e-mail address and groups only at their userinfo endpoint. What the signed token says comes first. */
async function withUserInfo(
  configuration: Configuration,
  accessToken: string,
  proven: IDToken,
  roleClaim: string | null,
): Promise<Told> {
  const email = verifiedEmail(proven);
  const isWhole = email !== null && (roleClaim === null || claimValues(proven, roleClaim).length > 0);
  if (isWhole || configuration.serverMetadata().userinfo_endpoint === undefined) {
    return { email, claims: proven };
  }
  const more: UserInfoResponse = await fetchUserInfo(configuration, accessToken, proven.sub);
  return { email: email ?? verifiedEmail(more), claims: { ...more, ...proven } };
}

function identityOf(proven: IDToken, { email, claims }: Told, roleClaim: string | null): ProvenIdentity {
  return {
    issuer: proven.iss,
    subject: proven.sub,
    email,
    name: nameIn(claims),
    roleValues: roleClaim === null ? [] : claimValues(claims, roleClaim),
  };
}

/**
 * The e-mail address, when the provider says that it is the person's own. Microsoft says so in `xms_edov`; some providers write
 * the flag as a text. An address that anybody may have typed there is none.
 */
function verifiedEmail(claims: Claims): string | null {
  const flag = claims['email_verified'] ?? claims['xms_edov'];
  const isVerified = flag === true || flag === 'true' || flag === 1 || flag === '1';
  const email = emailAddress.safeParse(
    typeof claims['email'] === 'string' ? normalEmail(claims['email']) : null,
  );
  return isVerified && email.success ? email.data : null;
}

function nameIn(claims: Claims): string | null {
  const texts = [claims['name'], claims['preferred_username']].flatMap((one) =>
    typeof one === 'string' ? [one.replaceAll(/\p{C}/gu, ' ').trim().slice(0, LONGEST_NAME)] : [],
  );
  return texts.find((text) => text !== '') ?? null;
}
