import { standardColours, type BrandColours } from '#app/domain/site/brand/brand-colours.ts'

/**
 * Inline styles of mails: clients drop style sheets. Colours are those of `app/styles/tokens.css`, light here and dark
 * below. Font names are without quotes, which would be escaped.
 */
const sans =
  'system-ui, -apple-system, Apple SD Gothic Neo, Pretendard, Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, sans-serif'
const font = `font-family: ${sans};`
/** Hangul words are not cut. */
const wrapping = 'word-break: keep-all; overflow-wrap: anywhere;'

const styles = {
  body: `margin: 0; padding: 0; background-color: #f1eee9; ${font}`,
  preheader: 'display: none; max-height: 0; overflow: hidden;',
  well: 'width: 100%; background-color: #f1eee9;',
  around: 'padding: 24px 12px;',
  card: 'width: 100%; max-width: 600px; background-color: #ffffff; border-radius: 12px; text-align: left;',
  marker: `padding: 14px 28px 0; ${font} ${wrapping} font-size: 13px; line-height: 20px; color: #625b52;`,
  brandCell: 'padding: 24px 28px 0;',
  mark: 'padding: 0 10px 0 0; line-height: 0;',
  stamp: 'width: 9px; height: 9px; border-radius: 5px; background-color: #1c4f86; font-size: 0; line-height: 0;',
  openStamp: 'width: 5px; height: 5px; border: 2px solid #1c4f86; border-radius: 5px; font-size: 0; line-height: 0;',
  gap: 'font-size: 0; line-height: 0;',
  logo: 'display: block; border: 0; background-color: #ffffff; border-radius: 4px;',
  siteName: `${font} font-size: 15px; font-weight: 600; color: #211e1a;`,
  content: 'padding: 20px 28px 12px;',
  foot: 'padding: 18px 28px 24px; border-top: 1px solid #e5e0d8;',
  footText: `margin: 0 0 8px; ${font} ${wrapping} font-size: 13px; line-height: 20px; color: #625b52;`,
  footLink: 'color: #1c4f86; text-decoration: underline;',
} as const

const blockStyles = {
  firstHeading: `margin: 0 0 8px; ${font} ${wrapping} font-size: 22px; line-height: 30px; font-weight: 700; letter-spacing: -0.01em; color: #211e1a;`,
  heading: `margin: 28px 0 8px; ${font} ${wrapping} font-size: 17px; line-height: 24px; font-weight: 700; color: #211e1a;`,
  paragraph: `margin: 0 0 16px; ${font} ${wrapping} font-size: 16px; line-height: 26px; color: #211e1a;`,
  quote: 'margin: 0 0 16px; padding: 14px 18px; background-color: #faf8f5; border-left: 3px solid #dfdad1;',
  by: `margin: 0 0 6px; ${font} ${wrapping} font-size: 14px; line-height: 20px; color: #625b52;`,
  quoted: `margin: 0; ${font} ${wrapping} font-size: 16px; line-height: 26px; color: #211e1a;`,
  item: 'padding: 12px 0; border-top: 1px solid #e5e0d8;',
  itemLink: `${font} ${wrapping} font-size: 16px; line-height: 24px; font-weight: 600; color: #1c4f86; text-decoration: none;`,
  itemText: `${font} ${wrapping} font-size: 14px; line-height: 20px; color: #625b52;`,
  buttonTable: 'margin: 8px 0 20px;',
  buttonCell: 'background-color: #1c4f86; border-radius: 8px;',
  buttonLink: `display: inline-block; padding: 12px 22px; ${font} font-size: 16px; line-height: 20px; font-weight: 600; color: #ffffff; text-decoration: none;`,
  note: `margin: 0 0 16px; ${font} ${wrapping} font-size: 14px; line-height: 22px; color: #625b52;`,
} as const

/** No character of these rules may need escaping. */
const darkRules = `
@media (prefers-color-scheme: dark) {
  .m-well { background-color: #12110f !important; }
  .m-card { background-color: #201e1b !important; }
  .m-ink { color: #ece8e1 !important; }
  .m-quiet { color: #b4aca1 !important; }
  .m-line { border-color: #35312c !important; }
  .m-link { color: #93bdf0 !important; }
  .m-quote { background-color: #2a2724 !important; border-color: #45403a !important; }
  .m-button { background-color: #93bdf0 !important; }
  .m-button-link { color: #0e1c2d !important; }
  .m-stamp { background-color: #93bdf0 !important; }
  .m-open { border-color: #93bdf0 !important; }
}
@media (max-width: 480px) {
  .m-card { border-radius: 0 !important; }
}
`

/** The styles in the colours of the company. */
export function mailStyles({ light, dark }: BrandColours) {
  const recolour = (css: string): string =>
    css
      .replaceAll(standardColours.light.accent, light.accent)
      .replaceAll(standardColours.dark.accent, dark.accent)
      .replaceAll(standardColours.dark.ink, dark.ink)
  const each = <Name extends string>(all: Record<Name, string>): Record<Name, string> =>
    Object.fromEntries(Object.entries<string>(all).map(([name, css]) => [name, recolour(css)])) as Record<Name, string>
  return { ...each(styles), block: each(blockStyles), darkRules: recolour(darkRules) }
}
