/** The accent of one theme: links and solid grounds; pressed; text on the solid; a ground behind. Each like `#1c4f86`. */
export type Accent = { accent: string; strong: string; ink: string; quiet: string }
export type BrandColours = { light: Accent; dark: Accent }

/** Those of `app/styles/tokens.css`, which need no style sheet of their own. */
export const standardColours = {
  light: { accent: '#1c4f86', strong: '#143c68', ink: '#ffffff', quiet: '#e6eef6' },
  dark: { accent: '#93bdf0', strong: '#b5d3f7', ink: '#0e1c2d', quiet: '#1c2a3b' },
} as const satisfies BrandColours

const parts = ['accent', 'strong', 'ink', 'quiet'] as const

/** `1c4f86-93bdf0-…`: the eight colours, light before dark, in the setting and in the address of the style sheet. */
export function codeOfColours(colours: BrandColours): string {
  return parts.flatMap((part) => [colours.light[part], colours.dark[part]].map((one) => one.slice(1))).join('-')
}

/** null: '' or anything that is not eight colours, which is the standard then. */
export function coloursOfCode(code: string): BrandColours | null {
  if (!/^[0-9a-f]{6}(-[0-9a-f]{6}){7}$/.test(code)) return null
  const all = code.split('-').map((one) => `#${one}`)
  const of = (offset: 0 | 1): Accent => ({
    accent: all[offset] ?? '',
    strong: all[2 + offset] ?? '',
    ink: all[4 + offset] ?? '',
    quiet: all[6 + offset] ?? '',
  })
  return { light: of(0), dark: of(1) }
}

/** The style sheet that replaces the accent within `selector`; the browser picks the half of each pair by theme. */
export function styleOfColours({ light, dark }: BrandColours, selector = ':root'): string {
  const names = { accent: '--accent', strong: '--accent-strong', ink: '--accent-ink', quiet: '--accent-quiet' } as const
  const lines = parts.map((part) => `${names[part]}:light-dark(${light[part]},${dark[part]})`)
  return `${selector}{${lines.join(';')}}\n`
}
