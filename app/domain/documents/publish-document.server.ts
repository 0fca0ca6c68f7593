import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { instantOfDay } from '#app/core/time.ts'
import type { DocumentKind } from './document.ts'
import type { PublicationInput } from './input.ts'
import { publishedVersions } from './queries/documents.server.ts'
import { nextVersion } from './save-document.server.ts'
import { saveVersion } from './store/documents.server.ts'

/**
 * Publishes the next version of a text: readers see it at once, and it is in force from its day on. From the second
 * version on it says what changed. Records `document.published`.
 * @throws forbidden; invalid on `textEn`, `textKo`, `noteEn`, `noteKo`, `validFrom`; not_now when nothing changed
 * @returns its number
 */
export async function publishDocument(ctx: Ctx, kind: DocumentKind, input: PublicationInput): Promise<number> {
  authorize(ctx.actor, 'document.administer')
  return ctx.write(async (tx) => {
    const row = await nextVersion(tx, kind, input)
    const [last] = await publishedVersions(tx.db, kind)
    if (last !== undefined && last.text_en === row.text_en && last.text_ko === row.text_ko)
      throw new DomainError('not_now', 'legal.errors.same')
    if (last !== undefined)
      for (const field of ['noteEn', 'noteKo'] as const)
        if (input[field] === '') throw refused(field, 'legal.errors.note')
    const validFrom = input.validFrom === null ? tx.at : instantOfDay(input.validFrom, tx.setting('site.timeZone'))
    // A day that began already: it would have been in force before anybody could read it.
    if (validFrom < tx.at || (last !== undefined && validFrom < last.valid_from))
      throw refused('validFrom', 'legal.errors.past')
    await saveVersion(tx, { ...row, published_at: tx.at, published_by: tx.actor.memberId, valid_from: validFrom })
    await audit(tx, {
      action: 'document.publish',
      subjectType: 'document',
      subjectId: kind,
      before: { version: last?.version ?? null },
      after: { version: row.version, validFrom, asks: row.asks },
    })
    await tx.record('document.published', { kind, version: row.version, validFrom, by: tx.actor.memberId })
    return row.version
  })
}

function refused(field: string, key: 'legal.errors.note' | 'legal.errors.past'): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
