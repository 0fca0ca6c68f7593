import type { Ctx } from '#app/core/context.server.ts'
import { actorOf, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import { importedPeople } from './queries/imported.server.ts'
import { type ReadRow, readRows } from './read-rows.server.ts'
import { insertForeignBadge } from './store/imported.server.ts'

type People = Awaited<ReturnType<typeof importedPeople>>

/** Imports badges under names of their own, `imported:gold:Nice Answer#123`: one may be earned many times. */
export async function* badgeSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  for await (const group of inGroups(readRows(dir, 'badges'))) {
    const people = await importedPeople(
      ctx.read,
      site,
      group.map((read) => ('row' in read ? read.row.userId : null)),
    )
    yield* stepsOf(group, people)
  }
}

function* stepsOf(group: readonly ReadRow<'badges'>[], people: People): Generator<ImportStep> {
  for (const read of group) {
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
          insertForeignBadge(tx.as(actorOf(undefined), row.awardedAt), {
            memberId: person.memberId,
            badge: `imported:${row.class}:${row.name}#${row.id}`,
          }),
      }
    }
  }
}
