/** The tokens put on Mantine, so that its own components look like ours. 16 px is the smallest text, 44 px the smallest target. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { darkTokens, lightTokens } from './tokens.ts';

const INK = '#14181B';
const ink: MantineColorsTuple = [INK, INK, INK, INK, INK, INK, INK, INK, INK, INK];
/** Inter has Latin, Greek and Cyrillic; ui/other-scripts.ts brings the rest. Chinese before Japanese: a name does not say which of the two it is. */
const OTHER_SCRIPTS = ['Arabic', 'Hebrew', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Thai', 'Khmer', 'Ethiopic', 'Armenian', 'Georgian', 'SC', 'JP', 'KR'];
const FONT = ["'Inter Variable'", ...OTHER_SCRIPTS.map((script) => `'Noto Sans ${script} Variable'`), 'system-ui', 'sans-serif'].join(', ');

export const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink },
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '700' },
  fontSizes: { xs: '16px', sm: '16px', md: '16px', lg: '18px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.35', md: '1.35', lg: '1.35', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  autoContrast: false,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { h: 44, radius: 4, variant: 'default' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: true, radius: 4, overlayProps: { backgroundOpacity: 0.6 } } },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
  },
});

const named = (tokens: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value])),
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-2)',
  '--mantine-color-error': 'var(--act)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-ink-filled': 'var(--solid)',
  '--mantine-color-ink-filled-hover': 'var(--solid)',
  '--mantine-primary-color-filled': 'var(--solid)',
  '--mantine-primary-color-filled-hover': 'var(--solid)',
  '--mantine-primary-color-contrast': 'var(--on-solid)',
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: named(lightTokens), dark: named(darkTokens) });
