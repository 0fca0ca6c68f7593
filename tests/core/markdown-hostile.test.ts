import { expect, test } from 'vitest'
import { isDomainError } from '#app/core/errors.ts'
import { detectLanguage } from '#app/core/language.ts'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { markdownLimits } from '#app/core/markdown/limits.ts'
import { en } from '#app/i18n/locales/en.ts'
import { floods } from './markdown-corpus.ts'

/** The promise of the product, in milliseconds of processor time: the clock on the wall also counts other programs. */
const PROMISE = 300

for (const read of [renderMarkdown, sanitizeImportedHtml, detectLanguage]) {
  test(
    `${read.name} reads or refuses each of ${floods.length} hostile posts within ${PROMISE} ms`,
    { timeout: 180_000 },
    () => {
      const slow = floods
        .map(({ name, source }) => ({ name, cost: costOf(() => read(source)) }))
        .filter(({ cost }) => cost > PROMISE)
      expect(slow).toEqual([])
    },
  )
}

const refusals: [reason: string, source: string][] = [
  ['tooLong', 'word '.repeat(6_401)],
  ['lineTooLong', 'x'.repeat(10_001)],
  ['paragraphTooLong', `${'x'.repeat(6_000)}\n${'x'.repeat(6_000)}`],
  ['tooDeep', `${'> '.repeat(21)}x`],
  ['tooDeep', `${'- '.repeat(21)}x`],
  ['tooDeep', `${'>! '.repeat(21)}x`],
  ['tooManyMarks', '*a '.repeat(1_001)],
  ['tooManyMarksInAll', `${'*a '.repeat(900)}\n\n`.repeat(6)],
  ['tooManyBlocks', '- a\n'.repeat(2_001)],
  ['tooManyBlocks', 'a\n\n'.repeat(2_600)],
  ['tooManyColumns', `${'|a'.repeat(31)}|\n${'|-'.repeat(31)}|\n`],
  ['tooManyCells', `${'|a'.repeat(30)}|\n${'|-'.repeat(30)}|\n${'|\n'.repeat(100)}`],
  ['tooMuchOutput', `[a]: /${'x'.repeat(5_000)}\n\n${'[a] '.repeat(60)}`],
]

for (const [reason, source] of refusals) {
  test(`a post is refused as ${reason} with its limit and a text: ${JSON.stringify(source.slice(0, 12))}`, () => {
    expect(refusalOf(source)).toMatchObject({
      kind: 'invalid',
      key: `markdown.${reason}`,
      params: { limit: expect.any(Number) },
    })
    expect(en.markdown).toHaveProperty(reason)
  })
}

const accepted: [what: string, source: string][] = [
  ['a post of the full length', `${'word '.repeat(1_900)}\n\n`.repeat(3).padEnd(markdownLimits.characters, 'y')],
  ['twenty levels of quotes', `${'> '.repeat(20)}x`],
  ['a long log in a fence', `\`\`\`\n${'2026-11-22 [main] <init> *_*\n'.repeat(1_000)}\`\`\``],
  ['a wide drawing in a fence', `\`\`\`\n${'|--'.repeat(200)}\n${'> '.repeat(60)}\n\`\`\``],
  [
    'a table of thirty columns and ninety rows',
    `${'|a'.repeat(30)}|\n${'|-'.repeat(30)}|\n${`${'|1'.repeat(30)}|\n`.repeat(90)}`,
  ],
  ['a rule of many stars', '* '.repeat(60)],
]

for (const [what, source] of accepted) {
  test(`${what} is rendered`, () => {
    expect(refusalOf(source)).toBeNull()
  })
}

/** Milliseconds of processor time; a second try forgives a garbage collection of what others left. */
function costOf(act: () => unknown): number {
  const once = measure(act)
  return once > PROMISE ? Math.min(once, measure(act)) : once
}

function measure(act: () => unknown): number {
  const before = process.cpuUsage()
  refused(act)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function refusalOf(source: string): unknown {
  return refused(() => renderMarkdown(source))
}

function refused(act: () => unknown): unknown {
  try {
    act()
    return null
  } catch (error) {
    if (isDomainError(error)) return error
    throw error
  }
}
