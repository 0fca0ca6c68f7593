import type { Ctx } from '#app/core/context.server.ts'
import { edgesOf, percentOf } from '#app/domain/fraud/act.ts'
import { correctFinding, dismissFinding } from '#app/domain/fraud/correct-finding.server.ts'
import { decideAppeal } from '#app/domain/fraud/decide-appeal.server.ts'
import {
  appealView,
  findingTitles,
  findingView,
  findingsOfAppeals,
  type FindingView,
} from '#app/domain/fraud/queries/findings.server.ts'
import { undoFindingDecision } from '#app/domain/fraud/undo-finding-decision.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { translator } from '#app/i18n/index.ts'
import type { ReviewPanel } from './review-panels.server.ts'
import { urls } from './urls.ts'

/** Acts shown one by one; the figures count all of them. */
const shownActs = 50

/** What the page of a finding shows. */
export type FindingPanelData = NonNullable<Awaited<ReturnType<typeof findingData>>>
export type AppealPanelData = {
  appeal: { name: string; handle: string; text: string; at: string } | null
  finding: FindingPanelData | null
}

export const findingPanel: ReviewPanel = {
  rows: (ctx, items) => titled(ctx, items, new Map(items.map((item) => [item.id, item.subject_id]))),
  load: (ctx, item) => findingData(ctx, item.subject_id),
  async decide(ctx, item, { decision, note }) {
    const input = { findingId: item.subject_id, itemId: item.id, note }
    await (decision === 'correct' ? correctFinding(ctx, input) : dismissFinding(ctx, input))
  },
  undo: undoFindingDecision,
}

export const appealPanel: ReviewPanel = {
  async rows(ctx, items) {
    const findings = await findingsOfAppeals(
      ctx,
      items.map((item) => item.subject_id),
    )
    return titled(ctx, items, new Map(items.map((item) => [item.id, findings.get(item.subject_id) ?? ''])))
  },
  async load(ctx, item): Promise<AppealPanelData> {
    const appeal = await appealView(ctx, item.subject_id)
    if (appeal === null) return { appeal: null, finding: null }
    const { name, handle, text, created_at: at } = appeal
    return { appeal: { name, handle, text, at }, finding: await findingData(ctx, appeal.finding_id) }
  },
  decide: (ctx, item, { decision, note }) =>
    decideAppeal(ctx, {
      appealId: item.subject_id,
      itemId: item.id,
      decision: decision === 'overturn' ? 'overturn' : 'uphold',
      note,
    }),
}

async function titled(ctx: Ctx, items: readonly ReviewItem[], findingOf: ReadonlyMap<string, string>) {
  const t = translator(ctx.locale)
  const titles = await findingTitles(ctx, [...findingOf.values()])
  const list = new Intl.ListFormat(ctx.locale, { type: 'conjunction' })
  return new Map(
    items.flatMap((item) => {
      const found = titles.get(findingOf.get(item.id) ?? '')
      return found === undefined
        ? []
        : [
            [
              item.id,
              {
                title: t('gaming.titleOf', {
                  pattern: t(`gaming.pattern.${found.pattern}`),
                  names: list.format(found.names),
                }),
                lang: null,
              },
            ] as const,
          ]
    }),
  )
}

async function findingData(ctx: Ctx, id: string) {
  const view = await findingView(ctx, id)
  if (view === null) return null
  const { finding, members, acts } = view
  return {
    pattern: finding.pattern,
    figures: JSON.parse(finding.evidence) as Record<string, number>,
    members,
    edges: edgeRows(view),
    acts: acts.slice(0, shownActs).map(({ event_id, kind, value, at, post_id, from_id, to_id, corrected_at }) => ({
      id: event_id,
      kind,
      value,
      at,
      href: urls.permalink(post_id),
      from: nameOf(members, from_id),
      to: nameOf(members, to_id),
      corrected: corrected_at !== null,
    })),
    moreActs: Math.max(0, acts.length - shownActs),
  }
}

/** Who did how much to whom, the most first. `share`: of what the receiver got in the finding, in percent. */
function edgeRows({ members, acts }: FindingView) {
  const received = new Map<string, number>()
  for (const { to_id } of acts) received.set(to_id, (received.get(to_id) ?? 0) + 1)
  const asActs = acts.map((act) => ({
    kind: act.kind,
    eventId: act.event_id,
    voteId: act.vote_id,
    postId: act.post_id,
    from: act.from_id,
    to: act.to_id,
    value: act.value,
    at: act.at,
    minutes: null,
  }))
  return edgesOf(asActs)
    .map(({ from, to, acts: done }) => ({
      key: `${from} ${to}`,
      from,
      to,
      fromName: nameOf(members, from),
      toName: nameOf(members, to),
      count: done.length,
      share: percentOf(done.length, received.get(to) ?? 0),
      first: done.map(({ at }) => at).toSorted()[0] ?? '',
      last:
        done
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? '',
    }))
    .toSorted((a, b) => b.count - a.count)
}

function nameOf(members: FindingView['members'], id: string): string {
  return members.find((member) => member.id === id)?.name ?? '?'
}
