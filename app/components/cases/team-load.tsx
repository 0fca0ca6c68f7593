import { Progress } from '#app/components/parts/progress.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { TeamLoad } from '#app/domain/cases/queries/team.server.ts'

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
        <table>
          <caption className="said-only">{t('cases.load.caption', { count: most })}</caption>
          <thead className="said-only">
            <tr>
              <th scope="col">{t('cases.load.name')}</th>
              <th scope="col">{t('cases.load.share')}</th>
              <th scope="col">{t('cases.load.open')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <bdi>{person.name}</bdi>
                </th>
                <td className="half">
                  <Progress value={Math.min(person.open, most)} max={most} label={person.name} />
                </td>
                <td className="num">
                  {number(person.open)} / {number(most)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="meta-text gap">{t('cases.load.fair')}</p>
    </section>
  )
}
