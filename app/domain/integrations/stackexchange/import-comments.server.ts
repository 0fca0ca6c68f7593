import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { escapeHtml } from '#app/core/markdown/escape-html.ts'
import type { Text } from '#app/domain/threads/import/imported.ts'
import { insertPost } from '#app/domain/threads/write-post.server.ts'
import { attributionFor } from './attribution.ts'
import { actorOf, rowKey, type ImportedPerson, type ImportedPlace, type ImportSource } from './import-source.ts'
import type { ImportStep, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import { importedComments, importedPeople, importedPlaces } from './queries/imported.server.ts'
import { type ReadRow, readRows } from './read-rows.server.ts'

/** Comments, each under its post, with the score it had there. */
export async function* commentSteps(ctx: Ctx, { dir, site }: ImportSource): ImportSteps {
  for await (const group of inGroups(readRows(dir, 'comments'))) {
    const rows = group.flatMap((read) => ('row' in read ? [read.row] : []))
    const found = {
      people: await importedPeople(
        ctx.read,
        site,
        rows.map((row) => row.userId),
      ),
      places: await importedPlaces(
        ctx.read,
        site,
        rows.map((row) => row.postId),
      ),
      known: await importedComments(
        ctx.read,
        site,
        rows.map((row) => row.id),
      ),
    }
    yield* stepsOf(site, group, found)
  }
}

type Found = { people: Map<number, ImportedPerson>; places: Map<number, ImportedPlace>; known: Set<number> }

function* stepsOf(
  site: string,
  group: readonly ReadRow<'comments'>[],
  { people, places, known }: Found,
): Generator<ImportStep> {
  for (const read of group) {
    if ('problem' in read) {
      if (read.problem !== 'missingFile') yield { problem: { name: 'comments', ...read } }
      continue
    }
    const { row } = read
    const key = rowKey(site, 'comment', row.id)
    const post = places.get(row.postId)
    if (known.has(row.id)) yield { known: 'comments' }
    else if (post === undefined) yield { skip: 'commentWithoutPost' }
    else {
      const person = row.userId === null ? undefined : people.get(row.userId)
      const text = commentText(row.text)
      const attribution = attributionFor(site, {
        kind: 'comment',
        id: row.id,
        postId: row.postId,
        createdAt: row.createdAt,
        contentLicense: row.contentLicense,
        userId: row.userId,
        displayName: person?.name ?? row.userDisplayName,
      })
      yield {
        add: 'comments',
        async write(tx) {
          const given = {
            threadId: post.threadId,
            threadAuthorId: post.threadAuthorId,
            kind: 'comment',
            parentId: post.id,
            body: row.text,
          } as const
          await insertPost(tx.as(actorOf(person), row.createdAt), given, text, { key, attribution, score: row.score })
          return true
        },
      }
    }
  }
}

/** The source's Markdown is a part of ours; a text beyond our limits is kept as plain text. */
export function commentText(markdown: string): Text {
  try {
    return renderMarkdown(markdown)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return sanitizeImportedHtml(escapeHtml(markdown))
  }
}
