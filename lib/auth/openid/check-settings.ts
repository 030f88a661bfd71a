import type { SignInSettingsInput } from '@/lib/domain/api/sign-in-settings';
import { readDomainRule } from '@/lib/domain/email-domains';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import { readOutboundUrl, type AddressPolicy } from '@/lib/domain/outbound-url';

/** People paste the address of the document itself; the issuer is what stands before it. */
const DOCUMENT = /\/\.well-known\/openid-configuration\/?$/;

/** Reads an issuer as somebody typed it. @throws AppError `invalid` */
export function readIssuer(text: string, policy: AddressPolicy): URL {
  const address = readOutboundUrl(text.trim().replace(DOCUMENT, ''), policy);
  if (!address.ok) throw invalid([{ path: 'issuer', message: address.problem }]);
  return address.url;
}

/** What was typed, in the forms it is kept in. @throws AppError `invalid` naming each field that is wrong. */
export function checkSettings(
  input: SignInSettingsInput,
  policy: AddressPolicy,
): { issuer: string; domains: string[] } {
  const problems: FieldProblem[] = [];
  const domains = input.domains.map((text) => readDomainRule(text));
  for (const read of domains) if (!read.ok) problems.push({ path: 'domains', message: read.problem });
  if (input.roleClaim !== null && input.roleRules.length === 0) {
    problems.push({ path: 'roleRules', message: 'Add at least one rule, or leave roles to the console.' });
  }
  if (input.roleClaim === null && input.otherRole === null) {
    problems.push({ path: 'otherRole', message: 'Choose the role that new accounts get.' });
  }
  if (problems.length > 0) throw invalid(problems);
  return {
    issuer: readIssuer(input.issuer, policy).href,
    domains: [...new Set(domains.flatMap((read) => (read.ok ? [read.rule] : [])))],
  };
}

export function invalid(problems: readonly FieldProblem[]): AppError {
  const said = problems.map((problem) => problem.message).join(' ');
  return new AppError('invalid', `${said} Nothing was saved.`, { problems });
}
