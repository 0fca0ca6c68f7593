import type { Ctx } from '#app/core/context.server.ts'
import { actorOf, type ImportSource } from './import-source.ts'
import type { ImportSteps } from './import-step.ts'
import { importedPeople } from './queries.server.ts'
import { readRows } from './read-rows.server.ts'
import { keepForeignBadge } from './store.server.ts'

/**
 * Badges stay with their member under a name of their own, `imported:gold:Nice Answer#123`: one may be earned many
 * times.
 */
export async function* badgeSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  const people = await importedPeople(ctx.read, site)
  for await (const read of readRows(dir, 'badges')) {
    if ('problem' in read) {
      if (read.problem !== 'missingFile') yield { problem: { name: 'badges', ...read } }
      continue
    }
    const { row } = read
    const person = people.get(row.userId)
    if (person === undefined) yield { skip: 'badgeWithoutMember' }
    else {
      yield {
        add: 'badges',
        write: (tx) =>
          keepForeignBadge(tx.as(actorOf(undefined), row.awardedAt), {
            memberId: person.memberId,
            badge: `imported:${row.class}:${row.name}#${row.id}`,
          }),
      }
    }
  }
}
