import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { NoteInput } from '#app/domain/cases/input.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { writeNote } from './write-note.server.ts'

/** Writes an internal note, which no customer sees. @returns its id. @throws not_found */
export async function addNote(ctx: Ctx, input: NoteInput): Promise<string> {
  authorize(ctx.actor, 'case.work')
  signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    const noteId = (await writeNote(tx, row.id, input.body, { alone: true })) ?? ''
    await audit(tx, { action: 'case.note', subjectType: 'case', subjectId: row.id, after: { noteId } })
    return noteId
  })
}
