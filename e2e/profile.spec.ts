import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { authenticatorCode } from '../lib/testing/authenticator';
import { runCli } from '../lib/testing/cli';
import { startServer, TEST_ADMIN, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const NEW_PASSWORD = marked('eleven purple rivers');

async function withServer(work: (server: ServerProcess) => Promise<void>): Promise<void> {
  const server = await startServer();
  try {
    await work(server);
  } finally {
    await server.dispose();
  }
}

/** Another browser in which the admin is signed in. */
async function elsewhere(browser: Browser, server: ServerProcess): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, server.url);
  return page;
}

/** Makes what a code of the authenticator app is asked for. @returns the key and the recovery codes. */
async function turnOn(page: Page, server: ServerProcess): Promise<{ key: string; codes: string[] }> {
  await page.goto(`${server.url}/profile`);
  await page.getByRole('button', { name: 'Turn on…' }).click();
  const asked = page.getByRole('dialog', { name: 'Turn the second factor on' });
  await expect(asked.getByLabel('Your password', { exact: true })).toBeFocused();
  await page.keyboard.type(marked('not the password'));
  await page.keyboard.press('Enter');
  await expect(asked.getByText('This is not your password.')).toBeVisible();
  await asked.getByLabel('Your password', { exact: true }).fill(TEST_ADMIN.password);
  await asked.getByRole('button', { name: 'Go on' }).click();
  const shown = page.getByRole('dialog', { name: 'Add the key to your app' });
  await expect(shown.getByRole('img', { name: 'QR code with the key' })).toBeVisible();
  const key = ((await shown.getByTestId('second-factor-key').textContent()) ?? '').replaceAll(' ', '');
  await expect(shown.getByLabel('Code from the app')).toBeFocused();
  const code = authenticatorCode(key, Date.now());
  await page.keyboard.insertText(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press('Enter');
  const kept = page.getByRole('dialog', { name: /keep these codes/ });
  const list = kept.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  return { key, codes: await list.allTextContents() };
}

async function keepCodes(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('I have put the codes in a safe place').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

/** Types the address and the password, up to the second step. @returns the field of the code. */
async function toSecondStep(page: Page, password: string = TEST_ADMIN.password): Promise<Locator> {
  await page.getByLabel('E-mail address').fill(TEST_ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Code from the app');
  await expect(field).toBeFocused();
  return field;
}

test('a second factor is turned on, asked for at sign-in, and each code is taken once', async ({ page }) => {
  await withServer(async (server) => {
    const done = watchConsole(page);
    await signIn(page, server.url);
    const { key, codes } = await turnOn(page, server);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
    await keepCodes(page);
    await expect(page.getByText('10 of 10 recovery codes left')).toBeVisible();
    await signOut(page);
    const address = page.url();
    const field = await toSecondStep(page);
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await expect(field).toHaveAttribute('inputmode', 'numeric');
    await field.fill('000 000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This code is not right.')).toBeVisible();
    await expect(field).toBeFocused();
    const code = authenticatorCode(key, Date.now(), 1);
    await page.keyboard.insertText(code);
    expect(page.url()).toBe(address);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${server.url}/`);
    await signOut(page);
    await (await toSecondStep(page)).fill(code);
    await page.keyboard.press('Enter');
    await expect(page.getByText('This code was used already.')).toBeVisible();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await expect(page.getByLabel('Recovery code')).toBeFocused();
    await page.keyboard.type((codes[0] ?? '').toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${server.url}/`);
    await page.goto(`${server.url}/profile`);
    await expect(page.getByText('9 of 10 recovery codes left')).toBeVisible();
    await signOut(page);
    await toSecondStep(page);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This recovery code was used already.')).toBeVisible();
    for (const secret of [key, ...codes]) expect(server.output()).not.toContain(secret);
    done();
  });
});

test('that there is a second factor is told only after the right password; its lock holds for codes', async ({
  page,
}) => {
  await withServer(async (server) => {
    await signIn(page, server.url);
    await turnOn(page, server);
    await keepCodes(page);
    await signOut(page);
    await page.getByLabel('E-mail address').fill(TEST_ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill(marked('nine yellow tricycles'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
    await expect(page.getByLabel('Code from the app')).toBeHidden();
    const field = await toSecondStep(page);
    // Two of five were wrong passwords: the one above, and one when the second factor was turned on.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await field.fill(`00000${attempt}`);
      await page.keyboard.press('Enter');
      // Emptied by the refusal, and not before.
      await expect(field).toHaveValue('');
      await expect(page.getByText('This code is not right.')).toBeVisible();
    }
    await field.fill('123456');
    await page.keyboard.press('Enter');
    await expect(page.getByText('There were too many wrong attempts.')).toBeVisible();
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    const reset = runCli(server.dataDir, ['user', 'reset-totp', '--email', TEST_ADMIN.email, '--json']);
    expect(JSON.parse(reset.stdout)).toEqual({ email: TEST_ADMIN.email, second_factor: false });
    const { users } = JSON.parse(runCli(server.dataDir, ['user', 'list', '--json']).stdout);
    expect(users).toMatchObject([{ email: TEST_ADMIN.email, second_factor: false }]);
  });
});

test('the recovery codes are printed alone, made anew, and the second factor is turned off', async ({
  page,
}) => {
  await withServer(async (server) => {
    const done = watchConsole(page);
    await signIn(page, server.url);
    const { key, codes } = await turnOn(page, server);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('[data-print-sheet]')).toContainText(codes[9] ?? 'no code');
    await expect(page.getByRole('heading', { name: 'Your profile' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('[data-print-sheet]')).toBeHidden();
    await keepCodes(page);
    await page.getByRole('button', { name: 'New recovery codes…' }).click();
    const renew = page.getByRole('dialog', { name: 'Make new recovery codes' });
    await renew.getByLabel('Your password', { exact: true }).fill(TEST_ADMIN.password);
    await page.keyboard.press('Enter');
    await expect(renew.getByText('Enter the code.')).toBeVisible();
    await renew.getByLabel('Code from the app').fill('000000');
    await page.keyboard.press('Enter');
    await expect(renew.getByText('This code is not right.')).toBeVisible();
    await renew.getByLabel('Code from the app').fill(authenticatorCode(key, Date.now(), 1));
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(list).toHaveCount(10);
    const fresh = await list.allTextContents();
    await keepCodes(page);
    await page.getByRole('button', { name: 'Turn off…' }).click();
    const off = page.getByRole('dialog', { name: 'Turn the second factor off' });
    await off.getByLabel('Your password', { exact: true }).fill(TEST_ADMIN.password);
    await off.getByRole('button', { name: 'Use a recovery code' }).click();
    await expect(off.getByLabel('Recovery code')).toBeFocused();
    await page.keyboard.insertText(codes[1] ?? '');
    await off.getByRole('button', { name: 'Turn off' }).click();
    await expect(off.getByText('This is none of the codes.')).toBeVisible();
    await expect(off.getByLabel('Recovery code')).toBeFocused();
    await off.getByLabel('Recovery code').fill(fresh[1] ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The second factor is off')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Turn on…' })).toBeVisible();
    await signOut(page);
    await signIn(page, server.url);
    done();
  });
});

test('a changed password signs the other browser out, and counts from then on', async ({ page, browser }) => {
  await withServer(async (server) => {
    const done = watchConsole(page);
    const other = await elsewhere(browser, server);
    await signIn(page, server.url);
    await page.goto(`${server.url}/profile`);
    await page.getByRole('button', { name: 'Change password…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change password' });
    await expect(dialog).toContainText('Your 1 other session will end at once.');
    await expect(dialog.getByLabel('Current password')).toBeFocused();
    await page.keyboard.type(marked('not the password'));
    await dialog.getByLabel('New password').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('This is not your password.')).toBeVisible();
    await expect(dialog.getByLabel('Current password')).toBeFocused();
    await dialog.getByLabel('Current password').fill(TEST_ADMIN.password);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Your password is changed')).toBeVisible();
    await expect(page.getByText('1 other session ended.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change password…' })).toBeFocused();
    // Its page is told, and leaves by itself.
    await expect(other).toHaveURL(/\/sign-in/);
    await other.goto(`${server.url}/profile`);
    await expect(other).toHaveURL(/\/sign-in/);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
    await signIn(other, server.url, { email: TEST_ADMIN.email, password: NEW_PASSWORD });
    await other.context().close();
    done();
  });
});

test('sessions are told apart, and ended one by one or all but this one', async ({ page, browser }) => {
  await withServer(async (server) => {
    const done = watchConsole(page);
    const others = [await elsewhere(browser, server), await elsewhere(browser, server)];
    await signIn(page, server.url);
    await page.goto(`${server.url}/profile`);
    const sessions = page.getByRole('region', { name: 'Sessions' });
    await expect(sessions.getByRole('listitem')).toHaveCount(3);
    await expect(sessions.getByRole('listitem').filter({ hasText: 'This session' })).toContainText(
      'Chrome on Linux',
    );
    await sessions.getByRole('button', { name: 'End the session of' }).first().press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'End the session' }).press('Enter');
    await expect(sessions.getByRole('listitem')).toHaveCount(2);
    await expect(sessions).toBeFocused();
    await sessions.getByRole('button', { name: 'End all others…' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).press('Enter');
    await expect(sessions.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByText('1 other session ended.')).toBeVisible();
    for (const other of others) {
      // Its page is told, and leaves by itself.
      await expect(other).toHaveURL(/\/sign-in/);
      await other.goto(`${server.url}/profile`);
      await expect(other).toHaveURL(/\/sign-in\?callbackUrl=%2Fprofile/);
      await other.context().close();
    }
    done();
  });
});

test('on a phone the profile is reached from the menu, and the name in the frame follows', async ({
  browser,
}) => {
  await withServer(async (server) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const page = await context.newPage();
    await signIn(page, server.url);
    const toProfile = page.getByRole('menuitem', { name: 'Your profile' });
    // A tap before the page has come to life opens nothing.
    await expect(async () => {
      await page.getByRole('button', { name: /^Account of/ }).tap();
      await expect(toProfile).toBeVisible({ timeout: 2000 });
    }).toPass();
    await toProfile.tap();
    await expect(page).toHaveURL(`${server.url}/profile`);
    await page.getByLabel('Name').fill('');
    await page.getByRole('button', { name: 'Save' }).tap();
    await expect(page.getByText('Enter your name.')).toBeVisible();
    await page.getByLabel('Name').fill('Grace Hopper');
    await page.getByRole('button', { name: 'Save' }).tap();
    await expect(page.getByRole('button', { name: 'Account of Grace Hopper' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await turnOn(page, server);
    await keepCodes(page);
    await context.close();
  });
});
