import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import { beginningOf } from '#app/core/shorten.ts'
import { siteNames } from '#app/core/site-name.ts'
import { isVisible, tidyLine, withoutIgnored } from '#app/core/visible-text.ts'
import { addImportedMember } from '#app/domain/accounts/members/add-imported-member.server.ts'
import { bioMaxLength, nameMaxLength } from '#app/domain/accounts/profile/profile-lengths.ts'
import { actorOf, rowKey, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import { handleFinder } from './member-handle.ts'
import { handleSkeletons, importedPeople } from './queries/imported.server.ts'
import { type ReadRow, readRows } from './read-rows.server.ts'

/** The id of the network's own account, which signs automatic posts. */
const communityUserId = -1

/** Invisible characters and those that reverse the direction of a line are removed from names. */

/** Imports users as members, with the time at which they joined there. */
export async function* userSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  const handleFor = handleFinder(await handleSkeletons(ctx.read), siteNames(ctx))
  for await (const group of inGroups(readRows(dir, 'users'))) {
    const known = await importedPeople(
      ctx.read,
      site,
      group.map((read) => ('row' in read ? read.row.id : null)),
    )
    yield* stepsOf(site, group, known, handleFor)
  }
}

function* stepsOf(
  site: string,
  group: readonly ReadRow<'users'>[],
  known: ReadonlyMap<number, unknown>,
  handleFor: ReturnType<typeof handleFinder>,
): Generator<ImportStep> {
  for (const read of group) {
    if ('problem' in read) {
      yield { problem: { name: 'users', ...read } }
      continue
    }
    const { row } = read
    if (row.id === communityUserId) yield { skip: 'communityUser' }
    else if (known.has(row.id)) yield { known: 'users' }
    else {
      const name = plainName(row.displayName) || `user${row.id}`
      const person = {
        key: rowKey(site, 'user', row.id),
        handle: handleFor(name, row.id),
        name,
        bio: plainBio(row.aboutHtml),
      }
      yield {
        add: 'users',
        async write(tx) {
          await addImportedMember(tx.as(actorOf(undefined), row.createdAt), person)
          return true
        },
      }
    }
  }
}

function plainName(text: string): string {
  const seen = withoutIgnored(text.replace(/\p{Cc}/gu, ' '))
  return isVisible(seen) ? beginningOf(tidyLine(seen), nameMaxLength).trim() : ''
}

/** A self-description that is too long is left empty, without a problem. */
function plainBio(html: string | null): string {
  if (html === null) return ''
  try {
    return beginningOf(plainTextOf(sanitizeImportedHtml(html).html), bioMaxLength).trim()
  } catch (error) {
    if (isDomainError(error)) return ''
    throw error
  }
}
