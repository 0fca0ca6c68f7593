import { clampChroma, converter, formatHex, wcagContrast, type Oklch } from 'culori'
import type { Accent, BrandColours } from './brand-colours.ts'

/** WCAG 2.2, 1.4.3: the least contrast of text. */
const leastContrast = 4.5

/** Grounds that a link may lie on, of `app/styles/tokens.css`: canvas, surface, raised and well. */
const grounds = {
  light: ['#faf8f5', '#ffffff', '#f1eee9'],
  dark: ['#181714', '#201e1b', '#2a2724', '#12110f'],
} as const

const toOklch = converter('oklch')

export type Derived =
  | { ok: true; colours: BrandColours }
  /** `contrast`: the least of the colour on our light grounds; `nearest`: the same hue, dark enough. */
  | { ok: false; contrast: number; nearest: string }

/**
 * The eight colours of a brand from its one. On light pages it is used as it is, so it must be dark enough to be read
 * there; on dark pages a lighter one of the same hue is used, which always exists. Lightness and chroma are those of
 * OKLCH, in which equal steps look equal.
 * @param hex like `#1c4f86`
 */
export function deriveColours(hex: string): Derived {
  const given = oklch(hex)
  const contrast = contrastOf(hex)
  if (contrast < leastContrast) return { ok: false, contrast, nearest: nearestAllowed(given) }
  const strong = hexOf({ ...given, l: Math.max(given.l - 0.08, 0) })
  return {
    ok: true,
    colours: { light: { accent: hex, strong, ink: '#ffffff', quiet: lightQuiet(given) }, dark: darkOf(given) },
  }
}

/** The least contrast of a colour on any of these grounds, as WCAG defines it: 1 to 21. */
export function leastOn(hex: string, on: readonly string[]): number {
  return Math.min(...on.map((ground) => wcagContrast(hex, ground)))
}

/** On light pages and on its own quiet ground. */
function contrastOf(hex: string): number {
  return leastOn(hex, [...grounds.light, lightQuiet(oklch(hex))])
}

/** Darker in steps that the eye hardly tells, until it can be read. Black always can. */
function nearestAllowed(given: Oklch): string {
  for (let l = given.l; l > 0; l -= 0.005) {
    const hex = hexOf({ ...given, l })
    if (contrastOf(hex) >= leastContrast) return hex
  }
  return '#000000'
}

function lightQuiet({ c, h }: Oklch): string {
  return hexOf({ mode: 'oklch', l: 0.945, c: Math.min(c * 0.2, 0.02), h })
}

function darkOf({ c, h }: Oklch): Accent {
  const soft = Math.min(c, 0.12)
  const quiet = hexOf({ mode: 'oklch', l: 0.28, c: Math.min(soft * 0.4, 0.045), h })
  const ink = hexOf({ mode: 'oklch', l: 0.22, c: Math.min(soft * 0.4, 0.04), h })
  let l = 0.78
  while (l < 1 && leastOn(hexOf({ mode: 'oklch', l, c: soft, h }), [...grounds.dark, quiet, ink]) < leastContrast)
    l += 0.01
  const at = (lightness: number): string => hexOf({ mode: 'oklch', l: Math.min(lightness, 1), c: soft, h })
  return { accent: at(l), strong: hexOf({ mode: 'oklch', l: Math.min(l + 0.07, 1), c: soft * 0.7, h }), ink, quiet }
}

function oklch(hex: string): Oklch {
  const colour = toOklch(hex)
  if (colour === undefined) throw new Error(`Not a colour: ${hex}`)
  return colour
}

/** Less chroma where a screen cannot show it. */
function hexOf(colour: Oklch): string {
  return formatHex(clampChroma(colour, 'oklch'))
}
