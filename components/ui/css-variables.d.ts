import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A custom property, as `--columns`. */
    [name: `--${string}`]: string | number | undefined;
  }
}
