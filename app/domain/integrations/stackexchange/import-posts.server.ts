import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { beginningOf } from '#app/core/shorten.ts'
import { tidyLine } from '#app/core/visible-text.ts'
import { tagNames } from '#app/domain/catalogue/tag-name.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { importedBody } from '#app/domain/threads/import/imported-body.server.ts'
import type { Imported, Text } from '#app/domain/threads/import/imported.ts'
import { titleLength } from '#app/domain/threads/thread.ts'
import { insertPost } from '#app/domain/threads/write-post.server.ts'
import { attributionFor } from './attribution.ts'
import { actorOf, rowKey, type ImportedPerson, type ImportSource } from './import-source.ts'
import type { ImportProblem, ImportSteps } from './import-step.ts'
import { inGroups } from './in-groups.ts'
import { postKind } from './mapping.ts'
import { importedPeople, importedPlaces } from './queries/imported.server.ts'
import { readRows } from './read-rows.server.ts'
import type { DumpRow } from './row-shapes.ts'

type PostRow = DumpRow<'posts'>
type People = Map<number, ImportedPerson>

/** Imports questions as threads. Problems of the file's rows are reported here, once for all stages. */
export async function* questionSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  let count = 0
  for await (const { read, people, places: known } of postRows(ctx, source)) {
    if ('problem' in read) {
      yield { problem: { name: 'posts', ...read } }
      continue
    }
    const { row, line } = read
    const kind = postKind(row.typeId)
    if (kind === 'question') count++
    if (kind !== 'question') {
      if (kind !== 'answer') yield { skip: 'otherPost' }
    } else if (known.has(row.id)) yield { known: 'questions' }
    else if (source.limit !== null && count > source.limit) yield { skip: 'beyondLimit' }
    else {
      const text = textOf(row, line)
      if ('problem' in text) yield text
      else {
        const title = beginningOf(tidyLine(row.title ?? ''), titleLength.max)
        yield {
          add: 'questions',
          async write(tx) {
            const tags = tagNames(row.tags).slice(0, tx.setting('threads.maxTags'))
            const input = {
              kind: 'question',
              title,
              body: text.body,
              category: source.category,
              tags,
              product: null,
              version: null,
            } as const
            await insertThread(
              tx.as(authorOf(row, people), row.createdAt),
              input,
              text.text,
              importedAs(source, row, 'question', people),
            )
            return true
          },
        }
      }
    }
  }
}

/** Answers, each under its question. */
export async function* answerSteps(ctx: Ctx, source: ImportSource): ImportSteps {
  for await (const { read, people, places } of postRows(ctx, source)) {
    if ('problem' in read || postKind(read.row.typeId) !== 'answer') continue
    const { row, line } = read
    const question = row.parentId === null ? undefined : places.get(row.parentId)
    if (places.has(row.id)) yield { known: 'answers' }
    else if (question?.kind !== 'opening') yield { skip: 'answerWithoutQuestion' }
    else {
      const text = textOf(row, line)
      if ('problem' in text) yield text
      else {
        yield {
          add: 'answers',
          async write(tx) {
            const given = {
              threadId: question.threadId,
              threadAuthorId: question.threadAuthorId,
              kind: 'answer',
              parentId: null,
              body: text.body,
            } as const
            await insertPost(
              tx.as(authorOf(row, people), row.createdAt),
              given,
              text.text,
              importedAs(source, row, 'answer', people),
            )
            return true
          },
        }
      }
    }
  }
}

/** The rows of the file, each with the members and posts that it and its group name and that are here. */
async function* postRows(ctx: Ctx, { dir, site }: ImportSource) {
  for await (const group of inGroups(readRows(dir, 'posts'))) {
    const rows = group.flatMap((read) => ('row' in read ? [read.row] : []))
    const people = await importedPeople(
      ctx.read,
      site,
      rows.map((row) => row.ownerUserId),
    )
    const places = await importedPlaces(
      ctx.read,
      site,
      rows.flatMap((row) => [row.id, row.parentId]),
    )
    for (const read of group) yield { read, people, places }
  }
}

/** The body and text as they are stored; a text beyond all limits is a problem of its row. */
function textOf(row: PostRow, line: number): { body: string; text: Text } | { problem: ImportProblem } {
  try {
    return importedBody(row.bodyHtml)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { problem: { name: 'posts', line, problem: 'badText', detail: error.key } }
  }
}

function authorOf(row: PostRow, people: People) {
  return actorOf(ownerOf(row, people))
}

function ownerOf({ ownerUserId }: PostRow, people: People): ImportedPerson | undefined {
  return ownerUserId === null ? undefined : people.get(ownerUserId)
}

function importedAs({ site }: ImportSource, row: PostRow, kind: 'question' | 'answer', people: People): Imported {
  const displayName = ownerOf(row, people)?.name ?? row.ownerDisplayName
  return {
    key: rowKey(site, 'post', row.id),
    attribution: attributionFor(site, {
      kind,
      id: row.id,
      createdAt: row.createdAt,
      contentLicense: row.contentLicense,
      userId: row.ownerUserId,
      displayName,
    }),
    editedAt: row.lastEditedAt,
  }
}
