import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { CaseCauses } from '#app/domain/cases/queries/causes.server.ts'
import { urls } from '#app/views/urls.ts'
import { CauseStateLabel } from './cause-state.tsx'

/** The root causes of a case, beside its conversation: put one on it, take one off. Sends to the page of all causes. */
export function CaseCausesCard({ causes, number }: { causes: CaseCauses; number: number }) {
  const t = useT()
  return (
    <section className="card stack tight" aria-labelledby="case-causes">
      <h2 id="case-causes">{t('causes.case.title')}</h2>
      {causes.own.length === 0 && <p className="meta-text">{t('causes.case.none')}</p>}
      <ul className="stack tight plain">
        {causes.own.map(({ id, name, state }) => (
          <li key={id} className="row">
            <a href={urls.cause(id)}>{name}</a> <CauseStateLabel state={state} />
            <form method="post" action={urls.causes()}>
              <input type="hidden" name="intent" value="drop" />
              <input type="hidden" name="causeId" value={id} />
              <input type="hidden" name="number" value={number} />
              <OnceField />
              <Button look="quiet" size="small" aria-label={t('causes.case.dropNamed', { name })}>
                {t('causes.case.drop')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {causes.others.length > 0 && (
        <form method="post" action={urls.causes()} className="row">
          <input type="hidden" name="intent" value="put" />
          <input type="hidden" name="numbers" value={number} />
          <OnceField />
          <select name="causeId" aria-label={t('causes.case.choose')} required defaultValue="">
            <option value="">{t('causes.case.choose')}</option>
            {causes.others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button size="small">{t('causes.case.put')}</Button>
        </form>
      )}
      <p className="meta-text gap">
        <a href={urls.causes()}>{t('causes.case.toAll')}</a>
      </p>
    </section>
  )
}
