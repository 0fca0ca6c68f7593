import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { DocumentVersionTable } from '#db/schema/documents.ts'
import { documentProblem, type DocumentKind } from './document.ts'
import type { DocumentInput } from './input.ts'
import { publishedVersions, unpublishedVersion } from './queries/documents.server.ts'
import { renderDocument } from './render-document.server.ts'
import { deleteUnpublished, saveVersion } from './store/documents.server.ts'

/**
 * Saves the version that is being written; readers do not see it.
 * @throws forbidden; invalid on `textEn`, `textKo`
 * @returns its number
 */
export async function saveDocument(ctx: Ctx, kind: DocumentKind, input: DocumentInput): Promise<number> {
  authorize(ctx.actor, 'document.administer')
  return ctx.write(async (tx) => {
    const row = await nextVersion(tx, kind, input)
    await saveVersion(tx, row)
    await audit(tx, {
      action: 'document.save',
      subjectType: 'document',
      subjectId: kind,
      after: { version: row.version },
    })
    return row.version
  })
}

/** Gives up the version that is being written. @throws forbidden; not_found when there is none */
export async function discardDocument(ctx: Ctx, kind: DocumentKind): Promise<void> {
  authorize(ctx.actor, 'document.administer')
  await ctx.write(async (tx) => {
    if (!(await deleteUnpublished(tx, kind))) throw new DomainError('not_found', 'errors.notFound')
    await audit(tx, { action: 'document.discard', subjectType: 'document', subjectId: kind })
  })
}

/** The row of the version that follows the last published one, with these texts. @throws invalid on `textEn`, `textKo` */
export async function nextVersion(tx: Tx, kind: DocumentKind, input: DocumentInput): Promise<DocumentVersionTable> {
  const problem = documentProblem(kind, input.textEn, input.textKo)
  if (problem !== null)
    throw new DomainError('invalid', problem.key, { fields: { [problem.field]: { key: problem.key } } })
  await tx.dialect.lockNamed(tx.db, `document:${kind}`)
  const [last] = await publishedVersions(tx.db, kind)
  const present = await unpublishedVersion(tx.db, kind)
  return {
    id: present?.id ?? newId('documentVersion', msOf(tx.at)),
    kind,
    version: (last?.version ?? 0) + 1,
    text_en: input.textEn,
    text_ko: input.textKo,
    sections_en: JSON.stringify(renderDocument(kind, input.textEn, 'textEn')),
    sections_ko: JSON.stringify(renderDocument(kind, input.textKo, 'textKo')),
    note_en: input.noteEn,
    note_ko: input.noteKo,
    asks: input.asks && kind !== 'guidelines' ? 1 : 0,
    saved_at: tx.at,
    saved_by: tx.actor.memberId,
    published_at: null,
    published_by: null,
    valid_from: null,
  }
}
