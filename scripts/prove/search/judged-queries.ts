import { readFileSync } from 'node:fs'
import path from 'node:path'

/** `kind`: what makes the query hard. `ask`: typed as the title of a new question, not into the search box. */
export type JudgedQuery = { kind: string; ask: boolean; q: string; right: readonly RightOne[] }

/** A thread by its key, or every thread whose title, or title and text, the pattern finds. */
export type RightOne = { key: string } | { title: RegExp } | { text: RegExp }

/** The lines of `queries.txt`, whose head says how to read them. */
export function judgedQueries(): JudgedQuery[] {
  return readFileSync(path.join(import.meta.dirname, 'queries.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', place = '', q = '', ...right] = line.split(' | ')
      return { kind, ask: place === 'ask', q, right: right.join(' | ').split(', ').map(rightOne) }
    })
}

function rightOne(text: string): RightOne {
  if (text.startsWith('~~')) return { text: new RegExp(text.slice(2), 'iu') }
  return text.startsWith('~') ? { title: new RegExp(text.slice(1), 'iu') } : { key: text }
}

export function isRight(right: readonly RightOne[], thread: { key: string; title: string; text: string }): boolean {
  return right.some((one) => {
    if ('key' in one) return one.key === thread.key
    return 'title' in one ? one.title.test(thread.title) : one.text.test(`${thread.title}\n${thread.text}`)
  })
}
