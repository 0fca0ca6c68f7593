import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Complaint } from '#app/domain/cases/detection/complaint.ts'
import { detectComplaint } from '#app/domain/cases/detection/detect-complaint.ts'
import { labelledPosts, latestHead } from '#app/domain/cases/queries/own-detection.server.ts'
import { insertHead } from '#app/domain/cases/store/own-detection.server.ts'
import { learnOwnHead, type LabelledPost } from './own-head.ts'
import { encodeWeights, fewestLabels, fewestOfASide, type HeldFigures } from './own-version.ts'

type Labelled = LabelledPost & { lang: 'ko' | 'en' | undefined; verdict: Complaint['verdict'] }

/** Every fourth post is held back, to judge by what was not learnt. */
const heldEvery = 4
/** Labels of years: more than these teach nothing new, and have to fit into memory. */
const mostLabels = 20_000

/**
 * Learns from what staff said of posts, and keeps the result as a version that an admin can put to use. Nothing is kept
 * when there are too few labels, or no new ones since the last version.
 * @returns the id of the version; null when none was made
 */
export async function trainOwnHead(ctx: Ctx): Promise<string | null> {
  const posts = await labelledPosts(ctx.read, mostLabels)
  const last = await latestHead(ctx.read)
  if (last !== null && last.labels + last.held === posts.length) return null
  const rows: Labelled[] = []
  for (const { text, lang, is } of posts) {
    const { score, verdict } = detectComplaint(text, { lang })
    rows.push({ text, lang, is, score, verdict })
    // A thousand texts are a second of work: requests come in between.
    await setImmediate()
  }
  const held = rows.filter((_, at) => at % heldEvery === 0)
  const learnt = rows.filter((_, at) => at % heldEvery !== 0)
  const complaints = learnt.filter(({ is }) => is).length
  if (learnt.length < fewestLabels || Math.min(complaints, learnt.length - complaints) < fewestOfASide) return null

  const head = learnOwnHead(learnt)
  const figures = {
    shipped: figuresOf(held),
    own: figuresOf(
      held.map((post) => ({ ...post, verdict: detectComplaint(post.text, { lang: post.lang, own: head }).verdict })),
    ),
  }
  return ctx.write(async (tx) => {
    const id = newId('detectionHead', msOf(tx.at))
    await insertHead(tx, {
      id,
      trained_at: tx.at,
      labels: learnt.length,
      held: held.length,
      figures: JSON.stringify(figures),
      slope: head.slope,
      bias: head.bias,
      weights: encodeWeights(head.weights),
    })
    return id
  })
}

function figuresOf(posts: readonly Labelled[]): HeldFigures {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  const flagged = posts.filter(({ verdict }) => verdict === 'complaint')
  const seen = posts.filter(({ verdict }) => verdict !== 'calm')
  const complaints = posts.filter(({ is }) => is).length
  const found = flagged.filter(({ is }) => is).length
  return {
    precision: share(found, flagged.length),
    recall: share(found, complaints),
    both: share(seen.filter(({ is }) => is).length, complaints),
    doubtful: share(seen.length - flagged.length, posts.length),
  }
}
