import { CaseTabs } from '#app/components/cases/list/case-tabs.tsx'
import { AwayLabel, CompetenceLine } from '#app/components/cases/team/person-facts.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { competencesOf, everything } from '#app/domain/cases/queries/agents.server.ts'
import { caseProducts } from '#app/domain/cases/queries/products.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('work.team.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx }) => {
  const load = await teamLoad(ctx)
  const competences = await competencesOf(
    ctx.read,
    load.people.map(({ id }) => id),
  )
  return {
    most: load.most,
    people: load.people.map((one) => ({ ...one, competence: competences.get(one.id) ?? everything() })),
    products: await caseProducts(ctx.read, ctx.locale),
    assigns: ctx.setting('cases.assignment'),
    rotateDays: ctx.setting('cases.rotateDays'),
  }
})

/** Who works on cases: how many each has, who is away, and what they are given cases about. */
export default function Team({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { most, people, products, assigns, rotateDays } = data
  const lede = t(assigns ? 'work.team.lede' : 'work.team.ledeByHand', { count: most })
  return (
    <>
      <PageTitle title={t('work.team.title')} lede={lede} />
      <CaseTabs current="team" />
      {people.length === 0 ? (
        <EmptyState title={t('cases.load.none')} text={t('work.team.noneText')} />
      ) : (
        <DataTable
          caption={t('cases.load.caption', { count: most })}
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('cases.load.name'),
              cell: ({ handle: who, name }) => (
                <a href={urls.colleague(who)}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            {
              key: 'share',
              title: t('cases.load.share'),
              cell: ({ name, open }) => <Progress value={Math.min(open, most)} max={most} label={name} />,
            },
            {
              key: 'open',
              title: t('cases.load.open'),
              figure: true,
              cell: ({ open, handle: who }) => (
                <a href={`${urls.cases()}?assignee=${who}`}>{`${number(open)} / ${number(most)}`}</a>
              ),
            },
            {
              key: 'away',
              title: t('work.team.here'),
              cell: ({ away }) => (away === null ? t('work.team.present') : <AwayLabel away={away} />),
            },
            {
              key: 'competence',
              title: t('work.competence.short'),
              cell: ({ competence }) => <CompetenceLine competence={competence} products={products} />,
            },
          ]}
        />
      )}
      <p className="meta-text gap">{t('cases.load.fair')}</p>
      {assigns && rotateDays > 0 && <p className="meta-text">{t('work.exposure.rotation', { count: rotateDays })}</p>}
      <p className="gap">
        <a href={urls.thanks()}>{t('surveys.staff.title')}</a> · <a href={urls.causes()}>{t('causes.title')}</a>
      </p>
    </>
  )
}
