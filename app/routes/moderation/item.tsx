import { z } from 'zod'
import { RequestDecisionForm } from '#app/components/legal/request-panel.tsx'
import { AskForm } from '#app/components/moderation/appeal-panel.tsx'
import {
  ClaimForm,
  DecisionForm,
  PostDecisionForm,
  SkipForm,
  UndoForm,
} from '#app/components/moderation/review-decision.tsx'
import { reviewPanelViews } from '#app/components/moderation/review-panels.tsx'
import { SecondLookForm } from '#app/components/moderation/second-look-panel.tsx'
import { StatementMails } from '#app/components/moderation/statement-preview.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { line, optionalBlock } from '#app/core/text-shapes.ts'
import { askAppellant } from '#app/domain/moderation/appeals/ask-appellant.server.ts'
import type { StatementPreview } from '#app/domain/moderation/decisions/statement-preview.server.ts'
import { reasonShape } from '#app/domain/moderation/input.ts'
import { hardItems } from '#app/domain/moderation/queries/exposure.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { refuseItemAct } from '#app/domain/review/item-acts.ts'
import { nextReviewItem, reviewItem } from '#app/domain/review/queries/review-items.server.ts'
import { releaseReviewItem } from '#app/domain/review/release-review-item.server.ts'
import { skipReviewItem } from '#app/domain/review/skip-review-item.server.ts'
import { decisionsOf, reviewKind, type ReviewKind } from '#app/registry/review-kinds.ts'
import type { RequestPanelData } from '#app/views/legal/request-panel.server.ts'
import type { AuthorDesk } from '#app/views/moderation/author-desk.server.ts'
import type { PostPanelData } from '#app/views/moderation/post-panel.server.ts'
import type { SecondLookData } from '#app/views/moderation/second-look-panel.server.ts'
import { previewOf } from '#app/views/moderation/statement-preview.server.ts'
import { ownExposure } from '#app/views/moderation/team-page.server.ts'
import { queueChoice, queueFilter, queueQuery, reviewListPage, thingOf } from '#app/views/review-list.server.ts'
import { reviewPanels, undoDecision } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent, type FormOutcome } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'
import { veilIsOn } from '#app/web/veil.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({ title: data?.title ?? t('review.title'), noindex: true }),
}

export const loader = guardedLoader(
  'review.read',
  async ({ ctx, url, params, request }) => {
    const item = await reviewItem(ctx, params.id ?? '')
    const panel = reviewPanels[item.kind]
    const choice = queueChoice(ctx, url)
    const [queue, lines, data, exposure, hard] = await Promise.all([
      reviewListPage(ctx, choice, null, 1),
      panel.rows(ctx, [item]),
      panel.load(ctx, item),
      readsWhatMembersMade(item.kind) ? ownExposure(ctx) : null,
      hardItems(ctx.read, [item]),
    ])
    const veil = { on: veilIsOn(request), hard: hard.has(item.id) }
    return {
      id: item.id,
      kind: item.kind,
      thing: thingOf(item),
      state: item.state,
      title: veil.on && veil.hard ? null : (lines.get(item.id)?.title ?? null),
      reason: item.reason,
      openedAt: item.opened_at,
      weight: item.weight,
      dueAt: item.due_at,
      holder: item.holder,
      mine: item.claimed_by === ctx.actor.memberId && item.holder !== null,
      token: item.claimed_by === ctx.actor.memberId && item.holder !== null ? item.claim_token : null,
      until: item.claimed_until,
      own: item.member_id !== null && item.member_id === ctx.actor.memberId,
      skipped: item.skipped,
      decided:
        item.decision === null
          ? null
          : { decision: item.decision, by: item.decider, at: item.decided_at ?? item.opened_at, note: item.note },
      undoDays: item.state === 'decided' ? (reviewKind(item.kind).undoDays ?? null) : null,
      final: item.state === 'decided' && reviewKind(item.kind).undoDays === undefined,
      decisions: Object.entries(reviewKind(item.kind).elsewhere === true ? {} : decisionsOf(item.kind)).map(
        ([decision, entry]) => ({ decision, ...entry }),
      ),
      data,
      veil,
      breakDue: exposure?.breakDue === true ? exposure.count : null,
      waiting: queue.total,
      back: urls.reviewQueue() + queueQuery(choice),
    }
  },
  { somewhere: true },
)

const note = optionalBlock(2_000).default('')

export const action = guardedAction(
  'review.read',
  {
    decide: intent({
      shape: z.looseObject({ decision: z.string().max(40), note, token: z.string().max(40).default('') }),
      limit: 'staffAct',
      run: async (page, { decision, note: why, token, ...rest }) => {
        const item = await reviewItem(page.ctx, page.params.id ?? '')
        if (item.state === 'open') refuseItemAct('decide', item, { actor: page.ctx.actor, now: page.ctx.now(), token })
        const fields = Object.fromEntries(
          Object.entries(rest).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
        )
        if (decision === 'preview')
          return { extra: { preview: await previewOf(page.ctx, item, { ...fields, note: why }) } }
        await reviewPanels[item.kind].decide(page.ctx, item, { decision, note: why, fields })
        return goOn(page, `review.toast.${item.kind}.${decision}`)
      },
    }),
    claim: intent({
      shape: z.object({}),
      limit: 'staffAct',
      run: async (page) => {
        await claimReviewItem(page.ctx, { itemId: page.params.id ?? '' })
        return { to: here(page) }
      },
    }),
    release: intent({
      shape: z.object({}),
      limit: 'staffAct',
      run: async (page) => {
        await releaseReviewItem(page.ctx, { itemId: page.params.id ?? '' })
        return {
          to: urls.reviewQueue() + queueQuery(queueChoice(page.ctx, page.url)),
          toast: { tone: 'good', key: 'review.toast.released' },
        }
      },
    }),
    skip: intent({
      shape: z.object({ reason: line(300) }),
      limit: 'staffAct',
      run: async (page, { reason }) => {
        await skipReviewItem(page.ctx, { itemId: page.params.id ?? '', reason })
        return goOn(page, 'review.toast.skipped')
      },
    }),
    undo: intent({
      shape: z.object({ reason: reasonShape }),
      limit: 'staffAct',
      run: async (page, { reason }) => {
        await undoDecision(page.ctx, { itemId: page.params.id ?? '', reason })
        return { to: here(page), toast: { tone: 'good', key: 'review.toast.undone' } }
      },
    }),
    ask: intent({
      shape: z.object({ question: reasonShape }),
      limit: 'staffAct',
      run: async (page, { question }) => {
        const item = await reviewItem(page.ctx, page.params.id ?? '')
        await askAppellant(page.ctx, { appealId: item.subject_id, question })
        return { to: here(page), toast: { tone: 'good', key: 'review.toast.asked' } }
      },
    }),
  },
  { somewhere: true },
)

/** The next item of the list, claimed for the reader and with an empty form; the queue when there is none. */
async function goOn({ ctx, url, params }: PageArgs, toast: string): Promise<FormOutcome> {
  const choice = { ...queueChoice(ctx, url), view: 'open' as const }
  const next = await nextReviewItem(ctx, queueFilter(ctx, choice), params.id ?? '')
  if (next !== null) await claimReviewItem(ctx.as(ctx.actor), { itemId: next }).catch(() => null)
  return {
    to: (next === null ? urls.reviewQueue() : urls.reviewItem(next)) + queueQuery(choice),
    toast: { tone: 'good', key: toast },
  }
}

function here({ url }: PageArgs): string {
  return url.pathname + url.search
}

export default function Item({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const { t } = useReader()
  const Panel = reviewPanelViews[page.kind]
  const open = page.state === 'open' && !page.own
  const free = open && (page.holder === null || page.mine)
  const preview = result?.extra?.['preview'] as StatementPreview | null | undefined
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: page.back }]} />
      <p className="meta-text">{t('review.waitingCount', { count: page.waiting })}</p>
      <header className="spread">
        <div>
          <h1 className="as-h2">
            {page.thing === null ? t(`review.one.${page.kind}`) : t(`flags.thing.${page.thing}`)}
          </h1>
          <p className="meta">
            <span>{t.any(`review.reason.${page.reason}`)}</span>
            <Time at={page.openedAt} />
            {page.weight > 0 && page.state === 'open' && <span>{t('review.ahead', { count: page.weight })}</span>}
            {page.dueAt !== null && page.state === 'open' && (
              <span>
                <Sentence text="review.due" with={{ when: <Time at={page.dueAt} form="moment" /> }} />
              </span>
            )}
          </p>
        </div>
        {open && <ClaimForm holder={page.holder} mine={page.mine} until={page.until} result={result} />}
      </header>
      <div className="split desk gap">
        <article className="stack loose">{page.data !== null && <Panel data={page.data} veil={page.veil} />}</article>
        <section className="stack" aria-label={t('review.decision.title')}>
          {page.breakDue !== null && (
            <Note tone="warn">
              {t('moderation.team.ownText', { count: page.breakDue })} {t('moderation.team.break')}
            </Note>
          )}
          {page.own && <Note>{t('review.own')}</Note>}
          {page.skipped !== null && page.state === 'open' && (
            <Note>{t('review.skippedByYou', { reason: page.skipped })}</Note>
          )}
          {page.decided !== null && <Decided decided={page.decided} kind={page.kind} />}
          {page.state === 'withdrawn' && <Note>{t('review.withdrawn')}</Note>}
          {open && page.holder !== null && !page.mine && (
            <Note>
              <Sentence text="review.takenBy" with={{ name: <bdi>{page.holder}</bdi> }} />
            </Note>
          )}
          {free && preview !== undefined && <StatementMails preview={preview} />}
          {free &&
            (isOfMember(page.kind) && page.data !== null ? (
              <PostDecisionForm
                kind={page.kind}
                decisions={page.decisions}
                token={page.token}
                result={result}
                data={page.data as AuthorDesk}
              />
            ) : page.kind === 'second-look' && page.data !== null ? (
              <SecondLookForm
                kind={page.kind}
                decisions={page.decisions}
                token={page.token}
                result={result}
                data={page.data as SecondLookData}
              />
            ) : isLegal(page.kind) && page.data !== null ? (
              <RequestDecisionForm
                kind={page.kind}
                decisions={page.decisions}
                token={page.token}
                result={result}
                law={(page.data as RequestPanelData).law}
              />
            ) : (
              <DecisionForm kind={page.kind} decisions={page.decisions} token={page.token} result={result} />
            ))}
          {free && page.kind === 'appeal' && <AskForm result={result} />}
          {free && page.kind === 'post' && <SpamLink data={page.data as PostPanelData | null} />}
          {open && <SkipForm result={result} />}
          {page.undoDays !== null && !page.own && <UndoForm days={page.undoDays} result={result} />}
          {page.final && <p className="meta-text">{t.any(`review.final.${page.kind}`)}</p>}
        </section>
      </div>
    </>
  )
}

/** Kinds whose evidence can be hard to read: what members made, or an appeal or request about it. */
function readsWhatMembersMade(kind: ReviewKind): boolean {
  return isOfMember(kind) || isLegal(kind) || kind === 'appeal' || kind === 'second-look'
}

/** Kinds about what a member made, whose decision can name a rule, a template and a sanction. */
function isOfMember(kind: ReviewKind): boolean {
  return kind === 'post' || kind === 'content' || kind === 'message'
}

function isLegal(kind: ReviewKind): boolean {
  return kind === 'rights-request' || kind === 'illegal-content'
}

/** The way to one decision about everything its author wrote. */
function SpamLink({ data }: { data: PostPanelData | null }) {
  const { t } = useReader()
  if (data === null || data.author === null) return null
  return (
    <p>
      <a className="button" href={data.author.spam}>
        {t('spam.ofMember')}
      </a>
    </p>
  )
}

function Decided({
  decided,
  kind,
}: {
  decided: { decision: string; by: string | null; at: string; note: string }
  kind: string
}) {
  const { t } = useReader()
  return (
    <Facts
      facts={[
        { name: t('review.decided'), value: t.any(`review.decision.${kind}.${decided.decision}`) },
        {
          name: t('review.decidedBy'),
          value: (
            <>
              <bdi>{decided.by ?? t('review.system')}</bdi>, <Time at={decided.at} form="moment" />
            </>
          ),
        },
        ...(decided.note === '' ? [] : [{ name: t('review.note'), value: decided.note }]),
      ]}
    />
  )
}
