import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { refuseNothing, renderMarkdown, type Rendered, type RenderOptions } from '#app/core/markdown.server.ts'
import { uploadSizes } from '#app/domain/uploads/queries/uploads.server.ts'
import { filledHtml, memberHandles, mostReferences } from './queries/references.server.ts'

/**
 * Markdown to stored HTML: the members and threads it names become links that hold only an id, filled in by
 * `filledHtml` whenever they are read, and its pictures get their size. Only the first fifty threads become links.
 * @throws invalid `markdown.*` on the field `body` when a limit is passed, or a reader would see nothing
 */
export async function renderText(ctx: Pick<Ctx, 'read'>, body: string): Promise<Rendered> {
  return refuseNothing(await renderAny(ctx, body))
}

async function renderAny(ctx: Pick<Ctx, 'read'>, body: string): Promise<Rendered> {
  const plain = render(body)
  if (plain.mentions.length === 0 && plain.threadRefs.length === 0 && plain.uploads.length === 0) return plain
  const [members, sizes] = await Promise.all([
    memberHandles(ctx.read, plain.mentions),
    uploadSizes(ctx.read, plain.uploads),
  ])
  const threads = new Set(plain.threadRefs.slice(0, mostReferences))
  return render(body, {
    mention(candidate) {
      const member = members.get(candidate.toLowerCase())
      return member === undefined ? null : { handle: member.handle, href: `/members/${member.id}` }
    },
    threadRef: (id) => (threads.has(id) ? { href: `/threads/${id}`, title: `#${id}` } : null),
    picture: (id) => sizes.get(id) ?? null,
  })
}

/** The HTML of a text as a reader will see it, for previews; nothing yet is no fault. @throws as `renderText` */
export async function previewText(ctx: Ctx, body: string): Promise<string> {
  const { html } = await renderAny(ctx, body)
  return (await filledHtml(ctx, [html]))(html)
}

/** Puts a refusal of the renderer on the field `body`. */
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
