import type { Ctx } from '#app/core/context.server.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import type { Customer } from '#app/domain/cases/queries/customers.server.ts'
import type { DoubtfulPost } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import type { CasePage } from '#app/domain/cases/queries/page.server.ts'
import type { CaseSummary, Reason } from '#app/domain/cases/queries/summaries.server.ts'
import { standingsOf, type Standing } from '#app/domain/loyalty/standings.server.ts'
import { translator } from '#app/i18n/index.ts'
import { authorView } from './author-views.server.ts'
import { urls } from './urls.ts'

/** Below this share of a promise the rest is short. */
const soonShare = 0.25
/** From this weight on a word was one of the main reasons; the strongest has 1. */
const strongWeight = 0.6
const quoteLength = 130

/** Cases as the rows of a list show them. No query. */
export function caseRows(ctx: Pick<Ctx, 'locale'>, cases: readonly CaseSummary[]) {
  const t = translator(ctx.locale)
  return cases.map((view) => {
    const card = view.customerInShort
    return {
      id: view.id,
      href: urls.case(view.number),
      number: view.number,
      seen: view.seen,
      reference: caseReference(view.number),
      title: view.subject,
      lang: view.lang,
      quote: quoteOf(view.body, view.reasons),
      customer: {
        name: view.customer?.name ?? view.contact ?? t('parts.people.deleted'),
        handle: view.customer?.handle ?? null,
        tier: card?.tier ?? null,
        tenure: card?.tenure ?? null,
      },
      renewsAt: card?.renewsAt ?? null,
      severity: view.severity,
      raises: view.raises,
      category: t(`cases.category.${view.category}`),
      status: t(view.dismissed ? 'cases.status.dismissed' : `cases.status.${view.status}`),
      assignee: view.assignee?.name ?? null,
      here: view.here,
      clock: clockView(view.next, view.dismissed),
    }
  })
}

/** Posts that may be complaints, with the words that say so. */
export function doubtfulViews(posts: readonly DoubtfulPost[]) {
  return posts.map(({ postId, title, body, lang, reasons, author, notedAt }) => ({
    postId,
    href: urls.permalink(postId),
    title,
    lang,
    quote: quoteOf(body, reasons),
    author,
    notedAt,
  }))
}

/** Null for a case that was no promise. */
function clockView(clock: SlaClock, dismissed: boolean) {
  if (dismissed) return null
  const { name, state, promisedMinutes, usedMinutes, leftMinutes, dayMinutes } = clock
  const soon = leftMinutes < promisedMinutes * soonShare
  const shown = state === 'breached' ? 'overdue' : state === 'running' && soon ? 'soon' : state
  return { kind: name, state: shown, promisedMinutes, usedMinutes, dayMinutes } as const
}

/** Everything of a case page in the words and shapes of the components. */
export async function casePageView(ctx: Ctx, page: CasePage) {
  const card = page.customerCard
  const standing = card === null ? undefined : (await standingsOf(ctx.read, [card.id])).get(card.id)
  const { customerCard: _, ...rest } = page
  return {
    ...rest,
    reference: caseReference(page.number),
    clocks: [page.firstResponse, page.nextResponse, page.resolution].flatMap((clock) => {
      const view = clock === null ? null : clockView(clock, page.dismissed)
      return view === null ? [] : [view]
    }),
    cues: cuesOf(page.body, page.reasons),
    reasons: distinct(page.reasons).map(({ text, weight }) => ({
      words: text,
      strong: weight >= strongWeight,
    })),
    customer: card === null ? null : customerView(ctx, card, standing ?? null),
    threadHref: page.thread === null ? null : urls.thread(page.thread),
  }
}

function customerView(ctx: Ctx, card: Customer, standing: Standing | null) {
  const { plan, renewsAt, openCases, pastCases, answers, acceptedAnswers, since } = card
  return {
    author: authorView(ctx, card, card.staff === null ? standing : null),
    plan,
    renewsAt,
    openCases,
    pastCases,
    answers,
    acceptedAnswers,
    since,
    reputation: standing?.reputation ?? null,
  }
}

/** The words found in the body, with their positions. */
function cuesOf(body: string, reasons: readonly Reason[]) {
  return reasons
    .filter(({ start, end }) => start >= 0 && end <= body.length)
    .map(({ start, end, weight }) => ({ start, end, strong: weight >= strongWeight }))
}

/** One line of the complaint around its first cue. */
function quoteOf(body: string, reasons: readonly Reason[]) {
  const cues = cuesOf(body, reasons)
  const first = Math.min(...cues.map(({ start }) => start), body.length)
  // Of the same length, so that the places of the words stay: marks of tables, lists and headings say nothing in a
  // line.
  const line = body.replace(/[\s|*_`#>]|-{3,}/g, (mark) => ' '.repeat(mark.length))
  const wanted = first === body.length ? 0 : Math.max(0, first - 30)
  // From the beginning of a word.
  const from = wanted === 0 ? 0 : line.lastIndexOf(' ', wanted) + 1
  const piece = line.slice(from, from + quoteLength)
  const end = from + piece.length < line.length ? piece.replace(/\s+\S*$/, '') : piece
  const head = from > 0 ? '…' : ''
  const shifted = cues.map((cue) => ({
    ...cue,
    start: cue.start - from + head.length,
    end: cue.end - from + head.length,
  }))
  const text = `${head}${end}${from + end.length < line.trimEnd().length ? '…' : ''}`
  return text === ''
    ? null
    : { text, cues: shifted.filter((cue) => cue.start >= head.length && cue.end <= head.length + end.length) }
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(
    (reason, at) => reasons.findIndex(({ text }) => text.toLowerCase() === reason.text.toLowerCase()) === at,
  )
}
