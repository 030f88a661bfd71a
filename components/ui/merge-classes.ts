import { createTailwindMerge } from 'tailwind-merge';

const any = () => true;
const length = (value: string) => /^(?:\d|\[(?:\d|calc|length:))/.test(value);
const SIDES = ['', 'x', 'y', 't', 'r', 'b', 'l'] as const;

/** Groups whose classes are their name and any value, as `gap-2` or `-mt-px`. */
const NAMED = [
  ...['p', 'm', 'scroll-m', 'scroll-p'].flatMap((name) => SIDES.map((side) => `${name}${side}`)),
  ...['gap', 'gap-x', 'gap-y', 'space-x', 'space-y', 'size', 'w', 'h', 'min-w', 'min-h', 'max-w', 'max-h'],
  ...[
    'inset',
    'inset-x',
    'inset-y',
    'top',
    'right',
    'bottom',
    'left',
    'z',
    'order',
    'basis',
    'grow',
    'shrink',
  ],
  ...['grid-cols', 'grid-rows', 'grid-flow', 'auto-cols', 'auto-rows', 'col-start', 'col-end', 'row-start'],
  ...['row-end', 'columns', 'justify', 'justify-items', 'justify-self', 'items', 'self', 'content'],
  ...['place-items', 'place-content', 'place-self', 'object', 'aspect', 'translate', 'translate-x'],
  ...[
    'translate-y',
    'rotate',
    'scale',
    'origin',
    'bg',
    'fill',
    'accent',
    'caret',
    'opacity',
    'shadow',
    'blur',
  ],
  ...['transition', 'duration', 'delay', 'ease', 'animate', 'will-change', 'cursor', 'select', 'touch'],
  ...[
    'pointer-events',
    'resize',
    'appearance',
    'leading',
    'tracking',
    'whitespace',
    'break',
    'wrap',
    'hyphens',
  ],
  ...['line-clamp', 'align', 'list', 'underline-offset', 'overscroll', 'overscroll-x', 'overscroll-y'],
  ...['overflow', 'overflow-x', 'overflow-y', 'rounded', 'rounded-t', 'rounded-r', 'rounded-b', 'rounded-l'],
  ...['rounded-tl', 'rounded-tr', 'rounded-br', 'rounded-bl', 'table-layout', 'filter'],
] as const;

const borders = SIDES.filter((side) => side !== '').map((side) => `border-${side}`);

/** Names that stand for a width, a style and a colour alike. */
const LINES = Object.fromEntries(
  ['border', ...borders, 'ring', 'outline', 'divide-x', 'divide-y', 'divide', 'decoration', 'stroke'].flatMap(
    (name) => [
      [`${name}-w`, [{ [name]: ['', length] }]],
      [`${name}-style`, [{ [name]: ['solid', 'dashed', 'dotted', 'double', 'none', 'hidden'] }]],
      [`${name}-color`, [{ [name]: [any] }]],
    ],
  ),
);

const around = (name: string, ends: readonly string[]) => ends.map((end) => `${name}${end}`);
const spacing = (name: string) => ({
  [name]: around(name, ['x', 'y', 't', 'r', 'b', 'l']),
  [`${name}x`]: around(name, ['r', 'l']),
  [`${name}y`]: around(name, ['t', 'b']),
});

/**
 * Of two Tailwind classes for the same property the later one wins. The groups of tailwind-merge itself know all of Tailwind and are
 * 5 kB of every page; these know what is used here, and a test holds them to the others for every class in the source.
 */
export const mergeClasses = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...Object.fromEntries(NAMED.map((name) => [name, [{ [name]: ['', any] }]])),
    ...LINES,
    display: [
      ...['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'inline-grid', 'contents'],
      ...['hidden', 'table', 'table-row', 'table-cell', 'flow-root', 'list-item'],
    ],
    position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
    visibility: ['visible', 'invisible', 'collapse'],
    sr: ['sr-only', 'not-sr-only'],
    'flex-direction': [{ flex: ['row', 'row-reverse', 'col', 'col-reverse'] }],
    'flex-wrap': [{ flex: ['nowrap', 'wrap', 'wrap-reverse'] }],
    flex: [{ flex: [any] }],
    'col-start-end': [{ col: [any] }],
    'row-start-end': [{ row: [any] }],
    'font-size': [
      {
        text: [
          'xs',
          'sm',
          'base',
          'lg',
          'xl',
          '2xs',
          '2xl',
          '3xl',
          '4xl',
          '5xl',
          '6xl',
          '7xl',
          '8xl',
          '9xl',
          length,
        ],
      },
    ],
    'text-alignment': [{ text: ['left', 'center', 'right', 'justify', 'start', 'end'] }],
    'text-wrap': [{ text: ['wrap', 'nowrap', 'balance', 'pretty'] }],
    'text-overflow': ['truncate', 'text-ellipsis', 'text-clip'],
    'text-color': [{ text: [any] }],
    'text-decoration': ['underline', 'overline', 'line-through', 'no-underline'],
    'text-transform': ['uppercase', 'lowercase', 'capitalize', 'normal-case'],
    'font-family': [{ font: ['mono', 'sans', 'serif'] }],
    'font-weight': [{ font: [any] }],
    'font-style': ['italic', 'not-italic'],
  },
  conflictingClassGroups: {
    ...spacing('p'),
    ...spacing('m'),
    ...spacing('scroll-m'),
    ...spacing('scroll-p'),
    gap: ['gap-x', 'gap-y'],
    size: ['w', 'h'],
    inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
    'inset-x': ['right', 'left'],
    'inset-y': ['top', 'bottom'],
    flex: ['basis', 'grow', 'shrink'],
    overflow: ['overflow-x', 'overflow-y'],
    overscroll: ['overscroll-x', 'overscroll-y'],
    translate: ['translate-x', 'translate-y'],
    'font-size': ['leading'],
    'line-clamp': ['display', 'overflow'],
    rounded: around('rounded-', ['t', 'r', 'b', 'l', 'tl', 'tr', 'br', 'bl']),
    'rounded-t': ['rounded-tl', 'rounded-tr'],
    'rounded-r': ['rounded-tr', 'rounded-br'],
    'rounded-b': ['rounded-br', 'rounded-bl'],
    'rounded-l': ['rounded-tl', 'rounded-bl'],
    'border-w': borders.map((name) => `${name}-w`),
    'border-color': borders.map((name) => `${name}-color`),
  },
  conflictingClassGroupModifiers: { 'font-size': ['leading'] },
  orderSensitiveModifiers: [
    '*',
    '**',
    'after',
    'before',
    'file',
    'first-letter',
    'marker',
    'placeholder',
    'selection',
  ],
}));
