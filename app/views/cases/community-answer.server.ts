import { visitor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isOpen } from '#app/domain/cases/case.ts'
import { acceptedAnswers } from '#app/domain/cases/queries/accepted-answer.server.ts'
import type { CaseSummary } from '#app/domain/cases/queries/summaries.server.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'

const lookedAt = 5
/** Characters of an answer that are quoted whole; of a longer one only its beginning. */
const quotedWhole = 1_200

/** What the community knows about the matter of a case, and the draft that passes it on. */
export type CommunityAnswer = {
  title: string
  href: string
  author: string | null
  votes: number
  at: string
  excerpt: string
  draft: string
}

/**
 * The accepted answer of the most similar thread that everybody can read; null when there is none, and for a case that
 * is over.
 */
export async function communityAnswer(
  ctx: Ctx,
  row: Pick<CaseSummary, 'status' | 'subject' | 'thread' | 'lang'>,
): Promise<CommunityAnswer | null> {
  if (!isOpen(row.status)) return null
  // Found as a visitor: the answer is passed on to a customer, and in public to everybody.
  const similar = await similarThreads(ctx.as(visitor), row.subject, {
    limit: lookedAt,
    except: row.thread?.id ?? null,
  })
  const solved = similar.filter(({ acceptedPostId, outdated }) => acceptedPostId !== null && outdated === null)
  const answers = await acceptedAnswers(
    ctx.read,
    solved.map(({ id }) => id),
  )
  const best = solved.flatMap(({ id }) => answers.get(id) ?? [])[0]
  if (best === undefined) return null
  const href = urls.permalink(best.postId)
  const t = translator(row.lang ?? ctx.locale)
  const quoted = best.body.length > quotedWhole ? best.excerpt : best.body.trim()
  const intro = best.author === null ? t('replies.offer.draftFormer') : t('replies.offer.draft', { name: best.author })
  const quote = quoted
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
  const link = `[${best.title.replace(/[[\]\\]/g, '\\$&')}](${ctx.platform.env.ORIGIN}${href})`
  return {
    title: best.title,
    href,
    author: best.author,
    votes: best.votes,
    at: best.at,
    excerpt: best.excerpt,
    draft: `${intro}\n\n${quote}\n\n${link}`,
  }
}
