import type { Ctx } from '#app/core/context.server.ts'
import { verdictOf } from '#app/domain/cases/detection/classify-text.ts'
import { complaintModel } from '#app/domain/cases/detection/complaint-model.ts'
import type { Complaint } from '#app/domain/cases/detection/complaint.ts'
import { headById } from '#app/domain/cases/queries/own-detection.server.ts'
import { correctedScore, type OwnHead } from './own-head.ts'
import { headOf } from './own-version.ts'

/** Versions never change: each is read once. */
const kept = new Map<string, OwnHead>()

/**
 * The verdict on a post by what this site learnt; that of the shipped model while no version is in use. Costs no query
 * after the first. @param score what the shipped model says of the text, 0..1
 */
export async function ownVerdict(
  ctx: Ctx,
  post: { text: string; lang: 'ko' | 'en'; writer: 'customer' | 'peer'; score: number },
  shipped: Complaint['verdict'],
): Promise<Complaint['verdict']> {
  const id = ctx.setting('cases.ownDetection')
  if (id === '') return shipped
  const head = kept.get(id) ?? (await readHead(ctx, id))
  if (head === null) return shipped
  return verdictOf(correctedScore(post.text, post.score, head), post.writer, complaintModel.thresholds[post.lang])
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
