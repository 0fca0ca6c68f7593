import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from './case.ts'
import type { MoveInput } from './input.ts'
import { moveInside } from './move-inside.server.ts'
import { lockCase } from './store.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Puts a solved case away. Closed already changes nothing. A note is internal. Records `case.moved`.
 * @throws not_now when it is not solved yet
 */
export async function closeCase(ctx: Ctx, input: MoveInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const moved = await moveInside(tx, await lockCase(tx, input.number), 'closed')
    await writeNote(tx, moved.id, input.note)
    return moved
  })
}
