import { SeenField } from '#app/components/cases/seen/seen-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { CaseSeverity } from '#app/domain/cases/case.ts'
import type { Raise } from '#app/domain/cases/severity/severity-from.ts'
import { ruleText } from '#app/views/cases/rule-text.ts'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined

/** Why the severity of a case is what it is: what raised it, each with a way to take it back. Nothing when no rule did. */
export function CaseRaises({
  severity,
  chosen,
  raises,
  active,
  seen,
  result,
}: {
  severity: CaseSeverity
  /** What it was opened with, or a person chose last. */
  chosen: CaseSeverity
  raises: readonly Raise[]
  /** Whether the case is open: what raised it can be taken back. */
  active: boolean
  seen: SeenView
  result: Result
}) {
  const t = useT()
  const { day, now } = useFormat()
  if (raises.length === 0) return null
  return (
    <section className="card">
      <h2>{t('severity.title')}</h2>
      <p className="meta-text">
        {severity !== chosen
          ? t('severity.from', { severity, from: chosen })
          : t(raises.some(({ state }) => state === 'inForce') ? 'severity.already' : 'severity.as', { severity })}
      </p>
      <ul className="plain stack tight">
        {raises.map(({ rule, figure, at, state }) => (
          <li key={rule}>
            <p>
              {ruleText(t, rule, figure)}{' '}
              <span className="meta-text">
                {day(at, now)}
                {state !== 'inForce' && ` · ${t(`severity.state.${state}`)}`}
              </span>
            </p>
            {active && state === 'inForce' && <UndoForm rule={rule} seen={seen} result={result} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function UndoForm({ rule, seen, result }: { rule: string; seen: SeenView; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ rule: string; reason: string }>(
    'undoRaise',
    result,
    { rule },
    { field: 'rule', value: rule },
  )
  const name = t.any(`severity.name.${rule}`)
  return (
    <details className="fold" open={form.status === 'error' || undefined}>
      <summary aria-label={t('severity.undoNamed', { name })}>{t('severity.undo')}</summary>
      <ActionForm form={form} labels={{ reason: t('severity.reason') }}>
        <SeenField seen={seen} intent="undoRaise" />
        <input type="hidden" name="rule" value={rule} />
        <TextArea field={fields.reason} label={t('severity.reason')} hint={t('severity.reasonHint')} rows={2} />
        <Button look="soft">{t('severity.undoSubmit')}</Button>
      </ActionForm>
    </details>
  )
}
