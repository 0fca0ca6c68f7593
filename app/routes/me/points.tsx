import type { ReactNode } from 'react'
import { BalanceCard } from '#app/components/loyalty/balance-card.tsx'
import { LedgerFilterForm } from '#app/components/loyalty/ledger-filter.tsx'
import { LedgerList, type LedgerLineView } from '#app/components/loyalty/ledger-list.tsx'
import { MonthChart, type MonthBar } from '#app/components/loyalty/month-chart.tsx'
import { usePerkWords } from '#app/components/loyalty/perk-words.ts'
import { TierProgress } from '#app/components/loyalty/tier-progress.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { dayIn } from '#app/core/time.ts'
import { causeKey, cutsOf, sentenceKey } from '#app/domain/loyalty/awards/line-sentence.ts'
import { pointsPage, type PointsLine } from '#app/domain/loyalty/awards/points-page.server.ts'
import { ruleNames } from '#app/domain/loyalty/rules/rule-terms.ts'
import { perkCatalogue } from '#app/domain/perks/queries/catalogue.server.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { filterQuery, ledgerFilter } from '#app/views/ledger-filter.ts'
import { ledgerSubjects } from '#app/views/ledger-subjects.server.ts'
import { perkCard, type PerkCardView } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['points', 'tier'], id: null }),
  head: (_data, t) => ({ title: t('loyalty.page.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, url, memberId }) => {
  const filter = ledgerFilter(url)
  const page = await pointsPage(ctx, memberId, { limit: 25, cursor: url.searchParams.get('cursor') }, filter)
  const subjects = await ledgerSubjects(ctx, page.lines.items)
  return {
    ...page,
    perks: await perksInReach(ctx),
    filter,
    rules: ruleNames,
    subjects,
    thisMonth: dayIn(ctx.now(), ctx.setting('site.timeZone')).slice(0, 7),
  }
})

/**
 * What can be taken now, cheapest first, and what comes next: the one that lacks the fewest points, else the nearest
 * condition.
 */
async function perksInReach(ctx: Ctx) {
  const cards = (await perkCatalogue(ctx)).perks
    .map((view) => perkCard(ctx, view))
    .filter((perk) => perk.season === 'open')
  const lacks = ({ mine, cost }: PerkCardView): number => (mine?.met === true ? cost : Number.MAX_SAFE_INTEGER)
  const later = cards.filter(
    ({ mine }) =>
      mine !== null &&
      mine.refusals.length > 0 &&
      mine.refusals.every(({ code }) => code === 'points' || code === 'condition'),
  )
  return {
    now: cards.filter(({ mine }) => mine?.refusals.length === 0).slice(0, 4),
    next: later.toSorted((a, b) => lacks(a) - lacks(b))[0] ?? null,
  }
}

export default function Points({ data: page }: PageProps<typeof loader>) {
  const t = useT()
  const format = useFormat()
  const words = usePerkWords()
  const bars = lastMonths(page.thisMonth).map((month): MonthBar => {
    const { points, pending, years } = page.months.find((one) => one.month === month) ?? {
      points: 0,
      pending: 0,
      years: null,
    }
    return {
      month,
      value: points - pending,
      pending,
      mark: years === null ? undefined : t('loyalty.chart.years', { count: years }),
    }
  })
  const total = bars.reduce((sum, bar) => sum + bar.value + (bar.pending ?? 0), 0)
  const last = page.maturing.at(-1)
  const filtered = Object.values(page.filter).some((value) => value !== null)
  return (
    <div className="split">
      <div>
        <PageTitle title={t('loyalty.page.title')} />
        <BalanceCard balance={{ ...page.balances, reputation: page.reputation, pendingUntil: last?.at ?? null }} />
        <TierProgress tier={page.tier} />
        <Section
          title={t('loyalty.page.year')}
          aside={<span className="meta-text">{t('loyalty.chart.total', { count: total })}</span>}
        >
          <MonthChart bars={bars} />
        </Section>
        <Section title={t('loyalty.page.history')} aside={<a href={urls.rules()}>{t('loyalty.page.rules')}</a>}>
          <LedgerFilterForm filter={page.filter} rules={page.rules} />
          <LedgerList
            lines={page.lines.items.map((line) => lineView(line))}
            empty={
              filtered
                ? { title: t('loyalty.filter.none'), text: t('loyalty.filter.noneText') }
                : {
                    title: t('loyalty.page.emptyTitle'),
                    text: t('loyalty.page.empty'),
                    action: (
                      <a className="button" href={`${urls.threads()}?state=unanswered`}>
                        {t('loyalty.page.emptyAction')}
                      </a>
                    ),
                  }
            }
          />
          <Pager
            newer={null}
            older={page.lines.next === null ? null : `?${filterQuery(page.filter, page.lines.next)}`}
            olderText={t('loyalty.page.older')}
          />
        </Section>
      </div>
      <aside className="side">
        <SideSection title={t('loyalty.page.maturing')}>
          {page.maturing.length === 0 ? (
            <p className="quiet-text">{t('loyalty.page.maturingNone')}</p>
          ) : (
            <Facts
              facts={page.maturing.map((one) => ({
                name: format.date(one.at),
                value: <span className="num">{format.signed(one.points)}</span>,
              }))}
            />
          )}
        </SideSection>
        {(page.perks.now.length > 0 || page.perks.next !== null) && (
          <SideSection title={t('loyalty.page.perks')}>
            <ul className="lines">
              {page.perks.now.map((perk) => (
                <li key={perk.id}>
                  <p>
                    <a href={perk.href}>{perk.title}</a>
                  </p>
                  <p className="meta-text">
                    {words.cost(perk.cost)} · {t('loyalty.page.perkNow')}
                  </p>
                </li>
              ))}
              {page.perks.next !== null && (
                <li>
                  <p>
                    <a href={page.perks.next.href}>{page.perks.next.title}</a>
                  </p>
                  <p className="meta-text">
                    {[words.cost(page.perks.next.cost), ...missingFor(page.perks.next)].join(' · ')}
                  </p>
                </li>
              )}
            </ul>
            <p>
              <a href={urls.perks()}>{t('loyalty.page.perksAll')}</a>
            </p>
          </SideSection>
        )}
        {page.expiring.length > 0 && (
          <SideSection title={t('loyalty.page.expiring')}>
            <Facts
              facts={page.expiring.map((one) => ({
                name: format.date(one.at),
                value: <span className="num">{format.signed(-one.points)}</span>,
              }))}
            />
            <p className="meta-text">{t('loyalty.page.expiringHint')}</p>
          </SideSection>
        )}
      </aside>
    </div>
  )

  function missingFor(perk: PerkCardView): string[] {
    const points = perk.mine?.refusals.find(({ code }) => code === 'points')
    const condition = words.missing(perk)
    return [
      ...(points === undefined
        ? []
        : [t('loyalty.page.perkLacks', { points: format.number(Number(points.params['count'])) })]),
      ...(condition === null ? [] : [condition]),
    ]
  }

  function lineView(line: PointsLine): LedgerLineView {
    const subject = page.subjects[line.id]
    const link: ReactNode =
      subject == null ? (
        t('loyalty.gone')
      ) : (
        <a href={subject.href} lang={subject.lang ?? undefined}>
          {subject.title}
        </a>
      )
    const cause = causeKey(line)
    return {
      id: line.id,
      at: line.at,
      sentence: <Sentence text={sentenceKey(line) as TextKey} with={{ link, reason: line.reason ?? '' }} />,
      remarks: [
        ...(line.rule === null
          ? []
          : [
              t('loyalty.ruleVersion', {
                rule: t(`loyalty.rule.${line.rule}` as TextKey),
                version: line.ruleVersion ?? 1,
              }),
            ]),
        ...(cause === null ? [] : [t.has(cause) ? t.any(cause) : t('loyalty.settled.cause.other')]),
        ...cutsOf(line).map((cut) =>
          t.any(cut.key, {
            granted: format.signed(cut.granted),
            wanted: format.signed(cut.wanted),
            condition: cut.condition === null ? '' : t.any(cut.condition),
          }),
        ),
      ],
      points: line.points,
      reputation: line.reputation,
      state: line.state,
      stateText: stateText(line),
      alike: alike(line),
    }
  }

  /** Of one thing, by one rule, to the same effect: eleven votes on a post are one line. */
  function alike(line: PointsLine): LedgerLineView['alike'] {
    const { kind, rule, subject, state, ruleVersion } = line
    if (kind !== 'award' || rule === null || subject === null || cutsOf(line).length > 0) return null
    return {
      key: [rule, ruleVersion, subject.type, subject.id, state, stateText(line)].join(' '),
      name: t(`loyalty.rule.${rule}` as TextKey),
    }
  }

  function stateText(line: PointsLine): string {
    if (line.kind === 'expiry') return t('loyalty.state.expired')
    if (line.kind === 'adjustment') return t('loyalty.state.adjusted')
    if (isSpending(line)) return t(`loyalty.spentState.${line.kind}` as TextKey)
    if (line.state === 'reversed') return t('loyalty.state.reversed')
    if (line.points === 0) return t('loyalty.state.none')
    return line.state === 'pending' && line.maturesAt !== null
      ? t('loyalty.state.pending', { day: format.day(line.maturesAt, format.now) })
      : t('loyalty.state.available')
  }
}

/** Points that a perk holds, took or gave back. */
function isSpending({ kind }: PointsLine): boolean {
  return kind === 'reservation' || kind === 'redemption' || kind === 'refund'
}

/** Twelve calendar months up to this one, `2026-11` last. */
function lastMonths(thisMonth: string): string[] {
  const [year = 0, month = 1] = thisMonth.split('-').map(Number)
  return Array.from({ length: 12 }, (_, i) => {
    const at = year * 12 + (month - 1) - (11 - i)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
