import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { renderMarkdown, type Rendered, type RenderOptions } from '#app/core/markdown.server.ts'
import { uploadSizes } from '#app/domain/uploads/queries.server.ts'
import { memberHandles, threadTargets } from './queries/references.server.ts'
import { threadPath } from './thread.ts'

/**
 * Markdown to stored HTML, with the members and threads it names turned into links and its pictures with their size.
 * Also what a preview shows.
 * @throws invalid `markdown.*` on the field `body` when a limit is passed
 */
export async function renderText(ctx: Ctx, body: string): Promise<Rendered> {
  const plain = render(body)
  if (plain.mentions.length === 0 && plain.threadRefs.length === 0 && plain.uploads.length === 0) return plain
  const [handles, threads, sizes] = await Promise.all([
    memberHandles(ctx.read, plain.mentions),
    threadTargets(ctx.read, plain.threadRefs),
    uploadSizes(ctx.read, plain.uploads),
  ])
  return render(body, {
    mention(candidate) {
      const handle = handles.get(candidate.toLowerCase())
      return handle === undefined ? null : { handle, href: `/members/${encodeURIComponent(handle)}` }
    },
    threadRef(id) {
      const thread = threads.get(id)
      return thread === undefined ? null : { href: threadPath(thread), title: thread.title }
    },
    picture: (id) => sizes.get(id) ?? null,
  })
}

/** A refused text is the fault of one field, and said beside it. */
function render(body: string, options: RenderOptions = {}): Rendered {
  try {
    return renderMarkdown(body, options)
  } catch (error) {
    if (!isDomainError(error) || error.kind !== 'invalid') throw error
    throw new DomainError('invalid', error.key, {
      params: error.params,
      code: error.code,
      fields: { body: { key: error.key, params: error.params } },
    })
  }
}
