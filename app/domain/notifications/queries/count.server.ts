import type { CompiledQuery } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import { signedIn } from '#app/core/authorize.ts'
import type { Reading } from '#app/core/reading.ts'
import { mostCounted } from '#app/domain/notifications/notification-view.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { visibleNotification } from './visible.server.ts'

/**
 * Statements of the count, by database and rights. Every page of every member asks it, and building the statement costs
 * more than running it.
 */
const statements = new Map<string, CompiledQuery<{ id: string }>>()

/** Stands for the member while a statement is built. */
const anyone = 'mem_anyone'

/** How many notifications of the bell are unread; `mostCounted` + 1 for more. One query, by the index of unread ones. */
export async function countUnread({
  read,
  actor,
  dialect,
}: Pick<Reading, 'read' | 'actor' | 'dialect'>): Promise<number> {
  const memberId = signedIn(actor)
  const rights = `${dialect.name} ${actor.trustLevel} ${[...actor.roles].sort().join(' ')}`
  const known = statements.get(rights)
  const statement = known ?? countStatement(read, { ...actor, memberId: anyone })
  if (known === undefined) statements.set(rights, statement)
  const parameters = statement.parameters.map((value) => (value === anyone ? memberId : value))
  const { rows } = await read.executeQuery({ ...statement, parameters })
  return rows.length
}

function countStatement(read: Db, actor: Actor): CompiledQuery<{ id: string }> {
  return read
    .selectFrom('notification')
    .select('id')
    .where('member_id', '=', actor.memberId)
    .where('read_at', 'is', null)
    .where('bell', '=', 1)
    .where(visibleNotification(actor))
    .limit(mostCounted + 1)
    .compile()
}
