import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { TagTable } from '#db/schema/threads.ts'
import { tagsForUpdate } from './store/catalogue.server.ts'

/** A tag that is no synonym, with its synonyms; the rows are locked until the transaction ends. @throws not_found */
export async function lockedTag(tx: Tx, id: string): Promise<{ tag: TagTable; synonyms: TagTable[] }> {
  const rows = await tagsForUpdate(tx, [id])
  const tag = rows.find((row) => row.id === id)
  if (tag === undefined || tag.synonym_of_id !== null) throw new DomainError('not_found', 'catalogue.errors.noTag')
  return { tag, synonyms: rows.filter((row) => row.synonym_of_id === id) }
}

/** The refusal, on the field it was typed in, of a name that is already a tag or a synonym. */
export function nameTaken(field: string, name: string): DomainError {
  return new DomainError('invalid', 'catalogue.errors.tagTaken', {
    params: { name },
    fields: { [field]: { key: 'catalogue.errors.tagTaken', params: { name } } },
  })
}
