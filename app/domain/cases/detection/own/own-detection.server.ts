import type { Ctx } from '#app/core/context.server.ts'
import { headById } from '#app/domain/cases/queries/own-detection.server.ts'
import type { OwnHead } from './own-head.ts'
import { headOf } from './own-version.ts'

/** Versions never change: each is read once. */
const kept = new Map<string, OwnHead>()

/** What this site learnt, by the version in use; null while it goes by the shipped model. No query after the first. */
export async function ownHead(ctx: Ctx): Promise<OwnHead | null> {
  const id = ctx.setting('cases.ownDetection')
  if (id === '') return null
  return kept.get(id) ?? readHead(ctx, id)
}

async function readHead(ctx: Ctx, id: string): Promise<OwnHead | null> {
  const row = await headById(ctx.read, id)
  if (row === null) return null
  const head = headOf(row)
  // One version is in use at a time.
  kept.clear()
  kept.set(id, head)
  return head
}
