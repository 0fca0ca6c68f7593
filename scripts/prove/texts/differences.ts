import { canonical } from '#tests/core/parsed-html.ts'

/**
 * What may differ between HTML of another site and the same text by way of Markdown, each as the change that makes both
 * alike. In this order; a text is counted under the last one it needs.
 */
export const differences = [
  { kind: 'struck out text is written with one element', alike: (html) => html.replace(/<(\/?)s>/g, '<$1del>') },
  { kind: 'empty paragraphs are left out', alike: (html) => html.replace(/<p>(?:<br><\/br>)?<\/p>|<br><\/br>/g, '') },
  {
    kind: 'white space at the edge of code is left out, code blocks hold code',
    alike: (html) =>
      html
        .replace(/(<pre tabindex="0">)(?:<code>)?([^]*?)(?:<\/code>)?(<\/pre>)/g, '$1$2$3')
        .replace(/\s+(?=<\/(?:code|pre)>)|(?<=<code>)\s+|(?<=<\/code>)\s+|\s+(?=<code>)/g, ''),
  },
  {
    kind: 'emphasis around whole blocks is left out',
    alike: (html) => html.replace(/<\/?(?:del|em|strong|b|i)>/g, ''),
  },
  { kind: 'the alignment of columns is kept', alike: (html) => html.replace(/<(t[hd]) align="\w+">/g, '<$1>') },
  {
    kind: 'hidden text is folded',
    alike: (html) =>
      html.replace(
        /<details class="spoiler"><summary>[^<]*<\/summary>([^]*?)<\/details>/g,
        '<blockquote>$1</blockquote>',
      ),
  },
  {
    kind: 'formulas are marked',
    alike: (html) => html.replace(/<code aria-label="[^"]*" class="formula" role="math">([^<]*)<\/code>/g, '$1'),
  },
  { kind: 'bare addresses become links', alike: (html) => html.replace(/<a href="([^"]*)"[^>]*>\1<\/a>/g, '$1') },
  {
    kind: 'text outside of paragraphs gets one, list items are spaced alike',
    alike: (html) => html.replace(/<\/?(?:p|div)(?: [^>]*)?>/g, ''),
  },
  { kind: 'empty list items are left out', alike: (html) => html.replaceAll('<li></li>', '') },
] as const satisfies readonly { kind: string; alike: (html: string) => string }[]

export type DifferenceKind = 'none' | (typeof differences)[number]['kind'] | 'other structure' | 'other words'

/** How the two differ, as a reader sees them. */
export function differenceOf(before: string, after: string): DifferenceKind {
  let [one, two] = [canonical(before), canonical(after)]
  if (one === two) return 'none'
  for (const { kind, alike } of differences) {
    one = alike(one)
    two = alike(two)
    if (one === two) return kind
  }
  return wordsOf(one) === wordsOf(two) ? 'other structure' : 'other words'
}

function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/\s+/g, '')
}
