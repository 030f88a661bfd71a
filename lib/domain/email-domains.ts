/**
 * Which e-mail addresses belong to a list of domains. A rule is a domain (`example.org`: that domain alone) or `*.` before one
 * (`*.example.org`: every domain below it, and not the domain itself). Domains are compared whole, in the form the DNS has
 * them: lower case, other scripts as `xn--…`.
 */

/** Letters, digits, dots and hyphens of any script. Everything that would end a host name in an address is left out. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]{1,253}$/u;
const WILDCARD = '*.';

export type DomainRule = { ok: true; rule: string } | { ok: false; problem: string };

/** Reads a rule as somebody typed it; an `@` before it is forgiven. */
export function readDomainRule(text: string): DomainRule {
  const typed = text.trim().replace(/^@/, '');
  const isWildcard = typed.startsWith(WILDCARD);
  const domain = plainDomain(isWildcard ? typed.slice(WILDCARD.length) : typed);
  if (domain === null) {
    return {
      ok: false,
      problem: `“${text.trim().slice(0, 100)}” is no domain. Write the part of an address after the @, such as example.org, or *.example.org for the domains below it.`,
    };
  }
  return { ok: true, rule: isWildcard ? `${WILDCARD}${domain}` : domain };
}

/** Whether an e-mail address is of one of the domains. */
export function isOfDomains(email: string, rules: readonly string[]): boolean {
  const domain = domainOf(email);
  return domain !== null && rules.some((rule) => fits(domain, rule));
}

function fits(domain: string, rule: string): boolean {
  if (!rule.startsWith(WILDCARD)) return domain === rule;
  return domain.endsWith(rule.slice(1)) && domain.length > rule.length - 1;
}

/** The domain of an address; null for a text that is no plain address. Two `@` are never read as one or the other. */
function domainOf(email: string): string | null {
  const [name = '', domain = '', ...more] = email.split('@');
  return name === '' || more.length > 0 ? null : plainDomain(domain);
}

/** The form of the DNS; null for what is no domain with a dot in it, an IP address among them. */
function plainDomain(domain: string): string | null {
  if (!DOMAIN.test(domain) || !URL.canParse(`http://${domain}/`)) return null;
  const { hostname } = new URL(`http://${domain}/`);
  return /^([a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(hostname) ? hostname : null;
}
