import { z } from 'zod'
import { ChangeTable } from '#app/components/fairness/change-table.tsx'
import { DecisionTable } from '#app/components/fairness/decision-table.tsx'
import { GiniHistory } from '#app/components/fairness/gini-history.tsx'
import { groupName, segments } from '#app/components/fairness/group-name.ts'
import { GroupTable, type ShownGroup } from '#app/components/fairness/group-table.tsx'
import { PerkTable } from '#app/components/fairness/perk-table.tsx'
import { ResponseTable } from '#app/components/fairness/response-table.tsx'
import { SpreadFigures } from '#app/components/fairness/spread-figures.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { type PageProps, useActionData } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { AgreementTable } from '#app/components/transparency/log-tables.tsx'
import { can } from '#app/core/authorize.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { fairnessReport } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import { type FairnessReport, type Group, windowNames, type Window } from '#app/domain/analytics/fairness/report.ts'
import { transparencyPage } from '#app/views/legal/transparency-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('fairness.title'), description: t('fairness.lede') }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const window = windowNames.find((one) => one === url.searchParams.get('window')) ?? 'all'
  const [page, moderated] = await Promise.all([fairnessReport(ctx), transparencyPage(ctx)])
  const agreement = moderated && { rules: moderated.log.agreement, names: moderated.rules }
  return { window, page, agreement, mayCompute: can(ctx.actor, 'ledger.administer') }
})

export const action = formAction(
  {
    compute: intent({
      shape: z.object({}),
      async run({ ctx, url }) {
        await computeFairness(ctx)
        return { to: url.pathname, toast: { tone: 'good', key: 'fairness.admin.done' } }
      },
    }),
  },
  { permission: 'ledger.administer' },
)

export default function Fairness({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { moment, now } = useFormat()
  const { window, page, agreement, mayCompute } = data
  return (
    <>
      <PageTitle title={t('fairness.title')} lede={t('fairness.lede')}>
        {page !== null && <p className="quiet-text">{t('fairness.asOf', { when: moment(page.at, now) })}</p>}
      </PageTitle>
      <div className="stack loose">
        {page === null ? (
          <EmptyState title={t('fairness.empty.title')} text={t('fairness.empty.text')}>
            <a href={urls.rules()}>{t('fairness.empty.way')}</a>
          </EmptyState>
        ) : (
          <>
            <Spread report={page.report} window={window} history={page.history} />
            <Groups report={page.report} />
            <Waits report={page.report} />
            <Section title={t('fairness.perks.title')}>
              <PerkTable perks={page.report.perks} least={page.report.least} />
            </Section>
            <Section title={t('fairness.changes.title')}>
              <ChangeTable changes={page.report.changes} />
              <p className="gap">
                {t('fairness.changes.more')} <a href={urls.rules()}>{t('fairness.empty.way')}</a>{' '}
                <a href={urls.trust()}>{t('fairness.how.levels')}</a>
              </p>
            </Section>
            <Section title={t('fairness.decisions.title')}>
              <p>{t('fairness.decisions.lede')}</p>
              <DecisionTable decisions={page.report.decisions} />
              <p className="gap">
                <a href={urls.transparency()}>{t('transparency.title')}</a>
              </p>
            </Section>
            <Section title={t('transparency.agreement.title')}>
              <p>{t('transparency.agreement.lede')}</p>
              <AgreementTable agreement={agreement?.rules ?? []} name={(rule) => agreement?.names[rule] ?? rule} />
            </Section>
            <How least={page.report.least} />
          </>
        )}
        {mayCompute && <Compute tookMs={page?.tookMs ?? null} />}
      </div>
    </>
  )
}

function Spread({
  report,
  window,
  history,
}: {
  report: FairnessReport
  window: Window
  history: readonly { day: string; gini: number | null }[]
}) {
  const t = useT()
  const spread = report.spread[window]
  return (
    <Section title={t('fairness.spread.title')}>
      <p>{t('fairness.spread.lede')}</p>
      <div className="stack">
        <FilterChips
          label={t('fairness.spread.windows')}
          chips={windowNames.map((one) => ({
            text: t(`fairness.window.${one}`),
            href: one === 'all' ? urls.fairness() : `${urls.fairness()}?window=${one}`,
            current: one === window,
          }))}
        />
        {spread === null ? (
          <Note>{t('fairness.few', { least: report.least })}</Note>
        ) : (
          <SpreadFigures spread={spread} />
        )}
        {window === 'all' && <GiniHistory history={history} />}
      </div>
    </Section>
  )
}

function Groups({ report }: { report: FairnessReport }) {
  const t = useT()
  const { percent } = useFormat()
  const shown = segments
    .map((kind) => ({
      kind,
      groups: (report[kind] as readonly Group[]).filter((group): group is ShownGroup => group.figures !== null),
    }))
    .filter(({ groups }) => groups.length > 0)
  const leftOut = segments.some((kind) => report[kind].some(({ figures }) => figures === null))
  const [widest] = shown
    .flatMap(({ kind, groups }) => groups.map((group) => ({ kind, group })))
    .toSorted((a, b) => gap(b.group) - gap(a.group))
  return (
    <Section title={t('fairness.groups.title')}>
      {widest !== undefined && (
        <p className="answer">
          {t(gap(widest.group) <= even ? 'fairness.groups.even' : 'fairness.groups.uneven', {
            group: groupName(t, widest.kind, widest.group),
            posts: percent(widest.group.figures.posts),
            reputation: percent(widest.group.figures.reputation),
          })}
        </p>
      )}
      <p>{t('fairness.groups.lede')}</p>
      {shown.length === 0 && <p className="quiet-text">{t('fairness.groups.none')}</p>}
      {leftOut && <p className="quiet-text">{t('fairness.keptHint', { least: report.least })}</p>}
      <div className="stack group-tables gap">
        {shown.map(({ kind, groups }) => (
          <GroupTable key={kind} kind={kind} groups={groups} />
        ))}
      </div>
    </Section>
  )
}

/** Up to this difference of shares, in hundredths, a group got about what it did. */
const even = 0.05

function gap({ figures }: ShownGroup): number {
  return Math.abs(figures.posts - figures.reputation)
}

function Waits({ report: { responses, least } }: { report: FairnessReport }) {
  const t = useT()
  const { duration } = useFormat()
  const everybody = t('fairness.responses.everybody')
  const { all } = responses
  const of = (kind: (typeof segments)[number]) =>
    responses[kind].flatMap((group) =>
      group.figures === null ? [] : [{ key: group.key, name: groupName(t, kind, group), figures: group.figures }],
    )
  return (
    <Section title={t('fairness.responses.title')}>
      {all !== null && all.median !== null && (
        <p className="answer">
          {all.ninetieth === null
            ? t('fairness.responses.answerHalf', { median: duration(all.median) })
            : t('fairness.responses.answer', { median: duration(all.median), ninetieth: duration(all.ninetieth) })}
        </p>
      )}
      <p>{t('fairness.responses.lede')}</p>
      {all === null ? (
        <Note>{t('fairness.few', { least })}</Note>
      ) : (
        <div className="stack group-tables gap">
          <ResponseTable caption={everybody} rows={[{ key: 'all', name: everybody, figures: all }]} />
          {segments.map(
            (kind) =>
              of(kind).length > 0 && (
                <ResponseTable key={kind} caption={t(`fairness.responses.by.${kind}`)} rows={of(kind)} />
              ),
          )}
        </div>
      )}
    </Section>
  )
}

function How({ least }: { least: number }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <Section title={t('fairness.how.title')}>
      <ul className="bullets">
        <li>{t('fairness.how.who')}</li>
        <li>{t('fairness.how.least', { least, most: number(least * 100 - 99) })}</li>
        <li>{t('fairness.how.what')}</li>
        <li>{t('fairness.how.gini')}</li>
        <li>{t('fairness.how.act')}</li>
      </ul>
      <p className="gap">
        {t('fairness.how.tell')} <a href="/feedback/new">{t('fairness.how.tellWay')}</a>
      </p>
    </Section>
  )
}

function Compute({ tookMs }: { tookMs: number | null }) {
  const t = useT()
  const { number } = useFormat()
  const [form] = useActionForm('compute', useActionData<typeof action>())
  return (
    <Section title={t('fairness.admin.title')}>
      {tookMs !== null && <p>{t('fairness.admin.took', { ms: number(tookMs) })}</p>}
      <ActionForm form={form}>
        <Button>{t('fairness.admin.compute')}</Button>
      </ActionForm>
    </Section>
  )
}
