import { DataTable } from '#app/components/parts/data-table.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TeamLoad } from '#app/domain/cases/queries/team.server.ts'
import { urls } from '#app/views/urls.ts'
import { AwayLabel } from './team/person-facts.tsx'

/** Open cases of each person, by name; without a ranking. */
export function TeamLoadTable({ load: { most, people } }: { load: TeamLoad }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <section className="plain">
      <h2>{t('cases.load.title')}</h2>
      {people.length === 0 ? (
        <p className="meta-text">{t('cases.load.none')}</p>
      ) : (
        <DataTable
          caption={t('cases.load.caption', { count: most })}
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              title: t('cases.load.name'),
              cell: ({ name, handle, away }) => (
                <>
                  <a href={urls.colleague(handle)}>
                    <bdi>{name}</bdi>
                  </a>{' '}
                  {away !== null && <AwayLabel away={away} />}
                </>
              ),
            },
            {
              key: 'share',
              title: t('cases.load.share'),
              cell: (person) => <Progress value={Math.min(person.open, most)} max={most} label={person.name} />,
            },
            {
              key: 'open',
              title: t('cases.load.open'),
              figure: true,
              cell: (person) => `${number(person.open)} / ${number(most)}`,
            },
          ]}
        />
      )}
      <p className="meta-text gap">{t('cases.load.fair')}</p>
    </section>
  )
}
