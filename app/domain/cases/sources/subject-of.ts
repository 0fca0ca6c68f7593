import { DomainError } from '#app/core/errors.ts'
import { shorten } from '#app/core/shorten.ts'
import { titleLength } from '#app/domain/threads/thread.ts'

const subjectLength = 80

/**
 * The subject of a complaint that has no title: its first sentence, cut at a word.
 * @param excerpt the text without its marks
 * @throws invalid on `body` when it says too little
 */
export function subjectOf(excerpt: string): string {
  if (excerpt.length < titleLength.min)
    throw new DomainError('invalid', 'cases.errors.tooLittle', { fields: { body: { key: 'cases.errors.tooLittle' } } })
  const sentence = /^.+?[.!?。…](?=\s|$)/u.exec(excerpt)?.[0] ?? excerpt
  const line = sentence.length < titleLength.min ? excerpt : sentence
  return shorten(line, subjectLength)
}
