import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe is asked in the page: everything of WCAG 2.2 AA and its best practices, and only what is wrong is worked out
 * in full.
 */
const options: RunOptions = { resultTypes: ['violations'], preload: false }

/** Hashes of the styles of text whose contrast was looked at already in this process. */
const known = new Set<number>()

/** What axe finds on the page as it is now, one line per element; empty when all is well. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { found, looked } = await page.evaluate(look, { options, known: [...known] })
  // Only what was found well: a fault is to be seen on every page that has it.
  if (found.length === 0) for (const hash of looked) known.add(hash)
  return found
}

/**
 * Runs in the page. The contrast of a text is four fifths of axe's time and the same again on each page for the same
 * parts, so it is looked at once per style: brightness, width and language, and the tags, classes and states from the
 * root down.
 */
async function look({
  options,
  known,
}: {
  options: RunOptions
  known: number[]
}): Promise<{ found: string[]; looked: number[] }> {
  const before = new Set(known)
  const hashOf = (text: string, start: number): number => {
    let hash = start
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619)
    return hash
  }
  const hashes = new Map<Element, number>()
  const style = (element: Element): number => {
    const own = hashes.get(element)
    if (own !== undefined) return own
    const traits = [...element.attributes]
      .filter(
        ({ name }) =>
          !/^(id|href|src|alt|title|name|value|for|d|points|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|datetime|action|content|aria-label.*|aria-describedby|aria-controls)$/.test(
            name,
          ),
      )
      .map(({ name, value }) => `${name}=${value}`)
    const hash = hashOf(
      `${element.tagName} ${traits.join(' ')}`,
      element.parentElement === null
        ? hashOf(`${matchMedia('(prefers-color-scheme: dark)').matches} ${innerWidth}`, -2_128_831_035)
        : style(element.parentElement),
    )
    hashes.set(element, hash)
    return hash
  }
  const fresh: Element[] = []
  const looked = new Set<number>()
  for (const element of document.body.querySelectorAll('*')) {
    const hasText =
      'value' in element ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '')
    if (!hasText || !element.checkVisibility() || before.has(style(element)) || looked.has(style(element))) continue
    looked.add(style(element))
    fresh.push(element)
  }
  const { axe } = window as unknown as {
    axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> }
  }
  const results = [await axe.run(document, { ...options, rules: { 'color-contrast': { enabled: false } } })]
  if (fresh.length > 0) results.push(await axe.run({ include: fresh }, { ...options, runOnly: ['color-contrast'] }))
  const found = results.flatMap(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`)),
  )
  return { found, looked: [...looked] }
}
