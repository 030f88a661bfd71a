import { describe, expect, it } from 'vitest';
import { claimValues, mappedRole, type RoleRule } from './role-mapping';

describe('the values of a claim', () => {
  it.each([
    [{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
    [{ groups: 'a' }, 'groups', ['a']],
    [{ groups: [1, true, null, { a: 1 }, 'x'] }, 'groups', ['1', 'true', 'x']],
    [{ realm_access: { roles: ['x'] } }, 'realm_access.roles', ['x']],
    [{ 'https://example.org/roles': ['x'] }, 'https://example.org/roles', ['x']],
    [{ 'a.b': ['whole'], a: { b: ['inside'] } }, 'a.b', ['whole']],
    [{}, 'groups', []],
    [{ groups: null }, 'groups', []],
    [{}, 'constructor.name', []],
    [{}, '__proto__', []],
  ])('%j at %s', (claims, name, expected) => {
    expect(claimValues(claims, name)).toEqual(expected);
  });
});

describe('a mapping of roles', () => {
  const rules: RoleRule[] = [
    { value: 'staff', role: 'viewer' },
    { value: 'grants', role: 'operator' },
    { value: 'it', role: 'admin' },
  ];

  it.each([
    [['staff'], 'viewer'],
    [['staff', 'it', 'grants'], 'admin'],
    [['grants', 'staff'], 'operator'],
    [['IT'], null],
    [['it '], null],
    [[], null],
  ])('gives %j the highest role that fits: %s', (values, role) => {
    expect(mappedRole(values, rules)).toBe(role);
  });
});
