import { Button } from '#app/components/parts/button.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { caseSeverities } from '#app/domain/cases/case.ts'
import type { PolicyMatter } from '#app/domain/cases/clock/policy.ts'
import { caseSources } from '#app/domain/cases/promises/input.ts'
import type { PolicyLine, promisePreview } from '#app/domain/cases/queries/promise-pages.server.ts'
import { tiers } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { usePolicyName } from './policy-words.tsx'

/** What a case that is opened now would be promised, and by which policy. */
export function PromisePreview({
  chosen,
  preview,
  policies,
}: {
  chosen: PolicyMatter
  preview: Awaited<ReturnType<typeof promisePreview>>
  policies: readonly PolicyLine[]
}) {
  const t = useT()
  const { moment, exact, now } = useFormat()
  const name = usePolicyName()
  const policy = policies.find(({ id }) => id === preview.policyId)
  return (
    <Section title={t('promises.preview.title')}>
      <p className="quiet-text">{t('promises.preview.lede')}</p>
      <form method="get" className="filters">
        <Choice id="preview-severity" name="severity" label={t('promises.severity')} value={chosen.severity}>
          {caseSeverities.map((value) => ({ value, text: value }))}
        </Choice>
        <Choice id="preview-tier" name="tier" label={t('promises.tier')} value={chosen.tier ?? ''}>
          {[
            { value: '', text: t('promises.none') },
            ...tiers.map(({ key }) => ({ value: key as string, text: t(`parts.tier.${key}`) })),
          ]}
        </Choice>
        <Choice id="preview-source" name="source" label={t('promises.source')} value={chosen.source}>
          {caseSources.map((value) => ({ value: value as string, text: t(`cases.source.${value}`) }))}
        </Choice>
        <Button>{t('promises.preview.show')}</Button>
      </form>
      {policy !== undefined && (
        <p className="gap">
          {t('promises.preview.policy')} <a href={urls.adminPromise(policy.id)}>{name(policy)}</a>
        </p>
      )}
      <Facts
        facts={preview.dues.map(({ clock, dueAt }) => ({
          name: t(`cases.clock.${clock}`),
          value: (
            <time dateTime={dueAt} title={exact(dueAt)}>
              {moment(dueAt, now)}
            </time>
          ),
        }))}
      />
    </Section>
  )
}

function Choice({
  id,
  name,
  label,
  value,
  children,
}: {
  id: string
  name: string
  label: string
  value: string
  children: readonly { value: string; text: string }[]
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {children.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
