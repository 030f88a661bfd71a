import ts from 'typescript';

/*
 * Finds in the code of tests what would come out unseen: a secret without the mark, and what looks at nothing. By the names of the
 * program's own secrets, so that whoever writes a new test need not know of the canary.
 */

/** What a secret that a test gives is called: fields, settings and constants. */
const SECRET =
  /password$|^wrong$|client_?secret$|session_?secret$|nextauth_?secret$|metrics_?token$|(?:encryption|audit)_?key$|(?:^|_)key$/i;

/** Shorter than any secret the program takes: a test of what it refuses. */
const SHORTEST = 12;

const LEVELS = new Set(['debug', 'info', 'warn', 'error']);

/** @returns a sentence for each place, with its line. */
export function unmarkedSecrets(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const problem = ts.isImportDeclaration(node) ? problemOfImport(file, node) : problemOf(node);
    if (problem !== undefined)
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${problem}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What looks at nothing, where something beside it does. */
const LOOKED_INTO: readonly { name: string; of: RegExp; take: string; but: RegExp }[] = [
  // The pages of a browser are looked into by the `test` of e2e/test.ts.
  { name: 'test', of: /^@playwright\/test$/, take: 'e2e/test.ts', but: /^e2e\/test\.ts$/ },
  { name: 'answerGateway', of: /gateway\/handler$/, take: 'askGateway()', but: /fake-site\/gateway\.ts$/ },
  { name: 'makeEngineHandler', of: /engine\/handler$/, take: 'testSite()', but: /^bench\/|engine-site\.ts$/ },
];

function problemOfImport(file: string, node: ts.ImportDeclaration): string | undefined {
  const named = node.importClause?.namedBindings;
  if (named === undefined || !ts.isNamedImports(named)) return undefined;
  const names = new Set(named.elements.map((one) => (one.propertyName ?? one.name).text));
  const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
  const found = LOOKED_INTO.find((one) => names.has(one.name) && one.of.test(from) && !one.but.test(file));
  return found && `"${found.name}" is looked into by nothing: take ${found.take}`;
}

function problemOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) return problemOfNamed(node);
  if (ts.isCallExpression(node)) return problemOfCall(node);
  if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) return problemOfUrl(node);
  return undefined;
}

function problemOfNamed(node: ts.PropertyAssignment | ts.VariableDeclaration): string | undefined {
  const name = node.name.getText().replaceAll(/['"]/g, '');
  if (node.initializer === undefined) return undefined;
  if (SECRET.test(name) && isUnmarked(node.initializer, name))
    return `"${name}" carries no mark: make it with marked() or markedKey()`;
  if (name === 'input' && callAround(node).startsWith('runCli(') && isUnmarked(node.initializer, name))
    return 'the command line is given a password that carries no mark';
  if (LEVELS.has(name) && ts.isPropertyAssignment(node) && isDeaf(node.initializer))
    return `a log that looks at nothing: take watchedLog()`;
  return undefined;
}

/** The text of the call that a property is in. */
function callAround(node: ts.Node): string {
  return ts.findAncestor(node, ts.isCallExpression)?.getText() ?? '';
}

/** What a test types into a field of a password, or gives the command line. */
function problemOfCall({ expression, arguments: given }: ts.CallExpression): string | undefined {
  const [first] = given;
  if (first === undefined || !ts.isPropertyAccessExpression(expression)) return undefined;
  const isPassword = /getBy\w+\([^)]*password/i.test(expression.expression.getText());
  const types = ['fill', 'pressSequentially', 'type'].includes(expression.name.text);
  return types && isPassword && isUnmarked(first, 'password')
    ? 'a password is typed that carries no mark'
    : undefined;
}

/** `postgres://user:password@…`, `smtp://…` */
function problemOfUrl(node: ts.TemplateExpression | ts.StringLiteralLike): string | undefined {
  const [, password = ''] = /^(?:postgres(?:ql)?|smtps?):\/\/[^:@/\s]*:([^@/]+)@/.exec(textOf(node)) ?? [];
  return password.length >= SHORTEST && !isMarkedText(password)
    ? 'an address holds a password without the mark'
    : undefined;
}

function isUnmarked(value: ts.Expression, name: string): boolean {
  const text = literalIn(value);
  if (text === undefined || isMarkedText(text)) return false;
  // That of an application is whatever a site says, of any length; an address is no password anybody has, and stands everywhere.
  if (/client_?secret/i.test(name)) return text !== '' && text !== 'wrong';
  // The key of a certificate is that of a server beside the program, which never has it.
  return text.length >= SHORTEST && !/^[\w.]+@[\w.]+$|^-----BEGIN/.test(text);
}

/** The text of a literal, alone or made longer; undefined where the value is made by something else. */
function literalIn(value: ts.Expression): string | undefined {
  if (ts.isAsExpression(value)) return literalIn(value.expression);
  if (ts.isTemplateExpression(value) || ts.isStringLiteralLike(value)) return textOf(value);
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return undefined;
  const { name, expression } = value.expression;
  const count = Number(value.arguments[0]?.getText());
  if (name.text === 'repeat' && count > 0) return literalIn(expression)?.repeat(count);
  return expression.getText() === 'Buffer' && name.text === 'alloc' && value.arguments.length > 1
    ? '0'.repeat(64)
    : undefined;
}

/** A template with what it is filled with in place, as it is written. */
function textOf(node: ts.TemplateExpression | ts.StringLiteralLike): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText().slice(1, -1);
}

function isMarkedText(text: string): boolean {
  return /CANARY_(?:TEXT|HEX)|marked(?:Key)?\(|\$\{\w*(?:password|secret|key)\w*\}/i.test(text);
}

function isDeaf(value: ts.Expression): boolean {
  return (
    (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) &&
    ts.isBlock(value.body) &&
    value.body.statements.length === 0
  );
}

/** Whether a file, by its path from the root, is run by a test, or is one. */
export function isTestCode(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /^(?:bench|e2e|lib\/testing)\/.*\.tsx?$/.test(file);
}
