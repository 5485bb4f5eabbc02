import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#eefaf8',
  '#dcf1ee',
  '#b5e3dd',
  '#8ad4cb',
  '#66c7bc',
  '#3fb0a4',
  '#1f938a',
  '#0f766e',
  '#0b5f59',
  '#074945',
];

/** Greys with a little of the accent's blue, for dark surfaces. */
const dark: MantineColorsTuple = [
  '#d8dee3',
  '#b7c1c8',
  '#8f9ba4',
  '#586670',
  '#3a464e',
  '#2b353c',
  '#1e272d',
  '#151c21',
  '#11171b',
  '#0c1114',
];

const touchable = { minHeight: 44 };
const field = { defaultProps: { size: 'md' }, styles: { input: touchable } };

/** One accent colour, 16 px text, targets of at least 44 px. Components by name: the theme loads none of them. */
export const theme = createTheme({
  colors: { teal, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: {
    fontFamily: 'inherit',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: 'clamp(1.6rem, 4vw, 2.1rem)', lineHeight: '1.2' },
      h2: { fontSize: '1.3rem', lineHeight: '1.3' },
      h3: { fontSize: '1.05rem', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: touchable } },
    TextInput: field,
    PasswordInput: field,
    NativeSelect: field,
    FileInput: field,
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    Card: { defaultProps: { withBorder: true, padding: 'lg' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' }, styles: { root: { textTransform: 'none' } } },
    Alert: { defaultProps: { variant: 'light' } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120 } },
      styles: { title: { fontWeight: 650, fontSize: '1.15rem' } },
    },
  },
});
