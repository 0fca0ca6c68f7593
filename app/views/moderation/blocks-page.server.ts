import type { Ctx } from '#app/core/context.server.ts'
import { blockPage } from '#app/domain/holding/queries/blocks.server.ts'
import { blockKindNames, type BlockKind } from '#app/registry/block-kinds.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'

const perPage = 50

export type BlockLine = Awaited<ReturnType<typeof blocksPage>>['blocks'][number]

/** The list of blocks: those in force or those that are over, by kind and by words. One query. */
export async function blocksPage(ctx: Ctx, url: URL) {
  const asked = url.searchParams.get('kind')
  const kind = blockKindNames.find((name) => name === asked) ?? null
  const over = url.searchParams.get('view') === 'over'
  const q = (url.searchParams.get('q') ?? '').slice(0, 100)
  const cursor = url.searchParams.get('cursor')
  const here = (more: Record<string, string | null>) =>
    withQuery(urls.blocks(), { kind, view: over ? 'over' : null, q: q === '' ? null : q, ...more })
  const { items, next } = await blockPage(ctx.read, ctx.now(), { kind, over, q }, { limit: perPage, cursor })
  return {
    q,
    over,
    kind,
    views: [
      { over: false, href: here({ view: null }) },
      { over: true, href: here({ view: 'over' }) },
    ],
    kinds: [null, ...blockKindNames].map((one: BlockKind | null) => ({ kind: one, href: here({ kind: one }) })),
    blocks: items.map(({ id, kind: of, value, reason, by, made_at, until_at, ended_at, endedBy, inForce }) => ({
      id,
      kind: of,
      value,
      reason,
      by,
      endedBy,
      inForce,
      at: made_at,
      until: until_at,
      endedAt: ended_at,
    })),
    first: cursor === null ? null : here({}),
    next: next === null ? null : here({ cursor: next }),
  }
}
