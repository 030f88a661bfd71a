import { createTailwindMerge } from 'tailwind-merge';

const any = () => true;
const length = (value: string) => /^(?:\d|\[(?:\d|calc|length:))/.test(value);
const words = (...lines: readonly string[]) => lines.flatMap((line) => line.split(' '));
const around = (name: string, ends: string) => words(ends).map((end) => `${name}${end}`);

/** Groups whose classes are their name and any value, as `gap-2` or `-mt-px`. */
const NAMED = words(
  'p px py pt pr pb pl m mx my mt mr mb ml scroll-m scroll-mt scroll-mr scroll-mb scroll-ml',
  'scroll-p scroll-pt scroll-pr scroll-pb scroll-pl gap gap-x gap-y space-x space-y',
  'size w h min-w min-h max-w max-h inset inset-x inset-y top right bottom left z order basis grow shrink',
  'grid-cols grid-rows grid-flow auto-cols auto-rows col-start col-end row-start row-end columns',
  'justify justify-items justify-self items self content place-items place-content place-self',
  'object aspect translate translate-x translate-y rotate scale origin bg fill accent caret opacity shadow',
  'blur filter transition duration delay ease animate will-change cursor select touch pointer-events resize',
  'appearance leading tracking whitespace break wrap hyphens line-clamp align list underline-offset outline-offset',
  'overscroll overscroll-x overscroll-y overflow overflow-x overflow-y',
  'rounded rounded-t rounded-r rounded-b rounded-l rounded-tl rounded-tr rounded-br rounded-bl',
);

const BORDERS = around('border-', 'x y t r b l');

/** Names that stand for a width, a style and a colour alike. */
const LINES = Object.fromEntries(
  ['border', ...BORDERS, ...words('ring outline divide-x divide-y divide decoration stroke')].flatMap(
    (name) => [
      [`${name}-w`, [{ [name]: ['', length] }]],
      [`${name}-style`, [{ [name]: words('solid dashed dotted double none hidden') }]],
      [`${name}-color`, [{ [name]: [any] }]],
    ],
  ),
);

const WORDS = {
  display: words(
    'block inline-block inline flex inline-flex grid inline-grid contents hidden table table-row table-cell',
    'flow-root list-item',
  ),
  position: words('static fixed absolute relative sticky'),
  visibility: words('visible invisible collapse'),
  sr: words('sr-only not-sr-only'),
  'container-type': words('@container'),
  'flex-direction': [{ flex: words('row row-reverse col col-reverse') }],
  'flex-wrap': [{ flex: words('nowrap wrap wrap-reverse') }],
  flex: [{ flex: [any] }],
  'col-start-end': [{ col: [any] }],
  'row-start-end': [{ row: [any] }],
  'font-size': [{ text: [...words('2xs xs sm base lg xl 2xl 3xl 4xl 5xl 6xl 7xl 8xl 9xl'), length] }],
  'text-alignment': [{ text: words('left center right justify start end') }],
  'text-wrap': [{ text: words('wrap nowrap balance pretty') }],
  'text-overflow': words('truncate text-ellipsis text-clip'),
  'text-color': [{ text: [any] }],
  'text-decoration': words('underline overline line-through no-underline'),
  'text-transform': words('uppercase lowercase capitalize normal-case'),
  'font-family': [{ font: words('mono sans serif') }],
  'font-weight': [{ font: [any] }],
  'font-style': words('italic not-italic'),
};

const spacing = (name: string) => ({
  [name]: around(name, 'x y t r b l'),
  [`${name}x`]: around(name, 'r l'),
  [`${name}y`]: around(name, 't b'),
});

/** A class of the first takes the place of those of the others that stand before it. */
const CONFLICTS = {
  ...spacing('p'),
  ...spacing('m'),
  ...spacing('scroll-m'),
  ...spacing('scroll-p'),
  gap: words('gap-x gap-y'),
  size: words('w h'),
  inset: words('inset-x inset-y top right bottom left'),
  'inset-x': words('right left'),
  'inset-y': words('top bottom'),
  flex: words('basis grow shrink'),
  overflow: words('overflow-x overflow-y'),
  overscroll: words('overscroll-x overscroll-y'),
  translate: words('translate-x translate-y'),
  'font-size': ['leading'],
  'line-clamp': words('display overflow'),
  rounded: around('rounded-', 't r b l tl tr br bl'),
  'rounded-t': around('rounded-', 'tl tr'),
  'rounded-r': around('rounded-', 'tr br'),
  'rounded-b': around('rounded-', 'br bl'),
  'rounded-l': around('rounded-', 'tl bl'),
  'border-w': BORDERS.map((name) => `${name}-w`),
  'border-color': BORDERS.map((name) => `${name}-color`),
};

/**
 * Of two Tailwind classes for the same property the later one wins. The groups of tailwind-merge itself know all of Tailwind and are
 * 4 kB of every page; these know what is used here, and a test holds them to the others for every class in the source.
 */
export const mergeClasses = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...Object.fromEntries(NAMED.map((name) => [name, [{ [name]: ['', any] }]])),
    ...LINES,
    ...WORDS,
  },
  conflictingClassGroups: CONFLICTS,
  conflictingClassGroupModifiers: { 'font-size': ['leading'] },
  orderSensitiveModifiers: words('* ** after before file first-letter marker placeholder selection'),
}));
