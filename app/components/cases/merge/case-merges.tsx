import { SeenField } from '#app/components/cases/seen/seen-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { caseReference } from '#app/domain/cases/case.ts'
import type { MergedCase } from '#app/domain/cases/queries/merges.server.ts'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { FormReply } from '#app/web/form-result.ts'

/** The cases that are part of this one, each with its undo, and the form that merges another of the same customer. */
export function CaseMerges({
  merged,
  others,
  seen,
  result,
}: {
  merged: readonly MergedCase[]
  /** Open cases of the customer that this one can be merged with. */
  others: readonly { number: number; subject: string }[]
  seen: SeenView
  result: FormReply | null | undefined
}) {
  const t = useT()
  const { day, now } = useFormat()
  if (merged.length === 0 && others.length === 0) return null
  const refused = result?.intent === 'undoMerge' ? result.error : null
  return (
    <section className="card">
      <h2>{t('merge.title')}</h2>
      {refused && <Alert tone="bad" urgent title={t.any(refused.key, refused.params)} />}
      {merged.length > 0 && (
        <ul className="plain stack tight">
          {merged.map(({ number, subject, lang, openedAt }) => (
            <li key={number} className="spread">
              <p>
                <span className="num">{caseReference(number)}</span> <bdi lang={lang ?? undefined}>{subject}</bdi>{' '}
                <span className="meta-text">{day(openedAt, now)}</span>
              </p>
              <form method="post">
                <input type="hidden" name="intent" value="undoMerge" />
                <input type="hidden" name="merged" value={number} />
                <OnceField />
                <Button look="quiet" size="small" aria-label={t('merge.undoNamed', { number: caseReference(number) })}>
                  {t('merge.undo')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <MergeForm others={others} seen={seen} result={result} />}
    </section>
  )
}

function MergeForm({
  others,
  seen,
  result,
}: {
  others: readonly { number: number; subject: string }[]
  seen: SeenView
  result: FormReply | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ into: string }>('merge', result, { into: others[0]?.number })
  return (
    <details className="fold" open={result?.intent === 'merge' || undefined}>
      <summary>{t('merge.open')}</summary>
      <ActionForm form={form} labels={{ into: t('merge.into') }}>
        <p className="meta-text">{t('merge.consequence')}</p>
        <SeenField seen={seen} intent="merge" />
        <SelectField
          field={fields.into}
          label={t('merge.into')}
          options={others.map(({ number, subject }) => ({
            value: String(number),
            text: `${caseReference(number)} ${subject}`,
          }))}
        />
        <Button look="soft">{t('merge.submit')}</Button>
      </ActionForm>
    </details>
  )
}
