import { changeSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { readLine } from './synonyms.ts'

/** Both lists as texts: a line for each thing, its words with `=` or a comma between them. */
export type SynonymTexts = { ko: string; en: string }

/**
 * Replaces the words that mean the same in a search; empty lines are left out.
 * @throws forbidden; invalid on `ko` or `en` with the first line that has no two words
 */
export async function saveSynonyms(ctx: Ctx, { ko, en }: SynonymTexts): Promise<void> {
  await changeSettings(ctx, [
    ['search.synonymsKo', linesOf(ko, 'ko')],
    ['search.synonymsEn', linesOf(en, 'en')],
  ])
}

function linesOf(text: string, field: keyof SynonymTexts): string {
  return text
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      const read = readLine(line)
      if ('words' in read) return [read.words.join(' = ')]
      const message = { key: `search.error.${read.problem}`, params: { line: at + 1, text: line.trim().slice(0, 80) } }
      throw new DomainError('invalid', message.key, { params: message.params, fields: { [field]: message } })
    })
    .join('\n')
}
