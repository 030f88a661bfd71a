import { CANARY_HEX } from './canary';

/** The one command that prints each kind of secret, once. The key of the activity log is given out to be kept elsewhere. */
const ISSUED: Readonly<Record<string, RegExp>> = {
  'api-token create': /^fxa_/,
  'gateway-token create': /^fac_gw_/,
  'kiosk create': /^fxk_/,
  'oauth-client create': /^[0-9a-f]{64}$/,
  'oauth-client rotate': /^[0-9a-f]{64}$/,
  'user invite': /^fac_inv_/,
  'user reset-link': /^fac_pwr_/,
  'audit key': new RegExp(`^(?:[0-9a-f]{64}|${CANARY_HEX})$`),
};

/** @param words of the command line, such as `kiosk create --name Hall` */
export function mayPrint(words: readonly string[], secret: string): boolean {
  return ISSUED[words.slice(0, 2).join(' ')]?.test(secret) === true;
}
