import type { Ctx } from '#app/core/context.server.ts'
import { own } from '#app/core/own.ts'
import { draftView, type DraftView } from './draft.ts'
import { draftRows } from './queries/drafts.server.ts'

/** The reader's drafts of these places, by place; empty for visitors. */
async function draftsAt(ctx: Ctx, places: readonly string[]): Promise<Record<string, DraftView>> {
  const { memberId } = ctx.actor
  if (memberId === null || places.length === 0) return {}
  const rows = await draftRows(ctx.read, memberId, places)
  return Object.fromEntries(rows.map((row) => [row.place, draftView(row)]))
}

export async function draftAt(ctx: Ctx, place: string): Promise<DraftView | null> {
  return own(await draftsAt(ctx, [place]), place) ?? null
}
