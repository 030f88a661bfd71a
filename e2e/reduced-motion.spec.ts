import { expect, type Page } from '@playwright/test';
import { whenReady } from './console-page';
import { PAGES, pathOf } from './pages';
import { test } from './sample-site';

/** Longer than this is seen to move. What sets an animation's end waits for its end, so there is one, of a millisecond. */
const UNSEEN_MS = 1;

/** Written down by the page itself from before its first paint. */
declare global {
  interface Window {
    moved?: string[];
  }
}

/** Has everything written down that begins to move. */
async function watchMotion(page: Page): Promise<void> {
  await page.addInitScript((unseen) => {
    const moved: string[] = (window.moved = []);
    const tell = (event: Event) => {
      if (!(event.target instanceof Element)) return;
      for (const animation of event.target.getAnimations()) {
        const lasts = Number(animation.effect?.getComputedTiming().activeDuration ?? 0);
        if (lasts > unseen) moved.push(`${event.type}, ${lasts} ms: ${event.target.outerHTML.slice(0, 160)}`);
      }
    };
    document.addEventListener('transitionrun', tell, true);
    document.addEventListener('animationstart', tell, true);
  }, UNSEEN_MS);
}

/** What could move, by its style: as `transition 150 ms: <a …>`. */
function movable(unseen: number): string[] {
  const longest = (times: string) =>
    Math.max(...times.split(',').map((time) => 1_000 * Number.parseFloat(time)));
  return [...document.querySelectorAll('*')].flatMap((element) =>
    [undefined, '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(element, part);
      const transition = longest(style.transitionDuration);
      const animation = style.animationName === 'none' ? 0 : longest(style.animationDuration);
      const isEndless = style.animationName !== 'none' && style.animationIterationCount !== '1';
      if (Math.max(transition, animation) <= unseen && !isEndless && style.scrollBehavior === 'auto')
        return [];
      return [`${transition} / ${animation} ms: ${element.outerHTML.slice(0, 160)}`];
    }),
  );
}

interface Step {
  name: string;
  /** What is done on it that would move things. */
  act?: (page: Page) => Promise<void>;
  /** It moves for nobody, so there is nothing that asking for less could still. */
  isStill?: boolean;
}

const STEPS: readonly Step[] = [
  {
    name: 'overview',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'queue',
    act: async (page) => {
      await page.getByRole('button', { name: 'Finish…' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  { name: 'wall', isStill: true },
];

for (const { name, act, isStill = false } of STEPS)
  test(`nothing moves on the ${name} for ${isStill ? 'anybody' : 'whoever asks for less motion'}`, async ({
    page,
    site,
  }) => {
    const shown = PAGES.find((one) => one.name === name);
    if (shown === undefined) throw new Error(`There is no page "${name}".`);
    await watchMotion(page);
    await page.emulateMedia({ reducedMotion: isStill ? 'no-preference' : 'reduce' });
    await page.goto(`${site.server.url}${pathOf(shown, site)}`);
    await whenReady(page);
    await shown.ready(page);
    expect(await page.evaluate(movable, UNSEEN_MS)).toEqual([]);
    await act?.(page);
    expect(await page.evaluate(movable, UNSEEN_MS)).toEqual([]);
    expect(await page.evaluate(() => window.moved)).toEqual([]);
    if (isStill) return;
    // Whoever does not ask for less has something here that would: what looks for motion sees it.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate(movable, UNSEEN_MS)).not.toEqual([]);
  });
