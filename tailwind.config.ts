import type { Config } from 'tailwindcss';

// Tailwind 4 keeps its tokens in app/globals.css (@theme); this file says where class names are written.
const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  darkMode: 'class',
};

export default config;
